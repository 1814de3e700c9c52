"""Where each key of a TOML document stands, which tomllib does not tell."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress

from tui.core.format.problems import KeyPath
from tui.core.format.scan import Node, Scanner, Stopped

Place = tuple[int, int]
"""Line and column in characters, both from 1."""


class Places:
    """The places of all keys and list items of a document."""

    def __init__(self, text: str, root: Node) -> None:
        self._root = root
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        """The place of the character at this offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def of(self, path: KeyPath) -> Place:
        """Where the key at `path` is, else the nearest table around it; at last the document."""
        node = self._root
        for key in path:
            child = node.children.get(key)
            if child is None:
                break
            node = child
        return self.at(node.offset)

    def paths(self) -> Iterator[KeyPath]:
        """Every path of the document, each table before what it holds."""
        waiting: list[tuple[KeyPath, Node]] = [((), self._root)]
        while waiting:
            path, node = waiting.pop()
            for key, child in node.children.items():
                yield (*path, key)
                waiting.append(((*path, key), child))


def locate(text: str) -> Places:
    """The places of all keys of a document; of one with a mistake, those before the mistake."""
    scanner = Scanner(text)
    with suppress(Stopped):
        scanner.run()
    return Places(text, scanner.root)
