"""The screens of the demo as a table: the keys that lead to each, and what has to be readable.

Rows are walked in their order by one process, so keys start from the row before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.core.forms.red_flag_words import NOT_RULED_OUT
from tui.screens.welcome import WHAT_IT_IS

PHONE, SMALL, USUAL, WIDE, HUGE = (40, 10), (60, 20), (80, 24), (120, 40), (200, 60)
SIZES = (WIDE, PHONE, SMALL, USUAL)
"""Columns and rows, after the huge one. The last shows that nothing was lost on the way."""
ESC = "escape"


@dataclass(frozen=True)
class Row:
    """One screen."""

    name: str
    way: tuple[str, ...]
    """Keys that lead to it."""
    title: str
    """Within the first row; empty for a card, which leaves it to the screen beneath."""
    foot: tuple[str, ...]
    """Keys within the last row."""
    whole: tuple[str, ...] = ()
    """Readable from beginning to end at every size, however it is wrapped."""
    from_small: tuple[str, ...] = ()
    """Readable on all but the phone."""
    from_usual: tuple[str, ...] = ()
    from_wide: tuple[str, ...] = ()
    from_huge: tuple[str, ...] = ()
    large: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """By size, in how many rows there are parts of large letters, at least."""
    then: tuple[str, ...] = ()
    """Keys that are pressed on it."""
    has_motion: bool = False
    """Whether a figure moves in it, so that it never looks the same twice."""

    def readable(self, size: tuple[int, int]) -> tuple[str, ...]:
        """What has to be readable at that size."""
        more = (
            (SMALL, self.from_small),
            (USUAL, self.from_usual),
            (WIDE, self.from_wide),
            (HUGE, self.from_huge),
        )
        return self.whole + tuple(text for least, texts in more if size >= least for text in texts)


_FORM = ("enter Next", " Help")
_ENTRY = ("← Newer", "esc Back")
_SESSION = ("space Go on", " Help")
_HURT = ("This hurts", "Gentle ankle movement, left", "0 = no pain, 10 = worst possible pain")
_ANCHORS = "0 = no pain, 10 = worst possible pain"

ROWS = (
    Row(
        "Today, asking about the morning",
        (),
        "Today",
        ("enter Start", " Help"),
        whole=("how strong is it?", _ANCHORS, "s: skip · esc: later", "Soleus reset"),
        from_small=("Next: Soleus reset", "v Pain log"),
        from_usual=("About 5 min", "Bent-knee wall stretch"),
        from_wide=("Good to know", "q Quit"),
    ),
    Row(
        "Today, nothing asked",
        ("s",),
        "Today",
        ("enter Start", " Help"),
        whole=("Left out: calf left", "Next: Soleus reset", "▶ Soleus reset"),
        from_small=("Soleus strength", "Gentle day"),
    ),
    Row(
        "Today, filtered",
        ("/",),
        "Today  /",
        (" Help",),
        whole=("Today /hamst_", "▶ Hamstring ease"),
        from_small=("Band or towel",),
        then=tuple("hamst"),
    ),
    Row("Help of Today", (ESC, "?"), "Keys: ", ("esc Back",), whole=("On this screen",)),
    Row(
        "Settings",
        (ESC, ","),
        "Settings",
        ("esc Back", " Help"),
        whole=("▶ Theme ◂ soleus ▸", "The colours.", "Room view no"),
        from_small=("To get ready", "To change side", "Wait for you if it is new"),
    ),
    Row(
        "Palette",
        (ESC, "ctrl+p"),
        "What to do",
        ("enter Do it", " Help"),
        whole=("▶ Start Soleus reset", "Start Gentle day"),
        from_small=("All keys of this screen ?",),
        from_usual=("Open the pain log v",),
    ),
    Row(
        "Pain form",
        (ESC, "p"),
        "Pain",
        ("enter Next", "^s Save", "esc Back", " Help"),
        whole=("Which leg is sore?", "left right"),
        from_small=("Which part?", "Calf · How strong is your calf pain?"),
    ),
    Row(
        "Pain form, the score",
        (),
        "Pain",
        _FORM,
        whole=("▶ Calf · How strong is your calf pain?", "[7]", _ANCHORS, "Enter saves."),
        from_small=("Which leg is sore?",),
        then=("down", "7"),
    ),
    Row(
        "Injury form, a day half typed",
        (ESC, "i"),
        "Injury",
        _FORM,
        whole=("▶ Is it over? The day, or nothing if it isn't", "2026-1▏"),
        from_small=("Suddenly or bit by bit?",),
        then=("down", "down", "down", *"2026-1"),
    ),
    Row(
        "Clearance form",
        (ESC, "c"),
        "Clearance",
        _FORM,
        whole=("Which side?", "left right both"),
        from_small=("Who cleared you?",),
        from_wide=("Never: an emergency, a pop.",),
    ),
    Row(
        "Pain log",
        (ESC, "v"),
        "Pain log",
        ("enter Open", " Help"),
        whole=("Left calf", "Left Right", "Soleus", "→"),
        from_small=("worthwhile change", "before→", "d Delete"),
        from_usual=("LEFT before", "morning", "sessions"),
        from_wide=("before→worst→after", "Outcome", "esc Back"),
        from_huge=("Revision",),
    ),
    Row("Entry", ("down", "enter"), "Entry", _ENTRY, whole=("Soleus reset", "Started")),
    Row("Asked to delete", ("d",), "Entry", _ENTRY, whole=("Delete? d: yes, any other key: no.",)),
    Row(
        "Correct form",
        (ESC, "e"),
        "Correct",
        ("enter Next", "^s Save", " Help"),
        whole=("how strong is your calf pain?", _ANCHORS),
        from_small=("At its worst during the session, how strong was it?",),
    ),
    Row(
        "Before a session",
        (ESC, ESC, ESC, "enter"),
        "Soleus reset",
        ("enter Next", "^s Start", " Help"),
        whole=(
            "▶ Which leg is sore?",
            "left right both neither",
            "The sore side comes first in the session; of two, the one that hurts more.",
            "neither: kept as 0 on both sides",
        ),
        from_small=("How much of the session?",),
    ),
    Row(
        "Before a session, the score",
        ("l", "3"),
        "Soleus reset",
        _FORM,
        whole=("LEFT · Right now, before you start, how strong is your calf pain?", "[3]"),
    ),
    Row(
        "Session that waits",
        ("ctrl+s",),
        "Soleus reset",
        _SESSION,
        whole=("Warm up", "WHEN YOU ARE READY - space", "Next: Gentle ankle movement"),
        from_small=("left in all", "Bent-knee wall stretch"),
        from_wide=("Last entries",),
    ),
    Row(
        "Session, paused",
        ("space", "space"),
        "Soleus reset",
        _SESSION,
        whole=(
            "Gentle ankle movement",
            "▀████▀",
            "PAUSED - space goes on",
            "Next: the first repetition",
        ),
        has_motion=True,
        from_small=("left in all · step 2 of 5", "Sit or lie with the legs supported"),
        from_wide=("Pain marks", "q End"),
    ),
    Row(
        "Room view",
        ("z",),
        "Soleus reset",
        ("esc Timer", " Help"),
        large={PHONE: 5, SMALL: 17, USUAL: 21, WIDE: 36, HUGE: 45},
    ),
    Row(
        "Session, its pain pane",
        ("z", "v"),
        "Soleus reset",
        (" Help",),
        whole=("PAUSED - space goes on", "Gentle ankle movement"),
        from_usual=("Pain marks", "Last entries"),
    ),
    Row("This hurts", ("a", "o"), "", (), whole=(*_HURT, "▶ End the session here")),
    Row(
        "This hurts, the last choice",
        ("6", "up"),
        "",
        (),
        whole=("How strong is it? 6", "▶ It popped, or is numb or swollen: end, and see what to"),
    ),
    Row(
        "Asked whether to end",
        (ESC, "q"),
        "",
        (),
        whole=(
            "End the session?",
            "enter end here and note the pain",
            "stay, with the clock stopped",
            "close; your place is kept",
        ),
    ),
    Row(
        "Pain form after",
        ("enter",),
        "sets",
        ("enter Next", "^s Save", "esc Later", " Help"),
        whole=("▶ Any new swelling, bruise, weakness, numbness, breathlessness, or can't rise on",),
        from_small=("LEFT · Now you have finished, how strong is it?", "[2]"),
        then=("4", "enter", "2", "enter"),
    ),
)
"""Every way leads through the demo's Soleus reset."""

FIRST = (
    Row(
        "Welcome",
        (),
        "",
        (),
        whole=("▶ Begin: Soleus reset, 5 min",),
        from_small=(*WHAT_IT_IS, "Only the questions", "Look around", "The list of sessions"),
    ),
    Row(
        "Red flags",
        ("down", "enter"),
        "Calf: red flags",
        ("n None", " Help"),
        whole=("EMERGENCY", "Sudden breathlessness, chest pain, coughing blood or collapse?"),
        from_small=("page 1 of 3", "n [ ] None of these"),
    ),
    Row(
        "Red flags, the next page",
        ("n",),
        "Calf: red flags",
        ("n None", " Help"),
        whole=("URGENT", "1 [ ]", NOT_RULED_OUT),
        from_small=("page 2 of 3",),
    ),
    Row(
        "Red flags, what to do",
        ("5", "enter", "n"),
        "what to do",
        ("enter Keep", " Help"),
        whole=("URGENT: be seen today", "Can't take four steps", "Enter keeps these answers."),
    ),
    Row(
        "What stands in the way",
        ("enter",),
        "Calf: not now",
        ("a Answer again", " Help"),
        whole=("you answered yes to this:", "a: answer again. s: seen by a clinician. esc: back."),
    ),
    Row(
        "Today, stopped by a red flag",
        (ESC,),
        "Today",
        ("enter Start", " Help"),
        whole=("No session before the red flag has been looked at. Pain can be noted: p.",),
    ),
)
"""The way of somebody who was never here."""


def _named(name: str) -> Row:
    return next(row for row in ROWS if row.name == name)


FEW = (ROWS[0], replace(_named("Pain form, the score"), way=("p",)), _named("Pain log"))
"""What is walked for each other depth of colour."""
