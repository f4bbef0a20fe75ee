"""Every state that the combination table can meet, and a second reading of the table to hold it against.

Run it to enumerate all of them (about two minutes): ``python -m tests.assessment.states``. CI takes a sample.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

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
    return (State(*values) for values in itertools.product(*AXES))


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
    return State(*reversed(values))


def by_the_book(s: State) -> tuple[str, str]:
    """The table read again, as plain ifs over words, independent of the program's own reading."""
    inst, prog, comp = s.institution.value, s.programme.value, s.completion.value
    auth, ident = s.authenticity.value, s.identity.value
    level, work, qual, prof, out = (
        one.value for one in (s.level, s.workload, s.quality, s.profile, s.learning_outcomes)
    )
    if auth == "CONFIRMED_FALSE" or inst == "MILL_CONFIRMED" or inst == "LISTED_NOT_ENTITLED":
        return "C1", "NOT_COMPARABLE"
    if s.regulated:
        return "C2", "REFER_AUTHORITY"
    if comp == "PARTIAL_STUDIES" or comp == "UNKNOWN":
        return "C3", "CANNOT_ASSESS"
    if auth == "DISCREPANCY_OPEN" or ident == "UNEXPLAINED_MISMATCH":
        return "C4", "CANNOT_ASSESS"
    if inst == "UNKNOWN" or inst == "RECOGNISED_OTHER_PERIOD":
        return "C5", "CANNOT_ASSESS"
    if inst == "LEGITIMATE_NOT_RECOGNISED" or prog == "NOT_ACCREDITED":
        return "C6", "PARTIAL" if s.alternative_unofficial else "CANNOT_ASSESS"
    if level == "unknown" or qual == "unknown" or prog == "UNKNOWN":
        return "C7", "CANNOT_ASSESS"
    if level == "substantial":
        if s.nameable_below:
            return "C8", "PARTIAL"
        return "C9", "CANNOT_ASSESS" if "unknown" in (work, prof, out) else "NOT_COMPARABLE"
    if "substantial" in (qual, work, prof, out):
        return "C10", "PARTIAL"
    if "unknown" in (work, prof, out) or "non_substantial" in (level, work, qual, prof, out):
        return "C11", "COMPARABLE_NOTE"
    if auth in ("CONSISTENT_NOT_VERIFIED", "UNVERIFIABLE_EXCUSED", "NOT_CHECKED") or ident == "NOT_CHECKED":
        return "C11", "COMPARABLE_NOTE"
    if comp == "COMPLETED_NOT_YET_AWARDED":
        return "C11", "COMPARABLE_NOTE"
    return "C12", "COMPARABLE"


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
