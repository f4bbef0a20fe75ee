"""Papers, look-ups, letters and data protection of a case, each as a person uses it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.model.cases import Credential, Office
from tests.desktop.cases.conftest import OpenCases
from tests.desktop.cases.working import decided, opened, piece
from tests.desktop.helpers import settled, texts


def test_files_are_taken_in_once_it_is_said_what_they_are(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    (tmp_path / "diploma.pdf").write_bytes(b"%PDF-1.7 paper")
    papers = piece(here, "papers")
    papers.take([tmp_path / "diploma.pdf"])
    papers.adding.go.click()
    assert papers.adding.files[0].kind_field.remark() == "Say what it is."
    papers.adding.files[0].kind.choose("degree_certificate")
    papers.adding.go.click()
    settled(qtbot, here.opened.shell)
    [paper] = here.page.desk.case.papers
    assert (paper.name, paper.kind, paper.credentials) == ("diploma.pdf", "degree_certificate", ("1",))
    papers.lines[paper.id].buttons["Save a copy"].click()
    settled(qtbot, here.opened.shell)
    assert here.opened.path.read_bytes() == b"%PDF-1.7 paper"
    assert "not encrypted" in papers.notice.text()


def test_a_removed_paper_leaves_that_it_was_there(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    (tmp_path / "pass.jpg").write_bytes(b"x")
    papers = piece(here, "papers")
    papers.take([tmp_path / "pass.jpg"])
    papers.adding.files[0].kind.choose("identity")
    papers.adding.go.click()
    settled(qtbot, here.opened.shell)
    [paper] = here.page.desk.case.papers
    papers.lines[paper.id].buttons["Remove"].click()
    assert "erased from the case for good" in papers.confirm.text()
    papers.confirm.yes.click()
    assert here.page.desk.case.papers[0].removed_on is not None
    assert "Removed on" in papers.lines[paper.id].remark.text()


@pytest.mark.parametrize(("size", "told"), [(0, "is empty"), (100 * 1024 * 1024 + 1, "larger than 100 MB")])
def test_a_file_that_cannot_be_kept_is_refused_in_words(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path, size: int, told: str
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    with (tmp_path / "file.pdf").open("wb") as file:
        file.truncate(size)
    papers = piece(here, "papers")
    papers.take([tmp_path / "file.pdf"])
    papers.adding.files[0].kind.choose("other")
    papers.adding.go.click()
    settled(qtbot, here.opened.shell)
    assert told in papers.adding.notice.text()
    assert papers.adding.isEnabled()
    assert here.page.desk.case.papers == ()


def test_a_look_up_is_planned_asked_and_answered(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    look_ups = piece(here, "lookups")
    look_ups.seek.click()
    settled(qtbot, here.opened.shell)
    look_ups._plan(look_ups.tasks[0])
    [one] = here.page.desk.case.verifications
    look_ups.lines[one.id].buttons["It was asked"].click()
    look_ups.answering.keep()
    look_ups.lines[one.id].buttons["Write down the answer"].click()
    look_ups.answering.keep()
    assert "nothing came is an answer too" in look_ups.answering.notice.text()
    look_ups.answering.answer.choose("confirmed")
    look_ups.answering.came_from.setText(f"info@{one.domain}")
    look_ups.answering.keep()
    [one] = here.page.desk.case.verifications
    assert one.answer == "confirmed"


def test_what_goes_outside_europe_waits_for_the_consent_and_uses_none_that_was_withdrawn(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    look_ups = piece(here, "lookups")
    look_ups.seek.click()
    settled(qtbot, here.opened.shell)
    look_ups._plan(next(one for one in look_ups.tasks if one.outside))
    [one] = here.page.desk.case.verifications
    settled(qtbot, here.opened.shell)
    assert any("outside the EU and the EEA" in said for said in texts(look_ups.lines[one.id]).values())
    assert "It was asked" not in look_ups.lines[one.id].buttons
    look_ups.lines[one.id].buttons["Consent is given"].click()
    look_ups.answering.keep()
    look_ups.lines[one.id].buttons["It was asked"].click()
    look_ups.answering.keep()
    look_ups.lines[one.id].buttons["Consent is withdrawn"].click()
    look_ups.lines[one.id].buttons["Write down the answer"].click()
    look_ups.answering.answer.choose("confirmed")
    look_ups.answering.keep()
    assert "No consent stands" in look_ups.answering.notice.text()
    assert look_ups.answering.answer.value() == "confirmed"
    assert here.page.desk.case.verifications[0].answer is None


def test_a_register_is_planned_without_the_person(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    look_ups = piece(here, "lookups")
    trade = Credential(id="1", claim={"country": "IN", "qualification": "National Trade Certificate"})
    here.page.desk.edit(look_ups.notice, editing.write_credential, trade)
    look_ups.seek.click()
    settled(qtbot, here.opened.shell)
    look_ups._plan(next(one for one in look_ups.tasks if one.may_name_nobody), without_person=True)
    [one] = here.page.desk.case.verifications
    settled(qtbot, here.opened.shell)
    assert any("no consent is needed" in said for said in texts(look_ups.lines[one.id]).values())
    assert "It was asked" in look_ups.lines[one.id].buttons


def test_an_answer_from_elsewhere_is_noted_and_is_no_answer(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="lookups")
    look_ups = piece(here, "lookups")
    look_ups.seek.click()
    settled(qtbot, here.opened.shell)
    look_ups._plan(next(one for one in look_ups.tasks if one.domain))
    [one] = here.page.desk.case.verifications
    look_ups.answering.ask(one, "asked")
    look_ups.answering.keep()
    look_ups.answering.ask(here.page.desk.case.verifications[0], "answer")
    look_ups.answering.answer.choose("confirmed")
    look_ups.answering.came_from.setText("help@degrees-online.example")
    look_ups.answering.keep()
    assert here.page.desk.case.verifications[0].answer is None
    settled(qtbot, here.opened.shell)
    assert any("not the official domain" in one for one in texts(look_ups).values())


def test_a_letter_is_previewed_saved_and_noted(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    decided(here, qtbot)
    here.page.case.show_tab("letters")
    letters = piece(here, "letters")
    letters.choose("outcome")
    settled(qtbot, here.opened.shell)
    assert "Controller" in letters.reading.toPlainText()
    assert here.page.desk.case.letters == ()
    letters.go.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.path.read_bytes().startswith(b"%PDF-")
    assert "outcome" in str(here.page.desk.case.letters)


def test_a_case_is_erased_after_a_question_that_names_what_goes(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot, tab="protection")
    kept = piece(here, "kept")
    kept.requested.setChecked(True)
    kept.erase.click()
    assert case.number in kept.confirm.text()
    assert "the candidate asked for it" in kept.confirm.text()
    kept.confirm.yes.click()
    assert here.page.stack.currentWidget() is here.page.list
    assert here.page.list.model.rowCount() == 0
    assert "is erased" in here.page.note.text()


def test_a_public_body_names_its_rule_before_it_erases(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.list.policy.click()
    fields = here.page.office.fields
    fields.kind.setCurrentIndex(fields.kind.findData("state_agency"))
    assert fields.rule_field.isVisible()
    here.page.office.save.click()
    settled(qtbot, here.opened.shell)
    opened(here, qtbot, tab="protection")
    kept = piece(here, "kept")
    assert not kept.erase.isEnabled()
    assert "gallringsbeslut" in kept.explained.text()


def test_a_case_is_kept_longer_with_a_reason(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="protection")
    kept = piece(here, "kept")
    kept.until.setText((here.casebook.today + timedelta(days=2000)).isoformat())
    kept.longer.click()
    assert "Write why" in kept.notice.text()
    kept.because.setText("An ongoing dispute")
    kept.longer.click()
    assert "An ongoing dispute" in kept.explained.text()


def test_all_that_is_kept_is_given_as_pdf_and_data(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="protection")
    piece(here, "access").go.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.path.read_bytes().startswith(b"%PDF-")
    assert "Амина" in here.opened.path.with_suffix(".json").read_text(encoding="utf-8")


def test_the_policy_of_the_office_is_kept(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.list.policy.click()
    fields = here.page.office.fields
    fields.name.setText("Region Stockholm")
    fields.blind.setChecked(True)
    fields.months["keep_months"].setText("36")
    here.page.office.save.click()
    settled(qtbot, here.opened.shell)
    kept: Office = here.casebook.store.office()
    assert (kept.name, kept.blind, kept.keep_months) == ("Region Stockholm", True, 36)


def test_the_protection_officer_is_kept_and_what_is_missing_is_remarked(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    here.page.list.policy.click()
    office = here.page.office
    office.fields.kind.setCurrentIndex(office.fields.kind.findData("state_agency"))
    assert "Article 37" in office.mind.text()
    assert "legitimate interest" in office.mind.text()
    office.fields.officer.setPlainText("DSO, dso@example.se")
    assert "Article 37" not in office.mind.text()
    office.save.click()
    settled(qtbot, here.opened.shell)
    assert here.casebook.store.office().protection_officer == "DSO, dso@example.se"
    assert here.casebook.store.audit(0, 1)[0].about["kind"] == "state_agency"


def test_a_case_goes_to_another_office_and_is_taken_in_there(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path
) -> None:
    here = open_cases()
    case = opened(here, qtbot, tab="protection")
    send = piece(here, "send")
    send.passphrase.setText("another long passphrase")
    send.go.click()
    settled(qtbot, here.opened.shell)
    assert b"Controller" not in here.opened.path.read_bytes()
    here.page._to_list()
    here.page.list.add.click()
    take_in = here.page.new.take_in
    take_in._files = lambda: [here.opened.path]
    take_in.passphrase.setText("a wrong passphrase")
    take_in.go.click()
    settled(qtbot, here.opened.shell)
    assert take_in.notice.text()
    take_in.passphrase.setText("another long passphrase")
    take_in.go.click()
    settled(qtbot, here.opened.shell)
    taken = here.page.desk.case
    assert taken.id != case.id
    assert taken.origin is not None
    assert taken.origin.number == case.number
