"""What a wheel holds besides the code: the resources, and the rulebook compiled for reading."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILE = (
    "import sys, pathlib; from credval.actions.books import build; "
    "build(pathlib.Path('rules'), pathlib.Path(sys.argv[1]))"
)


class ContentsHook(BuildHookInterface[Any]):
    """Adds `credval/_resources/` and `credval/_book/` to a wheel; an editable one reads the checkout.

    Compiling needs what the program needs, so build with `--no-build-isolation` in the project's environment.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by the build backend before it collects files."""
        if version == "editable":
            return
        book = Path(tempfile.mkdtemp()) / "rulebook.sqlite"
        subprocess.run([sys.executable, "-c", COMPILE, str(book)], cwd=self.root, check=True)
        added = {path: f"credval/_book/{path.name}" for path in book.parent.iterdir()}
        resources = Path(self.root) / "resources"
        build_data["force_include"].update({str(path): name for path, name in added.items()})
        build_data["force_include"][str(resources)] = "credval/_resources"
