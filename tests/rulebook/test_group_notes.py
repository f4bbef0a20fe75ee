"""A group's note stands beside its paragraph, with who, when and whether it is signed; one that nobody stands for is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from credval.actions.books import build, open_book
from credval.actions.rules import check
from credval.desktop.handbook.marking import Marks
from credval.desktop.handbook.text import chapter_html
from credval.desktop.speech import Speech
from credval.reports.handbook import chapter_pdf
from credval.rulebook.issues import Issue
from credval.text import Lang
from tests import smallbook
from tests.rulebook.test_handbook import write

NOTE = """format: 1
id: credval
notes:
  - paragraph: seals/one
    by: credval
    on: 2026-11-20
    says:
      sv: Vi ringer lärosätet.
      en: We telephone the institution.
    signature: {signature}
"""
NOT_SIGNED = {Lang.SV: "Inte undertecknad", Lang.EN: "Not signed"}
SIGNED = {Lang.SV: "Undertecknad av gruppen", Lang.EN: "Signed by the group"}


def rules_with(folder: Path, note: str) -> Path:
    """A small rulebook with one chapter and one note."""
    rules = smallbook.write(folder)
    write(rules, "sv")
    write(rules, "en")
    place = rules / "handbook" / "notes" / "credval.yaml"
    place.parent.mkdir()
    place.write_text(note, encoding="utf-8")
    return rules


def told(folder: Path, note: str) -> list[Issue]:
    return [one for one in check(rules_with(folder, note)) if one.file.startswith("handbook/notes")]


def test_a_note_with_group_and_day_has_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path, NOTE.format(signature="null")) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("    by: credval\n", "", "'by' is missing"),
        ("    on: 2026-11-20\n", "", "'on' is missing"),
        ("    on: 2026-11-20\n", "    on: soon\n", "on"),
        ("by: credval", "by: them", "'them' is no publisher of this edition"),
        ("by: credval", "by: them", "Each group has a file of its own"),
        ("seals/one", "seals/two", "no paragraph 'seals/two'"),
    ],
)
def test_a_note_that_nobody_stands_for_is_told(tmp_path: Path, was: str, now: str, says: str) -> None:
    found = told(tmp_path, NOTE.format(signature="null").replace(was, now))
    assert any(says in one.en for one in found)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(("signature", "words"), [("null", NOT_SIGNED), ("c2lnbmVk", SIGNED)])
def test_the_page_shows_who_when_and_whether_it_is_signed(
    tmp_path: Path, lang: Lang, signature: str, words: dict[Lang, str]
) -> None:
    rules = rules_with(tmp_path / "rules", NOTE.format(signature=signature))
    book = open_book(build(rules, tmp_path / "book" / "rulebook.sqlite").path)
    chapter = book.guide.chapter("seals")
    assert chapter is not None
    shown = chapter_html(chapter, Speech(lang), lang, Marks())
    assert [one for one in ("credval, 2026-11-20", words[lang]) if one not in shown] == []
    assert chapter_pdf(chapter, lang, "2026.1", chapter.revised).startswith(b"%PDF")
