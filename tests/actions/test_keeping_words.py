"""The recovery words on paper: all of them, in order, in both languages."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from credval.actions.keeping_words import page_of_words
from credval.text import Lang

WORDS = (
    "jump",
    "hurt",
    "cloth",
    "hand",
    "zoo",
    "unable",
    "mutual",
    "obtain",
    "almost",
    "annual",
    "rare",
    "clarify",
)


@pytest.mark.parametrize(("lang", "title"), [(Lang.SV, "Återställningsord"), (Lang.EN, "Recovery words")])
def test_the_page_holds_every_word_with_its_number(lang: Lang, title: str) -> None:
    pdf = pypdfium2.PdfDocument(page_of_words(WORDS, lang, date(2026, 11, 27), "/home/anna/cases.db"))
    text = pdf[0].get_textpage().get_text_bounded()
    assert title in text
    assert all(f"{n}." in text and word in text for n, word in enumerate(WORDS, 1))
    assert "/home/anna/cases.db" in text
    pdf.close()
