"""Keys by name, as the bytes that a terminal sends for them."""

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "delete": b"\x1b[3~",
    "f1": b"\x1bOP",
} | {f"ctrl+{letter}": bytes([ord(letter) & 0x1F]) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What an xterm sends for a key, by Textual's name of the key."""


def encode(key: str | bytes) -> bytes:
    """Of a named key or a single character; bytes stay as they are."""
    if isinstance(key, bytes):
        return key
    if key in KEYS:
        return KEYS[key]
    if len(key) != 1:
        raise ValueError(f"no key is called {key!r}; to type a text use type_text")
    return key.encode()
