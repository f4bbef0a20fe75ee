"""What holds in the sector of a job: the official ways there, the regulated profession's first, and what the pack says?

An advisor beside the assessment: it is given the job and never the result, so that nothing it says can change an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from credval.actions.books import OpenBook
from credval.assessment.sectors import Said, packs_for, say
from credval.conditions.evaluating import Fact
from credval.model.codes import EU_EEA
from credval.model.guides import Gate, Pack
from credval.model.sweden import Profession
from credval.text import Text, both
from credval.writing.hosts import host_of

_WITH_SWITZERLAND = EU_EEA | {"CH"}
"""Where the directive on professional qualifications holds (2005/36/EC), by agreement also in Switzerland."""

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
    way: str = ""
    """The way to a regulated profession that the country of training picks: eu_eea or other; empty where it is not known."""

    @property
    def is_empty(self) -> bool:
        return self.first is None and not self.sectors


def advise(book: OpenBook, asked: Asked, facts: Facts, on: date) -> Advice:
    """The advice for a job. Empty where no pack and no regulated profession is meant."""
    profession = _profession(book, asked)
    first = gate_of(profession, asked.trained_in) if profession else None
    found = (_sector(book, *one, profession, facts, on) for one in _meant(book, asked, profession))
    return Advice(first, tuple(found), _way(asked.trained_in) if profession else "")


def gate_of(profession: Profession, trained_in: str = "") -> Gate:
    """The gate of a regulated profession. The country of training picks the way, never nationality."""
    purpose = _way(trained_in)
    ways = [one.steps for one in profession.routes if purpose in ("", one.purpose)]
    return Gate(
        what=both("{profession}: the right to practise", profession=_capital(profession.titles)),
        body=profession.authority.name,
        who_may_apply=_joined(ways or [one.steps for one in profession.routes]),
        worth_it=_joined([profession.reserved, profession.meanwhile]),
        address=profession.authority.address,
    )


def _way(trained_in: str) -> str:
    return "" if not trained_in else "eu_eea" if trained_in.upper() in _WITH_SWITZERLAND else "other"


def _profession(book: OpenBook, asked: Asked) -> Profession | None:
    """The one that the requirement names, else the one whose very name the job title is or holds as a word."""
    named = book.profession(asked.profession)
    for text in (asked.profession, asked.job, *asked.job.split()):
        if named is None and text.strip():
            exact = {key for key, _how in book.exact("profession", text)}
            named = book.profession(exact.pop()) if len(exact) == 1 else None
    return named


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


def _joined(texts: list[Text]) -> Text:
    return Text(" ".join(one.sv for one in texts), " ".join(one.en for one in texts))


def _capital(text: Text) -> Text:
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])
