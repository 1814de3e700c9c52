"""What the commands share."""


def print_json(value: object) -> None:
    """Print it as indented JSON; dates and times as in RFC 3339."""
    import msgspec.json  # only half of the commands' calls print JSON

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
