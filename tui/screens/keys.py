"""Keys in the order they were pressed, whatever they are for."""

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType

from tui.core.settings import PLAIN_DIGITS
from tui.screens.sized import SizedScreen
from tui.widgets.key_names import WithOwnKeys, key_on, named

Result = TypeVar("Result")


APP_KEYS: list[BindingType] = [
    Binding("ctrl+q", "quit", "Quit", show=False, id="quit", tooltip="Quit"),
    Binding("ctrl+c", "quit", "Quit", show=False, id="interrupt", tooltip="Quit"),
]
"""The keys of the app, which work wherever no card lies over the screen."""


def digits_by_character(row: str) -> dict[str, str]:
    """What the keys of 1 to 9 and 0 mean, by what they send; nothing where they send digits."""
    return {} if row == PLAIN_DIGITS else dict(zip(row, PLAIN_DIGITS, strict=True))


class KeysInOrder(SizedScreen[Result], Generic[Result]):
    """A screen that takes typed and bound keys in one place.

    Textual hands a key to the screen at once, but looks bindings up in the app, a queue later:
    when a slow line delivers several keys together, a typed one would overtake a bound one.
    """

    TAKES_DIGITS: ClassVar[bool] = False
    """Whether digits are typed here, so that they can't be bound to anything else."""
    ASKS: ClassVar[bool] = True
    """Whether a key means something here: it is no mere word on what takes long."""

    def key(self, id: str) -> str:
        """The first key of that binding, as a sentence names it."""
        return key_on(self, id)

    def named(self, text: str) -> str:
        """A sentence of ours in which `{id}` stands for the key that the binding has now."""
        return named(self, text)

    def label_of(self, binding: Binding) -> str:
        """What the key line says that a key does; empty where it does nothing now."""
        return binding.description

    def is_of_use(self, binding: Binding) -> bool:
        """Whether a key does something now, in the key line or not: the help has it then."""
        return not binding.description or bool(self.label_of(binding))

    async def on_key(self, event: events.Key) -> None:
        """Type the key, or do what it is bound to."""
        event.stop()
        event.prevent_default()
        if self.app.return_code is not None:  # a key before this one has ended the app
            return
        if self.app.screen is not self:  # a key before this one has opened another screen
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        event = self._meant(event)
        if self.takes(event):
            return
        active = self.active_bindings.get(event.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def takes(self, event: events.Key) -> bool:
        """Whether the key was typed into this screen; bindings come second."""
        return False

    def takes_text(self) -> bool:
        """Whether characters are typed here at the moment, each as it is."""
        return False

    def _meant(self, event: events.Key) -> events.Key:
        """The digit that a key stands for, where no text is typed."""
        digits = self.app.digits if isinstance(self.app, WithOwnKeys) else {}
        digit = digits.get(event.character or "")
        return event if digit is None or self.takes_text() else events.Key(digit, digit)
