"""Plays a run, line by line: what changes is said, what is typed is done, every event is kept."""

from collections.abc import Callable

from tui.core.entries import Mark
from tui.core.format.definitions import Side
from tui.core.idle import doing, due, limit
from tui.core.playing import events as happened
from tui.core.playing import hurting, moves, run
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run
from tui.core.playing.stopped import events_of
from tui.core.playing.wording import taken_back_words
from tui.core.session.step_notes import sections_of
from tui.core.settings import IdleLimits
from tui.plain import words
from tui.plain.asking import choose, is_yes
from tui.plain.commands import UNDO, Command, begun, help_lines, meant
from tui.plain.hurt import ask_what_now
from tui.plain.talk import NOBODY, InputEnded, Left, Talk

_STEP = 10
"""Seconds that + and - are worth."""


class Player:
    """One session, from its first segment to its last."""

    def __init__(
        self,
        talk: Talk,
        played: Run,
        keep: Callable[[RunEvent], None],
        idle: IdleLimits,
        way_out: Callable[[], None],
    ) -> None:
        """`keep` is told of everything that happens; `way_out` asks what to do about a bad disk."""
        self._talk = talk
        self._keep = keep
        self._idle = idle
        self._way_out = way_out
        self._stands_since = talk.now
        self.run = played

    def play(self) -> Run:
        """The run at its end. Where the input ends or somebody leaves, the place is kept."""
        try:
            self._begin()
            while not self._is_over:
                line = self._hear()
                if line is not None:
                    self._do(line)
        except (InputEnded, Left):
            self._take(happened.Pause(self._talk.now))
            raise
        return self.run

    @property
    def _is_over(self) -> bool:
        return self.run.state == "finished"

    def _begin(self) -> None:
        if self._is_over:
            return
        if self.run.state == "paused":
            self._talk.say(f"You are back. {words.where(self.run)} {words.GO_ON}")
        else:
            self._talk.say(*words.segment_words(self.run, is_other_set=True))

    def _hear(self) -> str | None:
        """The next line; None when a second has passed, which then has been played and said."""
        delay = run.next_change(self.run)
        second = None if delay is None else self.run.seen + delay
        since = max(self._talk.heard_at, self._stands_since)
        most = limit(self._idle, doing(self.run))
        moments = [one for one in (second, since + most if most else None) if one is not None]
        line = self._talk.hear(min(moments, default=None))
        now = self._talk.now
        if line is None and second is not None and now >= second:
            self._happen(happened.Tick(now))
        if line is None:
            self._look_if_idle(now - since)
        return line

    def _look_if_idle(self, seconds: float) -> None:
        match due(self._idle, doing(self.run), seconds):
            case "pause":
                self._talk.say("Nobody typed anything.")
                self._happen(happened.Pause(self._talk.now))
            case "close":
                raise Left(NOBODY)

    def _take(self, event: RunEvent) -> Run:
        """Keep what happened, and the run after it; gives the one before."""
        self._keep(event)
        before, self.run = self.run, happened.apply(self.run, event)
        if before.at != self.run.at or before.state != self.run.state:
            self._stands_since = self._talk.now
        return before

    def _happen(self, event: RunEvent) -> None:
        """The same, and say what has changed."""
        self._talk.say(*words.changes(self._take(event), self.run))

    def _go_to(self, event: RunEvent) -> None:
        """The same for what leads elsewhere, which is named even where it is the same again."""
        self._take(event)
        if not self._is_over:
            self._talk.say(*words.segment_words(self.run, is_other_set=True))
            if self.run.state == "paused":
                self._talk.say(words.PAUSED)

    def _do(self, line: str) -> None:
        what = meant(line, at_question=self._is_at_gate)
        if isinstance(what, int):
            self._mark(what)
        elif what is None:
            self._talk.say("That means nothing here; help lists what does.")
        else:
            self._command(what)

    @property
    def _is_at_gate(self) -> bool:
        return self.run.segment.phase == "gate" and self.run.state == "waiting"

    def _command(self, what: Command) -> None:
        now = self._talk.now
        match what:
            case "go on":
                self._go_on()
            case "pause":
                self._happen(happened.Pause(now))
            case "next" | "skip" if self._is_at_gate:
                self._talk.say("This wants an answer: yes or no.")
            case "next":
                self._happen(happened.Forward(now))
            case "back":
                self._go_to(happened.Back(now))
            case "restart":
                self._go_to(happened.Restart(now))
            case "skip":
                self._happen(happened.Skip(now))
            case "other":
                self._happen(happened.OtherSide(now))
                side = self.run.first_side.capitalize()
                self._talk.say(f"{side} first, from the next exercise on.")
            case "more" | "less":
                self._adjust(_STEP if what == "more" else -_STEP)
            case "yes" | "no":
                self._answer(yes=what == "yes")
            case "ouch":
                self._happen(happened.Pause(now))
                self._ask_what_now(None)
            case "undo":
                self._take_back()
            case "quit":
                self._leave()
            case _:
                self._tell(what)

    def _tell(self, what: Command) -> None:
        """What changes nothing."""
        match what:
            case "where":
                self._talk.say(words.where(self.run))
            case "notes":
                self._notes()
            case "save":
                self._way_out()
            case _:
                self._talk.say(*help_lines())

    def _go_on(self) -> None:
        """From what waits or is paused; elsewhere an empty line only asks how long is left."""
        if self.run.state == "paused":
            self._happen(happened.Resume(self._talk.now))
        elif self._is_at_gate:
            self._talk.say("This wants an answer: yes or no.")
        elif self.run.state == "waiting":
            self._happen(happened.Forward(self._talk.now))
        else:
            self._talk.say(words.doing(self.run))

    def _adjust(self, seconds: int) -> None:
        before = self._take(happened.Adjust(self._talk.now, seconds))
        if before.at != self.run.at:
            self._talk.say(*words.changes(before, self.run))
        else:
            self._talk.say(words.doing(self.run))

    def _answer(self, *, yes: bool) -> None:
        """A gate; what a no leaves out is said first."""
        if not self._is_at_gate:
            self._talk.say("Nothing is asked now.")
            return
        if not yes:
            left_out, ends = moves.left_out_by_no(self.run, self._talk.now)
            last = " Nothing else is left then: the session ends." if ends else ""
            self._talk.say(f"This is left out then: {', '.join(left_out)}.{last}")
            if not is_yes(self._talk, "Leave it out? yes or no."):
                self._talk.say(*words.segment_words(self.run, is_other_set=True))
                return
        self._happen(happened.AnswerGate(self._talk.now, yes))

    def _mark(self, score: int) -> None:
        side = hurting.marked_side(self.run)
        before = self._take(happened.MarkPain(self._talk.now, score, side))
        self._talk.say(f"Pain {score} noted{f', {side}' if side else ''}.")
        self._talk.say(*words.changes(before, self.run))
        if score >= self.run.stops_at:
            self._ask_what_now(score)
        elif hurting.is_side_unknown(self.run):
            since = len(self.run.marks) - 1
            side = self._side()  # before the time is taken: the clock goes on meanwhile
            self._take(happened.SideOfMarks(self._talk.now, since, side))

    def _take_back(self) -> None:
        """The last mark was a slip; what it led to stays."""
        if not self.run.marks:
            self._talk.say("No pain is marked.")
            return
        mark = self.run.marks[-1]
        before = self._take(happened.TakeBack(self._talk.now))
        self._say_taken_back(mark)
        self._talk.say(*words.changes(before, self.run))

    def _say_taken_back(self, mark: Mark) -> None:
        said = taken_back_words(mark, is_paused=self.run.state == "paused")
        self._talk.say(f"{said.capitalize()}.")

    def _side(self) -> Side | None:
        """Which side hurts, while the clock goes on; none where the mark was a slip."""
        self._talk.say("Which side hurts, left or right? An empty line leaves it unknown.")
        sides: dict[str, Side] = {"left": "left", "right": "right"}
        while not self._is_over:
            line = self._hear()
            if line == "":
                break
            word = begun((*sides, UNDO), line) if line is not None else None
            if word == UNDO:
                self._take_back()
                break
            if word is not None:
                return sides[word]
            if line is not None:
                self._talk.say("left, right, or an empty line.")
        return None

    def _ask_what_now(self, score: int | None) -> None:
        """The clock stands; nothing goes on before something is chosen."""
        if self._is_over:
            return
        answer = ask_what_now(self._talk, self.run, score)
        marks = self.run.marks
        for event in events_of(answer, self.run, self._talk.now):
            self._take(event)
        if answer.takes_back:
            self._say_taken_back(marks[-1])
        match answer.choice:
            case "ease":
                self._talk.say(f"Eased. {words.where(self.run)} {words.GO_ON}")
            case "skip" if not self._is_over:
                self._talk.say(*words.segment_words(self.run, is_other_set=True), words.PAUSED)
            case None:
                self._talk.say(words.PAUSED)

    def _notes(self) -> None:
        session = self.run.plan.session
        for title, texts in sections_of(session, session.steps[self.run.segment.unit.step]):
            self._talk.say(f"{title}:", *texts)

    def _leave(self) -> None:
        """Ask whether to end, with the clock stopped."""
        self._take(happened.Pause(self._talk.now))
        ways = (
            ("end", "ends it here and asks about the pain; what you did is kept"),
            ("leave", "closes soleus and keeps your place"),
            ("stay", ""),
        )
        question = "The clock stands. An empty line stays."
        match choose(self._talk, question, ways, "stay"):
            case "end":
                self._take(happened.End(self._talk.now))
            case "leave":
                raise Left
            case _:
                self._talk.say(words.PAUSED)
