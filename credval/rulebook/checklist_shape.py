"""What does a checklist look like?"""

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
    TextShape,
)

Area = Literal[
    "intake",
    "completeness",
    "identity",
    "institution",
    "authenticity",
    "level",
    "profile",
    "language",
    "skills",
    "fairness",
    "decision",
    "feedback",
    "undocumented",
]
ItemId = Annotated[str, Field(pattern=r"^[a-z]{1,2}\d{1,2}$")]


class CaseWhenShape(Shape):
    """When an item belongs to a case; every line must be true. A fact that is missing keeps the item: unknown is not no."""

    country: Condition | None = None
    """Code of the education system."""
    eqf: Condition | None = None
    kind: Condition | None = None
    """Kind of qualification."""
    profession: Condition | None = None
    regulated: Condition | None = None
    """yes or no."""
    award_years_ago: Condition | None = None
    stage: Condition | None = None
    documents_missing: Condition | None = None
    """yes where a reason for missing papers was written."""
    recognised_unit: Condition | None = None
    delivery: Condition | None = None
    calendar: Condition | None = None
    script: Condition | None = None
    """Of the title as written: latin or other."""
    requirement: Condition | None = None
    """Kind of requirement of the job."""


class ItemShape(Shape):
    """One thing to look at. A warning sign makes a task; it never changes an outcome."""

    question: TextShape
    why: TextShape
    evidence: TextShape | None = None
    warning_signs: list[TextShape] = []
    next_step: TextShape
    paragraph: ParagraphId
    when: CaseWhenShape | None = None
    sources: list[str]


class ChecklistShape(Shape):
    """All items of one area, in the order in which they are asked."""

    format: FormatNumber
    id: Area
    order: Annotated[int, Field(ge=1, le=999)]
    title: TextShape
    intro: TextShape
    owner: Slug
    revised: Day
    items: dict[ItemId, ItemShape]
    sources: dict[str, SourceShape]
    reviews: list[ReviewShape] = []
