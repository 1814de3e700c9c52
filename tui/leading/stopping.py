"""Red flags that stop sessions: shown, and answered again, before any session starts or goes on."""

from tui.core.clock import Clock
from tui.core.entries import ScreenEntry
from tui.core.rules.history import Logged
from tui.core.rules.red_flags import OpenFlag, open_everywhere
from tui.core.rules.starting import STOPPING
from tui.leading.asking_flags import show_block
from tui.leading.face import Face
from tui.leading.keeping import Keeping
from tui.storage.listing import CannotList
from tui.storage.log.history import for_the_rules
from tui.storage.log.log import Log

NOT_READ = "The log can't be read, so nothing in it counts now. See: soleus doctor"


class Stopping:
    """What the log says, with what was answered just now."""

    def __init__(self, face: Face, keeping: Keeping, clock: Clock) -> None:
        self._face = face
        self._keeping = keeping
        self._stores = keeping.stores
        self._clock = clock
        self._told: list[Logged] = []
        """What was answered just now: it counts, whether it could be saved or not."""
        self.warning = ""
        """What has to be said where the log could not be read."""

    def log(self) -> list[Logged]:
        """What the rules look at; of a log that can't be listed only what was answered just now."""
        try:
            logged = for_the_rules(self._stores.log, self._clock.now())
        except CannotList:
            logged, self.warning = [], NOT_READ
        else:
            self.warning = ""
        return [*logged, *self._told]

    def took(self, answered: ScreenEntry | None) -> bool:
        """Whether something was answered, which counts from now on."""
        if answered is not None:
            self._told.append(Logged(Log.new_id(answered.started, answered.kind), answered))
        return answered is not None

    async def why_blocked(self) -> str:
        """Why no session may start, also after the person could answer again; empty if one may."""
        while stopping := self._stopping():
            region_id = stopping[0].region
            region = self._stores.library().flagged(region_id)
            if region is None:
                return (
                    f"A red flag of {region_id} is open, and its questions can't be asked: "
                    "its file is missing or has mistakes. No session before that is put right: "
                    "see soleus doctor."
                )
            mine = [flag for flag in stopping if flag.region == region_id]
            ask = show_block(self._face, self._keeping, self._clock, region_id, region, mine)
            if not self.took(await ask):
                return self._face.words.stopped
        return ""

    def _stopping(self) -> list[OpenFlag]:
        """Red flags that stop sessions of every region."""
        flags = open_everywhere(self.log(), self._clock.now())
        return [flag for flag in flags if flag.tier in STOPPING]
