"""`soleus config`: where the settings are, and all that keys do."""

import sys
from collections.abc import Iterable, Iterator

from tui.core.keymap import Bound, check_keymap, with_keymap
from tui.core.text import clean
from tui.storage.places import Places
from tui.storage.settings import load_settings


def print_path(places: Places) -> int:
    """The person's own file, which need not exist."""
    print(clean(str(places.settings[-1])))
    return 0


def print_keys(places: Places) -> int:
    """A line for each id; 1 where the settings have a mistake, which is told."""
    from tui.screens.all_keys import key_sets  # and Textual with it

    loaded = load_settings(places.settings)
    settings, screens = loaded.settings, key_sets()
    wrong = [str(problem) for problem in loaded.problems]
    wrong += check_keymap(settings.keymap, screens, settings.digits)
    for sentence in wrong:
        print(clean(sentence), file=sys.stderr)
    known = {bound.id: bound for screen in screens for bound in screen.bound}
    usual = [known[id] for id in sorted(known, key=lambda id: ("." in id, id.partition(".")[0]))]
    print("\n".join(_aligned(_rows(usual, {} if wrong else settings.keymap))))
    return 1 if wrong else 0


def _rows(usual: Iterable[Bound], keymap: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(id, keys now, what they do and which keys are usual)."""
    for before in usual:
        (now,) = with_keymap([before], keymap)
        was = f" (usually {','.join(before.keys)})" if now.keys != before.keys else ""
        yield now.id, ",".join(now.keys), f"{now.does}{was}"


def _aligned(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    rows = list(rows)
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    for id, keys, does in rows:
        yield f"{id:<{first}}  {keys:<{second}}  {does}"
