"""`soleus demo`: ninety days of made-up entries in a folder that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from tui import __version__
from tui.core.clock import Clock
from tui.core.demo.made_up import made_up
from tui.core.refusal import CannotBeDone
from tui.core.text import clean
from tui.storage.definitions.library import builtin_folder
from tui.storage.places import Places
from tui.storage.settings import load_settings
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite
from tui.system_clock import SystemClock

GONE = "That was an example: its entries were made up, and all of it is deleted."
_REGION = "calf"
"""Whose pain the made-up person has."""


@contextmanager
def example() -> Iterator[tuple[Stores, Callable[[], str]]]:
    """Stores with the entries in them, and what removes them at once and says so.

    At the end they are removed anyway. Raises `CannotBeDone` where the entries can't be written.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="soleus-demo-"))  # 0700
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotBeDone(
            clean(f"There is no room for an example: {reason}. TMPDIR can name another folder.")
        ) from error

    def remove() -> str:
        shutil.rmtree(folder, ignore_errors=True)
        return GONE

    try:
        settings = load_settings(Places.under(folder).settings).settings
        yield stores_in(folder, SystemClock(settings.time_zone)), remove
    finally:
        remove()


def stores_in(folder: Path, clock: Clock) -> Stores:
    """The example, written into that folder: what comes with soleus, and a log of it."""
    builtin = (("built-in", builtin_folder()),)
    stores = replace(
        Stores.at(Places.under(folder)), definitions=builtin, exports=None, example=True
    )
    listed = (one.session for one in stores.library().sessions())
    sessions = [one for one in listed if one is not None and one.region_id == _REGION]
    region = next((one.region for one in sessions if one.region), None)
    if region is None:
        return stores
    try:
        for what, entry in made_up(clock.now(), _REGION, region, sessions, __version__):
            stores.log.add(stores.log.new_id(entry.started, what), entry)
    except CannotWrite as error:
        raise CannotBeDone(str(error)) from error
    return stores
