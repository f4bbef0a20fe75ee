"""Did two people decide otherwise of the same facts? Then a question is asked; nobody is scored or named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    """A pseudonym, as the store gives it: the same for the same person, and no name."""
    on: date
    """A day of the month in which it was decided: more is not kept."""
    edition: str
    counterpart: str | None = ""
    """Id of the Swedish qualification, empty for none; None where it was not kept, and then nothing is asked about it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A difference that somebody should be able to explain."""

    credential: str
    text: Text


def last_decisions(case: Case) -> tuple[Decision, ...]:
    """The decision that holds for each credential, in the order in which they were first decided."""
    return tuple({one.credential: one for one in case.decisions}.values())


def differing(credential: str, mine: Earlier, others: Iterable[Earlier]) -> tuple[Question, ...]:
    """A question for each other outcome that somebody else reached on the same facts, the latest of each."""
    latest: dict[tuple[Outcome, str | None], Earlier] = {}
    for one in sorted(others, key=lambda one: one.on):
        if _differs(mine, one):
            latest[one.outcome, one.counterpart] = one
    return tuple(Question(credential, _asked(mine, one)) for one in latest.values())


def _differs(mine: Earlier, other: Earlier) -> bool:
    known = None not in (mine.counterpart, other.counterpart)
    otherwise = mine.outcome is not other.outcome or (known and mine.counterpart != other.counterpart)
    return mine.facts == other.facts and mine.by != other.by and otherwise


def _asked(mine: Earlier, other: Earlier) -> Text:
    if mine.outcome is other.outcome:
        asked = both(
            "In {month} a colleague decided on another Swedish counterpart for the same facts. What explains the difference? Neither is taken to be wrong.",
            month=f"{other.on:%Y-%m}",
        )
    else:
        asked = both(
            "In {month} a colleague decided “{theirs}” for the same facts; here it is “{mine}”. What explains the difference? Neither is taken to be wrong.",
            month=f"{other.on:%Y-%m}",
            theirs=label(other.outcome),
            mine=label(mine.outcome),
        )
    if mine.edition == other.edition:
        return asked
    return both("{question} Another edition of the rulebook held then.", question=asked)
