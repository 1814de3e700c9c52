"""When an injury began: whether to ask, and about which side."""

import datetime as dt
from collections.abc import Container

from tui.core.entries import PainEntry, SessionEntry
from tui.core.format.definitions import Side
from tui.core.forms.injury import hurting, unexplained
from tui.core.key_words import with_keys
from tui.storage.listing import CannotList
from tui.storage.log.history import entries_since, notes_of_kind
from tui.storage.log.log import Log, Stored
from tui.storage.stores import Stores

NEW_AFTER = dt.timedelta(days=14)
"""Pain after so long without any is asked about as something new; our choice."""
_HERE = "{today.injury} notes it."
_ELSEWHERE = "Press {today.injury} in Today."
_IN_KIOSK = "Log in without a command, and press {today.injury} in Today."
_LOOK_AT = 20
"""Newest entries in which something may have hurt."""


def onset_offer(
    stores: Stores, entry_id: str, entry: PainEntry | SessionEntry, *, in_today: bool
) -> str:
    """What offers to note an injury, once, and how; empty where there is nothing to ask.

    `in_today`: whether the person reads it there. Of a log that can't be listed nothing is known,
    so nothing is asked.
    """
    if not hurting(entry):
        return ""
    log, keymap = stores.log, stores.settings.settings.keymap
    try:
        injuries = notes_of_kind(log, "episode")
        since = entry.started - NEW_AFTER
        earlier = [one for one in entries_since(log, since.date()) if one.id != entry_id]
    except CannotList:
        return ""
    wanted = unexplained(entry, injuries, earlier)
    if wanted is None:
        return ""
    region, side = wanted
    whose = f"{region} {side}" if side else region
    how = _HERE if in_today else _IN_KIOSK if stores.kiosk else _ELSEWHERE
    return f"Since when ({whose})? {with_keys(how, keymap)}"


def hurt_last(log: Log, among: Container[str]) -> tuple[str, Side | None] | None:
    """Region and side of what hurt last, of these regions; raises `CannotList`."""
    for found in log.newest(_LOOK_AT):
        if isinstance(found, Stored) and isinstance(found.entry, PainEntry | SessionEntry):
            for region, side in hurting(found.entry):
                if region in among:
                    return region, side
    return None
