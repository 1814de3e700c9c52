"""The keys of a TOML text in one pass, with no more understanding of TOML than finding them takes.

Every pattern is possessive: time is linear in the length of the text, whatever it holds.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["table", "implied", "dotted", "tables", "value", "list"]
Missing = Literal["key", "=", "value", "quote", "closing", "comma", "bracket", "line end", "second"]

_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_KEY = re.compile(rf"[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL}")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}"
    rf'|(?!"""){_BASIC}|(?!\'\'\'){_LITERAL}',
    re.DOTALL,
)
_SCALAR = re.compile(
    r"(?:true|false|inf|nan)(?![\w-])"
    r"|[0-9+-][^\s,\]}#]*+(?:(?<=-[0-9]{2}) [0-9]{2}:[^\s,\]}#]*+)?+"  # a date may hold a blank
)


@dataclass(slots=True)
class Node:
    """A key or list item: where it starts in the text, and what it holds."""

    offset: int
    role: Role
    children: dict[str | int, "Node"] = field(default_factory=dict)

    def add(self, key: str | int, offset: int, role: Role) -> "Node":
        self.children[key] = node = Node(offset, role)
        return node


class Stopped(Exception):  # noqa: N818 - it is no error of ours
    """The text is not TOML from `offset` on: `missing` is what should be there.

    `near` is the key or sign it belongs to; "second" is a key that was given before, at `first`.
    """

    def __init__(self, offset: int, missing: Missing, near: str = "", first: int = 0) -> None:
        super().__init__(missing)
        self.offset = offset
        self.missing = missing
        self.near = near
        self.first = first


class Scanner:
    """Finds the keys of `text` and hangs them into the tree below `root`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root = Node(0, "table")

    def run(self) -> None:
        """Scan to the end; raises `Stopped`, and `root` then holds what was found before."""
        table = self.root
        while self._next(_GAP):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._value(*self._key(table))
            self._line_end()

    def _next(self, passed: re.Pattern[str]) -> str:
        """The next character after what is passed over; empty at the end."""
        match = passed.match(self.text, self.at)
        if match:
            self.at = match.end()
        return self.text[self.at : self.at + 1]

    def _line_end(self) -> None:
        if self._next(_BLANK) not in ("", "#", "\n", "\r"):
            raise Stopped(self.at, "line end")

    def _header(self) -> Node:
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *parents, (name, offset) = self._names()
        if not self.text.startswith("]" * brackets, self.at):
            raise Stopped(self.at, "bracket", "]" * brackets)
        self.at += brackets
        table = self._descend(self.root, parents, "implied")
        known = table.children.get(name)
        if brackets == 2:
            if known and known.role != "tables":
                raise Stopped(offset, "second", f"[{name}]", known.offset)
            tables = known or table.add(name, offset, "tables")
            return tables.add(len(tables.children), start, "table")
        if known and known.role != "implied":
            raise Stopped(offset, "second", f"[{name}]", known.offset)
        if known:
            known.role = "table"
        return known or table.add(name, offset, "table")

    def _names(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets."""
        names: list[tuple[str, int]] = []
        while True:
            self._next(_BLANK)
            match = _KEY.match(self.text, self.at)
            if not match:
                raise Stopped(self.at, "key")
            names.append((_unquoted(match[0]), self.at))
            self.at = match.end()
            if self._next(_BLANK) != ".":
                return names
            self.at += 1

    def _descend(self, table: Node, names: list[tuple[str, int]], role: Role) -> Node:
        """The table that the names lead to, made with this role where there is none."""
        for name, offset in names:
            known = table.children.get(name)
            if known is None:
                table = table.add(name, offset, role)
            elif known.role == "tables":
                table = known.children[len(known.children) - 1]
            elif known.role in ("value", "list"):
                raise Stopped(offset, "second", name, known.offset)
            else:
                table = known
        return table

    def _key(self, table: Node) -> tuple[Node, str]:
        """A key up to its value, as a new node and the name that it was given."""
        *parents, (name, offset) = self._names()
        if self._next(_BLANK) != "=":
            raise Stopped(self.at, "=", name)
        self.at += 1
        self._next(_BLANK)
        table = self._descend(table, parents, "dotted")
        if name in table.children:
            raise Stopped(offset, "second", name, table.children[name].offset)
        return table.add(name, offset, "value"), name

    def _value(self, node: Node, name: str) -> None:
        """Pass over a value, however deeply nested: a list of what is open, no recursion."""
        opened: list[tuple[Node, int]] = []
        complete = self._scalar(node, name, opened)
        while opened:
            sign = self._next(_GAP)
            holder, start = opened[-1]
            if sign == "":
                raise Stopped(start, "closing", "]" if holder.role == "list" else "}")
            if sign == ("]" if holder.role == "list" else "}"):
                self.at += 1
                opened.pop()
                complete = True
            elif sign == ",":
                self.at += 1
                complete = False
            elif complete:
                raise Stopped(self.at, "comma", "]" if holder.role == "list" else "}")
            elif holder.role == "list":
                item = holder.add(len(holder.children), self.at, "value")
                complete = self._scalar(item, "", opened)
            else:
                complete = self._scalar(*self._key(holder), opened)

    def _scalar(self, node: Node, name: str, opened: list[tuple[Node, int]]) -> bool:
        """Pass over a text, number or date; or note that a list or table opened (False)."""
        sign = self.text[self.at : self.at + 1]
        if sign and sign in "[{":
            node.role = "list" if sign == "[" else "value"
            opened.append((node, self.at))
            self.at += 1
            return False
        quoted = sign and sign in "\"'"
        match = (_STRING if quoted else _SCALAR).match(self.text, self.at)
        if not match:
            raise Stopped(self.at, "quote" if quoted else "value", name)
        self.at = match.end()
        return True


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    if "\\" not in key:
        return key[1:-1]
    import tomllib  # rare, and only tomllib knows all its escapes

    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        return key
