"""Red flags that were answered just now, so that they are not due in a test about other things."""

import datetime as dt
import re
from pathlib import Path

from tui.core.entries import FlagAnswer, ScreenEntry
from tui.storage.library import builtin_folder
from tui.storage.log import Log

_FLAGS = re.compile(r"^\[\[flags\]\]\n(?:.+\n)*", re.MULTILINE)


def answer_red_flags(log: Log, now: dt.datetime, region: str = "calf") -> None:
    """Keep a time at which all was answered with no."""
    no = FlagAnswer(flag="sudden-breathlessness", tier="emergency", yes=False)
    entry = ScreenEntry(
        schema=1,
        kind="screen",
        entered=now,
        app="test",
        started=now,
        region=region,
        why="first",
        answers=(no,),
    )
    log.add(Log.new_id(now, entry.kind), entry)


def write_calf_without_flags(sessions: Path) -> None:
    """A calf of one's own in that folder of sessions, about which no red flag is asked."""
    text = (builtin_folder() / "regions" / "calf.toml").read_text("utf-8")
    path = sessions / "regions" / "calf.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_FLAGS.sub("", text), "utf-8")
