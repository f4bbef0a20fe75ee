"""The answer grows as one types, asks for what is missing, and is never lost by an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from credval.desktop.app import last_resort
from credval.desktop.assess.missing import PLACES, place_of
from credval.text import both
from tests.desktop.conftest import WAIT, Open, Opened
from tests.desktop.helpers import DELHI, answer, fill, settled


def words_of(window: Opened) -> str:
    found = window.shell.assess.work.answer.findChildren(QLabel)
    return "\n".join(one.text() for one in found if one.isVisible())


def test_an_empty_page_teaches_how_to_begin(window: Opened) -> None:
    page = window.shell.assess
    assert page.welcome.isVisible()
    assert not page.work.answer.isVisible()


@pytest.mark.parametrize(
    ("place", "name"), [("requirement", "needed"), ("country", "country"), ("qualification", "title")]
)
def test_each_step_of_the_welcome_leads_to_its_field(
    window: Opened, qapp: QApplication, place: str, name: str
) -> None:
    form = window.shell.assess.form
    window.shell.assess.welcome.go.emit(place)
    target = form.job.needed.focusProxy() if name == "needed" else getattr(form.paper, name)
    assert qapp.focusWidget() is target


def test_the_answer_appears_while_one_types(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    assert result["headline"]["en"] in words_of(window)
    assert not window.shell.assess.welcome.isVisible()


def test_the_four_questions_are_answered_apart(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    cards = window.shell.assess.work.answer.questions.cards
    assert [card.title.text() for card in cards] == [one["title"]["en"] for one in result["questions"]]
    assert [card.property("state") for card in cards] == [one["state"] for one in result["questions"]]


def test_the_five_elements_stand_with_their_reasons(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    shown = words_of(window)
    reasons = [one["because"]["en"] for one in result["elements"].values()]
    assert all(reason in shown for reason in reasons)


def test_every_next_step_is_shown(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    shown = words_of(window)
    assert all(step["en"] in shown for step in result["next_steps"])


def test_the_ladders_have_a_text_alternative(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    view = window.shell.assess.work.answer.ladders.view
    qtbot.waitUntil(lambda: view.drawing() is not None, timeout=WAIT)
    assert "Sweden" in view.accessibleDescription()
    assert "India" in view.accessibleDescription()


def test_the_reasons_name_every_source_and_the_day_it_was_read(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    shown = window.shell.assess.work.why.reading.toPlainText()
    assert result["sources"]
    assert all(one["address"] in shown and f"read {one['read']}" in shown for one in result["sources"])


def test_the_reasons_show_every_step(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    shown = window.shell.assess.work.why.reading.toPlainText()
    assert all(step["question"]["en"] in shown for step in result["trace"])


def test_what_nobody_has_reviewed_says_so(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    assert result["vetting_text"]["en"] in words_of(window)


def test_several_entries_that_fit_are_offered(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell, qualification="Bachelor of Comerce", duration_years=None)
    choose = window.shell.assess.work.answer.choose
    assert choose.isVisible()
    offered = [row.line._head.text() for row in choose.rows.shown()]
    assert offered == list(dict.fromkeys(one["title"]["en"] for one in result["candidates"]))


def test_choosing_an_entry_settles_which_it_is(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell, qualification="Bachelor of Comerce", duration_years=None)
    work = window.shell.assess.work
    work.answer.choose.rows.shown()[0].press.click()
    settled(qtbot, window.shell)
    assert work.replies["1"].result["matched"]["how"] == "id"
    assert not work.answer.choose.isVisible()


def test_what_is_not_in_the_book_can_be_reported_without_the_person(window: Opened, qtbot: QtBot) -> None:
    window.shell.assess.form.person.show_person({"name_as_written": "Åsa Öberg"})
    answer(qtbot, window.shell, country="BR", qualification="Bacharel em Direito")
    window.shell.assess.work.answer.gap.press.click()
    copied = QApplication.clipboard().text()
    assert "BR: Bacharel em Direito" in copied
    assert "Öberg" not in copied


def test_a_missing_fact_leads_to_its_place(window: Opened, qtbot: QtBot, qapp: QApplication) -> None:
    answer(qtbot, window.shell, institution="An Unheard Of Academy")
    unknown = window.shell.assess.work.answer.unknown
    rows = unknown.rows.shown()
    places = unknown._places
    rows[places.index("institution_status")].press.click()
    question = window.shell.assess.form.checks.question("institution_status")
    here = qapp.focusWidget()
    assert here is not None
    assert question.choice.isAncestorOf(here)


@pytest.mark.parametrize("code", sorted(PLACES))
def test_each_missing_fact_has_a_place_in_the_form(window: Opened, code: str) -> None:
    assert window.shell.assess.form.go_to(PLACES[code]) is not None


def test_a_condition_is_known_by_its_words() -> None:
    from credval.assessment.reasons import IF

    found = {
        code: place_of({"if": {"en": both(message).en}}) for code, message in IF.items() if code in PLACES
    }
    assert found == PLACES


def test_an_error_keeps_the_last_answer_and_what_was_typed(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    work = window.shell.assess.work
    broken = {**result, "error": {"sv": "Det gick inte.", "en": "It did not work."}}
    work.answer.show_result(broken)
    assert window.shell.assess.problem.text() == "It did not work."
    assert result["headline"]["en"] in words_of(window)
    assert window.shell.assess.form.read()["qualification"] == DELHI["qualification"]


def test_the_summary_goes_to_the_clipboard(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    window.shell.assess.footer.copy.click()
    copied = QApplication.clipboard().text()
    assert result["summary"][0]["en"] in copied
    assert result["edition"] in copied


def test_the_report_is_written_where_the_person_said(window: Opened, qtbot: QtBot) -> None:
    window.shell.assess.form.person.show_person({"name_as_written": "Åsa Öberg", "reference": "R-17/2"})
    answer(qtbot, window.shell)
    window.shell.assess.footer.save.click()
    qtbot.waitUntil(window.path.exists, timeout=WAIT)
    assert window.asked == ["comparison report R-17-2.pdf"]
    settled(qtbot, window.shell)
    assert "names nobody" not in window.shell.assess.footer.notice.text()
    assert [path.name for path in window.path.parent.glob("report*")] == ["report.pdf"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "Filen kan inte användas: det finns ingen sådan fil eller mapp. Välj en annan plats."),
        ("en", "The file cannot be used: there is no such file or folder. Choose another place."),
    ],
)
def test_a_report_that_cannot_be_written_is_told_where_it_arose(
    open_window: Open, qtbot: QtBot, language: str, told: str
) -> None:
    window = open_window(language=language)
    answer(qtbot, window.shell)
    window.path = Path("/nowhere/at/all/report.pdf")
    window.shell.assess.footer.save.click()
    settled(qtbot, window.shell)
    assert window.shell.assess.footer.notice.text() == told
    assert window.shell.assess.form.read()["qualification"] == DELHI["qualification"]


def test_a_book_that_is_missing_is_told_and_can_be_tried_again(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, book_path: Path
) -> None:
    monkeypatch.setenv("CREDVAL_BOOK", "/nowhere/rulebook.sqlite")
    shell = open_window(ready=False, language="en").shell
    qtbot.waitUntil(lambda: "no rulebook" in shell.assess.problem.text(), timeout=WAIT)
    monkeypatch.setenv("CREDVAL_BOOK", str(book_path))
    shell.assess.again.emit()
    qtbot.waitUntil(lambda: shell.shelf is not None, timeout=WAIT)
    assert not shell.assess.problem.isVisible()


def test_what_was_typed_before_the_book_was_open_is_answered(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, book_path: Path
) -> None:
    monkeypatch.setenv("CREDVAL_BOOK", "/nowhere/rulebook.sqlite")
    shell = open_window(ready=False, language="en").shell
    qtbot.waitUntil(lambda: "no rulebook" in shell.assess.problem.text(), timeout=WAIT)
    shell.assess.form.paper.title.setText("B.Com.")
    monkeypatch.setenv("CREDVAL_BOOK", str(book_path))
    shell.assess.again.emit()
    work = shell.assess.work
    qtbot.waitUntil(lambda: work.case.claim.get("qualification") == "B.Com.", timeout=WAIT)


def test_the_reasons_stand_aside_in_a_narrow_window(open_window: Open) -> None:
    shell = open_window(language="en", width=1024, height=700).shell
    assert not shell.assess.why.isVisible()
    shell.assess.footer.why.click()
    assert shell.assess.why.isVisible()


def test_the_same_claim_is_asked_of_the_engine_without_the_person(window: Opened, qtbot: QtBot) -> None:
    window.shell.assess.form.person.show_person({"name_as_written": "Åsa Öberg"})
    fill(window.shell, DELHI)
    settled(qtbot, window.shell)
    assert all("candidate" not in claim for claim in window.shell.assess.work.case.asked())


def test_what_is_on_record_of_the_institution_stands_beside_it(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    assert (
        window.shell.assess.form.paper._institution_field.remark() == result["institution"]["because"]["en"]
    )


def test_a_name_that_is_not_found_shows_the_ones_like_it(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell, institution="Univercity of Dehli")
    assert "University of Delhi" in window.shell.assess.form.paper._institution_field.remark()


def test_a_fault_that_nobody_caught_is_told_without_what_was_typed(
    window: Opened, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = ValueError("Åsa Öberg")
    resort = last_resort(window.shell)
    resort.hear(ValueError, problem, None)
    qtbot.waitUntil(lambda: "ValueError" in window.shell.notice.text(), timeout=WAIT)
    assert "Öberg" not in window.shell.notice.text() + capsys.readouterr().err


def test_the_first_thing_to_do_stands_with_the_outcome(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    card = window.shell.assess.work.answer.outcome
    assert card.next.text() == f"Next: {result['next_steps'][0]['en']}"


def test_an_unchecked_paper_is_spoken_of_once(window: Opened, qtbot: QtBot) -> None:
    card = window.shell.assess.work.answer.outcome
    assert answer(qtbot, window.shell)["headline"]["en"].startswith("Preliminarily")
    assert not card.preliminary.isVisible()
    assert answer(qtbot, window.shell, qualification="Bachelor of Comerce")["outcome"] == "CANNOT_ASSESS"
    assert not card.preliminary.isVisible()


@pytest.mark.parametrize(
    ("typed", "told"),
    [("B.Com. (Hons)", "Entry in the rulebook"), ("Bachelor of Comerce", "Nearest entry, to be confirmed")],
)
def test_the_entry_that_is_compared_is_named(window: Opened, qtbot: QtBot, typed: str, told: str) -> None:
    result = answer(qtbot, window.shell, qualification=typed)
    named = window.shell.assess.work.answer.general.entry.text()
    assert named == f"{told}: {result['matched']['title']['en']}"


def test_a_saved_report_can_be_opened(window: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    footer = window.shell.assess.footer
    answer(qtbot, window.shell)
    assert not footer.open.isVisible()
    footer.save.click()
    qtbot.waitUntil(footer.open.isVisible, timeout=WAIT)
    footer.open.click()
    assert opened == [str(window.path)]
    assert "names nobody" in footer.notice.text()
    footer.copy.click()
    assert not footer.open.isVisible()
