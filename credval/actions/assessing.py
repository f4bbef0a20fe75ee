"""Assess one claim, one person, or a file of claims: the same assessment for window and command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from credval.actions.books import OpenBook
from credval.actions.doubts import doubts
from credval.actions.evidence import OpenEvidence
from credval.actions.finding import Finder
from credval.assessment.assessing import Assessment, assess
from credval.assessment.lines import Lines
from credval.assessment.record import Record, as_record, error_record
from credval.exchange.claims import Line, read_line
from credval.exchange.fields import ClaimError


class Assessor:
    """Assesses lines of claims against one opened edition, on one day.

    ``evidence``, the imported registries, is asked for names of institutions that the edition lacks.
    """

    def __init__(self, book: OpenBook, on: date, evidence: OpenEvidence | None = None) -> None:
        self._book = book
        self._finder = Finder(book, evidence)
        self._on = on
        self._lines = Lines(book.sweden, book.edition, book.hash)

    def entry_of(self, line: Line) -> str | None:
        """The entry that a line certainly means, for lines that build on it."""
        try:
            return self._finder.entry_of(line.claim) if line.claim else None
        except ClaimError:
            return None

    def record(self, line: Line, entries: Mapping[str, str | None]) -> Record:
        """The result of one line; ``entries`` gives the entry of each claim that others build on."""
        given = self._assessed(line, entries)
        if isinstance(given, Line):
            return self._failed(given)
        return as_record(given, self._book.sweden, self._book.edition, self._book.hash)

    def written(self, line: Line, entries: Mapping[str, str | None]) -> tuple[bytes, bool]:
        """As `record`, as a line of JSON; and whether the line could not be read. Quicker for many lines."""
        given = self._assessed(line, entries)
        if isinstance(given, Line):
            return encoded(self._failed(given)), True
        return self._lines.line(given), False

    def _assessed(self, line: Line, entries: Mapping[str, str | None]) -> Assessment | Line:
        """The assessment; the line with its error where it cannot be made."""
        if line.claim is None:
            return line
        prior = tuple(entry for key in line.claim.builds_on if (entry := self.built_on(key, entries)))
        try:
            found = self._finder.found(line.claim, prior)
        except ClaimError as problem:
            return Line(line.id, error=problem.text)
        told = doubts(
            line.claim, found, self._book.sweden, self._on, lambda key: self._is_known(key, entries)
        )
        if told:
            found = found._replace(oddities=(*found.oddities, *told))
        return assess(line.claim, found, self._book.sweden, self._on)

    def _is_known(self, key: str, entries: Mapping[str, str | None]) -> bool:
        return key in entries or self._book.qualification(key) is not None

    def built_on(self, key: str, entries: Mapping[str, str | None]) -> str | None:
        """The entry that a claim builds on: that of another claim, or the one whose id was given instead."""
        named = entries.get(key)
        return named or (key if self._book.qualification(key) else None)

    def _failed(self, line: Line) -> Record:
        assert line.error is not None
        return error_record(line.id, line.error, self._book.edition, self._book.hash)


def encoded(record: Record) -> bytes:
    """One result as a line of JSON, UTF-8, keys in the order of the contract."""
    return msgspec.json.encode(record) + b"\n"


def assess_claim(
    book: OpenBook, claim: Mapping[str, object], on: date, evidence: OpenEvidence | None = None
) -> Record:
    """The result of one claim as typed."""
    return assess_person(book, [claim], on, evidence)[0]


def assess_person(
    book: OpenBook, claims: Sequence[Mapping[str, object]], on: date, evidence: OpenEvidence | None = None
) -> list[Record]:
    """The results of several credentials of one person, in order; they may build on each other."""
    assessor = Assessor(book, on, evidence)
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
