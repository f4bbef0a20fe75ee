"""After a day with cases: does any of twenty names stand anywhere on disk outside the encrypted file?

R27 of the yardsticks: the database with its -wal, backups, key file, erasure log, files for other offices, drafts of
files, temporary folders, logs and what the program said, while it is open, and after it died. Memory that the system
moved to its swap is not searched.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from credval.store.engine import Location
from credval.store.opening import open_store
from tests.promises.sources import ROOT
from tests.reliability.private_work import MARKERS, case_named
from tests.store.homes import DATA_KEY
from tests.store.samples import AT

CHILD = """
import sys
from tests.reliability.private_work import a_day

def tell(said):
    print("told", said, flush=True)
    if said == "open":
        sys.stdin.readline()

a_day(sys.argv[1], tell)
"""


def _spellings(name: str) -> Iterator[bytes]:
    """A name in every way in which it might be written down."""
    for form in (name, unicodedata.normalize("NFD", name), name.upper(), name.casefold()):
        yield from (form.encode(), form.encode("utf-16-le"), form.encode("unicode_escape"))
    yield name.encode().hex().encode()


def hits(*folders: Path) -> list[str]:
    """``file: name`` for each of the twenty names in each file below ``folders``, and in the files' own names."""
    looked_for = {name: list(_spellings(name)) for name in MARKERS}
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 5, files
    contents = {path: path.read_bytes() + os.fsencode(path.name) for path in files}
    return [
        f"{path.name}: {name}"
        for path, content in contents.items()
        for name, spellings in looked_for.items()
        if any(one in content for one in spellings)
    ]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The day in another process, with temporary files and home in folders of its own."""
    for name in ("cases", "tmp", "home"):
        (tmp_path / name).mkdir()
    own = {"TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path / "home"), "CREDVAL_HOME": str(tmp_path / "home" / "credval"),
           "SQLITE_TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [sys.executable, "-c", CHILD, str(tmp_path / "cases")]
    with (tmp_path / "said.txt").open("w", encoding="utf-8") as said, subprocess.Popen(
        command, cwd=ROOT, env=os.environ | own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        yield process
        process.kill()


def test_none_of_twenty_names_is_on_disk_while_the_cases_are_open_or_after_a_crash(
    day: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert day.stdout is not None
    assert day.stdin is not None
    assert [day.stdout.readline(), day.stdout.readline()] == ["told begins\n", "told open\n"]
    assert hits(tmp_path) == []
    assert (tmp_path / "cases" / "cases.db-wal").stat().st_size > 0
    day.stdin.write("go on\n")
    day.stdin.flush()
    files, *rest = day.stdout.read().splitlines()
    assert (rest, day.wait(60)) == (["told crashing"], 9)
    assert [name for name in files.split("'") if "(deleted)" in name or "etilqs" in name] == []
    assert hits(tmp_path) == []
    assert "refused" in (tmp_path / "cases" / "log.txt").read_text(encoding="utf-8")


def test_the_search_finds_names_where_they_are(tmp_path: Path) -> None:
    for number, form in enumerate(_spellings(MARKERS[2])):
        (tmp_path / f"{number}").write_bytes(b"x" + form + b"y")
    assert len(hits(tmp_path)) == len(list(tmp_path.iterdir()))


def test_names_of_a_plain_database_would_be_found(tmp_path: Path) -> None:
    case, content = case_named(2, MARKERS[1])
    with open_store(
        Location(tmp_path / "cases.db"), DATA_KEY, now=AT, create=True, encrypted=False
    ) as opened:
        opened.store.save(case, by="anna", action="created", at=AT, contents={case.papers[0].sha256: content})
        for n in range(5):
            (tmp_path / f"{n}").touch()
        assert any(one.startswith("cases.db") for one in hits(tmp_path))
