"""What a contributor does with rule files: check them, run their examples, build, start a new one, tidy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from credval.actions.books import OpenBook
from credval.actions.finding import Finder
from credval.assessment.assessing import Assessment, assess
from credval.exchange.claims import read_claim
from credval.exchange.fields import ClaimError
from credval.model.entries import Example, Qualification
from credval.model.sweden import Profession, TypedExample
from credval.model.words import Answer, MatchHow
from credval.rulebook.issues import Issue
from credval.text import Text, both

_EVIDENCE_DAY = "2026-01-01"


def check(folder: Path) -> list[Issue]:
    """Every problem of every rule file below ``folder``."""
    from credval.rulebook.checking import check as check_drafts
    from credval.rulebook.loading import load

    return check_drafts(load(folder))


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example of one entry, run: what was expected and what came, where they differ."""

    entry: str
    name: str
    failures: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        return not self.failures


def run_examples(book: OpenBook, on: date, system: str | None = None) -> Iterator[ExampleResult]:
    """Every example of the book (or of one education system), run as a claim of its own; then those of the professions."""
    finder = Finder(book)
    for key, _code, _name in book.countries():
        if system is None or key == system:
            for entry in book.qualifications(key):
                for example in entry.examples:
                    yield run_example(book, finder, entry, example, on)
    if system is None:
        yield from run_profession_examples(book)


def run_profession_examples(book: OpenBook) -> Iterator[ExampleResult]:
    """Every title that the regulated professions give as an example, recognised or not."""
    for profession in book.professions():
        yield from (_recognised(book, profession, one) for one in profession.examples)


def _recognised(book: OpenBook, profession: Profession, example: TypedExample) -> ExampleResult:
    """Whether a title is recognised as the profession; a plain no where another one is meant."""
    found = book.recognise_profession(example.typed)
    given = found.answer.value if profession.id in found.professions else Answer.NO.value
    says = both("expected {key}: {wanted}, got {got}", key="recognised", wanted=example.expect, got=given)
    return ExampleResult(profession.id, example.typed, () if given == example.expect else (says,))


def run_example(
    book: OpenBook, finder: Finder, entry: Qualification, example: Example, on: date
) -> ExampleResult:
    """One example: a claim with everything settled but what the example says."""
    try:
        claim, _person = read_claim(example_claim(book, entry, example), entry.id)
        prior = tuple(str(one) for one in _listed(example.given.get("builds_on")))
        given = assess(claim, finder.found(claim, prior), book.sweden, on)
    except ClaimError as problem:
        return ExampleResult(entry.id, example.name, (problem.text,))
    return ExampleResult(entry.id, example.name, tuple(_differences(entry, example.expect, given)))


def example_claim(book: OpenBook, entry: Qualification, example: Example) -> dict[str, Any]:
    """The claim of an example: institution recognised, award made, verified at source, identity matched."""
    country = book.country(entry.system)
    settled: dict[str, Any] = {
        "country": country.code if country else entry.system.upper(),
        "qualification": entry.id,
        "completion": "COMPLETED_AWARDED",
        "authenticity": "VERIFIED_AT_SOURCE",
        "identity": "MATCH",
        "stage": "file",
        "evidence": [_confirmed(about) for about in ("institution", "programme", "authenticity")],
    }
    given = {key: value for key, value in example.given.items() if key not in ("title", "builds_on")}
    if "title" in example.given:
        given["qualification"] = example.given["title"]
    return settled | _as_json(given)


def _confirmed(about: str) -> dict[str, str]:
    return {
        "about": about,
        "answer": "confirmed",
        "body": "register",
        "channel": "official_register",
        "day": _EVIDENCE_DAY,
    }


def _as_json(given: dict[str, Any]) -> dict[str, Any]:
    """Rule files keep every scalar as text; a claim has true and false."""
    words = {"true": True, "false": False}
    return {
        key: _as_json(value)
        if isinstance(value, dict)
        else words.get(value, value)
        if isinstance(value, str)
        else value
        for key, value in given.items()
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _differences(entry: Qualification, expect: dict[str, Any], given: Assessment) -> Iterator[Text]:
    fits = _fits(entry, given)
    if fits != (expect.get("matches", "yes") == "yes"):
        matched = given.match.entry.id if given.match.entry else "–"
        yield both(
            "expected matches: {wanted}, got {got} ({matched})",
            wanted=str(expect.get("matches", "yes")),
            got="yes" if fits else "no",
            matched=matched,
        )
    for key, wanted in expect.items():
        got = _got(key, given)
        if key != "matches" and wanted is not None and wanted != got:
            yield both("expected {key}: {wanted}, got {got}", key=key, wanted=str(wanted), got=str(got))


def _fits(entry: Qualification, given: Assessment) -> bool:
    """Whether the claim is read as this entry, or may be (one of several that fit)."""
    if given.match.how in (MatchHow.CLOSE, MatchHow.NONE) or given.match.problem in (
        "dates",
        "facts",
        "earlier",
        "no_value",
    ):
        return False
    return any(one.entry.id == entry.id for one in given.match.candidates)


def _got(key: str, given: Assessment) -> Any:
    found: dict[str, Any] = {
        "destinations": list(given.match.value.destinations) if given.match.value else [],
        "outcome": given.outcome.value,
        "rule": given.rule.value,
        "eqf": given.match.candidates[0].eqf if given.match.candidates else None,
        "certain": "yes" if given.match.certain else "no",
        "requirement": given.needed.met.value,
    }
    return found.get(key)
