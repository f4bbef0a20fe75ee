"""What does an industry group add on top: its facts, its tests with three answers, its next steps?

There is no key for an outcome: a pack adds information, conditions and tasks. It can neither upgrade a referral to an
authority nor turn "not known" into "no".
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from credval.rulebook.handbook_shape import ParagraphId
from credval.rulebook.shapes import (
    Condition,
    Day,
    FormatNumber,
    ReviewShape,
    Shape,
    Slug,
    SourceShape,
    SpanShape,
    TextShape,
)
from credval.rulebook.sweden_shape import OtherNamesShape

FactKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$")]
RuleId = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*$")]


class FactShape(Shape):
    """Something that the pack asks about. Never name, sex, age, birthplace or nationality."""

    label: TextShape
    kind: Literal["number", "yes_no", "word"]
    unit: TextShape | None = None
    words: dict[str, TextShape] = {}
    """The closed list of a fact of kind word."""


class PackShape(Shape):
    """A sector: for which jobs, who decides what there, what is asked."""

    format: FormatNumber
    id: Slug
    title: TextShape
    intro: TextShape
    owner: Slug
    status: Literal["draft", "published"]
    revised: Day
    review_by: Day
    jobs: OtherNamesShape
    """Words of job titles and adverts that it is for."""
    professions: list[str] = []
    """Regulated professions of the sector: the authority's gate comes first."""
    gates: list[GateShape]
    facts: dict[FactKey, FactShape]
    paragraph: ParagraphId
    sources: dict[str, SourceShape]
    reviews: list[ReviewShape] = []


class GateShape(Shape):
    """Who decides what in this sector, and the official way there."""

    what: TextShape
    body: TextShape
    address: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    who_may_apply: TextShape
    cost: TextShape | None = None
    time: TextShape | None = None
    worth_it: TextShape
    """For which posts the way is worth going."""
    sources: list[str]


class ResultShape(Shape):
    """What is said for one of the three answers."""

    adds: Literal["information", "condition", "task"]
    says: TextShape
    next_step: TextShape | None = None


class UnknownShape(Shape):
    """What is asked for while a fact is missing."""

    says: TextShape
    ask: Annotated[list[FactKey], Field(min_length=1)]


class SectorExampleShape(Shape):
    given: dict[str, str]
    expect: Literal["yes", "no", "unknown", "not_applicable"]


class SectorRuleShape(Shape):
    """One rule of a pack."""

    format: FormatNumber
    id: RuleId
    title: TextShape
    because: TextShape
    when: dict[FactKey, Condition] = {}
    """When the question arises at all; empty: always."""
    test: dict[FactKey, Condition]
    if_yes: ResultShape
    if_no: ResultShape
    if_unknown: UnknownShape
    law: list[str] = []
    fairness: TextShape
    """Why the rule is fair to people of any origin."""
    valid: SpanShape | None = None
    review_by: Day
    sources: list[str]
    """Keys of the pack."""
    examples: list[SectorExampleShape]
    reviews: list[ReviewShape] = []


PackShape.model_rebuild()
