"""The lowest versions that `pyproject.toml` allows, as constraints for pip: `make lowest`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_LOWEST = re.compile(r"([\w.-]+)\s*>=\s*([0-9.]+)")


def constraints() -> Iterator[str]:
    """One for each library that soleus needs; raises ValueError for one without a lowest."""
    for requirement in tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]:
        found = _LOWEST.match(requirement)
        if found is None:
            raise ValueError(f"{requirement} says no lowest version")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    print(*constraints(), sep="\n")
