"""The columns of a search index: plain lists and arrays, as they are built, stored and searched."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begins:
    """Every beginning of a word in every key, sorted by the text from there on (within its country, or over all).

    Entry i stands for ``keys[key[i]][offset[i]:]``; ``priority`` is the key's order, plus the number of keys where
    the word is not the first one.
    """

    key: array[int]
    offset: array[int]
    priority: array[int]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are names, sorted by country, thing and rank; keys are their folded spellings, in the order of the rows.

    ``places`` gives for each country its ranges of rows, of keys, and of entries in ``local``. ``titles`` are the
    title keys in alphabetical order with their ``title_rows``. ``order`` is the place of each key when nothing else
    decides (rank, then length), ``by_order`` its inverse. The keys with gram g are
    ``postings[gram_ends[g - 1] : gram_ends[g]]``.
    """

    targets: list[str]
    names: list[str]
    kinds: list[str]
    places: dict[str, tuple[int, int, int, int, int, int]]
    keys: list[str]
    key_rows: array[int]
    order: array[int]
    by_order: array[int]
    titles: list[str]
    title_rows: array[int]
    local: Begins
    overall: Begins
    grams: list[str]
    gram_ends: array[int]
    postings: array[int]


def grams(key: str) -> list[str]:
    """The groups of three letters of each word, its beginning and end marked: ``^ma mas ast ...``, no repeats."""
    found: dict[str, None] = {}
    for word in key.split():
        marked = f"^{word}$"
        for i in range(len(marked) - 2):
            found[marked[i : i + 3]] = None
    return list(found)
