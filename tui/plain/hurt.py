"""This hurts: how strong, which side, and what to do. Ending is offered first."""

from tui.core.format.definitions import Side
from tui.core.forms.fields import PAIN_WORDS, anchors
from tui.core.playing import hurting
from tui.core.playing.run import Run
from tui.core.playing.stopped import HurtAnswer, choices
from tui.plain.asking import as_score, ask
from tui.plain.commands import UNDO, begun
from tui.plain.talk import Talk

_SIDES: dict[str, Side] = {"left": "left", "right": "right"}


def ask_what_now(talk: Talk, run: Run, marked: int | None) -> HurtAnswer:
    """What was said and chosen; `marked` is the score that stopped the clock, if one did."""
    step = run.plan.session.steps[hurting.marked_unit(run).step]
    side = hurting.marked_side(run)
    talk.say(f"The clock stands. {step.name}{f', {side}' if side else ''}.")
    score = _strength(talk) if marked is None else marked
    if hurting.is_side_unknown(run):
        side = _side(talk)
    talk.say("What now? An empty line stays paused; a number or undo corrects the score.")
    offered = choices(run)
    talk.say(*(f"{choice}: {words}." for choice, words in offered))
    is_new, words = marked is None, tuple(choice for choice, _ in offered)
    while line := ask(talk):
        if (corrected := as_score(line)) is not None:
            score, is_new = corrected, True
            talk.say(f"Pain {score}. What now?")
        elif (word := begun((*words, UNDO), line)) == UNDO:
            score, is_new = None, True
            talk.say("Without a score. What now?")
        elif word:
            choice = next(one for one in words if one == word)
            return HurtAnswer(score, is_new, is_new and marked is not None, side, choice)
        else:
            talk.say(f"Type {', '.join(words)}, or an empty line.")
    return HurtAnswer(score, is_new, is_new and marked is not None, side, None)


def _strength(talk: Talk) -> int | None:
    talk.say(f"How strong is it? {anchors(PAIN_WORDS)}. An empty line leaves it unknown.")
    while line := ask(talk):
        if (score := as_score(line)) is not None:
            return score
        talk.say("A number from 0 to 10, or an empty line.")
    return None


def _side(talk: Talk) -> Side | None:
    talk.say("Which side hurts, left or right? An empty line leaves it unknown.")
    while line := ask(talk):
        if word := begun(tuple(_SIDES), line):
            return _SIDES[word]
        talk.say("left, right, or an empty line.")
    return None
