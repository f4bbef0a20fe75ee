"""F1 opens the handbook at what is in focus, and the paragraph beside the form follows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from credval.actions.guiding import Guide
from credval.desktop.assess.answer import Answer
from credval.desktop.assess.form import Form
from credval.desktop.handbook.beside import topic_of
from credval.desktop.handbook.page import HandbookPage
from credval.model.topics import TOPICS
from credval.text import Lang
from tests.desktop.conftest import Open, Opened
from tests.desktop.helpers import answer, focused, press, settled, tab_to

FIELDS: dict[str, Callable[[Form], QWidget]] = {
    "step.job": lambda form: form.job.needed,
    "step.qualification": lambda form: form.paper.title,
    "step.institution": lambda form: form.paper.institution,
    "step.date": lambda form: form.paper.date.written,
    "step.workload": lambda form: form.paper.years,
    "question.finished": lambda form: form.checks.questions[0].choice,
    "question.institution": lambda form: form.checks.questions[1].choice,
    "question.genuine": lambda form: form.checks.questions[2].choice,
    "question.identity": lambda form: form.checks.questions[3].choice,
}
PARTS: dict[str, Callable[[Answer], QWidget]] = {
    "question.genuine": lambda it: it.questions.cards[0],
    "question.institution": lambda it: it.questions.cards[1],
    "question.practise": lambda it: it.questions.cards[3],
    "ladder": lambda it: it.ladders,
    "element.level": lambda it: it.elements.rows.shown()[0],
    "element.learning_outcomes": lambda it: it.elements.rows.shown()[4],
}


def heading(guide: Guide, topic: str, lang: Lang = Lang.EN) -> str:
    """What heads the paragraph on a topic."""
    found = guide.on(topic)
    assert found is not None, topic
    return found.heading.get(lang)


def opened_at(window: Opened) -> str:
    """The place in the handbook that is in view."""
    page = window.shell.page("handbook")
    assert isinstance(page, HandbookPage)
    assert window.shell.shown == "handbook"
    return page._been.here


@pytest.mark.parametrize("topic", FIELDS)
def test_f1_in_a_field_opens_its_paragraph(window: Opened, guide: Guide, topic: str) -> None:
    FIELDS[topic](window.shell.assess.form).setFocus()
    press(Qt.Key.Key_F1)
    assert opened_at(window) == guide.on(topic).id  # type: ignore[union-attr]


def test_f1_on_the_outcome_explains_that_outcome(window: Opened, qtbot: QtBot, guide: Guide) -> None:
    result = answer(qtbot, window.shell)
    window.shell.assess.form.person.setFocus()
    press(Qt.Key.Key_F6)
    tab_to(window.shell.assess.work.answer.outcome)
    press(Qt.Key.Key_F1)
    assert opened_at(window) == guide.on(f"outcome.{result['outcome']}").id  # type: ignore[union-attr]


@pytest.mark.parametrize("topic", PARTS)
def test_tab_stops_at_each_part_of_the_answer_and_f1_explains_it(
    window: Opened, qtbot: QtBot, guide: Guide, topic: str
) -> None:
    answer(qtbot, window.shell)
    answered = window.shell.assess.work.answer
    answered.outcome.setFocus()
    tab_to(PARTS[topic](answered))
    press(Qt.Key.Key_F1)
    assert opened_at(window) == guide.on(topic).id  # type: ignore[union-attr]


def test_the_third_question_and_the_reasons_are_explained_by_what_came_out(
    window: Opened, qtbot: QtBot
) -> None:
    result = answer(qtbot, window.shell)
    work = window.shell.assess.work
    assert topic_of(work.answer.questions.cards[2]) == f"outcome.{result['outcome']}"
    assert topic_of(work.why.reading) == f"rule.{result['rule']}"


def test_every_topic_of_the_page_is_one_of_the_handbook(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    said = {topic_of(one) for one in window.shell.assess.findChildren(QWidget)} - {""}
    assert len(said) > 15
    assert said <= TOPICS


@pytest.mark.parametrize("page", ["rulebook", "cases", "settings", "about", "handbook"])
def test_f1_elsewhere_explains_the_page(window: Opened, guide: Guide, page: str) -> None:
    window.shell.show_page(page).setFocus()
    press(Qt.Key.Key_F1)
    assert opened_at(window) == guide.on(f"page.{page}").id  # type: ignore[union-attr]


def test_a_screen_reader_reads_the_outcome_where_tab_stops(window: Opened, qtbot: QtBot) -> None:
    result = answer(qtbot, window.shell)
    card = window.shell.assess.work.answer.outcome
    card.setFocus()
    assert focused() is card
    assert result["headline"]["en"] in card.accessibleName()
    assert card.next.text() in card.accessibleName()


@pytest.mark.parametrize("lang", list(Lang))
def test_the_paragraph_beside_the_form_follows_the_focus(open_window: Open, guide: Guide, lang: Lang) -> None:
    window = open_window(language=lang.value)
    beside = window.shell.assess.beside
    for topic in ("step.date", "step.workload", "question.genuine"):
        FIELDS[topic](window.shell.assess.form).setFocus()
        assert beside.reading.toPlainText().startswith(heading(guide, topic, lang))


def test_the_paragraph_follows_into_the_answer_too(window: Opened, qtbot: QtBot, guide: Guide) -> None:
    answer(qtbot, window.shell)
    answered = window.shell.assess.work.answer
    answered.elements.rows.shown()[2].setFocus()
    settled(qtbot, window.shell)
    beside = window.shell.assess.beside
    assert beside.reading.toPlainText().startswith(heading(guide, "element.quality"))


def test_the_paragraph_stays_while_it_is_read_itself(window: Opened, guide: Guide) -> None:
    FIELDS["step.date"](window.shell.assess.form).setFocus()
    beside = window.shell.assess.beside
    beside.reading.setFocus()
    assert beside.reading.toPlainText().startswith(heading(guide, "step.date"))


def test_the_whole_chapter_is_one_press_away(window: Opened, guide: Guide) -> None:
    FIELDS["step.date"](window.shell.assess.form).setFocus()
    window.shell.assess.beside.whole.setFocus()
    press(Qt.Key.Key_Space)
    assert opened_at(window) == guide.on("step.date").id  # type: ignore[union-attr]


def test_another_language_turns_the_paragraph_at_once(window: Opened, guide: Guide) -> None:
    FIELDS["step.date"](window.shell.assess.form).setFocus()
    window.shell.switch_language()
    assert window.shell.assess.beside.reading.toPlainText().startswith(heading(guide, "step.date", Lang.SV))
