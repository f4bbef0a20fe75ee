"""Cases, offices and moves that the tests of casework begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from credval.casework import editing, states
from credval.casework.acts import Given, Ruling
from credval.model.case_words import FourEyes, Move, OfficeKind
from credval.model.cases import Case, Credential, Job, Office, Paper, Person, Proposal, Proposed, Verification
from credval.model.words import EvidenceAbout, Outcome, Rule

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = START.date()
ANNA, BO, CILLA = "anna", "bo", "cilla"

ALONE = Office(name="Verkstan AB", four_eyes=FourEyes.NEVER)
OFFICE = Office(name="Verkstan AB")
TWO_PEOPLE = Office(name="Verkstan AB", four_eyes=FourEyes.ALWAYS)
AGENCY = Office(name="Myndigheten", kind=OfficeKind.STATE_AGENCY, four_eyes=FourEyes.NEVER)
AGENCY_WITH_RULE = Office(
    name="Myndigheten",
    kind=OfficeKind.STATE_AGENCY,
    four_eyes=FourEyes.NEVER,
    erasure_rule="RA-MS 2024:12",
)

JOB = Job(title="Ekonom", requirement={"kind": "higher_education", "min_years": 3})
PERSON = Person(
    name_as_written="Амина Каримова",
    other_names=("Amina Karimova",),
    born_as_written="1990-05-17",
    reference="K-17",
    contact="amina@example.org",
)
DEGREE = Credential(
    id="degree",
    claim={
        "country": "IN",
        "qualification": "Bachelor of Commerce",
        "institution": "University of Delhi",
        "award_date": "2016-06-30",
        "documents": ["transcript"],
    },
)
SCHOOL = Credential(id="school", claim={"country": "IN", "qualification": "Higher Secondary Certificate"})


def at(days: float = 0) -> datetime:
    """So many days after the case was opened."""
    return START + timedelta(days=days)


def day(days: int) -> date:
    return at(days).date()


def draft(*credentials: Credential, job: Job = JOB, person: Person = PERSON) -> Case:
    """A case with its requirement and credentials, the candidate told."""
    case = editing.opened("c1", "2026-0001", ANNA, START, job=job, person=person)
    case = editing.told(case, ANNA, START, TODAY)
    for one in credentials or (DEGREE,):
        case = editing.write_credential(case, ANNA, START, one)
    return case


def move(
    case: Case, what: Move, by: str = ANNA, days: float = 1, office: Office = ALONE, **given: Any
) -> Case:
    return states.make(case, what, by, at(days), office=office, given=Given(**given))


def ready(*credentials: Credential, **changes: Any) -> Case:
    return move(draft(*credentials, **changes), Move.PAPERS_COMPLETE)


def proposal(case: Case, id_: str = "p1", outcome: Outcome = Outcome.COMPARABLE, counterpart: str = "se/kandidatexamen") -> Proposal:  # fmt: skip
    """What the rulebook says, the same of every credential."""
    of = tuple(
        Proposed(credential=one.id, outcome=outcome, rule=Rule.C12, counterpart=counterpart)
        for one in case.credentials
    )
    return Proposal(
        id=id_,
        made_at=START,
        by="",
        on=TODAY,
        edition="2026.1",
        book="b" * 64,
        results_sha256="0" * 64,
        of=of,
    )


def proposed(case: Case | None = None, by: str = ANNA, id_: str = "p1", **of: Any) -> Case:
    case = case or ready()
    return move(case, Move.PROPOSE, by, days=2, proposal=proposal(case, id_, **of))


def rulings(case: Case, outcome: Outcome = Outcome.COMPARABLE, **more: Any) -> tuple[Ruling, ...]:
    return tuple(Ruling(credential=one.id, outcome=outcome, **more) for one in case.credentials)


def decided(case: Case | None = None, by: str = ANNA, days: float = 3, office: Office = ALONE) -> Case:
    case = case or proposed()
    return move(case, Move.DECIDE, by, days, office, rulings=rulings(case))


def closed(case: Case | None = None) -> Case:
    return move(case or decided(), Move.CLOSE, days=4)


def with_opinion(case: Case, by: str = BO, agrees: bool = True, says: str = "") -> Case:
    """Asked and given."""
    case = move(case, Move.ASK_SECOND_OPINION)
    return move(case, Move.GIVE_SECOND_OPINION, by, agrees=agrees, says=says)


def paper(id_: str = "f1", kind: str = "degree_certificate", **changes: Any) -> Paper:
    found: dict[str, Any] = {
        "name": f"{id_} Karimova.pdf",
        "sha256": id_.ljust(64, "0"),
        "size": 10,
        "media_type": "application/pdf",
    }
    return Paper(id=id_, kind=kind, **found | changes)


def look_up(id_: str = "v1", **changes: Any) -> Verification:
    """One with the university, planned; the candidate has agreed to it."""
    found: dict[str, Any] = {
        "credential": "degree",
        "about": EvidenceAbout.AUTHENTICITY,
        "body": "University of Delhi",
        "channel": "university-examinations",
        "domain": "du.ac.in",
        "consent_on": TODAY,
    }
    return Verification(id=id_, **found | changes)
