"""What does a checklist look like?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

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
    """When an item belongs to a case; every line must be true. A fact that is missing keeps the item: unknown is not no.

    Where several circumstances each ask for the item, ``when`` is a list, and one of them is enough.
    """

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
    or_equivalent: Condition | None = None
    """yes where the advert says "or equivalent competence"."""
    ehea: Condition | None = None
    """yes or no: the European Higher Education Area."""
    paper_language: Condition | None = None
    """Of the country's papers: english, nordic or other."""
    own_papers: Condition | None = None
    """yes where the country gives more than one certificate, or confirms papers by an authority."""
    digital: Condition | None = None
    """yes where the country has codes, digital signatures or papers shared by the holder."""
    calendars: Condition | None = None
    """Calendars in use in the country, and the one typed."""
    name_script: Condition | None = None
    """latin, or other where names of the country are also written in another script."""
    translation: Condition | None = None
    """yes where a translation is among the papers."""
    awarded_by: Condition | None = None
    builds_on: Condition | None = None
    """yes where the qualification builds on an earlier one."""
    credentials: Condition | None = None
    """How many educations the case has."""
    field: Condition | None = None
    """Broad field of ISCED-F, two digits."""
    level: Condition | None = None
    """settled where the rulebook names the level for certain, else open."""
    outcome: Condition | None = None
    met: Condition | None = None
    """Whether the requirement is met: yes, no, unknown, not_asked."""
    difference: Condition | None = None
    """yes where one of the five elements differs."""
    institution_status: Condition | None = None
    authenticity: Condition | None = None
    names: Condition | None = None
    """same or differ."""
    doubt: Condition | None = None
    """yes where a paper or an issuer is in doubt: by the axes, or by a warning sign that was seen."""
    looked_up: Condition | None = None
    """What was answered: confirmed, denied, not_found, no_answer; nothing where nobody was asked."""
    prior_decision: Condition | None = None
    """Kind of the decision in hand, or none."""
    state: Condition | None = None
    """How far the case has come."""
    employer: Condition | None = None
    """Kind of the office: private, state_agency, municipality_or_region."""
    four_eyes: Condition | None = None
    """When the office has a second person look: never, when_departing, always."""
    identity_paper: Condition | None = None
    """yes where a copy of an identity paper lies in the case."""
    corrected: Condition | None = None
    """yes where something was corrected, or objected to."""


def _one_or_several(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


CaseWhens = Annotated[
    list[CaseWhenShape],
    BeforeValidator(_one_or_several, json_schema_input_type=CaseWhenShape | list[CaseWhenShape]),
]


class ItemShape(Shape):
    """One thing to look at. A warning sign makes a task; it never changes an outcome."""

    question: TextShape
    why: TextShape
    evidence: TextShape | None = None
    warning_signs: list[TextShape] = []
    next_step: TextShape
    paragraph: ParagraphId
    when: CaseWhens | None = None
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
