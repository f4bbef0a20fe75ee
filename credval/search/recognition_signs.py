"""What does a title say where it stands in a text: which answer, and for which reason?

The words before and after a title and the parts of a compound decide between yes, ask and no; every sign carries its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from credval.model.words import Answer
from credval.search import recognition_words as known
from credval.text import Text, both
from credval.writing.folding import fold
from credval.writing.inflection import swedish_forms

TITLE = 6
"""Words of a text that is a title rather than a sentence."""
HEAD = 5
"""Letters of a name that may end or begin a compound."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing in the text that speaks for a profession, or says why it is none. ``profession`` is an id."""

    profession: str
    answer: Answer
    typed: str
    because: Text


@dataclass(frozen=True, slots=True)
class Name:
    profession: str
    name: str
    title: Text
    lang: str
    answer: Answer
    is_title: bool
    compounds: Answer

    @property
    def is_head(self) -> bool:
        """Whether a Swedish compound may end or begin with it; of what is only perhaps a job of it, no compound is."""
        if self.answer is Answer.UNKNOWN:
            return False
        is_noun = self.name.isalpha() and not self.name.isupper() and not self.name.endswith("tjänst")
        return self.lang == "sv" and len(self.name) >= HEAD and is_noun


@dataclass(frozen=True, slots=True)
class Token:
    typed: str
    folded: str
    breaks: bool
    """Whether a new part of the text begins here: a comma, a slash, a new sentence."""
    cut: bool = False
    """Whether its last part stands with a later word (buss- och spårvagnsförare)."""


def spelling(text: str) -> str:
    """``text`` without what is folded and without spaces: leg. ssk and legssk are one."""
    return fold(text).replace(" ", "")


def in_context(
    tokens: list[Token], place: int, size: int, names: list[Name], compound: bool = False
) -> Iterator[Sign]:
    """What ``names``, of which ``size`` words from ``place`` are forms, mean there; ``compound``: the word only ends in them."""
    typed = " ".join(one.typed for one in tokens[place : place + size])
    kind = _kind_before(tokens, place)
    for name in names:
        if kind and name.lang == "en" and name.answer is Answer.UNKNOWN:
            continue  # a social worker is asked about, a palliative social worker is another
        of_a_kind = kind and name.lang == "en" and size == 1 and name.compounds is Answer.UNKNOWN
        sign = (
            _compound_sign(name, f"{kind} {typed}" if of_a_kind else typed)
            if compound or of_a_kind
            else _sign(name, typed)
        )
        doubt = _doubt(tokens, place, size, name) if sign.answer is Answer.YES else None
        yield doubt or sign


def _kind_before(tokens: list[Token], place: int) -> str:
    """The English word that makes a title of a kind of it (dance teacher); empty for none and for an experienced one."""
    if not place or tokens[place].breaks:
        return ""
    before = tokens[place - 1]
    neutral = before.folded in known.MAY_FOLLOW | known.WANTED | known.PREPOSITIONS | known.ON_THE_WAY
    return "" if neutral else before.typed


def _sign(name: Name, typed: str) -> Sign:
    values = {"typed": typed, "name": name.name, "title": name.title}
    if name.answer is Answer.NO:
        says = both("“{typed}” is another job than “{title}”.", **values)
    elif name.answer is Answer.UNKNOWN:
        says = both("“{typed}” is sometimes a job as “{title}” and sometimes not. Is it meant?", **values)
    elif spelling(typed) != spelling(name.name):
        says = both("Recognised because “{typed}” is a form of “{name}”.", **values)
    elif name.is_title:
        says = both("Recognised because “{typed}” is the title itself.", **values)
    else:
        says = both("Recognised because “{typed}” is another name for “{title}”.", **values)
    return Sign(name.profession, name.answer, typed, says)


def _compound_sign(name: Name, typed: str) -> Sign:
    values = {"typed": typed, "name": name.name, "title": name.title}
    if name.compounds is Answer.YES:
        says = both("Recognised because “{typed}” ends in “{name}”, which says what the work is.", **values)
    elif name.compounds is Answer.NO:
        says = both("“{typed}” is another job than “{title}”.", **values)
    else:
        says = both("“{typed}” ends in “{name}”, but not every such job is regulated. Is it meant?", **values)
    return Sign(name.profession, name.compounds, typed, says)


def begins_with(name: Name, token: Token, rest: str) -> Sign:
    """A compound that begins with the profession: a post of it, somebody on the way, or another job."""
    values = {"typed": token.typed, "name": name.name, "title": name.title}
    rest = rest[1:] if rest[1:] in known.POSTS | known.PERHAPS else rest  # åklagar-s-utbildning
    if rest in known.POSTS:
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


def _doubt(tokens: list[Token], place: int, size: int, name: Name) -> Sign | None:
    """Why a title that stands there may not be the job: the words before and after it."""
    typed = " ".join(one.typed for one in tokens[place : place + size])
    before = tokens[place - 1] if place and not tokens[place].breaks else None
    after = tokens[place + size] if place + size < len(tokens) and not tokens[place + size].breaks else None
    if after and (
        _is_genitive(tokens[place + size - 1], name) or (name.lang == "en" and after.folded in known.ANOTHER)
    ):
        says = both(
            "“{typed} {after}” is another job than “{title}”.",
            typed=typed,
            after=after.typed,
            title=name.title,
        )
        return Sign(name.profession, Answer.NO, f"{typed} {after.typed}", says)
    beside = _unsure(tokens, place, before, after, name)
    if beside is None:
        return None
    says = both(
        "“{typed}” stands beside “{beside}”. Is the job “{title}” itself?",
        typed=typed,
        beside=beside,
        title=name.title,
    )
    return Sign(name.profession, Answer.UNKNOWN, typed, says)


def _unsure(
    tokens: list[Token], place: int, before: Token | None, after: Token | None, name: Name
) -> str | None:
    """The word beside a title that leaves room for another job."""
    if after and (
        after.folded in known.ROLES or (name.lang == "en" and after.folded not in known.MAY_FOLLOW)
    ):
        return after.typed
    if before and before.folded in known.ON_THE_WAY:
        return before.typed
    if colleague := _worked_with(tokens, place):
        return colleague
    if before and before.folded in known.PREPOSITIONS and place > 1 and len(tokens) <= TITLE:
        earlier = tokens[: place - 1]
        if not any(one.folded in known.WANTED for one in earlier):
            return " ".join(one.typed for one in (*earlier, before))
    return None


def _worked_with(tokens: list[Token], place: int) -> str | None:
    """The word (med, with) that makes a title somebody that one works with, also over another one (med läkare och …)."""
    nearest = 3 if place > 2 and tokens[place - 1].folded in known.AND else 1
    if place > nearest and tokens[place - nearest].folded in known.BESIDE:
        return tokens[place - nearest].typed
    return None


def _is_genitive(token: Token, name: Name) -> bool:
    """Whether a name stands as somebody's (polisens, the doctor's) and not as itself or in the plural."""
    if name.lang == "en":
        return token.folded.endswith("s") and not token.typed.endswith(token.folded[-2:])
    bare = spelling(name.name)
    return token.folded != bare and token.folded.endswith("s") and token.folded[:-1] in swedish_forms(bare)


def doubted(sign: Sign) -> Sign:
    """The sign in a text that is written with letters of another script: a certain one is only asked about."""
    if sign.answer is not Answer.YES:
        return sign
    says = both("“{typed}” is written with letters of another script. Is the title meant?", typed=sign.typed)
    return replace(sign, answer=Answer.UNKNOWN, because=says)
