"""Whatever stands in a line: one result comes back for it, in its place, and the other lines go on."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions.batch import Batch
from credval.actions.books import OpenBook
from credval.text import Lang
from tests import smallbook
from tests.reliability.hostile_claims import CLAIM, lines
from tests.smallbook import qualification

ON = date(2026, 11, 23)
ALWAYS = {"contract", "id", "edition", "hash", "error"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/bachelor", "Bachelor of Tests"),
        qualification("in/master", "Master of Tests", requires_prior=["in/bachelor"]),
    )


def run(
    book: OpenBook, path: Path, given: list[bytes], workers: int = 1, reports: Path | None = None
) -> bytes:
    path.write_bytes(b"\n".join(given))
    out = io.BytesIO()
    Batch(book, ON, Lang.SV, workers, reports).run(str(path), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def results(book: OpenBook, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    content = run(book, tmp_path_factory.mktemp("run") / "claims.jsonl", lines())
    return [json.loads(line) for line in content.splitlines()]


def test_every_line_has_one_result(results: list[dict[str, Any]]) -> None:
    assert len(results) == len(lines())


def test_every_result_has_every_key_in_the_same_order(results: list[dict[str, Any]]) -> None:
    assert {tuple(one) for one in results} == {tuple(results[0])}


def test_a_line_with_an_error_says_nothing_else(results: list[dict[str, Any]]) -> None:
    wrong = (one for one in results if one["error"])
    assert [
        (one["id"], key) for one in wrong for key in one.keys() - ALWAYS if one[key] not in (None, [])
    ] == []


def test_every_error_is_a_sentence_in_both_languages(results: list[dict[str, Any]]) -> None:
    said = [one["error"] for one in results if one["error"]]
    assert [one for one in said if not all(one[lang].endswith((".", "?")) for lang in ("sv", "en"))] == []
    assert [one for one in said if one["sv"] == one["en"]] == []


def test_no_error_goes_on_for_ever_or_hides_anything(results: list[dict[str, Any]]) -> None:
    said = [text for one in results if one["error"] for text in one["error"].values()]
    assert [text for text in said if len(text) > 700 or "\u202e" in text or "\0" in text] == []


def test_two_workers_give_the_same_bytes_for_hostile_lines(book: OpenBook, tmp_path: Path) -> None:
    given = lines()
    assert run(book, tmp_path / "c", given, workers=2) == run(book, tmp_path / "c", given)


def test_good_lines_between_bad_ones_are_what_they_are_alone(book: OpenBook, tmp_path: Path) -> None:
    good = json.dumps(CLAIM | {"id": "good"}).encode()
    mixed = run(book, tmp_path / "c", [part for bad in lines() for part in (bad, good)])
    alone = run(book, tmp_path / "c", [good])
    assert mixed.splitlines()[1::2] == [alone.rstrip()] * len(lines())


def test_a_broken_id_somewhere_does_not_stop_those_that_build_on_others(
    book: OpenBook, tmp_path: Path
) -> None:
    builds = json.dumps(CLAIM | {"builds_on": ["a"]}).encode()
    content = run(book, tmp_path / "c", [b'{"id":"\\ud800"}', b'{"id":{"id":"a"}}', builds])
    assert [json.loads(line)["error"] is None for line in content.splitlines()] == [False, False, True]
