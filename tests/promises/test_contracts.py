"""Do the rooms import only what lies below them, and each library only at its door?"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.promises.sources import ROOT, imports, sources


def test_the_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("model", "import credval.rulebook"),
        ("store", "import credval.reports"),
        ("cli", "import credval.desktop"),
        ("actions", "from PySide6 import QtCore"),
        ("exchange", "def read():\n    import yaml"),
        ("assessment", "import pydantic"),
        ("desktop", "import reportlab"),
        ("actions", "import openpyxl"),
        ("anteroom", "import this"),
    ],
)
def test_a_wrong_import_is_caught(room: str, line: str, tmp_path: Path) -> None:
    rooms = {"model", "rulebook", "store", "reports", "cli", "desktop", room}
    _write_rooms(tmp_path / "credval", rooms)
    assert _status_of_contracts_in(tmp_path) == (1 if room == "anteroom" else 0)
    (tmp_path / "credval" / room / "wrong.py").write_text(line, encoding="utf-8")
    assert _status_of_contracts_in(tmp_path) == 1


def _write_rooms(package: Path, rooms: set[str]) -> None:
    for folder in (package, *(package / name for name in rooms)):
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", package.parent)


def _status_of_contracts_in(folder: Path) -> int:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode


@pytest.mark.parametrize("room", ["assessment", "casework"])
def test_deciding_does_not_know_how_rules_are_written(room: str) -> None:
    wrong = [
        source.at(node)
        for source in sources("credval")
        if source.room == room
        for node, name in imports(source)
        if name.startswith("credval.rulebook")
    ]
    assert wrong == []


NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "urllib3"}
MAY_CONNECT = {
    "store": "a database that a team shares",
    "updates": "an edition fetched from an address that a person gave",
}


def test_only_two_rooms_know_the_network() -> None:
    outside = (source for source in sources("credval") if source.room not in MAY_CONNECT)
    assert [s.at(node) for s in outside for node, name in imports(s) if _is_network(name)] == []


def _is_network(name: str) -> bool:
    return name == "PySide6.QtNetwork" or any(name == part or name.startswith(f"{part}.") for part in NETWORK)
