"""Does everything that reads, compares and writes text pass its tests also on a Turkish system and on one that knows ASCII alone?"""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.locales import bare, environment, turkish
from tests.promises.sources import ROOT

REPRESENTATIVE = [
    "tests/conditions", "tests/exchange", "tests/rulebook/test_reading.py", "tests/rulebook/test_checking.py",
    "tests/test_errors.py", "tests/test_paths.py", "tests/writing/test_folding.py", "tests/writing/test_calendars.py",
    "tests/writing/test_digits.py", "tests/actions/test_running.py", "tests/reliability/test_hostile_claims.py",
]  # fmt: skip
"""Rooms where letters, numbers, days and files are read or written."""
JDATETIME = "ignore:'locale.getdefaultlocale':DeprecationWarning"
"""jdatetime asks in an old way which locale there is; what it answers is not used."""
WHICH = "import locale, sys; locale.setlocale(locale.LC_ALL, ''); print(locale.setlocale(locale.LC_ALL), sys.flags.utf8_mode)"
LOCALES: dict[str, Callable[[Path], dict[str, str]]] = {"tr_TR": turkish, "C": lambda _folder: bare()}


@pytest.fixture(scope="module", params=LOCALES)
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a child process in another locale."""
    given = {"PYTHONUTF8": "0"} | LOCALES[request.param](tmp_path_factory.mktemp("locale"))
    return environment(**given, CREDVAL_TEST_LOCALE=given["LC_ALL"], PYTHONDONTWRITEBYTECODE="1")


def test_the_locale_is_really_in_force(other: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", WHICH], env=other, check=True, capture_output=True)
    assert done.stdout.decode("ascii").split() == [other["LC_ALL"], "0"]


def test_a_representative_part_of_the_tests_passes(other: dict[str, str]) -> None:
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-W", JDATETIME]
    command = [sys.executable, "-m", "pytest", *options, *REPRESENTATIVE]
    done = subprocess.run(command, cwd=ROOT, env=other, check=False, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-3000:]


@pytest.mark.parametrize("typed", ["DIPLOMA IN ENGINEERING", "Бакалавр"])
def test_a_search_finds_the_same(other: dict[str, str], typed: str) -> None:
    assert _searched(typed, **other | {"PYTHONUTF8": ""}) == _searched(typed, **environment(LC_ALL="C.UTF-8"))


@functools.cache
def _searched(typed: str, **given: str) -> bytes:
    command = [sys.executable, "-m", "credval", "search", "qualification", typed, "--json"]
    done = subprocess.run(command, cwd=ROOT, env=given, check=True, capture_output=True, timeout=120)
    return done.stdout
