"""Which items of the checklists does this case need, and how were they answered?

A fact that is missing keeps an item: unknown is not no. A warning sign makes a task; it never changes an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credval.casework.checklist_reasons import because, facts_behind
from credval.conditions.evaluating import Fact, holds
from credval.model.cases import CheckedItem
from credval.model.entries import Bounds
from credval.model.guides import Checklist, Item
from credval.model.words import Answer
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Needed:
    """An item that belongs to a case; ``sure``: every fact that it hangs on is known."""

    area: str
    item: Item
    sure: bool
    because: Text
    """Why the case is asked it: what is known, or what is not known yet."""

    @property
    def key(self) -> str:
        """What its answer is kept under in a case."""
        return f"{self.area}.{self.item.id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of a case, with its answer."""

    needed: Needed
    answer: CheckedItem

    @property
    def is_answered(self) -> bool:
        return bool(self.answer.answer)

    @property
    def is_task(self) -> bool:
        """Whether its warning sign was seen: then its next step is to be taken."""
        return self.answer.warning

    @property
    def task(self) -> Text:
        """The warning sign, and the next step that it asks for."""
        item = self.needed.item
        parts = (*item.warning_signs, item.next_step)
        return Text(" ".join(one.sv for one in parts), " ".join(one.en for one in parts))


@dataclass(frozen=True, slots=True)
class Area:
    """A checklist, with the items that the case needs; never empty."""

    checklist: Checklist
    items: tuple[Asked, ...]

    @property
    def answered(self) -> int:
        """How many of them have an answer."""
        return sum(one.is_answered for one in self.items)


@dataclass(frozen=True, slots=True)
class OfCase:
    """The checklists of one case. ``former``: answers to what is asked no more, of an earlier edition or of other facts."""

    areas: tuple[Area, ...]
    former: tuple[CheckedItem, ...] = ()

    @property
    def items(self) -> tuple[Asked, ...]:
        """All of them, in the order in which they are gone through."""
        return tuple(one for area in self.areas for one in area.items)

    @property
    def tasks(self) -> tuple[Asked, ...]:
        """Those whose warning sign was seen."""
        return tuple(one for one in self.items if one.is_task)


def needed(checklists: Iterable[Checklist], facts: Mapping[str, Fact]) -> tuple[Needed, ...]:
    """The items that are needed, or may be, in the order of the lists.

    ``facts`` are named as in the lists' ``when`` (`checklist_facts`).
    """
    return needed_for_any(checklists, [facts])


def needed_for_any(
    checklists: Iterable[Checklist], credentials: Sequence[Mapping[str, Fact]]
) -> tuple[Needed, ...]:
    """The items that at least one of several credentials needs; ``credentials`` are the facts of each."""
    all_facts = tuple(credentials) or ({},)
    asked = (_asked(checklist.id, item, all_facts) for checklist in checklists for item in checklist.items)
    return tuple(one for one in asked if one)


def _asked(area: str, item: Item, credentials: Sequence[Mapping[str, Fact]]) -> Needed | None:
    """The item with the first circumstance that asks for it, a known one before one that is not known."""
    if item.when is None:
        return Needed(area, item, True, because({}, {}, True))
    found = [(_holds(lines, facts), lines, facts) for facts in credentials for lines in item.when]
    for wanted in (Answer.YES, Answer.UNKNOWN):
        for answer, lines, facts in found:
            if answer is wanted:
                return Needed(area, item, answer is Answer.YES, because(lines, facts, answer is Answer.YES))
    return None


def of_case(
    checklists: Sequence[Checklist],
    credentials: Sequence[Mapping[str, Fact]],
    answers: Iterable[CheckedItem],
) -> OfCase:
    """What is asked, by area, with the answers of the case; an answer of steps outside the lists is left out."""
    kept = {one.item: one for one in answers}
    found = needed_for_any(checklists, credentials)
    areas = []
    for checklist in checklists:
        items = tuple(
            Asked(one, kept.get(one.key) or CheckedItem(item=one.key))
            for one in found
            if one.area == checklist.id
        )
        if items:
            areas.append(Area(checklist, items))
    asked = {one.key for one in found}
    former = tuple(one for key, one in kept.items() if one.edition and key not in asked)
    return OfCase(tuple(areas), former)


def _holds(lines: Mapping[str, Bounds | None], facts: Mapping[str, Fact]) -> Answer:
    return holds(facts_behind(lines), facts)
