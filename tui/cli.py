"""The command `soleus`: arguments in, an exit code out. Textual is imported only for a screen."""

import gc
import os
import sys

from tui import __version__
from tui.core.refusal import CannotBeDone
from tui.environment import drop_what_steers

TYPE_CHECKING = False
"""To mypy it is true; `typing` itself would cost every command 3 ms."""
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.app import SoleusApp
    from tui.core.format.definitions import Session
    from tui.storage.stores import Stores
else:
    from types import SimpleNamespace as Namespace  # argparse has the same, 5 ms later


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command. 0: fine; 1: something is wrong with a file; 2: it can't be done so."""
    gc.disable()  # a command is over before there is anything to collect; the app turns it on
    os.umask(0o077)  # what is kept here is about somebody's health
    _open_what_was_closed()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        if list(words) == ["--version"]:  # half of the time goes into reading one word otherwise
            return _printed(_print_version)
        return _run(_checked(_asked(words)))
    except CannotBeDone as reason:
        print(reason, file=sys.stderr)
        return 2
    except FileNotFoundError:
        if _is_somewhere():
            raise
        print("The folder you are in is gone: cd to another one, then try again.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # as shells say it; what was being written is there whole or not at all


def _is_somewhere() -> bool:
    from pathlib import Path

    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _asked(words: "Sequence[str]") -> "Namespace":
    """What the words ask for; ends the process where they can't be understood."""
    if not words:  # as most start it: they would wait for a parser that has nothing to read
        return Namespace(command=None, kiosk=False, member=None)
    from tui.arguments import parser

    return parser(words).parse_args(words)


def _checked(asked: "Namespace") -> "Namespace":
    """What was asked for; in a kiosk what SSH was given, for nothing else may be asked there.

    Raises `CannotBeDone`.
    """
    if asked.kiosk:
        if asked.command is not None or hasattr(asked, "data_dir") or hasattr(asked, "color"):
            raise CannotBeDone("After --kiosk goes --member NAME or nothing: the rest is SSH's.")
        from tui.kiosk import words_from_ssh

        remote = _asked(words_from_ssh(os.environ, has_terminal=os.isatty(0) and os.isatty(2)))
        remote.kiosk, remote.member = True, asked.member
        asked = remote
    elif asked.member is not None:
        raise CannotBeDone("--member goes with --kiosk only.")
    drop_what_steers(os.environ, asked.kiosk)
    return asked


def _run(asked: "Namespace") -> int:
    if asked.command in (None, "run", "rehearse"):
        return _show(asked)
    if asked.command == "demo":
        return _show_example(asked)
    from tui import commands

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a locale without arrows is no reason to fail
    return _printed(lambda: commands.run(asked))


def _print_version() -> int:
    print("soleus", __version__)
    return 0


def _printed(command: "Callable[[], int]") -> int:
    """Run a command that prints, to its last letter; gives its exit code.

    Raises `CannotBeDone` where that can't be written.
    """
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        _print_nowhere()  # `soleus list | head`
        return 0
    except OSError as error:
        if not _is_about_printing(error):
            raise
        _print_nowhere()
        raise CannotBeDone(f"What it prints can't be written: {error.strerror}.") from error
    return code


def _open_what_was_closed() -> None:
    """Lead what whoever started this has closed nowhere: a file of ours would get its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, "w" if number else "r"))


def _is_about_printing(error: OSError) -> bool:
    """What goes wrong with a file names it; without a name only the folder we are in can be gone.

    Trying once more tells nothing: without a buffer there is nothing left to be written.
    """
    return error.filename is None and not isinstance(error, FileNotFoundError)


def _print_nowhere() -> None:
    """From now on, so that Python does not try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(asked: "Namespace") -> int:
    """Open a screen."""
    _end_at_ctrl_c()
    from tui.commands import places_of
    from tui.storage.definitions.finding import NotPlayable, find_session
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


def _show_example(asked: "Namespace") -> int:
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
    asked: "Namespace",
    stores: "Stores",
    crashes: "Path",
    only: "Session | None" = None,
    last: "Callable[[], str] | None" = None,
) -> int:
    """Run the app. `last` is called however the app ends, and gives what is said instead then."""
    from tui.terminal.opening import run_app

    _end_at_ctrl_c()
    made: list[SoleusApp] = []

    def make() -> "SoleusApp":
        from tui.app import SoleusApp
        from tui.core.terminals import beyond_ascii, chosen
        from tui.system_clock import SystemClock

        settings = stores.settings.settings
        colours = chosen(getattr(asked, "color", None), os.environ, settings.colour)
        beyond = beyond_ascii(os.environ)
        clock = SystemClock(settings.time_zone)
        if only is not None and asked.command == "rehearse":
            from tui.rehearsal import RehearsalApp

            made.append(RehearsalApp(stores, clock, only, asked.speed, colours, beyond))
        elif only is None and not stores.example and stores.is_untouched:
            from tui.first_start import FirstStartApp

            made.append(FirstStartApp(stores, clock, colours=colours, beyond_ascii=beyond))
        else:
            made.append(SoleusApp(stores, clock, only, colours=colours, beyond_ascii=beyond))
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
