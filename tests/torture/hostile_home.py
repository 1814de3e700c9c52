"""A home whose every text, in definitions and in the log, is one of the hostile ones."""

import os
from pathlib import Path
from typing import Any

import tomli_w

from tests.storage.entries import an_entry
from tests.torture.hostile import TEXTS
from tui.core.entries import Mark, PainAnswer, SetRecord
from tui.core.text import clean
from tui.storage.log.log import Log

_KINDS = list(TEXTS.values())


def fill(home: Path) -> list[str]:
    """Write it all; gives the ids of the sessions, one for each text."""
    folder = home / "config" / "soleus" / "sessions"
    for name in ("exercises", "anatomy", "regions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    os.umask(0o077)
    ids = [f"hostile-{at:02}" for at in range(len(_KINDS))]
    log = Log(home / "data" / "soleus" / "log")
    sources = {}
    for at, (session_id, text) in enumerate(zip(ids, _KINDS, strict=True)):
        for path, table in definitions(session_id, text).items():
            (folder / path).write_bytes(tomli_w.dumps(table).encode())
        sources[session_id] = {"text": text, "doi": cut(text, 60)}
        log.add(f"20261122T0515{at:02}Z-{session_id}-a", entry(session_id, text))
        put_broken(folder, log, at, text)
    (folder / "sources.toml").write_bytes(tomli_w.dumps(sources).encode())
    return ids


def cut(text: str, longest: int) -> str:
    """As much of it as a key of that length takes."""
    return text if len(clean(text)) <= longest else clean(text)[:longest]


def definitions(session_id: str, text: str) -> dict[str, dict[str, Any]]:
    """The files of one session, by path: every text key of each holds the text."""
    name, lines = cut(text, 60), [text, text]
    step: dict[str, Any] = {
        "name": name,
        "short": cut(text, 10),
        **dict.fromkeys(("setup", "cues", "feel", "mistakes", "stop_if", "equipment"), lines),
        "source": [session_id, text],
    }
    timed = {
        "kind": "hold",
        "prepare": 0,
        "seconds": 600,
        "sides": "each",
        "sets": 2,
        "load": cut(text, 20),
    }
    return {
        f"{session_id}.toml": {
            "schema": 1,
            "title": name,
            "summary": text,
            "author": name,
            "notes": lines,
            "tags": [cut(text, 10)],
            "region": session_id,
            "steps": [
                {**step, "kind": "prompt"},
                {**step, "kind": "gate", "question": text, "guards": [session_id]},
                {"exercise": session_id},
                {**step, "kind": "reps", "prepare": 0, "reps": 3, "tempo": [1, 0, 1, 0]},
            ],
        },
        f"exercises/{session_id}.toml": {
            "schema": 1,
            **step,
            **timed,
            "load": cut(text, 20),
            "muscles": [session_id, f"other: {name}"],
        },
        f"anatomy/{session_id}.toml": {
            "schema": 1,
            "title": name,
            "notes": [text] * 12,
            "see": [session_id],
            "source": [session_id, text],
        },
        f"regions/{session_id}.toml": {
            "schema": 1,
            "title": name,
            "sided": True,
            "questions": dict.fromkeys(("side", "before", "during", "after", "new_signs"), text),
            "places": lines,
            "feelings": lines,
            "signs_advice": lines,
            "flags": [{"id": "sign", "tier": "urgent", "question": text, "advice": text}],
        },
    }


def entry(session_id: str, text: str) -> Any:
    """A result whose every text is the text."""
    return an_entry(
        app=text,
        session=session_id,
        title=text,
        region=session_id,
        notes=f"{text}\n{text}",
        pain=(PainAnswer(region=session_id, side="left", before=4, where=(text,), feel=(text,)),),
        steps=(
            SetRecord(
                index=0, name=text, kind="hold", outcome="done", muscles=(text,), load=text, set=1
            ),
        ),
        marks=(Mark(at=9, step=0, side="left", score=3),),
    )


def put_broken(folder: Path, log: Log, at: int, text: str) -> None:
    """A session and an entry whose mistakes quote the text, and files that are named by it."""
    table = {"schema": 1, "title": [text], text: text, "steps": [{"kind": text, "exercise": text}]}
    (folder / f"zz-{at:02}.toml").write_bytes(tomli_w.dumps(table).encode())
    wrong = {"schema": 1, "kind": text, text: text}
    path = log.folder / "2026" / f"20261121T0515{at:02}Z-broken-a.1.toml"
    path.write_bytes(tomli_w.dumps(wrong).encode())
    if "\0" not in text and "/" not in text:
        (folder / f"{text}.toml").write_text("title = ", "utf-8")
