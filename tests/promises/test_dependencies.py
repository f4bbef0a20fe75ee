"""Does the project declare the libraries that it imports, and no others?"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.promises.sources import ROOT, imports, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", name)[0]).lower()


def _distributions_imported_by(folder: str) -> set[str]:
    modules = {name.partition(".")[0] for source in sources(folder) for _, name in imports(source)}
    foreign = modules - sys.stdlib_module_names - {"credval", "tests", "dev"}
    return {
        _plain(owner) for name in foreign for owner in packages_distributions().get(name, [f"unknown:{name}"])
    }


DECLARED = {_plain(line) for line in PROJECT["dependencies"]}
FOR_DEVELOPERS = {_plain(line) for line in PROJECT["optional-dependencies"]["dev"]}
FOR_BENCHMARKS = {_plain(line) for line in PROJECT["optional-dependencies"]["bench"]}
BRINGS_ALONG = {
    "shiboken6": "pyside6-essentials",
    "pydantic-core": "pydantic",
    "sqlalchemy": "sqlmodel",
    "unknown:zen": "zen-engine",  # opponents in benchmarks, which are not installed for the tests
    "unknown:tantivy": "tantivy",
}


def test_every_library_that_the_program_imports_is_declared() -> None:
    imported = {BRINGS_ALONG.get(name, name) for name in _distributions_imported_by("credval")}
    assert imported - DECLARED == set()


def test_every_declared_library_is_imported_by_the_program() -> None:
    assert DECLARED - _distributions_imported_by("credval") == set()


def test_every_library_that_the_tests_import_is_declared() -> None:
    known = DECLARED | FOR_DEVELOPERS | FOR_BENCHMARKS
    imported = {BRINGS_ALONG.get(name, name) for name in _distributions_imported_by("tests")}
    assert imported - known == set()


def test_every_declared_library_is_locked() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {_plain(line) for line in lines if line and line[0].isalnum()}
    assert (DECLARED | FOR_DEVELOPERS) - locked == set()


def test_every_locked_library_has_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text.strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
