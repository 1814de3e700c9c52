"""The way through a session: before, the session, the result saved, the pain form."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress

from msgspec.structs import replace

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import SessionEntry
from tui.core.format.definitions import Region, Session
from tui.core.forms.answers import Answer
from tui.core.forms.form import Soreness, closing_line
from tui.core.interrupted.going_on import (
    ASKS_AGAIN_AFTER,
    AskedAgain,
    GoOn,
    PainAgain,
    after,
    gates_to_ask,
    with_event,
)
from tui.core.interrupted.journal import CutOff, Opening, as_sides, away
from tui.core.playing.moves import end
from tui.core.playing.result import Before, session_entry, was_anything_done
from tui.core.playing.run import Run, start
from tui.core.rules.mornings import is_asked_about
from tui.core.session.segments import Plan
from tui.leading.asking_flags import ask_if_triggered
from tui.leading.face import Face
from tui.leading.keeping import Keeping
from tui.leading.recording import Recording
from tui.leading.saving import Saving
from tui.leading.starting import Starting
from tui.leading.stopping import Stopping
from tui.storage.listing import CannotList
from tui.storage.log.history import Answered, known_exercises, recent_answers
from tui.storage.log.log import Log, Stored
from tui.storage.log.onset import onset_offer
from tui.storage.runs.journal import Journal
from tui.storage.runs.runs import CannotTakeUp
from tui.storage.stores import Stores

_WAITS = "It waits as it was."


class Flow:
    """Leads one person through one session; each way ends with a line about what was done."""

    def __init__(self, face: Face, stores: Stores, clock: Clock) -> None:
        self.face = face
        self.stores = stores
        self.keeping = Keeping(face, stores)
        """Of what is answered beside the session: its own result is saved with its journal."""
        self._clock = clock
        self._saving: Saving | None = None

    def wait_until_safe(self, seconds: float) -> bool:
        """Wait until all that happened is on the disk, at most so long; whether it is."""
        is_kept = self._saving is None or self._saving.recording.wait(seconds)
        return is_kept and self.keeping.wait(seconds)

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to keep of it."""
        return self._saving is not None

    @property
    def is_wanted(self) -> bool:
        """Whether another terminal takes the session over."""
        return self._saving is not None and self._saving.recording.is_wanted

    async def play(self, session: Session) -> str:
        """A session from its first question to its saved form."""
        soreness = Soreness(sore=(), before={})
        if session.region is None:
            if why := await Stopping(self.face, self.keeping, self._clock).why_blocked():
                return why
        else:
            ready = await Starting(self.face, self.keeping, self._clock, session).lead()
            if isinstance(ready, str):
                return ready
            session, soreness = ready.session, ready.soreness
        plan, earlier = self._plan(session, soreness), self._earlier(session)
        opening = self._opening(plan, soreness)  # from here on its clock goes
        saving = self._save_with(self.stores.runs.begin(opening), opening.id)
        run = await self.face.play(start(plan, opening.at), earlier, saving.recording.keep)
        return await self._keep_result(saving, opening, run, soreness.before)

    async def go_on(self, entry_id: str, to_last_pressed: bool) -> str:
        """On from where it was cut off, or from where a key was last pressed."""
        taken = self._take_up(entry_id)
        if isinstance(taken, str):
            return taken
        saving, cut = taken
        event = GoOn(self._clock.monotonic(), away(cut, self._clock), to_last_pressed)
        run, before = after(cut.played, event).run, cut.before
        answers: list[PainAgain | AskedAgain] | str
        answers = await Stopping(self.face, self.keeping, self._clock).why_blocked() or []
        if not answers and (event.away is None or event.away >= ASKS_AGAIN_AFTER):
            answers = await self._ask_again(run)
        elif not answers and run.plan.session.region is not None:
            starting = Starting(self.face, self.keeping, self._clock, run.plan.session)
            answers = await starting.why_not_now(Soreness((), dict(before))) or []
        if isinstance(answers, str):  # nothing of the return is kept: all is asked the next time
            await self.face.away(saving.recording.leave)
            return answers
        saving.recording.keep(event, self._clock.boot())
        for answer in answers:
            saving.recording.keep(answer)
            run = with_event(run, answer)
            before = dict(answer.before) if isinstance(answer, PainAgain) else before
        earlier = self._earlier(run.plan.session)
        run = await self.face.play(run, earlier, saving.recording.keep)
        return await self._keep_result(saving, cut.opening, run, before)

    async def keep_what_was_done(self, entry_id: str) -> str:
        """The result of a session that was cut off, as far as it came."""
        taken = self._take_up(entry_id)
        if isinstance(taken, str):
            return taken
        saving, cut = taken
        run = end(cut.played.run, cut.seen)
        return await self._keep_result(saving, cut.opening, run, cut.before, cut.wall)

    async def finish_form(self, entry_id: str) -> str:
        """The pain form of a session that is in the log already."""
        taken = self._take_up(entry_id)
        if isinstance(taken, str):
            return taken
        saving, cut = taken
        entry = self._result_of(entry_id)
        if entry is None:
            await self.face.away(saving.recording.leave)
            return "Its entry can't be read, so the form waits: see the pain log."
        return await self._ask(saving, entry, cut.opening.plan.session.region, cut.answers)

    def _result_of(self, entry_id: str) -> SessionEntry | None:
        """As the log has it; None where that can't be listed or read."""
        with suppress(CannotList):
            name = next((one for one in self.stores.log.names() if one.id == entry_id), None)
            found = self.stores.log.read(name) if name else None
            if isinstance(found, Stored) and isinstance(found.entry, SessionEntry):
                return found.entry
        return None

    def _opening(self, plan: Plan, soreness: Soreness) -> Opening:
        started = self._clock.now()
        return Opening(
            schema=1,
            id=Log.new_id(started, plan.session.id),
            app=__version__,
            boot=self._clock.boot(),
            at=self._clock.monotonic(),
            wall=started,
            plan=plan,
            before=as_sides(soreness.before),
        )

    def _plan(self, session: Session, soreness: Soreness) -> Plan:
        settings = self.stores.settings.settings
        return Plan(
            session,
            sore=soreness.sore,
            first_side=soreness.sore[0] if soreness.sore else "left",
            known=self._known(session),
            wait=settings.wait,
            prepare=settings.prepare,
            switch=settings.switch,
            dose=soreness.dose,
        )

    def _known(self, session: Session) -> frozenset[str]:
        """Exercises done before; with a log that can't be listed, every one counts as new."""
        wanted = frozenset(step.known_as for step in session.steps if step.is_work)
        try:
            return known_exercises(self.stores.log, wanted)
        except CannotList:
            return frozenset()

    def _earlier(self, session: Session) -> list[Answered]:
        if session.region_id is None:
            return []
        try:
            return recent_answers(self.stores.log, session.region_id)
        except CannotList:
            return []

    def _take_up(self, entry_id: str) -> tuple[Saving, CutOff] | str:
        """A session that was left, or a sentence on why it can't be taken up."""
        try:
            journal, cut = self.stores.runs.take_up(entry_id)
        except CannotTakeUp as error:
            return str(error)
        return self._save_with(journal, entry_id), cut

    def _save_with(self, journal: Journal, entry_id: str) -> Saving:
        recording = Recording(journal, entry_id, self._clock, self.face.later)
        self._saving = Saving(self.face, self.stores, recording)
        return self._saving

    async def _ask_again(self, run: Run) -> list[PainAgain | AskedAgain] | str:
        """Pain and gates once more, after a long time away; or a line on why it does not go on."""
        session = run.plan.session
        answers: list[PainAgain | AskedAgain] = []
        if session.region is not None:
            soreness = await self.face.soreness(session, None)
            if soreness is None:
                return _WAITS
            starting = Starting(self.face, self.keeping, self._clock, session)
            if why := await starting.why_not_on(soreness):
                return why
            answers.append(PainAgain(soreness.sore, as_sides(soreness.before)))
        for index, step in gates_to_ask(run):
            yes = await self.face.gate_again(step.question or step.name)
            if yes is None:
                return _WAITS
            answers.append(AskedAgain(index, yes))
        return answers

    async def _keep_result(
        self,
        saving: Saving,
        opening: Opening,
        run: Run,
        before: Before,
        finished: dt.datetime | None = None,
    ) -> str:
        """The result into the log, then the form."""
        if not was_anything_done(run):
            await self.face.away(saving.recording.remove)
            return "Nothing was done, so nothing was saved."
        finished = finished or self._clock.now()
        entry = session_entry(run, before, opening.wall, finished, __version__)
        if not await saving.add(opening.id, entry):
            await self.face.away(saving.recording.set_aside)
            return "The result was discarded."
        return await self._ask(saving, entry, opening.plan.session.region)

    async def _ask(
        self,
        saving: Saving,
        entry: SessionEntry,
        region: Region | None,
        answers: Iterable[Answer] = (),
    ) -> str:
        """The pain form; its answers are in the journal until the whole of it is in the log."""
        result = await self.face.form(entry, region, answers, saving.recording.keep)
        if not result.saved:
            if await self.face.away(saving.recording.leave):
                return self.face.words.form_waits
            return f"Saved without the pain form. {saving.recording.trouble or ''}".strip()
        completed = replace(result.entry, entered=self._clock.now())
        entry_id = saving.recording.entry_id
        saved = await saving.save(lambda log: log.revise_or_begin(entry_id, completed))
        await self.face.away(saving.recording.remove)
        if not saved:
            return "Saved without the pain form."
        if region is not None and entry.region is not None:
            await ask_if_triggered(self.face, self.keeping, self._clock, entry.region, region)
        is_asked = region is not None and region.questions.morning and is_asked_about(completed)
        tomorrow = self.face.words.tomorrow if is_asked else ""
        offer = onset_offer(self.stores, entry_id, completed, in_today=self.face.words.in_today)
        said = (f"Saved. {closing_line(completed)}", tomorrow, saving.elsewhere().strip(), offer)
        return " ".join(filter(None, map(str.strip, said)))
