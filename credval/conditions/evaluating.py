"""Does a condition hold for these facts: yes, no, or not known?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credval.model.entries import Bounds
from credval.model.words import Answer


@dataclass(frozen=True, slots=True)
class Days:
    """A day that is only known to lie between two days, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Between:
    """A number that is only known to lie between two numbers, both included."""

    low: float
    high: float


Fact = str | float | Days | Between | tuple[str, ...] | None


def holds(when: Mapping[str, Bounds], facts: Mapping[str, Fact]) -> Answer:
    """NO if any line is false; else UNKNOWN if any fact is missing; else YES. Order never matters."""
    return combine(line_holds(bounds, facts.get(fact)) for fact, bounds in when.items())


def missing(when: Mapping[str, Bounds], facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The facts that a person has to give before the condition can be answered, by name."""
    return tuple(
        sorted(fact for fact, bounds in when.items() if line_holds(bounds, facts.get(fact)) is Answer.UNKNOWN)
    )


def combine(answers: Iterable[Answer]) -> Answer:
    """Three-valued 'and'."""
    found = set(answers)
    if Answer.NO in found:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.YES


def line_holds(bounds: Bounds, fact: Fact) -> Answer:
    """One line of a condition."""
    if fact is None or fact == () or fact == "":
        return Answer.UNKNOWN
    if isinstance(fact, Days):
        return _days(bounds, fact)
    if isinstance(fact, str):
        return _words(bounds, (fact,))
    if isinstance(fact, tuple):
        return _words(bounds, fact)
    if isinstance(fact, Between):
        ends = {_number(bounds, fact.low), _number(bounds, fact.high)}
        return ends.pop() if len(ends) == 1 and not _inside(bounds, fact) else Answer.UNKNOWN
    return _number(bounds, fact)


def _inside(bounds: Bounds, fact: Between) -> bool:
    """Whether both ends are outside, on either side of what is asked for."""
    low, high = bounds.at_least, bounds.at_most
    return low is not None and high is not None and fact.low < low and fact.high > high


def _number(bounds: Bounds, fact: float) -> Answer:
    low = bounds.at_least is None or fact >= bounds.at_least
    high = bounds.at_most is None or fact <= bounds.at_most
    return Answer.YES if low and high else Answer.NO


def _words(bounds: Bounds, fact: tuple[str, ...]) -> Answer:
    given = {word.casefold() for word in fact}
    if bounds.any_of is not None and not given & {word.casefold() for word in bounds.any_of}:
        return Answer.NO
    if bounds.none_of is not None and given & {word.casefold() for word in bounds.none_of}:
        return Answer.NO
    return Answer.YES


def _days(bounds: Bounds, fact: Days) -> Answer:
    return combine((_since(bounds.first, fact), _until(bounds.last, fact)))


def _since(bound: date | None, fact: Days) -> Answer:
    if bound is None or fact.first >= bound:
        return Answer.YES
    return Answer.NO if fact.last < bound else Answer.UNKNOWN


def _until(bound: date | None, fact: Days) -> Answer:
    if bound is None or fact.last <= bound:
        return Answer.YES
    return Answer.NO if fact.first > bound else Answer.UNKNOWN
