"""What a qualification file looks like: one qualification, one file, readable as a page of a handbook."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from credval.model import words as w
from credval.rulebook.shapes import (
    DayFrom,
    ElementsShape,
    EntryId,
    FormatNumber,
    Level,
    Number,
    PartIds,
    ReviewShape,
    Shape,
    SourceShape,
    SpanShape,
    TextShape,
    WhenShape,
)


class TitlesShape(TextShape):
    """The title exactly as on the paper (own script), romanised as people write it, in English and Swedish."""

    native: str
    native_language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})*$")]
    """BCP 47, for example ``fa``, ``zh-Hans``, ``sr-Latn``."""
    romanised: str | None = None
    """Asked for wherever the native title is not in Latin letters."""


class WorkloadShape(Shape):
    """How long and how much, as the system itself counts. A length is never a level."""

    years: Number | None = None
    credits: Number | None = None
    unit: str | None = None
    """A unit of the country's ``credits`` list, or ``ects``."""
    note: TextShape | None = None


class FrameworkShape(Shape):
    level: str
    note: TextShape | None = None


class AlternativeShape(Shape):
    """Something else that can be named, where the counterpart itself cannot."""

    for_: Literal["unofficial", "below"] = Field(alias="for")
    """``unofficial``: the award came from a body outside the official system; ``below``: level is substantial."""
    says: TextShape
    destination: EntryId | None = None
    sources: list[str] = []


class ComparisonShape(Shape):
    """What the qualification is comparable to in Sweden from one first day of award until the next."""

    destinations: list[EntryId]
    """Counterparts, closest first; empty where nothing fits (then ``against`` says what it was held against)."""
    against: EntryId | None = None
    basis: w.Basis
    because: TextShape
    """Why this counterpart, in one to three sentences; says which of the four rules of level was used."""
    elements: ElementsShape
    alternatives: list[AlternativeShape] = []
    note: TextShape | None = None
    eqf: Level | None = None
    """Only where the level differs from the entry's own ``eqf`` for these days of award."""
    cycle: w.Cycle | None = None
    sources: list[str]


class ViewShape(Shape):
    """What another body says of this qualification: its word beside ours, never averaged."""

    body: str
    says: str
    eqf: Level | None = None
    eqf_high: Level | None = None
    """Where the body gives a range: its upper end."""
    address: Annotated[str, Field(pattern=r"^https?://\S+$")]
    read: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    from_: DayFrom | None = Field(None, alias="from")
    note: TextShape | None = None


class ExpectShape(Shape):
    """What the example must give; only what is written is compared."""

    matches: Literal["yes", "no"] = "yes"
    destinations: list[EntryId] | None = None
    outcome: w.Outcome | None = None
    rule: w.Rule | None = None
    eqf: Level | None = None
    certain: Literal["yes", "no"] | None = None
    requirement: w.Met | None = None


class ExampleShape(Shape):
    """A claim and what it gives: test, documentation and raw material for training."""

    name: str
    given: dict[str, Any]
    """Keys of a claim; ``title`` is what a person types (without it the entry's own id is used)."""
    expect: ExpectShape


class QualificationShape(Shape):
    """One qualification of one education system."""

    format: FormatNumber
    id: EntryId
    titles: TitlesShape
    also_known_as: list[str] = []
    """Abbreviations and spellings seen on CVs: a title that a person would type must be found."""
    kind: w.QualificationKind
    awarded_by: w.AwardedBy
    awarded: SpanShape
    part: PartIds = []
    """The part or parts of the country that it belongs to, where it does not belong to all of it."""
    when: WhenShape | None = None
    """Only where the same title stands for several entries: what makes it this one."""
    entry_requirement: TextShape
    requires_prior: list[EntryId] = []
    """Awards without which this one says nothing of level (a degree that builds on another)."""
    workload: WorkloadShape
    framework: FrameworkShape | None = None
    eqf: Level | None = None
    isced: Annotated[int, Field(ge=0, le=8)] | None = None
    cycle: w.Cycle | None = None
    field: Annotated[str, Field(pattern=r"^\d{2,4}$")] | None = None
    """ISCED-F 2013 code where the title itself fixes the field."""
    leads_to: list[EntryId] = []
    home_access: TextShape
    """What the award opens at home: never inferred from the level."""
    stage: str | None = None
    """Id of the rung of the country's ladder on which it ends."""
    profession: str | None = None
    """Id of a regulated profession in Sweden that this education commonly leads to."""
    comparable: dict[DayFrom, ComparisonShape | None]
    """Keyed by first day of award; each value lasts until the next one, null ends it."""
    views: list[ViewShape] = []
    traps: list[TextShape] = []
    """What people commonly get wrong about this title."""
    sources: dict[str, SourceShape] = {}
    """Own pages; keys of the country file's sources may be used as well."""
    examples: list[ExampleShape]
    excused: dict[str, str] = {}
    """A warning that does not apply here, with the reason."""
    reviews: list[ReviewShape] = []
