"""Whatever happens to the log, the index says what reading the log says."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.core.entries import Entry, day_of
from tui.core.rules.history import Logged
from tui.storage.log.documents import encoded
from tui.storage.log.index import Filters, Index
from tui.storage.log.log import Deleted, EntryName, Log, Stored, Unreadable
from tui.storage.writing import CannotRemove, CannotWrite

ALL = Filters(statuses=("stored", "deleted", "unreadable"))
KINDS: list[Entry] = [an_entry(), *one_of_each_other_kind()]
ZONES = [dt.timezone(dt.timedelta(hours=hours)) for hours in (-11, 0, 1, 13)]

Act = Callable[[Log, EntryName | None, Random], None]


def add(log: Log, _: EntryName | None, random: Random) -> None:
    started = dt.datetime(2026, 11, random.randint(1, 5), random.randint(0, 23), tzinfo=ZONES[1])
    entry = replace(random.choice(KINDS), started=started.astimezone(random.choice(ZONES)))
    log.add(Log.new_id(started, entry.kind, f"{random.getrandbits(40):x}"), entry)


def revise(log: Log, name: EntryName | None, random: Random) -> None:
    if name:
        log.revise(name.id, random.choice(KINDS))


def delete(log: Log, name: EntryName | None, _: Random) -> None:
    if name:
        log.delete(name.id)


def restore(log: Log, name: EntryName | None, _: Random) -> None:
    if name:
        log.restore(name.id)


def purge(log: Log, name: EntryName | None, _: Random) -> None:
    if name:
        log.purge([name.id])


def bring_another_version(log: Log, name: EntryName | None, random: Random) -> None:
    """As a merge of two machines' logs does."""
    if name:
        file = f"{name.id}.{name.revision}-{random.getrandbits(20):x}.toml"
        (name.path.parent / file).write_bytes(encoded(random.choice(KINDS)))


def bring_something_broken(log: Log, name: EntryName | None, random: Random) -> None:
    if name:
        file = f"{name.id}.{name.revision + 1}-{random.getrandbits(20):x}.toml"
        content = random.choice(["", "schema = ", "schema = 1\ndeleted = true", "schema = 2"])
        (name.path.parent / file).write_text(content)


def take_away(log: Log, name: EntryName | None, _: Random) -> None:
    if name:
        name.path.unlink()


def bring_what_is_no_entry(log: Log, name: EntryName | None, random: Random) -> None:
    if name:
        (name.path.parent / f".{name.path.name}.{random.getrandbits(20):x}.tmp").touch()


ACTS: list[Act] = [
    add,
    add,
    revise,
    delete,
    restore,
    purge,
    bring_another_version,
    bring_something_broken,
    take_away,
    bring_what_is_no_entry,
]


def act(log: Log, number: int, seed: int) -> None:
    """Do it to one of the entries; what the log refuses is not done."""
    random = Random(seed)  # noqa: S311 - nothing secret
    names = log.names()
    try:
        ACTS[number](log, random.choice(names) if names else None, random)
    except (CannotWrite, CannotRemove):
        return


def told(found: Stored | Deleted | Unreadable) -> tuple[object, ...]:
    """What a row has to say of it."""
    match found:
        case Stored(name=name, entry=entry):
            return name, "stored", entry, None
        case Deleted(name=name):
            return name, "deleted", None, None
        case Unreadable(name=name, reason=reason):
            return name, "unreadable", None, reason


def said(index: Index) -> list[tuple[object, ...]]:
    """The same by the index, in the order of ids."""
    rows = sorted(index.rows(filters=ALL), key=lambda row: row.id, reverse=True)
    assert index.count(ALL) == len(rows)
    return [
        (row.name, row.status, row.entry if row.status == "stored" else None, row.reason)
        for row in rows
    ]


def logged(log: Log, since: dt.date) -> list[Logged]:
    """What the files say."""
    found = [one for one in map(log.read, log.names()) if isinstance(one, Stored)]
    wanted = [Logged(one.name.id, one.entry) for one in found if day_of(one.entry) >= since]
    return sorted(wanted, key=lambda one: (one.entry.started, one.id))


@example(steps=[(0, 0, False), (7, 6082, True), (6, 0, False)])  # unreadable, then in conflict
@settings(deadline=None, max_examples=60)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 2**32), st.booleans()), max_size=25
    )
)
def test_the_index_says_what_the_log_says(steps: list[tuple[int, int, bool]]) -> None:
    since = dt.date(2026, 11, 3)
    with tempfile.TemporaryDirectory() as folder:
        log = Log(Path(folder) / "log")
        index = Index(Path(folder) / "cache" / "log.sqlite", log)
        for number, seed, is_refreshed in steps:
            act(log, number, seed)
            if is_refreshed:
                index.refresh()
        changes = index.refresh()
        assert changes.is_complete
        assert not index.refresh(), "nothing came meanwhile"

        assert said(index) == [told(found) for found in map(log.read, log.names())]
        assert index.logged(since=since) == logged(log, since)
        afresh = Index(None, log)
        afresh.refresh()
        assert said(afresh) == said(index)
        assert index.is_kept
