"""The keys of a session, with the words of the key line and of the help."""

from textual.binding import Binding

from tui.core.playing.run import Run
from tui.screens.base import WAY_OUT


def _key(keys: str, action: str, label: str, tooltip: str, shown: str | None = None) -> Binding:
    return Binding(
        keys,
        action,
        label,
        show=shown is not None,
        key_display=shown,
        id=f"session.{action.partition('(')[0]}" + ("_less" if "-" in action else ""),
        tooltip=tooltip,
    )


KEYS: list[Binding] = [
    _key("escape", "close", "Timer", "Back, from large letters or a pane", "esc"),
    _key("space,full_stop", "pause", "Pause", "Pause, and go on", "space"),
    _key("enter", "go_on", "Go on", "Go on where you are waited for"),
    _key("right,l,pagedown", "forward", "Next", "Next; cuts a set short", "→"),
    _key("left,h,pageup,b", "back", "Back", "Back to the set before", "←"),
    _key("o,exclamation_mark", "hurt", "Hurts", "This hurts: stop the clock", "o"),
    _key("backspace", "take_back", "Take back", "Take the last mark of pain back", "backspace"),
    _key("plus,equals_sign", "adjust(10)", "+10 s", "10 seconds more", "+"),
    _key("minus", "adjust(-10)", "-10 s", "10 seconds less", "-"),
    _key("x", "skip", "Skip", "Skip the rest of this exercise", "x"),
    _key("r", "restart", "Restart", "Start this set again"),
    _key("s", "other_side", "Other side", "Other side first, from the next exercise on"),
    _key("y", "answer_yes", "Yes", "Answer a question with yes", "y"),
    _key("n", "answer_no", "No", "Answer a question with no; elsewhere: next", "n"),
    _key("a", "anatomy", "Notes", "Anatomy and how-to; again: the next page", "a"),
    _key("v", "pain", "Pain", "Pain marks and last entries", "v"),
    _key("z", "room", "Large", "Large letters, to be read from three metres; again: back", "z"),
    _key("m", "mute", "Mute", "Bell off and on"),
    _key("q", "leave", "End", "End the session, or go on", "q"),
    _key(WAY_OUT, "way_out", "Save", "Where nothing can be saved: try again, or another folder"),
]


def label_at(run: Run, binding: Binding) -> str:
    """What a key does at that moment; empty where it does nothing, or goes without saying."""
    at_gate = run.segment.phase == "gate"
    match binding.id:
        case "session.answer_yes" | "session.answer_no":
            return binding.description if at_gate else ""
        case "session.forward" | "session.skip" if at_gate:
            return ""
        case "session.pause" if at_gate and run.state == "waiting":
            return "Answer"
        case "session.go_on" if run.state != "waiting":
            return ""
        case "session.pause" if run.state in ("paused", "waiting"):
            return "Go on"
        case "session.adjust" | "session.adjust_less":
            is_timed = run.segment.seconds is not None and not run.segment.rep
            return binding.description if is_timed else ""
    return binding.description
