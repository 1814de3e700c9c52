"""Notes as lines: of a step, of a muscle, of what a session names."""

from collections.abc import Iterator, Sequence

from tui.core.format.definitions import Session, Step
from tui.core.session.step_notes import FEEL, Section, anatomy_of, sections_of
from tui.widgets.lines import Line, Span, fit, line, paragraph


def step_notes(session: Session, step: Step, width: int) -> Iterator[Line]:
    """Everything to know of a step."""
    for section in sections_of(session, step):
        yield from section_lines(section, width)


def feel_notes(step: Step, width: int) -> Iterator[Line]:
    """Where and how it should be felt: what is needed while holding still."""
    if step.feel:
        yield from section_lines((FEEL, step.feel), width)


def anatomy_notes(session: Session, topic: str, width: int) -> Iterator[Line]:
    """An anatomy file's title and paragraphs; `other: NAME` is only named."""
    yield from section_lines(anatomy_of(session, topic), width)


def section(title: str, texts: Sequence[str], width: int) -> Iterator[Line]:
    """A title, its paragraphs and an empty line; nothing where there are none."""
    if texts:
        yield from section_lines((title, texts), width)


def section_lines(section: Section, width: int) -> Iterator[Line]:
    """The title, the paragraphs and an empty line."""
    title, texts = section
    yield line(Span(fit(title, width), "accent"))
    for text in texts:
        yield from paragraph(f"· {text}", width, indent="  ")
    yield line()
