"""The settings files: the machine's, then the person's own."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tui.core.problems import Problem
from tui.core.settings import Settings, SettingsFile, settled
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


def load_settings(files: Iterable[Path], *, kiosk: bool = False) -> LoadedSettings:
    """The settings in these files, later ones counting more; none need exist."""
    read: list[SettingsFile] = []
    problems: list[Problem] = []
    for path in files:
        with suppress(Missing):
            loaded = load(path, as_struct(SettingsFile))
            problems += loaded.problems
            if loaded.value is not None:
                read.append(loaded.value)
    return LoadedSettings(settled(read, kiosk=kiosk), tuple(problems))
