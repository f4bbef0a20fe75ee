"""Does a job title, a task or an advert mean a profession that is regulated in Sweden?

Three answers. Yes only for a name that the rulebook has, in any of its forms, or a Swedish word that ends in one
(barnläkare). A word that begins with one is another job (läkarsekreterare), and where the words around leave room
for both, a person is asked. Each answer has its reason. The exact title always comes first (`SearchIndex.exact`);
nothing here takes a referral away that it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from credval.model.sweden import Profession
from credval.model.words import Answer
from credval.search import recognition_words as known
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
_TITLE = 6
"""Words of a text that is a title rather than a sentence."""
_HEAD = 5
"""Letters of a name that may end or begin a compound."""
_NEAR = 6
"""Letters of a word that may be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing in the text that speaks for a profession, or says why it is none. ``profession`` is an id."""

    profession: str
    answer: Answer
    typed: str
    because: Text


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


@dataclass(frozen=True, slots=True)
class _Name:
    profession: str
    name: str
    title: Text
    lang: str
    answer: Answer
    is_title: bool
    compounds: Answer

    @property
    def is_head(self) -> bool:
        """Whether a Swedish compound may end or begin with it."""
        return self.lang == "sv" and len(self.name) >= _HEAD and self.name.isalpha() and not self.name.isupper()


@dataclass(frozen=True, slots=True)
class _Token:
    typed: str
    folded: str
    breaks: bool
    """Whether a new part of the text begins here: a comma, a slash, a new sentence."""


class Recogniser:
    """Made once from the professions of a rulebook; recognising has no memory."""

    def __init__(self, professions: Iterable[Profession]) -> None:
        self._phrases: dict[tuple[str, ...], list[_Name]] = {}
        self._bare: dict[str, _Name] = {}
        self._heads: dict[str, list[_Name]] = {}
        self._stems: dict[str, _Name] = {}
        for one in professions:
            for name in _names(one):
                self._add(name)
        self._first = {words[0] for words in self._phrases}

    def recognise(self, text: str) -> Recognised:
        """What ``text`` means. A text in disguise (letters of another script) is only asked about."""
        disguised = is_suspicious(text)
        tokens = _tokens(reading(text) if disguised else text)
        signs = list(self._signs(tokens)) or list(self._near(tokens))
        if disguised:
            signs = [_doubted(one) for one in signs]
        return _joined(signs)

    # --- the names ---

    def _add(self, name: _Name) -> None:
        words = tuple(token.folded for token in _tokens(name.name))
        if not words:
            return
        for phrase in _phrases(words, name.lang):
            self._phrases.setdefault(phrase, []).append(name)
        if len(words) == 1 and name.is_head:
            self._bare.setdefault(words[0], name)
            for form in swedish_forms(words[0]):
                self._heads.setdefault(form, []).append(name)
            for stem in swedish_stems(words[0]):
                self._stems.setdefault(stem, name)

    # --- what stands in the text ---

    def _signs(self, tokens: list[_Token]) -> Iterator[Sign]:
        place = 0
        while place < len(tokens):
            size, names = self._longest(tokens, place)
            if names:
                yield from _in_context(tokens, place, size, names)
            else:
                yield from self._compound(tokens, place)
            place += size

    def _longest(self, tokens: list[_Token], place: int) -> tuple[int, list[_Name]]:
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

    def _compound(self, tokens: list[_Token], place: int) -> Iterator[Sign]:
        word = tokens[place].folded
        for start in range(2, len(word) - _HEAD + 1):
            if heads := self._heads.get(word[start:]):
                for name in _nearest(heads, (word[start:],)):
                    yield from _in_context(tokens, place, 1, [name], compound=True)
                return
        for end in range(len(word) - 3, _HEAD - 2, -1):
            if name := self._stems.get(word[:end]):
                yield _begins_with(name, tokens[place], word[end:])
                return

    def _near(self, tokens: list[_Token]) -> Iterator[Sign]:
        """Slips of the pen in a title; asked about, never more."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        for token in tokens if len(tokens) <= _TITLE else ():
            if len(token.folded) >= _NEAR:
                like = [one for one in self._bare if one[0] == token.folded[0]]
                for name, _, _ in extract(token.folded, like, scorer=OSA.distance, score_cutoff=1, limit=1):
                    found = self._bare[name]
                    says = both(
                        "“{typed}” is spelt nearly like “{name}”. Is it meant?", typed=token.typed, name=found.name
                    )
                    yield Sign(found.profession, Answer.UNKNOWN, token.typed, says)


def _names(one: Profession) -> Iterator[_Name]:
    compounds = Answer(one.compounds or ("unknown" if one.kind == "authorisation" else "yes"))
    yield _Name(one.id, one.titles.sv, one.titles, "sv", Answer.YES, True, compounds)
    yield _Name(one.id, one.titles.en, one.titles, "en", Answer.YES, True, compounds)
    lists = ((Answer.YES, one.also_known_as), (Answer.UNKNOWN, one.may_be), (Answer.NO, one.not_this))
    for answer, names in lists:
        least = answer if answer is not Answer.YES else compounds
        for lang, listed in names.items():
            yield from (_Name(one.id, name, one.titles, lang, answer, False, least) for name in listed)


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


def _tokens(text: str) -> list[_Token]:
    found, end = [], 0
    for match in _TOKEN.finditer(text):
        folded = fold(match[0]).replace(" ", "")
        breaks = not found or _BREAK.search(text, end, match.end()) is not None
        if folded:
            found.append(_Token(match[0], folded, breaks))
        end = match.end()
    return found


def _is_meant(name: _Name, tokens: list[_Token], place: int) -> bool:
    """Short names are words of everyday use: in capitals where the rulebook has them so, else in a title only."""
    if len(name.name) > _SHORT or len(tokens) == 1:
        return True
    if name.name.isupper() and len(name.name) > 1:
        return tokens[place].typed.isupper()
    return len(tokens) <= _TITLE - 2


def _nearest(names: list[_Name], words: tuple[str, ...]) -> list[_Name]:
    """One name of each profession: those written so before those of which it is a form, another job (no) before this one.

    Where a profession's title is among them, it is the one that is told.
    """
    bare = "".join(words)
    written = {one.profession for one in names if _bare(one.name) == bare}
    meant = [one for one in names if one.profession in written] or names
    refused = {one.profession: one for one in reversed(meant) if one.answer is not Answer.YES}
    found = dict.fromkeys(one.profession for one in meant)
    return [refused.get(key) or _best(key, meant, bare) for key in found]


def _best(profession: str, names: list[_Name], bare: str) -> _Name:
    own = [one for one in names if one.profession == profession]
    return min(own, key=lambda one: (not one.is_title, _bare(one.name) != bare))


def _bare(text: str) -> str:
    return fold(text).replace(" ", "")


# --- what it means there ---


def _in_context(
    tokens: list[_Token], place: int, size: int, names: list[_Name], compound: bool = False
) -> Iterator[Sign]:
    typed = " ".join(one.typed for one in tokens[place : place + size])
    for name in names:
        sign = _compound_sign(name, typed) if compound else _sign(name, typed)
        doubt = _doubt(tokens, place, size, name) if sign.answer is Answer.YES else None
        yield doubt or sign


def _sign(name: _Name, typed: str) -> Sign:
    values = {"typed": typed, "name": name.name, "title": name.title}
    if name.answer is Answer.NO:
        says = both("“{typed}” is another job than “{title}”.", **values)
    elif name.answer is Answer.UNKNOWN:
        says = both("“{typed}” is sometimes a job as “{title}” and sometimes not. Is it meant?", **values)
    elif _bare(typed) != _bare(name.name):
        says = both("Recognised because “{typed}” is a form of “{name}”.", **values)
    elif name.is_title:
        says = both("Recognised because “{typed}” is the title itself.", **values)
    else:
        says = both("Recognised because “{typed}” is another name for “{title}”.", **values)
    return Sign(name.profession, name.answer, typed, says)


def _compound_sign(name: _Name, typed: str) -> Sign:
    values = {"typed": typed, "name": name.name, "title": name.title}
    if name.compounds is Answer.YES:
        says = both("Recognised because “{typed}” ends in “{name}”, which says what the work is.", **values)
    elif name.compounds is Answer.NO:
        says = both("“{typed}” is another job than “{title}”.", **values)
    else:
        says = both("“{typed}” ends in “{name}”, but not every such job is regulated. Is it meant?", **values)
    return Sign(name.profession, name.compounds, typed, says)


def _begins_with(name: _Name, token: _Token, rest: str) -> Sign:
    """A compound that begins with the profession: a post of it, somebody on the way, or another job."""
    values = {"typed": token.typed, "name": name.name, "title": name.title}
    if rest in known.POSTS and name.answer is Answer.YES:
        says = both("Recognised because “{typed}” is a post as “{name}”.", **values)
        return Sign(name.profession, Answer.YES, token.typed, says)
    if rest in known.PERHAPS:
        says = both("“{typed}” may be a post for “{title}”. Is it meant?", **values)
        return Sign(name.profession, Answer.UNKNOWN, token.typed, says)
    says = both(
        "“{typed}” only begins with “{name}”; the last part of the word says what the work is, and it is another.",
        **values,
    )
    return Sign(name.profession, Answer.NO, token.typed, says)


def _doubt(tokens: list[_Token], place: int, size: int, name: _Name) -> Sign | None:
    """Why a title that stands there may not be the job: the words before and after it."""
    typed = " ".join(one.typed for one in tokens[place : place + size])
    before = tokens[place - 1] if place and not tokens[place].breaks else None
    after = tokens[place + size] if place + size < len(tokens) and not tokens[place + size].breaks else None
    if after and (_is_genitive(tokens[place + size - 1], name) or (name.lang == "en" and after.folded in known.ANOTHER)):
        says = both("“{typed} {after}” is another job than “{title}”.", typed=typed, after=after.typed, title=name.title)
        return Sign(name.profession, Answer.NO, f"{typed} {after.typed}", says)
    beside = _unsure(tokens, place, before, after, name)
    if beside is None:
        return None
    says = both(
        "“{typed}” stands beside “{beside}”. Is the job “{title}” itself?", typed=typed, beside=beside, title=name.title
    )
    return Sign(name.profession, Answer.UNKNOWN, typed, says)


def _unsure(
    tokens: list[_Token], place: int, before: _Token | None, after: _Token | None, name: _Name
) -> str | None:
    """The word beside a title that leaves room for another job."""
    if after and (after.folded in known.ROLES or (name.lang == "en" and after.folded not in known.MAY_FOLLOW)):
        return after.typed
    if before and before.folded in known.ON_THE_WAY:
        return before.typed
    if before and before.folded in known.PREPOSITIONS and place > 1 and len(tokens) <= _TITLE:
        earlier = tokens[: place - 1]
        if not any(one.folded in known.WANTED for one in earlier):
            return " ".join(one.typed for one in (*earlier, before))
    return None


def _is_genitive(token: _Token, name: _Name) -> bool:
    """Whether a name stands as somebody's (polisens, the doctor's) and not as itself or in the plural."""
    if name.lang == "en":
        return token.folded.endswith("s") and not token.typed.endswith(token.folded[-2:])
    bare = _bare(name.name)
    return token.folded != bare and token.folded.endswith("s") and token.folded[:-1] in swedish_forms(bare)


def _doubted(sign: Sign) -> Sign:
    if sign.answer is not Answer.YES:
        return sign
    says = both("“{typed}” is written with letters of another script. Is the title meant?", typed=sign.typed)
    return replace(sign, answer=Answer.UNKNOWN, because=says)


def _joined(signs: list[Sign]) -> Recognised:
    """Yes before ask before no; a profession that is asked about beside a certain one is not."""
    for answer in (Answer.YES, Answer.UNKNOWN, Answer.NO):
        meant = tuple(dict.fromkeys(one.profession for one in signs if one.answer is answer))
        if meant:
            return Recognised(answer, meant, tuple(one for one in signs if one.answer is answer))
    return Recognised(Answer.NO)
