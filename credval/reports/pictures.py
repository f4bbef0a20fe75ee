"""Which drawings belong to a report: the ladders there and here, and the studies along the years?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from credval.assessment.record import entry_holds
from credval.assessment.regions import ladders_of
from credval.drawing.ladders import stage_of, two_ladders
from credval.drawing.timeline import Study, timeline
from credval.model.systems import Country, Ladder
from credval.reports.blocks import Picture
from credval.reports.case import Credential
from credval.text import Lang, Text

WIDTH = 483.0  # points between the margins of the page


def ladders(
    credentials: Sequence[Credential], lang: Lang, on: date, sweden: Country | None
) -> Iterator[Picture]:
    """Each ladder of the day of award once, beside Sweden's of the day of assessment, with every mark.

    A country whose parts have ladders of their own gives that of the part in question; while it is not known, each.
    """
    if sweden is None or not sweden.ladders:
        return
    here = sweden.ladder_on(on)
    drawn: list[Ladder] = []
    for one in credentials:
        if one.country is None or not one.country.ladders or one.result["error"]:
            continue
        for there in _ladders(one, on):
            if any(there is other for other in drawn):
                continue
            drawn.append(there)
            same = [
                other
                for other in credentials
                if other.country is one.country and any(there is its for its in _ladders(other, on))
            ]
            yield _pair(same, there, here, one.country.name.text, sweden.name.text, lang)


def studies(credentials: Sequence[Credential], names: Sequence[Text], lang: Lang) -> Picture:
    """The credentials along the years."""
    rows = [_study(one, name) for one, name in zip(credentials, names, strict=True)]
    drawing = timeline(rows, lang, WIDTH)
    return Picture(drawing, drawing.alt.get(lang))


def _pair(
    credentials: Sequence[Credential],
    there: Ladder,
    here: Ladder,
    name_there: Text,
    name_here: Text,
    lang: Lang,
) -> Picture:
    marked_there = frozenset[str]().union(*(_rungs(one, there) for one in credentials))
    marked_here = frozenset[str]().union(*(stage_of(here, *_destinations(one)) for one in credentials))
    drawing = two_ladders(
        there, here, marked_there, marked_here, lang, WIDTH, name_there=name_there, name_here=name_here
    )
    return Picture(drawing, drawing.alt.get(lang))


def _ladders(one: Credential, on: date) -> tuple[Ladder, ...]:
    award, matched = one.result["award_date"], one.result["matched"] or {}
    assert one.country is not None
    day = date.fromisoformat(award["first"]) if award else on
    if not _is_sure(one):
        return ladders_of(one.country, day, one.claim.get("region"))
    entry = matched.get("qualification_id") or ""
    return ladders_of(one.country, day, one.claim.get("region"), one.parts, entry)


def _is_sure(one: Credential) -> bool:
    """Whether it is certain which entry it is."""
    matched, shown = one.result["matched"] or {}, one.result["comparability"]
    return matched.get("how") != "close" and not (shown and not shown["certain"])


def _rungs(one: Credential, there: Ladder) -> frozenset[str]:
    """Where the entry stands; nowhere while it is not certain which entry it is, or where the paper is no such award."""
    if not (_is_sure(one) and entry_holds(one.result)):
        return frozenset()
    matched = one.result["matched"] or {}
    named = frozenset(stage.id for stage in there.stages if stage.id == one.stage)
    return named | stage_of(there, matched.get("qualification_id") or "")


def _destinations(one: Credential) -> list[str]:
    shown = one.result["comparability"]
    return [place["id"] for place in shown["destinations"]] if shown and shown["certain"] else []


def _study(one: Credential, name: Text) -> Study:
    award, length = one.result["award_date"], one.claim.get("duration_years")
    first, last = (date.fromisoformat(award[key]) for key in ("first", "last")) if award else (None, None)
    return Study(name, first, last, float(length) if isinstance(length, int | float) and length > 0 else None)
