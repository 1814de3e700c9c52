"""`soleus completion`: prints what a shell needs to complete our commands."""

from importlib import metadata

from tui.core.refusal import CannotBeDone
from tui.core.shells import COMPLETIONS


def print_completion(shell: str) -> int:
    """Print the script for this shell; raises `CannotBeDone` where none was installed.

    Empty is one that was printed over itself: pipx links it to where the shell looks for it.
    """
    try:
        files = metadata.files("soleus") or []
        [script] = [file for file in files if str(file).endswith(COMPLETIONS[shell])]
        text = script.read_text("utf-8")
    except (metadata.PackageNotFoundError, ValueError, OSError):
        raise CannotBeDone(
            "This soleus was not installed, so it brings no completions: install it with pipx."
        ) from None
    if not text:
        raise CannotBeDone(
            f"The completions for {shell} are empty, written over where they are installed: "
            "install soleus anew."
        )
    print(text, end="")
    return 0
