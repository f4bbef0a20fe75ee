"""A file of claims is streamed: same bytes with one worker or many, errors in their place, people apart."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions.assessing import Assessor, encoded
from credval.actions.batch import Batch, BatchError
from credval.actions.books import OpenBook
from credval.exchange.claims import parse_line
from credval.text import Lang
from tests import smallbook
from tests.smallbook import qualification, value

ON = date(2026, 11, 23)
CLAIM = {
    "country": "IN",
    "qualification": "Bachelor of Tests",
    "award_date": "2010",
    "institution": "Old University",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/bachelor", "Bachelor of Tests"),
        qualification("in/master", "Master of Tests", requires_prior=["in/bachelor"], comparable={"earliest": value("se/masterexamen")}),
    )  # fmt: skip


def run(book: OpenBook, path: Path, *lines: object, workers: int = 1) -> list[dict[str, Any]]:
    claims = path / "claims.jsonl"
    claims.write_bytes(
        b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines)
    )
    out = io.BytesIO()
    Batch(book, ON, Lang.SV, workers).run(str(claims), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_results_come_in_the_order_of_the_claims(book: OpenBook, tmp_path: Path) -> None:
    found = run(book, tmp_path, *(CLAIM | {"id": f"c{n}"} for n in range(50)))
    assert [one["id"] for one in found] == [f"c{n}" for n in range(50)]


def test_a_line_that_cannot_be_read_stops_nothing(book: OpenBook, tmp_path: Path) -> None:
    found = run(book, tmp_path, CLAIM, b"{broken", b"", CLAIM | {"colour": "red"}, CLAIM)
    assert [one["id"] for one in found] == ["line-1", "line-2", "line-4", "line-5"]
    assert [one["error"] is None for one in found] == [True, False, False, True]


def test_two_workers_write_the_same_bytes_as_one(book: OpenBook, tmp_path: Path) -> None:
    claims = [CLAIM | {"id": f"c{n}", "award_date": str(1980 + n % 40)} for n in range(700)]
    assert run(book, tmp_path, *claims, workers=2) == run(book, tmp_path, *claims)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"award_date": "1985-03-02"},
        {"institution": "Nowhere"},
        {"qualification": "Bachelr"},
        {"requirement": {"kind": "higher_education"}},
    ],
)
def test_a_line_written_quickly_is_the_whole_record(book: OpenBook, changes: dict[str, Any]) -> None:
    assessor = Assessor(book, ON)
    for day in ("2001-01-01", "2015-12-31"):
        line = parse_line(json.dumps(CLAIM | {"award_date": day} | changes).encode(), 1)
        assert assessor.written(line, {})[0] == encoded(assessor.record(line, {}))


def test_a_claim_may_build_on_a_later_line(book: OpenBook, tmp_path: Path) -> None:
    register = {"about": "institution", "answer": "confirmed", "body": "Council", "day": "2026-01-01"}
    master = CLAIM | {
        "id": "m",
        "qualification": "Master of Tests",
        "builds_on": ["b"],
        "evidence": [register],
    }
    found = run(book, tmp_path, master, CLAIM | {"id": "b"})
    assert found[0]["rule"] == "C11"


def test_a_folder_instead_of_a_file_is_told_in_words(book: OpenBook, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="is a folder"):
        Batch(book, ON, Lang.SV).run(str(tmp_path), io.BytesIO())


def test_a_file_that_is_not_there_is_told_in_words(book: OpenBook, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no file"):
        Batch(book, ON, Lang.SV).run(str(tmp_path / "x"), io.BytesIO())


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(book: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"\xef\xbb\xbf" + json.dumps(CLAIM).encode() + b"\r\n\r\n")
    out = io.BytesIO()
    tally = Batch(book, ON, Lang.EN).run(str(tmp_path / "c"), out)
    assert (tally.lines, tally.errors) == (1, 0)
