"""soleus on a disk that takes long to say that something is on it, to be run by its Python.

`python slow_disk.py SECONDS ARGUMENTS...`: each fsync takes so many seconds longer.
"""

import os
import sys
import time

from tui.cli import main

PROGRAM = __file__


def slow_down_syncs(seconds: float) -> None:
    """From now on, and for this process."""
    really = os.fsync

    def fsync(descriptor: int) -> None:
        time.sleep(seconds)
        really(descriptor)

    os.fsync = fsync  # type: ignore[assignment]  # the real one also takes open files


if __name__ == "__main__":
    slow_down_syncs(float(sys.argv[1]))
    raise SystemExit(main(sys.argv[2:]))
