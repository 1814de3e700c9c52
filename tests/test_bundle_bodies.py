"""A session whose author drew a body: it travels in the bundle, and is drawn the same elsewhere."""

from pathlib import Path

import msgspec
import pytest
import tomli_w

from tests.storage.libraries import write
from tests.test_bundle import session_in, with_definitions
from tui.cli import main
from tui.core.format.bodies import Body
from tui.core.format.definitions import Session
from tui.drawing.medium import medium
from tui.panes.anatomy import body_of
from tui.panes.figure import figure_lines
from tui.storage.places import Places
from tui.storage.stores import Stores
from tui.widgets.lines import Line

SESSION = """\
schema = 1
title = "Shoulder"

[[steps]]
exercise = "arm-across"
"""
EXERCISE = """\
schema = 1
kind = "hold"
name = "Arm across"
seconds = 20
muscles = ["rear-deltoid"]
source = ["own-choice"]

[figure]
body = "upper"
pose = "across"
describe = "The straight arm lies across the chest."
props = { bar = [400, 0] }
"""
ANATOMY = """\
schema = 1
title = "Rear deltoid"
notes = ["Behind the shoulder."]
source = ["own-choice"]

[figure]
close = ["trunk"]

[[figure.shapes]]
ink = "muscle"
outline = ["trunk -90,400 -60,430", "arm -40,-10 -50,-120"]
"""
BODY = """\
schema = 1
title = "Upper body"

[[frames]]
name = "trunk"

[[frames]]
name = "arm"
on = "trunk"
at = [0, 400]

[[shapes]]
ink = "floor"
outline = ["floor -900,-20 900,-20"]
width = 40

[[shapes]]
ink = "skin"
outline = ["trunk -110,0 -120,420 120,420 110,0"]

[[shapes]]
ink = "skin"
outline = ["arm 0,0 0,-500"]
width = 80

[poses.across]
fixed = "trunk"
at = [0, 20]
turn = { arm = -80 }
from = { turn = { arm = 0 } }

[props.bar]
shapes = [{ ink = "prop", outline = ["floor 0,0 0,900"], width = 40 }]
"""
MINE = {
    "shoulder.toml": SESSION,
    "exercises/arm-across.toml": EXERCISE,
    "anatomy/rear-deltoid.toml": ANATOMY,
    "bodies/upper.toml": BODY,
}
THEIRS = {
    "bodies/upper.toml": BODY.replace("-80", "40").replace("-500", "-200"),
    "exercises/arm-across.toml": EXERCISE.replace("upper", "person").replace("across", "standing"),
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return with_definitions(tmp_path / "here", MINE)


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Another machine, where somebody else has drawn a body of that name."""
    return with_definitions(tmp_path / "there", THEIRS)


def bundled(data: Path, named: str, file: Path) -> Path:
    assert main(["--data-dir", str(data), "bundle", named, "-o", str(file)]) == 0
    return file


def drawn(data: Path, session: Session) -> list[Line]:
    """The figure of its first step, as that machine shows it."""
    bodies = Stores.at(Places.under(data)).library().body
    step = session.steps[0]
    body = body_of(session, step.figure, bodies)
    assert body is not None
    blocks = medium(beyond_ascii=True, has_colour=True)
    return figure_lines(session, step, body, 0.5, 60, 20, blocks)


def test_figure_is_the_same_where_a_body_of_that_id_is_another(
    here: Path, there: Path, tmp_path: Path
) -> None:
    sent = bundled(here, "shoulder", tmp_path / "sent.toml")
    mine, theirs = session_in(here, "shoulder"), session_in(there, sent)
    assert len(drawn(here, mine)) > 5
    assert drawn(there, theirs) == drawn(here, mine)
    again = bundled(there, str(sent), tmp_path / "again.toml")
    assert again.read_text("utf-8") == sent.read_text("utf-8"), "and may be sent on"


def test_a_session_under_way_needs_no_file_for_it(here: Path, tmp_path: Path) -> None:
    sent = bundled(here, "shoulder", tmp_path / "sent.toml")
    session = session_in(tmp_path / "new", sent)
    kept = msgspec.json.decode(msgspec.json.encode(session), type=Session)
    assert kept == session
    assert kept.bodies["upper"].title == "Upper body"


def test_a_body_beside_a_file_that_is_played_is_its_own(there: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", MINE)
    session = session_in(there, tmp_path / "elsewhere" / "shoulder.toml")
    assert drawn(there, session) != []
    assert session.bodies["upper"].poses["across"].turn == {"arm": -80}


def test_what_comes_with_soleus_is_not_sent_unless_it_was_changed(
    here: Path, tmp_path: Path
) -> None:
    plain = bundled(here, "soleus-reset", tmp_path / "plain.toml")
    assert "[bodies" not in plain.read_text("utf-8")
    own = Places.under(here).definitions
    person = Stores.at(Places.under(here)).library().body("person")
    assert isinstance(person, Body)
    changed = msgspec.structs.replace(person, title="Me", props={})
    table = msgspec.to_builtins(changed)
    (own / "bodies" / "person.toml").write_text(tomli_w.dumps(table), "utf-8")
    mine = bundled(here, "soleus-reset", tmp_path / "mine.toml")
    assert session_in(tmp_path / "new", mine).bodies == {"person": changed}


def test_mistakes_of_a_body_in_a_session_have_their_line(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = bundled(here, "shoulder", tmp_path / "sent.toml")
    text = sent.read_text("utf-8")
    for good, bad, told in (
        ('on = "trunk"', 'on = "trnk"', "unknown earlier frame 'trnk' - did you mean 'trunk'?"),
        ('fixed = "trunk"', "fixd = 1", "unknown key 'fixd' - did you mean 'fixed'?"),
        ('pose = "across"', 'pose = "acros"', "unknown pose 'acros' - did you mean 'across'?"),
    ):
        assert good in text
        sent.write_text(text.replace(good, bad), "utf-8")
        line = text[: text.index(good)].count("\n") + 1
        capsys.readouterr()
        assert main(["--data-dir", str(tmp_path / "new"), "check", str(sent)]) == 1
        assert f"{line}:1: {told}" in capsys.readouterr().out
