"""What is done can be undone, or is asked first."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.model.cases import Verification
from credval.model.words import EvidenceAbout, EvidenceAnswer
from tests.desktop.cases.conftest import PASSPHRASE, InCases, OpenCases
from tests.desktop.cases.working import opened, piece
from tests.desktop.conftest import WAIT
from tests.desktop.helpers import settled


def type_name(here: InCases, name: str) -> None:
    form = piece(here, "person")
    form.name_.setText(name)
    form.touch()


def test_what_was_discarded_can_be_brought_back(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    type_name(here, "Amina, half typed")
    assert not form.bring_back.isVisible()
    form.discard.click()
    assert form.name_.text() == "Амина Петрова"
    form.bring_back.click()
    assert form.name_.text() == "Amina, half typed"
    assert form.dirty


def test_what_a_save_took_the_place_of_can_be_brought_back_and_saved_again(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    type_name(here, "Amina Petrova")
    form.save.click()
    form.bring_back.click()
    assert form.name_.text() == "Амина Петрова"
    form.save.click()
    assert here.page.desk.case.person.name_as_written == "Амина Петрова"


def test_nothing_is_offered_back_of_another_case(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    type_name(here, "Amina, half typed")
    piece(here, "person").discard.click()
    opened(here, qtbot)
    assert not piece(here, "person").bring_back.isVisible()


def test_a_policy_that_was_saved_by_mistake_can_be_brought_back(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.list.policy.click()
    office = here.page.office
    office.fields.name.setText("Another office")
    office.save.click()
    qtbot.waitUntil(lambda: here.casebook.office.name == "Another office", timeout=WAIT)
    settled(qtbot, here.opened.shell)
    office.bring_back.click()
    assert office.fields.name.text() == ""
    assert office.dirty


def test_an_answer_written_down_wrongly_can_be_corrected(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    part = piece(here, "lookups")
    look_up = Verification(id="v1", credential="1", about=EvidenceAbout.AUTHENTICITY, body="Delhi", domain="du.ac.in")  # fmt: skip
    here.page.desk.edit(part.notice, editing.plan_look_up, look_up)
    here.page.desk.edit(part.notice, editing.consent, "v1", here.casebook.today)
    here.page.desk.edit(part.notice, editing.ask, "v1", "", here.casebook.today)
    here.page.desk.edit(part.notice, editing.answer, "v1", EvidenceAnswer.DENIED, reference="DU/1", note="No")
    part.lines["v1"].buttons["Correct the answer"].click()
    answering = part.answering
    assert (answering.answer.value(), answering.reference.text()) == ("denied", "DU/1")
    answering.answer.choose("confirmed")
    answering.go.click()
    assert here.page.desk.case.verifications[0].answer is EvidenceAnswer.CONFIRMED


def test_an_answer_that_was_called_off_stands_there_when_it_is_begun_again(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    part = piece(here, "lookups")
    for key in ("v1", "v2"):
        look_up = Verification(id=key, credential="1", about=EvidenceAbout.AUTHENTICITY, body=key)
        here.page.desk.edit(part.notice, editing.plan_look_up, look_up)
    first, second = here.page.desk.case.verifications
    part.answering.ask(first, "asked")
    part.answering.reference.setText("DU/1")
    part.answering.cancel.click()
    part.answering.ask(first, "asked")
    assert part.answering.reference.text() == "DU/1"
    part.answering.ask(second, "asked")
    assert part.answering.reference.text() == ""


def test_new_recovery_words_are_asked_first(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.list.policy.click()
    keys = here.page.keys
    keys.known.setText(PASSPHRASE)
    keys.words.click()
    assert "open nothing after that" in keys.confirm.text()
    keys.confirm.no.click()
    settled(qtbot, here.opened.shell)
    assert keys.shown.text() == ""
    keys.words.click()
    keys.confirm.yes.click()
    qtbot.waitUntil(lambda: "12." in keys.shown.text(), timeout=WAIT)
    assert len(keys.shown.text().splitlines()) == 3
    assert keys.shown.accessibleDescription().count(",") == 11
