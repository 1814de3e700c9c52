"""What the pages share that change entries: correct, delete once asked, undo."""

from collections.abc import Coroutine
from typing import Any

from textual import events
from textual.binding import Binding, BindingType

from tui.core.telling import named
from tui.screens.base import Result
from tui.screens.moving import MovingPage
from tui.screens.review.changes import Changes
from tui.storage.log.log import Deleted, Stored, Unreadable
from tui.widgets.lines import Tone

_SURE = "Delete? {.delete}: yes, any other key: no."
_NO_ENTRY = {
    Deleted: "This entry is deleted.",
    Unreadable: "What can't be read is left as it is: see its file.",
}


class ChangingPage(MovingPage[Result]):
    """A page with an entry to change; its bindings come from `changing_keys`."""

    changes: Changes | None = None
    """None where nothing can be changed."""
    _asked: Stored | None = None
    """What is deleted if the key that asked is pressed again."""
    _is_changing = False

    def chosen(self) -> Stored | Deleted | Unreadable | None:
        """What would be changed."""
        raise NotImplementedError

    def say(self, text: str, tone: Tone = "accent") -> None:
        """Tell it until the next key; empty takes it away."""
        raise NotImplementedError

    def changed(self) -> None:
        """An entry has another revision now."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Change only where that can be done."""
        return action not in ("correct", "delete", "undo") or self.changes is not None

    def label_of(self, binding: Binding) -> str:
        """Undo only where something can be taken back."""
        if binding.action == "undo":
            return binding.description if self.changes and self.changes.can_undo else ""
        return super().label_of(binding)

    def takes(self, event: events.Key) -> bool:
        """The answer to whether an entry is to be deleted: only the same key again is a yes."""
        asked, self._asked = self._asked, None
        if not self._is_changing:
            self.say("")
        if asked is None:
            return False
        pressed = self.active_bindings.get(event.key)
        if pressed and pressed.binding.action == "delete" and self.changes is not None:
            self._change(self.changes.delete(asked))
        return True

    def action_correct(self) -> None:
        """Ask for the answers anew."""
        found = self._to_change()
        if found is not None and self.changes is not None:
            self._change(self.changes.correct(found))

    def action_delete(self) -> None:
        """Ask whether to delete."""
        found = self._to_change()
        if found is not None:
            self._asked = found
            self.say(f"{self.named(_SURE)} {named(found.entry)}", "bad")

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.changes is not None and not self._is_changing:
            self._change(self.changes.undo())

    def _to_change(self) -> Stored | None:
        """What is chosen, if it can be changed; says why not."""
        if self._is_changing:
            return None
        found = self.chosen()
        if found is not None and not isinstance(found, Stored):
            self.say(_NO_ENTRY[type(found)], "warn")
            return None
        return found

    def _change(self, change: Coroutine[Any, Any, str]) -> None:
        self._is_changing = True
        self.run_worker(self._carry_out(change), group="change")

    async def _carry_out(self, change: Coroutine[Any, Any, str]) -> None:
        """One change at a time."""
        try:
            said = await change
        finally:
            self._is_changing = False
        if said:
            self.changed()
            self.refresh_bindings()
            self.say(said)


def changing_keys(screen: str) -> list[BindingType]:
    """The bindings of the screen of that id."""
    return [
        Binding("e", "correct", "Correct", id=f"{screen}.correct",
                tooltip="Correct the entry; it can still be left as it is"),
        Binding("d", "delete", "Delete", id=f"{screen}.delete",
                tooltip="Delete the entry; asks first"),
        Binding("u", "undo", "Undo", id=f"{screen}.undo",
                tooltip="Take the last correction or deletion back"),
    ]  # fmt: skip
