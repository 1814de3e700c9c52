"""soleus with keys that make it fail, to be run by the installed Python.

As a program: it never is part of what people install. Two arguments: the data folder, and a file
that gets a line whenever what must not be lost was waited for.
"""

import sys
import termios
import threading
import time
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

import tui.app
from tui.app import SoleusApp
from tui.storage.places import Places
from tui.storage.stores import Stores
from tui.system_clock import SystemClock
from tui.terminal.driver import SafeDriver
from tui.terminal.guard import Guard
from tui.terminal.opening import run_app

SECRET = "my knee hurts since Tuesday"  # noqa: S105 - stands for what a person wrote
MUCH = 300_000
"""Characters of a frame: more than any terminal's buffer takes."""
KEPT = "soleus was ended from outside. What was under way is kept."
SAID = "Saved. Left 4 → 2."
"""What is told when somebody leaves."""
FRAMES = 0.01
FOR_EVER = 600.0


class Provoked(SoleusApp):
    """Each key makes one thing go wrong."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("app.tcss"))  # else looked for beside this file
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "block", "Block"),
        Binding("f3", "flood", "Flood"),
        Binding("f4", "crash", "Crash"),
        Binding("f5", "crash_worker", "Crash in a worker"),
        Binding("f6", "crash_thread", "Crash in a thread"),
        Binding("f7", "crash_blocked", "Crash, then block"),
        Binding("f8", "crash_closing", "Crash, and fail to close"),
        Binding("f9", "resize_twice", "Resize, and again while that is noticed"),
    ]
    frames = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The real app has no action but quitting."""
        return True

    def action_block(self) -> None:
        """Block the event loop."""
        (home / "blocked").touch()
        time.sleep(FOR_EVER)

    def action_flood(self) -> None:
        """Write more than a terminal reads, and count the frames."""
        self.set_interval(FRAMES, self.write_frame)

    def write_frame(self) -> None:
        """One of them."""
        assert self._driver is not None
        self._driver.write("x" * MUCH)
        self.frames += 1
        (home / "frames").write_text(str(self.frames))

    def action_resize_twice(self) -> None:
        """A second resize comes between reading the first one's size and telling it."""
        driver = self._driver
        assert isinstance(driver, SafeDriver)
        look = driver._get_terminal_size

        def look_and_be_interrupted() -> tuple[int, int]:
            setattr(driver, look.__name__, look)
            before = look()
            termios.tcsetwinsize(driver.fileno, (8, 30))
            return before

        setattr(driver, look.__name__, look_and_be_interrupted)
        termios.tcsetwinsize(driver.fileno, (20, 60))

    def action_crash(self) -> None:
        """An exception with what a person wrote in its message and in a variable."""
        note = SECRET
        raise ValueError(note)

    def action_crash_worker(self) -> None:
        """The same in a worker's thread."""
        self.run_worker(self.action_crash, thread=True)

    def action_crash_thread(self) -> None:
        """The same in a thread of our own."""
        threading.Thread(target=self.action_crash).start()

    def action_crash_blocked(self) -> None:
        """A crash while the event loop is stuck."""
        self.action_crash_thread()
        time.sleep(FOR_EVER)

    def action_crash_closing(self) -> None:
        """A crash after which Textual can't leave the terminal as it was."""
        assert self._driver is not None
        self._driver.stop_application_mode = self.action_crash  # type: ignore[method-assign]
        self.action_crash()

    async def action_quit(self) -> None:
        """Leave, and have the screen do something after that, if it is wanted."""
        self.exit(SAID)
        if "--does-more" in sys.argv:
            self.screen.call_later(self.action_crash)

    def on_unmount(self) -> None:
        """Stumble over the end or be stuck in it, if that is wanted, or show more than is read."""
        if "--full" in sys.argv:
            self.write_frame()
        if "--stumbles" in sys.argv:
            self.action_crash()
        if "--stuck" in sys.argv:
            time.sleep(FOR_EVER)


def keep(seconds: float) -> str:
    """Say that it was asked for, and for how long."""
    with (home / "kept").open("a") as file:
        file.write(f"{seconds}\n")
    if "--slow-disk" in sys.argv:
        time.sleep(FOR_EVER)
    return KEPT


def make() -> Provoked:
    """As `soleus` does, unless the app can't even be made."""
    if "--broken" in sys.argv:
        raise ValueError(SECRET)
    if "--slow" in sys.argv:
        (home / "making").touch()
        time.sleep(FOR_EVER)
    return Provoked(Stores.at(places), SystemClock(), beyond_ascii="--ascii" not in sys.argv)


def hang(self: Guard) -> None:
    """Never come to the end, though it was told."""
    time.sleep(FOR_EVER)


if __name__ == "__main__":
    if "--late" in sys.argv:
        Guard.stop = hang  # type: ignore[method-assign]
    home = Path(sys.argv[1])
    places = Places.under(home / "data")
    raise SystemExit(run_app(make, places.crashes, keep))
