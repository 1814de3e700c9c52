"""Sessions made of text, in a small scope of definitions."""

import tomllib
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from tests.core.filling_in import CALF
from tui.core.format.definitions import Anatomy, ExerciseFile, Session, Source
from tui.core.format.problems import located
from tui.core.format.scope import Broken, Scope
from tui.core.session.resolve import resolve

T = TypeVar("T")


class Known(Generic[T]):
    """A lookup in a dict; None stands for a broken file."""

    def __init__(self, **by_id: T | None) -> None:
        self._by_id = {key.replace("_", "-"): value for key, value in by_id.items()}

    def get(self, wanted: str) -> T | None:
        if wanted not in self._by_id:
            return None
        definition = self._by_id[wanted]
        if definition is None:
            raise Broken(f"{wanted}.toml: is empty")
        return definition

    def ids(self) -> Iterable[str]:
        return self._by_id


def exercise(**keys: Any) -> ExerciseFile:
    return ExerciseFile(schema=1, **keys)


def anatomy(*see: str, source: tuple[str, ...] = ()) -> Anatomy:
    return Anatomy(schema=1, title="Muscle", notes=("Deep.",), see=see, source=source)


REGION = replace(CALF, source=("rule",))
WALL = exercise(
    kind="hold",
    name="Bent-knee wall stretch",
    seconds=30,
    sides="each",
    muscles=("soleus",),
    cues=("Sink.",),
    source=("dose", "A book"),
)
SCOPE = Scope(
    exercises=Known(
        bent_knee_wall=WALL,
        part=exercise(sets=3),
        odd=exercise(kind="hold", name="Odd", seconds=1, muscles=("soelus",)),
        broken=None,
    ),
    anatomy=Known(
        soleus=anatomy("pump", source=("book",)),
        pump=anatomy("soleus", "tendon"),
        tendon=anatomy(),
        unused=anatomy(),
        lost=anatomy("pumpp"),
        sick=None,
    ),
    regions=Known(calf=REGION),
    sources=Known(
        dose=Source(text="d"), book=Source(text="b"), rule=Source(text="r"), other=Source(text="o")
    ),
    flags=Known(),
    bodies=Known(),
)
HEAD = 'schema = 1\ntitle = "T"\n'


def problems(text: str, scope: Scope = SCOPE) -> list[str]:
    session, found = resolve("test", tomllib.loads(text), scope)
    assert (session is None) == bool(found)
    return [str(problem) for problem in located("f", text, found)]


def resolved(text: str) -> Session:
    session, found = resolve("test", tomllib.loads(text), SCOPE)
    assert found == []
    assert session is not None
    return session


def step_problems(lines: str) -> list[str]:
    """Those of a session whose only step has these lines, from line 4 on."""
    return problems(f"{HEAD}[[steps]]\n{lines}")


GATE = '[[steps]]\nkind = "gate"\nname = "G"\nquestion = "?"\n'
WALL_STEP = '[[steps]]\nexercise = "bent-knee-wall"\n'
