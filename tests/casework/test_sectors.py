"""What was answered to the questions of a sector: kept in the case beside the outcome, never in it."""

from __future__ import annotations

import json
from typing import Any

from credval.casework import editing
from credval.casework.claims import claims_sha256
from credval.casework.facts import facts
from credval.casework.merging import put_together
from credval.model.cases import FORMAT, Case, read, written
from tests.casework.samples import ANNA, BO, at, draft

GIVEN: dict[str, dict[str, str | float]] = {
    "welding": {"months_since_signature": 9.0, "standard": "iso_9606_1"}
}


def answered(case: Case | None = None, by: str = ANNA, **given: Any) -> Case:
    return editing.answer_sectors(case or draft(), by, at(), given or GIVEN, "2026.1")


def test_answers_are_kept_with_who_when_and_the_edition_that_asked() -> None:
    [found] = answered().sectors
    assert (found.pack, found.given, found.edition, found.by) == ("welding", GIVEN["welding"], "2026.1", ANNA)
    assert found.on == at().date()


def test_answers_change_nothing_that_is_assessed() -> None:
    before, after = draft(), answered()
    assert claims_sha256(after) == claims_sha256(before)
    [credential] = before.credentials[:1]
    assert facts(after, credential) == facts(before, credential)


def test_the_same_answers_keep_who_gave_them_first() -> None:
    again = answered(answered(), BO, **GIVEN, it={"degree_needed": "no"})
    assert {one.pack: one.by for one in again.sectors} == {"welding": ANNA, "it": BO}


def test_a_pack_whose_answers_are_taken_back_is_gone() -> None:
    assert answered(answered(), welding={}).sectors == ()


def test_a_case_of_the_earlier_format_is_read_and_written_on_in_the_new_one() -> None:
    old = json.loads(written(draft()))
    old["format"] = 1
    case = read(json.dumps(old).encode())
    assert (case.format, case.sectors) == (1, ())
    assert json.loads(written(answered(case)))["format"] == FORMAT == 2


def test_a_case_with_answers_is_the_same_after_writing_and_reading() -> None:
    assert read(written(answered())) == answered()


def test_answers_of_mine_come_into_what_somebody_else_saved() -> None:
    base = draft()
    theirs = editing.write_merits(base, BO, at(), ())
    together = put_together(theirs, ANNA, at(), base, answered(base), ["sectors"])
    assert together.sectors[0].given == GIVEN["welding"]
