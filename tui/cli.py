"""The command `soleus`: arguments in, an exit code out. Textual is imported only for a screen."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui import __version__
from tui.core.refusal import CannotBeDone
from tui.core.shells import COMPLETIONS
from tui.environment import drop_what_steers

TYPE_CHECKING = False
"""To mypy it is true; `typing` itself would cost every command 3 ms."""
if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import SoleusApp
    from tui.core.definitions import Session
    from tui.storage.stores import Stores

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


COLOURS = ("auto", "256", "truecolor", "16", "none")
"""As in the settings, which take longer to import than a command that prints."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: fine; 1: something is wrong with a file; 2: it can't be done so."""
    gc.disable()  # a command is over before there is anything to collect; the app turns it on
    os.umask(0o077)  # what is kept here is about somebody's health
    asked = parser().parse_args(arguments)
    try:
        return _run(_checked(asked))
    except CannotBeDone as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # as shells say it; what was being written is there whole or not at all


def _checked(asked: argparse.Namespace) -> argparse.Namespace:
    """What was asked for; in a kiosk what SSH was given, for nothing else may be asked there.

    Raises `CannotBeDone`.
    """
    if asked.kiosk:
        if asked.command is not None or hasattr(asked, "data_dir") or hasattr(asked, "color"):
            raise CannotBeDone("After --kiosk goes --member NAME or nothing: the rest is SSH's.")
        from tui.kiosk import words_from_ssh

        words = words_from_ssh(os.environ, has_terminal=os.isatty(0) and os.isatty(2))
        remote = parser().parse_args(words)
        remote.kiosk, remote.member = True, asked.member
        asked = remote
    elif asked.member is not None:
        raise CannotBeDone("--member goes with --kiosk only.")
    drop_what_steers(os.environ, asked.kiosk)
    return asked


def _run(asked: argparse.Namespace) -> int:
    if asked.command in (None, "run", "rehearse"):
        return _show(asked)
    if asked.command == "demo":
        return _show_example(asked)
    from tui import commands

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a locale without arrows is no reason to fail
    try:
        code = commands.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `soleus list | head`
        return 0
    return code


def parser() -> argparse.ArgumentParser:
    """All commands and options."""
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--data-dir",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS,
        help="keep everything in this folder instead of your own",
    )
    on_screens = argparse.ArgumentParser(add_help=False)
    on_screens.add_argument(
        "--color",
        choices=COLOURS,
        default=argparse.SUPPRESS,
        help="how many colours; counts more than NO_COLOR and the settings",
    )
    top = argparse.ArgumentParser(
        prog="soleus",
        description="Guided stretch sessions in the terminal, with timers and a pain log.",
        epilog="Without a command: the list of sessions, to choose one and begin.",
        parents=[everywhere, on_screens],
    )
    top.add_argument("--version", action="version", version=f"soleus {__version__}")
    top.add_argument(
        "--kiosk",
        action="store_true",
        help="for a machine that others use: no paths, no other programs, and only what SSH asked",
    )
    top.add_argument("--member", metavar="NAME", help="with --kiosk: in this member's own folders")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, does: str, *options: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return _add(commands, name, does, everywhere, *options)

    run = add("run", "play one session, then leave", on_screens)
    run.add_argument("session", metavar="SESSION|PATH", help="a session's id, or a file of one")
    run.add_argument("--plain", action="store_true", help="line by line, without a screen")
    rehearsing = add("rehearse", "play one session fast, and keep nothing of it", on_screens)
    rehearsing.add_argument("session", metavar="SESSION|PATH", help="as for run")
    rehearsing.add_argument(
        "--speed", metavar="N", type=int, default=20, help="times as fast; 20, and 60 is the most"
    )
    made_up = "open soleus on ninety days of made-up entries, which are gone afterwards"
    add("demo", made_up, on_screens)
    listing = add("list", "list the sessions")
    listing.add_argument("--json", action="store_true", help="as JSON")
    check = add("check", "check session, exercise, anatomy, body, region and source files")
    check.add_argument("files", metavar="FILE", nargs="+", type=Path)
    check.add_argument("--strict", action="store_true", help="warnings count as mistakes")
    new = add("new", "write a commented starter file of your own, and open it in your editor")
    new.add_argument("name", metavar="NAME", help="its id, or its title in quotes")
    sort = new.add_mutually_exclusive_group()
    for other in ("exercise", "anatomy"):
        says = f"of {other}, not a session"
        sort.add_argument(f"--{other}", dest="sort", action="store_const", const=other, help=says)
    new.set_defaults(sort="session")
    schema = add("schema", "print the JSON Schema of a sort of file, for editors")
    schema.add_argument("sort", metavar="SORT", nargs="?", help="none: says where they all are")
    log = add("log", "print the pain log, newest entry first")
    form = log.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON, with every detail")
    form.add_argument("--csv", action="store_true", help="as a table for spreadsheets")
    log.add_argument("--since", metavar="DATE", help="from this day on, such as 2026-11-22")
    log.add_argument("--until", metavar="DATE", help="up to this day")
    _add_doings(log.add_subparsers(dest="doing", metavar="COMMAND"), everywhere)
    merging = add("import", "take over what another machine's log has and yours has not")
    merging.add_argument("folder", metavar="DIR", type=Path, help="its data folder, or its log")
    merging.add_argument("--dry-run", action="store_true", help="say what would be new, no more")
    pain = add("pain", "note pain, felt now or earlier")
    pain.usage = "soleus pain REGION [SIDE] SCORE [--at TIME] [--note TEXT]"
    pain.add_argument("words", metavar="WORD", nargs="+", help="such as: calf left 3")
    pain.add_argument("--at", metavar="TIME", help="when: 07:10, or '2026-11-26 07:10'")
    pain.add_argument("--note", metavar="TEXT", help="anything else")
    morning = add("morning", "note the pain of the first steps this morning, and how stiff it was")
    morning.usage = "soleus morning [REGION] [SIDE] SCORE [STIFFNESS] [--day DATE]"
    morning.add_argument("words", metavar="WORD", nargs="+", help="such as: left 2 3")
    morning.add_argument(
        "--day",
        metavar="DATE",
        help="another morning, up to three days ago; before 04:00 it is yesterday's",
    )
    report = add("report", "print a page about the pain log for a clinician")
    report.add_argument("--since", metavar="DATE", help="from this day on; else 90 days")
    report.add_argument("--until", metavar="DATE", help="up to this day; else today")
    report.add_argument("--region", metavar="ID", help="of the body; else the one trained most")
    report.add_argument("--name", metavar="NAME", help="whose it is, to be printed on it")
    report.add_argument("--html", action="store_true", help="as a page to be printed on A4")
    doctor = add("doctor", "look whether all is well here, and say what is to be done")
    doctor.add_argument("--bell", action="store_true", help="ring the terminal's bell twice")
    completion = add("completion", "print what completes the commands of soleus in a shell")
    completion.add_argument(
        "shell", metavar="SHELL", choices=[*COMPLETIONS], help="bash, zsh or fish"
    )
    bundling = add("bundle", "write a session with all that it names as one file, to be shared")
    bundling.add_argument("session", metavar="SESSION|PATH", help="as for run")
    bundling.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="a new file; else standard output"
    )
    adding = add("add-session", "keep the session file that comes on standard input")
    adding.add_argument("id", metavar="ID", help="what it is to be called: a-z, 0-9 and -")
    adding.add_argument("--replace", action="store_true", help="even where you have one already")
    config = add("config", "show the settings").add_subparsers(
        dest="doing", metavar="COMMAND", required=True
    )
    _add(config, "keys", "print all that keys do, with the ids for the keymap", everywhere)
    _add(config, "path", "print where your settings are", everywhere)
    return top


def _add_doings(doings: "Commands", everywhere: argparse.ArgumentParser) -> None:
    """What can be done with the log, beside printing it."""
    restoring = _add(doings, "restore", "bring a deleted entry back", everywhere)
    restoring.add_argument("id", metavar="ID", nargs="?", help="none: lists deleted entries")
    purging = _add(doings, "purge", "remove the files of deleted entries for good", everywhere)
    purging.add_argument("--yes", action="store_true", help="without asking")
    _add(doings, "reindex", "make the index of the log anew", everywhere)


def _add(
    commands: "Commands", name: str, does: str, *options: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=does, description=does, parents=options)


def _show(asked: argparse.Namespace) -> int:
    """Open a screen."""
    if not 1 <= getattr(asked, "speed", 1) <= 60:
        raise CannotBeDone("--speed is a whole number from 1 to 60.")
    _end_at_ctrl_c()
    from tui.commands import places_of
    from tui.storage.finding import NotPlayable, find_session
    from tui.storage.stores import Stores

    places = places_of(asked)
    stores = Stores.at(places, asked.kiosk)
    try:
        only = find_session(stores, asked.session) if asked.command else None
    except NotPlayable as reason:
        print(reason, file=sys.stderr)
        return 1
    if only is not None and asked.command == "run":
        from tui.terminal.opening import goes_plain

        why = "" if asked.plain else goes_plain()
        if asked.plain or why:
            from tui.line_by_line import play_in_lines

            return play_in_lines(stores, places.crashes, only, asked.session, why)
    return _open(asked, stores, places.crashes, only)


def _show_example(asked: argparse.Namespace) -> int:
    """Open Today on entries that are made up, and remove them."""
    if hasattr(asked, "data_dir"):
        raise CannotBeDone("The demo has a folder of its own: leave --data-dir out.")
    from tui.commands.demo import GONE, example
    from tui.storage.places import Places

    with example() as (stores, remove):
        code = _open(asked, stores, Places.default().crashes, last=remove)
    if code == 0:
        print(GONE)
    return code


def _end_at_ctrl_c() -> None:
    """While starting: at once, without a traceback."""
    import signal  # half a millisecond that no other command needs

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _open(
    asked: argparse.Namespace,
    stores: "Stores",
    crashes: Path,
    only: "Session | None" = None,
    last: "Callable[[], str] | None" = None,
) -> int:
    """Run the app. `last` is called however the app ends, and gives what is said instead then."""
    from tui.terminal.opening import run_app

    _end_at_ctrl_c()
    made: list[SoleusApp] = []

    def make() -> "SoleusApp":
        from tui.app import SoleusApp
        from tui.core.terminals import chosen, is_utf8
        from tui.system_clock import SystemClock

        settings = stores.settings.settings
        colours = chosen(getattr(asked, "color", None), os.environ, settings.colour)
        utf8 = is_utf8(os.environ)
        clock = SystemClock()
        if only is not None and asked.command == "rehearse":
            from tui.rehearsal import RehearsalApp

            made.append(RehearsalApp(stores, clock, only, asked.speed, colours, utf8))
        elif only is None and not stores.example and stores.is_untouched:
            from tui.first_start import FirstStartApp

            made.append(FirstStartApp(stores, clock, colours=colours, is_utf8=utf8))
        else:
            made.append(SoleusApp(stores, clock, only, colours=colours, is_utf8=utf8))
        return made[0]

    def keep(seconds: float) -> str:
        kept = made[0].keep(seconds) if made else ""
        return kept if last is None else last()

    code = run_app(make, crashes, keep, kiosk=stores.kiosk)
    if code == 0 and made and getattr(made[0], "wants_demo", False):
        os.execv(sys.executable, [sys.executable, "-P", "-m", "tui", "demo"])  # noqa: S606 - our own
    return code


if __name__ == "__main__":
    raise SystemExit(main())
