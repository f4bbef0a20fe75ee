"""Every example of a regulated profession is run: what is recognised as it, what is another job, what is asked."""

from __future__ import annotations

from collections import Counter

import pytest

from credval.actions.books import OpenBook, open_book
from credval.actions.rules import run_profession_examples


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


def test_the_examples_of_every_profession_give_what_they_say(book: OpenBook) -> None:
    results = list(run_profession_examples(book))
    assert [(one.entry, one.name, failure.en) for one in results for failure in one.failures] == []
    assert len(results) > 600


def test_the_examples_show_all_three_answers(book: OpenBook) -> None:
    shown = Counter(one.expect for profession in book.professions() for one in profession.examples)
    assert min(shown["yes"], shown["no"], shown["unknown"]) >= 40, shown
