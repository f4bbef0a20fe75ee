"""Every example of a regulated profession is run: what is recognised as it, what is another job, what is asked."""

from __future__ import annotations

import pytest
import yaml

from credval.actions.books import OpenBook, open_book
from credval.paths import rules_folder

RULES = rules_folder()
FILES = sorted((RULES / "professions").rglob("*.yaml")) if RULES else []


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_examples_of_a_profession_give_what_they_say(book: OpenBook, path: object) -> None:
    entry = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # type: ignore[attr-defined]
    wrong = {
        one["typed"]: (one["expect"], given)
        for one in entry["examples"]
        if (given := answer(book, entry["id"], one["typed"])) != one["expect"]
    }
    assert wrong == {}


def answer(book: OpenBook, profession: str, typed: str) -> str:
    """Whether ``typed`` is recognised as this profession; a plain no where another one is meant."""
    found = book.recognise_profession(typed)
    return found.answer.value if profession in found.professions else "no"
