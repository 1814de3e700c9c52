"""The words for what a run is doing; plain text, for every screen alike."""

from typing import NamedTuple

from tui.core.entries import Mark
from tui.core.format.definitions import Step
from tui.core.playing.snapshot import Snapshot, Upcoming
from tui.core.session.segments import Phase
from tui.core.text import clock

PHASES: dict[Phase, str] = {
    "wait": "NEW EXERCISE",
    "prepare": "GET READY",
    "hold": "HOLD",
    "massage": "PRESS OR ROLL",
    "up": "UP",
    "top": "STAY UP",
    "down": "DOWN",
    "bottom": "STAY DOWN",
    "rest": "REST",
    "switch": "SWITCH SIDES",
    "prompt": "WHEN YOU ARE READY",
    "gate": "YES OR NO",
}

_STRAIGHT = 5
"""Degrees; a knee that nobody would call bent."""


class KeysOn(NamedTuple):
    """The keys that go on, and answer, as a person has them."""

    go_on: str = "space"
    yes: str = "y"
    no: str = "n"


USUAL_KEYS = KeysOn()


def phase_words(now: Snapshot, keys: KeysOn = USUAL_KEYS) -> str:
    """What is going on, and which key goes on where the person is waited for."""
    if now.state == "paused":
        return f"PAUSED - {keys.go_on} goes on"
    words = PHASES[now.phase]
    match now.phase:
        case "wait":
            return f"{words} - read this, then {keys.go_on}"
        case "prompt":
            return f"{words} - {keys.go_on}"
        case "gate":
            return f"{words} - {keys.yes} or {keys.no}"
        case "switch":
            return f"{words} - now {now.side}"
        case _:
            return words


def place_words(now: Snapshot) -> str:
    """Side, set and repetition: `LEFT · set 1 of 2 · rep 3 of 15`."""
    parts = [now.side.upper()] if now.side else []
    if now.set and now.sets > 1:
        parts.append(f"set {now.set} of {now.sets}")
    if now.rep:
        parts.append(f"rep {now.rep} of {now.reps}")
    return " · ".join(parts)


def short_place_words(now: Snapshot) -> str:
    """The same where there is little room: `LEFT 1/2 rep 3/15`."""
    parts = [now.side.upper()] if now.side else []
    if now.set and now.sets > 1:
        parts.append(f"{now.set}/{now.sets}")
    if now.rep:
        parts.append(f"rep {now.rep}/{now.reps}")
    return " ".join(parts)


def next_words(upcoming: Upcoming | None) -> str:
    """What comes next, with its side or set where that is what changes."""
    if upcoming is None:
        return "you are done"
    length = f" {clock(upcoming.seconds)}" if upcoming.seconds else ""
    if not upcoming.same_step:
        side = f", {upcoming.side}" if upcoming.side else ""
        return f"{upcoming.name}{side}"
    match upcoming.phase:
        case "rest":
            return f"rest{length}, then set {upcoming.set} of {upcoming.sets}"
        case "switch":
            return f"switch to {upcoming.side}{length}"
        case "prepare":
            return f"get ready{length}"
        case "up" | "top" | "down" | "bottom":
            return "the first repetition" if upcoming.set == 1 else f"set {upcoming.set}"
        case phase:
            return f"{PHASES[phase].lower()}{length}"


def taken_back_words(mark: Mark, *, is_paused: bool) -> str:
    """That a mark is gone, and what of it is not: `pain 8, left, taken back; still paused`."""
    score = "" if mark.score is None else f" {mark.score}"
    side = f", {mark.side}" if mark.side else ""
    stays = {"skip": "skipped", "ease": "eased"}.get(mark.led_to or "", "")
    if not stays and mark.stopped and is_paused:
        stays = "paused"
    return f"pain{score}{side}, taken back{f'; still {stays}' if stays else ''}"


def dose_words(step: Step) -> str:
    """The dose as an author writes it: `2 x 30 s`, `3 x 15`; empty for what has none."""
    match step.kind:
        case "reps":
            dose = f"{step.sets} x {step.reps}"
        case "hold" | "massage":
            dose = f"{step.sets} x {step.seconds} s" if step.sets > 1 else f"{step.seconds} s"
        case "rest":
            dose = f"{step.seconds} s"
        case _:
            dose = ""
    return dose


def sides_words(step: Step) -> str:
    """Which sides, for people."""
    if not step.is_work:
        return ""
    return {"each": "each side", "alternate": "in turn", "both": "both"}.get(step.sides, step.sides)


def angle_words(step: Step) -> str:
    """How far knee and ankle are bent, as far as the step says; up to 5 degrees is straight."""
    words = []
    if step.knee is not None:
        words.append(f"knee bent {step.knee}°" if step.knee > _STRAIGHT else "knee straight")
    if step.ankle is not None and step.ankle > 0:
        words.append(f"ankle bent {step.ankle}°")
    elif step.ankle is not None:
        words.append(f"toes pointed {-step.ankle}°" if step.ankle else "ankle square")
    return " · ".join(words)
