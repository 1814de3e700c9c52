"""What the environment may steer: taken away before Textual is imported, which reads it then.

Python itself has read `PYTHON*` before this runs: a machine that others use starts it with `-I`,
as `docs/gym-machine.md` says.
"""

from collections.abc import MutableMapping

_NEVER = "TEXTUAL"
"""Variables that begin so name modules to run, files to write and keys to press."""
_KIOSK = frozenset(
    {"HOME", "USER", "LOGNAME", "PATH", "SHELL", "TERM", "COLORTERM", "NO_COLOR", "TZ"}
    | {"LANG", "LANGUAGE"}
)
_KIOSK_BEGINNING = "LC_"


def drop_what_steers(environment: MutableMapping[str, str], kiosk: bool) -> None:
    """Remove `TEXTUAL*`; in a kiosk all but who it is, the terminal and the language.

    So there is no `EDITOR`, `PAGER` or `BROWSER` in a kiosk, and no `XDG_*` that would lead out of
    the member's folders. sshd sets `HOME` and `PATH` itself, whatever a client sends.
    """
    for name in list(environment):
        if name.startswith(_NEVER) or (kiosk and not _is_kept_in_kiosk(name)):
            del environment[name]


def _is_kept_in_kiosk(name: str) -> bool:
    return name in _KIOSK or name.startswith(_KIOSK_BEGINNING)
