"""How is a search index made of names? Whatever order they come in, the same index."""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable

from credval.search.index import SearchIndex
from credval.search.names import ID, SearchName
from credval.search.table import BLOCK, TOP, Begins, Table, grams, title_hash
from credval.writing.folding import fold, fold_title, plain, title_keys, variants

_LONGEST_OFFSET = 65_535
Start = tuple[str, int, int]
"""The text from a beginning of a word on, the key that it stands in, and where."""


def build(names: Iterable[SearchName]) -> SearchIndex:
    """The index of ``names``. The same set of names gives the same bytes."""
    rows = sorted(set(names), key=lambda one: (one.country, one.target, one.rank, one.kind, one.name))
    keys = [(key, row) for row, one in enumerate(rows) for key in _keys(one.name)]
    texts = [key for key, _ in keys]
    things, of_thing = _numbered([one.target for one in rows])
    kinds, of_kind = _numbered([one.kind for one in rows])
    titles = sorted(_titles(rows))
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


def _titles(rows: list[SearchName]) -> set[tuple[int, int]]:
    """The hash of every key of a title, and the row that it stands in."""
    found: set[tuple[int, int]] = set()
    for row, one in enumerate(rows):
        if one.kind != ID:
            found.update([(title_hash(key), row) for key in title_keys(one.name) if key])
    return found


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
    weights = [
        (min(rows[row].rank, 4), len(key), key, rows[row].target, i) for i, (key, row) in enumerate(keys)
    ]
    weights.sort()
    order = array("I", bytes(4 * len(keys)))
    for place, weight in enumerate(weights):
        order[weight[4]] = place
    return order


def _begins(
    keys: list[tuple[str, int]], rows: list[SearchName], order: array[int]
) -> tuple[dict[str, tuple[int, int, int, int, int, int]], Begins, Begins]:
    starts = [(key[at:], i, at) for i, (key, _) in enumerate(keys) for at in _word_starts(key)]
    starts.sort()
    local: dict[str, list[Start]] = {one.country: [] for one in rows}  # in the order of the rows
    country_of = [rows[row].country for _, row in keys]
    for start in starts:
        local[country_of[start[1]]].append(start)
    ends = itertools.accumulate((len(found) for found in local.values()), initial=0)
    ranges = zip(
        _ranges(one.country for one in rows).items(),
        _ranges(country_of).values(),
        itertools.pairwise(ends),
        strict=True,
    )
    places = {country: (*of_rows, *of_keys, *entries) for (country, of_rows), of_keys, entries in ranges}
    return places, _packed(list(itertools.chain.from_iterable(local.values())), order), _packed(starts, order)


def _ranges(countries: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each country begins and ends in a sequence that is sorted by country."""
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for country, same in itertools.groupby(countries):
        start, end = end, end + sum(1 for _ in same)
        found[country] = start, end
    return found


def _word_starts(key: str) -> list[int]:
    starts, at = [0], key.find(" ")
    while 0 <= at < _LONGEST_OFFSET:
        starts.append(at + 1)
        at = key.find(" ", at + 1)
    return starts


def _packed(starts: list[Start], order: array[int]) -> Begins:
    after = len(order)
    priority = [order[i] + after if at else order[i] for _, i, at in starts]
    blocks = range(0, len(priority) - BLOCK + 1, BLOCK)
    return Begins(
        key=array("I", [i for _, i, _ in starts]),
        offset=array("H", [at for _, _, at in starts]),
        priority=array("I", priority),
        tops=array("I", [top for block in blocks for top in sorted(priority[block : block + BLOCK])[:TOP]]),
    )


class _Grams(dict[str, list[str]]):
    """The grams of each word; the same few words stand in most titles."""

    def __missing__(self, word: str) -> list[str]:
        found = self[word] = grams(word)
        return found


def _postings(keys: list[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    of_word = _Grams()
    for i, key in enumerate(keys):
        for gram in {gram for word in key.split() for gram in of_word[word]}:
            found[gram].append(i)
    return dict(sorted(found.items()))
