"""All parts there are, in the order in which `make torture` runs them."""

from tests.torture import (
    clean_text,
    drops,
    fail_journal,
    fail_outside,
    fail_save,
    full_disk,
    hostile_text,
    kill_app,
    kill_journal,
    kill_save,
    mutations,
    power_cut,
    power_cut_journal,
    random_keys,
)
from tests.torture.part import Part

PARTS: list[Part] = [
    clean_text.PART,
    mutations.PART,
    hostile_text.PART,
    kill_save.PART,
    kill_journal.PART,
    fail_save.PART,
    fail_journal.PART,
    fail_outside.PART,
    full_disk.PART,
    power_cut.PART,
    power_cut_journal.PART,
    kill_app.PART,
    drops.PART,
    random_keys.PART,
]
