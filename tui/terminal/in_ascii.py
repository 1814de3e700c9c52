"""The screens' own signs in ASCII, for a terminal whose locale is not UTF-8.

Such a terminal may read the bytes of one sign as several, some of which steer it.
"""

_LIKE = {
    "▶▸→": ">",
    "◀◂←": "<",
    "▲↑": "^",
    "▼↓": "v",
    "·–—─━": "-",
    "│┃▏▎▍▌▐▕┤": "|",
    "┌┐└┘": "+",
    "…": ".",
    "•": "*",
    "✓": "+",
    "°": "d",
    "‘’": "'",
    "“”„▀": '"',
    "░": ":",
    "▒": "+",
    "▓": "%",
    "▁": "_",
    "▂": ".",
    "▃": ":",
    "▄": "=",
    "▅": "+",
    "▆": "*",
    "▇": "%",
    "█▉▊▋": "#",
    "\u2007": " ",
    "\ufffd": "?",
}
"""By what is as wide and looks most like it. What stands for more or less of something, such as a
bar, or for one of several things in one place, stays told apart."""
IN_ASCII = str.maketrans({sign: like for signs, like in _LIKE.items() for sign in signs})
