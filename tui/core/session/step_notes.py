"""All that is written about a step, in sections: a title and its paragraphs."""

from collections.abc import Iterable, Iterator, Sequence

from tui.core.format.definitions import Session, Step

FEEL = "Feel it"
"""The title over what is needed while holding still."""
Section = tuple[str, Sequence[str]]
"""(title, paragraphs); one without paragraphs only names something."""


def sections_of(session: Session, step: Step) -> Iterator[Section]:
    """Everything to know of a step: what it works on first, its limits and sources last.

    A step without a muscle, such as a prompt, tells what is good to know of the whole session.
    """
    if not step.muscles:
        yield from _given("Good to know", session.notes)
    yield from _given(FEEL, step.feel)
    for muscle in step.muscles:
        yield anatomy_of(session, muscle)
    yield from _given("Stop if", step.stop_if)
    yield from _given("Set-up", step.setup)
    if step.figure:
        yield "The figure shows", (step.figure.describe,)
    yield from _given("Cues", step.cues)
    yield from _given("Common mistakes", step.mistakes)
    yield from _given("You need", step.equipment)
    for topic in read_next(session, step.muscles):
        yield anatomy_of(session, topic)
    yield from _given("Where this comes from", source_texts(session, step.source))


def anatomy_of(session: Session, topic: str) -> Section:
    """An anatomy file's title and paragraphs; `other: NAME` is only named."""
    anatomy = session.anatomy.get(topic)
    if anatomy is None:
        return topic.removeprefix("other: "), ()
    return anatomy.title, anatomy.notes


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


def _given(title: str, texts: Sequence[str]) -> Iterator[Section]:
    if texts:
        yield title, texts
