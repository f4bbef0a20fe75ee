"""What must hold of one qualification, beyond its shape?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from credval.model.words import GENERAL_KNOWLEDGE, Basis, ElementName, ElementResult
from credval.rulebook.checking import Book, Check, Path_, Qualification, names_of
from credval.rulebook.issues import Severity, did_you_mean
from credval.rulebook.shapes import read_day
from credval.text import Text, both
from credval.writing.folding import title_keys

Found = Iterator[tuple[Path_, Text]]


class IdIsPath:
    code: ClassVar[str] = "id-is-path"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        system, _, name = draft.shape.id.partition("/")
        wanted = f"countries/{system}/qualifications/{name}.yaml"
        if draft.file != wanted:
            yield (
                ("id",),
                both(
                    "The id '{id}' belongs in {wanted}. Make id and file name agree.",
                    id=draft.shape.id,
                    wanted=wanted,
                ),
            )


class SourcesKnown:
    code: ClassVar[str] = "source"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        country = book.country_of(draft.shape.id)
        known = {*draft.shape.sources, *(country.sources if country else ()), GENERAL_KNOWLEDGE}
        for key in sorted(book.sources_of(draft) - known):
            near = did_you_mean(key, known)
            yield (
                ("sources",),
                both(
                    "The source '{key}' is not described here or in country.yaml.{near}", key=key, near=near
                ),
            )


class SourcesUsed:
    code: ClassVar[str] = "source-unused"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        for key in sorted(set(draft.shape.sources) - book.sources_of(draft)):
            yield ("sources", key), both("The source '{key}' is never used. Use it or take it out.", key=key)


class TargetsExist:
    code: ClassVar[str] = "destination"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        for start, value in draft.shape.comparable.items():
            if value is None:
                continue
            named = [*value.destinations, value.against, *(one.destination for one in value.alternatives)]
            for key in named:
                if key and key not in book.destinations:
                    near = did_you_mean(key, book.destinations)
                    text = both("'{id}' is no Swedish qualification in the list.{near}", id=key, near=near)
                    yield ("comparable", start, "destinations"), text
            if not value.destinations and not value.against:
                yield (
                    ("comparable", start),
                    both("Nothing is named as comparable: write 'against', what it was held against."),
                )


class OthersExist:
    code: ClassVar[str] = "entry"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        for key in ("leads_to", "requires_prior"):
            for one in getattr(draft.shape, key):
                if one not in book.qualifications:
                    near = did_you_mean(one, book.qualifications)
                    yield (key,), both("'{id}' is no entry of the rulebook.{near}", id=one, near=near)
        profession = draft.shape.profession
        if profession and profession not in book.professions:
            near = did_you_mean(profession, book.professions)
            yield (
                ("profession",),
                both("'{id}' is no regulated profession in the list.{near}", id=profession, near=near),
            )


class PartsOfCountry:
    code: ClassVar[str] = "country-part"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        country = book.country_of(draft.shape.id)
        if country is None:
            yield ("id",), both("There is no country.yaml beside this entry.")
            return
        parts = [one.id for one in country.parts]
        for one in draft.shape.part:
            if one not in parts:
                near = did_you_mean(one, parts)
                yield ("part",), both("'{id}' is no part of this country.{near}", id=one, near=near)
        stages = {stage.id for ladder in country.ladders for stage in ladder.stages}
        if draft.shape.stage and draft.shape.stage not in stages:
            near = did_you_mean(draft.shape.stage, stages)
            yield (
                ("stage",),
                both("'{id}' is no stage of the country's ladders.{near}", id=draft.shape.stage, near=near),
            )
        units = {"ects", *(one.id for one in country.credits)}
        if draft.shape.workload.unit and draft.shape.workload.unit not in units:
            near = did_you_mean(draft.shape.workload.unit, units)
            yield (
                ("workload", "unit"),
                both(
                    "'{id}' is no unit of the country's credits.{near}",
                    id=draft.shape.workload.unit,
                    near=near,
                ),
            )


class Romanised:
    code: ClassVar[str] = "romanised"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        titles = draft.shape.titles
        latin = all("LATIN" in unicodedata.name(char, "") for char in titles.native if char.isalpha())
        if not latin and not titles.romanised:
            yield (
                ("titles",),
                both("The native title is not in Latin letters: write 'romanised' too, as people write it."),
            )


class ReasonsGiven:
    code: ClassVar[str] = "reason"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        for start, value in draft.shape.comparable.items():
            if value is None:
                continue
            for name in ElementName:
                element = getattr(value.elements, name.value)
                if element.result is not ElementResult.NONE and element.because is None:
                    text = both(
                        "The difference in {element} needs its reason ('because', sv and en).",
                        element=name.value,
                    )
                    yield ("comparable", start, "elements", name.value), text


class UhrNamedOnlyWithItsWord:
    code: ClassVar[str] = "uhr"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        has_view = any("UHR" in one.body for one in draft.shape.views)
        for start, value in draft.shape.comparable.items():
            if value and value.basis is Basis.UHR and not has_view:
                text = both("'basis: uhr' needs a view with UHR's own word on this qualification.")
                yield ("comparable", start, "basis"), text


class ExampleOnEachSide:
    code: ClassVar[str] = "example-dates"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        days = _example_days(draft)
        for path, first in _boundaries(draft):
            for day in (first - timedelta(days=1), first):
                if not any(one <= day <= other for one, other in days):
                    yield (
                        path,
                        both(
                            "No example is awarded on {day}, a boundary of this date. Add one.",
                            day=day.isoformat(),
                        ),
                    )


class ExampleOfBothKinds:
    code: ClassVar[str] = "example-kinds"
    severity: ClassVar[Severity] = Severity.ERROR

    def problems(self, draft: Qualification, book: Book) -> Found:
        for word in ("yes", "no"):
            if not any(one.expect.matches == word for one in draft.shape.examples):
                yield (
                    ("examples",),
                    both(
                        "No example has 'matches: {word}'. Add one that fits and one that does not.",
                        word=word,
                    ),
                )


class NothingShared:
    code: ClassVar[str] = "alias-shared"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        if draft.shape.id not in book.sharing:
            return
        shared = book.names.get(draft.shape.id.split("/", 1)[0], {})
        for name in sorted(names_of(draft)):
            found = dict.fromkeys(other for key in title_keys(name) for other in shared.get(key, ()))
            others = [other for other in found if other != draft.shape.id]
            apart = [other for other in others if not _told_apart(draft, book.drafts.qualifications[other])]
            if apart:
                text = both(
                    "'{name}' stands for {other} too, and nothing tells them apart. Use 'part', 'when' or dates.",
                    name=name,
                    other=apart[0],
                )
                yield ("also_known_as",), text


CHECKS: tuple[Check, ...] = (
    IdIsPath(),
    SourcesKnown(),
    SourcesUsed(),
    TargetsExist(),
    OthersExist(),
    PartsOfCountry(),
    Romanised(),
    ReasonsGiven(),
    UhrNamedOnlyWithItsWord(),
    ExampleOnEachSide(),
    ExampleOfBothKinds(),
    NothingShared(),
)


def _told_apart(one: Qualification, other: Qualification) -> bool:
    """Whether conditions, parts of the country or days of award may tell two entries of the same title apart."""
    if one.shape.when is not None and other.shape.when is not None:
        return True
    if one.shape.part and other.shape.part and not set(one.shape.part) & set(other.shape.part):
        return True
    ends = [_last(one), _last(other)]
    return _first(one) > ends[1] or _first(other) > ends[0]


def _first(draft: Qualification) -> date:
    written = draft.shape.awarded.from_
    return date.min if written == "earliest" else read_day(written)


def _last(draft: Qualification) -> date:
    written = draft.shape.awarded.until
    return date.max if written is None else read_day(written, last=True)


def _boundaries(draft: Qualification) -> Iterator[tuple[Path_, date]]:
    """First days of something new: of awards, after awards, and of each dated value after the first."""
    awarded = draft.shape.awarded
    if awarded.from_ != "earliest":
        yield ("awarded", "from"), read_day(awarded.from_)
    if awarded.until is not None:
        yield ("awarded", "until"), read_day(awarded.until, last=True) + timedelta(days=1)
    starts = sorted((read_day(start), start) for start in draft.shape.comparable if start != "earliest")
    for day, written in starts:
        if day != _first(draft):
            yield ("comparable", written), day


def _example_days(draft: Qualification) -> list[tuple[date, date]]:
    """The days of award of the examples that are written in our calendar."""
    found = []
    for one in draft.shape.examples:
        written = one.given.get("award_date")
        if isinstance(written, str) and one.given.get("award_calendar", "gregorian") == "gregorian":
            try:
                found.append((read_day(written), read_day(written, last=True)))
            except ValueError:
                continue
    return found
