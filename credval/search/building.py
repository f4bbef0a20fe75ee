"""How is a search index made of names? Whatever order they come in, the same index."""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from credval.search.index import SearchIndex
from credval.search.names import ID, SearchName
from credval.search.table import BLOCK, TOP, Begins, Table, grams, title_hash
from credval.writing.folding import fold, fold_title, plain, title_keys, variants

_LONGEST_OFFSET = 65_535


def build(names: Iterable[SearchName]) -> SearchIndex:
    """The index of ``names``. The same set of names gives the same bytes."""
    rows = sorted(set(names), key=lambda one: (one.country, one.target, one.rank, one.kind, one.name))
    keys = [(key, row) for row, one in enumerate(rows) for key in _keys(one.name)]
    texts = [key for key, _ in keys]
    things, of_thing = _numbered([one.target for one in rows])
    kinds, of_kind = _numbered([one.kind for one in rows])
    titles = sorted(
        {
            (title_hash(key), row)
            for row, one in enumerate(rows)
            if one.kind != ID
            for key in title_keys(one.name)
            if key
        }
    )
    order = _order(keys, rows)
    places, local, overall = _begins(keys, rows, order)
    postings = _postings(texts)
    return SearchIndex(
        Table(
            things=things,
            kinds=kinds,
            names=[one.name for one in rows],
            keys=texts,
            grams=list(postings),
            places=places,
            of_thing=of_thing,
            of_kind=of_kind,
            key_rows=array("I", (row for _, row in keys)),
            order=order,
            by_order=array("I", sorted(range(len(keys)), key=order.__getitem__)),
            titles=array("Q", (title for title, _ in titles)),
            title_rows=array("I", (row for _, row in titles)),
            gram_ends=array("I", itertools.accumulate(len(found) for found in postings.values())),
            postings=array("I", itertools.chain.from_iterable(postings.values())),
            local=local,
            overall=overall,
        )
    )


def _numbered(words: list[str]) -> tuple[list[str], array[int]]:
    """The different words in alphabetical order, and for each word which of them it is."""
    different = sorted(set(words))
    places = {word: place for place, word in enumerate(different)}
    return different, array("I", (places[word] for word in words))


def _keys(name: str) -> list[str]:
    """The spellings of a name: in its own script, in Latin letters, and of abbreviations (B. Com.) without gaps."""
    found = dict.fromkeys(variants(name) if name.isascii() else (plain(name), *variants(name)))
    if any(len(word) == 1 for word in fold(name).split()):
        found[fold_title(name)] = None
    return [key for key in found if key]


def _order(keys: list[tuple[str, int]], rows: list[SearchName]) -> array[int]:
    def weight(i: int) -> tuple[int, int, str, str, int]:
        key, row = keys[i]
        return min(rows[row].rank, 4), len(key), key, rows[row].target, i

    order = array("I", bytes(4 * len(keys)))
    for place, i in enumerate(sorted(range(len(keys)), key=weight)):
        order[i] = place
    return order


def _begins(
    keys: list[tuple[str, int]], rows: list[SearchName], order: array[int]
) -> tuple[dict[str, tuple[int, int, int, int, int, int]], Begins, Begins]:
    starts = [
        (rows[row].country, key[at:], i, at) for i, (key, row) in enumerate(keys) for at in _word_starts(key)
    ]
    starts.sort(key=itemgetter(1, 2, 3))
    overall = _packed(starts, order)
    starts.sort(key=itemgetter(0))  # the order within a country stays
    ranges = zip(
        _ranges(one.country for one in rows).items(),
        _ranges(rows[row].country for _, row in keys).values(),
        _ranges(start[0] for start in starts).values(),
        strict=True,
    )
    places = {country: (*of_rows, *of_keys, *entries) for (country, of_rows), of_keys, entries in ranges}
    return places, _packed(starts, order), overall


def _ranges(countries: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each country begins and ends in a sequence that is sorted by country."""
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for country, same in itertools.groupby(countries):
        start, end = end, end + sum(1 for _ in same)
        found[country] = start, end
    return found


def _word_starts(key: str) -> list[int]:
    starts = [0, *(i + 1 for i, char in enumerate(key) if char == " ")]
    return [start for start in starts if start <= _LONGEST_OFFSET]


def _packed(starts: list[tuple[str, str, int, int]], order: array[int]) -> Begins:
    after = len(order)
    priority = [order[i] + after if at else order[i] for _, _, i, at in starts]
    blocks = range(0, len(priority) - BLOCK + 1, BLOCK)
    return Begins(
        key=array("I", [i for _, _, i, _ in starts]),
        offset=array("H", [at for _, _, _, at in starts]),
        priority=array("I", priority),
        tops=array("I", [top for block in blocks for top in sorted(priority[block : block + BLOCK])[:TOP]]),
    )


def _postings(keys: list[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    of_word: dict[str, list[str]] = {}  # the same few words stand in most titles
    for i, key in enumerate(keys):
        seen: set[str] = set()
        for word in key.split():
            known = of_word.get(word)
            if known is None:
                known = of_word[word] = grams(word)
            seen.update(known)
        for gram in seen:
            found[gram].append(i)
    return dict(sorted(found.items()))
