"""`soleus add-session`."""

import os
import select
import sys

from tui.core.text import clean
from tui.storage.definitions.adding import add_session
from tui.storage.places import Places
from tui.storage.reading import MAX_BYTES
from tui.storage.writing import AlreadyWritten, CannotWrite

SILENCE = 30.0
"""Seconds without a byte, after which whoever sends is taken to be gone."""
_STANDARD_INPUT = 0


class NothingCame(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """What was to be read did not come; the text is one line for the person."""


def add_from_input(places: Places, session_id: str, replace: bool, kiosk: bool) -> int:
    """Keep the session that comes on standard input; 1, and every mistake, if it is not kept.

    Raises `CannotBeDone`.
    """
    try:
        content = read_to_end(_STANDARD_INPUT, MAX_BYTES + 1, SILENCE)
        problems = add_session(places, session_id, content, replace)
    except AlreadyWritten:
        print(
            f"You have a session {session_id} already; --replace puts this one in its place.",
            file=sys.stderr,
        )
        return 1
    except (CannotWrite, NothingCame) as error:
        print(error, file=sys.stderr)
        return 1
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("Nothing was added: mend that first.", file=sys.stderr)
        return 1
    command = "ssh -t HOST" if kiosk else "soleus"
    print(f"Added. It is in Today, and here: {command} run {session_id}")
    return 0


def read_to_end(descriptor: int, at_most: int, silence: float) -> bytes:
    """Bytes up to the end or a number; raises `NothingCame` after `silence` seconds of none."""
    parts: list[bytes] = []
    try:
        while at_most > 0:
            if not select.select([descriptor], [], [], silence)[0]:
                raise NothingCame(
                    f"Nothing came for {silence:g} s, so nothing was added; send a session's file."
                )
            part = os.read(descriptor, at_most)
            if not part:
                break
            parts.append(part)
            at_most -= len(part)
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise NothingCame(
            f"Standard input can't be read, so nothing was added: {reason}."
        ) from error
    return b"".join(parts)
