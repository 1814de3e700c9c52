"""The red-flag questions alone: before there is any session, or when somebody notices a sign."""

from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.format.general_flags import GENERAL
from tui.core.forms.red_flag_words import Why
from tui.core.key_words import with_keys
from tui.leading.asking_flags import ask_red_flags
from tui.leading.flow import Flow
from tui.leading.stopping import Stopping

ANSWERED = "Your answers are kept. Nothing in them stops you: {today.start} starts a session."
TO_BE_SEEN = (
    "Your answers are kept. What you said yes to wants an appointment: make one, don't run."
)
NO_QUESTIONS = (
    "The red-flag questions can't be asked: flags/general.toml is missing or has mistakes, which "
    "soleus check names. If you are worried, be seen."
)


async def ask_alone(flow: Flow, clock: Clock, session: Session | None, why: Why) -> str:
    """Ask those of the session's region, without one the general ones.

    Gives a line about what follows, empty where the person goes back without answering.
    """
    region_id = (session and session.region_id) or GENERAL
    about = (session and session.region) or flow.stores.library().flagged(region_id)
    if about is None or not about.flags:
        return NO_QUESTIONS
    entry = await ask_red_flags(flow.face, flow.keeping, region_id, about, why)
    if entry is None:
        return ""
    stopping = Stopping(flow.face, flow.keeping, clock)
    stopping.took(entry)
    if why_blocked := await stopping.why_blocked():
        return why_blocked
    if any(answer.yes for answer in entry.answers):
        return TO_BE_SEEN
    return with_keys(ANSWERED, flow.stores.settings.settings.keymap)
