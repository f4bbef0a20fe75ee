"""Every example that stands in a rule file is run; the examples are the tests of the rulebook."""

from __future__ import annotations

from datetime import date

import pytest

from credval.actions.books import OpenBook, open_book
from credval.actions.finding import Finder
from credval.actions.rules import check, run_example
from credval.paths import rules_folder
from credval.rulebook.issues import Severity

ON = date(2026, 11, 23)
RULES = rules_folder()
ENTRIES = (
    sorted(
        path.relative_to(RULES / "countries").as_posix()
        for path in RULES.glob("countries/*/qualifications/*.yaml")
    )
    if RULES
    else []
)


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


@pytest.fixture(scope="module")
def finder(book: OpenBook) -> Finder:
    return Finder(book)


def test_the_rulebook_has_no_errors() -> None:
    assert RULES is not None
    assert [one.shown("en") for one in check(RULES) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", ENTRIES)
def test_the_examples_of_an_entry_give_what_they_say(book: OpenBook, finder: Finder, path: str) -> None:
    entry = book.qualification(path.removesuffix(".yaml").replace("/qualifications/", "/"))
    assert entry is not None
    results = [run_example(book, finder, entry, one, ON) for one in entry.examples]
    assert [(one.name, failure.en) for one in results for failure in one.failures] == []


def test_there_are_examples_at_all(book: OpenBook) -> None:
    assert sum(
        len(entry.examples) for key, _, _ in book.countries() for entry in book.qualifications(key)
    ) > len(ENTRIES)
