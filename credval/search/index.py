"""Which things can a person mean by this text?

Best first: the name itself, names that begin so, names in which every word typed begins a word, then names spelt
alike. A hit is a proposal; only `SearchIndex.exact` may decide, and never for a text that could be a disguise.
"""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterable, Iterator
from typing import Self

from credval.search.domains import rows_of_begun, rows_of_domain
from credval.search.likeness import alike, spans, texts_of
from credval.search.mending import mended
from credval.search.mistaking import Mistaking, Near
from credval.search.names import ABBREVIATION, ALIAS, DOMAIN, FORMER, Hit, How
from credval.search.packing import packed, unpacked
from credval.search.spellings import consonant_spelling, spellings
from credval.search.table import BLOCK, CHUNK, TOP, Begins, Table, inner_pairs
from credval.text import Text, both, mark
from credval.writing.folding import plain, same_title, title_keys
from credval.writing.hosts import host_begun, host_of
from credval.writing.lookalikes import is_suspicious, reading
from credval.writing.scripts import COMMON, script_of

_MOST_WORDS = 5_000
"""Beginnings looked at for several words begun; a word that begins more than that tells nothing."""
_CERTAINLY_ALIKE = 88.0
_LONGEST_ABBREVIATION = 5
_IN_PART = 0.9
_ALIKE = 60.0
"""The likeness (0 to 100) from which a name is proposed as spelt alike."""


Scored = tuple[float, float, int, int]
"""Of a key that is spelt alike: its likeness, and that of the whole text, below nought; its order; the key."""
_BEGINS = mark("begins “{name}”, or a word of it")
_WORDS_BEGIN = mark("every word typed begins one of “{name}”")
_READS = mark("reads like “{name}” in Latin letters")
_PART = mark("stands in “{name}”")
_NEARLY = mark("is spelt nearly like “{name}”")
_DISGUISED = mark("looks like “{name}”, but is written with other characters")
_NO_NAME = (ABBREVIATION, DOMAIN)
_HOW = {ALIAS: How.ALIAS, FORMER: How.FORMER, ABBREVIATION: How.ABBREVIATION}
_AFTER = {ALIAS: 1, FORMER: 1, ABBREVIATION: 2}


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
        another, unless a name is written in these very characters; nothing for abbreviations of institutions and
        domains, which many bear.
        """
        found: dict[str, How] = {}
        for row in self._exact_rows(text, country):
            target, kind = self._table.target(row), self._table.kind(row)
            if kind not in _NO_NAME and found.get(target) is not How.EXACT:
                found[target] = How.ALIAS if kind == ALIAS else How.EXACT
        return tuple(sorted(found.items(), key=lambda one: (one[1] is not How.EXACT, one[0])))

    def near(self, text: str) -> Near | None:
        """The known name that ``text`` can be taken for without being it, wherever; None if there is none."""
        return Mistaking(self._table, self._named, self._keys_begun).near(text)

    def _named(self, text: str) -> list[int]:
        return [row for row in self._exact_rows(text, None) if self._table.kind(row) != DOMAIN]

    def _keys_begun(self, words: list[str]) -> list[int]:
        """Keys in which every one of ``words`` begins a word; of one word, those that are it."""
        begins = self._table.of(None)
        if len(words) > 1:
            return self._words_begun(words, begins)
        first, last = self._table.begun(f"{words[0]}\n")
        others = len(self._table.keys) * self._table.words
        return [*self._table.keys_of(one for one in begins.between(first, last) if one < others)]

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
        yield from self._domain_hits(rows_of_domain(self._table, host_of(text)), country)
        yield from self._exact_hits(text, country)
        yield from self._domain_hits(self._begun_domain(text), country)
        if is_suspicious(text):
            yield from self._close_hits(self._scored(spellings(reading(text)), country), text, disguised=True)
        else:
            yield from self._meant_hits(text, country)

    def _meant_hits(self, text: str, country: str | None) -> Iterator[Hit]:
        """Names that begin so or are spelt alike; where nothing certainly is, those with the same consonants too."""
        typed, voiceless = spellings(text), consonant_spelling(text)
        yield from self._begun_hits(typed, text, country)
        yield from self._part_hits(text, country)
        if not _one_long_word(text):
            yield from self._begun_hits(voiceless, text, country)
        alike = self._scored(typed, country)
        if not _certain(alike):
            if _one_long_word(text):
                yield from self._begun_hits(voiceless, text, country)
            if voiceless and not all(map(self._how_often_begun, typed[0].split())):
                alike = sorted(alike + self._scored(voiceless, country))
        yield from self._close_hits(alike, text)

    # --- the name itself ---

    def _exact_rows(self, text: str, country: str | None) -> Iterator[int]:
        table, disguised = self._table, is_suspicious(text)
        low, high = table.places.get(country, (0, 0))[:2] if country is not None else (0, len(table.names))
        for row in filter(range(low, high).__contains__, self._titled(text)):
            name = table.name(row)
            if name == text or (not (disguised or is_suspicious(name)) and same_title(text, name)):
                yield row

    def _titled(self, text: str) -> Iterator[int]:
        """The rows whose title key has the hash of one of ``text``."""
        for key in title_keys(text):
            if key:
                yield from self._table.titled(key)

    def _exact_hits(self, text: str, country: str | None) -> Iterator[Hit]:
        """Titles, and what titles begin with, before other names; in the script that was typed before others."""
        table, spelt = self._table, tuple(spellings(text))

        def place(row: int) -> tuple[int, bool, bool, int]:
            begins, kind = table.title_of(row).startswith(spelt), table.kind(row)
            after = 0 if begins and kind == ALIAS else _AFTER.get(kind, 0)
            return after, _in_other_letters(text, table.name(row)), not begins, row

        for row in sorted(self._exact_rows(text, country), key=place):
            kind, name = table.kind(row), table.name(row)
            if kind != DOMAIN:
                how = _HOW.get(kind, How.EXACT)
                yield Hit(table.target(row), name, how, self._because_named(text, row))

    def _because_named(self, text: str, row: int) -> Text:
        kind, name, until = self._table.kind(row), self._table.name(row), self._table.last_year(row)
        if kind == FORMER:
            return _because_former(name, until)
        if kind in (ALIAS, ABBREVIATION):
            return _because_alias(name)
        if _in_other_letters(text, name):
            return both("is “{name}” in other letters", name=name)
        return both("is the title “{name}”", name=name)

    def _domain_hits(self, rows: Iterable[int], country: str | None) -> Iterator[Hit]:
        for row in rows:
            if country is None or row in range(*self._table.places[country][:2]):
                name = self._table.name(row)
                says = both("has the web address {name}", name=name)
                yield Hit(self._table.target(row), name, How.DOMAIN, says)

    def _begun_domain(self, text: str) -> list[int]:
        begun = host_begun(text)
        return rows_of_begun(self._table, begun, lambda key: self._keys_begun([key])) if begun else []

    # --- names that begin so ---

    def _begun_hits(self, typed: list[str], text: str, country: str | None) -> Iterator[Hit]:
        table = self._table
        begins = table.of(country)
        for spelling in typed:
            first, last = begins.entries(*table.begun(spelling))
            for key in table.keys_of(_in_order(begins, first, last)):
                yield self._hit_begun(key, text, _BEGINS)
        for words in (spelling.split() for spelling in typed):
            for key in self._words_begun(words, begins):
                yield self._hit_begun(key, text, _WORDS_BEGIN)

    def _hit_begun(self, key: int, text: str, says: str) -> Hit:
        row = self._table.key_rows[key]
        name = self._table.name(row)
        if _in_other_letters(text, name):
            return self._hit(row, name, How.TRANSLITERATED, _READS)
        return self._hit(row, name, How.PREFIX, says)

    def _words_begun(self, words: list[str], begins: Begins) -> list[int]:
        """The keys in which each of ``words`` begins a word, in whatever order; only the last may be one letter."""
        if len(words) < 2 or any(len(word) < 2 for word in words[:-1]):
            return []
        first, last = 0, _MOST_WORDS + 1
        for word in words:
            one, other = begins.entries(*self._table.begun(word))
            if other - one < last - first:
                first, last = one, other
            if first == last:
                return []
        if last - first > _MOST_WORDS:
            return []
        find, starts = self._table.keys.raw.find, self._table.keys.starts
        found = set(self._table.keys_of(begins.between(first, last)))
        for word in words:
            begun = f" {word}".encode("utf-8", "surrogatepass")
            found = {key for key in found if find(begun, starts[key], starts[key + 1]) >= 0}
        order = self._table.order
        return sorted(found, key=lambda key: (starts[key + 1] - starts[key], order[key]))

    def _hit(self, row: int, name: str, how: How, says: str, closeness: float = 100.0) -> Hit:
        return Hit(self._table.target(row), name, how, both(says, name=name), closeness)

    def _part_hits(self, text: str, country: str | None) -> Iterator[Hit]:
        """Names in whose middle ``text`` stands, where words are not set apart."""
        typed = plain(text)
        codes = inner_pairs(typed)
        if not codes:
            return
        low, high = (0, len(self._table.keys)) if country is None else self._table.places[country][2:4]
        found = [self._keys_of(code, low, high) for code in codes]
        keys, wanted = self._table.keys, typed.encode("utf-8", "surrogatepass")
        rarest = min(found, key=len)
        parts = [key for key in rarest if keys.raw.find(wanted, keys.starts[key], keys.starts[key + 1]) >= 0]
        for key in sorted(parts, key=self._table.order.__getitem__):
            row = self._table.key_rows[key]
            yield self._hit(row, self._table.name(row), How.PART, _PART)

    def _keys_of(self, code: int, low: int, high: int) -> list[int]:
        place = bisect.bisect_left(self._table.grams, code)
        if self._table.grams[place : place + 1] != array("Q", [code]):
            return []
        found = spans(self._table, place, low, high)
        return [chunk * CHUNK + key for chunk, a, b in found for key in self._table.postings[a:b]]

    # --- names spelt alike ---

    def _close_hits(self, alike: list[Scored], text: str, *, disguised: bool = False) -> Iterator[Hit]:
        for worth, _, _, key in alike:
            row = self._table.key_rows[key]
            name = self._table.name(row)
            foreign = not disguised and _in_other_letters(text, name)
            says = _DISGUISED if disguised else _READS if foreign else _NEARLY
            yield self._hit(row, name, How.CLOSE, says, -worth)

    def _scored(self, spelt: list[str], country: str | None) -> list[Scored]:
        """The keys most like one of ``spelt``, best first."""
        from rapidfuzz import fuzz, process

        order = self._table.order
        scored: list[Scored] = []
        for typed, likely in self._likely(spelt, country):
            for text, likeness, _ in process.extract(
                typed, likely.keys(), scorer=fuzz.WRatio, limit=None, score_cutoff=_ALIKE
            ):
                # many are equally like by parts; then the whole decides
                worth, whole = likeness * _worth(typed, text), fuzz.ratio(typed, text)
                scored += [(-worth, -whole, order[key], key) for key in likely[text]]
            if _certain(scored):
                break
        return sorted(scored)

    def _likely(self, spelt: list[str], country: str | None) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """Each spelling with the texts that it may be; the first then with those that it is when mended.

        Not in one country, where most groups of letters can be counted.
        """
        for typed in spelt:
            if len(typed) > 2:
                yield typed, alike(self._table, typed, country)
                if country is None and typed == spelt[0]:
                    yield typed, texts_of(self._table, self._mended(typed))

    def _mended(self, typed: str) -> Iterator[int]:
        begins = self._table.of(None)
        meant = mended(typed, self._how_often_begun)
        if meant:
            yield from self._table.keys_of(_in_order(begins, *self._table.begun(meant)))
            yield from self._words_begun(meant.split(), begins)

    def _how_often_begun(self, word: str) -> int:
        first, last = self._table.begun(word)
        return last - first


def _one_long_word(text: str) -> bool:
    """Whether the consonants are soon those of another word, as of a misspelt "Bachlor". Short words abbreviate."""
    return len(text.split()) == 1 and len(text) > _LONGEST_ABBREVIATION


def _certain(scored: list[Scored]) -> bool:
    return bool(scored) and -min(scored)[0] >= _CERTAINLY_ALIKE


def _worth(typed: str, key: str) -> float:
    """What a likeness counts for: less if it is in the consonants only, or if most of what is typed has no part in it."""
    return _IN_PART if typed.startswith("~") or 2 * len(key) < len(typed) else 1.0


def _in_order(begins: Begins, first: int, last: int) -> Iterator[int]:
    """The numbers of entries ``first`` to ``last`` in ascending order; of very many, the lowest ones quickly."""
    if last - first > 4 * BLOCK:
        low, high = -(-first // BLOCK), last // BLOCK
        ends = begins.between(first, low * BLOCK) + begins.between(high * BLOCK, last)
        yield from sorted(begins.tops[low * TOP : high * TOP] + ends)[:TOP]
    yield from sorted(begins.between(first, last))


def _because_former(name: str, until: int) -> Text:
    if until:
        return both("was called “{name}” until {year}", name=name, year=until)
    return both("was called “{name}” before", name=name)


def _in_other_letters(text: str, name: str) -> bool:
    """Whether the two share no script: what is typed is how the name reads."""
    if text.isascii() and name.isascii():
        return False
    typed, written = ({script_of(char) for char in one} - {COMMON} for one in (text, name))
    return bool(typed and written) and not typed & written


def _because_alias(name: str) -> Text:
    if "." in name or (" " not in name and not name.islower()):
        return both("matches the abbreviation “{name}”", name=name)
    return both("matches the other name “{name}”", name=name)
