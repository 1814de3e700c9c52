"""What is next, from the files that the rules look at."""

import datetime as dt
from collections.abc import Sequence

from tui.core.format.definitions import Session
from tui.core.rules.what_next import Next, what_next
from tui.storage.listing import CannotList
from tui.storage.log.history import for_the_rules
from tui.storage.stores import Stores


def ahead(stores: Stores, sessions: Sequence[Session], now: dt.datetime) -> Next:
    """What is next; nothing of a log that can't be listed, which Today says anyway."""
    try:
        log = for_the_rules(stores.log, now)
    except CannotList:
        return Next()
    return what_next(log, sessions, now)
