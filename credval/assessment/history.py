"""What became of an institution after the day of award: another name today, another institution?"""

from __future__ import annotations

from credval.assessment.assessing import Assessment
from credval.assessment.inputs import After
from credval.model.words import HowSucceeded
from credval.text import Text, both, mark

_BECAME = {
    HowSucceeded.RENAMED: mark("{name} went on as {other}{when}."),
    HowSucceeded.MERGED: mark("{name} was merged into {other}{when}."),
    HowSucceeded.SPLIT: mark("{other} came out of {name} when it was split{when}."),
    HowSucceeded.ABSORBED: mark("{name} became part of {other}{when}."),
    HowSucceeded.CLOSED: mark(
        "{name} was closed{when}. {other} was named for its students or its files: ask there."
    ),
    None: mark("{other} came after {name}{when}."),
}


def history(given: Assessment) -> list[Text]:
    """What the institution is called today, and which ones came after it."""
    record, award = given.found.record, given.claim.award
    if record is None:
        return []
    place = record.institution
    then, now = place.name_on(award.first if award else None), place.name_on(None)
    told = [both("Today it is called {name}.", name=now)] if then != now and not record.after else []
    return [*told, *(became(then, one) for one in record.after)]


def became(name: str, after: After) -> Text:
    """Where an institution went, as a sentence."""
    how, other = after
    when = both(" ({day})", day=_day(how.day.isoformat())) if how.day else Text("", "")
    return both(_BECAME[how.how], name=name, other=other.name_on(None), when=when)


def _day(written: str) -> str:
    """The first of January stands for a year of which no day is known."""
    return written.removesuffix("-01-01")
