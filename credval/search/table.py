"""The columns of a search index: plain bytes and arrays, as they are built, stored and searched."""

from __future__ import annotations

import bisect
import hashlib
import itertools
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BLOCK, TOP = 1024, 32
CHUNK = 65_536
"""Keys of one chunk are numbered in two bytes; postings take half the room so."""
_UNSPACED = "\u2e80"
"""From here on letters are written without spaces and mean much: two of them are a name (Han, kana, Hangul)."""


class Texts:
    """Many texts in one piece of UTF-8, each behind a space and before a line end; text i begins at ``starts[i]``.

    A list of as many str takes six times the room and the time to load. ``starts`` has one place more than texts.
    """

    __slots__ = ("raw", "starts")

    def __init__(self, raw: bytes, starts: array[int]) -> None:
        self.raw, self.starts = raw, starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """``texts`` in one piece."""
        pieces = [f" {text}\n".encode("utf-8", "surrogatepass") for text in texts]
        return cls(b"".join(pieces), array("I", [0, *itertools.accumulate(map(len, pieces))]))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> str:
        return self.raw[self.starts[i] + 1 : self.starts[i + 1] - 1].decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Begins:
    """Every beginning of a word in every key, sorted by the text from there on (over all, or country by country).

    Beginning b stands for the key's text from ``at[b]`` on (a place in the raw keys); ``priority`` is the key's order,
    plus the number of keys where the word is not the first one. Entry i is beginning i, or ``chosen[i]`` where there
    is such a choice. ``tops`` holds the TOP lowest priorities of each full BLOCK of entries, sorted.
    """

    at: array[int]
    priority: array[int]
    tops: array[int]
    chosen: array[int] | None = None

    def __len__(self) -> int:
        return len(self.at)

    def priorities(self, first: int, last: int) -> array[int]:
        """The priorities of entries ``first`` to ``last``."""
        if self.chosen is None:
            return self.priority[first:last]
        return array("I", map(self.priority.__getitem__, self.chosen[first:last]))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are names, sorted by country, thing and rank; keys are their spellings, in the order of the rows.

    ``kinds`` and ``of_kind`` (``things`` and ``of_thing``) are the words and, for each row, which of them; ``until`` is
    the last year of a name that is no longer borne, else 0. ``places`` gives for each country its ranges of rows, of
    keys, and of entries in ``local``. ``titles`` are hashes of title keys in ascending order with their
    ``title_rows``. ``order`` is the place of each key when nothing else decides (rank, then length), ``by_order`` its
    inverse. ``grams`` are codes in ascending order; the keys of chunk c (of ``chunks``) with gram g are
    ``c * CHUNK + postings[gram_at[p] : gram_at[p + 1]]``, p being ``g * chunks + c``.
    """

    kinds: list[str]
    places: dict[str, tuple[int, int, int, int, int, int]]
    things: Texts
    names: Texts
    keys: Texts
    of_thing: array[int]
    of_kind: array[int]
    until: array[int]
    key_rows: array[int]
    order: array[int]
    by_order: array[int]
    titles: array[int]
    title_rows: array[int]
    grams: array[int]
    gram_at: array[int]
    postings: array[int]
    local: Begins
    overall: Begins

    @property
    def chunks(self) -> int:
        """How many chunks of keys there are."""
        return -(-len(self.keys) // CHUNK)

    def target(self, row: int) -> str:
        """The thing that the name in ``row`` is one of."""
        return self.things[self.of_thing[row]]

    def kind(self, row: int) -> str:
        """The kind of the name in ``row``."""
        return self.kinds[self.of_kind[row]]

    def titled(self, key: str) -> Iterator[int]:
        """The rows whose title key has the hash of ``key``; nearly always those with that key."""
        hashed = title_hash(key)
        first = bisect.bisect_left(self.titles, hashed)
        yield from self.title_rows[first : bisect.bisect_right(self.titles, hashed, first)]


def inverse(order: array[int]) -> array[int]:
    """Where each number from 0 on stands in ``order``, which holds each of them once. Raises IndexError for others."""
    found = array("I", bytes(4 * len(order)))
    for place, number in enumerate(order):
        found[number] = place
    return found


def title_hash(title: str) -> int:
    """Sixty-four bits that stand for a title key, the same on every machine; equal ones are compared in full."""
    return int.from_bytes(
        hashlib.blake2b(title.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def grams(key: str) -> list[int]:
    """Codes of the groups of letters of each word, no repeats: three, or two where two letters are a name."""
    found: dict[int, None] = {}
    for word in key.split():
        found.update(dict.fromkeys(word_grams(word)))
    return list(found)


def word_grams(word: str) -> list[int]:
    """The codes of one word's groups of letters, its beginning and end marked (``^ma mas ast ...``); a few come twice."""
    codes = [94, *map(ord, word), 36]
    if not word.isascii() and max(word) >= _UNSPACED:
        return [a << 21 | b for a, b in itertools.pairwise(codes)]
    return [a << 42 | b << 21 | c for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)]


def inner_pairs(word: str) -> list[int]:
    """The codes of every two letters side by side in a text without spaces, in a script that has none; else none."""
    if word.isascii() or " " in word or max(word) < _UNSPACED:
        return []
    return [ord(a) << 21 | ord(b) for a, b in itertools.pairwise(word)]
