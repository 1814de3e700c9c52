"""`soleus completion`: prints what a shell needs to complete our commands."""

from importlib import metadata

from tui.core.refusal import CannotBeDone
from tui.core.shells import COMPLETIONS


def print_completion(shell: str) -> int:
    """Print the script for this shell; raises `CannotBeDone` where none was installed."""
    try:
        files = metadata.files("soleus") or []
        [script] = [file for file in files if str(file).endswith(COMPLETIONS[shell])]
        text = script.read_text("utf-8")
    except (metadata.PackageNotFoundError, ValueError, OSError):
        raise CannotBeDone(
            "This soleus was not installed, so it brings no completions: install it with pipx."
        ) from None
    print(text, end="")
    return 0
