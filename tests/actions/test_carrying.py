"""Educations go to the page Assess with all that the case knows, and come back without saying it twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from credval.actions.carrying import bring_back, carried, keep, sectors_of, with_sectors
from credval.actions.casebook import Casebook, User
from credval.casework import editing
from credval.model.cases import Case, Job, Paper, Person, Verification
from credval.model.words import EvidenceAbout, EvidenceAnswer
from tests.store.databases import database_of

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
CLAIM: dict[str, Any] = {
    "id": "1",
    "country": "IN",
    "qualification": "B.Com.",
    "evidence": [{"about": "identity", "answer": "confirmed"}],
}
PAPER = b"a diploma"


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    database = database_of("plain", tmp_path).migrated()
    yield Casebook(database.store(), User("anna"), lambda: AT)
    database.close()


def kept(casebook: Casebook) -> Case:
    """A case with a paper and an answered look-up beside what was typed."""
    import hashlib

    case = keep(casebook, [CLAIM], Job(title="Controller", requirement={"kind": "none"}), Person())
    sha = hashlib.sha256(PAPER).hexdigest()
    paper = Paper(
        id="p", name="d.pdf", kind="degree_certificate", sha256=sha, size=len(PAPER), credentials=("1",)
    )
    case = casebook.edit(case, editing.add_paper, paper, contents={sha: PAPER})
    look_up = Verification(
        id="v", credential="1", about=EvidenceAbout.INSTITUTION, body="UGC", domain="ugc.gov.in"
    )
    case = casebook.edit(case, editing.plan_look_up, look_up)
    case = casebook.edit(case, editing.ask, "v")
    return casebook.edit(case, editing.answer, "v", EvidenceAnswer.CONFIRMED, on=date(2026, 11, 27))


def test_what_was_typed_becomes_a_case_with_its_job(casebook: Casebook) -> None:
    case = keep(
        casebook, [CLAIM], Job(requirement={"kind": "higher_education"}), Person(name_as_written="Amina")
    )
    assert case.job.requirement == {"kind": "higher_education"}
    assert case.credentials[0].claim == {key: value for key, value in CLAIM.items() if key != "id"}


def test_papers_and_answers_of_the_case_go_along(casebook: Casebook) -> None:
    [claim] = carried(kept(casebook))
    assert claim["documents"] == ["degree_certificate"]
    assert [one["about"] for one in claim["evidence"]] == ["identity", "institution"]
    assert "requirement" not in claim


def test_nothing_is_said_twice_after_the_way_there_and_back(casebook: Casebook) -> None:
    case = kept(casebook)
    assert bring_back(casebook, case, carried(case)) == case


def test_what_was_changed_on_the_way_is_in_the_case(casebook: Casebook) -> None:
    case = kept(casebook)
    [claim] = carried(case)
    claim["award_date"] = "2012"
    back = bring_back(casebook, case, [claim])
    assert back.credentials[0].claim["award_date"] == "2012"
    assert "documents" not in back.credentials[0].claim
    assert len(back.credentials[0].claim["evidence"]) == 1


def test_another_education_comes_back_with_the_first(casebook: Casebook) -> None:
    case = kept(casebook)
    back = bring_back(
        casebook, case, [*carried(case), {"id": "2", "country": "DE", "qualification": "Diplom"}]
    )
    assert [one.id for one in back.credentials] == ["1", "2"]


def test_the_reason_of_the_case_for_missing_papers_is_not_written_into_the_education(
    casebook: Casebook,
) -> None:
    from credval.casework.acts import Given
    from credval.model.case_words import Move

    case = keep(casebook, [CLAIM], Job(), Person())
    case = casebook.move(case, Move.GO_ON_WITHOUT_PAPERS, Given(because="The archive burned."))
    [claim] = carried(case)
    assert claim["documents_missing_because"] == "The archive burned."
    assert bring_back(casebook, case, [claim]) == case


def test_the_answers_of_a_sector_go_into_the_case_and_back(casebook: Casebook) -> None:
    given: dict[str, dict[str, str | float]] = {"welding": {"months_since_signature": 9.0}, "it": {}}
    case = keep(casebook, [CLAIM], Job(title="Svetsare"), Person(), given, "2026.1")
    assert casebook.load(case.id).job.title == "Svetsare"
    assert sectors_of(casebook.load(case.id)) == {"welding": {"months_since_signature": 9.0}}
    assert with_sectors(casebook, case, sectors_of(case), "2026.2") is case
