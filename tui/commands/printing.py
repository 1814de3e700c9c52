"""What the commands share."""

import msgspec


def print_json(value: object) -> None:
    """Print it as indented JSON; dates and times as in RFC 3339."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
