"""Every state that the combination table can meet, and a second reading of the table to hold it against.

Run it to enumerate all of them (about two minutes): ``python -m tests.assessment.states``. CI takes a sample.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from credval.assessment.table import State, combine
from credval.model.words import (
    Authenticity,
    Completion,
    ElementResult,
    Identity,
    InstitutionStatus,
    Outcome,
    ProgrammeStatus,
    Rule,
)

AXES = (
    tuple(InstitutionStatus),
    tuple(ProgrammeStatus),
    tuple(Completion),
    tuple(Authenticity),
    tuple(Identity),
    *(tuple(ElementResult) for _ in range(5)),
    (False, True),
    (False, True),
    (False, True),
)
"""The table's own states: the axes, five elements, regulated, and something to name under C6 and C8."""


def every_state() -> Iterator[State]:
    return (_state(values) for values in itertools.product(*AXES))


def size() -> int:
    total = 1
    for axis in AXES:
        total *= len(axis)
    return total


def state_number(n: int) -> State:
    """The n-th state of `every_state`, without the ones before it."""
    values = []
    for axis in reversed(AXES):
        n, at = divmod(n, len(axis))
        values.append(axis[at])
    return _state(tuple(reversed(values)))


def _state(values: tuple[Any, ...]) -> State:
    return State(*values)


def by_the_book(s: State) -> tuple[str, str]:
    """The table read again over words, row by row, independent of the program's own reading."""
    for row, holds, outcome in _ROWS:
        if holds(s):
            return row, outcome
    return "C12", "COMPARABLE"


def _rest(s: State) -> tuple[str, str, str]:
    return s.workload.value, s.profile.value, s.learning_outcomes.value


def _some_difference(s: State) -> bool:
    return "unknown" in _rest(s) or "non_substantial" in (s.level.value, s.quality.value, *_rest(s))


def _outside(s: State) -> bool:
    return s.institution.value == "LEGITIMATE_NOT_RECOGNISED" or s.programme.value == "NOT_ACCREDITED"


_UNPROVEN = ("CONSISTENT_NOT_VERIFIED", "UNVERIFIABLE_EXCUSED", "NOT_CHECKED")
_ROWS: tuple[tuple[str, Callable[[State], bool], str], ...] = (
    ("C1", lambda s: s.authenticity.value == "CONFIRMED_FALSE", "NOT_COMPARABLE"),
    ("C1", lambda s: s.institution.value in ("MILL_CONFIRMED", "LISTED_NOT_ENTITLED"), "NOT_COMPARABLE"),
    ("C2", lambda s: s.regulated, "REFER_AUTHORITY"),
    ("C3", lambda s: s.completion.value in ("PARTIAL_STUDIES", "UNKNOWN"), "CANNOT_ASSESS"),
    ("C4", lambda s: s.authenticity.value == "DISCREPANCY_OPEN", "CANNOT_ASSESS"),
    ("C4", lambda s: s.identity.value == "UNEXPLAINED_MISMATCH", "CANNOT_ASSESS"),
    ("C5", lambda s: s.institution.value in ("UNKNOWN", "RECOGNISED_OTHER_PERIOD"), "CANNOT_ASSESS"),
    ("C6", lambda s: _outside(s) and s.alternative_unofficial, "PARTIAL"),
    ("C6", _outside, "CANNOT_ASSESS"),
    ("C7", lambda s: "unknown" in (s.level.value, s.quality.value), "CANNOT_ASSESS"),
    ("C7", lambda s: s.programme.value == "UNKNOWN", "CANNOT_ASSESS"),
    ("C8", lambda s: s.level.value == "substantial" and s.nameable_below, "PARTIAL"),
    ("C9", lambda s: s.level.value == "substantial" and "unknown" in _rest(s), "CANNOT_ASSESS"),
    ("C9", lambda s: s.level.value == "substantial", "NOT_COMPARABLE"),
    ("C10", lambda s: "substantial" in (s.quality.value, *_rest(s)), "PARTIAL"),
    ("C11", _some_difference, "COMPARABLE_NOTE"),
    (
        "C11",
        lambda s: s.authenticity.value in _UNPROVEN or s.identity.value == "NOT_CHECKED",
        "COMPARABLE_NOTE",
    ),
    ("C11", lambda s: s.completion.value == "COMPLETED_NOT_YET_AWARDED", "COMPARABLE_NOTE"),
)


def broken_promises(s: State, rule: Rule, outcome: Outcome) -> list[str]:
    """Names of the invariants that a verdict breaks; an empty list for every state is what is promised."""
    facts = (
        s.institution,
        s.programme,
        s.completion,
        s.level,
        s.quality,
        s.workload,
        s.profile,
        s.learning_outcomes,
    )
    missing = any(fact.value in ("UNKNOWN", "unknown") for fact in facts)
    proven = s.authenticity.value in ("VERIFIED_AT_SOURCE", "DIGITALLY_VERIFIED")
    same = s.identity.value in ("MATCH", "EXPLAINED_VARIANT")
    broken = {
        "missing data gives a negative": outcome is Outcome.NOT_COMPARABLE
        and rule is not Rule.C1
        and missing,
        "a regulated job is cleared": s.regulated
        and outcome not in (Outcome.REFER_AUTHORITY, Outcome.NOT_COMPARABLE),
        "partial names nothing": rule is Rule.C8 and not s.nameable_below,
        "unofficial award named without a text": rule is Rule.C6
        and outcome is Outcome.PARTIAL
        and not s.alternative_unofficial,
        "comparable without proof": outcome is Outcome.COMPARABLE and not (proven and same),
    }
    return [name for name, is_broken in broken.items() if is_broken]


def main() -> int:
    seen: Counter[tuple[Rule, Outcome]] = Counter()
    wrong = 0
    for s in every_state():
        rule, outcome = combine(s)
        seen[rule, outcome] += 1
        wrong += (rule.value, outcome.value) != by_the_book(s) or bool(broken_promises(s, rule, outcome))
    print(f"{sum(seen.values())} states, {wrong} wrong")
    for (rule, outcome), n in sorted(seen.items(), key=lambda item: int(item[0][0].value[1:])):
        print(f"{rule.value:4} {outcome.value:16} {n}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
