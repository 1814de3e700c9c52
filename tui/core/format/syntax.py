"""One plain sentence about why a text is not TOML.

tomllib's own message only tells how far it came: its texts differ from Python to Python.
"""

import re
import tomllib

from tui.core.format.locate import Place, Places
from tui.core.format.problems import quoted
from tui.core.format.scan import Scanner, Stopped

_TOLD_PLACE = re.compile(r"at line (\d+), column (\d+)")
_WORD_CHOICES = {"true": "true", "false": "false", "yes": "true", "no": "false"}
_CURLY_QUOTES = "“”„‟‘’«»"  # what word processors make of " and '
_BACKSLASH = r"a backslash in a text is written twice (\\), or the text put in single quotes"
_UNKNOWN = "this is not TOML; the mistake may be just before this place"
_AFTER_VALUE = "only a comment may follow a value; a text needs quotes around all of it"
_NO_DATE = "there is no such date; one is written like 2026-11-22"
_ONE_LINE = "a table in { } stands on one line; one of more lines begins with its name in [ ]"
_DATE = re.compile(r"\d{4}-\d[\d-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""But for the tab and the line's end; no TOML has them."""


def diagnose(text: str, error: ValueError | RecursionError) -> tuple[Place | None, str]:
    """Where and why tomllib refused the text with this error."""
    if isinstance(error, RecursionError):
        return None, "lists or tables are nested too deeply"
    if not isinstance(error, tomllib.TOMLDecodeError):
        return None, "a number is too long"
    scanner = Scanner(text)
    places = Places(text, scanner.root)
    told = _told_place(places, text, error)
    try:
        scanner.run()
    except Stopped as stop:
        place = places.at(stop.offset)
        if place[0] <= told[0]:
            sign = text[stop.offset : stop.offset + 1]
            return place, _about_control(sign) or _reason(text, stop, places)
    return _what_the_scanner_passes(text, told)


def _told_place(places: Places, text: str, error: tomllib.TOMLDecodeError) -> Place:
    """How far tomllib came; it names no place for the end of the document."""
    told = _TOLD_PLACE.search(str(error))
    return (int(told[1]), int(told[2])) if told else places.at(len(text.rstrip()))


def _what_the_scanner_passes(text: str, told: Place) -> tuple[Place, str]:
    """About bad escapes, control characters and odd values, at the place that tomllib told."""
    line, column = told
    written = text.split("\n")[line - 1].removesuffix("\r")
    backslash = written.rfind("\\", max(0, column - 4), column + 1) + 1
    if backslash:
        return (line, backslash), _BACKSLASH
    return told, _about_control(written[column - 1 : column]) or _about_value(written, column)


def _about_control(sign: str) -> str:
    """Empty for any other character."""
    if not _CONTROL.fullmatch(sign):
        return ""
    return f"a control character (U+{ord(sign):04X}) can't stand here; take it away"


def _about_value(line: str, column: int) -> str:
    """Why a value that looks like one is none; `column`, from 1, is how far it was read."""
    before, rest = line[: column - 1], line[column - 1 :]
    if any(date.start() < column <= date.end() for date in _DATE.finditer(line)):
        return _NO_DATE
    if not rest:
        return _ONE_LINE
    if rest[0] == "}":
        return "take away the comma before this }"
    if before.endswith("0") and rest[0].isdecimal():
        return "a number does not begin with 0: take that away"
    return _AFTER_VALUE if before[-1:].isdecimal() and rest[0].isalpha() else _UNKNOWN


def _reason(text: str, stop: Stopped, places: Places) -> str:
    match stop.missing:
        case "second":
            return _second(stop, places.at(stop.first)[0])
        case "value":
            return _no_value(text, stop)
        case "quote":
            mark = text[stop.offset]
            long = text.startswith(mark * 3, stop.offset)
            return f"this text is not closed: it needs {mark * (3 if long else 1)} at its end"
        case "closing":
            thing = "list" if stop.near == "]" else "table"
            return f"this {thing} is not closed: it needs {stop.near} at its end"
        case "comma":
            return f"a comma or the closing {stop.near} is missing before this"
        case "bracket":
            return f"{stop.near} is missing at the end of this line"
        case "=" if text.startswith(":", stop.offset):
            return f"write '=' instead of ':' after {quoted(stop.near)}"
        case "=":
            return f"'=' is missing after {quoted(stop.near)}"
        case "line end":
            return _AFTER_VALUE
        case "key":
            return 'a key is missing here: letters, digits, _ and - as in title = "Calf"'


def _second(stop: Stopped, first_line: int) -> str:
    if not stop.near.startswith("["):
        return f"'{_safe(stop.near)}' is given twice; the first is on line {first_line}"
    name = _safe(stop.near)
    return f"{name} is given twice; the first is on line {first_line} - did you mean [{name}]?"


def _no_value(text: str, stop: Stopped) -> str:
    """A value that begins like none: most often a text without quotes."""
    rest = re.compile(r"[^\n#]*").match(text, stop.offset)
    written = rest[0].strip("} \t\r") if rest else ""
    in_list = not stop.near
    if in_list:
        written = re.split(r"[,\]]", written)[0].strip()
    if not written or written[0] in ",]}=":
        return f"'{_safe(stop.near)}' has no value"
    if written.lower() in _WORD_CHOICES:
        return f"write {_WORD_CHOICES[written.lower()]}, in small letters and without quotes"
    key = "" if in_list else f"{_safe(stop.near)} = "
    if written[0] in _CURLY_QUOTES:
        return f"use straight quotes: {key}{quoted(written.strip(_CURLY_QUOTES))}"
    return f"text needs quotes: {key}{quoted(written)}"


def _safe(name: str) -> str:
    """A name without quotes around it, and harmless for a terminal."""
    return quoted(name).strip('"')
