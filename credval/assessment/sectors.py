"""What does an industry group add to an assessment: which pack is meant, and what do its rules say for these facts?

The order of authority stands in the types: a rule has no outcome to give. Where the profession is regulated the authority's
gate is named first, and nothing here changes the referral.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from credval.conditions.evaluating import Fact, combine, line_holds
from credval.model.entries import Bounds
from credval.model.guides import Pack, SectorRule
from credval.model.words import Answer
from credval.text import Text
from credval.writing.folding import fold

_SHORTEST = 4
"""Letters of a job word that may be found inside a compound."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A pack that a job title may be about, and the word that says so."""

    pack: Pack
    word: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule says: its answer, the sentence, the next step or the facts that are asked for."""

    rule: SectorRule
    answer: Answer
    adds: str
    says: Text
    next_step: Text | None = None
    ask: tuple[str, ...] = ()


def packs_for(packs: Iterable[Pack], job: str) -> tuple[Meant, ...]:
    """The packs whose words stand in a job title, whole or inside a compound; the longest word first."""
    title = fold(job)
    found = [Meant(pack, word) for pack in packs if (word := _word_in(pack, title))]
    return tuple(sorted(found, key=lambda one: -len(one.word)))


def _word_in(pack: Pack, title: str) -> str | None:
    words = title.split()
    known = sorted({word for names in pack.jobs.values() for word in names}, key=len, reverse=True)
    return next((word for word in known if _stands_in(fold(word), title, words)), None)


def _stands_in(word: str, title: str, words: list[str]) -> bool:
    if " " in word:
        return f" {word} " in f" {title} "
    return word in words or (len(word) >= _SHORTEST and any(word in one for one in words))


def say(rules: Iterable[SectorRule], facts: Mapping[str, Fact], on: date) -> Iterator[Said]:
    """What each rule that is in force and whose question arises, or may arise, says for these facts."""
    for rule in rules:
        arises = _holds(rule.when or {}, facts)
        if arises is Answer.NO or (rule.valid and not rule.valid.holds_on(on)):
            continue
        # while it is not known whether the question arises at all, a failed test is no "no"
        yield _said(rule, Answer.UNKNOWN if arises is Answer.UNKNOWN else _holds(rule.test, facts), facts)


def _holds(conditions: Mapping[str, Bounds], facts: Mapping[str, Fact]) -> Answer:
    return combine(line_holds(bounds, facts.get(key)) for key, bounds in conditions.items())


def _said(rule: SectorRule, answer: Answer, facts: Mapping[str, Fact]) -> Said:
    if answer is Answer.UNKNOWN:
        missing = tuple(key for key in rule.if_unknown.ask if not facts.get(key))
        return Said(rule, answer, "task", rule.if_unknown.says, ask=missing or rule.if_unknown.ask)
    result = rule.if_yes if answer is Answer.YES else rule.if_no
    return Said(rule, answer, result.adds, result.says, result.next_step)
