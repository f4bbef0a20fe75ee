"""Two changes of one case come into one: nothing of either is lost unless a person says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from credval.casework import editing
from credval.casework.merging import can_be_put_together, differences, put_together
from credval.casework.states import make
from credval.model.case_words import Move
from credval.model.cases import Case, Credential, Job, Office, Paper, Person, Verification
from credval.model.words import EvidenceAbout

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
CLAIM: dict[str, Any] = {"country": "IN", "qualification": "B.Com."}


def begun() -> Case:
    """What both of them opened."""
    case = editing.opened(
        "1", "2026-0001", "anna", AT, job=Job(title="Controller"), person=Person(name_as_written="Amina")
    )
    case = editing.write_credential(case, "anna", AT, Credential(id="1", claim=CLAIM))
    return editing.write_credential(case, "anna", AT, Credential(id="2", claim=CLAIM))


def renamed(case: Case, name: str, by: str) -> Case:
    return editing.write_person(case, by, AT, Person(name_as_written=name))


def described(case: Case, id_: str, year: str, by: str) -> Case:
    return editing.write_credential(case, by, AT, Credential(id=id_, claim={**CLAIM, "award_date": year}))


def merged(base: Case, theirs: Case, mine: Case, *keep: str) -> Case:
    return put_together(theirs, "anna", AT, base, mine, keep)


def test_a_part_that_only_i_changed_is_no_clash() -> None:
    base = begun()
    theirs = editing.write_job(base, "bo", AT, Job(title="Revisor"))
    [found] = differences(base, theirs, renamed(base, "Amina P.", "anna"))
    assert (found.part, found.both_changed) == ("person", False)


def test_a_part_that_both_changed_shows_its_fields_side_by_side() -> None:
    base = begun()
    [found] = differences(base, renamed(base, "Theirs", "bo"), renamed(base, "Mine", "anna"))
    assert found.both_changed
    assert found.fields == (("name_as_written", "Theirs", "Mine"),)


def test_the_same_change_by_both_is_no_difference() -> None:
    base = begun()
    assert differences(base, renamed(base, "Same", "bo"), renamed(base, "Same", "anna")) == ()


def test_changes_of_different_parts_are_both_kept() -> None:
    base = begun()
    theirs = editing.write_job(base, "bo", AT, Job(title="Revisor"))
    whole = merged(base, theirs, renamed(base, "Mine", "anna"), "person")
    assert (whole.job.title, whole.person.name_as_written) == ("Revisor", "Mine")


def test_what_is_not_kept_stays_as_they_left_it() -> None:
    base = begun()
    whole = merged(base, renamed(base, "Theirs", "bo"), renamed(base, "Mine", "anna"))
    assert whole.person.name_as_written == "Theirs"


def test_two_educations_changed_by_two_people_are_both_kept() -> None:
    base = begun()
    theirs, mine = described(base, "1", "2012", "bo"), described(base, "2", "2015", "anna")
    [found] = differences(base, theirs, mine)
    assert not found.both_changed
    whole = merged(base, theirs, mine, "credentials")
    assert [one.claim["award_date"] for one in whole.credentials] == ["2012", "2015"]


def test_one_education_changed_by_both_is_a_clash() -> None:
    base = begun()
    [found] = differences(base, described(base, "1", "2012", "bo"), described(base, "1", "2015", "anna"))
    assert found.both_changed
    assert ("1.claim.award_date", "2012", "2015") in found.fields


def test_what_i_took_out_is_out_and_what_they_added_is_in() -> None:
    base = begun()
    theirs = editing.write_credential(base, "bo", AT, Credential(id="3", claim=CLAIM))
    whole = merged(base, theirs, editing.remove_credential(base, "anna", AT, "1"), "credentials")
    assert [one.id for one in whole.credentials] == ["2", "3"]


def test_the_timeline_tells_of_both() -> None:
    base = begun()
    theirs = editing.write_job(base, "bo", AT, Job(title="Revisor"))
    whole = merged(base, theirs, renamed(base, "Mine", "anna"), "person")
    assert [one.by for one in whole.events[-2:]] == ["bo", "anna"]


def test_look_ups_of_both_are_kept() -> None:
    base = begun()
    planned = [
        Verification(id=id_, credential="1", about=EvidenceAbout.INSTITUTION, body=id_) for id_ in ("a", "b")
    ]
    theirs = editing.plan_look_up(base, "bo", AT, planned[0])
    mine = editing.plan_look_up(base, "anna", AT, planned[1])
    assert [one.id for one in merged(base, theirs, mine, "verifications").verifications] == ["a", "b"]


def test_a_move_is_made_again_and_not_put_together() -> None:
    base = begun()
    moved = make(base, Move.PAPERS_COMPLETE, "anna", AT, office=Office())
    assert not can_be_put_together(base, moved)


def test_a_paper_with_its_bytes_is_added_again() -> None:
    base = begun()
    paper = Paper(id="p", name="a.pdf", kind="cv", sha256="0" * 64, size=1, received_on=date(2026, 11, 27))
    assert not can_be_put_together(base, editing.add_paper(base, "anna", AT, paper))


@pytest.mark.parametrize("part", ["merits", "protection"])
def test_a_change_of_a_part_alone_can_be_put_together(part: str) -> None:
    base = begun()
    changed = (
        editing.purpose(base, "anna", AT, "To hire", None)
        if part == "protection"
        else editing.write_merits(base, "anna", AT, [])
    )
    assert can_be_put_together(base, replace(changed))
