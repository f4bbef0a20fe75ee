"""Each part of a case does what it says, says what it refuses, and loses nothing that was typed."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.desktop.handbook.page import HandbookPage
from credval.model.case_words import CaseState, Move
from credval.model.cases import Credential, Job
from tests.desktop.cases.conftest import InCases, OpenCases
from tests.desktop.cases.working import CLAIM, JOB, PERSON, decided, opened, piece, proposed
from tests.desktop.helpers import settled, texts


def test_the_head_names_number_state_and_next_step(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = opened(here, qtbot)
    head = here.page.case.head
    assert case.number in head.title.text()
    assert head.state.text() == "draft"
    assert head.next.text().startswith("Next: Tell the candidate")
    assert "2026" in head.who.text()


def test_a_move_that_is_not_allowed_is_grey_and_says_why(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = here.casebook.open_new(Job(title="Controller"), PERSON)
    here.page.open_case(case.id)
    asked = here.page.case.head.buttons[Move.ASK_FOR_PAPERS]
    assert not asked.isEnabled()
    assert asked.toolTip() == asked.accessibleDescription() == "Describe at least one education first."


def test_a_move_asks_for_its_reason_and_tells_where_it_is_missing(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    head = here.page.case.head
    head.buttons[Move.GO_ON_WITHOUT_PAPERS].click()
    head.form.go.click()
    assert "Write the reason" in head.form.notice.text()
    head.form.because.setPlainText("The university was bombed.")
    head.form.go.click()
    assert here.page.desk.case.state is CaseState.READY
    assert not head.form.isVisible()


def test_the_undocumented_path_shows_its_steps(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = here.casebook.open_new(JOB, PERSON)
    claim = {key: value for key, value in CLAIM.items() if key != "documents"}
    case = here.casebook.edit(case, editing.write_credential, Credential(id="1", claim=claim))
    here.page.open_case(case.id, "papers")
    head = here.page.case.head
    head.buttons[Move.GO_ON_WITHOUT_PAPERS].click()
    head.form.because.setPlainText("The archive burned.")
    head.form.go.click()
    path = piece(here, "path")
    assert path.isVisible()
    item = "undocumented.background"
    path.answers[item].setCurrentIndex(path.answers[item].findData("yes"))
    path.keeps[item].click()
    assert here.page.desk.case.checklist[0].answer == "yes"
    assert "undocumented.reason" in path.lines


def test_the_requirement_shows_that_it_came_late(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, job=Job(title="Controller"))
    form = piece(here, "job")
    form.requirement.show_requirement({"kind": "upper_secondary"})
    form.touch()
    form.save.click()
    assert here.page.desk.case.job.requirement == {"kind": "upper_secondary"}
    assert "after the education of this candidate was known" in form.mind.text()


def test_the_requirement_is_locked_once_an_education_is_described(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "job")
    assert not form.requirement.isEnabled()
    assert form.change.isVisible()
    form.change.click()
    assert form.requirement.isEnabled()
    form.requirement.show_requirement({"kind": "upper_secondary"})
    form.touch()
    form.because.setPlainText("The advert said so.")
    form.save.click()
    assert here.page.desk.case.job.requirement == {"kind": "upper_secondary"}
    assert not form.requirement.isEnabled()


def test_another_requirement_needs_its_reason_once_an_education_is_described(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "job")
    form.requirement.show_requirement({"kind": "upper_secondary"})
    form.touch()
    assert form._because.isVisible()
    form.save.click()
    assert "Write why it is changed now" in form.notice.text()
    assert form.typed()["requirement"] == {"kind": "upper_secondary"}


def test_what_is_discarded_is_as_the_case_says(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Someone else")
    form.touch()
    assert form.dirty
    form.discard.click()
    assert form.name_.text() == "Амина Петрова"
    assert not form.dirty


def test_once_proposed_a_name_is_corrected_with_its_reason(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    form = piece(here, "person")
    form.name_.setText("Амина Петровна")
    form.touch()
    form.save.click()
    assert "why it is corrected" in form.notice.text()
    form.because.setText("Misspelt")
    form.save.click()
    [line] = here.page.desk.case.corrections
    assert (line.was, line.now, line.because) == ("Амина Петрова", "Амина Петровна", "Misspelt")


def test_an_education_goes_to_assess_and_comes_back_changed(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    shell = here.opened.shell
    piece(here, "credentials").lines["1"].buttons["Assess this"].click()
    assert shell.stack.currentWidget() is shell.assess
    assert shell.assess.form.paper.title.text() == "B.Com."
    shell.assess.form.paper.years.setText("3")
    shell.assess.form.paper.years.textEdited.emit("3")
    settled(qtbot, shell)
    shell.assess.footer.keep.click()
    settled(qtbot, shell)
    assert here.page.desk.case.credentials[0].claim["duration_years"] == 3
    assert len(here.page.desk.case.credentials) == 1


def test_what_is_typed_on_assess_becomes_a_case_once_the_cases_are_unlocked(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    from tests.desktop.cases.conftest import PASSPHRASE
    from tests.desktop.conftest import WAIT
    from tests.desktop.helpers import answer

    here = open_cases()
    here.page.lock.click()
    shell = here.opened.shell
    shell.show_page("assess")
    answer(qtbot, shell)
    shell.assess.footer.keep.click()
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: here.page.desk.is_open, timeout=WAIT)
    assert here.page.desk.case.credentials[0].claim["institution"] == "University of Delhi"
    assert shell.assess.footer.keep.text() == f"Back to case {here.page.desk.case.number}"


def test_a_new_person_on_assess_is_of_no_case(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot, tab="papers")
    piece(here, "credentials").lines["1"].buttons["Assess this"].click()
    here.opened.shell.assess.credentials.new.click()
    assert here.opened.shell.assess.footer.keep.text() == "Keep as case"


def test_the_proposal_shows_its_trace(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    piece(here, "proposal")
    settled(qtbot, here.opened.shell)
    shown = piece(here, "proposal").why.reading.toPlainText()
    assert "Is a formal qualification needed for this job?" in shown


def test_changed_facts_ask_for_a_new_proposal(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    changed = Credential(id="1", claim={**CLAIM, "award_date": "2013-06-30"})
    here.page.desk.edit(piece(here, "credentials").notice, editing.write_credential, changed)
    assert "Make it anew" in piece(here, "proposal").mind.text()
    assert not piece(here, "decision").go.isEnabled()


def departing(here: InCases, reasons: str = "") -> tuple[Any, Any]:
    """The decision and its one ruling, after somebody tried to depart from the proposal for ``reasons``."""
    decision = piece(here, "decision")
    [ruling] = decision.rulings.values()
    ruling.outcome.setCurrentIndex(ruling.outcome.findData("NOT_COMPARABLE"))
    ruling.reasons.setPlainText(reasons)
    decision.go.click()
    return decision, ruling


def test_departing_without_reasons_is_refused_in_place(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    _, ruling = departing(here)
    assert "write why" in ruling.reasons_field.remark()
    assert here.page.desk.case.state is CaseState.PROPOSED


def test_a_departure_waits_for_a_second_pair_of_eyes(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    decision, ruling = departing(here, "The syllabus shows two years.")
    assert "second opinion" in decision.notice.text()
    assert ruling.reasons.toPlainText() == "The syllabus shows two years."


def test_earlier_outcomes_of_the_same_facts_are_counted_in_words(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    decided(here, qtbot)
    here.page.put_down()
    proposed(here, qtbot)
    [ruling] = piece(here, "decision").rulings.values()
    shown = " ".join(texts(ruling).values())
    assert "Earlier here, on the same facts:" in shown
    assert "%" not in shown


def test_an_objection_is_noted_and_answered(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    decided(here, qtbot)
    head = here.page.case.head
    head.buttons[Move.OBJECT].click()
    head.form.says.setPlainText("The programme was four years.")
    head.form.go.click()
    head.buttons[Move.ANSWER_OBJECTION].click()
    head.form.says.setPlainText("The transcript shows three.")
    head.form.go.click()
    settled(qtbot, here.opened.shell)
    shown = " ".join(texts(piece(here, "opinions")).values())
    assert "four years" in shown
    assert "shows three" in shown


def test_the_timeline_tells_every_event_in_words(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = decided(here, qtbot)
    here.page.case.show_tab("timeline")
    shown = piece(here, "timeline").reading.toPlainText()
    assert shown.count("2026-") >= len(case.events)
    assert "An education was described" in shown
    assert "credential_written" not in shown


def test_the_case_speaks_the_other_language_at_once(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    decided(here, qtbot)
    here.opened.shell.switch_language()
    head = here.page.case.head
    assert head.state.text() == "beslutat"
    assert head.buttons[Move.REOPEN].text() == "Öppna igen"


def test_ctrl_k_finds_an_open_case_by_its_name_and_none_once_locked(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    from credval.desktop.goals import found_goals

    here = open_cases()
    case = opened(here, qtbot)
    here.page._to_list()
    search = found_goals(here.opened.shell, here.opened.tools)
    [goal] = [found for found in search("Петрова") if case.number in found.title]
    goal.go()
    assert here.page.desk.case.id == case.id
    here.page.lock.click()
    assert not any(case.number in found.title for found in search("Петрова"))


def test_a_refused_move_leads_to_the_paragraph_that_explains_it(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    proposed(here, qtbot)
    decision, _ = departing(here, "The syllabus shows two years.")
    assert decision.notice.handbook.isVisible()
    decision.notice.handbook.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.shell.shown == "handbook"
    page = here.opened.shell.page("handbook")
    assert isinstance(page, HandbookPage)
    assert "does not allow it now" in page.reading.toPlainText()
