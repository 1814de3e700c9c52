"""Whether pictures may be made of more than ASCII."""

from collections.abc import Mapping

_NEEDS_NO_LOCALE = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself puts into LC_CTYPE where the locale is C or missing (PEP 538)."""


def is_utf8(environment: Mapping[str, str]) -> bool:
    """What the locale says, `LC_ALL` before `LC_CTYPE` before `LANG`; yes where it says nothing.

    SSH often passes no locale on, and every terminal of today reads UTF-8: another has to be said.
    """
    kind = environment.get("LC_CTYPE", "")
    said = (
        environment.get("LC_ALL"),
        "" if kind in _NEEDS_NO_LOCALE else kind,
        environment.get("LANG"),
    )
    locale = next(filter(None, said), "C.UTF-8")
    charset = locale.partition(".")[2].partition("@")[0]
    return charset.lower().replace("-", "") == "utf8"
