"""`python -m extras FOLDER` writes them all, as `make extras` does."""

import sys
from pathlib import Path

from extras.making import write_into

match sys.argv[1:]:
    case [folder] if not folder.startswith("-"):
        for path in write_into(Path(folder)):
            print(path)
    case _:
        sys.exit("usage: python -m extras FOLDER")
