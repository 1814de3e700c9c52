"""The colours of the pain log: the same for a session wherever it is looked at."""

from pathlib import Path

from msgspec.structs import replace

from tests.core.flagged import screen
from tests.core.logged import DAY, REGION, ago, answer, at, morning, session
from tui.core.entries import Entry
from tui.core.review.review import Meant
from tui.core.review.weeks import QUARTER
from tui.screens.review.figures import figures, verdict_of, verdicts_between
from tui.storage.log.index import Index
from tui.storage.log.log import Log

REGIONS = {"calf": REGION}
HELD = session(ago(30), answer(before=1, during=1, after=1, new_signs=False, feel=("tingling",)))


def index_of(folder: Path, *entries: Entry) -> tuple[Index, str]:
    """An index of these, and the id of the first."""
    log = Log(folder / "log")
    ids = [log.new_id(one.started, one.kind) for one in entries]
    for entry_id, one in zip(ids, entries, strict=True):
        log.add(entry_id, one)
    return Index(None, log), ids[0]


def test_red_flags_that_were_answered_weeks_later_count_everywhere(tmp_path: Path) -> None:
    answered = replace(screen(0), entered=at(ago(3)), started=at(ago(3)))
    index, held = index_of(tmp_path, HELD, answered)

    in_charts = figures(index, lambda: REGIONS, Meant(), QUARTER, DAY).verdicts[held]
    alone = verdict_of(index, REGIONS, held, HELD, DAY)
    older = verdicts_between(index, REGIONS, ago(31), ago(29), DAY)[held]

    assert in_charts == alone == older
    assert in_charts.rule == "was held"


def test_stiffness_of_months_before_counts_everywhere(tmp_path: Path) -> None:
    calm = session(ago(5), answer(before=1, during=1, after=1, new_signs=False))
    mornings = (morning(ago(150), 1, stiff=1), morning(ago(4), 1, stiff=3))
    index, stiffer = index_of(tmp_path, calm, *mornings)

    in_charts = figures(index, lambda: REGIONS, Meant(), QUARTER, DAY).verdicts[stiffer]

    assert in_charts == verdict_of(index, REGIONS, stiffer, calm, DAY)
    assert in_charts.rule == "stiffer"
