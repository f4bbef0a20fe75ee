"""Which paragraphs of the handbook hold what a person types, and where in them?

Two full-text tables of SQLite in one file beside the book: by beginnings of words, without marks; and by any three letters, so
that "legitimation" finds "sjuksköterskelegitimation" and scripts without blanks are seen. Where nothing holds what was typed,
the nearest words of the handbook are tried instead, and the result says so.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from credval.model.handbook import Chapter, plain_text
from credval.text import Lang

_WORD = re.compile(r"[^\W_]+")
_START, _END = "\ue000", "\ue001"
"""Stand around a hit while SQLite hands it over; never typed, since they are no characters of any script."""
_NEAR = 80
"""From here on a word of the handbook counts as meant (ratio of RapidFuzz, 0 to 100)."""
_MOST_WORDS = 12
_SHORTEST_INSIDE = 3

Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """One paragraph. ``how``: begins (a word begins so), inside (letters inside a word), near (a word spelt alike)."""

    paragraph: str
    chapter: str
    heading: str
    pieces: tuple[Piece, ...]
    """A passage around the hits: letters, and whether they were typed."""
    how: str
    meant: str = ""
    """What was searched for instead, where nothing held what was typed."""


def build_handbook(chapters: Iterable[Chapter], target: Path) -> None:
    """The index of all paragraphs at ``target``, whole or not at all."""
    new = target.with_suffix(f".new{os.getpid()}")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as database:
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE VIRTUAL TABLE begins USING fts5(paragraph UNINDEXED, chapter UNINDEXED, lang UNINDEXED, heading, body, keywords,"
            " tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
            "CREATE VIRTUAL TABLE inside USING fts5(paragraph UNINDEXED, chapter UNINDEXED, lang UNINDEXED, heading, body, keywords,"
            " tokenize='trigram');"
            "CREATE VIRTUAL TABLE words USING fts5vocab(begins, row);"
        )
        rows = list(_rows(chapters))
        for table in ("begins", "inside"):
            database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?)", rows)  # noqa: S608  (a name of ours)
        database.commit()
    new.replace(target)


def _rows(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str, str, str, str, str]]:
    for chapter in chapters:
        for lang in Lang:
            for n, one in enumerate(chapter.paragraphs):
                keywords = " ".join(chapter.keywords.get(lang.value, ())) if n == 0 else ""
                body = plain_text(one.blocks(lang))
                yield one.id, chapter.id, lang.value, one.heading.get(lang), body, keywords


class HandbookIndex:
    """The index of one edition, opened for reading."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def close(self) -> None:
        self._database.close()

    def find(self, typed: str, lang: Lang, limit: int = 20) -> list[Found]:
        """Paragraphs in ``lang`` that hold all words of ``typed``, best first; the nearest words where none does."""
        words = _WORD.findall(typed)[:_MOST_WORDS]
        if not words:
            return []
        found = self._both(words, lang, limit)
        if found:
            return found
        meant = [self._nearest(word) for word in words]
        return self._begins(meant, lang, limit, "near", " ".join(meant)) if meant != words else []

    def _both(self, words: list[str], lang: Lang, limit: int) -> list[Found]:
        found = self._begins(words, lang, limit, "begins")
        if len(found) < limit and all(len(word) >= _SHORTEST_INSIDE for word in words):
            seen = {one.paragraph for one in found}
            query = " AND ".join(f'"{word}"' for word in words)
            found += [
                one for one in self._ask("inside", query, lang, limit, "inside") if one.paragraph not in seen
            ]
        return found[:limit]

    def _begins(self, words: list[str], lang: Lang, limit: int, how: str, meant: str = "") -> list[Found]:
        return self._ask("begins", " AND ".join(f'"{word}"*' for word in words), lang, limit, how, meant)

    def _ask(self, table: str, query: str, lang: Lang, limit: int, how: str, meant: str = "") -> list[Found]:
        question = (
            f"SELECT paragraph, chapter, heading, snippet({table}, 4, ?, ?, '…', 24) FROM {table}"  # noqa: S608  (a name of ours)
            f" WHERE {table} MATCH ? AND lang = ? ORDER BY bm25({table}, 0, 0, 0, 8, 1, 4) LIMIT ?"
        )
        rows = self._database.execute(question, (_START, _END, query, lang.value, limit))
        return [Found(key, chapter, heading, _pieces(cut), how, meant) for key, chapter, heading, cut in rows]

    def _nearest(self, word: str) -> str:
        known = [row[0] for row in self._database.execute("SELECT term FROM words")]
        best = process.extractOne(word.casefold(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return best[0] if best else word


def _pieces(cut: str) -> tuple[Piece, ...]:
    """A passage cut at its hits."""
    found: list[Piece] = []
    for n, part in enumerate(cut.split(_START)):
        hit, _, after = part.partition(_END) if n else ("", "", part)
        found += [(words, typed) for words, typed in ((hit, True), (after, False)) if words]
    return tuple(found)
