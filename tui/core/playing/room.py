"""The few words of the room view, read from three metres: what, which side, how far."""

from typing import Literal

from msgspec import Struct

from tui.core.entries import Mark
from tui.core.playing.snapshot import Snapshot
from tui.core.playing.wording import USUAL_KEYS, KeysOn
from tui.core.session.segments import Phase

Middle = Literal["time", "word", "text"]
"""What stands largest: a countdown, a word, or sentences to be read from near."""

_PHASES: dict[Phase, str] = {
    "wait": "READ, THEN",
    "prepare": "GET READY",
    "hold": "HOLD",
    "massage": "PRESS",
    "up": "UP",
    "top": "HOLD",
    "down": "DOWN",
    "bottom": "HOLD",
    "rest": "REST",
    "switch": "SWITCH",
    "prompt": "READY?",
    "gate": "",
}


class RoomWords(Struct, frozen=True):
    """What the room view says of one moment; all in capitals but names that are not."""

    name: str
    """What is done, or what comes next; with its side."""
    middle: Middle
    word: str
    """Of a paced repetition: which way."""
    below: str
    """The phase and the count, or what is waited for."""


def room_words(now: Snapshot, steps: int, keys: KeysOn = USUAL_KEYS) -> RoomWords:
    """Of this moment in a session of that many steps."""
    if now.seconds is None:
        middle: Middle = "text"
    else:
        middle = "word" if now.rep else "time"
    word = _PHASES[now.phase] if now.rep else ""
    return RoomWords(_name(now), middle, word, _below(now, steps, keys))


def pain_words(before: tuple[Mark, ...], now: tuple[Mark, ...]) -> str:
    """What became of the marks: one more was noted, the last one changed, or was taken back."""
    if len(now) < len(before):
        return f"{_score(before[-1])} TAKEN BACK".lstrip()
    return f"PAIN{_score(now[-1])}{_side(now[-1].side)}"


def _name(now: Snapshot) -> str:
    if now.phase not in ("rest", "switch"):
        return f"{now.short}{_side(now.side)}"
    if now.set:  # a pause within a step leads to the set that it names
        return f"NEXT {now.short}"
    return f"NEXT {now.upcoming.short}" if now.upcoming else now.short


def _below(now: Snapshot, steps: int, keys: KeysOn) -> str:
    phase = _PHASES[now.phase]
    if now.state == "paused":
        return "PAUSED"
    match now.phase:
        case "wait" | "prompt":
            return f"{phase} {keys.go_on.upper()}"
        case "gate":
            return f"{keys.yes} or {keys.no}".upper()
        case "rest" | "switch":
            side = now.side if now.set else now.upcoming.side if now.upcoming else None
            count = f" {now.set}/{now.sets}" if now.sets > 1 and now.set else ""
            return f"{phase}{_side(side)}{count}"
        case "prepare":
            return phase
    set_ = f"SET {now.set}/{now.sets}" if now.sets > 1 else ""
    if now.rep:
        return f"{now.rep}/{now.reps} {set_}".rstrip()
    return f"{phase} {set_ or f'STEP {now.step + 1}/{steps}'}"


def _score(mark: Mark) -> str:
    return "" if mark.score is None else f" {mark.score}"


def _side(side: str | None) -> str:
    return f" {side.upper()}" if side else ""
