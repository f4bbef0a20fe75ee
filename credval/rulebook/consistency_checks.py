"""Do level, cycle, length and counterpart of a qualification agree, or does it say why not?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from credval.model.words import Cycle, QualificationKind
from credval.rulebook.checking import Book, Check, Path_, Qualification
from credval.rulebook.issues import Severity
from credval.rulebook.sweden_shape import DestinationShape
from credval.text import Text, both

Found = Iterator[tuple[Path_, Text]]

_LEVEL = {Cycle.SHORT: 5, Cycle.FIRST: 6, Cycle.SECOND: 7, Cycle.THIRD: 8}
"""The levels of the EQF that hold the cycles of the EHEA."""
_CYCLE_OF = {
    QualificationKind.SHORT_CYCLE: (Cycle.SHORT, None),
    QualificationKind.FIRST_CYCLE: (Cycle.FIRST,),
    QualificationKind.SECOND_CYCLE: (Cycle.SECOND,),
    QualificationKind.THIRD_CYCLE: (Cycle.THIRD,),
    QualificationKind.LOWER_SECONDARY: (None,),
    QualificationKind.UPPER_SECONDARY: (None,),
    QualificationKind.VOCATIONAL: (None,),
}
"""The cycles that a kind of award may have; kinds that are not listed may have any."""
_YEARS = {Cycle.SHORT: (1, 3.5), Cycle.FIRST: (2.5, 6), Cycle.SECOND: (1, 7), Cycle.THIRD: (1, 7)}
"""Full-time years between which awards of a cycle lie; a long first degree that counts as second cycle included."""


def _values(draft: Qualification) -> Iterator[tuple[Path_, int | None, Cycle | None, list[str]]]:
    """(place, level, cycle, counterparts) of each dated value."""
    entry = draft.shape
    for start, value in entry.comparable.items():
        if value is not None:
            place = ("comparable", start)
            yield place, value.eqf or entry.eqf, value.cycle or entry.cycle, value.destinations


class CycleFitsLevel:
    code: ClassVar[str] = "cycle-level"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        for place, eqf, cycle, _ in _values(draft):
            if cycle and eqf and _LEVEL[cycle] != eqf:
                yield (
                    place,
                    both(
                        "The {cycle} cycle is level {usual} of the EQF, but the level here is {eqf}. Correct one of them, or say why under 'excused'.",
                        cycle=cycle.value,
                        usual=_LEVEL[cycle],
                        eqf=eqf,
                    ),
                )


class CycleFitsKind:
    code: ClassVar[str] = "cycle-kind"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        allowed = _CYCLE_OF.get(draft.shape.kind)
        if allowed and draft.shape.cycle not in allowed:
            yield (
                ("cycle",),
                both(
                    "An award of the kind {kind} has another cycle. Correct one of them, or say why under 'excused'.",
                    kind=draft.shape.kind.value,
                ),
            )


class CounterpartFitsLevel:
    code: ClassVar[str] = "counterpart-level"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        for place, eqf, cycle, destinations in _values(draft):
            known = [book.counterparts[key] for key in destinations if key in book.counterparts]
            levels = [one.seqf for one in known if one.seqf]
            if cycle and any(_reach(one) > _LEVEL[cycle] for one in known):
                yield (
                    place,
                    both(
                        "The counterpart is of a higher cycle. Correct one of them, or say why under 'excused'."
                    ),
                )
            elif eqf and levels and min(abs(one - eqf) for one in levels) > 1:
                yield (
                    place,
                    both(
                        "The level is {eqf}, that of the counterpart {seqf}. Correct one of them, or say why under 'excused'.",
                        eqf=eqf,
                        seqf=levels[0],
                    ),
                )


def _reach(one: DestinationShape) -> int:
    """The level of a counterpart's cycle; two years at first cycle are what others call the short cycle."""
    if one.cycle is None:
        return 0
    return 5 if one.cycle is Cycle.FIRST and one.years is not None and one.years <= 2 else _LEVEL[one.cycle]


class LengthFitsCycle:
    code: ClassVar[str] = "length"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        years, cycle = draft.shape.workload.years, draft.shape.cycle
        if years is None or cycle is None or draft.shape.requires_prior:
            return
        least, most = _YEARS[cycle]
        if not least <= years <= most:
            yield (
                ("workload", "years"),
                both(
                    "{years} years is unusual for the {cycle} cycle. Correct it, or say why under 'excused'.",
                    years=f"{years:g}",
                    cycle=cycle.value,
                ),
            )


class FrameworkAgrees:
    code: ClassVar[str] = "framework-level"
    severity: ClassVar[Severity] = Severity.WARNING

    def problems(self, draft: Qualification, book: Book) -> Found:
        country, own = book.country_of(draft.shape.id), draft.shape.framework
        if country is None or own is None or own.note is not None or draft.shape.eqf is None:
            return
        for row in country.framework.table:
            low, high = row.eqf, row.eqf_high or row.eqf
            if row.level == own.level and low and high and not low <= draft.shape.eqf <= high:
                yield (
                    ("framework",),
                    both(
                        "The country's framework puts level {level} at {eqf} of the EQF, the entry says {own}. Correct one of them, or say why in the framework's note.",
                        level=own.level,
                        eqf=low,
                        own=draft.shape.eqf,
                    ),
                )


CHECKS: tuple[Check, ...] = (
    CycleFitsLevel(),
    CycleFitsKind(),
    CounterpartFitsLevel(),
    LengthFitsCycle(),
    FrameworkAgrees(),
)
