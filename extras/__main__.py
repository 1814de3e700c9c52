"""`python -m extras FOLDER` writes them all, as `make extras` does."""

import sys
from pathlib import Path

from extras.making import write_into

for path in write_into(Path(sys.argv[1])):
    print(path)
