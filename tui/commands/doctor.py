"""`soleus doctor`: does everything here work, and if not, what is to be done."""

import datetime as dt
from collections.abc import Iterator

from tui.commands.surroundings import (
    bell,
    byte_code,
    finds_program,
    is_over_ssh,
    language,
    packages,
    terminal,
    time_facts,
    tmux,
)
from tui.core.health import health
from tui.core.health import kept as health_kept
from tui.core.health import program as health_program
from tui.core.health.health import Finding
from tui.core.refusal import CannotBeDone
from tui.core.settings import Settings
from tui.core.text import clean
from tui.kiosk import places_of_member
from tui.storage import examining
from tui.storage.definitions.loading import shown_path
from tui.storage.listing import CannotList, children
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.runs.runs import Runs
from tui.storage.settings import LoadedSettings, load_settings


def doctor(places: Places, ring: bool) -> int:
    """Look at everything and tell of each in a line; 1 where somebody has to do something."""
    to_do = 0
    for finding in _findings(places, ring):
        to_do += finding.state == "do"
        print(clean(finding.line), flush=True)  # a slow disk is not to look like a hang
    if not to_do:
        print("Nothing needs doing.")
        return 0
    print("One thing needs doing." if to_do == 1 else f"{to_do} things need doing.")
    return 1


def _findings(places: Places, ring: bool) -> Iterator[Finding]:
    loaded = load_settings(places.settings)
    yield from _of_surroundings(loaded.settings, ring)
    yield from _of_kept(places, loaded)
    yield from _of_settings(loaded)
    yield from health_program.of_versions(packages())
    yield from map(health_program.of_byte_code, byte_code())


def _of_surroundings(settings: Settings, ring: bool) -> Iterator[Finding]:
    seen_in = terminal(settings)
    yield from health.of_terminal(seen_in)
    yield health.of_language(language())
    if (around := tmux()) is not None:
        yield from health.of_tmux(around, seen_in.term)
    yield health.of_ssh(is_over_ssh())
    if ring:
        yield health.of_bell(bell())


def _of_kept(places: Places, loaded: LoadedSettings) -> Iterator[Finding]:
    log, folders = Log(places.log), examining.folders(places)
    closed = {folder.name for folder in folders if folder.trouble}
    yield health.of_time(time_facts(loaded, _newest(log), is_over_ssh()))
    yield from map(health_kept.of_folder, folders)
    yield from _of_members(places)
    if "log" in closed:
        yield health_kept.not_looked_at("log")
    else:
        yield from health_kept.of_log(examining.log_facts(log))
        yield health_kept.of_index(examining.index_state(places))
    if closed & {"log", "unfinished"}:
        yield health_kept.not_looked_at("unfinished")
    else:
        yield from health_kept.of_runs(examining.run_facts(Runs(places.runs), log))
    for facts in examining.definition_facts(places):
        yield from health_kept.of_definitions(facts)
    yield from health_kept.of_crashes(examining.crash_count(places), shown_path(places.crashes))


def _of_settings(loaded: LoadedSettings) -> Iterator[Finding]:
    broken = list(dict.fromkeys(one.path for one in loaded.problems))
    program, *_ = loaded.settings.on_cue or ("",)
    missing = program if program and not finds_program(program) else ""
    yield from health_kept.of_settings(broken, missing)


def _newest(log: Log) -> dt.datetime | None:
    """When the newest entry began, by its name."""
    try:
        names = log.names()
    except CannotList:  # its folder has a line of its own
        return None
    return names[0].started if names else None


def _of_members(places: Places) -> Iterator[Finding]:
    """The folders of a kiosk's members, where this account has any."""
    try:
        members = [one.name for one in children(places.data / "members")]
    except CannotList as error:
        yield health_kept.trouble("members", shown_path(error.folder), error.reason)
        return
    refused = False
    for name in sorted(members):
        try:
            places_of_member(places, name)
        except CannotBeDone as reason:
            refused = True
            yield health_kept.refused("members", str(reason))
    if members and not refused:
        yield Finding("ok", "members", f"{len(members)}, each in folders of their own")
