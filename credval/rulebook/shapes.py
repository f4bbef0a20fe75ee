"""What the small parts of every rule file look like: texts, sources, dates, elements, reviews."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from credval.model import words as w
from credval.text import Text, both

FORMAT = 1

_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class Shape(BaseModel):
    """A part of a rule file: unknown keys are refused, nothing is coerced silently."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True
    )


class DayError(ValueError):
    """A day that does not exist or is written otherwise; ``text`` says what to write."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@functools.lru_cache(maxsize=4096)
def read_day(value: str, last: bool = False) -> date:
    """The first (or last) day of ``2004``, ``2004-07`` or ``2004-07-01``. Raises DayError."""
    found = _DAY.match(str(value).strip())
    if not found:
        raise DayError(both("'{value}' is no day: write 2004, 2004-07 or 2004-07-01.", value=str(value)[:40]))
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or (12 if last else 1), day or 1)
    except ValueError as problem:
        raise DayError(
            both("'{value}' does not exist in the calendar. Write a day that does.", value=value)
        ) from problem
    return first if day or not last else _month_end(first)


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _day_text(last: bool) -> Any:
    def check(value: Any) -> Any:
        if value is None or value == "earliest":
            return value
        read_day(value, last)
        return str(value).strip()

    return check


DayFrom = Annotated[str, BeforeValidator(_day_text(last=False))]
"""A first day: a year, a month, a day, or ``earliest``."""
DayUntil = Annotated[str, BeforeValidator(_day_text(last=True))]
"""A last day, included: a year, a month or a day."""
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
EntryId = Annotated[str, Field(pattern=r"^[a-z]{2,4}(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$")]
Number = Annotated[float, Field(ge=0, le=100_000)]
FormatNumber = Annotated[int, Field(ge=FORMAT, le=FORMAT)]
Level = Annotated[int, Field(ge=1, le=8)]


class TextShape(Shape):
    """The same text in both languages; Swedish and English are equals."""

    sv: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class NameShape(TextShape):
    """A name: in its own script, romanised as people from there write it, and in both languages."""

    native: str | None = None
    romanised: str | None = None


class SpanShape(Shape):
    """From the first day until the last day, both included; null: not ended."""

    from_: DayFrom = Field("earliest", alias="from")
    until: DayUntil | None = None


class SourceShape(Shape):
    """A page that somebody has read, and the day it was read."""

    title: str
    publisher: str
    kind: w.SourceKind
    address: Annotated[str, Field(pattern=r"^https?://\S+$")]
    read: Day
    language: str | None = None
    note: str | None = None
    """What the page does not say, or why it is doubted."""


class ReviewShape(Shape):
    """One group's word on exactly this content; anything changed afterwards makes it lapse."""

    by: Slug
    on: Day
    content: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    says: Literal["agree", "object"]
    note: str | None = None
    signature: str | None = None


class ElementShape(Shape):
    """One of the five elements against the counterpart; a difference carries its own reason."""

    result: w.ElementResult
    because: TextShape | None = None
    sources: list[str] = []


def _short_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


PartIds = Annotated[list[Slug], BeforeValidator(_short_list)]
"""One id of a country's ``parts``, or a list of them."""


def _short_element(value: Any) -> Any:
    return {"result": value} if isinstance(value, str) else value


Element = Annotated[ElementShape, BeforeValidator(_short_element)]


class ElementsShape(Shape):
    """The five elements; write ``none`` where there is no difference."""

    level: Element
    workload: Element
    quality: Element
    profile: Element
    learning_outcomes: Element


class BoundsShape(Shape):
    """A condition over one fact. No expressions, no patterns, no code; 'or' is a second entry."""

    at_least: Number | None = None
    at_most: Number | None = None
    from_: DayFrom | None = Field(None, alias="from")
    until: DayUntil | None = None
    any_of: list[str] | None = None
    none_of: list[str] | None = None


def _short_condition(value: Any) -> Any:
    if isinstance(value, str):
        return {"any_of": [value]}
    return {"any_of": value} if isinstance(value, list) else value


Condition = Annotated[BoundsShape, BeforeValidator(_short_condition)]


class WhenShape(Shape):
    """When an entry holds; every line must be true. A fact that is missing makes it unknown, never false."""

    duration_years: Condition | None = None
    credits: Condition | None = None
    field: Condition | None = None
    delivery: Condition | None = None
    mode: Condition | None = None
    documents: Condition | None = None
    award_date: Condition | None = None
