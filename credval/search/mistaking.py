"""Which known name can a typed one be taken for, without being it?

A mill is named like a famous university with one more word, a forged paper has a Cyrillic а, a hurried hand types
Oxfrod. Every text that is one such step away from a known name is looked up, so that none is missed; the answer is a
warning that names both, never a decision.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from credval.search.domains import label_key, rows_of_domain
from credval.search.names import ABBREVIATION, DOMAIN
from credval.search.table import Table
from credval.text import Text, both, mark
from credval.writing.folding import fold, plain, title_keys
from credval.writing.hosts import host_of
from credval.writing.lookalikes import OddityKind, is_suspicious, oddities, reading
from credval.writing.scripts import shown

_LEAST_LETTERS = 6
"""Shorter names are one letter away from anything."""
_LETTERS = "etaonirslhcdumpgbfvkwyzxjq0123456789"
_DIGITS = {
    "0": "o",
    "1": "li",
    "2": "z",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "bg",
    "7": "t",
    "8": "b",
    "9": "g",
}
_SHAPES = (("rn", "m"), ("m", "rn"), ("vv", "w"), ("w", "vv"), ("cl", "d"), ("d", "cl"))
_JOINING = frozenset(
    [
        "a",
        "al",
        "an",
        "and",
        "at",
        "da",
        "das",
        "de",
        "dei",
        "del",
        "der",
        "des",
        "di",
        "do",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "i",
        "in",
        "la",
        "le",
        "les",
        "of",
        "och",
        "the",
        "u",
        "und",
        "y",
    ]
)
_ADORNING = frozenset(
    ["advanced", "american", "asian", "british", "central", "college", "european", "free", "global", "grand", "imperial", "institute", "international", "national", "new", "online", "open", "premier", "private", "pro", "royal", "school", "state", "united", "university", "virtual", "world"]
)  # fmt: skip
"""Words that make a new name of a famous one, even where that is one word."""
_SAME_WORD = re.compile("(bachelor|master|associate|doctor)s")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_TURNED = re.compile("\u202e([^\u202c]*)\u202c?")
_HIDING = (OddityKind.INVISIBLE, OddityKind.CONTROL, OddityKind.DIRECTION, OddityKind.UNREADABLE)


class NearKind(StrEnum):
    """In what a typed name differs from the known one."""

    HIDDEN = "hidden"
    LETTERS = "letters"
    SHAPES = "shapes"
    DIGITS = "digits"
    SWAPPED = "swapped"
    DOUBLED = "doubled"
    MORE = "letter_more"
    LESS = "letter_less"
    OTHER = "letter_other"
    SPACES = "spaces"
    WORD = "word_more"
    DOMAIN = "domain"


_SAYS = {
    NearKind.HIDDEN: mark("“{typed}” looks like “{known}”, but has characters in it that cannot be seen."),
    NearKind.LETTERS: mark("“{typed}” looks like “{known}”, but is written with letters of another kind."),
    NearKind.SHAPES: mark("“{typed}” looks like “{known}”, but has letters that only look alike (rn for m)."),
    NearKind.DIGITS: mark("“{typed}” looks like “{known}”, but has digits in the place of letters."),
    NearKind.SWAPPED: mark("“{typed}” is not “{known}”: two letters have changed places."),
    NearKind.DOUBLED: mark("“{typed}” is not “{known}”: one letter stands there twice."),
    NearKind.MORE: mark("“{typed}” is not “{known}”: it has one letter more."),
    NearKind.LESS: mark("“{typed}” is not “{known}”: it lacks one letter."),
    NearKind.OTHER: mark("“{typed}” is not “{known}”: one letter is another."),
    NearKind.SPACES: mark("“{typed}” is “{known}” with other spaces or hyphens."),
    NearKind.WORD: mark("“{typed}” is not “{known}”: it has one word more."),
    NearKind.DOMAIN: mark("The address “{typed}” is not “{known}”, the one on record."),
}


@dataclass(frozen=True, slots=True)
class Near:
    """A typed name that can be taken for ``known``, one of the names of ``target``, and the sentence that warns of it."""

    typed: str
    known: str
    target: str
    kind: NearKind
    says: Text


class Mistaking:
    """Looks around a text that is no known name by itself. ``exact`` gives the rows whose name it is."""

    def __init__(
        self, table: Table, exact: Callable[[str], list[int]], begun: Callable[[list[str]], list[int]]
    ) -> None:
        self._table, self._exact, self._begun = table, exact, begun

    def near(self, text: str) -> Near | None:
        """The first known name that ``text`` is one step away from; None for a known name, and for one like no other."""
        domain = host_of(text)
        if domain and rows_of_domain(self._table, domain):
            return None
        exact = self._exact(text)
        if exact:
            return self._spaced(text, exact)
        address = self._near_domain(domain) if domain else None
        if address:
            return address
        for kind, rows in self._ways(text):
            for row in rows:
                if self._may_be_meant(row):
                    return self._found(text, row, kind)
        return None

    def _ways(self, text: str) -> Iterator[tuple[NearKind, Iterable[int]]]:
        for read in dict.fromkeys((reading(text), reading(_turned(text)), text)):
            yield _oddity(text), self._titled(read)
        read = reading(text) if is_suspicious(text) else text
        shorter = self._shorter(read)
        yield from self._steps(read)
        yield from ((NearKind.WORD, self._titled(" ".join(words))) for words in shorter)
        yield from ((NearKind.WORD, self._of_words(words)) for words in shorter)
        if not read.isascii():
            yield from self._own_script(read)

    def _found(self, text: str, row: int, kind: NearKind) -> Near:
        known = self._table.name(row)
        return Near(
            text,
            known,
            self._table.target(row),
            kind,
            both(_SAYS[kind], typed=shown(text), known=shown(known)),
        )

    def _may_be_meant(self, row: int) -> bool:
        return self._table.kind(row) not in (ABBREVIATION, DOMAIN)

    def _titled(self, text: str) -> list[int]:
        return [row for key in title_keys(text) if key for row in self._table.titled(key)]

    # --- one step in the letters ---

    def _spaced(self, text: str, rows: list[int]) -> Near | None:
        """None if one of the names has its words where ``text`` has them; a hyphen for a space is no difference."""
        words = _words(text)
        if any(_words(self._table.name(row)) == words or not words.isascii() for row in rows):
            return None
        return self._found(text, rows[0], NearKind.SPACES)

    def _steps(self, text: str) -> Iterator[tuple[NearKind, Iterable[int]]]:
        for key in title_keys(text):
            if len(key) >= _LEAST_LETTERS - 1:
                for kind, step in itertools.chain(_shapes(key), _digits(key), _edits(key)):
                    if len(step) >= _LEAST_LETTERS:
                        yield kind, self._table.titled(step)
                        if _SAME_WORD.search(step):  # a title key has these without the s
                            yield kind, self._table.titled(_SAME_WORD.sub(r"\1", step))

    def _own_script(self, text: str) -> Iterator[tuple[NearKind, Iterable[int]]]:
        """One letter less or other, in letters that become several in ASCII."""
        typed = plain(text)
        letters = sorted({c for c in typed if not c.isascii()} | _alphabet(typed))
        if len(typed) < _LEAST_LETTERS or len(letters) > 80:
            return
        for at in range(len(typed) + 1):
            head, tail = typed[:at], typed[at:]
            yield NearKind.MORE, self._titled(head + tail[1:])
            yield NearKind.SWAPPED, self._titled(head + tail[1:2] + tail[:1] + tail[2:])
            yield from ((NearKind.LESS, self._titled(head + c + tail)) for c in letters)
            yield from ((NearKind.OTHER, self._titled(head + c + tail[1:])) for c in letters)

    # --- one word more ---

    def _shorter(self, text: str) -> list[list[str]]:
        """The words of ``text`` without each one that could have been added to a name."""
        words, found = fold(text.replace("&", " and ")).split(), []
        for at, word in enumerate(words):
            rest = words[:at] + words[at + 1 :]
            telling = sum(one not in _JOINING for one in rest)
            if (
                word not in _JOINING
                and len("".join(rest)) >= _LEAST_LETTERS
                and (telling > 1 or word in _ADORNING)
            ):
                found.append(rest)
        return found

    def _of_words(self, given: list[str]) -> list[int]:
        """The rows of the keys that hold just these words, in whatever order, and words that join."""
        words = [one for one in given if one not in _JOINING]
        if len(words) < 2:
            return []
        wanted, table = sorted(words), self._table
        keys = self._begun(words)[:50]
        return [
            table.key_rows[key]
            for key in keys
            if sorted(one for one in table.keys[key].split() if one not in _JOINING) == wanted
        ]

    # --- addresses ---

    def _near_domain(self, domain: str) -> Near | None:
        """Another ending, or one step in the letters."""
        table = self._table
        same = (table.key_rows[key] for key in self._begun([label_key(domain)]))
        steps = (row for _, rows in self._steps(domain) for row in rows)
        for row in itertools.chain(same, steps):
            if table.kind(row) == DOMAIN:
                return self._found(domain, row, NearKind.DOMAIN)
        return None


def _oddity(text: str) -> NearKind:
    return NearKind.HIDDEN if any(one.kind in _HIDING for one in oddities(text)) else NearKind.LETTERS


def _turned(text: str) -> str:
    """``text`` as it is seen: what stands behind a right-to-left override is read backwards."""
    return _TURNED.sub(lambda found: found[1][::-1], text)


def _words(text: str) -> str:
    """The words of ``text``; letters with dots are one (U.S.A. and USA)."""
    return fold(_DOTTED.sub("", text.replace("&", " and ")))


def _shapes(key: str) -> Iterator[tuple[NearKind, str]]:
    for looks, like in _SHAPES:
        at = key.find(looks)
        while at >= 0:
            yield NearKind.SHAPES, key[:at] + like + key[at + len(looks) :]
            at = key.find(looks, at + 1)
        yield NearKind.SHAPES, key.replace(looks, like)


def _digits(key: str) -> Iterator[tuple[NearKind, str]]:
    """Letters for every choice of digits, as long as they are few."""
    count = sum(char.isdigit() for char in key)
    if 0 < count <= 4:
        for chars in itertools.product(*(char + _DIGITS.get(char, "") for char in key)):
            step = "".join(chars)
            if step != key:
                yield NearKind.DIGITS, step


def _edits(key: str) -> Iterator[tuple[NearKind, str]]:
    """Every text that is one step in its letters away from ``key``, the likeliest slips first."""
    places = range(len(key))
    for at in places[:-1]:
        if key[at] != key[at + 1]:
            yield NearKind.SWAPPED, key[:at] + key[at + 1] + key[at] + key[at + 2 :]
    for at in places:
        twice = at > 0 and key[at] == key[at - 1]
        yield (NearKind.DOUBLED if twice else NearKind.MORE), key[:at] + key[at + 1 :]
    for at in range(len(key) + 1):
        yield from ((NearKind.LESS, key[:at] + letter + key[at:]) for letter in _LETTERS)
    for at in places:
        yield from (
            (NearKind.OTHER, key[:at] + letter + key[at + 1 :]) for letter in _LETTERS if letter != key[at]
        )


_ALPHABETS = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўқәөұүһңғљњћђџјѓќѕ", "αβγδεζηθικλμνξοπρστυφχψωσς",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤپچژگکی", "אבגדהוזחטיכלמנסעפצקרשתםןךףץ",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
)  # fmt: skip


def _alphabet(text: str) -> set[str]:
    """The letters of every alphabet that ``text`` has a letter of."""
    return {c for letters in _ALPHABETS if set(letters) & set(text) for c in letters}
