"""Do results, reports and their checking in the terminal hang on the imported registries, and on nothing that is not named?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from credval.actions import books
from tests import smallbook
from tests.registry_files import dump, ror

CLAIM = {"id": "a", "country": "IN", "qualification": "Bachelor of Tests", "award_date": "2010"}
ZEBRA = CLAIM | {"institution": "Zebra Valley University"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    rules = smallbook.write(folder / "rules", smallbook.qualification("in/bachelor", "Bachelor of Tests"))
    return books.build(rules, folder / "book" / "rulebook.sqlite").path


class Terminal:
    """The program with a user's folder of its own."""

    def __init__(self, book: Path, folder: Path) -> None:
        self.book, self.folder = book, folder

    def __call__(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        own = {"CREDVAL_BOOK": str(self.book), "CREDVAL_HOME": str(self.folder / "home")}
        environment = {**os.environ, **own}
        environment.pop("CREDVAL_EVIDENCE", None)
        command = [sys.executable, "-m", "credval", *arguments]
        return subprocess.run(
            command, capture_output=True, input=given, env=environment, check=False, timeout=120
        )

    def imported(self, *records: dict[str, Any]) -> str:
        """The hash of the evidence after one more import."""
        path = dump(self.folder / "ror.json", records)
        out = self("import", "institutions", str(path), "--on", "2026-11-27", "--lang", "en").stdout
        return out.decode().split()[-1]

    def assessed(self, *claims: dict[str, Any], **options: str) -> bytes:
        given = b"\n".join(json.dumps(one).encode() for one in claims)
        more = [word for name, value in options.items() for word in (f"--{name}", value)]
        return self("assess", "-", "--on", "2026-11-27", "--lang", "en", *more, given=given).stdout


@pytest.fixture
def credval(book: Path, tmp_path: Path) -> Terminal:
    return Terminal(book, tmp_path)


def test_an_import_shows_its_hash_beside_edition_and_hash_of_the_rulebook(credval: Terminal) -> None:
    path = dump(credval.folder / "ror.json", [ror(1, "Zebra Valley University")])
    lines = credval("import", "institutions", str(path), "--lang", "en").stdout.decode().splitlines()
    assert [line.split()[0] for line in lines[-2:]] == ["Rulebook", "Evidence"]


def test_a_result_names_the_evidence_that_was_asked(credval: Terminal) -> None:
    evidence = credval.imported(ror(1, "Zebra Valley University"))
    found = json.loads(credval.assessed(ZEBRA))
    assert found["evidence"] == evidence
    assert found["institution"]["status"] == "UNKNOWN"


def test_two_workers_ask_the_same_registries_as_one(credval: Terminal) -> None:
    credval.imported(ror(1, "Zebra Valley University"))
    claims = [ZEBRA | {"id": str(n)} for n in range(600)]
    one, two = credval.assessed(*claims), credval.assessed(*claims, workers="2")
    assert (one == two, one.count(b"In ROR since 2019")) == (True, two.count(b"In ROR since 2019"))
    assert b"In ROR since 2019" in two


def test_the_same_evidence_gives_the_same_report_byte_for_byte(credval: Terminal) -> None:
    evidence = credval.imported(ror(1, "Zebra Valley University"))
    for name in ("one", "two"):
        credval.assessed(ZEBRA, report=str(credval.folder / name))
    one, two = ((credval.folder / name / "a.pdf").read_bytes() for name in ("one", "two"))
    assert one == two
    assert evidence in credval("import", "list", "--lang", "en").stdout.decode()


@pytest.mark.parametrize(
    ("claim", "before", "after", "says"),
    [
        (ZEBRA, True, True, "it gives the same result"),
        (ZEBRA, True, False, "not the ones imported here"),
        (ZEBRA, False, True, "it gives the same result"),
        (CLAIM | {"institution": "Old University"}, True, False, "it gives the same result"),
    ],
)
def test_a_report_is_verified_with_the_registries_that_it_asked_and_with_no_others(
    credval: Terminal, claim: dict[str, Any], before: bool, after: bool, says: str
) -> None:
    """``before``: something was imported when the report was made; ``after``: nothing else was imported since."""
    if before:
        credval.imported(ror(1, "Zebra Valley University"))
    credval.assessed(claim, report=str(credval.folder / "reports"))
    if not (before and after):
        credval.imported(ror(1, "Zebra Valley University"), ror(2, "Another University"))
    verified = credval("report", "verify", str(credval.folder / "reports" / "a.pdf"), "--lang", "en")
    assert (says in verified.stdout.decode(), verified.returncode) == (True, 0)


def test_registries_that_cannot_be_read_are_told_and_stop_no_assessment(credval: Terminal) -> None:
    damaged = credval.folder / "home" / "data" / "evidence.sqlite"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no database")
    done = credval("assess", "-", "--lang", "en", given=json.dumps(ZEBRA).encode())
    assert (done.returncode, json.loads(done.stdout)["evidence"]) == (0, None)
    assert "is no evidence book" in done.stderr.decode()
