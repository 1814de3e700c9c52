"""The app of somebody who was never here: the same, with a greeting over Today."""

from typing import TYPE_CHECKING

from tui.app import SoleusApp

if TYPE_CHECKING:
    from tui.leading.flow import Flow


class FirstStartApp(SoleusApp):
    """Says what this is, and offers what to begin with."""

    wants_demo = False
    """Whether it ended to have the demo shown."""

    def begin(self) -> None:
        """Greet, once Today is seen."""
        self.call_after_refresh(self._lead, self._welcome)

    async def _welcome(self, flow: "Flow") -> str:
        from tui.screens.welcome import welcome

        return await welcome(self, flow, self._clock, self._show_demo)

    def _show_demo(self) -> None:
        self.wants_demo = True
        self.exit()
