"""Where definitions are looked for."""

from pathlib import Path

from tui.storage.definitions.library import Origin, builtin_folder
from tui.storage.places import Places


def definition_roots(places: Places) -> tuple[tuple[Origin, Path], ...]:
    """Folders of definitions, the nearest first."""
    return (
        ("yours", places.definitions),
        ("machine", places.machine_definitions),
        ("built-in", builtin_folder()),
    )
