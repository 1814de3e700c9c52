"""Puts completions and man page into the wheel, each where a shell or `man` looks for it."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ExtrasHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is there while building only
    """Called by hatchling for each wheel, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files anew, so that they can't be older than the parser."""
        sys.path.insert(0, self.root)
        from extras.making import write_into

        self._made = Path(tempfile.mkdtemp(prefix="soleus-extras-"))
        for path in write_into(self._made):
            build_data["shared_data"][str(path)] = str(path.relative_to(self._made))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what is in the wheel by now."""
        shutil.rmtree(self._made)
