"""The time zones that this machine knows."""

from tui.core.format.problems import nearest, quoted


def is_known(name: str) -> bool:
    """Whether a clock can go by it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # only who has the setting pays for it

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder's name, one with `..`
        return False
    return True


def has_any() -> bool:
    """Whether it knows any at all: a small machine, or a container, may have no files of them."""
    from zoneinfo import available_timezones

    return bool(available_timezones())


def why_unknown(name: str) -> str:
    """What is wrong with the setting; empty where the name is known, or none ever could be."""
    if is_known(name) or not has_any():
        return ""
    near = _meant(name)
    hint = f" - did you mean '{near}'?" if near else ""
    return f"time_zone must be a name such as Europe/Berlin, not {quoted(name)}{hint}"


def _meant(name: str) -> str | None:
    """The name of a place that is meant: by its last part, often a city, or with a slip in it."""
    from zoneinfo import available_timezones

    # Etc/GMT+1 has its sign the other way round, so what looks nearest would be furthest away.
    places = {one for one in available_timezones() if "/" in one and not one.startswith("Etc/")}
    by_city = {one.rpartition("/")[2].casefold(): one for one in sorted(places)}
    wanted = name.strip().replace(" ", "_")
    city = wanted.rpartition("/")[2].casefold()
    if city in by_city:
        return by_city[city]
    near = nearest(city, by_city)
    return nearest(wanted, places) or (by_city[near] if near else None)
