"""The forms before and after a session, question by question."""

from collections.abc import Callable, Iterable

from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.forms import after
from tui.core.forms.after_fields import NEW_SIGNS, NOTES
from tui.core.forms.answers import Answer, answers_between
from tui.core.forms.before import DOSE, SIDE, before_form, soreness
from tui.core.forms.form import Form, FormResult, Soreness, go_to
from tui.core.rules.next_dose import DoseAsked
from tui.core.rules.starting import expected_of
from tui.plain.asking import BACK, ask, ask_field, choose, walk
from tui.plain.talk import Talk

_ONCE_MORE = "yes or no? An empty line once more leaves it unknown."


def ask_soreness(talk: Talk, session: Session, dose: DoseAsked | None) -> Soreness | None:
    """Which side is sore, and how sore; None where the person goes back.

    How much of the session comes last here: an empty line takes what is suggested.
    """
    if session.region is None:
        raise ValueError(f"{session.id} has no region to ask about")
    talk.say(f"Before {session.title}. Back is the question before, quit leaves.")
    blank = before_form(session.region, dose)
    first = blank.current.key
    form: Form | None = blank
    while form is not None:
        form = walk(talk, form, first=first, needed=SIDE)
        said = soreness(form) if form else None
        if form is None or said is None:
            continue
        if dose is not None:
            asked = ask_field(talk, go_to(form, DOSE))
            if asked is None:
                form = go_to(form, form.asked[-1].key)
                continue
            form = asked
            said = soreness(form) or said
        worst = max((one for one in said.before.values() if one), default=None)
        if ask(talk, f"{expected_of(worst)} An empty line starts.".strip()).casefold() != BACK:
            return said
        form = go_to(form, form.asked[-1].key)
    return None


def ask_after(
    talk: Talk,
    entry: SessionEntry,
    region: Region | None,
    answers: Iterable[Answer],
    keep: Callable[[Answer], None],
) -> FormResult:
    """The questions after a session: the worst, now, new signs, a note; more where it is wanted."""
    talk.say(f"{entry.title}: {after.summary(entry)}.")
    form = after.after_form(entry, region, answers)

    def kept(before: Form, now: Form) -> Form:
        for answer in answers_between(before, now):
            keep(answer)
        return _settled(talk, before, now)

    form = _walked(talk, go_to(form, form.asked[0].key), kept)
    if not after.shows_more(form):
        form = _with_note(talk, form, kept)
    return FormResult(after.entry_of(form, entry, region), saved=True)


def _walked(talk: Talk, form: Form, kept: Callable[[Form, Form], Form]) -> Form:
    """To the last question that is asked; there is nothing before the first."""
    while (walked := walk(talk, form, kept, first=form.asked[0].key)) is None:
        talk.say("This is the first question.")
    return walked


def _with_note(talk: Talk, form: Form, kept: Callable[[Form, Form], Form]) -> Form:
    noted = ask_field(talk, go_to(form, NOTES))
    form = kept(form, noted) if noted else form
    ways = (("more", "asks about effort, running, and where and how it hurts"), ("save", ""))
    if choose(talk, "An empty line saves.", ways, "save") == "save":
        return form
    return _walked(talk, after.with_more(form), kept)


def _settled(talk: Talk, before: Form, now: Form) -> Form:
    """What an answer brings about; the question about new signs is not passed by unseen."""
    if now.current.key == NEW_SIGNS and now.choice(NEW_SIGNS) is None:
        talk.say(_ONCE_MORE)
        now = ask_field(talk, now) or now
    return after.settle(before, now)
