"""What is odd about the characters of a text: hidden ones, mixed alphabets, letters that look like others?

An oddity is a question, never a verdict: most come from copying and pasting. One that could hide a different name
(``spoofing``) keeps a text from being taken for a known title without a person's word. After UTS #39.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from credval.text import Text, both, mark
from credval.writing.lookalike_table import LOOKS_LIKE
from credval.writing.scripts import COMMON, is_blank_letter, isolate, script_name, script_of, visible

_JOINING = frozenset({
    "ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "THAANA", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN",
})  # fmt: skip
_UNSPACED = frozenset({
    "CJK", "KANA", "HANGUL", "BOPOMOFO", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN",
})  # fmt: skip
_ALPHABETS = frozenset({
    "LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "COPTIC", "CHEROKEE", "LISU", "DESERET", "OSAGE",
    "WARANG", "ELBASAN", "CARIAN", "LYCIAN", "OLD", "RUNIC", "TIFINAGH", "CANADIAN", "MIAO", "BAMUM",
})  # fmt: skip
_DRAWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDES = frozenset("\u202d\u202e")
_HIDDEN_NAMES = {
    "\u00a0": mark("no-break space"), "\u202f": mark("narrow no-break space"), "\u00ad": mark("soft hyphen"),
    "\u200b": mark("zero-width space"), "\u200c": mark("zero-width non-joiner"),
    "\u200d": mark("zero-width joiner"), "\u200e": mark("left-to-right mark"),
    "\u200f": mark("right-to-left mark"), "\u202d": mark("left-to-right override"),
    "\u202e": mark("right-to-left override"), "\ufeff": mark("byte order mark"),
}  # fmt: skip
_WORD = re.compile(r"[\w\u0300-\u036f]+")


class OddityKind(StrEnum):
    """What sort of oddity; only SPACE is harmless."""

    SPACE = "space"
    INVISIBLE = "invisible"
    DIRECTION = "direction"
    CONTROL = "control"
    UNREADABLE = "unreadable"
    MARK = "mark"
    STYLED = "styled"
    RARE_LETTER = "rare_letter"
    MIXED_SCRIPTS = "mixed_scripts"
    LOOKALIKE_WORD = "lookalike_word"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One odd thing: its characters, their place (index of the first one), and what to do about it."""

    kind: OddityKind
    chars: str
    position: int
    says: Text

    @property
    def spoofing(self) -> bool:
        """Whether it could make one name pass for another."""
        return self.kind is not OddityKind.SPACE


def is_suspicious(text: str) -> bool:
    """Whether ``text`` has an oddity that could make it pass for another one."""
    return any(oddity.spoofing for oddity in oddities(text))


@functools.lru_cache(maxsize=4096)
def oddities(text: str) -> tuple[Oddity, ...]:
    """What is odd in ``text``, in order of place; () for ordinary writing in any script."""
    if (text.isascii() and text.isprintable()) or _is_ordinary(text):
        return ()
    found = itertools.chain(_hidden(text), _marks(text), _styled(text), _in_words(text))
    return tuple(sorted(found, key=lambda oddity: (oddity.position, oddity.kind)))


def _is_ordinary(text: str) -> bool:
    """A quick yes for most texts: one script, nothing hidden, and a letter that looks like no other."""
    classes = {_class_of(char) for char in text} - {COMMON}
    scripts = {name.rstrip("~") for name in classes}
    return len(scripts) <= 1 and scripts <= classes and not classes & {"?", "LATIN~"}


@functools.lru_cache(maxsize=4096)
def _class_of(char: str) -> str:
    """The script of a letter or mark, with ``~`` if it looks like another; "" for other ASCII, "?" for the rest."""
    if char.isascii():
        return ("LATIN" if char.isalpha() else COMMON) if char.isprintable() else "?"
    script = _script_name_of(char)
    is_plain = unicodedata.normalize("NFKC", char) == char and unicodedata.category(char)[0] in "LM"
    if not is_plain or script in ("COMBINING", "VARIATION", "MODIFIER") or is_blank_letter(char):
        return "?"
    return script + "~" * (char in LOOKS_LIKE and char != "ı")


def skeleton(text: str) -> str:
    """What ``text`` looks like: two texts with one skeleton can be taken for each other (after UTS #39).

    Look-alike letters become one ASCII letter; rn is m, vv is w, I, 1 and | are l, 0 is o; marks, hidden
    characters, spaces, punctuation and case are left out.
    """
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf")
    )
    ours = "".join(LOOKS_LIKE.get(c, c) for c in bare)
    for looks, like in (("I", "l"), ("1", "l"), ("|", "l"), ("0", "o")):
        ours = ours.replace(looks, like)
    return re.sub(r"[\W_]", "", ours.lower()).replace("rn", "m").replace("vv", "w")


def reading(text: str) -> str:
    """``text`` as a reader takes it: look-alikes as the ASCII letters that they look like, nothing hidden."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Cc")
    )
    return "".join(LOOKS_LIKE.get(c, c) for c in bare)


# --- characters that cannot be seen ---


def _hidden(text: str) -> Iterator[Oddity]:
    first, last = _edges(text)
    for i, char in enumerate(text):
        kind = _hidden_kind(char)
        if kind is None or _is_at_home(text, i):
            continue
        if first <= i < last or kind is not OddityKind.DIRECTION or char in _OVERRIDES:
            yield Oddity(kind, char, i, _hidden_text(kind, char, text, i))


def _edges(text: str) -> tuple[int, int]:
    """Where the text proper begins and ends, without direction signs and spaces around it."""
    around = "".join(_TURNING) + " \ufeff"
    return len(text) - len(text.lstrip(around)), len(text.rstrip(around))


@functools.lru_cache(maxsize=2048)
def _hidden_kind(char: str) -> OddityKind | None:
    category = unicodedata.category(char)
    if char in "\t\n\r " or char in _DRAWN_FORMATS:
        return None
    if char in _TURNING:
        return OddityKind.DIRECTION
    if category in ("Co", "Cn", "Cs") or char == "\ufffd":
        return OddityKind.UNREADABLE
    if is_blank_letter(char):
        return OddityKind.INVISIBLE
    kinds = {"Cc": OddityKind.CONTROL, "Cf": OddityKind.INVISIBLE}
    return OddityKind.SPACE if category.startswith("Z") else kinds.get(category)


def _is_at_home(text: str, i: int) -> bool:
    """Whether the hidden character at ``i`` is part of ordinary writing there."""
    char, before, after = text[i], text[i - 1 : i], text[i + 1 : i + 2]
    if char in "\u200e\u200f\u061c":  # only between two letters can they hide anything
        return not (before.isalpha() and after.isalpha())
    if char in "\u200c\u200d":
        return _script_name_of(before) in _JOINING
    if char in "\u200b\u2060\u3000":
        return bool({_script_name_of(before), _script_name_of(after)} & _UNSPACED)
    if unicodedata.category(char) == "Mn":  # selectors choose a form of Han characters and of symbols
        return bool(before) and script_of(before) not in _ALPHABETS and not before.isspace()
    return char == "\ufeff" and i in (0, len(text) - 1)


def _script_name_of(char: str) -> str:
    """As `script_of`, for marks too: a virama is Devanagari."""
    return script_of(char) or unicodedata.name(char, "?").split()[0] if char else COMMON


def _hidden_text(kind: OddityKind, char: str, text: str, i: int) -> Text:
    name = _name(char)
    near = isolate(visible(_word_at(text, i)))
    if kind is OddityKind.SPACE:
        return both(
            "An unusual space ({name}) stands in “{near}”. It is read as an ordinary one.",
            name=name,
            near=near,
        )
    if kind is OddityKind.UNREADABLE:
        return both(
            "A character in “{near}” is damaged or unknown. Type it as it stands on the paper.", near=near
        )
    if kind is OddityKind.DIRECTION:
        return both(
            "A hidden sign in “{near}” ({name}) turns the direction of the text, so that it may read otherwise than "
            "it is written. Type the text again by hand.", name=name, near=near,
        )  # fmt: skip
    return both(
        "A character that cannot be seen ({name}) stands in “{near}”. Type the word again by hand.",
        name=name,
        near=near,
    )


def _name(char: str) -> Text:
    known = _HIDDEN_NAMES.get(char)
    return both(known) if known else Text(f"U+{ord(char):04X}", f"U+{ord(char):04X}")


def _word_at(text: str, i: int) -> str:
    """The word around ``i``, as far as the nearest spaces."""
    start = max(text.rfind(" ", 0, i), text.rfind("\u3000", 0, i)) + 1
    end = text.find(" ", i + 1)
    return text[start : end if end >= 0 else len(text)]


# --- loose and piled-up marks ---


def _marks(text: str) -> Iterator[Oddity]:
    for i, char in enumerate(text):
        if unicodedata.category(char).startswith("M") and not is_blank_letter(char):
            before = text[:i].rstrip("\u200c\u200d")[-1:]
            if _is_loose(char, before) or _is_piled(text, i):
                near = isolate(visible(_word_at(text, i)))
                says = both(
                    "A mark in “{near}” belongs to no usual letter. Type the word again by hand.", near=near
                )
                yield Oddity(OddityKind.MARK, char, i, says)


def _is_loose(mark: str, before: str) -> bool:
    if unicodedata.category(mark) == "Me" or "\u0334" <= mark <= "\u0338":  # drawn around or through a letter
        return True
    name = unicodedata.name(mark, "COMBINING").split()[0]
    if name == "COMBINING":
        return not before or before.isspace()
    return script_of(before) in _ALPHABETS if before else True


def _is_piled(text: str, i: int) -> bool:
    """Whether this is the third mark or more on a letter of an alphabet."""
    marks = text[max(0, i - 2) : i]
    return len(marks) == 2 and all("\u0300" <= c <= "\u036f" for c in marks + text[i])


# --- styled letters ---


def _styled(text: str) -> Iterator[Oddity]:
    wide_is_usual = any(script_of(c) in ("CJK", "KANA", "HANGUL") for c in text)
    for i, char in enumerate(text):
        if not char.isascii() and _is_styled(char, text[i - 1 : i] + text[i + 1 : i + 2], wide_is_usual):
            ours = unicodedata.normalize("NFKC", char)
            says = both(
                "“{char}” is a styled form of “{ours}”. Type the word again by hand.", char=char, ours=ours
            )
            yield Oddity(OddityKind.STYLED, char, i, says)


def _is_styled(char: str, beside: str, wide_is_usual: bool) -> bool:
    """Ordinals, raised letters (1ᵉʳ) and the long s are ordinary writing; so are Roman numerals by themselves."""
    name, category = unicodedata.name(char, ""), unicodedata.category(char)
    if name.startswith("MATHEMATICAL "):
        return category != "Sm"
    ours = unicodedata.normalize("NFKC", char)
    if not (len(ours) == 1 and ours.isascii() and ours.isalnum()) or char == "ſ":
        return False
    if category == "Nl":
        return any(c.isalpha() for c in beside)
    return category in ("Lu", "Ll", "So", "Nd") and not (wide_is_usual and name.startswith("FULLWIDTH"))


# --- letters of several alphabets ---


def _in_words(text: str) -> Iterator[Oddity]:
    if text.isascii():
        return
    scripts = {script_of(c) for c in text} - {COMMON}
    for found in _WORD.finditer(text):
        word, position = found[0], found.start()
        if _is_mixed(word):
            yield Oddity(OddityKind.MIXED_SCRIPTS, word, position, _mixed_text(word))
        elif _is_lookalike(word, text, scripts):
            yield Oddity(OddityKind.LOOKALIKE_WORD, word, position, _lookalike_text(word))
    if "LATIN" in scripts:
        yield from _rare(text)


def _is_mixed(word: str) -> bool:
    """Whether scripts are mixed in a way that ordinary writing does not.

    Scripts without spaces meet others in one word (IT学部), and so do scripts whose letters cannot be taken for
    each other, side by side; a single foreign letter inside a word is never ordinary.
    """
    runs = [(script, len(list(run))) for script, run in itertools.groupby(filter(None, map(_script, word)))]
    scripts = {script for script, _ in runs}
    if len(scripts) < 2:
        return False
    if len(scripts & _ALPHABETS) > 1 or _is_one_letter_inside(runs):
        return True
    if scripts <= _UNSPACED | {"LATIN"}:
        return "LATIN" in scripts and any(c in LOOKS_LIKE and _script(c) in _UNSPACED for c in word)
    return len(scripts - _UNSPACED) > 1 and (len(runs) > 2 or any(length == 1 for _, length in runs))


def _is_one_letter_inside(runs: list[tuple[str, int]]) -> bool:
    inner = zip(runs, runs[1:], runs[2:], strict=False)
    return any(
        length == 1 and one == other and one in _ALPHABETS for (one, _), (_, length), (other, _) in inner
    )


def _script(char: str) -> str:
    """As `script_of`, and digits outside ASCII belong to their script."""
    if char.isdecimal() and not char.isascii():
        return unicodedata.name(char, "?").split()[0]
    return script_of(char)


def _mixed_text(word: str) -> Text:
    names = [script_name(script) for script in dict.fromkeys(filter(None, map(_script, word)))]
    return both(
        "The word “{word}” mixes letters of several scripts ({scripts}). Type it again in one script, as on the paper.",
        word=isolate(visible(word)), scripts=Text(*(", ".join(n.get(lang) for n in names) for lang in ("sv", "en"))),
    )  # fmt: skip


def _is_lookalike(word: str, text: str, scripts: set[str]) -> bool:
    """Whether a word in another alphabet reads as a Latin one, and nothing around shows that it is meant so."""
    script = script_of(word[0])
    if script == "LATIN" or script not in _ALPHABETS or not all(c in LOOKS_LIKE for c in word if c.isalpha()):
        return False
    if any(script_of(c) == script and c not in LOOKS_LIKE for c in text):
        return False
    letters = sum(c.isalpha() for c in text)
    return "LATIN" in scripts or (2 <= letters <= 5 and word.isupper())


def _lookalike_text(word: str) -> Text:
    return both(
        "“{word}” is written in letters of another script ({script}) but reads as “{reading}”. If the paper has Latin "
        "letters, type it again in those.",
        word=word, script=script_name(script_of(word[0])), reading="".join(LOOKS_LIKE.get(c, c) for c in word),
    )  # fmt: skip


def _rare(text: str) -> Iterator[Oddity]:
    """Signs that stand for letters, and Latin letters of few languages alone in plain text."""
    plain_text = all(c.isascii() or c in LOOKS_LIKE or not c.isalpha() for c in text)
    for i, char in enumerate(text):
        if char.isascii() or char not in LOOKS_LIKE or char == "ı" or char.isdecimal():
            continue
        beside = {script_of(c) for c in text[max(0, i - 1) : i] + text[i + 1 : i + 2]}
        if (script_of(char) == "LATIN" and plain_text) or (not char.isalpha() and "LATIN" in beside):
            says = both(
                "“{char}” in “{word}” is a rare sign that looks like “{ours}”. Type the word again by hand.",
                char=char, word=isolate(visible(_word_at(text, i))), ours=LOOKS_LIKE[char],
            )  # fmt: skip
            yield Oddity(OddityKind.RARE_LETTER, char, i, says)
