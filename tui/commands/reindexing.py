"""`soleus log reindex`."""

import sys

from tui.core.text import clean
from tui.storage.listing import CannotList
from tui.storage.log.index import Index
from tui.storage.places import Places


def reindex(places: Places) -> int:
    """Read every entry anew into the index; 1 where that can't be done or kept."""
    index = Index.at(places)
    try:
        read = index.rebuild().read
    except CannotList as error:
        print(error, file=sys.stderr)
        return 1
    if not index.is_kept:
        told = (
            f"No index can be kept in {places.index}: soleus doctor says why, and it works without."
        )
        print(clean(told), file=sys.stderr)
        return 1
    print(f"Made anew, of {read} entries: {clean(str(places.index))}")
    return 0
