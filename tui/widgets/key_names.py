"""What keys are called where they are shown."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from tui.core.key_words import USUAL, filled, key_called

_SAY_THEIR_NAME = ("enter", "tab", "backspace")
"""Keys for which Textual has a sign that not every font has."""


class WithOwnKeys:
    """An app that knows the keys that the person has set."""

    keymap: Mapping[str, str]
    """By the ids of bindings."""
    digits: Mapping[str, str]
    """What characters mean that stand for digits, where those need shift."""


def key_name(app: App[Any], binding: Binding) -> str:
    """The key of a binding, as it is shown beside what it does."""
    if binding.key_display is None and binding.key in _SAY_THEIR_NAME:
        return binding.key
    return app.get_key_display(binding)


def key_on(node: DOMNode, id: str) -> str:
    """The first key of a binding of its screen, or of one of `USUAL`, within a sentence.

    `.enter` is the one that ends so, whatever the ids of that screen begin with.
    """
    usual = _usual(type(node.screen))
    if id.startswith("."):
        id = next((one for one in usual if one.endswith(id)), id)
    keymap = node.app.keymap if isinstance(node.app, WithOwnKeys) else {}
    return key_called(id, usual.get(id) or USUAL.get(id, ""), keymap)


def named(node: DOMNode, text: str) -> str:
    """A sentence of ours in which `{id}` stands for the key that the binding has now."""
    return filled(text, partial(key_on, node))


def bindings_of(owner: type[DOMNode]) -> Iterator[Binding]:
    """Its own and those it inherits from our classes, one for each key."""
    for base in owner.__mro__:
        if base.__module__.startswith("tui."):
            yield from Binding.make_bindings(vars(base).get("BINDINGS", ()))


@cache
def _usual(screen: type[DOMNode]) -> dict[str, str]:
    """The first key of each id that everybody has there."""
    keys: dict[str, str] = {}
    for binding in bindings_of(screen):
        if binding.id:
            keys.setdefault(binding.id, binding.key)
    return keys
