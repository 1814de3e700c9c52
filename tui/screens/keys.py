"""Keys in the order they were pressed, whatever they are for."""

from typing import Generic, TypeVar

from textual import events

from tui.screens.sized import SizedScreen

Result = TypeVar("Result")


class KeysInOrder(SizedScreen[Result], Generic[Result]):
    """A screen that takes typed and bound keys in one place.

    Textual hands a key to the screen at once, but looks bindings up in the app, a queue later:
    when a slow line delivers several keys together, a typed one would overtake a bound one.
    """

    async def on_key(self, event: events.Key) -> None:
        """Type the key, or do what it is bound to."""
        event.stop()
        event.prevent_default()
        if self.app.return_code is not None:  # a key before this one has ended the app
            return
        if self.app.screen is not self:  # a key before this one has opened another screen
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        if self.takes(event):
            return
        active = self.active_bindings.get(event.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def takes(self, event: events.Key) -> bool:
        """Whether the key was typed into this screen; bindings come second."""
        return False
