"""Where a session is saved: its journal too, in another folder where it has to be."""

from pathlib import Path

from tui.leading.face import Face
from tui.leading.keeping import Keeping
from tui.leading.recording import Recording
from tui.storage.runs.journal import TakesLong
from tui.storage.stores import Stores


class Saving(Keeping):
    """Saves one session; its face says what can't be saved."""

    def __init__(self, face: Face, stores: Stores, recording: Recording) -> None:
        """Begins to write the journal."""
        super().__init__(face, stores)
        self.recording = recording
        face.saves(self)
        recording.start(lambda trouble: face.trouble_changed())

    @property
    def kiosk(self) -> bool:
        """Whether no other folder is chosen here."""
        return self.stores.kiosk

    def trouble(self, more: str) -> str:
        """What the person has to know for as long as it lasts; empty while all is saved.

        `more` says how to do something about it.
        """
        trouble = self.recording.trouble
        if trouble is None:
            return ""
        if isinstance(trouble, TakesLong):  # its thread hangs, and could not move elsewhere either
            return (
                "Saving takes long: the disk may hang. What you do is kept as long as this stays "
                "open, and is saved by itself once the disk goes on."
            )
        return (
            f"Not saved: {trouble.reason}. What you do is kept as long as this stays open, and "
            f"saving is tried again by itself. {more}"
        )

    def move_to(self, folder: Path) -> None:
        """Save in another folder from now on, as `--data-dir` would."""
        super().move_to(folder)
        self.recording.move_under(folder)
