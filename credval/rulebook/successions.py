"""What does the cell ``successor`` say: which institutions came after this one, how and when?

One or several, with blanks between them: ``other``, ``other:merged``, ``other:merged:2010-01-01``, or ``ua/other``
where it belongs to another education system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from credval.model.words import HowSucceeded
from credval.rulebook.issues import Issue, did_you_mean, issue
from credval.rulebook.shapes import DayError, read_day
from credval.text import Text, both


class Written(NamedTuple):
    """One successor as it is written."""

    id: str
    how: str
    day: str


def written(cell: str, system: str) -> list[Written]:
    """The successors in a cell, their ids with the education system."""
    found = []
    for one in cell.split():
        id_, how, day = ([*one.split(":"), "", ""])[:3]
        found.append(Written(id_ if "/" in id_ else f"{system}/{id_}", how, day))
    return found


def long_form(cell: str, system: str) -> list[dict[str, Any]]:
    """The same as the compiled book holds it; a year or month alone is its first day."""
    return [
        {"id": one.id, "how": one.how or None, "day": read_day(one.day).isoformat() if one.day else None}
        for one in written(cell, system)
    ]


def problems(cell: str, system: str, known: Iterable[str], file: str, line: int) -> Iterator[Issue]:
    """What is wrong in a cell; ``known`` are the institutions of every system."""
    for one in written(cell, system):
        for text in _wrong(one, system, known):
            yield issue(file, line, "successor", text)


def _wrong(one: Written, system: str, known: Iterable[str]) -> Iterator[Text]:
    ways = [word.value for word in HowSucceeded]
    if one.id not in known:
        same = [key for key in known if key.startswith(one.id.split("/")[0] + "/")]
        near = did_you_mean(one.id, same)
        yield both("The successor '{id}' is in no table of institutions.{near}", id=one.id, near=near)
    if one.how and one.how not in ways:
        near = did_you_mean(one.how, ways)
        yield both(
            "'{how}' is no way to succeed: {known}.{near}", how=one.how, known=", ".join(ways), near=near
        )
    try:
        read_day(one.day) if one.day else None
    except DayError as problem:
        yield problem.text
