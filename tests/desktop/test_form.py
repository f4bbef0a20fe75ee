"""What is typed becomes a claim, what cannot be read is asked about where it stands, and nothing gets lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT, Opened
from tests.desktop.helpers import DELHI, answer, fill, press, settled, write

LOOKED_UP = {"about": "institution", "answer": "confirmed", "body": "UGC", "day": "2026-11-20", "by": "Åsa"}
CLAIMS: list[dict[str, Any]] = [
    DELHI,
    {**DELHI, "award_date": "1395/06/31", "award_calendar": "solar_hijri"},
    {**DELHI, "credits": 120.0, "credit_unit": "ects", "mode": "part_time", "delivery": "distance"},
    {**DELHI, "qualification_native": "वाणिज्य स्नातक", "field": "0411"},
    {**DELHI, "documents": ["translation"], "documents_missing_because": "the archive burnt"},
    {**DELHI, "completion": "COMPLETED_AWARDED", "identity": "EXPLAINED_VARIANT"},
    {**DELHI, "institution_status": "RECOGNISED_AT_AWARD", "evidence": [LOOKED_UP]},
    {**DELHI, "evidence": [{**LOOKED_UP, "answer": "not_found"}]},
    {**DELHI, "authenticity": "CONFIRMED_FALSE", "evidence": [{**LOOKED_UP, "about": "authenticity", "answer": "denied"}]},
    {**DELHI, "authenticity": "UNVERIFIABLE_EXCUSED", "documents_missing_because": "war",
     "evidence": [{**LOOKED_UP, "about": "authenticity", "answer": "no_answer"}]},
    {**DELHI, "evidence": [LOOKED_UP, {**LOOKED_UP, "answer": "denied", "body": "another"}, {**LOOKED_UP, "about": "programme"}]},
    {**DELHI, "prior_decision": {"kind": "uhr_statement", "text": "Motsvarar kandidatexamen", "seqf": 6, "day": "2024-02-01",
                                 "checked_how": "seal checked"}},
]  # fmt: skip


@pytest.mark.parametrize("claim", CLAIMS, ids=range(len(CLAIMS)))
def test_the_form_gives_back_the_claim_that_it_shows(
    window: Opened, qtbot: QtBot, claim: dict[str, Any]
) -> None:
    form = window.shell.assess.form
    fill(window.shell, claim)
    settled(qtbot, window.shell)
    form.show_claim(claim, {"in": "India"})
    settled(qtbot, window.shell)
    assert form.read() == claim


def test_an_empty_form_says_nothing(window: Opened) -> None:
    assert window.shell.assess.form.read() == {}


@pytest.mark.parametrize(
    ("needed", "kind", "expected"),
    [
        ("", "", None),
        ("no", "", {"kind": "none"}),
        ("yes", "", None),
        ("yes", "higher_education", {"kind": "higher_education"}),
        ("yes", "destination", None),
    ],
)
def test_the_job_asks_for_what_was_answered(
    window: Opened, needed: str, kind: str, expected: dict[str, Any] | None
) -> None:
    job = window.shell.assess.form.job
    job.needed.choose(needed)
    job.kind.choose(kind)
    assert job.read() == expected


def test_a_job_without_papers_leads_to_competence(window: Opened) -> None:
    job = window.shell.assess.form.job
    job.needed.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert job.read() == {"kind": "none"}
    assert "work sample" in job._competence.text()


@pytest.mark.parametrize(
    ("written", "word"),
    [("03/04/2016", "day"), ("16", "year"), ("2016-02-30", "2016-02-30"), ("summer", "summer")],
)
def test_a_date_that_cannot_be_read_is_asked_about(
    window: Opened, qtbot: QtBot, written: str, word: str
) -> None:
    date = window.shell.assess.form.paper.date
    date.written.setFocus()
    write(written)
    qtbot.waitUntil(lambda: bool(date.remark.text()), timeout=WAIT)
    assert word in date.remark.text()
    assert date.read() == {}
    assert date.written.text() == written


def test_a_date_of_another_calendar_shows_its_days_in_ours(window: Opened, qtbot: QtBot) -> None:
    date = window.shell.assess.form.paper.date
    date.calendar.choose("solar_hijri")
    date.written.setFocus()
    write("۱۳۷۹")
    qtbot.waitUntil(lambda: bool(date.remark.text()), timeout=WAIT)
    assert date.remark.text() == "20 March 2000 to 20 March 2001"


def test_a_number_that_cannot_be_read_is_asked_about_and_kept(window: Opened) -> None:
    paper = window.shell.assess.form.paper
    paper.years.setFocus()
    write("three")
    assert "number" in paper._years_field.remark()
    assert (paper.years.text(), paper.years.number()) == ("three", None)


@pytest.mark.parametrize(("written", "number"), [("3", 3), ("3,5", 3.5), ("3.5", 3.5), ("0", 0)])
def test_numbers_are_written_with_point_or_comma(window: Opened, written: str, number: float) -> None:
    years = window.shell.assess.form.paper.years
    years.setText(written)
    assert years.number() == number


def test_a_country_typed_in_full_is_taken_when_the_field_is_left(window: Opened) -> None:
    paper = window.shell.assess.form.paper
    paper.country.setFocus()
    write("germany")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    assert paper.country.id == "de"


def test_a_country_that_nobody_has_written_says_so(window: Opened) -> None:
    paper = window.shell.assess.form.paper
    paper.choose_system("br")
    assert "Nobody has written" in paper._country_field.remark()
    assert paper.read() == {"country": "BR"}


def test_no_country_of_that_name_is_asked_about(window: Opened) -> None:
    paper = window.shell.assess.form.paper
    paper.country.setText("Qwertyland")
    paper.country.editingFinished.emit()
    assert "No country of that name" in paper._country_field.remark()


def test_an_entry_brings_its_country_along(window: Opened) -> None:
    paper = window.shell.assess.form.paper
    paper.choose_entry("in/bachelor-of-commerce-honours-3y", "Bachelor of Commerce")
    assert paper.read() == {"country": "IN", "qualification": "in/bachelor-of-commerce-honours-3y"}


def test_the_papers_of_the_country_come_first(window: Opened, qtbot: QtBot) -> None:
    form = window.shell.assess.form
    form.paper.choose_system("in")
    settled(qtbot, window.shell)
    shelf = window.shell.shelf
    assert shelf is not None
    country = shelf.book.country("in")
    assert country is not None
    assert list(form.papers._boxes)[: len(country.documents)] == [one.id for one in country.documents]


def test_today_is_one_press_away(window: Opened) -> None:
    form = window.shell.assess.form
    form.evidence.more.click()
    look_up = form.evidence._rows[0].look_up
    look_up._now()
    assert look_up.day.day() == "2026-11-24"


def test_a_look_up_that_was_removed_comes_back(window: Opened) -> None:
    evidence = window.shell.assess.form.evidence
    evidence.show_rows([LOOKED_UP])
    evidence._rows[0].remove.click()
    evidence._undo.click()
    assert evidence.read() == [LOOKED_UP]


def test_not_yet_says_what_an_answer_would_change(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell, institution="An Unheard Of Academy")
    question = window.shell.assess.form.checks.question("institution_status")
    assert question.would().startswith("If an official register shows")
