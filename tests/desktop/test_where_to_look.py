"""A look-up of an institution that nobody has on record is begun with what is known, and counts when somebody has answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from credval.actions.importing import import_institutions
from credval.desktop.assess.where_to_look import WhereToLook
from tests.desktop.conftest import TODAY, Open, Opened
from tests.desktop.helpers import answer, press, settled, tab_to, texts
from tests.registry_files import DAY, table

NAME = "Zebra Valley University"


@pytest.fixture(autouse=True)
def deqar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The institution stands in DEQAR's list of institutions."""
    target = tmp_path / "evidence.sqlite"
    monkeypatch.setenv("CREDVAL_EVIDENCE", str(target))
    rows = [
        ["deqar_id", "name_primary", "country", "closing_date"],
        ["DEQARINST0123", NAME, "IN", "2010-12-31"],
    ]
    import_institutions(table(tmp_path / "deqar.csv", rows), DAY, target=target)


@pytest.fixture
def window(open_window: Open) -> Opened:
    return open_window(language="en", prepared_by="A. Handler")


def where(window: Opened) -> WhereToLook:
    return window.shell.assess.form.checks.where


def button(window: Opened, name: str) -> QPushButton:
    """What a screen reader calls so, among what is in view."""
    found = where(window).findChildren(QPushButton)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def claim(window: Opened) -> dict[str, Any]:
    return window.shell.assess.work.case.claim


def begun(qtbot: QtBot, window: Opened, body: str) -> None:
    """Begin a look-up with ``body``, by keyboard."""
    tab_to(button(window, f"Record a look-up: {body}"), most=200)
    press(Qt.Key.Key_Space)
    settled(qtbot, window.shell)


def status(window: Opened) -> str:
    found: str = window.shell.assess.work.replies["1"].result["institution"]["status"]
    return found


def test_the_registry_the_bodies_of_the_system_and_whed_are_named_with_what_they_can_say(
    qtbot: QtBot, window: Opened
) -> None:
    answer(qtbot, window.shell, institution=NAME)
    told = "\n".join(texts(where(window)).values())
    assert "DEQARINST0123 in the list that was imported" in told
    assert "no decisions" in told
    assert "Closed on 2010-12-31 according to DEQAR." in told
    assert "University Grants Commission" in told
    assert "WHED (IAU)" in told


def test_nothing_is_offered_where_the_rulebook_answers(qtbot: QtBot, window: Opened) -> None:
    answer(qtbot, window.shell, institution="University of Delhi")
    assert not where(window).isVisible()


def test_a_look_up_in_deqar_is_begun_by_keyboard_and_says_nothing_until_it_is_answered(
    qtbot: QtBot, window: Opened
) -> None:
    answer(qtbot, window.shell, institution=NAME)
    begun(qtbot, window, "DEQAR")
    assert claim(window)["evidence"] == [
        {
            "about": "institution",
            "body": "DEQAR",
            "channel": "other",
            "day": TODAY.isoformat(),
            "by": "A. Handler",
            "reference": "https://www.eqar.eu/qa-results/institution/?id=123",
            "answer": "no_answer",
        }
    ]
    assert status(window) == "UNKNOWN"


def test_what_the_person_found_is_one_key_away_and_then_it_counts(qtbot: QtBot, window: Opened) -> None:
    answer(qtbot, window.shell, institution=NAME)
    begun(qtbot, window, "DEQAR")
    choice = window.shell.assess.form.checks.question("institution_status").choice
    while choice.value() != "RECOGNISED_AT_AWARD/confirmed":
        press(Qt.Key.Key_Up)
    settled(qtbot, window.shell)
    assert status(window) == "RECOGNISED_AT_AWARD"
    assert (claim(window)["evidence"][0]["body"], claim(window)["evidence"][0]["answer"]) == (
        "DEQAR",
        "confirmed",
    )


def test_a_look_up_that_stands_is_kept_and_the_next_one_comes_beside_it(qtbot: QtBot, window: Opened) -> None:
    answer(qtbot, window.shell, institution=NAME)
    begun(qtbot, window, "DEQAR")
    begun(qtbot, window, "WHED (IAU)")
    assert [one["body"] for one in claim(window)["evidence"]] == ["DEQAR", "WHED (IAU)"]
    assert status(window) == "UNKNOWN"


def test_what_is_offered_follows_the_language(qtbot: QtBot, window: Opened) -> None:
    answer(qtbot, window.shell, institution=NAME)
    window.shell.switch_language()
    settled(qtbot, window.shell)
    told = "\n".join(texts(where(window)).values())
    assert "DEQARINST0123 i den importerade listan" in told
    assert button(window, "Notera en kontroll: DEQAR").isVisible()


def test_the_field_of_the_institution_says_that_the_right_is_not_checked(
    qtbot: QtBot, window: Opened
) -> None:
    answer(qtbot, window.shell, institution=NAME)
    told = window.shell.assess.form.paper._institution_field.remark()
    assert (
        "In DEQAR (imported 2026-11-27). The name is known. The right to award degrees has not been checked."
        in told
    )
