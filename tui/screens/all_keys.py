"""All that keys do, screen by screen, as the bindings of all screens declare it."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from textual.binding import Binding, BindingType

import tui.screens
from tui.core.format.problems import Problem
from tui.core.keymap import Bound, KeySet, check_keymap
from tui.core.settings import PLAIN_DIGITS
from tui.screens.card import Card
from tui.screens.keys import APP_KEYS, KeysInOrder
from tui.storage.settings import LoadedSettings
from tui.storage.stores import Stores
from tui.widgets.key_names import bindings_of


def all_screens() -> list[type[KeysInOrder[Any]]]:
    """Every page and card, by name."""
    found: set[type[KeysInOrder[Any]]] = set()
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, KeysInOrder):
                found.add(value)
    return sorted(found - {KeysInOrder}, key=lambda screen: screen.__name__)


def key_sets() -> list[KeySet]:
    """What keys do on each screen; those of the app work on all but cards."""
    return [
        KeySet(
            screen.__name__,
            _bound(bindings_of(screen), [] if issubclass(screen, Card) else APP_KEYS),
            screen.TAKES_DIGITS,
        )
        for screen in all_screens()
    ]


def with_checked_keys(stores: Stores) -> Stores:
    """The stores, with settings that have keys of their own only where these can be used."""
    return replace(stores, settings=checked_keys(stores.settings))


def checked_keys(loaded: LoadedSettings) -> LoadedSettings:
    """The settings without their own keys and digits where anything is wrong with these."""
    settings = loaded.settings
    wrong = check_keymap(settings.keymap, key_sets(), settings.digits)
    if not wrong:
        return loaded
    return LoadedSettings(
        replace(settings, keymap={}, digits=PLAIN_DIGITS),
        (*loaded.problems, *(Problem("keymap", reason) for reason in wrong)),
    )


def _bound(own: Iterable[Binding], everywhere: Iterable[BindingType]) -> list[Bound]:
    """By id; a key that a class binds anew is no longer that of its base, or of the app."""
    owners: dict[str, Binding] = {}
    for binding in (*own, *Binding.make_bindings(everywhere)):
        owners.setdefault(binding.key, binding)
    keys: dict[str, list[str]] = {}
    does: dict[str, str] = {}
    for key, binding in owners.items():
        if binding.id:
            keys.setdefault(binding.id, []).append(key)
            does[binding.id] = binding.tooltip
    return [Bound(id, tuple(names), does[id]) for id, names in keys.items()]
