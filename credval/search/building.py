"""How is a search index made of names? Whatever order they come in, the same index."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable

from credval.search.index import SearchIndex
from credval.search.names import ID, SearchName
from credval.search.table import Begins, Table, grams
from credval.writing.folding import fold, fold_title, plain, title_keys, variants

_LONGEST_OFFSET = 65_535


def build(names: Iterable[SearchName]) -> SearchIndex:
    """The index of ``names``. The same set of names gives the same bytes."""
    rows = sorted(set(names), key=lambda one: (one.country, one.target, one.rank, one.kind, one.name))
    keys = [(key, row) for row, one in enumerate(rows) for key in _keys(one.name)]
    titles = sorted(
        {
            (title, row)
            for row, one in enumerate(rows)
            if one.kind != ID
            for title in title_keys(one.name)
            if title
        }
    )
    order = _order(keys, rows)
    texts = [key for key, _ in keys]
    places, local, overall = _begins(keys, rows, order)
    posting = _postings(texts)
    return SearchIndex(
        Table(
            targets=[one.target for one in rows],
            names=[one.name for one in rows],
            kinds=[one.kind for one in rows],
            places=places,
            keys=texts,
            key_rows=array("I", (row for _, row in keys)),
            order=order,
            by_order=array("I", sorted(range(len(keys)), key=order.__getitem__)),
            titles=[title for title, _ in titles],
            title_rows=array("I", (row for _, row in titles)),
            local=local,
            overall=overall,
            grams=list(posting),
            gram_ends=array("I", itertools.accumulate(len(found) for found in posting.values())),
            postings=array("I", itertools.chain.from_iterable(posting.values())),
        )
    )


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
    starts.sort()
    places = {}
    for country in dict.fromkeys(one.country for one in rows):
        of_rows = [row for row, one in enumerate(rows) if one.country == country]
        of_keys = [i for i, (_, row) in enumerate(keys) if rows[row].country == country]
        entries = [place for place, start in enumerate(starts) if start[0] == country]
        places[country] = (*_span(of_rows), *_span(of_keys), *_span(entries))
    overall = sorted(starts, key=lambda start: start[1:])
    return places, _packed(starts, order), _packed(overall, order)


def _span(places: list[int]) -> tuple[int, int]:
    return (places[0], places[-1] + 1) if places else (0, 0)


def _word_starts(key: str) -> list[int]:
    starts = [0, *(i + 1 for i, char in enumerate(key) if char == " ")]
    return [start for start in starts if start <= _LONGEST_OFFSET]


def _packed(starts: list[tuple[str, str, int, int]], order: array[int]) -> Begins:
    return Begins(
        array("I", (i for _, _, i, _ in starts)),
        array("H", (at for _, _, _, at in starts)),
        array("I", (order[i] + (len(order) if at else 0) for _, _, i, at in starts)),
    )


def _postings(keys: list[str]) -> dict[str, array[int]]:
    found: dict[str, array[int]] = {}
    for i, key in enumerate(keys):
        for gram in grams(key):
            found.setdefault(gram, array("I")).append(i)
    return dict(sorted(found.items()))
