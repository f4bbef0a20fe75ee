"""Locales that behave in another way than the usual one, and how a child process gets them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def turkish(folder: Path) -> dict[str, str]:
    """The environment of a Turkish system, its locale made in ``folder``: most systems have its source, few have it ready."""
    maker = shutil.which("localedef")
    if not maker or not Path("/usr/share/i18n/locales/tr_TR").exists():
        pytest.skip("NOT TESTED under tr_TR: the system has no localedef with the source of that locale")
    made = folder / "locales"
    made.mkdir()
    command = [maker, "-i", "tr_TR", "-f", "UTF-8", str(made / "tr_TR.UTF-8")]
    subprocess.run(command, check=True, capture_output=True)
    return {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "LOCPATH": str(made)}


def bare() -> dict[str, str]:
    """The environment of a system that knows ASCII alone, and Python kept from making UTF-8 of it."""
    return {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def environment(**changes: str) -> dict[str, str]:
    """This environment without its own locale, and with ``changes``."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return {**inherited, **changes}
