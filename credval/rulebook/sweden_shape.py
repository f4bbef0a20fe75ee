"""What do the files of the Swedish side look like: counterparts, regulated professions, vocabularies, the rulebook?"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from credval.model import words as w
from credval.rulebook.shapes import (
    Day,
    DayFrom,
    EntryId,
    FormatNumber,
    Level,
    Number,
    ReviewShape,
    Shape,
    Slug,
    SourceShape,
    SpanShape,
    TextShape,
)

Group = Literal[
    "general",
    "artistic",
    "professional",
    "higher_vocational",
    "upper_secondary",
    "compulsory",
    "uhr_words",
    "older",
]


class DestinationShape(Shape):
    """A Swedish qualification that things are compared to, or one of UHR's other words."""

    id: EntryId
    titles: TextShape
    short: list[str] = []
    """Abbreviations and other spellings seen on CVs and in adverts."""
    group: Group
    size: Number | None = None
    """Belongs to the degree, never to the holder of a foreign one."""
    unit: Literal["hp", "yh_points", "gymnasium_points", "old_points", "years"] | None = None
    seqf: Level | None = None
    eqf: Level | None = None
    cycle: w.Cycle | None = None
    awarded: SpanShape
    years: Number | None = None
    """Full-time years after upper-secondary school that the qualification stands for in all; null for school."""
    meets: list[Literal["upper_secondary", "post_secondary", "higher_education"]] = []
    at_least: list[EntryId] = []
    """Qualifications whose level it reaches or exceeds; only the nearest ones, the rest follows."""
    leads_to_profession: str | None = None
    note: TextShape | None = None
    sources: list[str]


class DestinationsShape(Shape):
    """Everything in one country that foreign qualifications are compared to."""

    format: FormatNumber
    id: Slug
    destinations: list[DestinationShape]
    sources: dict[str, SourceShape]
    reviews: list[ReviewShape] = []


class NamedShape(Shape):
    """A body or register: its name, its official address, what it shows."""

    name: TextShape
    address: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    shows: TextShape | None = None


class FeeShape(Shape):
    """What an authority takes for one thing, as its page says."""

    what: TextShape
    amount: Number | None = None
    """0: the page says that it is free. Left out: a fee is taken, but the page names no amount."""
    currency: Literal["SEK", "EUR"] = "SEK"
    published: Day | None = None
    """The day that the page itself gives, where it gives one."""
    sources: list[str]


class PublishedShape(Shape):
    """What an authority's page says, in our own words."""

    says: TextShape
    published: Day | None = None
    sources: list[str]


class RouteShape(Shape):
    """The way to the right to practise; the country of training picks it, never nationality."""

    for_: Literal["eu_eea", "other"] = Field(alias="for")
    steps: TextShape
    fees: list[FeeShape] = []
    """What it costs, one line for each thing that is paid for. Left out: not published as far as anybody has read."""
    time: PublishedShape | None = None
    """How long the authority takes, as it says itself. Left out: not published as far as anybody has read."""
    official_statement: PublishedShape | None = None
    """A written word that the authority gives on the education itself, where there is one."""
    sources: list[str]


class OtherNamesShape(Shape):
    """Titles as they are typed: inflected, compound, abbreviated."""

    sv: list[str] = []
    en: list[str] = []


class ProfessionExampleShape(Shape):
    typed: str
    expect: Literal["yes", "no", "unknown"]
    """Whether it is recognised as this profession; unknown: a person is asked."""


class ProfessionShape(Shape):
    """A profession that is regulated in Sweden: an authority decides."""

    format: FormatNumber
    id: EntryId
    titles: TextShape
    also_known_as: OtherNamesShape
    """Further names. Inflected forms and compounds that end in a name need not be written; they are recognised."""
    may_be: OtherNamesShape = OtherNamesShape()
    """Titles that some bear who work in this profession and others who do not: a person is asked."""
    not_this: OtherNamesShape = OtherNamesShape()
    """Titles that look like this one and are another job."""
    compounds: Literal["yes", "unknown"] | None = None
    """Whether a word that ends in a Swedish name (*ämnes*lärare) is the profession. Left out: unknown for an authorisation, else yes."""
    kind: Literal["licence", "protected_title", "authorisation"]
    reserved: TextShape
    authority: NamedShape
    register_: NamedShape | None = Field(None, alias="register")
    law: list[str]
    routes: list[RouteShape]
    meanwhile: TextShape
    """What an employer may do while the authority decides."""
    language_note: TextShape | None = None
    since: DayFrom | None = None
    specialisations: list[str] = []
    sources: dict[str, SourceShape]
    examples: list[ProfessionExampleShape]
    reviews: list[ReviewShape] = []


class WordShape(Shape):
    """A word of a closed list as a person reads it."""

    label: TextShape
    means: TextShape | None = None
    proves: w.Proves | None = None
    official: Literal["yes", "no"] | None = None
    broader: str | None = None


class VocabularyShape(Shape):
    """One closed list."""

    format: FormatNumber
    id: Slug
    title: TextShape | None = None
    licence: str | None = None
    source: SourceShape | None = None
    words: dict[str, WordShape]


class PublisherShape(Shape):
    id: Slug
    name: str
    kind: Literal["owner", "industry_group", "authority", "education"]


class RulebookShape(Shape):
    """The rulebook as a whole: its edition, who publishes it, under which licence."""

    format: FormatNumber
    edition: Annotated[str, Field(pattern=r"^\d{4}\.\d+$")]
    released: Day
    title: TextShape
    licence: str
    owner: Slug
    publishers: list[PublisherShape]
    note: TextShape | None = None
