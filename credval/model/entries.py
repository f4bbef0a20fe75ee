"""What does the rulebook say of one qualification, and where does each statement come from?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from credval.model import words as w
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` until ``last``, both included; None: open on that side."""

    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def touches(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` lies in this span."""
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)

    def covers(self, first: date, last: date) -> bool:
        """Whether every day from ``first`` to ``last`` lies in this span."""
        return (self.first is None or self.first <= first) and (self.last is None or last <= self.last)


@dataclass(frozen=True, slots=True)
class Source:
    """A page that somebody has read, and the day it was read."""

    key: str
    title: str
    publisher: str
    kind: w.SourceKind
    address: str
    read: date
    language: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One of the five elements against the counterpart."""

    result: w.ElementResult
    because: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Elements:
    """The five elements, in the order of the Lisbon Recognition Convention's practice."""

    level: Element
    workload: Element
    quality: Element
    profile: Element
    learning_outcomes: Element


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that can be named: for an unofficial award, or where the level is substantially below."""

    purpose: str
    says: Text
    destination: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the qualification is comparable to for awards from ``first`` to ``last``."""

    first: date | None
    last: date | None
    destinations: tuple[str, ...]
    basis: w.Basis
    because: Text
    elements: Elements
    against: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    note: Text | None = None
    eqf: int | None = None
    cycle: w.Cycle | None = None
    sources: tuple[str, ...] = ()

    def touches(self, first: date, last: date) -> bool:
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)

    def alternative(self, purpose: str) -> Alternative | None:
        return next((one for one in self.alternatives if one.purpose == purpose), None)


@dataclass(frozen=True, slots=True)
class View:
    """What another body says of the qualification; it stands beside our word, never averaged."""

    body: str
    says: str
    address: str
    read: date
    eqf: int | None = None
    eqf_high: int | None = None
    first: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """A condition over one fact; every bound that is set must hold."""

    at_least: float | None = None
    at_most: float | None = None
    first: date | None = None
    last: date | None = None
    any_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Titles:
    sv: str
    en: str
    native: str
    native_language: str
    romanised: str | None = None


@dataclass(frozen=True, slots=True)
class Workload:
    years: float | None = None
    credits: float | None = None
    unit: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class FrameworkLevel:
    level: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One group's word on exactly this content (SHA-256 of the entry without its reviews)."""

    by: str
    on: date
    content: str
    says: str
    note: str | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Qualification:
    """One qualification of one education system, as compiled from its file."""

    id: str
    titles: Titles
    kind: w.QualificationKind
    awarded_by: w.AwardedBy
    awarded: Span
    entry_requirement: Text
    workload: Workload
    home_access: Text
    comparable: tuple[Comparison, ...]
    also_known_as: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    """Ids of the parts of the country that it belongs to; none: all of it. Stands in ``when`` as well."""
    when: dict[str, Bounds] = field(default_factory=dict)
    requires_prior: tuple[str, ...] = ()
    framework: FrameworkLevel | None = None
    eqf: int | None = None
    isced: int | None = None
    cycle: w.Cycle | None = None
    field_code: str | None = None
    leads_to: tuple[str, ...] = ()
    stage: str | None = None
    profession: str | None = None
    views: tuple[View, ...] = ()
    traps: tuple[Text, ...] = ()
    sources: tuple[Source, ...] = ()
    """Every page that the entry's keys point to, own ones and the country's."""
    examples: tuple[Example, ...] = ()
    reviews: tuple[Review, ...] = ()
    vetting: w.Vetting = w.Vetting.UNCONFIRMED

    @property
    def system(self) -> str:
        """The folder of its education system, for example ``in``."""
        return self.id.split("/", 1)[0]

    @property
    def title(self) -> Text:
        return Text(sv=self.titles.sv, en=self.titles.en)

    @property
    def every_title(self) -> tuple[str, ...]:
        """Native, romanised, English and Swedish title, and all other names."""
        own = (self.titles.native, self.titles.romanised, self.titles.en, self.titles.sv)
        return (*(one for one in own if one), *self.also_known_as)


@dataclass(frozen=True, slots=True)
class Example:
    """A claim and what it must give; kept in the book as raw material for training."""

    name: str
    given: dict[str, object]
    expect: dict[str, object]
