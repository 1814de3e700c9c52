import errno
import os
from pathlib import Path

import pytest

from tests.storage.entries import ID, an_entry, names_in
from tui.storage.drafts import Draft, Drafts, UnreadableDraft
from tui.storage.listing import CannotList
from tui.storage.writing import CannotWrite

OLDER = "20261121T000000Z-a-a"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "state" / "drafts")


def test_the_last_state_of_a_form_is_kept(drafts: Drafts) -> None:
    drafts.save(ID, an_entry())
    drafts.save(ID, an_entry(effort=3))

    assert drafts.waiting() == [Draft(ID, an_entry(effort=3))]
    assert names_in(drafts.folder) == [f"{ID}.toml"]


def test_drafts_are_private(drafts: Drafts) -> None:
    drafts.save(ID, an_entry())

    assert drafts.folder.stat().st_mode & 0o777 == 0o700
    assert (drafts.folder / f"{ID}.toml").stat().st_mode & 0o777 == 0o600


def test_drafts_come_newest_first_and_none_at_first(drafts: Drafts) -> None:
    assert drafts.waiting() == []
    drafts.save(OLDER, an_entry())
    drafts.save(ID, an_entry())

    assert [draft.entry_id for draft in drafts.waiting()] == [ID, OLDER]


def test_a_removed_draft_is_gone_and_may_be_gone_already(drafts: Drafts) -> None:
    drafts.save(ID, an_entry())
    drafts.remove(ID)
    drafts.remove(ID)

    assert drafts.waiting() == []


@pytest.mark.parametrize("content", ["", "schema = 2", "schema = [["])
def test_a_draft_that_cannot_be_read_is_shown_and_left(drafts: Drafts, content: str) -> None:
    drafts.save(OLDER, an_entry())
    path = drafts.folder / f"{ID}.toml"
    path.write_text(content)

    unreadable, readable = drafts.waiting()

    assert isinstance(unreadable, UnreadableDraft)
    assert unreadable.entry_id == ID
    assert str(path) in unreadable.reason
    assert readable == Draft(OLDER, an_entry())
    assert path.read_text() == content


def test_a_pipe_does_not_hold_anything_up(drafts: Drafts) -> None:
    drafts.save(OLDER, an_entry())
    os.mkfifo(drafts.folder / f"{ID}.toml")

    unreadable, _ = drafts.waiting()

    assert isinstance(unreadable, UnreadableDraft)
    assert "is a pipe" in unreadable.reason


def test_foreign_files_are_ignored(drafts: Drafts) -> None:
    drafts.save(ID, an_entry())
    for name in ("notes.toml", f"{ID}.txt", f".{ID}.toml.ab.tmp", f"{ID}.1.toml"):
        (drafts.folder / name).touch()

    assert drafts.waiting() == [Draft(ID, an_entry())]


def test_an_id_that_leads_elsewhere_is_refused(drafts: Drafts) -> None:
    with pytest.raises(ValueError, match="not an entry's id"):
        drafts.save("../../etc", an_entry())
    with pytest.raises(ValueError, match="not an entry's id"):
        drafts.remove("../../etc")


def test_what_could_not_be_read_back_is_told_and_the_draft_before_it_kept(drafts: Drafts) -> None:
    drafts.save(ID, an_entry())

    with pytest.raises(CannotWrite, match="effort"):
        drafts.save(ID, an_entry(effort=11))
    assert drafts.waiting() == [Draft(ID, an_entry())]


def test_a_folder_that_cannot_be_listed_is_told(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(CannotList, match="Permission denied"):
        drafts.waiting()
