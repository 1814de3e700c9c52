from tui.core.format.problems import MAX_LISTED, Mistake
from tui.core.format.scope import look_up


class Shelf:
    """Holds nothing, and counts how often something is looked for, and what else there is."""

    def __init__(self) -> None:
        self.asked = self.listed = 0

    def get(self, wanted: str) -> None:
        self.asked += 1

    def ids(self) -> list[str]:
        self.listed += 1
        return ["soleus"]


def test_of_thousands_of_unknown_ids_no_more_are_looked_up_than_are_told() -> None:
    shelf = Shelf()
    found: list[Mistake] = []

    for index in range(3_000):
        assert look_up(shelf, "anatomy", "soelus", ("see", index), found) is None

    assert len(found) == shelf.asked == shelf.listed == MAX_LISTED + 1
