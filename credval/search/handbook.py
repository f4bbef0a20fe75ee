"""Which paragraphs of the handbook hold what a person types, and where in them?

Two full-text tables of SQLite a language, in one file beside the book: by beginnings of words, without marks; and by any three letters, so
that "legitimation" finds "sjuksköterskelegitimation" and scripts without blanks are seen. Where nothing holds what was typed,
the nearest words of the handbook are tried instead, and the result says so.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from credval.model.handbook import Chapter, plain_text
from credval.text import Lang

FORMAT = 2
"""Goes up with the tables below, so that an index of an earlier program is built anew."""
_WORD = re.compile(r"[^\W_]+")
_START, _END = "\ue000", "\ue001"
"""Stand around a hit while SQLite hands it over; never typed, since they are no characters of any script."""
_NEAR = 80
"""From here on a word of the handbook counts as meant (ratio of RapidFuzz, 0 to 100)."""
_MOST_WORDS = 12
_TABLES = {
    "begins": "tokenize='unicode61 remove_diacritics 2', prefix='2 3'",
    "inside": "tokenize='trigram'",
}
"""One of each a language: half the paragraphs to rank, and no word of the other language is taken for one that was meant."""
_RANK = "bm25(0, 0, 8, 1, 4)"
"""Weights of the columns. Ordered by the table's own rank, only passages that are handed over are cut."""
_SHORTEST_INSIDE = 3

Piece = tuple[str, bool]
_Row = tuple[int, str, str, str, str]
"""Row of the table, paragraph, chapter, heading, passage."""


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
    chapters = tuple(chapters)
    new = target.with_suffix(f".new{os.getpid()}")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        for lang in Lang:
            for table, how in _TABLES.items():
                name = f"{table}_{lang.value}"
                database.execute(
                    f"CREATE VIRTUAL TABLE {name} USING fts5(paragraph UNINDEXED, chapter UNINDEXED, heading, body, keywords, {how})"
                )
                database.execute(f"INSERT INTO {name}({name}, rank) VALUES ('rank', '{_RANK}')")  # noqa: S608  (names of ours)
                database.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?, ?)", _rows(chapters, lang))  # noqa: S608
                database.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608
            database.execute(
                f"CREATE VIRTUAL TABLE words_{lang.value} USING fts5vocab(begins_{lang.value}, row)"
            )
        database.commit()
    new.replace(target)


def _rows(chapters: Iterable[Chapter], lang: Lang) -> Iterator[tuple[str, str, str, str, str]]:
    for chapter in chapters:
        for n, one in enumerate(chapter.paragraphs):
            keywords = " ".join(chapter.keywords.get(lang.value, ())) if n == 0 else ""
            yield one.id, chapter.id, one.heading.get(lang), plain_text(one.blocks(lang)), keywords


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
        meant = [self._nearest(word, lang) for word in words]
        rows = self._begins(meant, lang, limit) if meant != words else []
        return [_found(row, "near", " ".join(meant)) for row in rows]

    def _both(self, words: list[str], lang: Lang, limit: int) -> list[Found]:
        rows = self._begins(words, lang, limit)
        found = [_found(row, "begins") for row in rows]
        if len(found) < limit and all(len(word) >= _SHORTEST_INSIDE for word in words):
            query = " AND ".join(f'"{word}"' for word in words)
            # both tables hold the same rows in the same order: what is found already is not cut into passages again
            more = self._ask("inside", query, lang, limit - len(found), [row[0] for row in rows])
            found += [_found(row, "inside") for row in more]
        return found

    def _begins(self, words: list[str], lang: Lang, limit: int) -> list[_Row]:
        return self._ask("begins", " AND ".join(f'"{word}"*' for word in words), lang, limit)

    def _ask(self, table: str, query: str, lang: Lang, limit: int, without: Sequence[int] = ()) -> list[_Row]:
        name = f"{table}_{lang.value}"
        known = f" AND rowid NOT IN ({','.join(map(str, without))})" if without else ""
        question = (
            f"SELECT rowid, paragraph, chapter, heading, snippet({name}, 3, ?, ?, '…', 24) FROM {name}"  # noqa: S608  (a name of ours)
            f" WHERE {name} MATCH ?{known} ORDER BY rank LIMIT ?"
        )
        return self._database.execute(question, (_START, _END, query, limit)).fetchall()

    def _nearest(self, word: str, lang: Lang) -> str:
        known = [row[0] for row in self._database.execute(f"SELECT term FROM words_{lang.value}")]  # noqa: S608
        best = process.extractOne(word.casefold(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return best[0] if best else word


def _found(row: _Row, how: str, meant: str = "") -> Found:
    _, paragraph, chapter, heading, cut = row
    return Found(paragraph, chapter, heading, _pieces(cut), how, meant)


def _pieces(cut: str) -> tuple[Piece, ...]:
    """A passage cut at its hits."""
    found: list[Piece] = []
    for n, part in enumerate(cut.split(_START)):
        hit, _, after = part.partition(_END) if n else ("", "", part)
        found += [(words, typed) for words, typed in ((hit, True), (after, False)) if words]
    return tuple(found)
