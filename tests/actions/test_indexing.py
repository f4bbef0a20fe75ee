"""The search indexes beside a book: made on one processor or on two, they are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from credval.actions.books import build
from credval.actions.indexing import are_there, read_index, write_indexes
from credval.search import IndexDamagedError
from tests import smallbook
from tests.smallbook import qualification


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rules = smallbook.write(tmp_path / "rules", qualification("in/bachelor", "Bachelor of Tests"))
    return build(rules, tmp_path / "book" / "rulebook.sqlite").path


def indexes(book: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(book.parent.glob("search-*.bin"))}


def test_two_processes_make_the_same_indexes_as_one(book: Path) -> None:
    by_one = indexes(book)
    for one in by_one:
        if "known" not in one:
            (book.parent / one).unlink()
    write_indexes(book, entries=1_000_000)
    assert indexes(book) == by_one
    assert are_there(book)


def test_a_missing_index_is_told_with_what_to_do(book: Path) -> None:
    (book.parent / "search-institution.bin").unlink()
    assert not are_there(book)
    with pytest.raises(IndexDamagedError, match="credval rules build"):
        read_index(book, "institution")
