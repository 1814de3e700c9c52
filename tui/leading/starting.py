"""The way to a session: red flags where they are due, soreness, dose, and what the rules allow."""

from dataclasses import replace

from msgspec import Struct

from tui import __version__
from tui.core.clock import Clock
from tui.core.entries import PainEntry
from tui.core.format.definitions import Id, Region, Session, Step, Tier
from tui.core.forms.form import Soreness
from tui.core.forms.red_flag_words import Why
from tui.core.rules.advice import Advice, Known, advise
from tui.core.rules.history import Logged
from tui.core.rules.next_dose import dose_asked
from tui.core.rules.red_flags import is_due, open_everywhere
from tui.core.rules.starting import EXPECTED, TOO_MUCH, Asked, Start, may_start
from tui.core.rules.verdicts import verdicts
from tui.core.rules.ways import StartWay
from tui.core.session.dosing import dosed, has_work, only, without
from tui.leading.asking_flags import ask_red_flags
from tui.leading.face import Face
from tui.leading.keeping import Keeping
from tui.leading.stopping import Stopping
from tui.storage.log.log import Log

ASKED_FIRST = "It waits as it was: the red-flag questions come first."


class Ready(Struct, frozen=True):
    """What may be played now."""

    session: Session
    """With the dose that was chosen, and without what is not allowed."""
    soreness: Soreness


class Starting:
    """Leads one person to the start of a session of a region, or to why there is none."""

    def __init__(self, face: Face, keeping: Keeping, clock: Clock, session: Session) -> None:
        if session.region is None or session.region_id is None:
            raise ValueError(f"{session.id} has no region to ask about")
        self._face = face
        self._keeping = keeping
        self._clock = clock
        self._session = session
        self._region: Region = session.region
        self._region_id: Id = session.region_id
        self._flags = Stopping(face, keeping, clock)

    async def lead(self) -> Ready | str:
        """What may be played, or a line about why nothing is; empty where the person went back.

        What stops every session comes first: nobody answers questions for one that can't start.
        """
        if why := await self._flags.why_blocked():
            return why
        if why_asked := self._why_asked():
            if not await self._ask_flags(why_asked):
                return ""
            if why := await self._flags.why_blocked():
                return why
        return await self._ask()

    async def why_not_on(self, soreness: Soreness) -> str:
        """Why a session that was left long ago may not go on with this pain; empty if it may.

        `session` is what is played of it; what of that is not for now can't be taken out of it.
        """
        why_asked = self._why_asked()
        if why_asked and not await self._ask_flags(why_asked):
            return ASKED_FIRST
        if why := await self._flags.why_blocked():
            return why
        return await self.why_not_now(soreness)

    async def why_not_now(self, soreness: Soreness) -> str:
        """The same without asking anything, where it was left a short while ago."""
        start = self._may_start(self._flags.log(), soreness)
        if start.may == "nothing":
            await self._note_too_much(soreness)
        elif _work(self._allowed(start)) == _work(self._session):
            return ""
        return " ".join(start.says[:1])

    def _why_asked(self) -> Why | None:
        """Why the region's red-flag questions are due; None where they aren't."""
        return is_due(self._flags.log(), self._region_id, self._region, self._clock.now())

    async def _ask_flags(self, why: Why) -> bool:
        """Whether the red flags were answered."""
        ask = ask_red_flags(self._face, self._keeping, self._region_id, self._region, why)
        return self._flags.took(await ask)

    async def _ask(self) -> Ready | str:
        """Soreness and dose, until what they allow is chosen."""
        log = self._flags.log()
        while True:
            advice = self._advice(log)
            dose = dose_asked(advice, self._session)
            soreness = await self._face.soreness(self._session, dose, self._flags.warning)
            if soreness is None:
                return ""
            start = self._may_start(log, soreness, advice)
            way = await self._choose(start)
            if way == "flags":
                await self._ask_flags("asked")
                log = self._flags.log()
                if why := await self._flags.why_blocked():
                    return why
            if way in ("again", "flags"):
                continue
            if start.may == "nothing":
                await self._note_too_much(soreness)
                return " ".join(start.says[:1])
            if way is None:
                return ""
            return self._ready(self._allowed(start), soreness)

    def _ready(self, allowed: Session, soreness: Soreness) -> Ready:
        """With the dose that was chosen; where nothing of it can grow, that is no step up."""
        session = dosed(allowed, soreness.dose)
        if soreness.dose == "up" and session == allowed:
            soreness = replace(soreness, dose="full")
        return Ready(session, soreness)

    def _advice(self, log: list[Logged]) -> Advice:
        known = Known(
            log,
            self._region_id,
            self._region,
            verdicts(log, self._region_id, self._region, self._clock.now().date()),
            [self._session],
            self._clock.now(),
        )
        return advise(known)

    def _may_start(
        self, log: list[Logged], soreness: Soreness, advice: Advice | None = None
    ) -> Start:
        now = self._clock.now()
        tiers: dict[Id, frozenset[Tier]] = {}
        for flag in open_everywhere(log, now, _worst(soreness)):
            tiers[flag.region] = tiers.get(flag.region, frozenset()) | {flag.tier}
        rests = advice is not None and advice.dose == "rest"
        return may_start(
            Asked(
                log,
                self._region_id,
                self._region,
                soreness.before,
                tiers,
                now,
                rest=advice.because if advice and rests else "",
                is_after_sign=bool(advice and rests and advice.is_after_sign),
                keymap=self._keeping.stores.settings.settings.keymap,
            )
        )

    async def _choose(self, start: Start) -> StartWay | None:
        """What the person does about what the rules say; where they say nothing, start."""
        if all(rule == EXPECTED for rule in start.rules):
            return "start"  # the form said it
        is_empty = not has_work(self._allowed(start))
        gentle = ""
        if start.may == "gentle" and not is_empty:
            gentle = "What stays allowed of this session is gentle movement."
        return await self._face.may_start(start, self._session.title, gentle, is_empty)

    def _allowed(self, start: Start) -> Session:
        """The session, or the part of it that is for now."""
        rules = self._region.rules
        if start.may == "gentle":
            return only(self._session, rules.gentle_exercises if rules else ())
        return without(self._session, start.left_out)

    async def _note_too_much(self, soreness: Soreness) -> None:
        """Pain that stopped the session is worth keeping; nobody has to type it twice."""
        now = self._clock.now()
        for side, score in soreness.before.items():
            if score is not None and score >= TOO_MUCH:
                await self._keep(
                    PainEntry(
                        schema=1,
                        kind="pain",
                        entered=now,
                        app=__version__,
                        started=now,
                        region=self._region_id,
                        side=side,
                        score=score,
                    )
                )

    async def _keep(self, entry: PainEntry) -> None:
        await self._keeping.add(Log.new_id(entry.started, entry.kind), entry)


def _worst(soreness: Soreness) -> int | None:
    """The pain now; None where a score was left out, so that nobody knows."""
    known = [score for score in soreness.before.values() if score is not None]
    return max(known, default=0) if len(known) == len(soreness.before) else None


def _work(session: Session) -> list[Step]:
    return [step for step in session.steps if step.is_work]
