"""The handbook at the elbow: its chapters, the paragraph for what the program says, the glossary, and search in it."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path

from credval.model.guides import Checklist, Pack, SectorRule
from credval.model.handbook import Chapter, Paragraph, Term
from credval.rulebook.book import Book
from credval.search.handbook import Found, HandbookIndex
from credval.text import Lang

INDEX_NAME = "search-handbook.sqlite"


class Guide:
    """Handbook, glossary, checklists and sector packs of one opened edition."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @functools.cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """In reading order."""
        return tuple(self._book.chapters())

    @functools.cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary, in order of key."""
        return tuple(self._book.terms())

    def chapter(self, key: str) -> Chapter | None:
        """The chapter of a name, or the one that a paragraph (``chapter/paragraph``) stands in."""
        return self._book.chapter(key.split("/", maxsplit=1)[0])

    def paragraph(self, key: str) -> Paragraph | None:
        """A paragraph by its name."""
        chapter = self.chapter(key)
        return next((one for one in chapter.paragraphs if one.id == key), None) if chapter else None

    def on(self, topic: str) -> Paragraph | None:
        """The paragraph that explains something the program says, as ``outcome.PARTIAL`` (`model.topics`).

        A sector pack names its paragraph itself: that is understood too.
        """
        return self.paragraph(self._book.topics().get(topic, topic))

    def find(self, typed: str, lang: Lang, limit: int = 20) -> list[Found]:
        """Paragraphs that hold what a person types, best first."""
        return self._index.find(typed, lang, limit) if self._path.is_file() else []

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """In the order in which they are gone through."""
        return tuple(self._book.checklists())

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The sector packs."""
        return tuple(self._book.packs())

    def rules_of(self, pack: str) -> tuple[SectorRule, ...]:
        """The rules of one sector pack."""
        return tuple(self._book.sector_rules(pack))

    @property
    def _path(self) -> Path:
        return self._book.path.with_name(INDEX_NAME)

    @functools.cached_property
    def _index(self) -> HandbookIndex:
        return HandbookIndex(self._path)


def printed(guide: Guide, chapter: str, lang: Lang, edition: str, on: date) -> bytes:
    """A chapter as PDF, or the whole handbook where ``chapter`` is empty."""
    from credval.reports.handbook import book_pdf, chapter_pdf

    one = guide.chapter(chapter) if chapter else None
    return chapter_pdf(one, lang, edition, on) if one else book_pdf(guide.chapters, lang, edition, on)
