"""`python -m tests.storage.lock_holder PATH [deaf]`: takes a lock, says so, and waits to be ended.

Deaf, it does not obey SIGTERM.
"""

import signal
import sys
from pathlib import Path

from tui.storage.runs.locks import Lock


def main() -> None:
    """Hold the lock until a signal ends this process."""
    if "deaf" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    lock = Lock.take(Path(sys.argv[1]))
    print("held" if lock else "not held", flush=True)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
