"""How far does the rulebook reach: entries by level, what they rest on, who has reviewed them, what is missing?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credval.actions.books import OpenBook
from credval.model.entries import Qualification
from credval.model.words import GENERAL_KNOWLEDGE, QualificationKind, SourceKind, Vetting
from credval.text import Text, both, both_plural, mark

PRIMARY = frozenset(SourceKind) - {SourceKind.SECONDARY, SourceKind.INSTITUTION}
"""Kinds of pages that speak for themselves or for a recognition body: laws, registers, ministries, ENIC-NARIC …"""

RUNGS: dict[str, tuple[QualificationKind, ...]] = {
    "school": (QualificationKind.LOWER_SECONDARY, QualificationKind.UPPER_SECONDARY),
    "vocational": (QualificationKind.VOCATIONAL, QualificationKind.POST_SECONDARY),
    "short": (QualificationKind.SHORT_CYCLE,),
    "first": (QualificationKind.FIRST_CYCLE,),
    "second": (
        QualificationKind.SECOND_CYCLE,
        QualificationKind.LONG_FIRST_DEGREE,
        QualificationKind.POSTGRADUATE_DIPLOMA,
    ),
    "third": (QualificationKind.THIRD_CYCLE,),
    "other": (QualificationKind.OTHER,),
}
"""Where the kinds of awards are counted."""

RUNG_NAMES: dict[str, str] = {
    "school": mark("School"),
    "vocational": mark("Vocational"),
    "short": mark("Short cycle"),
    "first": mark("First cycle"),
    "second": mark("Second cycle, long first degrees"),
    "third": mark("Third cycle"),
    "other": mark("Other"),
}

_NEEDED: dict[QualificationKind, str] = {
    QualificationKind.LOWER_SECONDARY: mark("no lower-secondary certificate"),
    QualificationKind.UPPER_SECONDARY: mark("no school-leaving certificate"),
    QualificationKind.VOCATIONAL: mark("no vocational award"),
    QualificationKind.FIRST_CYCLE: mark("no first-cycle degree"),
    QualificationKind.SECOND_CYCLE: mark("no second-cycle degree"),
    QualificationKind.THIRD_CYCLE: mark("no third-cycle degree"),
}
_INSTEAD = {QualificationKind.FIRST_CYCLE, QualificationKind.SECOND_CYCLE}
"""Kinds that a long first degree may stand for."""


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """A part of a country: how many entries belong to it, beside those that belong to the whole country."""

    id: str
    name: Text
    rungs: dict[str, int]

    @property
    def entries(self) -> int:
        return sum(self.rungs.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """One education system: numbers of entries, never a mark."""

    key: str
    code: str
    name: Text
    rungs: dict[str, int]
    primary: int
    """Entries whose level or counterpart rests on at least one primary page."""
    general: tuple[str, ...]
    """Entries whose level or counterpart rests on general knowledge alone."""
    views: int
    vetting: dict[Vetting, int]
    newest: date | None
    """The latest day on which somebody read one of its pages."""
    institutions: int
    gaps: tuple[Text, ...]
    parts: tuple[PartCoverage, ...] = ()
    """The parts of the country, in the order of its file."""

    @property
    def entries(self) -> int:
        return sum(self.rungs.values())


def coverage(book: OpenBook) -> list[Coverage]:
    """Every education system of the book, by name in Swedish."""
    found = [_of(book, key, code, name) for key, code, name in book.countries()]
    return sorted(found, key=lambda one: one.name.sv)


def _of(book: OpenBook, key: str, code: str, name: Text) -> Coverage:
    country = book.country(key)
    entries, institutions = list(book.qualifications(key)), len(list(book.institutions(key)))
    kinds = Counter(one.kind for one in entries)
    general = tuple(one.id for one in entries if _rests_on(one) == {GENERAL_KNOWLEDGE})
    return Coverage(
        key=key,
        code=code,
        name=name,
        rungs=_rungs(kinds),
        primary=sum(_is_primary(one) for one in entries),
        general=general,
        views=sum(len(one.views) for one in entries),
        vetting=dict(Counter(one.vetting for one in entries)),
        newest=max((source.read for one in entries for source in one.sources), default=None),
        institutions=institutions,
        gaps=tuple(_gaps(kinds, general, institutions)),
        parts=tuple(
            PartCoverage(
                one.id,
                one.name.text,
                _rungs(Counter(entry.kind for entry in entries if one.id in entry.part)),
            )
            for one in (country.parts if country else ())
        ),
    )


def _rungs(kinds: Counter[QualificationKind]) -> dict[str, int]:
    return {rung: sum(kinds[kind] for kind in of) for rung, of in RUNGS.items()}


def _rests_on(entry: Qualification) -> set[str]:
    """The keys of the pages behind level and counterpart."""
    return {key for value in entry.comparable for key in value.sources}


def _is_primary(entry: Qualification) -> bool:
    kinds = {source.key: source.kind for source in entry.sources}
    return any(kinds.get(key) in PRIMARY for key in _rests_on(entry))


def _gaps(kinds: Counter[QualificationKind], general: Sequence[str], institutions: int) -> Iterator[Text]:
    for kind, message in _NEEDED.items():
        instead = kind in _INSTEAD and kinds[QualificationKind.LONG_FIRST_DEGREE]
        if not kinds[kind] and not instead:
            yield both(message)
    if general:
        yield both_plural(
            "{n} entry rests on general knowledge alone",
            "{n} entries rest on general knowledge alone",
            len(general),
        )
    if not institutions:
        yield both("no institution has a status yet")


def total(rows: Sequence[Coverage]) -> dict[str, int]:
    """Systems, entries, entries with a primary page, and entries on general knowledge alone."""
    return {
        "systems": len(rows),
        "entries": sum(one.entries for one in rows),
        "primary": sum(one.primary for one in rows),
        "general": sum(len(one.general) for one in rows),
    }


def as_plain(one: Coverage) -> dict[str, object]:
    """One row for machines."""
    return {
        "id": one.key,
        "code": one.code,
        "name": {"sv": one.name.sv, "en": one.name.en},
        "entries": one.entries,
        "rungs": one.rungs,
        "primary": one.primary,
        "general_knowledge": list(one.general),
        "views": one.views,
        "vetting": {word.value: n for word, n in sorted(one.vetting.items())},
        "newest_reading": one.newest.isoformat() if one.newest else None,
        "institutions": one.institutions,
        "gaps": [{"sv": gap.sv, "en": gap.en} for gap in one.gaps],
        "parts": [
            {
                "id": part.id,
                "name": {"sv": part.name.sv, "en": part.name.en},
                "entries": part.entries,
                "rungs": part.rungs,
            }
            for part in one.parts
        ],
    }
