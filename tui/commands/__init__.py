"""The commands that print, one file for each thing they print; only what one needs is loaded."""

from tui.core.refusal import CannotBeDone
from tui.storage.places import Places

TYPE_CHECKING = False
"""To mypy it is true."""
if TYPE_CHECKING:
    import argparse


def places_of(asked: "argparse.Namespace") -> Places:
    """The places in `--data-dir`, else the person's or the member's own folders.

    Raises `CannotBeDone` for a member whose folders are not private.
    """
    folder = getattr(asked, "data_dir", None)
    places = Places.under(folder) if folder else Places.default()
    if asked.member is None:
        return places
    from tui.kiosk import places_of_member

    return places_of_member(places, asked.member)


def run(asked: "argparse.Namespace") -> int:
    """Run a command that prints; gives its exit code."""
    places = places_of(asked)
    if asked.command == "log":
        return _log(places, asked)
    if asked.command == "config":
        from tui.commands.config import print_keys, print_path

        return print_keys(places) if asked.doing == "keys" else print_path(places)
    if asked.command == "import":
        from tui.commands.importing import import_log

        return import_log(places, asked.folder, asked.dry_run)
    if asked.command == "add-session":
        from tui.commands.adding import add_from_input

        return add_from_input(places, asked.id, asked.replace, asked.kiosk)
    if asked.command in ("pain", "morning"):
        from tui.commands.noting import note

        return note(places, asked)
    if asked.command == "completion":
        from tui.commands.completion import print_completion

        return print_completion(asked.shell)
    if asked.command == "doctor":
        from tui.commands.doctor import doctor

        return doctor(places, asked.bell)
    if asked.command == "report":
        from tui.commands.report import print_report

        return print_report(places, asked)
    if asked.command == "bundle":
        from tui.commands.bundling import print_bundle

        return print_bundle(places, asked.session, asked.output)
    if asked.command == "new":
        from tui.commands.new import make_new

        return make_new(places, asked.name, asked.sort)
    if asked.command == "schema":
        from tui.commands.schemas import print_schema

        return print_schema(asked.sort)
    from tui.commands.sessions import check_files, list_sessions

    return (
        check_files(places, asked.files, asked.strict)
        if asked.command == "check"
        else list_sessions(places, asked.json)
    )


def _log(places: Places, asked: "argparse.Namespace") -> int:
    """Print the log, or do something with it; raises `CannotBeDone`."""
    if asked.doing is None:
        from tui.commands.dates import period
        from tui.commands.log import print_log

        return print_log(places, asked.json, asked.csv, *period(asked.since, asked.until))
    if asked.json or asked.csv or asked.since or asked.until:
        raise CannotBeDone(
            f"--json, --csv, --since and --until don't go with log {asked.doing}: leave them out."
        )
    if asked.doing == "reindex":
        from tui.commands.reindexing import reindex

        return reindex(places)
    if asked.doing == "purge":
        from tui.commands.purging import purge

        return purge(places, asked.yes)
    from tui.commands.restoring import list_deleted, restore

    return list_deleted(places) if asked.id is None else restore(places, asked.id)
