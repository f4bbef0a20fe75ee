"""How is a search index made of names? Whatever order they come in, the same index.

Every tenth of a second counts in a build, so what is done for each of half a million word beginnings is done by sorts
and comprehensions over whole columns.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable

from credval.search.domains import label_key
from credval.search.index import SearchIndex
from credval.search.names import DOMAIN, ID, SearchName
from credval.search.spellings import consonant_key
from credval.search.table import BLOCK, CHUNK, TOP, Begins, Table, Texts, inverse, title_hash, word_grams
from credval.writing.folding import fold, fold_title, plain, title_keys, variants

_ARABIC = re.compile("[\u0620-\u06ff]{3}")


def build(names: Iterable[SearchName]) -> SearchIndex:
    """The index of ``names``. The same set of names gives the same bytes."""
    rows = sorted(set(names), key=lambda one: (one.country, one.target, one.rank, one.kind, one.name))
    spelt, key_rows, titles = _spellings(rows)
    keys = Texts.of(spelt)
    things, of_thing = _numbered([one.target for one in rows])
    kinds, of_kind = _numbered([one.kind for one in rows])
    at, of_key = _sorted_beginnings(keys)
    order, by_order = _order(spelt, key_rows, rows, keys, at, of_key)
    places, local, overall = _begins(rows, key_rows, keys, at, of_key, order)
    codes, gram_at, postings = _postings(spelt)
    return SearchIndex(
        Table(
            kinds=kinds,
            places=places,
            things=Texts.of(things),
            names=Texts.of([one.name for one in rows]),
            keys=keys,
            of_thing=of_thing,
            of_kind=array("B", of_kind),
            until=array("H", (one.until or 0 for one in rows)),
            key_rows=key_rows,
            order=order,
            by_order=by_order,
            titles=array("Q", (title for title, _ in titles)),
            title_rows=array("I", (row for _, row in titles)),
            grams=codes,
            gram_at=gram_at,
            postings=postings,
            local=local,
            overall=overall,
        )
    )


def _spellings(rows: list[SearchName]) -> tuple[list[str], array[int], list[tuple[int, int]]]:
    """All keys with their rows, and (hash of title key, row) sorted. One pass, since `fold` remembers what it did last."""
    keys: list[str] = []
    key_rows = array("I")
    titles: set[tuple[int, int]] = set()
    for row, one in enumerate(rows):
        found = [label_key(one.name)] if one.kind == DOMAIN else _keys(one.name)
        keys += found
        key_rows.extend([row] * len(found))
        if one.kind != ID:
            titles.update([(title_hash(key), row) for key in title_keys(one.name) if key])
    return keys, key_rows, sorted(titles)


def _numbered(words: list[str]) -> tuple[list[str], array[int]]:
    """The different words in alphabetical order, and for each word which of them it is."""
    different = sorted(set(words))
    places = {word: place for place, word in enumerate(different)}
    return different, array("I", map(places.__getitem__, words))


def _keys(name: str) -> list[str]:
    """The spellings of a name: in its own script, in Latin letters, and of abbreviations (B. Com.) without gaps."""
    folded = fold(name)
    found = dict.fromkeys((folded,) if name.isascii() else (plain(name), *variants(name)))
    if any(len(word) == 1 for word in folded.split()):
        found[fold_title(name)] = None
    if _ARABIC.search(name):
        found[consonant_key(name)] = None
    return [key for key in found if key]


def _sorted_beginnings(keys: Texts) -> tuple[array[int], array[int]]:
    """Where each word begins in the raw keys, in the order of the text from there to the key's end; and whose it is."""
    raw, at, of_key, suffixes = keys.raw, [], [], []
    for key, (start, end) in enumerate(itertools.pairwise(keys.starts)):
        blank = start
        while blank >= 0:
            at.append(blank + 1)
            of_key.append(key)
            suffixes.append(raw[blank + 1 : end])
            blank = raw.find(b" ", blank + 1, end)
    by_text = sorted(range(len(at)), key=suffixes.__getitem__)
    return array("I", map(at.__getitem__, by_text)), array("I", map(of_key.__getitem__, by_text))


def _order(
    spelt: list[str],
    key_rows: array[int],
    rows: list[SearchName],
    keys: Texts,
    at: array[int],
    of_key: array[int],
) -> tuple[array[int], array[int]]:
    """The place of each key by rank, length and text; and the keys in that order."""
    starts = keys.starts
    by_text = [key for place, key in zip(at, of_key, strict=True) if place == starts[key] + 1]
    weights = [min(rows[row].rank, 4) << 32 | len(key) for key, row in zip(spelt, key_rows, strict=True)]
    by_order = array("I", sorted(by_text, key=weights.__getitem__))
    return inverse(by_order), by_order


def _begins(
    rows: list[SearchName],
    key_rows: array[int],
    keys: Texts,
    at: array[int],
    of_key: array[int],
    order: array[int],
) -> tuple[dict[str, tuple[int, int, int, int, int, int]], Begins, Begins]:
    starts, after = keys.starts, len(keys)
    priority = array(
        "I",
        [
            order[key] if place == starts[key] + 1 else order[key] + after
            for place, key in zip(at, of_key, strict=True)
        ],
    )
    of_rows, of_keys = _ranges(one.country for one in rows), _ranges(rows[row].country for row in key_rows)
    number = [n for n, (first, last) in enumerate(of_keys.values()) for _ in range(first, last)]
    by_country = sorted(range(len(at)), key=[number[key] for key in of_key].__getitem__)
    of_entries = _ranges(map([*of_keys].__getitem__, (number[of_key[i]] for i in by_country)))
    none = (0, 0)
    places = {
        country: (*rows_of, *of_keys.get(country, none), *of_entries.get(country, none))
        for country, rows_of in of_rows.items()
    }
    chosen = array("I", by_country)
    tops = _tops(array("I", map(priority.__getitem__, chosen)))
    return places, Begins(at, priority, tops, chosen), Begins(at, priority, _tops(priority))


def _ranges(countries: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each country begins and ends in a sequence that is sorted by country."""
    found: dict[str, tuple[int, int]] = {}
    end = 0
    for country, same in itertools.groupby(countries):
        start, end = end, end + sum(1 for _ in same)
        found[country] = start, end
    return found


def _tops(priority: array[int]) -> array[int]:
    blocks = range(0, len(priority) - BLOCK + 1, BLOCK)
    return array("I", [top for block in blocks for top in sorted(priority[block : block + BLOCK])[:TOP]])


def _postings(spelt: list[str]) -> tuple[array[int], array[int], array[int]]:
    """The grams, where each one's keys begin chunk by chunk, and the keys.

    By way of the words, since the same few stand in most names.
    """
    chunks = [_gram_keys(spelt[first : first + CHUNK]) for first in range(0, len(spelt), CHUNK)]
    codes = sorted(set().union(*chunks)) if chunks else []
    gram_at, postings = array("I", [0]), array("H")
    for code in codes:
        for chunk in chunks:
            found = chunk.get(code)
            if found:
                postings.extend(found[0] if len(found) == 1 else sorted(set().union(*found)))
            gram_at.append(len(postings))
    return array("Q", codes), gram_at, postings


def _gram_keys(spelt: list[str]) -> dict[int, list[list[int]]]:
    """For each gram the lists of keys, each in ascending order, of the words that have it."""
    of_word: defaultdict[str, list[int]] = defaultdict(list)
    for key, text in enumerate(spelt):
        for word in set(text.split()):
            of_word[word].append(key)
    found: defaultdict[int, list[list[int]]] = defaultdict(list)
    for word, keys in of_word.items():
        if "." in word:  # a domain
            continue
        for code in set(word_grams(word)):
            found[code].append(keys)
    return found
