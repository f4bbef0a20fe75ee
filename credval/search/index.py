"""Which things can a person mean by this text?

Best first: the name itself, names that begin so, names in which every word typed begins a word, then names spelt
alike. A hit is a proposal; only `SearchIndex.exact` may decide, and never for a text that could be a disguise.
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Self

from credval.search.names import ALIAS, Hit, How
from credval.search.packing import packed, unpacked
from credval.search.table import BLOCK, CHUNK, TOP, Begins, Table, grams
from credval.text import Text, both
from credval.writing.folding import fold, fold_title, plain, same_title, title_keys
from credval.writing.lookalikes import is_suspicious, reading

_MOST_WORDS = 5_000
"""Beginnings looked at for several words begun; a word that begins more than that tells nothing."""
_MOST_POSTINGS = 6_000
_RARE, _VERY_RARE = 400, 40
"""Groups of letters in so few keys count double, and three times."""
_CERTAINLY_ALIKE = 88.0
_RERANKED = 60
_ALIKE = 60.0
"""The likeness (0 to 100) from which a name is proposed as spelt alike."""


class SearchIndex:
    """An index made by `credval.search.build` or read from bytes. Never changes; finding has no memory."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table.names)

    def to_bytes(self) -> bytes:
        """The index for a file; the same bytes for the same names."""
        return packed(self._table)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """The index in ``raw``. Raises IndexDamagedError."""
        return cls(unpacked(raw))

    def exact(self, text: str, country: str | None = None) -> tuple[tuple[str, How], ...]:
        """(thing, exact or alias) for each name that is ``text``, up to what `fold_title` folds.

        Titles come before aliases, then by thing. Nothing for a text with an oddity that could make it pass for
        another, unless a name is written in these very characters.
        """
        found: dict[str, How] = {}
        for row in self._exact_rows(text, country):
            target = self._table.target(row)
            if found.get(target) is not How.EXACT:
                found[target] = How.ALIAS if self._table.kind(row) == ALIAS else How.EXACT
        return tuple(sorted(found.items(), key=lambda one: (one[1] is not How.EXACT, one[0])))

    def find(self, text: str, country: str | None = None, limit: int = 10) -> list[Hit]:
        """At most ``limit`` things that can be meant, best first, each once; ``country`` narrows to its own."""
        hits: dict[str, Hit] = {}
        for hit in self._hits(text, country):
            hits.setdefault(hit.target, hit)
            if len(hits) == limit:
                break
        return list(hits.values())

    def _hits(self, text: str, country: str | None) -> Iterator[Hit]:
        if country is not None and country not in self._table.places:
            return
        yield from self._exact_hits(text, country)
        if is_suspicious(text):
            yield from self._close_hits(_spellings(reading(text)), country, disguised=True)
            return
        spellings = _spellings(text)
        yield from self._begun_hits(spellings, text, country)
        yield from self._close_hits(spellings, country, disguised=False)

    # --- the name itself ---

    def _exact_rows(self, text: str, country: str | None) -> Iterator[int]:
        table, disguised = self._table, is_suspicious(text)
        low, high = table.places.get(country, (0, 0))[:2] if country is not None else (0, len(table.names))
        for row in filter(range(low, high).__contains__, self._titled(text)):
            name = table.names[row]
            if name == text or (not (disguised or is_suspicious(name)) and same_title(text, name)):
                yield row

    def _titled(self, text: str) -> Iterator[int]:
        """The rows whose title key has the hash of one of ``text``."""
        for key in title_keys(text):
            if key:
                yield from self._table.titled(key)

    def _exact_hits(self, text: str, country: str | None) -> Iterator[Hit]:
        table = self._table
        for row in sorted(self._exact_rows(text, country), key=lambda row: (table.kind(row) == ALIAS, row)):
            name = table.names[row]
            if table.kind(row) == ALIAS:
                yield Hit(table.target(row), name, How.ALIAS, _because_alias(name))
            else:
                yield Hit(table.target(row), name, How.EXACT, both("is the title “{name}”", name=name))

    # --- names that begin so ---

    def _begun_hits(self, spellings: list[str], text: str, country: str | None) -> Iterator[Hit]:
        table = self._table
        begins, low, high = self._begins(country)
        for spelling in spellings:
            first, last = self._range(begins, spelling, low, high)
            for priority in _in_order(begins, first, last):
                key = table.by_order[priority % len(table.keys)]
                yield self._hit(key, How.PREFIX, _because_begun(text, self._name(key)))
        for words in (spelling.split() for spelling in spellings):
            for key in self._words_begun(words, begins, low, high):
                because = both("every word typed begins one of “{name}”", name=self._name(key))
                yield self._hit(key, How.PREFIX, because)

    def _begins(self, country: str | None) -> tuple[Begins, int, int]:
        if country is None:
            return self._table.overall, 0, len(self._table.overall.at)
        return (self._table.local, *self._table.places[country][4:6])

    def _range(self, begins: Begins, typed: str, low: int, high: int) -> tuple[int, int]:
        """Where the entries from ``low`` to ``high`` lie that begin with ``typed``. UTF-8 sorts as the letters do."""
        raw, at, wanted = self._table.keys.raw, begins.at, typed.encode("utf-8", "surrogatepass")
        size = len(wanted)

        def text(i: int) -> bytes:
            return raw[at[i] : at[i] + size]

        places = range(low, high)
        first = bisect.bisect_left(places, wanted, key=text)
        return low + first, low + bisect.bisect_right(places, wanted, first, key=text)

    def _words_begun(self, words: list[str], begins: Begins, low: int, high: int) -> list[int]:
        """The keys in which each of ``words`` begins a word, in whatever order; only the last may be one letter."""
        if len(words) < 2 or any(len(word) < 2 for word in words[:-1]):
            return []
        ranges = [self._range(begins, word, low, high) for word in words]
        first, last = min(ranges, key=lambda one: one[1] - one[0])
        if last - first > _MOST_WORDS:
            return []
        keys, by_order = self._table.keys, self._table.by_order
        count, find, starts = len(keys), keys.raw.find, keys.starts
        found = {by_order[priority % count] for priority in begins.priority[first:last]}
        for word in words:
            begun = f" {word}".encode("utf-8", "surrogatepass")
            found = {key for key in found if find(begun, starts[key], starts[key + 1]) >= 0}
        order = self._table.order
        return sorted(found, key=lambda key: (starts[key + 1] - starts[key], order[key]))

    def _name(self, key: int) -> str:
        return self._table.names[self._table.key_rows[key]]

    def _hit(self, key: int, how: How, because: Text, closeness: float = 100.0) -> Hit:
        row = self._table.key_rows[key]
        return Hit(self._table.target(row), self._table.names[row], how, because, closeness)

    # --- names spelt alike ---

    def _close_hits(self, spellings: list[str], country: str | None, *, disguised: bool) -> Iterator[Hit]:
        for likeness, key in self._scored(spellings, country):
            name = self._name(key)
            if disguised:
                because = both("looks like “{name}”, but is written with other characters", name=name)
            else:
                because = both("is spelt nearly like “{name}”", name=name)
            yield self._hit(key, How.CLOSE, because, likeness)

    def _scored(self, spellings: list[str], country: str | None) -> list[tuple[float, int]]:
        """(likeness, key) of the keys most like one of ``spellings``, best first."""
        from rapidfuzz import fuzz, process

        keys, order = self._table.keys, self._table.order
        scored: list[tuple[float, float, int, int]] = []
        for typed in spellings:
            likely = self._alike(typed, country) if len(typed) > 2 else []
            texts = [keys[key] for key in likely]
            for text, likeness, i in process.extract(
                typed, texts, scorer=fuzz.WRatio, limit=None, score_cutoff=_ALIKE
            ):
                # many are equally like by parts; then the whole decides
                scored.append((-likeness, -fuzz.ratio(typed, text), order[likely[i]], likely[i]))
            if scored and -min(scored)[0] >= _CERTAINLY_ALIKE:
                break
        return [(-likeness, key) for likeness, _, _, key in sorted(scored)]

    def _alike(self, typed: str, country: str | None) -> list[int]:
        """The keys that share most of the rare groups of letters with ``typed``."""
        low, high = (0, len(self._table.keys)) if country is None else self._table.places[country][2:4]
        if high - low <= _RERANKED:
            return list(range(low, high))
        shared: list[Counter[int]] = [Counter() for _ in range(self._table.chunks)]
        left = min(_MOST_POSTINGS, 500 + 5 * (high - low))
        for size, spans in sorted(self._postings(typed, low, high)):
            if size > left and any(shared):
                break
            for chunk, first, last in spans:
                found = self._table.postings[first:last]
                for _ in range(1 + (size <= _RARE) + (size <= _VERY_RARE)):
                    shared[chunk].update(found)
            left -= size
        return self._most_shared(shared)

    def _most_shared(self, shared: list[Counter[int]]) -> list[int]:
        """The keys counted most often, about `_RERANKED` of them."""
        counts, enough, least = Counter(itertools.chain(*(one.values() for one in shared))), 0, 0
        for least in sorted(counts, reverse=True):
            enough += counts[least]
            if enough >= _RERANKED:
                break
        order, found = self._table.order, []
        for chunk, counted in enumerate(shared):
            base = chunk * CHUNK
            found += [
                (-count, order[base + key], base + key) for key, count in counted.items() if count >= least
            ]
        return [key for _, _, key in sorted(found)[:_RERANKED]]

    def _postings(self, typed: str, low: int, high: int) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
        """(how many, [(chunk, from where, to where)]) for each gram of ``typed`` that a key from ``low`` to ``high`` has."""
        codes = self._table.grams
        for code in grams(typed):
            place = bisect.bisect_left(codes, code)
            if place < len(codes) and codes[place] == code:
                spans = self._spans(place, low, high)
                if spans:
                    yield sum(last - first for _, first, last in spans), spans

    def _spans(self, gram: int, low: int, high: int) -> list[tuple[int, int, int]]:
        table, found = self._table, []
        for chunk in range(low // CHUNK, -(-high // CHUNK)):
            base = chunk * CHUNK
            first, last = table.gram_at[gram * table.chunks + chunk : gram * table.chunks + chunk + 2]
            if low > base:
                first = bisect.bisect_left(table.postings, low - base, first, last)
            if high < base + CHUNK:
                last = bisect.bisect_left(table.postings, high - base, first, last)
            if first < last:
                found.append((chunk, first, last))
        return found


def _in_order(begins: Begins, first: int, last: int) -> Iterator[int]:
    """The priorities of entries ``first`` to ``last`` in ascending order; of very many, the lowest ones quickly."""
    if last - first > 4 * BLOCK:
        low, high = -(-first // BLOCK), last // BLOCK
        ends = begins.priority[first : low * BLOCK] + begins.priority[high * BLOCK : last]
        yield from sorted(begins.tops[low * TOP : high * TOP] + ends)[:TOP]
    yield from sorted(begins.priority[first:last])


def _spellings(text: str) -> list[str]:
    """How ``text`` can stand in the keys: in its own script, in Latin letters, and as an abbreviation without gaps."""
    own = [] if text.isascii() else [plain(text)]
    folded = fold(text)
    abbreviated = [fold_title(text)] if any(len(word) == 1 for word in folded.split()) else []
    return [one for one in dict.fromkeys((*own, folded, *abbreviated)) if one]


def _because_alias(name: str) -> Text:
    if "." in name or (" " not in name and not name.islower()):
        return both("matches the abbreviation “{name}”", name=name)
    return both("matches the other name “{name}”", name=name)


def _because_begun(text: str, name: str) -> Text:
    if not text.isascii() and plain(text) not in plain(name):
        return both("reads like “{name}” in Latin letters", name=name)
    return both("begins “{name}”, or a word of it", name=name)
