"""Which items of the checklists does this case need?

A fact that is missing keeps an item: unknown is not no. A warning sign makes a task; it never changes an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from credval.conditions.evaluating import Fact, combine, line_holds
from credval.model.guides import Checklist, Item
from credval.model.words import Answer


@dataclass(frozen=True, slots=True)
class Needed:
    """An item that belongs to a case; ``sure``: every fact that it hangs on is known."""

    area: str
    item: Item
    sure: bool


def needed(checklists: Iterable[Checklist], facts: Mapping[str, Fact]) -> tuple[Needed, ...]:
    """The items that are needed, or may be, in the order of the lists.

    ``facts`` are named as in the lists' ``when``: country, eqf, kind, profession, regulated, award_years_ago, stage,
    documents_missing, recognised_unit, delivery, calendar, script, requirement.
    """
    found = []
    for checklist in checklists:
        for item in checklist.items:
            answer = _holds(item, facts)
            if answer is not Answer.NO:
                found.append(Needed(checklist.id, item, answer is Answer.YES))
    return tuple(found)


def _holds(item: Item, facts: Mapping[str, Fact]) -> Answer:
    lines = (item.when or {}).items()
    return combine(line_holds(bounds, facts.get(fact)) for fact, bounds in lines if bounds is not None)
