"""Published comparisons of other bodies, which nobody here wrote: the entry is found first, and its level agrees."""

from __future__ import annotations

import json
from typing import Any

import pytest

from credval.actions.books import OpenBook, open_book
from tests.shared_data import FOLDER

DATA = FOLDER / "known-comparisons.jsonl"
MOST_MISSES = 2
"""Each miss must be explained in its entry."""

pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason=f"SKIPPED LOUDLY: the published comparisons are not at {DATA}"
)


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


def rows(book: OpenBook) -> list[dict[str, Any]]:
    systems = {code for _, code, _ in book.countries()}
    everything = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    return [one for one in everything if one["country"] in systems]


def miss(book: OpenBook, row: dict[str, Any]) -> str:
    """Why a row is missed; empty if the first entry found agrees, or its view of a body does."""
    typed = row["qualification"]
    found = book.find_qualifications(typed, row["country"], 1) or book.find_qualifications(
        row.get("qualification_native", typed), row["country"], 1
    )
    entry = book.qualification(found[0].target) if found else None
    if entry is None:
        return f"{row['id']}: nothing found for {typed}"
    low, high = row["eqf_low"], row["eqf_high"]
    own = {one.eqf or entry.eqf for one in entry.comparable} | {entry.eqf}
    if any(level is not None and low <= level <= high for level in own):
        return ""
    views = [(one.eqf, one.eqf_high or one.eqf) for one in entry.views if one.eqf is not None]
    if any(first <= high and (last or first) >= low for first, last in views):
        return ""
    return f"{row['id']}: {typed} is {entry.id} at {sorted(filter(None, own))}, published {low}-{high}"


def test_all_but_at_most_two_published_comparisons_agree(book: OpenBook) -> None:
    misses = [told for one in rows(book) if (told := miss(book, one))]
    assert len(misses) <= MOST_MISSES, misses


def test_there_is_something_to_compare(book: OpenBook) -> None:
    assert len(rows(book)) >= 10
