"""What the commands share."""

import re

_NOT_PLAIN = re.compile(r"[^\n -~]")


def print_json(value: object) -> None:
    """Print it as indented JSON; dates and times as in RFC 3339.

    What is not ASCII is escaped: a log may hold what steers a terminal, and be read in one.
    """
    import msgspec.json  # only half of the commands' calls print JSON

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    print(_NOT_PLAIN.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    """As JSON writes a character: by its UTF-16 units."""
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
