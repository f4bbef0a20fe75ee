"""Real registries and published comparisons that lie beside a checkout, or where CREDVAL_TEST_DATA says. Never copied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CREDVAL_TEST_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


def shared(name: str) -> Path:
    """A real file that was fetched for this project; the test is skipped, in words, where it is not."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"SKIPPED LOUDLY: {path} is not there; CREDVAL_TEST_DATA names the folder")
    return path
