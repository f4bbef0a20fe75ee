"""What do checklists and sector packs hold: things to look at, facts, tests with three answers, official ways?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.model.entries import Bounds, Source, Span
from credval.model.words import Vetting
from credval.text import Text, mark


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. A warning sign makes a task; it never changes an outcome."""

    id: str
    question: Text
    why: Text
    next_step: Text
    paragraph: str
    evidence: Text | None = None
    warning_signs: tuple[Text, ...] = ()
    when: tuple[dict[str, Bounds | None], ...] | None = None
    """When a case needs it: one of these, each with all of its lines. None: every case needs it."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """All items of one area, in the order in which they are asked."""

    id: str
    order: int
    title: Text
    intro: Text
    owner: str
    revised: date
    items: tuple[Item, ...]
    sources: tuple[Source, ...] = ()
    vetting: Vetting = Vetting.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class SectorFact:
    """Something that a pack asks about. ``kind``: number, yes_no or word."""

    id: str
    label: Text
    kind: str
    unit: Text | None = None
    words: dict[str, Text] | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """Who decides what in a sector, and the official way there."""

    what: Text
    body: Text
    who_may_apply: Text
    worth_it: Text
    address: str | None = None
    cost: Text | None = None
    time: Text | None = None
    statement: Text | None = None
    """A written word that the body gives on the education itself, where there is one."""
    sources: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, Text], ...]:
        """(message, text) of all that is known of it, in the order in which a person asks."""
        rows = (
            (mark("Who decides"), self.body),
            (mark("Who may apply"), self.who_may_apply),
            (mark("Cost"), self.cost),
            (mark("Time"), self.time),
            (mark("Official statement"), self.statement),
            (mark("Worth it"), self.worth_it),
        )
        return tuple((name, text) for name, text in rows if text)


@dataclass(frozen=True, slots=True)
class Pack:
    """A sector: for which jobs, who decides what there, what is asked."""

    id: str
    title: Text
    intro: Text
    owner: str
    status: str
    revised: date
    review_by: date
    jobs: dict[str, tuple[str, ...]]
    gates: tuple[Gate, ...]
    facts: tuple[SectorFact, ...]
    paragraph: str
    professions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    vetting: Vetting = Vetting.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class SectorResult:
    """What is said for one of the answers. ``adds``: information, condition or task; never an outcome."""

    adds: str
    says: Text
    next_step: Text | None = None


@dataclass(frozen=True, slots=True)
class SectorUnknown:
    """What is asked for while a fact is missing."""

    says: Text
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorRule:
    """One rule of a pack."""

    id: str
    title: Text
    because: Text
    test: dict[str, Bounds]
    if_yes: SectorResult
    if_no: SectorResult
    if_unknown: SectorUnknown
    fairness: Text
    review_by: date
    when: dict[str, Bounds] | None = None
    law: tuple[str, ...] = ()
    valid: Span | None = None
    sources: tuple[str, ...] = ()
    vetting: Vetting = Vetting.UNCONFIRMED
