"""Assess one claim, one person, or a file of claims: the same assessment for window and command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from credval.actions.books import OpenBook
from credval.actions.finding import Finder
from credval.assessment.assessing import assess
from credval.assessment.record import Record, as_record, error_record
from credval.exchange.claims import Line, read_line
from credval.exchange.fields import ClaimError


class Assessor:
    """Assesses lines of claims against one opened edition, on one day."""

    def __init__(self, book: OpenBook, on: date) -> None:
        self._book = book
        self._finder = Finder(book)
        self._on = on

    def entry_of(self, line: Line) -> str | None:
        """The entry that a line certainly means, for lines that build on it."""
        try:
            return self._finder.entry_of(line.claim) if line.claim else None
        except ClaimError:
            return None

    def record(self, line: Line, entries: Mapping[str, str | None]) -> Record:
        """The result of one line; ``entries`` gives the entry of each claim that others build on."""
        if line.claim is None:
            return self._failed(line)
        prior = tuple(entry for key in line.claim.builds_on if (entry := entries.get(key)))
        try:
            found = self._finder.found(line.claim, prior)
        except ClaimError as problem:
            return self._failed(Line(line.id, error=problem.text))
        given = assess(line.claim, found, self._book.sweden, self._on)
        return as_record(given, self._book.sweden, self._book.edition, self._book.hash)

    def _failed(self, line: Line) -> Record:
        assert line.error is not None
        return error_record(line.id, line.error, self._book.edition, self._book.hash)


def assess_claim(book: OpenBook, claim: Mapping[str, object], on: date) -> Record:
    """The result of one claim as typed."""
    return assess_person(book, [claim], on)[0]


def assess_person(book: OpenBook, claims: Sequence[Mapping[str, object]], on: date) -> list[Record]:
    """The results of several credentials of one person, in order; they may build on each other."""
    assessor = Assessor(book, on)
    lines = [read_line(dict(one), f"line-{n}") for n, one in enumerate(claims, 1)]
    entries = {line.id: assessor.entry_of(line) for line in lines}
    return [assessor.record(line, entries) for line in lines]


def highest_completed(records: Sequence[Record]) -> Record | None:
    """The completed credential that compares to the highest level; None where none can be named. No credential is scored."""
    named = [
        one for one in records if one["comparability"] and one["axes"]["completion"].startswith("COMPLETED")
    ]
    named = [one for one in named if one["comparability"]["certain"] and one["comparability"]["destinations"]]
    return max(named, key=_order, default=None)


def _order(one: dict[str, Any]) -> tuple[int, int, float]:
    shown = one["comparability"]
    cycles = {"short": 1, "first": 2, "second": 3, "third": 4}
    best = shown["destinations"][0]
    return (shown["eqf"] or 0, cycles.get(shown["cycle"] or "", 0), best["credits"] or 0)
