"""Making calls of `os` fail."""

import errno
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tui.storage.writing import CannotWrite


class Fault:
    """Makes the call number `at` (from 0) of one function of `os` fail, and only that one."""

    def __init__(self, patch: pytest.MonkeyPatch, function: str, at: int, code: int) -> None:
        self.struck = False
        self._left = at
        self._code = code
        self._really: Callable[..., Any] = getattr(os, function)
        self._closes = function == "close"
        patch.setattr(os, function, self)

    def __call__(self, *args: Any, **options: Any) -> Any:
        self._left -= 1
        if self._left != -1:
            return self._really(*args, **options)
        self.struck = True
        if self._closes:  # the kernel closes the file, then tells of the error
            self._really(*args)
        raise OSError(self._code, os.strerror(self._code))


def without_links(patch: pytest.MonkeyPatch, code: int = errno.EPERM) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    patch.setattr(os, "link", refuse)


def each_fault(save: Callable[[], None], function: str, code: int) -> Iterator[CannotWrite]:
    """Save again and again, failing at a later call each time, until no call is left to fail."""
    for at in range(100):
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, function, at, code)
            try:
                save()
            except CannotWrite as error:
                assert fault.struck
                problem = error
            else:
                assert not fault.struck, f"{function} failed at call {at}, and nobody said so"
                return
        yield problem
