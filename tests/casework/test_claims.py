"""The claims of a case hold all that is known: the job, papers, reasons and answers."""

from __future__ import annotations

from datetime import date

import pytest

from credval.casework import editing
from credval.casework.claims import claims, claims_sha256, undocumented_credentials
from credval.casework.correcting import correct_person
from credval.exchange.claims import read_claim
from credval.model.case_words import Move
from credval.model.cases import Case, Credential
from credval.model.words import EvidenceAbout, EvidenceAnswer
from tests.casework.samples import ANNA, BO, DEGREE, SCHOOL, at, day, draft, look_up, move, paper


def _answered(came_from: str = "") -> Case:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    case = editing.ask(case, BO, at(2), "v1")
    return editing.answer(
        case, ANNA, at(9), "v1", EvidenceAnswer.CONFIRMED, reference="DU-99", came_from=came_from
    )


def test_a_claim_holds_person_requirement_and_stage_of_the_case() -> None:
    one = claims(draft())[0]
    assert (one["id"], one["stage"], one["requirement"]) == (
        "degree", "screening", {"kind": "higher_education", "min_years": 3},
    )  # fmt: skip
    assert one["candidate"] == {"name_as_written": "Амина Каримова", "reference": "K-17"}


def test_the_contract_reads_every_claim_of_a_case() -> None:
    case = editing.write_credential(_answered(), ANNA, at(1), SCHOOL)
    case = editing.add_paper(case, ANNA, at(1), paper(credentials=("degree", "school")))
    read = [read_claim(one, "line-1") for one in claims(case)]
    assert [claim.id for claim, _ in read] == ["degree", "school"]
    assert read[0][1].name_as_written == "Амина Каримова"


def test_an_answered_look_up_is_evidence_that_counts() -> None:
    claim, _ = read_claim(claims(_answered())[0], "line-1")
    one = claim.evidence[0]
    assert (one.about, one.answer, one.body, one.day, one.by, one.reference) == (
        EvidenceAbout.AUTHENTICITY, EvidenceAnswer.CONFIRMED, "University of Delhi", day(9), BO, "DU-99",
    )  # fmt: skip


def test_what_was_typed_as_evidence_stays_before_it() -> None:
    typed = {"about": "institution", "answer": "confirmed", "body": "UGC", "day": "2026-02-01"}
    case = editing.write_credential(
        _answered(), ANNA, at(1), Credential(id="degree", claim=DEGREE.claim | {"evidence": [typed]})
    )
    assert [one["body"] for one in claims(case)[0]["evidence"]] == ["UGC", "University of Delhi"]


def test_an_answer_from_elsewhere_is_noted_and_is_no_evidence() -> None:
    case = _answered(came_from="registrar@du-ac-in.example.com")
    assert "evidence" not in claims(case)[0]
    assert case.verifications[0].answers_elsewhere == ("du-ac-in.example.com",)
    assert case.events[-1].what == "answered_elsewhere"


@pytest.mark.parametrize("address", ["du.ac.in", "exam@EXAM.du.ac.in", "https://www.du.ac.in/verify?x=1"])
def test_an_answer_from_the_official_domain_or_a_part_of_it_counts(address: str) -> None:
    assert claims(_answered(came_from=address))[0]["evidence"]


def test_a_question_without_an_answer_is_no_evidence() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    assert "evidence" not in claims(editing.ask(case, ANNA, at(2), "v1"))[0]


def test_papers_of_the_case_are_papers_in_hand() -> None:
    case = editing.add_paper(draft(), ANNA, at(1), paper("f1", credentials=("degree",)))
    case = editing.add_paper(case, ANNA, at(1), paper("f2", kind="identity", credentials=("degree",)))
    assert claims(case)[0]["documents"] == ["transcript", "degree_certificate"]


def test_a_paper_that_was_removed_is_not_in_hand() -> None:
    from tests.casework.samples import ALONE

    case = editing.add_paper(draft(), ANNA, at(1), paper("f1", credentials=("degree",)))
    case = editing.remove_paper(case, ANNA, at(2), "f1", office=ALONE)
    assert claims(case)[0]["documents"] == ["transcript"]


def test_the_reason_of_the_case_stands_in_each_claim_that_lacks_its_proof() -> None:
    case = move(draft(DEGREE, SCHOOL), Move.GO_ON_WITHOUT_PAPERS, because="The archive burned down")
    case = editing.add_paper(case, ANNA, at(1), paper("f1", "school_certificate", credentials=("school",)))
    found = [one.get("documents_missing_because") for one in claims(case)]
    assert found == ["The archive burned down", None]
    assert undocumented_credentials(case) == ("degree",)


def test_what_belongs_to_the_case_cannot_be_typed_into_a_credential() -> None:
    odd = Credential(
        id="degree", claim={"country": "IN", "qualification": "X", "id": "other", "stage": "file"}
    )
    case = editing.write_credential(draft(), ANNA, at(1), odd)
    assert case.credentials[0].claim == {"country": "IN", "qualification": "X"}


def test_the_person_changes_nothing_of_what_is_assessed() -> None:
    case = draft()
    assert claims_sha256(correct_person(case, ANNA, at(1), "name_as_written", "B")) == claims_sha256(case)


def test_an_answer_changes_what_is_assessed() -> None:
    assert claims_sha256(_answered()) != claims_sha256(draft())


def test_an_answer_needs_a_question() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    with pytest.raises(editing.EditRefusedError, match="Write down first when University of Delhi was asked"):
        editing.answer(case, ANNA, at(2), "v1", EvidenceAnswer.CONFIRMED)


def test_an_answer_is_not_older_than_its_question() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    case = editing.ask(case, ANNA, at(2), "v1")
    with pytest.raises(editing.EditRefusedError, match="dated before the question"):
        editing.answer(case, ANNA, at(3), "v1", EvidenceAnswer.CONFIRMED, on=date(2020, 1, 1))
