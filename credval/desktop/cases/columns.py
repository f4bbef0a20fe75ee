"""Which columns can the list of cases have, and what does each say of a case?"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from credval.desktop.speech import Speech
from credval.text import Lang, mark

if TYPE_CHECKING:
    from credval.store.lists import Row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``order`` is the word by which the store puts rows in order; ``width`` in pixels at ordinary letters."""

    name: str
    message: str
    order: str
    width: int
    says: Callable[[Row, Speech, date], str]
    """What it says of a case, in the language of the moment, on that day."""


def _day(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return (value.astimezone().date() if isinstance(value, datetime) else value).isoformat()


@functools.cache
def _state(word: str, lang: Lang) -> str:
    """Once for each word: an import inside a function passes through a hook of Qt's, which takes longer than a row."""
    from credval.casework.wording import label
    from credval.model.case_words import CaseState

    return label(CaseState(word)).get(lang)


@functools.lru_cache(maxsize=1024)
def _outcomes(words: str, lang: Lang) -> str:
    from credval.assessment.wording import label

    return ", ".join(label(word, lang) for word in words.split())


@functools.cache
def _step(code: str, lang: Lang) -> str:
    from credval.casework.agenda import short
    from credval.casework.next_step import Step

    return short(Step(code)).get(lang)


def _due(row: Row, speech: Speech, today: date) -> str:
    """The day of the next step; that it is today, or was, in a word."""
    day = row.next_due
    if day is None or row.next_step == _KEPT:
        return ""
    if day == today:
        return speech.tr("today")
    return speech.tr("{day}, overdue", day=day.isoformat()) if day < today else day.isoformat()


_KEPT = "wait_for_day"
"""The step of a case that only waits for its day of erasure, which has a column of its own."""
COLUMNS = (
    Column("number", mark("Number"), "number", 96, lambda row, _, __: row.number),
    Column("state", mark("State"), "state", 152, lambda row, speech, _: _state(row.state, speech.lang)),
    Column(
        "next",
        mark("Next step"),
        "next",
        216,
        lambda row, speech, _: _step(row.next_step, speech.lang) if row.next_step else "",
    ),
    Column("due", mark("Due"), "next", 136, _due),
    Column("person", mark("Candidate"), "person", 152, lambda row, _, __: row.person or row.reference),
    Column("job", mark("Post"), "job", 136, lambda row, _, __: row.job_title),
    Column("countries", mark("Country"), "country", 64, lambda row, _, __: row.countries),
    Column(
        "qualification", mark("Qualification"), "qualification", 184, lambda row, _, __: row.qualification
    ),
    Column("institution", mark("Institution"), "institution", 176, lambda row, _, __: row.institution),
    Column(
        "outcome",
        mark("Outcome"),
        "outcome",
        152,
        lambda row, speech, _: _outcomes(row.outcomes, speech.lang),
    ),
    Column("assessor", mark("Handled by"), "assessor", 112, lambda row, _, __: row.assessor),
    Column("opened", mark("Opened"), "opened", 96, lambda row, _, __: _day(row.opened_at)),
    Column("changed", mark("Changed"), "changed", 96, lambda row, _, __: _day(row.changed_at)),
    Column("decided", mark("Decided"), "decided", 96, lambda row, _, __: _day(row.decided_at)),
    Column("erase_on", mark("Erased on"), "erased_on", 96, lambda row, _, __: _day(row.erase_on)),
)
USUAL = (
    "number", "person", "job", "next", "due", "state", "countries", "qualification", "outcome", "changed",
)  # fmt: skip
"""The columns in view until a person chooses others."""


def chosen(names: str) -> tuple[Column, ...]:
    """The columns named in the settings, in their order; the usual ones where nothing sensible is named."""
    known = {one.name: one for one in COLUMNS}
    found = tuple(known[name] for name in names.split() if name in known)
    return found or tuple(known[name] for name in USUAL)
