"""`soleus import`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tui.core.text import clean
from tui.storage.listing import CannotList
from tui.storage.log.importing import Met, Outcome, log_in, merge
from tui.storage.log.log import Log
from tui.storage.log.names import EntryName, counting
from tui.storage.places import Places, typed_path
from tui.storage.writing import CannotWrite


def import_log(places: Places, folder: Path, is_rehearsal: bool) -> int:
    """Merge another machine's log into one's own, and say what became of its files.

    Gives 1 where one of them was not taken and is not here just so.
    """
    met: list[Met] = []
    try:
        other = log_in(typed_path(folder))
        if other is None:
            told = f"There is no log in {folder}: name a data folder, or the folder of the years."
            print(clean(told), file=sys.stderr)
            return 1
        if is_rehearsal:
            print("A rehearsal: nothing is copied.")
        log = Log(places.log)
        try:
            for one in merge(log, other, is_rehearsal):
                met.append(one)
        finally:
            _tell(met, is_rehearsal)
        _tell_conflicts(log, met)
    except (CannotList, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if _of(met, "differs") or _of(met, "refused") else 0


def _tell(met: list[Met], is_rehearsal: bool) -> None:
    new, differing, refused = _of(met, "new"), _of(met, "differs"), _of(met, "refused")
    _print(f"{len(new)} new", (f"{one.path}" for one in new if is_rehearsal))
    _print(f"{len(_of(met, 'known'))} known", ())
    if differing:
        _print(
            f"{len(differing)} with the name of a file here, but other content; both stay",
            (f"{one.path} is not {one.here}" for one in differing),
        )
    if refused:
        _print(f"{len(refused)} refused", (f"{one.path} {one.reason}" for one in refused))
    if ignored := _of(met, "ignored"):
        _print(f"{len(ignored)} passed over, whose names are no entry's", ())


def _tell_conflicts(log: Log, met: list[Met]) -> None:
    """Which entries were written anew on both machines."""
    new = [name for one in _of(met, "new") if (name := EntryName.of(one.path))]
    files = {name.path.name: name for name in (*new, *log.all_names())}
    ids = {name.id for name in new}
    both = [one for one in counting(files.values()) if one.conflicted and one.id in ids]
    if both:
        _print(
            f"{len(both)} with two versions: the greater file name counts, both are kept",
            (name.path.name for name in both),
        )


def _of(met: Iterable[Met], outcome: Outcome) -> list[Met]:
    return [one for one in met if one.outcome == outcome]


def _print(heading: str, lines: Iterable[str]) -> None:
    print(heading)
    for line in lines:
        print(clean(f"  {line}"))
