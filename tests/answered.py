"""Red flags that were answered just now, so that they are not due in a test about other things."""

import datetime as dt
from pathlib import Path

from tests.core.logged import screen
from tui.core.entries import FlagAnswer
from tui.storage.log.log import Log


def answer_red_flags(log: Log, now: dt.datetime, region: str = "calf") -> None:
    """Keep a time at which all was answered with no."""
    no = FlagAnswer(flag="sudden-breathlessness", tier="emergency", yes=False)
    entry = screen(now, no, region=region, why="first")
    log.add(Log.new_id(now, entry.kind), entry)


def answer_just_now(log_folder: Path) -> None:
    """The same by the machine's clock, in the log in that folder."""
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    answer_red_flags(Log(log_folder), now - dt.timedelta(minutes=1))
