"""Which texts are spelt so much like a typed one that they are worth a closer look?

Those that share its rarest groups of letters. Of the common ones only so many are counted as there is time for.
"""

from __future__ import annotations

import bisect
import heapq
import itertools
import operator
from collections import Counter
from collections.abc import Iterable, Iterator

from credval.search.table import CHUNK, Table, grams

_POSTINGS, _MOST_POSTINGS = 6_000, 12_000
"""Entries counted for one spelling: the more keys, the more of them share each group of letters."""
_RARE, _VERY_RARE = 400, 40
"""Groups of letters in so few keys count double, and three times."""
_MOST_TIMES = 255
"""No key is counted more often for one spelling, so that how often fits into a byte."""
_RERANKED, _LIKELY = 60, 240
"""Different texts that are looked at more closely, and the keys among which they are sought."""


def alike(table: Table, typed: str, country: str | None) -> dict[str, list[int]]:
    """The texts that share most of the rare groups of letters with ``typed``, and whose keys they are."""
    low, high = (0, len(table.keys)) if country is None else table.places[country][2:4]
    if high - low <= _RERANKED:
        return texts_of(table, range(low, high))
    shared: list[Counter[int]] = [Counter() for _ in range(table.chunks)]
    left = min(500 + 5 * (high - low), max(_POSTINGS, (high - low) // 15), _MOST_POSTINGS)
    most = 0
    for size, where in sorted(_postings(table, typed, low, high)):
        worth = 1 + (size <= _RARE) + (size <= _VERY_RARE)
        if (size > left or most + worth > _MOST_TIMES) and most:
            break
        for chunk, first, last in where:
            keys = table.postings[first:last]
            for _ in range(worth):
                shared[chunk].update(keys)
        left, most = left - size, most + worth
    length = len(f" {typed}\n".encode("utf-8", "surrogatepass"))
    return texts_of(table, _most_shared(table, shared, most, length))


def _most_shared(table: Table, shared: list[Counter[int]], most: int, length: int) -> Iterator[int]:
    """The keys counted most often, first those about as long; none is counted more often than ``most``."""
    times = [bytes(one.values()) for one in shared]
    every_time, enough = b"".join(times), 0
    while most and enough < _RERANKED:
        enough += every_time.count(most)
        most -= 1
    often = bytes(most + 1).ljust(256, b"\1")
    order, starts = table.order.__getitem__, table.keys.starts
    found: list[Iterable[tuple[int, int, int]]] = []
    for chunk, (counted, how_often) in enumerate(zip(shared, times, strict=True)):
        some = [*itertools.compress(counted, how_often.translate(often))]
        keys = [chunk * CHUNK + one for one in some]
        off = [abs(starts[key + 1] - starts[key] - length) for key in keys]
        found.append(
            zip(map(operator.neg, map(counted.__getitem__, some)), off, map(order, keys), strict=True)
        )
    every = [*itertools.chain(*found)]
    best = sorted(every)[:_LIKELY] if len(every) < 4 * _LIKELY else heapq.nsmallest(_LIKELY, every)
    return map(table.by_order.__getitem__, (place for _, _, place in best))


def texts_of(table: Table, keys: Iterable[int]) -> dict[str, list[int]]:
    """The first different texts of ``keys``: many things bear one name."""
    found: dict[str, list[int]] = {}
    for key in keys:
        text = table.keys[key]
        if text in found:
            found[text].append(key)
        elif len(found) == _RERANKED:
            break
        else:
            found[text] = [key]
    return found


def _postings(
    table: Table, typed: str, low: int, high: int
) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """(how many, [(chunk, from where, to where)]) for each gram of ``typed`` that a key from ``low`` to ``high`` has."""
    codes = table.grams
    for code in grams(typed):
        place = bisect.bisect_left(codes, code)
        if place < len(codes) and codes[place] == code:
            found = spans(table, place, low, high)
            if found:
                yield sum(last - first for _, first, last in found), found


def spans(table: Table, gram: int, low: int, high: int) -> list[tuple[int, int, int]]:
    """(chunk, from where, to where) in the postings for the keys from ``low`` to ``high`` that have a gram."""
    at, found = gram * table.chunks, []
    for chunk in range(low // CHUNK, -(-high // CHUNK)):
        base = chunk * CHUNK
        first, last = table.gram_at[at + chunk], table.gram_at[at + chunk + 1]
        if low > base:
            first = bisect.bisect_left(table.postings, low - base, first, last)
        if high < base + CHUNK:
            last = bisect.bisect_left(table.postings, high - base, first, last)
        if first < last:
            found.append((chunk, first, last))
    return found
