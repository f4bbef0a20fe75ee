"""What do the files of the handbook look like: the head of a chapter, notes of groups, the glossary, links to findings?"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from credval.rulebook.shapes import Day, FormatNumber, ReviewShape, Shape, Slug, SourceShape, TextShape

Part = Literal["assessing", "system", "recruiting", "teaching", "industry"]
ParagraphId = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?$")]
"""``chapter`` or ``chapter/paragraph``."""


class ChapterHeadShape(Shape):
    """What stands above the text of a chapter, between two lines of ``---``."""

    format: FormatNumber
    id: Slug
    part: Part
    order: Annotated[int, Field(ge=1, le=999)]
    title: Annotated[str, Field(min_length=1)]
    summary: Annotated[str, Field(min_length=1)]
    """One sentence for the contents page."""
    owner: Slug
    revised: Day
    """The day on which somebody last held the text against its sources."""
    keywords: list[str] = []
    """Words that a person might search for and that do not stand in the text."""
    sources: dict[str, SourceShape]
    reviews: list[ReviewShape] = []
    excused: dict[str, str] = {}


class GroupNoteShape(Shape):
    """How an industry group does it, beside a paragraph."""

    paragraph: ParagraphId
    by: Slug
    on: Day
    says: TextShape
    signature: str | None = None


class GroupNotesShape(Shape):
    """All notes of one group."""

    format: FormatNumber
    id: Slug
    notes: list[GroupNoteShape]


class TermNamesShape(Shape):
    sv: list[str] = []
    en: list[str] = []


class TermShape(Shape):
    """A word of the field."""

    term: TextShape
    also: TermNamesShape = TermNamesShape()
    """Inflected forms and other words for the same."""
    means: TextShape
    false_friend: TextShape | None = None
    """What it looks like in the other language, or at home, and is not."""
    paragraph: ParagraphId | None = None
    sources: list[str] = []


class GlossaryShape(Shape):
    """The words of the field, by key."""

    format: FormatNumber
    id: Slug
    owner: Slug
    revised: Day
    sources: dict[str, SourceShape]
    terms: dict[Slug, TermShape]


class TopicsShape(Shape):
    """Where the handbook explains what the program says: a paragraph for each topic."""

    format: FormatNumber
    id: Slug
    topics: dict[str, ParagraphId]
