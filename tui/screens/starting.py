"""The way to a session: red flags where they are due, soreness, dose, and what the rules allow."""

from contextlib import suppress

from msgspec import Struct
from textual.app import App

from tui import __version__
from tui.core.advice import Known, advise
from tui.core.clock import Clock
from tui.core.definitions import Id, Region, Session, Tier
from tui.core.dosing import dosed, has_work, only, without
from tui.core.entries import PainEntry, ScreenEntry
from tui.core.form import Soreness
from tui.core.history import Logged
from tui.core.next_dose import dose_asked
from tui.core.red_flags import OpenFlag, is_due, open_everywhere
from tui.core.starting import EXPECTED, STOPPING, TOO_MUCH, Asked, Start, may_start
from tui.core.verdicts import verdicts
from tui.screens.asking_flags import ask_red_flags, show_block
from tui.screens.before import BeforeScreen
from tui.screens.keeping import Keeping
from tui.screens.may_start import MayStartScreen, Way
from tui.screens.shown import shown
from tui.storage.history import for_the_rules
from tui.storage.listing import CannotList
from tui.storage.log import Log
from tui.storage.stores import Stores


class Ready(Struct, frozen=True):
    """What may be played now."""

    session: Session
    """With the dose that was chosen, and without what is not allowed."""
    soreness: Soreness


class Starting:
    """Leads one person to the start of a session of a region, or to why there is none."""

    def __init__(self, app: App[str], stores: Stores, clock: Clock, session: Session) -> None:
        if session.region is None or session.region_id is None:
            raise ValueError(f"{session.id} has no region to ask about")
        self._app = app
        self._stores = stores
        self._clock = clock
        self._session = session
        self._region: Region = session.region
        self._region_id: Id = session.region_id
        self._told: list[Logged] = []
        """What was answered just now: it counts, whether it could be saved or not."""

    async def lead(self) -> Ready | str:
        """What may be played, or a line about why nothing is; empty where the person went back."""
        why = is_due(self._log(), self._region_id, self._region, self._clock.now())
        if why is not None:
            ask = ask_red_flags(
                self._app, self._stores, self._clock, self._region_id, self._region, why
            )
            if not self._took(await ask):
                return ""
        if await self._is_blocked():
            return "No session before the red flag has been looked at. Pain can be noted: p."
        return await self._ask()

    async def _is_blocked(self) -> bool:
        """Whether a red flag stops all sessions, also after the person could answer again."""
        while stopping := _stopping(self._log(), self._clock):
            region_id = stopping[0].region
            region = self._stores.library().regions().get(region_id, self._region)
            mine = [flag for flag in stopping if flag.region == region_id]
            ask = show_block(self._app, self._stores, self._clock, region_id, region, mine)
            if not self._took(await ask):
                return True
        return False

    def _took(self, answered: ScreenEntry | None) -> bool:
        """Whether something was answered, which counts from now on."""
        if answered is not None:
            self._told.append(Logged(Log.new_id(answered.started, answered.kind), answered))
        return answered is not None

    async def _ask(self) -> Ready | str:
        """Soreness and dose, until what they allow is chosen."""
        log = self._log()
        while True:
            soreness = await shown(self._app, self._before(log))
            if soreness is None:
                return ""
            start = self._may_start(log, soreness)
            way = await self._choose(start)
            if way == "again":
                continue
            if start.may == "nothing":
                await self._note_too_much(soreness)
                return " ".join(start.says[:1])
            if way is None:
                return ""
            session = self._allowed(start)
            return Ready(dosed(session, soreness.dose), soreness)

    def _before(self, log: list[Logged]) -> BeforeScreen:
        known = Known(
            log,
            self._region_id,
            self._region,
            verdicts(log, self._region_id, self._region, self._clock.now().date()),
            [self._session],
            self._clock.now(),
        )
        return BeforeScreen(self._session, self._clock, dose_asked(advise(known), self._session))

    def _may_start(self, log: list[Logged], soreness: Soreness) -> Start:
        now = self._clock.now()
        tiers: dict[Id, frozenset[Tier]] = {}
        for flag in open_everywhere(log, now):
            tiers[flag.region] = tiers.get(flag.region, frozenset()) | {flag.tier}
        return may_start(Asked(log, self._region_id, self._region, soreness.before, tiers, now))

    async def _choose(self, start: Start) -> Way:
        """What the person does about what the rules say; where they say nothing, start."""
        if all(rule == EXPECTED for rule in start.rules):
            return "start"  # the form said it
        gentle = ""
        if start.may == "gentle" and has_work(self._allowed(start)):
            gentle = "What stays allowed of this session is gentle movement."
        return await shown(self._app, MayStartScreen(start, self._session.title, gentle))

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
        entry_id = Log.new_id(entry.started, entry.kind)
        await Keeping(self._app, self._stores).save(lambda log: log.add(entry_id, entry))

    def _log(self) -> list[Logged]:
        """What the rules look at; nothing of a log that can't be listed, which Today says."""
        with suppress(CannotList):
            return [*for_the_rules(self._stores.log, self._clock.now()), *self._told]
        return list(self._told)


def _stopping(log: list[Logged], clock: Clock) -> list[OpenFlag]:
    """Red flags that stop sessions of every region."""
    return [flag for flag in open_everywhere(log, clock.now()) if flag.tier in STOPPING]
