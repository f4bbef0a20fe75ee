"""What every test gets: no screen, one locale, and folders of its own instead of the user's."""

from __future__ import annotations

import os
import shutil
import tempfile

# Qt and the C library read these when they are first used, so they stand before any other import.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = os.environ.get("CREDVAL_TEST_LOCALE", "C.UTF-8")
os.environ["TZ"] = "UTC"
os.environ.pop("CREDVAL_BOOK", None)
os.environ.pop("CREDVAL_EVIDENCE", None)

import pytest

# A folder for each worker, so that two of them never build the same book at once.
os.environ["CREDVAL_HOME"] = tempfile.mkdtemp(prefix="credval-test-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder that stood in for the user's."""
    shutil.rmtree(os.environ["CREDVAL_HOME"], ignore_errors=True)
