"""What things are compared to in Sweden, and which professions an authority decides about?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from credval.model import words as w
from credval.model.entries import Review, Source, Span
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Destination:
    """A Swedish qualification, or one of UHR's other words. ``size`` belongs to the degree, never to a holder."""

    id: str
    titles: Text
    group: str
    short: tuple[str, ...] = ()
    size: float | None = None
    unit: str | None = None
    seqf: int | None = None
    eqf: int | None = None
    cycle: w.Cycle | None = None
    awarded: Span | None = None
    years: float | None = None
    meets: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    """Every destination whose level this one reaches or exceeds, itself not included (closure taken when compiled)."""
    leads_to_profession: str | None = None
    note: Text | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    name: Text
    address: str | None = None
    shows: Text | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """What an authority takes for one thing. ``amount`` is 0 where it says that it is free, None where it names none."""

    what: Text
    amount: float | None = None
    currency: str = "SEK"
    published: date | None = None
    """The day that the page itself gives, where it gives one; the day of reading stands with the source."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What an authority says on a page, in our words; ``published`` as for a fee."""

    says: Text
    published: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The way to the right to practise; the country of training picks it, never nationality."""

    purpose: str
    steps: Text
    sources: tuple[str, ...] = ()
    fees: tuple[Fee, ...] = ()
    """Empty: not published as far as anybody has read."""
    time: Published | None = None
    """How long the authority takes. None: not published as far as anybody has read."""
    official_statement: Published | None = None
    """A written word that the authority gives on the education itself, where there is one."""


@dataclass(frozen=True, slots=True)
class TypedExample:
    """A title as somebody types it, and whether it is recognised as the profession: yes, no, or unknown (asked)."""

    typed: str
    expect: str


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession that is regulated in Sweden: an authority decides, nobody else."""

    id: str
    titles: Text
    kind: str
    reserved: Text
    authority: Named
    routes: tuple[Route, ...]
    meanwhile: Text
    also_known_as: dict[str, tuple[str, ...]]
    may_be: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles that some bear who work in this profession and others who do not: a person is asked."""
    not_this: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles that look like this one and are another job."""
    compounds: str | None = None
    """Whether a word that ends in a name of it is the profession: yes, or unknown; None goes by ``kind``."""
    register: Named | None = None
    law: tuple[str, ...] = ()
    since: date | None = None
    language_note: Text | None = None
    sources: tuple[Source, ...] = ()
    examples: tuple[TypedExample, ...] = ()
    reviews: tuple[Review, ...] = ()
    vetting: w.Vetting = w.Vetting.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed list, as a person reads it."""

    label: Text
    means: Text
    proves: w.Proves | None = None
    """For kinds of paper: what one proves where the country does not say otherwise."""
    official: str | None = None
    """For channels: whether an answer there counts as that of a competent source."""
    broader: str | None = None
