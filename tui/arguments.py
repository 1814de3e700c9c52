"""The words of the command line: every command and option, each with a line of help.

A command is a function that adds its own words to the parser that it is given.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tui import __version__
from tui.core.shells import COMPLETIONS

TYPE_CHECKING = False
"""To mypy it is true; `typing` itself would cost every command 3 ms."""
if TYPE_CHECKING:
    from collections.abc import Callable

    Parser = argparse.ArgumentParser
    Fill = Callable[[Parser], None]

COLOURS = ("auto", "256", "truecolor", "16", "none")
"""As in the settings, which take longer to import than a command that prints."""


def parser(words: Sequence[str] | None = None) -> "Parser":
    """All commands and options; with `words`, of the commands only those that are named there.

    Each command takes a tenth of a millisecond to make. Where none is named, all are made,
    since then it is help that is wanted, or a mistake.
    """
    top = argparse.ArgumentParser(
        prog="soleus",
        description="Guided stretch sessions in the terminal, with timers and a pain log.",
        epilog="Without a command: the list of sessions, to choose one and begin.",
    )
    _add_folder(top)
    _add_colours(top)
    top.add_argument("--version", action="version", version=f"soleus {__version__}")
    top.add_argument(
        "--kiosk",
        action="store_true",
        help="for a machine that others use: no paths, no other programs, and only what SSH asked",
    )
    top.add_argument("--member", metavar="NAME", help="with --kiosk: in this member's own folders")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    named = [name for name in COMMANDS if words and name in words]
    for name in named or COMMANDS:
        does, fill = COMMANDS[name]
        _add(commands, name, does, fill)
    return top


def _add(
    commands: "argparse._SubParsersAction[Parser]", name: str, does: str, fill: "Fill"
) -> "Parser":
    command = commands.add_parser(name, help=does, description=does)
    _add_folder(command)
    fill(command)
    return command


def _add_folder(command: "Parser") -> None:
    command.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_folder,
        default=argparse.SUPPRESS,
        help="keep everything in this folder instead of your own",
    )


def _folder(typed: str) -> Path:
    """Not empty: a script's variable that was never set would mean the folder it is in."""
    if not typed:
        raise argparse.ArgumentTypeError("is empty: name a folder, or leave it out")
    return Path(typed)


def _add_colours(command: "Parser") -> None:
    command.add_argument(
        "--color",
        choices=COLOURS,
        default=argparse.SUPPRESS,
        help="how many colours; counts more than NO_COLOR and the settings",
    )


def _nothing(command: "Parser") -> None:
    """Has no words of its own."""


def _run(run: "Parser") -> None:
    _add_colours(run)
    run.add_argument("session", metavar="SESSION|PATH", help="a session's id, or a file of one")
    run.add_argument("--plain", action="store_true", help="line by line, without a screen")


def _rehearse(rehearse: "Parser") -> None:
    _add_colours(rehearse)
    rehearse.add_argument("session", metavar="SESSION|PATH", help="as for run")
    rehearse.add_argument(
        "--speed",
        metavar="N",
        type=_speed,
        default=20,
        help="times as fast; 20, and 60 is the most",
    )


def _speed(text: str) -> int:
    if text in map(str, range(1, 61)):
        return int(text)
    raise argparse.ArgumentTypeError("it is a whole number from 1 to 60")


def _list(listing: "Parser") -> None:
    listing.add_argument("--json", action="store_true", help="as JSON")


def _check(check: "Parser") -> None:
    check.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="or a folder of them; none: your own"
    )
    check.add_argument("--strict", action="store_true", help="warnings count as mistakes")


def _new(new: "Parser") -> None:
    new.add_argument("name", metavar="NAME", help="its id, or its title in quotes")
    sort = new.add_mutually_exclusive_group()
    for other, what in (("exercise", "an exercise"), ("anatomy", "the anatomy of a muscle")):
        says = f"{what}, not a session"
        sort.add_argument(f"--{other}", dest="sort", action="store_const", const=other, help=says)
    new.set_defaults(sort="session")


def _schema(schema: "Parser") -> None:
    schema.add_argument("sort", metavar="SORT", nargs="?", help="none: says where they all are")


def _log(log: "Parser") -> None:
    form = log.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON, with every detail")
    form.add_argument("--csv", action="store_true", help="as a table for spreadsheets")
    log.add_argument("--since", metavar="DATE", help="from this day on, such as 2026-11-22")
    log.add_argument("--until", metavar="DATE", help="up to this day")
    doings = log.add_subparsers(dest="doing", metavar="COMMAND")
    _add(doings, "restore", "bring a deleted entry back", _restore)
    _add(doings, "purge", "remove the files of deleted entries for good", _purge)
    _add(doings, "reindex", "make the index of the log anew", _nothing)


def _restore(restore: "Parser") -> None:
    restore.add_argument("id", metavar="ID", nargs="?", help="none: lists deleted entries")


def _purge(purge: "Parser") -> None:
    purge.add_argument("--yes", action="store_true", help="without asking")


def _import(merge: "Parser") -> None:
    merge.add_argument("folder", metavar="DIR", type=Path, help="its data folder, or its log")
    merge.add_argument("--dry-run", action="store_true", help="say what would be new, no more")


def _pain(pain: "Parser") -> None:
    pain.usage = "soleus pain REGION [SIDE] SCORE [--at TIME] [--note TEXT]"
    pain.add_argument("words", metavar="WORD", nargs="+", help="such as: calf left 3")
    pain.add_argument("--at", metavar="TIME", help="when: 07:10, or '2026-11-26 07:10'")
    pain.add_argument("--note", metavar="TEXT", help="anything else")


def _morning(morning: "Parser") -> None:
    morning.usage = "soleus morning [REGION] [SIDE] SCORE [STIFFNESS] [--day DATE]"
    morning.add_argument("words", metavar="WORD", nargs="+", help="such as: left 2 3")
    morning.add_argument(
        "--day",
        metavar="DATE",
        help="another morning, up to three days ago; before 04:00 it is yesterday's",
    )


def _report(report: "Parser") -> None:
    report.add_argument("--since", metavar="DATE", help="from this day on; else 90 days")
    report.add_argument("--until", metavar="DATE", help="up to this day; else today")
    report.add_argument("--region", metavar="ID", help="of the body; else the one trained most")
    report.add_argument("--name", metavar="NAME", help="whose it is, to be printed on it")
    report.add_argument("--html", action="store_true", help="as a page to be printed on A4")


def _doctor(doctor: "Parser") -> None:
    doctor.add_argument("--bell", action="store_true", help="ring the terminal's bell twice")


def _completion(completion: "Parser") -> None:
    completion.add_argument(
        "shell", metavar="SHELL", choices=[*COMPLETIONS], help="bash, zsh or fish"
    )


def _bundle(bundle: "Parser") -> None:
    bundle.add_argument("session", metavar="SESSION|PATH", help="as for run")
    bundle.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="a new file; else standard output"
    )


def _add_session(adding: "Parser") -> None:
    adding.add_argument("id", metavar="ID", help="what it is to be called: a-z, 0-9 and -")
    adding.add_argument("--replace", action="store_true", help="even where you have one already")


def _config(config: "Parser") -> None:
    doings = config.add_subparsers(dest="doing", metavar="COMMAND", required=True)
    _add(doings, "keys", "print all that keys do, with the ids for the keymap", _nothing)
    _add(doings, "path", "print where your settings are", _nothing)


COMMANDS: "dict[str, tuple[str, Fill]]" = {
    "run": ("play one session, then leave", _run),
    "rehearse": ("play one session fast, and keep nothing of it", _rehearse),
    "demo": ("open soleus on ninety days of made-up entries, which are gone afterwards",
             _add_colours),
    "list": ("list the sessions", _list),
    "check": ("check session, exercise, anatomy, body, region, source and settings files", _check),
    "new": ("write a commented starter file of your own, and open it in your editor", _new),
    "schema": ("print the JSON Schema of a sort of file, for editors", _schema),
    "log": ("print the pain log, newest entry first", _log),
    "import": ("take over what another machine's log has and yours has not", _import),
    "pain": ("note pain, felt now or earlier", _pain),
    "morning": ("note the pain of the first steps this morning, and how stiff it was", _morning),
    "report": ("print a page about the pain log for a clinician", _report),
    "doctor": ("look whether all is well here, and say what is to be done", _doctor),
    "completion": ("print what completes the commands of soleus in a shell", _completion),
    "bundle": ("write a session with all that it names as one file, to be shared", _bundle),
    "add-session": ("keep the session file that comes on standard input", _add_session),
    "config": ("show the settings", _config),
}  # fmt: skip
"""By name: what it does, and what adds its words."""
