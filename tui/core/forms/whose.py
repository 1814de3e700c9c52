"""Fields of a form that ask which part of the body something is about, and on which side."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from tui.core.format.definitions import Questions, Region, Side
from tui.core.forms.fields import Choice, Field, Key
from tui.core.forms.form import Form, go_on

REGION = Key("region")
SIDES: Mapping[str, Side] = {"left": "left", "right": "right"}
_WHICH_SIDE = "Which side? l left, r right."


class Unanswered(Struct, frozen=True):
    """Why a form can't be kept as it is."""

    at: Key
    """The field that lacks something."""
    says: str
    """What, in a sentence for the person."""


def side_key(region_id: str) -> Key:
    """The field of the side of a region; each has its own, for its question is its own."""
    return Key("side", region_id)


def whose_fields(
    regions: Mapping[str, Region],
    region_id: str,
    side: Side | None,
    question: str = "",
    both: str = "",
    is_answered: bool = False,
) -> Iterator[Field]:
    """The region, unless there is only one, and the side of each that has sides.

    `question` replaces the region's own about the side; `both` is a third answer, for no side,
    which is chosen where that was answered.
    """
    if len(regions) > 1:
        names = _names(regions)
        chosen = next((name for name, id in names.items() if id == region_id), None)
        yield Choice(REGION, "Which part?", tuple(names), chosen=chosen)
    options = (*SIDES, both) if both else tuple(SIDES)
    for id, region in regions.items():
        if region.sided:
            answered = side or (both if is_answered else None)
            yield Choice(
                side_key(id),
                question or region.questions.side,
                options,
                chosen=answered if id == region_id else None,
            )


def region_of(form: Form, regions: Mapping[str, Region]) -> str:
    """Id of the region that is chosen; the first as long as none is."""
    names = _names(regions)
    return names.get(form.choice(REGION) or "", next(iter(regions)))


def side_of(form: Form, regions: Mapping[str, Region]) -> Side | Unanswered | None:
    """The side that is chosen; None for a region without sides, and for both."""
    region_id = region_of(form, regions)
    if not regions[region_id].sided:
        return None
    chosen = form.choice(side_key(region_id))
    if chosen is None:
        return Unanswered(side_key(region_id), _WHICH_SIDE)
    return SIDES.get(chosen)


def is_of_region(form: Form, field: Field, regions: Mapping[str, Region]) -> bool:
    """Whether a field is of the chosen region, or of none."""
    return field.key.of in ("", region_of(form, regions))


def past_region(form: Form, is_known: bool) -> Form:
    """The cursor on the question after the region, where that is known."""
    return go_on(form) if is_known and form.current.key == REGION else form


def with_region(regions: Mapping[str, Region], region_id: str, sided: bool) -> dict[str, Region]:
    """The regions, with a plain one in place of one that an entry names and no file defines."""
    known = dict(regions)
    if region_id and region_id not in known:
        known[region_id] = _plain(region_id, sided)
    return known


def _names(regions: Mapping[str, Region]) -> dict[str, str]:
    """Id by what is shown: the title, or the id where two have the same."""
    titles = [region.title for region in regions.values()]
    return {
        id if titles.count(region.title) > 1 else region.title: id for id, region in regions.items()
    }


def _plain(region_id: str, sided: bool) -> Region:
    asked = "How strong is it?"
    questions = Questions(
        side="Which side?", before=asked, during=asked, after=asked, new_signs="New signs?"
    )
    return Region(
        schema=1,
        title=region_id,
        sided=sided,
        questions=questions,
        places=(),
        feelings=(),
        signs_advice=(),
    )
