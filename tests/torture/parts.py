"""All parts there are, in the order in which `make torture` runs them."""

from tests.torture import (
    clean_text,
    fail_outside,
    fail_save,
    full_disk,
    hostile_text,
    kill_save,
    mutations,
    power_cut,
    random_keys,
)
from tests.torture.part import Part

PARTS: list[Part] = [
    clean_text.PART,
    mutations.PART,
    hostile_text.PART,
    kill_save.PART,
    fail_save.PART,
    fail_outside.PART,
    full_disk.PART,
    power_cut.PART,
    random_keys.PART,
]
