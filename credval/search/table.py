"""The columns of a search index: plain lists and arrays, as they are built, stored and searched."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass

BLOCK, TOP = 1024, 32


@dataclass(frozen=True, slots=True)
class Begins:
    """Every beginning of a word in every key, sorted by the text from there on (within its country, or over all).

    Entry i stands for ``keys[key[i]][offset[i]:]``; ``priority`` is the key's order, plus the number of keys where
    the word is not the first one. ``tops`` holds the TOP lowest priorities of each full BLOCK of entries, sorted.
    """

    key: array[int]
    offset: array[int]
    priority: array[int]
    tops: array[int]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are names, sorted by country, thing and rank; keys are their spellings, in the order of the rows.

    ``kinds`` and ``of_kind`` (``things`` and ``of_thing``) are the words and, for each row, which of them.
    ``places`` gives for each country its ranges of rows, of keys, and of entries in ``local``. ``titles`` are hashes
    of title keys in ascending order with their ``title_rows``. ``order`` is the place of each key when nothing else
    decides (rank, then length), ``by_order`` its inverse. The keys with gram g are
    ``postings[gram_ends[g - 1] : gram_ends[g]]``.
    """

    things: list[str]
    kinds: list[str]
    names: list[str]
    keys: list[str]
    grams: list[str]
    places: dict[str, tuple[int, int, int, int, int, int]]
    of_thing: array[int]
    of_kind: array[int]
    key_rows: array[int]
    order: array[int]
    by_order: array[int]
    titles: array[int]
    title_rows: array[int]
    gram_ends: array[int]
    postings: array[int]
    local: Begins
    overall: Begins

    def target(self, row: int) -> str:
        """The thing that the name in ``row`` is one of."""
        return self.things[self.of_thing[row]]

    def kind(self, row: int) -> str:
        """The kind of the name in ``row``."""
        return self.kinds[self.of_kind[row]]


def title_hash(title: str) -> int:
    """Sixty-four bits that stand for a title key, the same on every machine; equal ones are compared in full."""
    return int.from_bytes(hashlib.blake2b(title.encode(), digest_size=8).digest(), "big")


def grams(key: str) -> list[str]:
    """The groups of three letters of each word, its beginning and end marked: ``^ma mas ast ...``, no repeats."""
    found: dict[str, None] = {}
    for word in key.split():
        marked = f"^{word}$"
        for i in range(len(marked) - 2):
            found[marked[i : i + 3]] = None
    return list(found)
