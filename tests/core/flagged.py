"""What tests of red flags share: a region that has them, and a log of what was answered when."""

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from tests.core import filling_in
from tui.core.entries import (
    ClearanceEntry,
    Entry,
    FlagAnswer,
    PainAnswer,
    PainEntry,
    ScreenEntry,
)
from tui.core.format.definitions import Flag, Rules
from tui.core.rules.history import Logged

RISKS = ("Surgery.", "A cast.")
FLAGS = (
    Flag(id="lung", tier="emergency", question="Breathless?", advice="A clot in the lung?"),
    Flag(id="cold", tier="emergency", question="Cold leg?"),
    Flag(id="vein", tier="urgent", question="Swollen leg?", advice="A clot?", risks=RISKS),
    Flag(id="bone", tier="book", question="Bone pain?", advice="A fracture?"),
)
RULES = Rules(
    version="calf 1",
    stop_feelings=("pop",),
    sharp_feelings=("sharp",),
    unclear_feelings=("tingling",),
    unclear_places=("behind knee",),
)
REGION = replace(filling_in.CALF, flags=FLAGS, rules=RULES)
NOW = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)


def ago(days: float) -> dt.datetime:
    """So long before now."""
    return NOW - dt.timedelta(days=days)


class Written(Struct, frozen=True):
    """What every entry has."""

    at: dt.datetime
    region: str = "calf"

    def keys(self, kind: str) -> dict[str, object]:
        """Keys of an entry of that kind that was written when it happened."""
        head = {"schema": 1, "kind": kind, "entered": self.at, "app": "0", "started": self.at}
        return {**head, "region": self.region}


def screen(days_ago: float, *yes: str, region: str = "calf", **keys: object) -> ScreenEntry:
    """All questions answered so long ago, with yes to these."""
    answers = tuple(FlagAnswer(flag=one.id, tier=one.tier, yes=one.id in yes) for one in FLAGS)
    written = Written(ago(days_ago), region).keys("screen")
    return ScreenEntry(**{**written, "why": "asked", "answers": answers, **keys})  # type: ignore[arg-type]


def seen(days_ago: float, on: float, region: str = "calf") -> ScreenEntry:
    """Said so long ago: a clinician saw it on that day, so long ago too."""
    return screen(days_ago, region=region, answers=(), seen=ago(on).date())


def clearance(days_ago: float, region: str = "calf", **keys: object) -> ClearanceEntry:
    """Given and written down so long ago, without an end."""
    written = Written(ago(days_ago), region).keys("clearance")
    given = {"who": "Dr A", "day": ago(days_ago).date()}
    return ClearanceEntry(**{**written, **given, **keys})  # type: ignore[arg-type]


def pain(days_ago: float, region: str = "calf", **keys: object) -> PainEntry:
    """Felt and noted so long ago."""
    return PainEntry(**{**Written(ago(days_ago), region).keys("pain"), "score": 3, **keys})  # type: ignore[arg-type]


def played(days_ago: float, region: str = "calf", **answer: object) -> Entry:
    """A session so long ago, with what was answered about the left side."""
    one = PainAnswer(region=region, side="left", **answer)  # type: ignore[arg-type]
    at = ago(days_ago)
    session = filling_in.entry(one, region=region)
    return replace(session, started=at, finished=at + dt.timedelta(minutes=15), entered=at)


def log(*entries: Entry) -> list[Logged]:
    """In that order."""
    return [Logged(str(index), entry) for index, entry in enumerate(entries)]
