"""Did two people decide otherwise of the same facts? Then a question is asked; nobody is scored or named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from credval.casework.facts import digest, facts, pseudonym
from credval.casework.wording import label
from credval.model.cases import Case, Decision
from credval.model.words import Outcome
from credval.text import Text, both


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An outcome of the office without the person: what `earlier` in the store keeps."""

    facts: str
    """Digest, by `facts.digest`."""
    outcome: Outcome
    by: str
    """Pseudonym, by `facts.pseudonym`."""
    on: date
    edition: str
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A difference that somebody should be able to explain."""

    credential: str
    text: Text


def remembered(case: Case, key: bytes) -> tuple[tuple[str, Earlier], ...]:
    """(credential, outcome without the person) for each decision that holds: the last one of each credential."""
    editions = {one.id: one.edition for one in case.proposals}
    credentials = {one.id: one for one in case.credentials}
    return tuple(
        (
            one.credential,
            Earlier(
                facts=digest(facts(case, credentials[one.credential])),
                outcome=one.outcome,
                counterpart=one.counterpart,
                by=pseudonym(one.by, key),
                on=one.at.date(),
                edition=editions.get(one.proposal, ""),
            ),
        )
        for one in last_decisions(case)
        if one.credential in credentials
    )


def last_decisions(case: Case) -> tuple[Decision, ...]:
    """The decision that holds for each credential, in the order in which they were first decided."""
    return tuple({one.credential: one for one in case.decisions}.values())


def differing(credential: str, mine: Earlier, others: Iterable[Earlier]) -> tuple[Question, ...]:
    """A question for each other outcome that somebody else reached on the same facts, the latest of each."""
    latest: dict[tuple[Outcome, str], Earlier] = {}
    for one in sorted(others, key=lambda one: one.on):
        if _differs(mine, one):
            latest[one.outcome, one.counterpart] = one
    return tuple(Question(credential, _asked(mine, one)) for one in latest.values())


def _differs(mine: Earlier, other: Earlier) -> bool:
    alike = mine.outcome is other.outcome and mine.counterpart == other.counterpart
    return mine.facts == other.facts and mine.by != other.by and not alike


def _asked(mine: Earlier, other: Earlier) -> Text:
    if mine.outcome is other.outcome:
        asked = both(
            "On {day} a colleague decided on another Swedish counterpart for the same facts. What explains the difference? Neither is taken to be wrong.",
            day=other.on.isoformat(),
        )
    else:
        asked = both(
            "On {day} a colleague decided “{theirs}” for the same facts; here it is “{mine}”. What explains the difference? Neither is taken to be wrong.",
            day=other.on.isoformat(),
            theirs=label(other.outcome),
            mine=label(mine.outcome),
        )
    if mine.edition == other.edition:
        return asked
    return both("{question} Another edition of the rulebook held then.", question=asked)
