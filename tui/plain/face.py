"""The face of a session that is played in lines. Nothing here waits for a loop."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import ScreenEntry, SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.format.general_flags import Flagged
from tui.core.forms.answers import Answer
from tui.core.forms.form import FormResult, Soreness
from tui.core.forms.red_flag_form import screen_entry
from tui.core.forms.red_flag_words import Why
from tui.core.interrupted.journal import away
from tui.core.interrupted.returning import Way, ago, is_another_day, offers, to_know
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.rules.next_dose import DoseAsked
from tui.core.rules.red_flags import OpenFlag
from tui.core.rules.starting import Start
from tui.core.rules.ways import WORDS, StartWay, is_free, ways_on
from tui.core.settings import IdleLimits
from tui.leading.face import GIVE_UP, GO_ON, BlockedWay, Unsaved, Words
from tui.leading.saving import Saving
from tui.plain.asking import ask, choose, is_yes
from tui.plain.forms import ask_after, ask_soreness
from tui.plain.player import Player
from tui.plain.red_flags import ask_red_flags, ask_what_to_do
from tui.plain.talk import Talk
from tui.storage.log.history import Answered
from tui.storage.places import typed_path
from tui.storage.runs.journal import TakesLong
from tui.storage.runs.runs import Waiting
from tui.storage.writing import CannotWrite

T = TypeVar("T")
_SAYS_SO_AFTER = 0.3
"""Seconds that a disk may take without a word."""
_LOOKS_EVERY = 0.1
"""Seconds, whether it is to be ended, while the disk works."""


class PlainFace:
    """The `Face` of somebody who reads and types lines."""

    def __init__(
        self, talk: Talk, clock: Clock, idle: IdleLimits, named: str, *, kiosk: bool = False
    ) -> None:
        """`named` is what the person called the session; in a kiosk SSH is given the commands."""
        soleus = "" if kiosk else "soleus "
        again = f"`{soleus}run {named} --plain`"
        self.words = Words(
            form_waits=f"Saved. The pain form waits: {again} asks it.",
            stopped="No session before the red flag has been looked at. "
            f"Pain can be noted: `{soleus}pain REGION SIDE SCORE`.",
            tomorrow=f"Tomorrow: `{soleus}morning SIDE SCORE STIFFNESS`.",
        )
        self._place_kept = f"Your place is kept: {again} goes on."
        self.if_left = "Nothing was started."
        """What to say where the person leaves, or can't type any more, at this point."""
        self._talk = talk
        self._clock = clock
        self._idle = idle
        self._saving: Saving | None = None
        self._trouble_said = ""
        talk.before_waiting = self._say_trouble

    async def red_flags(
        self, region_id: str, region: Flagged, why: Why, since: dt.date | None
    ) -> ScreenEntry | None:
        """Page by page."""
        answers = ask_red_flags(self._talk, region, why, since)
        if answers is None:
            return None
        return screen_entry(region_id, why, self._clock.now(), __version__, answers)

    async def blocked(self, flags: Sequence[OpenFlag], region: Flagged) -> BlockedWay:
        """What to do, and what ends it."""
        return ask_what_to_do(self._talk, flags, region, self._clock)

    async def soreness(
        self, session: Session, dose: DoseAsked | None, warning: str = ""
    ) -> Soreness | None:
        """The form before a session."""
        self._talk.say(*filter(None, [warning]))
        return ask_soreness(self._talk, session, dose)

    async def may_start(
        self, start: Start, title: str, gentle: str, is_empty: bool
    ) -> StartWay | None:
        """A sentence of each rule, and the ways that are left."""
        ways = ways_on(start, gentle, is_empty=is_empty)
        starts = is_free(start, is_empty=is_empty)
        self._talk.say(f"{'Before you start' if starts else 'Not now'}: {title}.", *start.says)
        if gentle and not starts:
            self._talk.say(gentle)
        question = f"An empty line {'starts' if starts else 'starts nothing'}."
        words = [(str(way), WORDS[way]) for way in ways]
        chosen = choose(self._talk, question, words, "start" if starts else "")
        return next((way for way in ways if way == chosen), None)

    async def gate_again(self, question: str) -> bool | None:
        """Yes or no."""
        self._talk.say("You were away for a while, so once more:")
        ways = (("yes", ""), ("no", ""))
        said = choose(self._talk, f"{question} yes or no? An empty line lets it wait.", ways)
        return said == "yes" if said else None

    async def play(
        self, run: Run, earlier: Sequence[Answered], keep: Callable[[RunEvent], None]
    ) -> Run:
        """The session itself; earlier answers are in the log, for whoever wants to read them."""
        return Player(self._talk, run, keep, self._idle, self._ask_way_out).play()

    async def form(
        self,
        entry: SessionEntry,
        region: Region | None,
        answers: Iterable[Answer],
        keep: Callable[[Answer], None],
    ) -> FormResult:
        """The form after a session."""
        self.if_left = self.words.form_waits
        result = ask_after(self._talk, entry, region, answers, keep)
        self.if_left = "Saved."
        return result

    async def unfinished(self, waiting: Waiting) -> Way | None:
        """The ways on by their numbers; discarding asks once more."""
        cut = waiting.cut
        passed = away(cut, self._clock)
        ways = offers(
            cut,
            __version__,
            is_next_day=is_another_day(self._clock.local(cut.wall), self._clock.now(), passed),
            is_elsewhere=waiting.holder is not None,
        )
        happened = (
            f"cut off {ago(passed)}"
            if waiting.holder is None
            else "it is being played in another terminal"
        )
        self._talk.say(f"{cut.opening.plan.session.title}: {happened}.")
        self._talk.say(*to_know(cut, __version__, waiting.holder is not None, waiting.is_damaged))
        numbered = [(str(number), way.words) for number, way in enumerate(ways, 1)]
        while number := choose(self._talk, "An empty line leaves it as it is.", numbered):
            way = ways[int(number) - 1].way
            if way != "discard" or is_yes(
                self._talk, "What was done will not be in the log. Discard it? yes or no."
            ):
                return way
        return None

    async def write(self, work: Callable[[], None]) -> None:
        """In a thread, so that a signal ends it all though the disk hangs."""
        failed: list[Exception] = []
        is_done = threading.Event()

        def run() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - whoever waits gets it
                failed.append(error)
            is_done.set()

        threading.Thread(target=run, name="writing", daemon=True).start()
        if not is_done.wait(_SAYS_SO_AFTER):
            self._talk.say("Saving. The disk takes long; nothing is lost, this goes on by itself.")
        while not is_done.wait(_LOOKS_EVERY):
            self._talk.check()
        if failed:
            raise failed[0]

    async def unsaved(self, error: CannotWrite, kiosk: bool) -> Unsaved:
        """Nothing passes over a result but saving it, or giving it up twice over."""
        while True:
            answer = self._ask_unsaved(error, kiosk, ("discard", "gives it up; asks again"))
            if answer != GIVE_UP:
                return answer
            if is_yes(self._talk, "It will not be in the log. Discard it for good? yes or no."):
                return GIVE_UP

    async def away(self, work: Callable[[], T]) -> T:
        """At once: there is nothing that could go on meanwhile."""
        return work()

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """While something is waited for."""
        self._talk.later(seconds, call)

    def saves(self, saving: Saving) -> None:
        """What of it can't be saved is said before each wait."""
        self._saving = saving
        self.if_left = self._place_kept

    def trouble_changed(self) -> None:
        """Say so now, whatever is waited for."""
        self._talk.wake()

    def _say_trouble(self) -> None:
        trouble = self._saving.trouble("`save` asks what to do.") if self._saving else ""
        if trouble != self._trouble_said:
            self._trouble_said = trouble
            self._talk.say(trouble or "All is saved again.")

    def _ask_way_out(self) -> None:
        """What to do about a journal that can't be written, in the middle of it all."""
        saving = self._saving
        trouble = saving.recording.trouble if saving else None
        if saving is None or trouble is None or isinstance(trouble, TakesLong):
            self._talk.say("There is nothing to do about saving.")
            return
        answer = self._ask_unsaved(trouble, saving.kiosk, (GO_ON, "leaves it to be tried again"))
        if isinstance(answer, Path):
            saving.move_to(answer)
        elif answer is None:
            saving.recording.try_again()

    def _ask_unsaved(self, error: CannotWrite, kiosk: bool, last: tuple[str, str]) -> Unsaved:
        """Try again, in another folder, or the last way; in a kiosk nobody chooses a folder."""
        self._talk.say("Not saved yet.", str(error))
        ways = [] if kiosk else [("elsewhere", "saves in another folder")]
        match choose(self._talk, "An empty line tries again.", [*ways, last]):
            case "":
                return None
            case "elsewhere":
                typed = ask(self._talk, "Which folder? It is made, for you alone.")
                return typed_path(typed).absolute() if typed else None
            case "discard":
                return GIVE_UP
            case _:
                return GO_ON
