"""Files of a small library, for tests of what is found in one and said about it."""

from collections.abc import Mapping
from pathlib import Path

from tui.storage.definitions.library import Library

WALL = 'schema = 1\nkind = "hold"\nname = "Wall"\nseconds = 30\nmuscles = ["soleus"]\n'
SOLEUS = 'schema = 1\ntitle = "Soleus"\nnotes = ["Deep."]\nsource = ["book"]\n'
CALF = """schema = 1
title = "Calf"
sided = true
places = ["deep"]
feelings = ["tight"]
signs_advice = ["Stop."]
[questions]
side = "Which?"
before = "Now?"
during = "Worst?"
after = "After?"
new_signs = "New?"
"""
RULES = """[rules]
version = "calf 1"
end_range_exercises = ["wall"]
gentle_session = "reset"
"""
SESSION = 'schema = 1\ntitle = "Calf"\nregion = "calf"\n\n[[steps]]\nexercise = "wall"\n'
GENERAL = 'schema = 1\n[[flags]]\nid = "chest"\ntier = "emergency"\nquestion = "Chest pain?"\n'
FILES = {
    "reset.toml": SESSION,
    "exercises/wall.toml": WALL,
    "anatomy/soleus.toml": SOLEUS,
    "regions/calf.toml": CALF,
    "sources.toml": '[book]\ntext = "A book"\n',
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def told(library: Library, path: Path) -> list[str]:
    """The problems of a file, with its name instead of its path."""
    return [str(problem).replace(str(path), path.name) for problem in library.check(path)]
