"""A registry is imported from the window by keyboard: what changed, what went wrong and how to stop stand where it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from credval import paths
from credval.actions.evidence import open_evidence
from credval.desktop.registries_card import RegistriesCard
from credval.text import Lang
from tests.desktop.conftest import TODAY, WAIT, Open, Opened
from tests.desktop.helpers import answer, press, tab_to, texts
from tests.registry_files import dump, ror

RECORDS = [ror(1, "Zebra Valley University"), ror(2, "Two University")]


@pytest.fixture(autouse=True)
def no_registries_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDVAL_EVIDENCE", raising=False)


def card(window: Opened) -> RegistriesCard:
    page = window.shell.show_page("settings")
    found = page.findChild(RegistriesCard)
    assert isinstance(found, RegistriesCard)
    return found


def said(top: QWidget) -> str:
    return "\n".join(texts(top).values())


def imported(qtbot: QtBot, window: Opened, file: Path) -> RegistriesCard:
    """Import ``file`` with nothing but the keyboard."""
    window.file = file
    found = card(window)
    tab_to(found.choose)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.tools.long.busy("import"), timeout=WAIT)
    return found


def test_before_the_first_import_it_says_what_can_be_imported(window: Opened) -> None:
    told = said(card(window))
    assert "Nothing has been imported yet" in told
    assert all(name in told for name in ("ROR", "Erasmus charter", "DEQAR", "Hipo"))


def test_a_file_is_imported_by_keyboard_and_says_what_changed(
    qtbot: QtBot, window: Opened, tmp_path: Path
) -> None:
    found = imported(qtbot, window, dump(tmp_path / "ror.json", RECORDS))
    evidence = open_evidence(paths.evidence_book())
    assert evidence is not None
    told = said(found)
    assert "ROR: 2 read, 2 new, 0 changed" in told
    assert f"2 records in ror.json, imported {TODAY.isoformat()}" in told
    assert evidence.hash in told.replace(" ", "")
    assert found.choose.hasFocus()


def test_the_about_page_shows_the_hash_beside_that_of_the_edition(
    qtbot: QtBot, window: Opened, tmp_path: Path
) -> None:
    window.shell.show_page("about")
    assert "Evidence" not in said(window.shell.page("about"))
    imported(qtbot, window, dump(tmp_path / "ror.json", RECORDS))
    evidence = open_evidence(paths.evidence_book())
    assert evidence is not None
    told = said(window.shell.show_page("about"))
    assert evidence.hash in told.replace(" ", "")
    assert f"ROR ({TODAY.isoformat()})" in told


def test_an_answer_that_stands_is_asked_anew_after_an_import(
    qtbot: QtBot, window: Opened, tmp_path: Path
) -> None:
    before = answer(qtbot, window.shell, institution="Zebra Valley University")
    assert before["institution"]["registries"] == []
    earlier = window.shell.assess.work.replies["1"]
    imported(qtbot, window, dump(tmp_path / "ror.json", RECORDS))
    qtbot.waitUntil(lambda: bool(replies_of(window)["registries"]), timeout=WAIT)
    assert replies_of(window)["status"] == "UNKNOWN"
    assert window.shell.assess.work.replies["1"] is not earlier


def replies_of(window: Opened) -> dict[str, object]:
    found: dict[str, object] = window.shell.assess.work.replies["1"].result["institution"]
    return found


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"Dear Sir,\nyour degree\n", "of no registry that is known here"),
        (b"[]", "of no registry"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_in_a_sentence(
    qtbot: QtBot, window: Opened, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "odd.json").write_bytes(content)
    found = imported(qtbot, window, tmp_path / "odd.json")
    assert sentence in found.problem.text(), found.problem.text()
    assert not paths.evidence_book().exists()


def test_a_damaged_evidence_book_is_told_where_registries_are_imported(window: Opened) -> None:
    paths.evidence_book().parent.mkdir(parents=True, exist_ok=True)
    paths.evidence_book().write_bytes(b"no database")
    found = card(window)
    assert "is no evidence book" in found.problem.text()
    assert not found.empty.isVisible()


def test_a_record_that_was_passed_over_is_named(qtbot: QtBot, window: Opened, tmp_path: Path) -> None:
    found = imported(qtbot, window, dump(tmp_path / "ror.json", [*RECORDS, ror(3, "", names=[])]))
    assert "Record 3: The record has no name." in found.result.text()


def test_what_was_told_follows_the_language(qtbot: QtBot, window: Opened, tmp_path: Path) -> None:
    found = imported(qtbot, window, dump(tmp_path / "ror.json", RECORDS))
    window.shell.switch_language()
    assert window.shell.settings.language == Lang.SV
    assert "ROR: 2 lästa, 2 nya" in said(found)


def test_an_import_that_is_called_off_changes_nothing_and_says_that_it_goes_on_from_there(
    qtbot: QtBot, window: Opened, tmp_path: Path
) -> None:
    many = (ror(n, f"University of Place {n}") for n in range(1, 40_001))
    window.file = dump(tmp_path / "ror.json", list(many))
    found = card(window)
    found.choose.click()
    qtbot.waitUntil(found.progress.cancel.isVisible, timeout=WAIT)
    tab_to(found.progress.cancel)
    press(Qt.Key.Key_Space)
    assert "goes on from there" in found.result.text()
    assert found.choose.isEnabled()
    window.tools.long.close()  # waits until the work has ended
    assert not paths.evidence_book().exists()


def test_the_window_closes_while_something_is_being_imported(open_window: Open, tmp_path: Path) -> None:
    window = open_window(language="en")
    window.file = dump(tmp_path / "ror.json", [ror(n, f"University {n}") for n in range(1, 20_001)])
    card(window).choose.click()
    window.shell.close()
    assert not paths.evidence_book().exists()
