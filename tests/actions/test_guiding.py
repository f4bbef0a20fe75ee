"""The handbook at the elbow: chapters, the paragraph on a topic, the glossary, search, and paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from credval.actions.books import build
from credval.actions.guiding import INDEX_NAME, Guide, printed
from credval.model.topics import TOPICS
from credval.rulebook.book import Book
from credval.text import Lang
from tests import smallbook
from tests.rulebook.test_handbook import write

DAY = date(2026, 11, 24)
GLOSSARY = """format: 1
id: glossary
owner: us
revised: 2026-11-01
sources:
  law: {title: Law, publisher: Ministry, kind: law, address: "https://example.org/law", read: 2026-11-23}
terms:
  seal:
    term: {sv: stämpel, en: seal}
    means: {sv: Ett märke på ett papper., en: A mark on a paper.}
    sources: [law]
"""
LINES = "".join(f"  {one}: {'seals/one' if one == 'ladder' else 'seals'}\n" for one in sorted(TOPICS))


@pytest.fixture
def guide(tmp_path: Path) -> Iterator[Guide]:
    rules = smallbook.write(tmp_path)
    for language in ("sv", "en"):
        write(rules, language)
    (rules / "handbook" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (rules / "handbook" / "topics.yaml").write_text(
        f"format: 1\nid: topics\ntopics:\n{LINES}", encoding="utf-8"
    )
    book = Book(build(rules, tmp_path / "book" / "rulebook.sqlite").path)
    yield Guide(book)
    book.close()


@pytest.mark.parametrize("name", ["seals", "seals/one", "seals/not-there"])
def test_a_chapter_is_found_by_its_name_or_that_of_a_paragraph(guide: Guide, name: str) -> None:
    chapter = guide.chapter(name)
    assert chapter is not None
    assert chapter.id == "seals"


@pytest.mark.parametrize(
    ("name", "heading"),
    [("seals", "Seals"), ("seals/one", "One thing"), ("seals/two", None), ("", None), ("x", None)],
)
def test_a_paragraph_is_found_by_its_name(guide: Guide, name: str, heading: str | None) -> None:
    found = guide.paragraph(name)
    assert (found.heading.en if found else None) == heading


@pytest.mark.parametrize(
    ("topic", "paragraph"),
    [("ladder", "seals/one"), ("outcome.PARTIAL", "seals"), ("unheard-of", None), ("", None)],
)
def test_a_topic_has_its_paragraph_or_none(guide: Guide, topic: str, paragraph: str | None) -> None:
    found = guide.on(topic)
    assert (found.id if found else None) == paragraph


def test_the_glossary_is_there(guide: Guide) -> None:
    assert [(one.id, one.term.sv) for one in guide.terms] == [("seal", "stämpel")]


def test_a_search_finds_a_paragraph(guide: Guide) -> None:
    assert [one.paragraph for one in guide.find("short", Lang.EN)] == ["seals"]


def test_a_book_without_its_index_finds_nothing_and_is_still_read(guide: Guide) -> None:
    guide._book.path.with_name(INDEX_NAME).unlink()
    assert guide.find("short", Lang.EN) == []
    assert guide.chapters


@pytest.mark.parametrize(
    ("chapter", "title"), [("seals", "Seals"), ("seals/one", "Seals"), ("", "Handbook"), ("x", "Handbook")]
)
def test_a_chapter_or_all_of_it_is_printed(guide: Guide, chapter: str, title: str) -> None:
    document = pypdfium2.PdfDocument(printed(guide, chapter, Lang.EN, "2026-1", DAY))
    assert document.get_metadata_value("Title").startswith(title)
