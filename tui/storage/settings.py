"""The settings files: the machine's, then the person's own."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.core.format.problems import Mistake, Problem, Table
from tui.core.settings import Settings, SettingsFile, check_settings, settled
from tui.storage.definitions.loading import as_struct, load
from tui.storage.reading import Missing
from tui.storage.time_zones import is_known, why_unknown


class LoadedSettings(Struct, frozen=True):
    """What holds, and what is wrong with the files; of a file with mistakes nothing holds."""

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()
    lost_zone: str = ""
    """The time zone that was set, on a machine that knows none; its own time counts then."""

    @property
    def said(self) -> list[str]:
        """What the person has to know of them: the first two, for the rest are told by and by."""
        told = [f"These settings don't count: {problem}" for problem in self.problems[:2]]
        if self.lost_zone:
            told.append(
                f"Your time zone, {self.lost_zone}, doesn't count: this machine knows none, so its "
                "own time is used. The package tzdata brings them."
            )
        return told


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
    settings = settled(read, kiosk=kiosk)
    zone = settings.time_zone
    if not zone or is_known(zone):
        return LoadedSettings(settings, tuple(problems))
    return LoadedSettings(replace(settings, time_zone=""), tuple(problems), lost_zone=zone)


def as_settings(table: Table) -> tuple[SettingsFile | None, list[Mistake]]:
    """The settings that a table holds, or what is wrong with it."""
    file, found = as_struct(SettingsFile)(table)
    if file is None:
        return None, found
    found = list(check_settings(file))
    if file.time_zone and (why := why_unknown(file.time_zone)):
        found.append(Mistake(("time_zone",), why))
    return file, found
