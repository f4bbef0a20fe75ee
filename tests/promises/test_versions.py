"""Does the program say one version everywhere?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import credval

ROOT = Path(__file__).parents[2]


def test_the_package_and_the_project_file_say_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert credval.__version__ == project["version"]
