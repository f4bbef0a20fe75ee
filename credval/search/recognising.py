"""Does a job title, a task or an advert mean a profession that is regulated in Sweden?

Three answers. Yes only for a name that the rulebook has, in any of its forms, or a Swedish word that ends in one
(barnläkare). A word that begins with one is another job (läkarsekreterare), and where the words around leave room
for both, a person is asked. Each answer has its reason. The exact title always comes first (`SearchIndex.exact`);
nothing here takes a referral away that it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from credval.model.sweden import Profession
from credval.model.words import Answer
from credval.search.recognition_signs import (
    HEAD,
    TITLE,
    Name,
    Sign,
    Token,
    begins_with,
    doubted,
    in_context,
    spelling,
)
from credval.text import Text, both
from credval.writing.folding import fold
from credval.writing.inflection import (
    english_forms,
    swedish_adjectives,
    swedish_forms,
    swedish_stems,
    verb_forms,
)
from credval.writing.lookalikes import is_suspicious, reading

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’]s\b)?")
_BREAK = re.compile(r"[,;:/|()\[\]!?\n•·–—+&]|\s-\s|\.\s+(?=[A-ZÅÄÖ])")
_LONGEST = 9
"""Words of a name at most."""
_SHORT = 3
"""Letters of a name that may be an everyday word of the other language (vet, mas)."""
_ENDING = 3
"""Letters that may be an ending that we do not know, rather than the last part of a compound."""
_NEAR = 7
"""Letters of a word that may be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """``professions``: of the answer; several where the text names several. For "no" those that it might be taken for."""

    answer: Answer
    professions: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()

    @property
    def because(self) -> Text:
        """The reasons of the answer; for a plain "no" that nothing was found."""
        if not self.signs:
            return both("No title or task of a regulated profession stands in the text.")
        told = dict.fromkeys(one.because for one in self.signs if one.answer is self.answer)
        return Text(" ".join(one.sv for one in told), " ".join(one.en for one in told))


class Recogniser:
    """Made once from the professions of a rulebook; recognising has no memory."""

    def __init__(self, professions: Iterable[Profession]) -> None:
        self._phrases: dict[tuple[str, ...], list[Name]] = {}
        self._bare: dict[str, Name] = {}
        self._heads: dict[str, list[Name]] = {}
        self._stems: dict[str, Name] = {}
        for one in professions:
            for name in _names(one):
                self._add(name)
        self._first = {words[0] for words in self._phrases}

    def recognise(self, text: str) -> Recognised:
        """What ``text`` means. A text in disguise (letters of another script) is only asked about."""
        disguised = is_suspicious(text)
        tokens = self._completed(_tokens(reading(text) if disguised else text))
        signs = list(self._signs(tokens)) or list(self._near(tokens))
        if disguised:
            signs = [doubted(one) for one in signs]
        return _joined(signs)

    # --- the names ---

    def _add(self, name: Name) -> None:
        words = tuple(token.folded for token in _tokens(name.name))
        if not words:
            return
        for phrase in _phrases(words, name.lang):
            self._phrases.setdefault(phrase, []).append(name)
        if len(words) == 1 and name.is_head:
            for form in swedish_forms(words[0]):
                self._heads.setdefault(form, []).append(name)
            if name.answer is Answer.YES:
                self._bare.setdefault(words[0], name)
                for stem in swedish_stems(words[0]):
                    self._stems.setdefault(stem, name)

    # --- what stands in the text ---

    def _signs(self, tokens: list[Token]) -> Iterator[Sign]:
        place = 0
        while place < len(tokens):
            size, names = self._longest(tokens, place)
            if names:
                yield from in_context(tokens, place, size, names)
            else:
                yield from self._compound(tokens, place)
            place += size

    def _completed(self, tokens: list[Token]) -> list[Token]:
        """Cut words with their last part from the word after the next one, where that makes a name."""
        return [
            self._complete(one, tokens[place + 2]) if one.cut and place + 2 < len(tokens) else one
            for place, one in enumerate(tokens)
        ]

    def _complete(self, cut: Token, whole: Token) -> Token:
        for start in range(1, len(whole.folded) - 3):
            made = cut.folded + whole.folded[start:]
            if (made,) in self._phrases:
                return Token(cut.typed + whole.typed[start:], made, cut.breaks)
        return cut

    def _longest(self, tokens: list[Token], place: int) -> tuple[int, list[Name]]:
        """The names of most words that begin at ``place``."""
        if tokens[place].folded not in self._first:
            return 1, []
        folded = tuple(one.folded for one in tokens[place : place + _LONGEST])
        for size in range(len(folded), 0, -1):
            names = self._phrases.get(folded[:size], [])
            if size == 1:
                names = [one for one in names if _is_meant(one, tokens, place)]
            if names:
                return size, _nearest(names, folded[:size])
        return 1, []

    def _compound(self, tokens: list[Token], place: int) -> Iterator[Sign]:
        word = tokens[place].folded
        for start in range(2, len(word) - HEAD + 1):
            if heads := self._heads.get(word[start:]):
                for name in _nearest(heads, (word[start:],)):
                    yield from in_context(tokens, place, 1, [name], compound=True)
                return
        for end in range(len(word) - _ENDING - 1, HEAD - 2, -1):
            if word[:end] in self._stems:
                yield begins_with(self._stems[word[:end]], tokens[place], word[end:])
                return

    def _near(self, tokens: list[Token]) -> Iterator[Sign]:
        """Slips of the pen in a title; asked about, never more."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        for token in tokens if len(tokens) <= TITLE else ():
            if len(token.folded) >= _NEAR:
                like = [one for one in self._bare if one[0] == token.folded[0]]
                for name, _, _ in extract(token.folded, like, scorer=OSA.distance, score_cutoff=1, limit=1):
                    found = self._bare[name]
                    says = both(
                        "“{typed}” is spelt nearly like “{name}”. Is it meant?",
                        typed=token.typed,
                        name=found.name,
                    )
                    yield Sign(found.profession, Answer.UNKNOWN, token.typed, says)


def _names(one: Profession) -> Iterator[Name]:
    compounds = Answer(one.compounds or ("unknown" if one.kind == "authorisation" else "yes"))
    yield Name(one.id, one.titles.sv, one.titles, "sv", Answer.YES, True, compounds)
    yield Name(one.id, one.titles.en, one.titles, "en", Answer.YES, True, compounds)
    lists = ((Answer.YES, one.also_known_as), (Answer.UNKNOWN, one.may_be), (Answer.NO, one.not_this))
    for answer, names in lists:
        least = answer if answer is not Answer.YES else compounds
        for lang, listed in names.items():
            yield from (Name(one.id, name, one.titles, lang, answer, False, least) for name in listed)


def _phrases(words: tuple[str, ...], lang: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in every form: the noun at the end, an adjective or a verb at the beginning."""
    if len(words) == 1:
        yield from ((one,) for one in (swedish_forms if lang == "sv" else english_forms)(words[0]))
        return
    first = {*verb_forms(words[0]), *(swedish_adjectives(words[0]) if lang == "sv" else ())}
    last = (swedish_forms if lang == "sv" else english_forms)(words[-1])
    inner = words[1:-1]
    yield from ((head, *inner, tail) for head, tail in product(first, last))
    if lang == "sv" and inner:  # sakkunniga inom brandskydd, specialister i kirurgi
        yield from ((head, *words[1:]) for head in swedish_forms(words[0]))


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        folded = fold(match[0]).replace(" ", "")
        breaks = not found or _BREAK.search(text, end, match.end()) is not None
        if folded:
            found.append(Token(match[0], folded, breaks, text[match.end() : match.end() + 2] == "- "))
        end = match.end()
    return found


def _is_meant(name: Name, tokens: list[Token], place: int) -> bool:
    """Short names are words of everyday use: in capitals where the rulebook has them so, else in a title only."""
    if len(name.name) > _SHORT or len(tokens) == 1:
        return True
    if name.name.isupper() and len(name.name) > 1:
        return tokens[place].typed.isupper()
    return len(tokens) <= TITLE - 2


def _nearest(names: list[Name], words: tuple[str, ...]) -> list[Name]:
    """One name of each profession; professions with a name that is written so go before those of which it is a form."""
    bare = "".join(words)
    written = {one.profession for one in names if spelling(one.name) == bare}
    found = dict.fromkeys(one.profession for one in names if not written or one.profession in written)
    return [_best([one for one in names if one.profession == key], bare) for key in found]


def _best(names: list[Name], bare: str) -> Name:
    """A name that is written so and is not (or perhaps not) the profession, then its title, then what it is else called."""

    def order(one: Name) -> tuple[bool, bool, bool, bool]:
        refused = one.answer is not Answer.YES
        return (
            not (refused and spelling(one.name) == bare),
            refused,
            not one.is_title,
            spelling(one.name) != bare,
        )

    return min(names, key=order)


def _joined(signs: list[Sign]) -> Recognised:
    """Yes before ask before no; a profession that is asked about beside a certain one is not."""
    for answer in (Answer.YES, Answer.UNKNOWN, Answer.NO):
        meant = tuple(dict.fromkeys(one.profession for one in signs if one.answer is answer))
        if meant:
            return Recognised(answer, meant, tuple(one for one in signs if one.answer is answer))
    return Recognised(Answer.NO)
