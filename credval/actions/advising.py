"""What holds in the sector of a job: the official ways there, the regulated profession's first, and what the pack says?

An advisor beside the assessment: it is given the job and never the result, so that nothing it says can change an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from credval.actions.books import OpenBook
from credval.assessment.routes import (
    cost_of,
    over_routes,
    routes_for,
    sentences,
    statement_of,
    time_of,
    way_of,
)
from credval.assessment.sectors import Said, packs_for, say
from credval.conditions.evaluating import Fact
from credval.model.guides import Gate, Pack
from credval.model.sweden import Profession
from credval.model.words import Answer
from credval.search import Recognised
from credval.text import Text, both
from credval.writing.hosts import host_of

Facts = Mapping[str, Mapping[str, Fact]]
"""For a pack, by its id, what is known of its facts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The job that advice is wanted for. ``trained_in``: country code of the education, never of the person."""

    job: str = ""
    profession: str = ""
    """Id or words of the regulated profession that the requirement names."""
    trained_in: str = ""


@dataclass(frozen=True, slots=True)
class Sector:
    """A pack that is meant, and why; its gates in order of authority, and what its rules say."""

    pack: Pack
    why: Text
    gates: tuple[Gate, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """``first``: the gate of the regulated profession; it comes before all others, whatever a pack says."""

    first: Gate | None
    sectors: tuple[Sector, ...]
    recognised: Answer = Answer.NO
    """Whether the job is a regulated profession; unknown where a person has to say."""
    why: Text | None = None
    """Why it is taken for one, why not, or why it is asked; None where nothing in the words speaks of one."""
    perhaps: tuple[Profession, ...] = ()
    """The professions that are asked about."""
    way: str = ""
    """The way to a regulated profession that the country of training picks: eu_eea or other; empty where it is not known."""

    @property
    def is_empty(self) -> bool:
        return self.first is None and not self.sectors and self.why is None


def advise(book: OpenBook, asked: Asked, facts: Facts, on: date) -> Advice:
    """The advice for a job. Empty where no pack and no regulated profession is meant."""
    named = book.profession(asked.profession)
    meant = Recognised(Answer.YES, (named.id,)) if named else _recognised(book, asked)
    professions = tuple(one for key in meant.professions if (one := book.profession(key)))
    profession = professions[0] if professions and meant.answer is Answer.YES else None
    first = gate_of(profession, asked.trained_in) if profession else None
    found = (_sector(book, *one, profession, facts, on) for one in _meant(book, asked, profession))
    perhaps = professions if meant.answer is Answer.UNKNOWN else ()
    why = meant.because if meant.signs else None
    way = way_of(asked.trained_in) if profession else ""
    return Advice(first, tuple(found), meant.answer, why, perhaps, way)


def gate_of(profession: Profession, trained_in: str = "") -> Gate:
    """The gate of a regulated profession. The country of training picks the way, never nationality."""
    routes = routes_for(profession, trained_in)
    statements = [(one, says) for one in routes if (says := statement_of(profession, one))]
    return Gate(
        what=both("{profession}: the right to practise", profession=_capital(profession.titles)),
        body=profession.authority.name,
        who_may_apply=sentences(one.steps for one in routes),
        worth_it=_worth_it(profession, any(one.time for one in routes)),
        address=profession.authority.address,
        cost=over_routes((one, cost_of(profession, one)) for one in routes),
        time=over_routes((one, time_of(profession, one)) for one in routes),
        statement=over_routes(statements) if statements else None,
    )


def _worth_it(profession: Profession, has_time: bool) -> Text:
    """Whether the way is worth its cost and time for this post: without it, the post or the title is closed."""
    needed = (
        both("Needed if the post is to carry the title.")
        if profession.kind == "protected_title"
        else both("Needed for this post: no employer can do without it.")
    )
    plan = (
        both("Plan the first day by the time above.")
        if has_time
        else both("Ask the authority for its time before a first day is set.")
    )
    return sentences([needed, profession.reserved, profession.meanwhile, plan])


def _recognised(book: OpenBook, asked: Asked) -> Recognised:
    """What the words of the requirement mean, else those of the job title."""
    words = [one for one in (asked.profession, asked.job) if one.strip()]
    found = [book.recognise_profession(one) for one in words]
    for answer in (Answer.YES, Answer.UNKNOWN):
        if meant := next((one for one in found if one.answer is answer), None):
            return meant
    return found[-1] if found else Recognised(Answer.NO)


def _meant(book: OpenBook, asked: Asked, profession: Profession | None) -> list[tuple[Pack, Text]]:
    """By the profession first, then by words of the title; each with why."""
    packs = book.guide.packs
    own = [one for one in packs if profession and profession.id in one.professions]
    regulated = (
        both("Because the profession is regulated: {name}.", name=profession.titles) if profession else None
    )
    by_word = [one for one in packs_for(packs, asked.job) if one.pack not in own]
    return [(one, regulated) for one in own if regulated] + [
        (one.pack, both("Because of the word “{word}” in the job title.", word=one.word)) for one in by_word
    ]


def _sector(
    book: OpenBook, pack: Pack, why: Text, profession: Profession | None, facts: Facts, on: date
) -> Sector:
    said = tuple(say(book.guide.rules_of(pack.id), facts.get(pack.id, {}), on))
    return Sector(pack, why, _in_order(pack, profession), said)


def _in_order(pack: Pack, profession: Profession | None) -> tuple[Gate, ...]:
    """The gates of the profession's authority before the others; else as the pack has them."""
    authority = host_of(profession.authority.address or "") if profession else None
    return tuple(sorted(pack.gates, key=lambda one: host_of(one.address or "") != authority))


def _capital(text: Text) -> Text:
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])
