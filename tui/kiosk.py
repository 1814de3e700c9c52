"""A machine whose members have no shell: what they may ask for over SSH, and nothing else."""

from collections.abc import Callable, Mapping

from tui.core.refusal import CannotBeDone
from tui.core.text import clean
from tui.storage.definitions.loading import is_id
from tui.storage.places import Places
from tui.storage.private import why_not_private

POSSIBLE: Mapping[str, tuple[str, ...]] = {
    "list [--json]": ("list", "list --json"),
    "log [--json|--csv]": ("log", "log --json", "log --csv"),
    "pain REGION [SIDE] SCORE": ("pain REGION SIDE SCORE", "pain REGION SCORE"),
    "morning [REGION] [SIDE] SCORE [STIFFNESS]": (
        "morning SIDE SCORE",
        "morning SIDE SCORE STIFFNESS",
        "morning REGION SIDE SCORE",
        "morning REGION SIDE SCORE STIFFNESS",
        "morning REGION SCORE",
        "morning REGION SCORE STIFFNESS",
    ),
    "report [--html]": ("report", "report --html"),
    "add-session ID [--replace]": ("add-session ID", "add-session ID --replace"),
    "run ID [--plain]": ("run ID", "run ID --plain"),
}
"""As it is told to a member, and word for word; what is in capitals stands for something."""
COMMANDS = tuple(command for commands in POSSIBLE.values() for command in commands)
"""All that a member can ask for."""
_ON_SCREEN = "run ID"
SCORES = frozenset(map(str, range(11)))
STANDS_FOR: Mapping[str, Callable[[str], bool]] = {
    "ID": is_id,
    "REGION": is_id,
    "SIDE": frozenset(("left", "right")).__contains__,
    "SCORE": SCORES.__contains__,
    "STIFFNESS": SCORES.__contains__,
}
"""Which words may take its place; whether there is such a session or region is found out later."""


def words_from_ssh(environment: Mapping[str, str], has_terminal: bool) -> list[str]:
    """The words of the command that SSH was given, none for Today; raises `CannotBeDone`.

    No shell has read them and none will: they are compared with `COMMANDS`, so what they may be
    is known before anything else looks at them.
    """
    command = environment.get("SSH_ORIGINAL_COMMAND", "")
    words = command.split(" ") if command else []
    if words and not any(_fits(words, one) for one in COMMANDS):
        raise CannotBeDone(f"Not possible here. Possible: {', '.join(POSSIBLE)}; or no command.")
    if not has_terminal and (not words or _fits(words, _ON_SCREEN)):
        without = ", ".join(POSSIBLE).replace("[--plain]", "--plain")
        raise CannotBeDone(
            f"A screen needs a terminal: ssh -t HOST. Possible without one: {without}."
        )
    return words


def _fits(words: list[str], command: str) -> bool:
    wanted = command.split(" ")
    return len(words) == len(wanted) and all(
        STANDS_FOR[want](word) if want in STANDS_FOR else word == want
        for word, want in zip(words, wanted, strict=True)
    )


def places_of_member(account: Places, name: str) -> Places:
    """A member's own folders in those of the account; raises `CannotBeDone`.

    Folders that are there must be the account's alone; those that are missing are made so.
    """
    try:
        own = account.for_member(name)
    except ValueError as error:
        raise CannotBeDone(str(error)) from None
    for folder in (own.data, own.state, own.cache, own.config):
        for each in (folder.parent, folder):
            if reason := why_not_private(each):
                raise CannotBeDone(clean(f"Cannot use {each}: {reason}"))
    return own
