"""Every word of a case is said in Swedish and in English."""

from __future__ import annotations

import pytest

from credval.casework.wording import happened, label
from credval.model import case_words as c
from credval.model.words import Outcome, Word

WORDS = (
    c.CaseState, c.Move, c.Happening, c.OfficeKind, c.FourEyes, c.LegalGround, c.Role, c.LetterKind, c.MeritKind, Outcome,
)  # fmt: skip


@pytest.mark.parametrize("word", [one for words in WORDS for one in words])
def test_a_word_has_its_label(word: Word) -> None:
    said = label(word)
    assert said.sv
    assert said.en


@pytest.mark.parametrize("words", WORDS)
def test_two_words_of_a_list_are_never_said_alike(words: type[Word]) -> None:
    labels = [label(one) for one in words]
    assert len({one.sv for one in labels}) == len({one.en for one in labels}) == len(labels)


def test_a_line_of_a_later_version_shows_its_code() -> None:
    assert happened("teleported").en == "teleported"
    assert happened("decide").sv == "Besluta"
