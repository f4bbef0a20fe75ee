"""What holds in the sector of a job, beside the answer: who decides, what is asked, answered at once; never the outcome."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from credval.desktop.assess.sector_card import SectorCard
from credval.desktop.fields import NumberBox, Options
from credval.text import Lang
from tests.desktop.conftest import Opened
from tests.desktop.helpers import accessibles, answer, press, settled, tab_to, texts, write

CONTROLS = (QAbstractButton, QComboBox, QLineEdit)


def titled(window: Opened, qtbot: QtBot, title: str) -> SectorCard:
    """The card, after somebody has typed a job title."""
    box = window.shell.assess.form.job_title
    box.clear()
    box.setFocus()
    write(title)
    settled(qtbot, window.shell)
    return window.shell.assess.work.sector


def choose(window: Opened, qtbot: QtBot, pack: str, fact: str, word: str) -> None:
    control = window.shell.assess.work.sector.blocks[pack].fields[fact].control
    assert isinstance(control, Options)
    control.setCurrentIndex(control.findData(word))
    settled(qtbot, window.shell)


def said(card: SectorCard, pack: str) -> str:
    return "\n".join(texts(card.blocks[pack].said).values())


def test_a_job_title_of_a_sector_brings_its_gates_and_questions(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Elektriker")
    assert card.isVisible()
    shown = "\n".join(texts(card).values())
    assert "Who decides\nthe National Electrical Safety Board" in shown
    assert "Cost\nSEK 1,660" in shown
    assert "Worth it\nFor the role of installer" in shown
    assert "Because of the word “elektriker” in the job title." in shown


def test_a_job_of_no_sector_brings_nothing(window: Opened, qtbot: QtBot) -> None:
    assert not titled(window, qtbot, "Xyzzy").isVisible()


def test_a_title_in_the_plural_brings_its_authority_with_reason_cost_and_time(
    window: Opened, qtbot: QtBot
) -> None:
    shown = "\n".join(texts(titled(window, qtbot, "Narkosläkarna")).values())
    assert "Recognised because “Narkosläkarna” ends in “läkare”" in shown
    assert "SEK\u00a02,900 (page dated 2020-03-02, read 2026-11-27)" in shown
    assert "Time\n" in shown


def test_a_title_that_may_be_regulated_asks_and_names_the_profession(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Kurator")
    assert card.first is None
    assert "If it is, choose it" in "\n".join(texts(card.recognised).values())


def test_another_job_says_why_it_is_none(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Läkarsekreterare")
    assert card.first is None
    assert "only begins with “läkare”" in "\n".join(texts(card.recognised).values())


def test_an_answer_is_taken_at_once_with_the_next_step(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Elektriker")
    assert "Look the person up in the register" in said(card, "electrical")
    choose(window, qtbot, "electrical", "post_role", "compliance_installer")
    choose(window, qtbot, "electrical", "authorisation", "none")
    assert "No Swedish authorisation today." in said(card, "electrical")
    assert "Next: Employ as an electrician" in said(card, "electrical")


def test_a_number_is_typed_and_what_is_no_number_is_not_known(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Svetsare")
    field = card.blocks["welding"].fields["months_since_signature"]
    assert isinstance(field.control, NumberBox)
    field.control.setFocus()
    write("9")
    settled(qtbot, window.shell)
    assert card.given["welding"] == {"months_since_signature": 9.0}
    assert field.control.hasFocus()
    write("x")
    settled(qtbot, window.shell)
    assert card.given["welding"] == {}
    assert field.control.property("wrong")


def test_a_regulated_profession_puts_its_authority_first(window: Opened, qtbot: QtBot) -> None:
    form = window.shell.assess.form
    form.job.show_requirement({"kind": "profession", "profession": "se/sjukskoterska"})
    form.job.changed.emit()
    settled(qtbot, window.shell)
    card = window.shell.assess.work.sector
    assert card.first is not None
    assert "right to practise" in card.first.head.text()
    assert "Socialstyrelsen" in "\n".join(texts(card.first).values())
    assert list(card.blocks) == ["health-care"]


def test_neither_title_nor_answers_change_the_result_by_a_byte(window: Opened, qtbot: QtBot) -> None:
    form = window.shell.assess.form
    form.job.show_requirement({"kind": "profession", "profession": "se/sjukskoterska"})
    before = answer(qtbot, window.shell)
    assert before["outcome"] == "REFER_AUTHORITY"
    titled(window, qtbot, "Legitimerad sjuksköterska")
    choose(window, qtbot, "health-care", "post_needs_licence", "yes")
    choose(window, qtbot, "health-care", "licence_in_register", "yes")
    after = answer(qtbot, window.shell)
    assert json.dumps(after) == json.dumps(before)
    assert "title" not in window.shell.assess.work.case.asked()[0]
    assert "sjuksköterska" not in json.dumps(window.shell.assess.work.case.asked(), ensure_ascii=False)


def test_what_was_said_of_one_person_is_not_said_of_the_next(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Elektriker")
    choose(window, qtbot, "electrical", "authorisation", "al")
    window.shell.assess.work.new_person()
    settled(qtbot, window.shell)
    assert card.given["electrical"] == {}
    assert card.blocks["electrical"].fields["authorisation"].value() is None
    assert window.shell.assess.form.job_title.text() == "Elektriker"


def test_the_questions_are_reached_and_answered_by_keys(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Elektriker")
    control = card.blocks["electrical"].fields["post_role"].control
    tab_to(control, 120)
    press(Qt.Key.Key_Down)
    settled(qtbot, window.shell)
    assert card.given["electrical"]["post_role"] == "compliance_installer"
    assert control.hasFocus()


def test_every_control_of_the_card_has_a_name(window: Opened, qtbot: QtBot) -> None:
    card = titled(window, qtbot, "Elektriker")
    controls = [(name, one) for _, name, one in accessibles(card) if isinstance(one, CONTROLS)]
    assert len(controls) >= 7
    assert [one for name, one in controls if not name.strip()] == []


def test_the_card_speaks_the_language_of_the_window_and_keeps_its_answers(
    window: Opened, qtbot: QtBot
) -> None:
    card = titled(window, qtbot, "Elektriker")
    choose(window, qtbot, "electrical", "authorisation", "al")
    window.tools.speech.switch(Lang.SV)
    settled(qtbot, window.shell)
    assert "Vem som beslutar\nElsäkerhetsverket" in "\n".join(texts(card).values())
    assert card.blocks["electrical"].fields["authorisation"].value() == "al"
