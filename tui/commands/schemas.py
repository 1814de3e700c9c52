"""`soleus schema`."""

from pathlib import Path

from tui.core.refusal import CannotBeDone
from tui.core.text import clean
from tui.storage.definitions.library import builtin_folder
from tui.storage.definitions.loading import shown_path


def print_schema(sort: str | None) -> int:
    """The JSON Schema of one sort of file; without a sort, where each of them is.

    Raises `CannotBeDone` where there is none.
    """
    schemas = {path.stem: path for path in sorted(schema_folder().glob("*.json"))}
    if sort is None:
        for name, path in schemas.items():
            print(f"{name:10} {shown_path(path)}")
    elif sort in schemas:
        print(schemas[sort].read_text("utf-8"), end="")
    else:
        raise CannotBeDone(f"There is no schema '{clean(sort)}', only of: {', '.join(schemas)}.")
    return 0


def schema_folder() -> Path:
    """Where the schemas are that come with soleus; `make schemas` writes them."""
    return builtin_folder() / "schemas"
