"""How is a search index made of names? Whatever order they come in, the same index.

Every tenth of a second counts in a build, so what is done for each of half a million word beginnings is done by sorts
and comprehensions over whole columns.
"""

from __future__ import annotations

import itertools
import operator
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from credval.search.domains import label_key
from credval.search.index import SearchIndex
from credval.search.names import DOMAIN, ID, SearchName
from credval.search.spellings import consonant_key
from credval.search.table import (
    BLOCK,
    CHUNK,
    TOP,
    Begins,
    Choice,
    Keys,
    Table,
    Texts,
    headline,
    inverse,
    title_hash,
    word_grams,
)  # fmt: skip
from credval.writing.folding import fold, fold_title, plain, title_keys, variants

_LETTER = re.compile(r"\b\w\b")
"""One that stands alone, as in an abbreviation."""
_MOST_WORDS = 1000
"""Of one name: the words behind are not looked for by their beginnings. So the numbers of beginnings fit into four bytes."""
_ARABIC = re.compile("[\u0620-\u06ff]{3}")


def build(names: Iterable[SearchName]) -> SearchIndex:
    """The index of ``names``. The same set of names gives the same bytes."""
    rows = [one for one, _same in itertools.groupby(sorted(names, key=_place))]
    spelt, key_rows, titles, title_rows = _spellings(rows)
    keys = Keys.of(spelt)
    things, thing_at = _things(rows)
    kinds, of_kind = _numbered([one.kind for one in rows])
    ended = array("I", [row for row, one in enumerate(rows) if one.until])
    of_text = _places_of(spelt)
    word, of_key, by_text = _sorted_beginnings(of_text)
    order, by_order = _order(spelt, key_rows, rows, by_text)
    words = max(word, default=0) + 1
    begins = _numbers(word, of_key, order, words)
    places, chosen = _by_country(rows, key_rows, of_key)
    codes, gram_at, postings = _postings(spelt)
    return SearchIndex(
        Table(
            kinds=kinds,
            places=places,
            words=words,
            things=things,
            names=_names(rows, spelt, key_rows),
            keys=keys,
            thing_at=thing_at,
            of_kind=array("B", of_kind),
            ended=ended,
            until=array("H", [rows[row].until or 0 for row in ended]),
            key_rows=key_rows,
            by_order=by_order,
            titles=titles,
            title_rows=title_rows,
            grams=codes,
            gram_at=gram_at,
            postings=postings,
            begins=begins,
            tops=_tops(begins),
            chosen=chosen,
            local_tops=_tops(Begins(begins, array("I"), chosen).between(0, len(chosen.low))),
        )
    )


def _place(one: SearchName) -> tuple[str, str, int, str, str, int]:
    """Names stand by country, thing and rank."""
    return one.country, one.target, one.rank, one.kind, one.name, one.until or 0


def _spellings(rows: list[SearchName]) -> tuple[list[str], array[int], array[int], array[int]]:
    """All keys with their rows; and the hashes of title keys in ascending order, with theirs.

    Many things share a name, which is spelt once.
    """
    names: dict[str, _Spelt] = {}
    domains: dict[str, _Spelt] = {}
    spelt, hashed = [], []
    for _target, name, kind, *_ in rows:
        known = domains if kind == DOMAIN else names
        found = known.get(name)
        if found is None:
            found = known[name] = _spelt(name, kind == DOMAIN)
        spelt.append(found[0])
        hashed.append(found[1] if kind != ID else [])
    titles, title_rows = array("I", _chained(hashed)), _rows_of(hashed)
    by_title = array("I", sorted(range(len(titles)), key=titles.__getitem__))
    return (
        [*_chained(spelt)],
        _rows_of(spelt),
        array("I", [titles[one] for one in by_title]),
        array("I", [title_rows[one] for one in by_title]),
    )


_Spelt = tuple[list[str], list[int]]
_chained = itertools.chain.from_iterable


def _rows_of(found: list[list[Any]]) -> array[int]:
    """For everything that was found in a row, one after the other: which row."""
    return array("I", _chained(map(itertools.repeat, range(len(found)), map(len, found))))


def _spelt(name: str, domain: bool) -> tuple[list[str], list[int]]:
    """The keys of a name, and the hashes of its title keys. `fold` remembers what it did last."""
    keys = [label_key(name)] if domain else _keys(name)
    return keys, [title_hash(key) for key in title_keys(name) if key]


def _things(rows: list[SearchName]) -> tuple[Texts, array[int]]:
    """The things in the order of their rows, and the row in which each begins."""
    found = [
        (one.target, row) for row, one in enumerate(rows) if not row or rows[row - 1].target != one.target
    ]
    return Texts.of(target for target, _ in found), array("I", [row for _, row in found])


def _names(rows: list[SearchName], spelt: list[str], key_rows: array[int]) -> Texts:
    """The names; "" for those that their first key tells, which is found for all of them in one go."""
    first = dict(zip(reversed(key_rows), reversed(spelt), strict=True))
    told = dict(zip(first, headline("\n".join(first.values())).split("\n"), strict=False))
    return Texts.of("" if one.name == told.get(row) else one.name for row, one in enumerate(rows))


def _numbered(words: list[str]) -> tuple[list[str], array[int]]:
    """The different words in alphabetical order, and for each word which of them it is."""
    different = sorted(set(words))
    places = {word: place for place, word in enumerate(different)}
    return different, array("I", map(places.__getitem__, words))


def _keys(name: str) -> list[str]:
    """The spellings of a name: in its own script, in Latin letters, and of abbreviations (B. Com.) without gaps."""
    folded = fold(name)
    abbreviated = [fold_title(name)] if _LETTER.search(folded) else []
    if name.isascii():
        return [key for key in dict.fromkeys((folded, *abbreviated)) if key]
    voiceless = [consonant_key(name)] if _ARABIC.search(name) else []
    return [key for key in dict.fromkeys((plain(name), *variants(name), *abbreviated, *voiceless)) if key]


def _places_of(texts: list[str]) -> dict[str, list[int]]:
    """Where each different text stands, in ascending order."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        known = found.get(text)
        if known is None:
            found[text] = [place]
        else:
            known.append(place)
    return found


def _sorted_beginnings(of_text: dict[str, list[int]]) -> tuple[array[int], array[int], list[int]]:
    """Each beginning of a word, in the order of the text from there to its key's end: which word of the key it is, and
    whose; and all keys in the order of their texts.

    Many keys have one text, which is sorted once. Bytes are compared as Latin-1, for which Python has a way of its own;
    their order is the same.
    """
    texts = Keys.of(of_text)
    text, starts = texts.raw.decode("latin-1"), texts.starts
    words = [key.count(" ") for key in text.split("\n")[:-1]]
    whose = array("I", _chained(map(itertools.repeat, range(len(words)), words)))
    word = array("I", _chained(map(range, words)))
    blanks = itertools.accumulate(map(len, text.split(" ")[:-1]))
    at = map(operator.add, blanks, itertools.count(1))
    ends = map(starts[1:].__getitem__, whose)
    suffixes = [*map(text.__getitem__, map(slice, at, ends))]
    by_text = sorted(range(len(whose)), key=suffixes.__getitem__)
    if max(words, default=0) > _MOST_WORDS:
        by_text = [one for one in by_text if word[one] < _MOST_WORDS]
    keys = [*of_text.values()]
    borne = [keys[whose[one]] for one in by_text]
    word = array("I", _chained(map(itertools.repeat, map(word.__getitem__, by_text), map(len, borne))))
    of_key = array("I", _chained(borne))
    return word, of_key, [key for nth, key in zip(word, of_key, strict=True) if not nth]


def _order(
    spelt: list[str], key_rows: array[int], rows: list[SearchName], by_text: list[int]
) -> tuple[array[int], array[int]]:
    """The place of each key by rank, length and text; and the keys in that order."""
    ranks = [min(one.rank, 4) << 32 for one in rows]
    weights = [*map(operator.or_, map(ranks.__getitem__, key_rows), map(len, spelt))]
    by_order = array("I", sorted(by_text, key=weights.__getitem__))
    return inverse(by_order), by_order


def _numbers(word: array[int], of_key: array[int], order: array[int], words: int) -> array[int]:
    """The number of each beginning (`Begins`)."""
    later = len(order)
    return array(
        "I",
        [
            (order[key] + later) * words + nth if nth else order[key] * words
            for nth, key in zip(word, of_key, strict=True)
        ],
    )


def _by_country(
    rows: list[SearchName], key_rows: array[int], of_key: array[int]
) -> tuple[dict[str, tuple[int, int, int, int, int]], Choice]:
    """Where each country's rows, keys and beginnings lie; and which beginnings are its own."""
    of_rows = _ranges([one.country for one in rows])
    of_keys = _ranges([rows[row].country for row in key_rows])
    places = {
        country: (*rows_of, *of_keys.get(country, (0, 0)), number)
        for number, (country, rows_of) in enumerate(of_rows.items())
    }
    lengths = (last - first for _, _, first, last, _ in places.values())
    numbers = array("H", _chained(map(itertools.repeat, itertools.count(), lengths)))
    by_country = _sorted_apart(map(numbers.__getitem__, of_key), len(places))
    return places, Choice.of(by_country, len(of_key))


def _sorted_apart(numbers: Iterable[int], n: int) -> list[list[int]]:
    """For each number below ``n`` where it stands, in ascending order."""
    found: list[list[int]] = [[] for _ in range(n)]
    put = [one.append for one in found]
    for place, number in enumerate(numbers):
        put[number](place)
    return found


def _ranges(countries: list[str]) -> dict[str, tuple[int, int]]:
    """Where each country begins and ends in a sequence that is sorted by country."""
    counts = Counter(countries)
    return dict(zip(counts, _spans(counts.values()), strict=True))


def _spans(lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where pieces of these lengths begin and end, laid one after the other."""
    return itertools.pairwise(itertools.accumulate(lengths, initial=0))


def _tops(numbers: array[int]) -> array[int]:
    blocks = range(0, len(numbers) - BLOCK + 1, BLOCK)
    return array("I", [top for block in blocks for top in sorted(numbers[block : block + BLOCK])[:TOP]])


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
                postings.extend(found[0] if len(found) == 1 else _merged(found))
            gram_at.append(len(postings))
    return array("Q", codes), gram_at, postings


def _merged(found: list[list[int]]) -> list[int]:
    """All of them in ascending order, each once."""
    merged = sorted(_chained(found))
    return [one for one, following in zip(merged, [*merged[1:], -1], strict=True) if one != following]


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
