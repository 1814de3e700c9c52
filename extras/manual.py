"""The man page, as troff, made of the parser."""

import argparse
from collections.abc import Collection, Iterator
from functools import partial

FILES = (
    ("~/.local/share/soleus/log/", "The pain log, a file for each entry."),
    ("~/.local/state/soleus/runs/", "The session under way, and pain forms that wait."),
    ("~/.cache/soleus/", "An index of the log. It may be deleted at any time."),
    ("~/.config/soleus/settings.toml", "Settings."),
    ("~/.config/soleus/sessions/", "Your own sessions."),
    ("/etc/xdg/soleus/", "Settings and sessions for everybody on the machine."),
)
ENVIRONMENT = (
    ("VISUAL, EDITOR", "What opens files; without them the machine's editor, nano or vi."),
    ("NO_COLOR", "Where it is set, no colours are used."),
    ("TZ", "The time zone that counts where the settings name none."),
    ("XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME", "Other folders."),
)
EXIT_CODES = (
    ("0", "It is done."),
    ("1", "Something is wrong with a file, or has to be done."),
    ("2", "It can't be done so."),
    ("70", "A mistake in soleus; what was saved is kept."),
    ("128 + n", "Ended by signal n; 129 also by a dropped line."),
)


_WIDTH = 70


def manual(parser: argparse.ArgumentParser, version: str) -> str:
    """The page `soleus(1)`."""
    return "\n".join(_page(parser, version)) + "\n"


def _page(parser: argparse.ArgumentParser, version: str) -> Iterator[str]:
    yield f'.TH SOLEUS 1 "" "soleus {version}" "User Commands"'
    yield ".SH NAME"
    yield r"soleus \- guided stretch sessions in the terminal, with timers and a pain log"
    yield ".SH SYNOPSIS"
    yield f".B {_text(parser.prog)}"
    yield _text("[OPTION]... [COMMAND [ARGUMENT]...]")
    yield ".SH DESCRIPTION"
    yield from _paragraph(f"{parser.description} {parser.epilog}")
    yield ".PP"
    yield from _paragraph("In every screen, ? lists its keys.")
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    for command in _commands(parser):
        yield f'.SS "{_text(command.prog.removeprefix(parser.prog).strip())}"'
        yield ".nf"
        yield from map(_text, _usage(command))
        yield ".fi"
        yield ".PP"
        yield from _paragraph(_sentence(command.description or ""))
        yield from _options(command, leave_out=set(parser._option_string_actions))
    for heading, entries in (
        ("FILES", FILES),
        ("ENVIRONMENT", ENVIRONMENT),
        ("EXIT STATUS", EXIT_CODES),
    ):
        yield f'.SH "{heading}"'
        for name, means in entries:
            yield from _entry(name, means)


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Each, with those that belong to it behind it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield command
                yield from _commands(command)


def _usage(command: argparse.ArgumentParser) -> list[str]:
    """How it is called, in lines that fit wherever the page is made, and have no colours."""
    command.formatter_class = partial(argparse.HelpFormatter, width=_WIDTH)
    command.color = False  # type: ignore[attr-defined]  # since Python 3.14
    usage = command.format_usage().removeprefix("usage: ")
    return [line.strip() for line in usage.splitlines()]


def _options(parser: argparse.ArgumentParser, leave_out: Collection[str] = ()) -> Iterator[str]:
    """What can be given to it; commands have a part of their own."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        if not set(leave_out).isdisjoint(action.option_strings):
            continue  # an option of all commands is told once
        if action.help is None or action.help is argparse.SUPPRESS:
            continue
        names = ", ".join(action.option_strings)
        value = "" if action.nargs == 0 else _metavar(action)
        yield from _entry(f"{names} {value}".strip(), _sentence(action.help % {"prog": "soleus"}))


def _metavar(action: argparse.Action) -> str:
    if action.metavar is None and action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest)


def _entry(name: str, means: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_text(name)}"
    yield from _paragraph(means)


def _paragraph(text: str) -> Iterator[str]:
    yield _text(text)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else f"{text}."


def _text(text: str) -> str:
    r"""Nothing in it is an order to troff: no backslash, and no dot or quote that begins a line."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace('"', r"\(dq")
    return rf"\&{safe}" if safe.startswith(".") else safe
