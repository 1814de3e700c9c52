"""All files that are made of the parser."""

from pathlib import Path

from extras.completions import completion
from extras.manual import manual
from tui import __version__
from tui.arguments import parser
from tui.core.shells import COMPLETIONS


def made() -> dict[str, str]:
    """Their texts, by the path below where soleus is installed."""
    files = {path: completion(parser(), shell) for shell, path in COMPLETIONS.items()}
    return {**files, "share/man/man1/soleus.1": manual(parser(), __version__)}


def write_into(folder: Path) -> list[Path]:
    """Write them all; gives where."""
    written = []
    for name, text in made().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o644)
        written.append(path)
    return written
