"""The command `soleus`: arguments in, an exit code out. Textual is imported only for a screen."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui import __version__

NEEDS_TERMINAL = "soleus needs a terminal to show its screens. Over SSH: ssh -t HOST soleus"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: fine; 1: something is wrong with a file; 2: it can't be done so."""
    gc.disable()  # a command is over before there is anything to collect; the app turns it on
    asked = parser().parse_args(arguments)
    if asked.command in (None, "run"):
        return _show(asked)
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
    top = argparse.ArgumentParser(
        prog="soleus",
        description="Guided stretch sessions in the terminal, with timers and a pain log.",
        epilog="Without a command: the list of sessions, to choose one and begin.",
        parents=[everywhere],
    )
    top.add_argument("--version", action="version", version=f"soleus {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, does: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=does, description=does, parents=[everywhere])

    run = add("run", "play one session, then leave")
    run.add_argument("session", metavar="SESSION|PATH", help="a session's id, or a file of one")
    listing = add("list", "list the sessions")
    listing.add_argument("--json", action="store_true", help="as JSON")
    check = add("check", "check session, exercise, anatomy, region and source files")
    check.add_argument("files", metavar="FILE", nargs="+", type=Path)
    log = add("log", "print the pain log, newest entry first")
    log.add_argument("--json", action="store_true", help="as JSON, with every detail")
    return top


def _show(asked: argparse.Namespace) -> int:
    """Open a screen."""
    from tui.commands import places_of
    from tui.storage.finding import NotPlayable, find_session
    from tui.storage.stores import Stores

    stores = Stores.at(places_of(asked))
    try:
        only = find_session(stores, asked.session) if asked.command == "run" else None
    except NotPlayable as reason:
        print(reason, file=sys.stderr)
        return 1
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print(NEEDS_TERMINAL, file=sys.stderr)
        return 2
    from tui.app import SoleusApp
    from tui.system_clock import SystemClock

    app = SoleusApp(stores, SystemClock(), only)
    closing = app.run(mouse=False)
    if closing:
        print(closing)
    return app.return_code or 0


if __name__ == "__main__":
    raise SystemExit(main())
