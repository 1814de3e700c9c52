"""Which entries of the pain log are wanted: by part of the body, session, and typed words."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from textual import events

from tui.core.review.review import Meant
from tui.core.text import clean
from tui.storage.log.index import Filters

T = TypeVar("T")
_LONGEST = 40
"""Characters of the typed words."""


class Wanted(Struct, frozen=True):
    """The filters of one moment."""

    meant: Meant = Meant()
    words: str = ""
    is_typing: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self.meant == Meant() and not self.words

    @property
    def filters(self) -> Filters:
        """For the index."""
        about = self.meant
        return Filters(
            region=about.region, side=about.side, session=about.session or None, text=self.words
        )

    def told(self, titles: Mapping[str, str], key: str) -> str:
        """For the title bar; `titles` of sessions by id, `key` shows all again."""
        session = titles.get(self.meant.session, self.meant.session)
        parts = ["Pain log", *filter(None, (self.meant.whose, session))]
        if self.is_typing or self.words:
            parts.append(f"/{self.words}{'_' if self.is_typing else ''}")
        if not self.is_all and not self.is_typing:
            parts.append(f"{key}: all")
        return " · ".join(parts)

    def typed(self, event: events.Key) -> "Wanted | None":
        """After a key while words are typed; None for a key that is no part of them."""
        if event.key == "backspace":
            return replace(self, words=self.words[:-1])
        if event.key == "enter":
            return replace(self, is_typing=False)
        if event.character and event.is_printable:
            return replace(self, words=clean(self.words + event.character, _LONGEST))
        return None

    def next_meaning(self, meanings: Sequence[Meant]) -> "Wanted":
        """About the next part of the body; after the last about all."""
        chosen = _after(meanings, replace(self.meant, session=""))
        return replace(self, meant=replace(chosen, session=self.meant.session))

    def next_session(self, ids: Sequence[str]) -> "Wanted":
        """Only the next session; after the last, all."""
        session = _after(["", *ids], self.meant.session)
        return replace(self, meant=replace(self.meant, session=session))


def _after(choices: Sequence[T], now: T) -> T:
    at = choices.index(now) if now in choices else -1
    return choices[(at + 1) % len(choices)]
