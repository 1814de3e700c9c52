"""Texts that could steer a terminal, break a layout or be taken for markup."""

TEXTS: dict[str, str] = {
    "link markup": "[@click=app.quit]LINKED[/]",
    "link markup that escaping misses": "[ @click=app.quit]LINKED[/]",
    "closing tag": "[/oops]",
    "open tag": "[b",
    "clipboard": "\x1b]52;c;c29sZXVz\x07",
    "terminal link": "\x1b]8;;http://127.0.0.1/\x1b\\there\x1b]8;;\x1b\\",
    "window title": "\x1b]0;taken\x07",
    "clear the screen": "\x1b[2J\x1b[3J",
    "who are you": "\x1b[6n\x1bZ",
    "C1 controls": "\x9b2J\x9d0;taken\x9c",
    "direction": "\u202egnihtemos\u202c \u2066x\u2069",
    "marks": "a" + "\u0301\u0336\u20dd" * 30,
    "private use": "\ue000\U000f0000\U0010fffd",
    "wide": "伸展一二三四五六七八九十",
    "joined emoji": "👩\u200d👩\u200d👧\u200d👦🏃🏽\u200d♀️",
    "tabs and line ends": "a\tb\r\nc\vd\fe\x85f\u2028g",
    "NUL, DEL and backspaces": "a\0b\x7fc\b\b\bd",
    "invisible": "\u200b\ufeff\u00ad\u2060\u061c\U000e0041",
    "right to left": "مرحبا שלום",
    "not characters": "\uffff\ufdd0\U0001ffff",
}
"""By what they are. No lone surrogate: neither TOML nor UTF-8 can hold one."""
