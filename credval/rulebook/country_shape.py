"""What a country file looks like: its system, ladders, bodies, scales, papers and channels."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from credval.model import words as w
from credval.rulebook.shapes import (
    Day,
    DayFrom,
    DayUntil,
    EntryId,
    FormatNumber,
    Level,
    NameShape,
    Number,
    PartIds,
    ReviewShape,
    Shape,
    Slug,
    SourceShape,
    SpanShape,
    TextShape,
)


class AuthorityShape(Shape):
    """A body that decides, lists, examines or informs."""

    name: NameShape
    roles: list[
        Literal[
            "ministry",
            "recognition",
            "quality",
            "examinations",
            "enic_naric",
            "register",
            "framework",
            "records",
        ]
    ]
    address: str | None = None
    competent: Literal["yes", "no"] = "no"
    """``yes``: its own law lets it say who may award what in this system."""
    part: PartIds = []
    """The part or parts of the country that it speaks for, where that is not all of it."""
    existed: SpanShape | None = None
    sources: list[str]


class StageShape(Shape):
    """One rung of the ladder, good enough to be drawn."""

    id: Slug
    name: NameShape
    starts_age: Number
    years: Number
    isced: Annotated[int, Field(ge=0, le=8)]
    track: Literal["general", "vocational", "higher"]
    leads_to: list[Slug] = []
    compulsory: Literal["yes", "no"] = "no"
    qualifications: list[EntryId] = []


class PartShape(Shape):
    """A part of the country whose education system differs."""

    id: Slug
    codes: list[Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]] = []
    """Its ISO 3166-2 code first, then those of the places that lie in it wholly; none where ISO has none."""
    name: NameShape
    also_known_as: list[str] = []
    differs: TextShape
    """How its system differs, in one or two sentences."""
    sources: list[str]


class LadderShape(SpanShape):
    """The ladder as it was between two days."""

    name: TextShape
    part: PartIds = []
    """The part or parts of the country that it belongs to, where the ladders differ."""
    stages: list[StageShape]
    sources: list[str]


class FrameworkRowShape(Shape):
    level: str
    eqf: Level | None
    holds: TextShape
    eqf_high: Level | None = None


class CountryFrameworkShape(Shape):
    """The national qualifications framework and its EQF table; ``none`` where there is none."""

    name: NameShape | None = None
    status: Literal["referenced", "self_certified", "unreferenced", "none"]
    """referenced: formally to the EQF; self_certified: to QF-EHEA only; unreferenced: a framework without either."""
    since: DayFrom | None = None
    table: list[FrameworkRowShape] = []
    note: TextShape | None = None
    sources: list[str]


class CreditShape(SpanShape):
    """A unit of workload: always printed with its name, never turned into hp."""

    id: Slug
    name: TextShape
    full_year: Number | None = None
    hours: Number | None = None
    ects: Number | None = None
    """ECTS credits that one unit stands for, where a published rule says so."""
    note: TextShape | None = None
    sources: list[str]


class GradeWordShape(Shape):
    native: str
    range: str
    sv: str
    en: str


class GradingShape(SpanShape):
    """A grading scale, explained and never converted."""

    id: Slug
    applies_to: Literal["school", "vocational", "higher"]
    scope: Literal["national", "institution"]
    best: str
    lowest_pass: str
    direction: Literal["up", "down", "letters"]
    """up: higher is better; down: lower is better."""
    words: list[GradeWordShape] = []
    note: TextShape | None = None
    sources: list[str]


class DocumentShape(Shape):
    """A paper that holders normally have, and what it proves."""

    id: Slug
    kind: w.DocumentKind
    name: NameShape
    proves: w.Proves
    """award: conferred; completion: finished, not yet conferred; part: some of it; nothing: background only."""
    issuer: TextShape
    language: str
    note: TextShape | None = None
    sources: list[str]


class ChannelShape(Shape):
    """A way to check a paper at its source; the official domain only."""

    id: Slug
    name: NameShape
    body: str
    """Key of an authority, or the name of who runs it."""
    domain: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")] | None = None
    kind: Literal[
        "register", "holder_shared", "digital_signature", "code", "request", "central_body", "legalisation"
    ]
    awards: list[Literal["school", "vocational", "higher"]] = []
    """What it can confirm, where that is not every award: school certificates, vocational ones, those of higher education."""
    part: PartIds = []
    """The part or parts of the country whose awards it confirms, where that is not all of it."""
    confirms: TextShape
    needs: TextShape
    who_may_ask: TextShape
    fee: TextShape | None = None
    time: TextShape | None = None
    from_year: int | None = None
    not_found_means: TextShape
    sources: list[str]


class PeopleShape(Shape):
    """Names, scripts, calendars and digits as they stand on papers."""

    names: TextShape
    calendars: list[w.CalendarName]
    scripts: list[Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")]]
    """ISO 15924."""
    digits: list[str] = []
    note: TextShape | None = None
    sources: list[str]


class ReformShape(Shape):
    on: DayFrom
    what: TextShape
    effect: TextShape
    """What it changes for somebody who reads a paper from before or after."""
    sources: list[str]


class ConventionShape(Shape):
    name: Literal[
        "lisbon",
        "global",
        "apostille",
        "hague_apostille",
        "bologna",
        "asia_pacific",
        "arab",
        "africa",
        "nordic",
        "cis",
    ]
    from_: Day | None = Field(None, alias="from")
    """Day it came into force there; null with a note where it is not party or the day is not known."""
    party: Literal["yes", "no", "unknown"] = "yes"
    note: TextShape | None = None
    sources: list[str]


class HardToObtainShape(Shape):
    """What holders often cannot get, and why: the undocumented path."""

    what: TextShape
    because: TextShape
    instead: TextShape
    since: DayFrom | None = None
    until: DayUntil | None = None
    sources: list[str]


class RelatedSystemShape(Shape):
    """Another system that was in force here before, or took over afterwards."""

    system: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")]
    until: DayUntil | None = None
    from_: DayFrom | None = Field(None, alias="from")
    note: TextShape | None = None


class ContestedShape(Shape):
    """A territory where papers of several systems are met: a paragraph, never a verdict by the map."""

    place: NameShape
    from_: DayFrom = Field(alias="from")
    paragraph: TextShape
    sources: list[str]


class CountryShape(Shape):
    """One education system."""

    format: FormatNumber
    id: Annotated[str, Field(pattern=r"^[a-z]{2,4}(/[a-z-]+)?$")]
    kind: Literal["country", "former_state", "part", "international"]
    code: Annotated[str, Field(pattern=r"^[A-Z]{2,4}$")]
    """ISO 3166-1 alpha-2, ISO 3166-3 alpha-4, XK, or INT."""
    part: str | None = None
    name: NameShape
    parts: list[PartShape] = []
    """Parts whose systems differ; ``part`` of an entry or a ladder names one."""
    also_known_as: list[str] = []
    existed: SpanShape | None = None
    predecessors: list[RelatedSystemShape] = []
    successors: list[RelatedSystemShape] = []
    languages: list[str]
    overview: TextShape
    recognised_unit: w.RecognisedUnit
    """What is recognised here: the institution, the programme, or both."""
    ehea: Literal["yes", "no"]
    """Member of the European Higher Education Area."""
    authorities: dict[Slug, AuthorityShape]
    ladders: list[LadderShape]
    framework: CountryFrameworkShape
    credits: list[CreditShape] = []
    grading: list[GradingShape]
    documents: list[DocumentShape]
    verification: list[ChannelShape]
    people: PeopleShape
    reforms: list[ReformShape]
    conventions: list[ConventionShape]
    hard_to_obtain: list[HardToObtainShape] = []
    contested: list[ContestedShape] = []
    sources: dict[str, SourceShape]
    excused: dict[str, str] = {}
    reviews: list[ReviewShape] = []
