"""The columns of a search index: plain bytes and arrays, as they are built, stored and searched."""

from __future__ import annotations

import bisect
import itertools
import re
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from credval.writing.folding import title_keys

BLOCK, TOP = 1024, 32
EVERY, MARK = 128, 16
_AFTER_ALL = b"\xff"
"""No letter's UTF-8 has it, so that it comes behind whatever begins alike."""
CHUNK = 65_536
"""Keys of one chunk are numbered in two bytes; postings take half the room so."""
_UNSPACED = "\u2e80"
"""From here on letters are written without spaces and mean much: two of them are a name (Han, kana, Hangul)."""

_SMALL = re.compile(rb" (Of|And|For|De|The|In|At|Di|Et|On|La|Do|Des|Del|E|En|Du|Der|Und|Och|Y)(?= )")


class Choice:
    """Which beginnings are each country's own, in ascending order, one country after the other, in two bytes each.

    ``low`` are their low halves; those of country c with the high half h are ``low[steps[p] : steps[p + 1]]``, p being
    ``c * turn + h``.
    """

    __slots__ = ("low", "steps", "turn")

    def __init__(self, low: array[int], steps: array[int], turn: int) -> None:
        self.low, self.steps, self.turn = low, steps, turn

    @classmethod
    def of(cls, by_country: Sequence[Sequence[int]], count: int) -> Choice:
        """The choice of ``count`` beginnings by country."""
        turn, steps, end = (count >> 16) + 1, array("I", [0]), 0
        for own in by_country:
            steps.extend(end + bisect.bisect_left(own, high << 16) for high in range(1, turn + 1))
            end += len(own)
        return cls(array("H", map(0xFFFF.__and__, itertools.chain(*by_country))), steps, turn)

    def place(self, country: int, beginning: int) -> int:
        """The first place of that country where no beginning before this one stands."""
        piece = country * self.turn + (beginning >> 16)
        return bisect.bisect_left(self.low, beginning & 0xFFFF, self.steps[piece], self.steps[piece + 1])

    def between(self, first: int, last: int) -> Iterator[tuple[int, array[int]]]:
        """The beginnings from place ``first`` up to ``last``: what each of a piece is to be raised by, and the piece."""
        piece = bisect.bisect_right(self.steps, first) - 1
        while first < last:
            end = min(last, self.steps[piece + 1])
            yield piece % self.turn << 16, self.low[first:end]
            first, piece = end, piece + 1


class Texts:
    """Many texts in one piece of UTF-8; text i begins at ``starts[i]``, which has one place more than there are texts.

    A list of as many str takes six times the room and the time to load.
    """

    __slots__ = ("raw", "starts")

    def __init__(self, raw: bytes, starts: array[int]) -> None:
        self.raw, self.starts = raw, starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """``texts`` in one piece."""
        pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
        return cls(b"".join(pieces), array("I", [0, *itertools.accumulate(map(len, pieces))]))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> str:
        return self.raw[self.starts[i] : self.starts[i + 1]].decode("utf-8", "surrogatepass")


class Keys(Texts):
    """Texts of which each lies behind a space and before a line end, so that every word begins behind a space."""

    __slots__ = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        return super().of(f" {text}\n" for text in texts)

    def __getitem__(self, i: int) -> str:
        return self.raw[self.starts[i] + 1 : self.starts[i + 1] - 1].decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Begins:
    """The beginnings of words in the keys, sorted by the text from there on: all of them, or those of one country.

    Entry i is ``numbers[i]``, or ``numbers[b]`` for entry b of the choice. Such a number is the key's order (plus the
    number of keys where the word is not the first one), times the table's ``words``, plus which word of the key it is:
    the lower the better, and the place in the key is found from it. ``tops`` holds the TOP lowest numbers of each full
    BLOCK of entries, sorted.
    """

    numbers: array[int]
    tops: array[int]
    chosen: Choice | None = None
    country: int = 0

    def entries(self, first: int, last: int) -> tuple[int, int]:
        """Which entries the beginnings ``first`` to ``last`` of all are."""
        if self.chosen is None:
            return first, last
        return self.chosen.place(self.country, first), self.chosen.place(self.country, last)

    def between(self, first: int, last: int) -> array[int]:
        """The numbers of entries ``first`` to ``last``."""
        if self.chosen is None:
            return self.numbers[first:last]
        numbers, found = memoryview(self.numbers), array("I")
        for high, piece in self.chosen.between(first, last):
            found.extend(map(numbers[high:].__getitem__, piece))
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are names, sorted by country, thing and rank; keys are their spellings, in the order of the rows.

    ``things`` are in the order of the rows; thing i has those from ``thing_at[i]`` on. ``names`` holds "" for a name that
    its first key tells (`headline`). ``kinds`` and ``of_kind`` are the words and, for each row, which of them; a name in
    ``ended`` rows is no longer borne, ``until`` its last year. ``places`` gives for each country its ranges of rows and of
    keys, and its number among those in ``chosen``; ``marks`` are the first bytes of every so manyth beginning. ``titles`` are hashes of title keys in ascending order with their
    ``title_rows``. ``order`` is the place of each key when nothing else decides (rank, then length), ``by_order`` its
    inverse; ``words`` is more than the words of any key. ``grams`` are codes in ascending order; the keys of chunk c
    (of ``chunks``) with gram g are ``c * CHUNK + postings[gram_at[p] : gram_at[p + 1]]``, p being ``g * chunks + c``.
    """

    kinds: list[str]
    places: dict[str, tuple[int, int, int, int, int]]
    words: int
    things: Texts
    names: Texts
    keys: Keys
    thing_at: array[int]
    of_kind: array[int]
    ended: array[int]
    until: array[int]
    key_rows: array[int]
    by_order: array[int]
    titles: array[int]
    title_rows: array[int]
    grams: array[int]
    gram_at: array[int]
    postings: array[int]
    begins: array[int]
    tops: array[int]
    chosen: Choice
    local_tops: array[int]
    order: array[int] = field(init=False)
    marks: list[bytes] = field(init=False)
    chunks: int = field(init=False)

    def __post_init__(self) -> None:
        """What is quickly made from the rest is not stored."""
        object.__setattr__(self, "order", inverse(self.by_order))
        object.__setattr__(self, "chunks", -(-len(self.keys) // CHUNK))
        every = map(self.reader(MARK), range(0, len(self.begins), EVERY))
        object.__setattr__(self, "marks", [*every])

    def of(self, country: str | None) -> Begins:
        """All beginnings, or those of a country that is in ``places``."""
        if country is None:
            return Begins(self.begins, self.tops)
        return Begins(self.begins, self.local_tops, self.chosen, self.places[country][4])

    def target(self, row: int) -> str:
        """The thing that the name in ``row`` is one of."""
        return self.things[bisect.bisect_right(self.thing_at, row) - 1]

    def name(self, row: int) -> str:
        """The name in ``row``."""
        return self.names[row] or headline(self.keys[bisect.bisect_left(self.key_rows, row)])

    def title_of(self, row: int) -> str:
        """The first spelling of the first name of the thing that the name in ``row`` is one of; "" if it has none."""
        first = self.thing_at[bisect.bisect_right(self.thing_at, row) - 1]
        key = bisect.bisect_left(self.key_rows, first)
        return self.keys[key] if self.key_rows[key : key + 1] == array("I", [first]) else ""

    def kind(self, row: int) -> str:
        """The kind of the name in ``row``."""
        return self.kinds[self.of_kind[row]]

    def last_year(self, row: int) -> int:
        """The last year of the name in ``row``; 0 if it is borne, or that is not known."""
        place = bisect.bisect_left(self.ended, row)
        return self.until[place] if self.ended[place : place + 1] == array("I", [row]) else 0

    def titled(self, key: str) -> list[int]:
        """The rows that have the title key ``key``."""
        hashed = title_hash(key)
        first = bisect.bisect_left(self.titles, hashed)
        rows = self.title_rows[first : bisect.bisect_right(self.titles, hashed, first)]
        return [row for row in rows if key in title_keys(self.name(row))]

    def keys_of(self, numbers: Iterable[int]) -> Iterator[int]:
        """The keys in which the beginnings with these numbers stand."""
        by_order, words, count = self.by_order, self.words, len(self.by_order)
        return (by_order[number // words % count] for number in numbers)

    def begun(self, typed: str) -> tuple[int, int]:
        """Which of all beginnings begin with ``typed``, from the first to behind the last. UTF-8 sorts as letters do."""
        wanted, end = typed.encode("utf-8", "surrogatepass"), len(self.begins)
        sooner = bisect.bisect_left(self.marks, wanted[:MARK])
        later = bisect.bisect_left(self.marks, wanted[:MARK] + _AFTER_ALL, sooner)
        text = self.reader(len(wanted))
        before, behind = max(0, sooner - 1) * EVERY, range(min(later * EVERY, end))
        first = bisect.bisect_left(behind, wanted, before, key=text)
        if first == end or text(first) != wanted:
            return first, first
        return first, bisect.bisect_right(behind, wanted, first, key=text)

    def reader(self, size: int) -> Callable[[int], bytes]:
        """What gives the first ``size`` bytes of a beginning."""
        begins, words, starts, by_order = self.begins, self.words, self.keys.starts, self.by_order
        raw, count = self.keys.raw, len(self.by_order)
        find = raw.find

        def text(i: int) -> bytes:
            order, word = divmod(begins[i], words)
            place = starts[by_order[order % count]] + 1
            while word:
                place = find(b" ", place) + 1
                word -= 1
            return raw[place : place + size]

        return text


def headline(key: str) -> str:
    """``key``, or keys line by line, with capitals as names in Latin letters have them: a name that is just that is not kept."""
    return _SMALL.sub(lambda found: found[0].lower(), key.encode("utf-8", "surrogatepass").title()).decode(
        "utf-8", "surrogatepass"
    )


def inverse(order: array[int]) -> array[int]:
    """Where each number from 0 on stands in ``order``, which holds each of them once. Raises IndexError for others."""
    found = array("I", bytes(4 * len(order)))
    for place, number in enumerate(order):
        found[number] = place
    return found


def title_hash(title: str) -> int:
    """Thirty-two bits that stand for a title key, the same on every machine; equal ones are compared in full."""
    return zlib.crc32(title.encode("utf-8", "surrogatepass"))


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
