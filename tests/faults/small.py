"""The parts of `make torture` in the small numbers that every run of the tests has time for."""

from pathlib import Path

from tests.skips import needs
from tests.torture.part import Part, Tally

SEED = 8
NOT_USED = Path("/nonexistent")


def run_small(part: Part, folder: Path, count: int, soleus: Path = NOT_USED) -> Tally:
    """Do `count` of a part, or skip where the machine lacks what it needs; nothing may fail."""
    needs(*part.needs)
    tally = Tally(part.name, count, SEED, folder, soleus)
    part.run(tally)
    tally.say()
    assert tally.failures == []
    assert tally.done >= count
    return tally
