"""Notes as lines: of a step, of a muscle, of what a session names."""

from collections.abc import Iterable, Iterator, Sequence

from tui.core.definitions import Session, Step
from tui.widgets.lines import Line, Span, fit, line, paragraph


def step_notes(session: Session, step: Step, width: int) -> Iterator[Line]:
    """Everything to know of a step: what it works on first, its limits and sources last.

    A step without a muscle, such as a prompt, shows what is good to know of the whole session.
    """
    if not step.muscles:
        yield from section("Good to know", session.notes, width)
    yield from section("Feel it", step.feel, width)
    for muscle in step.muscles:
        yield from anatomy_notes(session, muscle, width)
    yield from section("Stop if", step.stop_if, width)
    yield from section("Set-up", step.setup, width)
    yield from section("Cues", step.cues, width)
    yield from section("Common mistakes", step.mistakes, width)
    yield from section("You need", step.equipment, width)
    for topic in read_next(session, step.muscles):
        yield from anatomy_notes(session, topic, width)
    yield from section("Where this comes from", source_texts(session, step.source), width)


def anatomy_notes(session: Session, topic: str, width: int) -> Iterator[Line]:
    """An anatomy file's title and paragraphs; `other: NAME` is only named."""
    anatomy = session.anatomy.get(topic)
    if anatomy is None:
        yield line(Span(topic.removeprefix("other: "), "accent"))
        yield line()
        return
    yield from section(anatomy.title, anatomy.notes, width)


def source_texts(session: Session, sources: Sequence[str]) -> list[str]:
    """Sources in full where they are named by id."""
    return [session.sources[one].text if one in session.sources else one for one in sources]


def read_next(session: Session, topics: Iterable[str]) -> list[str]:
    """What the topics' files say to see, and so on, each once, without the topics themselves."""
    given = list(topics)
    found = list(given)
    for topic in found:
        anatomy = session.anatomy.get(topic)
        found += [one for one in (anatomy.see if anatomy else ()) if one not in found]
    return found[len(given) :]


def section(title: str, texts: Sequence[str], width: int) -> Iterator[Line]:
    """A title, its paragraphs and an empty line; nothing where there are none."""
    if texts:
        yield line(Span(fit(title, width), "accent"))
        for text in texts:
            yield from paragraph(f"· {text}", width, indent="  ")
        yield line()
