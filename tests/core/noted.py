"""What tests of notes share: a time zone with its clock changes, and regions."""

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tests.core.filling_in import CALF as PLAIN_CALF
from tui.core.format.definitions import Questions, Region, Rules

BERLIN = ZoneInfo("Europe/Berlin")
_QUESTIONS = Questions(
    side="Which leg?",
    before="?",
    during="?",
    after="?",
    new_signs="?",
    now="How strong is your calf pain?",
    morning="In your first steps this morning, how strong is it?",
    stiff="That morning, how stiff is it? 0 = not stiff, 10 = as stiff as possible",
)
CALF: Region = replace(
    PLAIN_CALF, questions=_QUESTIONS, rules=Rules(version="1", stop_feelings=("pop",))
)
NECK: Region = replace(CALF, title="Neck", sided=False)
QUIET: Region = replace(CALF, title="Shoulder", questions=replace(_QUESTIONS, morning=None))
REGIONS = {"calf": CALF, "neck": NECK, "shoulder": QUIET}


def local(wall: dt.datetime) -> dt.datetime:
    """In Berlin, as a machine's own zone does it: a fixed offset, and what was skipped is moved."""
    moment = wall.replace(tzinfo=BERLIN).astimezone(dt.UTC)
    return moment.astimezone(dt.timezone(moment.astimezone(BERLIN).utcoffset() or dt.timedelta()))


def berlin(text: str, fold: int = 0) -> dt.datetime:
    """A moment there."""
    return local(dt.datetime.fromisoformat(text).replace(fold=fold))
