"""What Today asks because the person wants to be asked: the red-flag questions."""

from typing import TYPE_CHECKING

from textual.message import Message

from tui.screens.today.authoring import AuthoringPage

if TYPE_CHECKING:
    from tui.core.format.definitions import Session


class AskingPage(AuthoringPage):
    """Has a list of sessions; the questions are those of the one under the cursor."""

    class FlagsWanted(Message):
        """The red-flag questions are to be asked, as that session asks them."""

        def __init__(self, session: "Session | None") -> None:
            super().__init__()
            self.session = session

    def action_flags(self) -> None:
        """Answer them now, though they are not due: a sign may be new."""
        chosen = self.chosen()
        self.post_message(self.FlagsWanted(chosen.session if chosen else None))
