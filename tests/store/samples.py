"""Cases to be kept: invented people with invented papers."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from credval.model.case_words import CaseState
from credval.model.cases import Case, Credential, Decision, Job, Paper, Person, Proposal, Proposed
from credval.model.words import Outcome, Rule

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
PAPER = b"%PDF-1.7 a diploma that nobody ever wrote"
SHA = hashlib.sha256(PAPER).hexdigest()


def later(seconds: float) -> datetime:
    """An instant so long after the first."""
    return AT + timedelta(seconds=seconds)


def case(n: int = 1, **changes: Any) -> Case:
    """The ``n``-th invented case."""
    made = Case(
        id=f"{n:032x}",
        number=f"2026-{n:04d}",
        opened_at=AT,
        opened_by="anna",
        job=Job(title="Sjuksköterska", reference=f"R-{n}"),
        person=Person(name_as_written=f"Åsa Öberg {n}", other_names=("آسا",), reference=f"K{n}"),
        credentials=(credential("c1"),),
    )
    return msgspec.structs.replace(made, **changes)


def credential(key: str, country: str = "IN", qualification: str = "B.Sc. Nursing") -> Credential:
    """A credential as typed."""
    return Credential(
        id=key, claim={"country": country, "qualification": qualification, "institution": "Town University"}
    )


def paper(content: bytes = PAPER, key: str = "p1", **changes: Any) -> Paper:
    """The paper that holds ``content``."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Paper(id=key, name="diploma.pdf", kind="diploma", sha256=sha256, size=len(content), **changes)


def with_paper(n: int = 1, content: bytes = PAPER, **changes: Any) -> Case:
    """The ``n``-th case with one paper."""
    return case(n, papers=(paper(content),), **changes)


def proposal(outcome: Outcome = Outcome.COMPARABLE, by: str = "bo", **changes: Any) -> Proposal:
    """What was proposed of the first credential."""
    said = Proposed(credential="c1", outcome=outcome, rule=Rule.C12)
    return Proposal(
        id="s1",
        made_at=AT,
        by=by,
        on=date(2026, 11, 27),
        edition="2026.1",
        book="b",
        results_sha256="",
        of=(said,),
        **changes,
    )


def decided(n: int, outcome: Outcome = Outcome.COMPARABLE, at: datetime = AT, **changes: Any) -> Case:
    """The ``n``-th case, decided as proposed."""
    decision = Decision(credential="c1", proposal="s1", proposed=outcome, outcome=outcome, by="bo", at=at)
    return case(n, state=CaseState.DECIDED, proposals=(proposal(outcome),), decisions=(decision,), **changes)
