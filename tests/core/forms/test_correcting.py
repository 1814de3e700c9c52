import pytest
from msgspec.structs import replace

from tests.core.filling_in import CALF
from tests.storage.entries import an_entry
from tui.core.entries import Mark, PainAnswer, SessionEntry
from tui.core.forms.correcting import corrected, correction_form
from tui.core.forms.fields import Key
from tui.core.forms.form import go_to, step

LEFT = PainAnswer(region="calf", side="left", before=4, during=5, after=2, new_signs=False)
RIGHT = PainAnswer(region="calf", side="right")
ENTRY: SessionEntry = an_entry(
    region="calf", pain=(LEFT, RIGHT), marks=(Mark(at=3, step=0, side="right", score=6),)
)


@pytest.mark.parametrize("entry", [ENTRY, replace(ENTRY, pain=()), replace(ENTRY, pain=(RIGHT,))])
@pytest.mark.parametrize("region", [CALF, None])
def test_nothing_changes_by_itself(entry: SessionEntry, region: object) -> None:
    """A mark does not become an answer just because another answer was corrected."""
    form = correction_form(entry, region)  # type: ignore[arg-type]  # a region or none
    found = corrected(form, entry, region)  # type: ignore[arg-type]  # the same

    assert replace(found, pain=()) == replace(entry, pain=())
    assert [one for one in found.pain if one in entry.pain] == list(entry.pain)
    assert {one.before for one in found.pain} <= {4, None}


@pytest.mark.parametrize(
    ("key", "score"),
    [
        (Key("before", "left"), (5, 5, 2)),
        (Key("during", "left"), (4, 6, 2)),
        (Key("after", "left"), (4, 5, 3)),
    ],
)
def test_each_score_can_be_corrected(key: Key, score: tuple[int, int, int]) -> None:
    form = step(go_to(correction_form(ENTRY, CALF), key), 1)
    left, right = corrected(form, ENTRY, CALF).pain

    assert (left.before, left.during, left.after) == score
    assert right == RIGHT


def test_everything_is_asked() -> None:
    form = correction_form(ENTRY, CALF)

    names = [(field.key.name, field.key.of) for field in form.asked]
    assert names[:2] == [("before", "left"), ("before", "right")]
    assert {"during", "after", "new_signs", "where", "feel", "effort", "notes"} <= {
        name for name, _ in names
    }


def test_without_its_region_scores_stay_and_notes_can_be_corrected() -> None:
    form = correction_form(ENTRY, None)

    assert "before" not in {field.key.name for field in form.fields}
    assert corrected(form, ENTRY, None).pain == ENTRY.pain
