"""The settings files: the machine's, then the person's own."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.problems import Mistake, Problem, Table
from tui.core.settings import Settings, SettingsFile, check_settings, settled
from tui.storage.loading import as_struct, load
from tui.storage.reading import Missing


class LoadedSettings(Struct, frozen=True):
    """What holds, and what is wrong with the files; of a file with mistakes nothing holds."""

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()

    @property
    def said(self) -> list[str]:
        """What the person has to know of them: the first two, for the rest are told by and by."""
        return [f"These settings don't count: {problem}" for problem in self.problems[:2]]


def load_settings(files: Sequence[Path], *, kiosk: bool = False) -> LoadedSettings:
    """The settings in these files, later ones counting more; none need exist.

    The last one is the person's own: in a kiosk it names no program to run.
    """
    read: list[SettingsFile] = []
    problems: list[Problem] = []
    for path in files:
        with suppress(Missing):
            loaded = load(path, as_settings)
            problems += loaded.problems
            file = loaded.value
            if file is not None:
                is_members = kiosk and path == files[-1]
                read.append(replace(file, on_cue=None) if is_members else file)
    return LoadedSettings(settled(read, kiosk=kiosk), tuple(problems))


def as_settings(table: Table) -> tuple[SettingsFile | None, list[Mistake]]:
    """The settings that a table holds, or what is wrong with it."""
    file, found = as_struct(SettingsFile)(table)
    return file, found if file is None else list(check_settings(file))
