"""`soleus bundle`, and reading it back where other definitions have the same ids."""

import io
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.libraries import CALF, write
from tui.cli import main
from tui.core.format.definitions import Session
from tui.storage.definitions import bundling
from tui.storage.definitions.finding import find_session
from tui.storage.definitions.library import builtin_folder
from tui.storage.places import Places
from tui.storage.reading import MAX_BYTES
from tui.storage.stores import Stores

SESSION = """\
# My own words stay.
schema = 1
title = "Sent"
region = "knee"

[[steps]]
exercise = "lean"
seconds = 25

[[steps]]
exercise = "bent-knee-wall"
"""
LEAN = (
    'schema = 1\nkind = "hold"\nname = "{0}"\nseconds = 20\nmuscles = ["deep"]\nsource = ["aunt"]\n'
)
DEEP = 'schema = 1\ntitle = "Mine"\nnotes = ["é \\"quoted\\"."]\nsee = ["soleus"]\n'
MINE = {
    "sent.toml": SESSION,
    "exercises/lean.toml": LEAN.format("Mine"),
    "anatomy/deep.toml": DEEP,
    "regions/knee.toml": CALF.replace('"Calf"', '"Mine"'),
    "sources.toml": '[aunt]\ntext = "My aunt"\n',
}
SHIPPED = sorted({path.stem for path in builtin_folder().glob("*.toml")} - {"sources"})
THEIRS = {
    "exercises/lean.toml": LEAN.format("Theirs").replace("20", "99"),
    "exercises/bent-knee-wall.toml": LEAN.format("Theirs"),
    "anatomy/deep.toml": 'schema = 1\ntitle = "Theirs"\nnotes = ["Other."]\n',
    "sources.toml": '[aunt]\ntext = "Their aunt"\n',
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A data folder with the session and what it names."""
    return with_definitions(tmp_path / "here", MINE)


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """Another machine, where the ids mean something else."""
    return with_definitions(tmp_path / "there", THEIRS)


@pytest.fixture
def sent(here: Path, tmp_path: Path) -> Path:
    """The session as one file."""
    file = tmp_path / "sent-1.toml"
    assert main(["--data-dir", str(here), "bundle", "sent", "-o", str(file)]) == 0
    return file


def with_definitions(data: Path, files: dict[str, str]) -> Path:
    own = Places.under(data).definitions
    own.mkdir(parents=True, mode=0o700)
    write(own, files)
    return data


def session_in(data: Path, named: str | Path) -> Session:
    return find_session(Stores.at(Places.under(data)), str(named))


def played(session: Session) -> object:
    """What makes it the same session, whatever its file is called."""
    return session.steps, session.region, session.anatomy, session.title


def put_into_folder(data: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> str | Path:
    (Places.under(data).definitions / "sent.toml").write_bytes(file.read_bytes())
    return "sent"


def add(data: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> str | Path:
    with file.open("rb") as standard_input:
        monkeypatch.setattr("tui.commands.adding._STANDARD_INPUT", standard_input.fileno())
        assert main(["--data-dir", str(data), "add-session", "sent"]) == 0
    return "sent"


def leave(data: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> str | Path:
    return file


@pytest.mark.parametrize("take", [put_into_folder, add, leave])
def test_it_is_the_same_session_on_a_machine_where_the_ids_mean_something_else(
    here: Path,
    there: Path,
    sent: Path,
    take: Callable[[Path, Path, pytest.MonkeyPatch], str | Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = take(there, sent, monkeypatch)
    mine, theirs = session_in(here, "sent"), session_in(there, named)
    assert played(theirs) == played(mine)
    assert theirs.sources["aunt"].text == "My aunt"
    assert [step.name for step in mine.steps] == ["Mine", "Bent-knee wall stretch"]
    assert theirs.region is not None
    assert theirs.region.title == "Mine"


def test_their_own_sessions_stay_as_they_were(there: Path, sent: Path) -> None:
    session = SESSION.replace('region = "knee"\n', "")
    own = Places.under(there).definitions
    write(own, {"mine.toml": session, "sent.toml": sent.read_text("utf-8")})
    assert [step.name for step in session_in(there, "mine").steps] == ["Theirs", "Theirs"]


def test_their_own_region_counts_more_than_the_one_that_was_sent(there: Path, sent: Path) -> None:
    write(Places.under(there).definitions, {"regions/knee.toml": CALF.replace("Calf", "Theirs")})
    region = session_in(there, sent).region
    assert region is not None
    assert region.title == "Theirs"


def test_the_authors_words_are_kept(sent: Path) -> None:
    assert sent.read_text("utf-8").startswith(SESSION)


def test_a_bundle_is_its_own_bundle(
    tmp_path: Path, sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["--data-dir", str(tmp_path / "empty"), "bundle", str(sent)]) == 0
    assert capsys.readouterr().out == sent.read_text("utf-8")


@pytest.mark.parametrize("session_id", SHIPPED)
def test_every_session_that_is_shipped_can_be_sent(
    tmp_path: Path, there: Path, session_id: str
) -> None:
    file = tmp_path / f"{session_id}.toml"
    assert main(["--data-dir", str(tmp_path), "bundle", session_id, "--output", str(file)]) == 0
    assert main(["--data-dir", str(there), "check", "--strict", str(file)]) == 0
    assert played(session_in(there, file)) == played(session_in(tmp_path / "empty", session_id))
    assert "[regions." not in file.read_text("utf-8"), "other machines have it"


def test_a_file_that_is_there_is_not_overwritten(
    here: Path, sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stat.S_IMODE(sent.stat().st_mode) == 0o600
    sent.write_text("mine")
    assert main(["--data-dir", str(here), "bundle", "sent", "-o", str(sent)]) == 1
    assert sent.read_text("utf-8") == "mine"
    assert "already" in capsys.readouterr().err


def test_a_terminal_is_spared(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class ATerminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", shown := ATerminal())
    assert main(["--data-dir", str(here), "bundle", "sent"]) == 2
    assert shown.getvalue() == ""
    assert "-o FILE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("schema = 1\n", 1, "'steps' is missing"),
        (SESSION.replace('"lean"', '"no-such"'), 1, "unknown exercise 'no-such'"),
        (
            SESSION.replace(
                'region = "knee"',
                'exercises = { lean = { schema = 1, kind = "prompt", name = "A" } }',
            ).replace("seconds = 25", ""),
            2,
            "This session can't be bundled:",
        ),
    ],
)
def test_what_cannot_be_bundled_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, code: int, says: str
) -> None:
    path = here / "odd.toml"
    own = Places.under(here).definitions / "odd.toml"
    own.write_text(text, "utf-8")
    assert main(["--data-dir", str(here), "bundle", "odd", "-o", str(path)]) == code
    assert says in capsys.readouterr().err
    assert not path.exists()


def test_a_name_that_no_session_can_have_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = here / "For Ann.toml"
    assert main(["--data-dir", str(here), "bundle", "soleus-reset", "-o", str(output)]) == 2
    assert "did you mean for-ann.toml?" in capsys.readouterr().err
    assert not output.exists()


def test_what_would_be_too_large_to_be_read_is_not_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = Places.under(here).definitions / "long.toml"
    own.write_text(SESSION + "# so long\n" * ((MAX_BYTES - len(SESSION) - 100) // 10), "utf-8")
    assert main(["--data-dir", str(here), "bundle", "long"]) == 2
    assert "larger than 256 KiB" in capsys.readouterr().err


def test_what_would_be_another_session_elsewhere_is_not_sent(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a session may name one day: nothing is left out in silence."""
    named = bundling._named
    monkeypatch.setattr(bundling, "_named", lambda *given: {**named(*given), "sources": {}})
    assert main(["--data-dir", str(here), "bundle", "sent"]) == 2
    assert "elsewhere it would be another one" in capsys.readouterr().err


def test_no_such_session(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(here), "bundle", "snet"]) == 1
    assert "Did you mean sent?" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["", "/"])
def test_a_file_without_a_name_is_none(
    tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "bundle", "full-calf", "-o", output]) == 2
    assert capsys.readouterr().err == "Say where to: soleus bundle SESSION -o FILE\n"
