"""Does assessing keep its promises: offline, and the same bytes whatever the locale and the number of workers?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.locales import bare, environment, turkish
from tests.promises.sources import ROOT

SAMPLES = ROOT / "resources" / "samples" / "claims.jsonl"

# Python runs a module of this name by itself when it starts, so worker processes watch themselves as well.
WATCH = """
import os, sys

def watch(event, args):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}:
        with open(os.environ["WATCH_LOG"], "a", encoding="utf-8") as log:
            log.write(event + "\\n")
        raise OSError("the network was touched")

sys.addaudithook(watch)
with open(os.environ["WATCH_LOG"], "a", encoding="utf-8") as log:
    log.write("watching\\n")
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rulebook of this checkout, compiled once for the module."""
    from credval.actions.books import build

    target = tmp_path_factory.mktemp("book") / "rulebook.sqlite"
    build(ROOT / "rules", target)
    return target


def _assess(book: Path, out: Path, *options: str, **changes: str) -> dict[str, bytes]:
    """Run the main job in a process of its own; returns the files that it wrote, by name."""
    command = [sys.executable, "-m", "credval", "assess", str(SAMPLES), "--on", "2026-01-15", *options]
    command += ["--out", str(out / "results.jsonl"), "--report", str(out / "reports")]
    given = environment(CREDVAL_BOOK=str(book), **changes)
    subprocess.run(command, cwd=ROOT, env=given, check=True, capture_output=True, timeout=300)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def plain(book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the main job writes under C.UTF-8 with one worker."""
    return _assess(book, tmp_path_factory.mktemp("plain"), "--workers", "1", LC_ALL="C.UTF-8")


def test_every_sample_gets_a_result_and_a_report(plain: dict[str, bytes]) -> None:
    claims = len(SAMPLES.read_text(encoding="utf-8").splitlines())
    assert plain["results.jsonl"].count(b"\n") == claims
    assert any(name.endswith(".pdf") for name in plain)


def test_assessing_touches_no_network(book: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    out, log = tmp_path / "out", tmp_path / "log"
    out.mkdir()
    _assess(book, out, "--workers", "2", PYTHONPATH=str(tmp_path), WATCH_LOG=str(log))
    assert set(log.read_text(encoding="utf-8").split()) == {"watching"}


def test_a_program_that_touches_the_network_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    code = "import socket; socket.getaddrinfo('localhost', 80)"
    given = {**os.environ, "PYTHONPATH": str(tmp_path), "WATCH_LOG": str(tmp_path / "log")}
    done = subprocess.run([sys.executable, "-c", code], env=given, check=False, capture_output=True)
    assert done.returncode == 1
    assert "socket.getaddrinfo" in (tmp_path / "log").read_text(encoding="utf-8")


def test_two_workers_write_the_same_bytes_as_one(book: Path, plain: dict[str, bytes], tmp_path: Path) -> None:
    assert _assess(book, tmp_path, "--workers", "2", LC_ALL="C.UTF-8") == plain


def test_the_c_locale_gives_the_same_bytes(book: Path, plain: dict[str, bytes], tmp_path: Path) -> None:
    assert _assess(book, tmp_path, LC_ALL="C") == plain


def test_a_turkish_locale_gives_the_same_bytes(book: Path, plain: dict[str, bytes], tmp_path: Path) -> None:
    given = turkish(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    assert _assess(book, out, **given) == plain


def test_a_system_that_knows_ascii_alone_gives_the_same_bytes(
    book: Path, plain: dict[str, bytes], tmp_path: Path
) -> None:
    assert _assess(book, tmp_path, **bare()) == plain
