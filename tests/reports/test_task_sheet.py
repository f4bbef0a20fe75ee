"""Does whoever makes a look-up get all that it needs, and no more of the person than that?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from credval.casework.verifying import Asked, tasks
from credval.model.case_words import LetterKind
from credval.model.cases import Verification
from credval.model.words import EvidenceAbout, Outcome
from credval.reports.blocks import Form, Notice
from credval.reports.letters import LetterRefusedError
from credval.reports.plain import as_text
from credval.reports.task_sheet import task_sheet
from credval.text import Lang, tr
from tests.reports.letter_making import (
    DAY,
    EVERY,
    LAND,
    OFFICE,
    case,
    check,
    education,
    look_up,
    matter,
)


@pytest.mark.parametrize("lang", Lang)
def test_a_task_sheet_warns_of_addresses_on_the_paper(lang: Lang) -> None:
    first = EVERY[LetterKind.TASK_SHEET](lang).sections[0].blocks[0]
    assert isinstance(first, Notice)
    assert first.paragraphs[0] == tr("Take the address from here, never from the paper.", lang)


def test_a_missing_consent_is_not_overlooked() -> None:
    assert "NEEDED AND NOT GIVEN" in as_text(task_sheet(matter(Lang.EN), [check()]))


def test_a_given_consent_stands_with_its_day() -> None:
    text = as_text(task_sheet(matter(Lang.EN), [check(look_up(consent_on=DAY))]))
    assert "Consent: Given on 2026-11-27, for this question only" in text


def test_a_question_about_an_institution_names_no_person() -> None:
    one = Verification(id="v2", credential="c1", about=EvidenceAbout.INSTITUTION, body="Ministry of Higher Education", channel="mohe")  # fmt: skip
    sheet = task_sheet(matter(Lang.EN), [replace(check(one), task=tasks(LAND, Asked(date(2026, 11, 20)))[0])])
    person = case(education(Outcome.COMPARABLE_NOTE)).person
    assert person.name_as_written not in as_text(sheet)
    assert person.born_as_written not in as_text(sheet)


def test_a_task_sheet_of_nothing_is_refused() -> None:
    with pytest.raises(LetterRefusedError, match="Plan one first"):
        task_sheet(matter(Lang.EN), [])


def test_each_look_up_has_lines_for_its_answer() -> None:
    sheet = task_sheet(matter(Lang.EN, office=OFFICE), [check(), check(look_up(id="v3"))])
    assert sum(isinstance(block, Form) for one in sheet.sections for block in one.blocks) == 2


def test_a_refusal_survives_the_way_back_from_a_worker() -> None:
    import pickle

    with pytest.raises(LetterRefusedError) as refused:
        task_sheet(matter(Lang.EN), [])
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.sv, again.en) == (refused.value.sv, refused.value.en)
