"""When do two spellings count as one?

What is folded, in this order: compatibility forms (NFKC: full-width letters, ligatures), case (Unicode case
folding, the same under every locale), digits of all scripts to 0-9, marks on Latin and Greek letters
(Cyrillic keeps й and ї, but ё is е), Latin letters outside ASCII (ø, ł, ß), Arabic letters that are typed in
several ways (ي ى ی, ك ک, أ إ آ ا, ة ه) with vowel signs and the tatweel, Hebrew points, characters that are
not seen, punctuation and spaces. That is `plain`, which keeps the script. `fold` then writes every script in
ASCII letters (anyascii), for search.

`fold_title` is for deciding whether two titles are the same: on top of that all spaces and dots go (B.Com.,
B Com and BCom), ``&`` is ``and``, bachelor's and bachelors are bachelor (master, associate and doctor
likewise), hons and honors are honours. Other small words (of, in) stay. Homophones stay apart: `same_title`
compares scripts that ASCII cannot carry (Han, Arabic, Indic …) as they are written.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from credval.writing.digits import ascii_digits
from credval.writing.scripts import COMMON, script_of

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_RARE_MARK = re.compile("[ı\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_USUAL_MARKS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328"
)
_CYRILLIC = {"ё": "е", "ѐ": "е", "ѝ": "и"}
_ARABIC = str.maketrans(
    "\u0643\u064a\u0649\u0629\u06c0\u06c1\u06be\u06d5\u0671",
    "\u06a9\u06cc\u06cc\u0647\u0647\u0647\u0647\u0647\u0627",
)
_ARABIC_JOINER = re.compile("(?<=[\u0600-\u06ff])\u200c")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ‘`´]s\b")
_MAY_POSSESS = re.compile("['’ʼ‘`´]")
_CYRILLIC_APOSTROPHE = re.compile("(?<=[\u0400-\u04ff])['’ʼ](?=[\u0400-\u04ff])")
_NO_WORD = re.compile(r"[^\w\s]|_")
_ASCII_NO_WORD = re.compile(r"[^a-z0-9]+")
_ASCII_BLANKS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(256)
"""Small letters and digits as they are, all else a blank. Bytes are seven times as quick as a dict of characters."""
_UMLAUTS = str.maketrans({"ö": "oe", "ä": "ae", "ü": "ue", "ø": "oe", "å": "aa"})
_UMLAUT = re.compile("[öäüøå]")
_SAME_WORD = {
    "bachelors": "bachelor", "masters": "master", "associates": "associate", "doctors": "doctor",
    "hons": "honours", "honors": "honours",
}  # fmt: skip
FAITHFUL = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})
"""Scripts whose letters can be written in ASCII without two different words becoming one."""


T = TypeVar("T")
_ALL: ContextVar[dict[str, dict[str, Any]] | None] = ContextVar("all that was folded", default=None)


@contextmanager
def nothing_folded_twice() -> Iterator[None]:
    """Until the end whatever is folded is kept: for work that asks again and again for a hundred thousand titles."""
    before = _ALL.set(defaultdict(dict))
    try:
        yield
    finally:
        _ALL.reset(before)


def _kept(made: Callable[[str], T]) -> Callable[[str], T]:
    """What ``made`` gave the last few thousand times is not made again."""
    last = functools.lru_cache(maxsize=8192)(made)

    @functools.wraps(made)
    def found(text: str) -> T:
        everything = _ALL.get()
        if everything is None:
            return last(text)
        known: dict[str, T] = everything[made.__name__]
        result = known.get(text)
        if result is None:  # nothing that is made is None
            result = known[text] = made(text)
        return result

    return found


@_kept
def fold(text: str) -> str:
    """``text`` as words of a-z and 0-9 with single spaces between them; "" if nothing is left of it.

    Folding twice changes nothing more. Arabic and Hebrew come out without vowels.
    """
    if not text.isascii():
        text = plain(text).translate(_ASCII)
    if not text.isascii():  # anyascii has no letters for a few characters
        return _ASCII_NO_WORD.sub(" ", text.lower()).strip()
    if "'" in text or "`" in text:
        text = _POSSESSIVE.sub("s", text.lower())
    return " ".join(text.encode().translate(_ASCII_BLANKS).decode().split())


@_kept
def plain(text: str) -> str:
    """``text`` as words in its own script: everything of `fold` but the change to ASCII letters."""
    text = unicodedata.normalize("NFKC", ascii_digits(text)).casefold()
    if not text.isascii():
        text = _bare(text)
    if _MAY_POSSESS.search(text):
        text = _POSSESSIVE.sub("s", text)
    return " ".join(_NO_WORD.sub(_blank, text).split())


def _blank(found: re.Match[str]) -> str:
    """Vowel signs of Indic scripts are no word characters to ``re``, but part of the word."""
    return found[0] if unicodedata.category(found[0]).startswith("M") else " "


def _bare(text: str) -> str:
    text = _CYRILLIC_APOSTROPHE.sub("", text)
    text = _UNSEEN.sub("", _ARABIC_JOINER.sub(" ", unicodedata.normalize("NFC", text)))
    return text.translate(_BARE)


def _bare_letter(char: str) -> str:
    if char.isascii():
        return char
    script = script_of(char)
    if script == "CYRILLIC":
        return _CYRILLIC.get(char, char)
    if script == "LATIN":
        from anyascii import anyascii

        return anyascii(char).lower()
    if script == COMMON and unicodedata.category(char) == "Lm":
        return ""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", char)).translate(_ARABIC)
    return unicodedata.normalize("NFC", bare)


def _ascii_letters(char: str) -> str:
    """An apostrophe that anyascii writes stands for a letter (ʿayn, the soft sign), not between words."""
    from anyascii import anyascii

    return anyascii(char).replace("'", "").replace("`", "")


class _Letters(dict[int, str]):
    """What becomes of each letter, worked out when it is first met."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        found = self[code] = self._becomes(chr(code))
        return found


_BARE, _ASCII = _Letters(_bare_letter), _Letters(_ascii_letters)


def variants(text: str) -> tuple[str, ...]:
    """`fold` of ``text`` first, then of its other usual spelling: Göteborg gives goteborg and goeteborg."""
    return _with_umlauts(text, fold)


@_kept
def fold_title(text: str) -> str:
    """The key of a title: titles with one key are spelt the same, up to what is folded."""
    words = fold(text.replace("&", " and ")).split()
    joined = "".join(map(_SAME_WORD.get, words, words))
    return _SAME_WORD.get(joined, joined)


@_kept
def title_keys(text: str) -> tuple[str, ...]:
    """`fold_title` of ``text`` first, then of its spelling with oe, ae, ue, aa for ö, ä, ü, å if any."""
    return _with_umlauts(text, fold_title)


def _with_umlauts(text: str, folded: Callable[[str], str]) -> tuple[str, ...]:
    first = folded(text)
    if text.isascii():
        return (first,)
    spelt = unicodedata.normalize("NFC", text.casefold())
    if not _UMLAUT.search(spelt):
        return (first,)
    second = folded(spelt.translate(_UMLAUTS))
    return (first,) if second == first else (first, second)


def same_title(typed: str, known: str) -> bool:
    """Whether a typed title is a known one, up to what is folded. False if nothing is left of one of them."""
    shared = set(title_keys(typed)) & set(title_keys(known))
    return bool(shared - {""}) and same_letters(typed, known)


def same_letters(typed: str, known: str) -> bool:
    """Whether two texts whose `fold_title` agrees also agree in scripts and marks.

    In one script the letters must be the same. Texts in different scripts can only stand for each other if
    each is in one script alone, and both in one of FAITHFUL. Marks that Europe's alphabets do not know (a dot
    below, a hook, an i without dot) are only folded where ``known`` has them too: ``typed`` may lack them, not add them.
    """
    if typed.isascii() and known.isascii():
        return True
    if _rare_marks(typed) - _rare_marks(known):
        return False
    if _foreign(typed) == _foreign(known):
        return True
    mine, theirs = _scripts(typed), _scripts(known)
    return mine != theirs and len(mine) == len(theirs) == 1 and mine | theirs <= FAITHFUL


def _rare_marks(text: str) -> set[str]:
    return set(_RARE_MARK.findall(unicodedata.normalize("NFD", text))) - _USUAL_MARKS


def _foreign(text: str) -> str:
    return "".join(c for c in plain(text) if not c.isascii())


def _scripts(text: str) -> set[str]:
    return {script_of(c) for c in text} - {COMMON}
