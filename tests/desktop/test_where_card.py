"""Where the cases lie is chosen in Settings: on this computer, or in a team's database that was found to work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from credval.desktop.cases.page import CasesPage
from credval.desktop.cases.team_first import TeamFirst
from credval.desktop.settings_page import SettingsPage
from credval.desktop.where_card import Place, WhereCard
from credval.store.postgresql import kept_password
from tests.desktop.conftest import WAIT, Open, Opened
from tests.desktop.helpers import settled, texts
from tests.store.rings import ClearRing, MemoryRing, using
from tests.store.wire import wire_to


def card_of(opened: Opened) -> WhereCard:
    page = opened.shell.show_page("settings")
    assert isinstance(page, SettingsPage)
    return page.where


def typed(opened: Opened, address: str) -> WhereCard:
    card = card_of(opened)
    card.which._buttons["team"].click()
    card.address.setText(address)
    return card


def settings_of(home: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((home / "config" / "settings.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    "address",
    ["nonsense", "mysql://a@b/c", "postgresql://a:secret@b/c", "postgresql://a@b/c?sslmode=disable"],
)
def test_what_is_wrong_with_the_address_is_said_as_it_is_typed(
    open_window: Open, address: str, lang: str
) -> None:
    card = typed(open_window(language=lang), address)
    assert card.address_field.remark()
    assert not card.promises.isVisible()


def test_who_protects_what_is_said_before_anything_is_kept_there(window: Opened) -> None:
    card = typed(window, "postgresql://anna@db.example.se/cases")
    said = card.promises.text()
    assert ("encrypted by this program" in said, "whoever runs it can read them" in said, "TLS" in said) == (
        True, True, True,
    )  # fmt: skip


def test_an_empty_address_is_said_only_when_it_is_tried(window: Opened) -> None:
    card = typed(window, "")
    assert card.address_field.remark() == ""
    card.try_it.click()
    assert "postgresql://user@server/database" in card.address_field.remark()


def test_trying_changes_nothing(window: Opened, qtbot: QtBot, address: str, home: Path) -> None:
    card = typed(window, address)
    card.try_it.click()
    qtbot.waitUntil(lambda: bool(card.result.text()), timeout=WAIT)
    assert "empty" in card.result.text()
    assert window.shell.settings.database == ""


def test_a_server_that_is_off_leaves_the_form_as_it_was_typed(
    window: Opened, qtbot: QtBot, address: str
) -> None:
    with wire_to(address) as (wire, over):
        wire.cut()
        card = typed(window, over)
        card.password.setText("hemligt")
        card.use_it.click()
        qtbot.waitUntil(lambda: bool(card.result.text()), timeout=WAIT)
        assert "refused" in card.result.text()
        assert (card.address.text(), card.password.text(), card.use_it.isEnabled()) == (over, "hemligt", True)
        assert window.shell.settings.database == ""


def test_a_trial_can_be_called_off(window: Opened, qtbot: QtBot, address: str) -> None:
    card = typed(window, address)
    card.try_it.click()
    card.progress._tools.jobs.drop("connection")
    assert card.try_it.isEnabled()
    settled(qtbot, window.shell)
    assert card.result.text() == ""


def test_a_team_s_database_is_used_and_the_cases_of_this_computer_stay(
    open_window: Open, qtbot: QtBot, address: str, home: Path
) -> None:
    opened = open_window(language="en")
    assert isinstance(opened.shell.show_page("cases"), CasesPage)
    card = typed(opened, address)
    with using(MemoryRing()):
        card.password.setText("hemligt")
        card.use_it.click()
        qtbot.waitUntil(lambda: opened.shell.settings.database == address, timeout=WAIT)
        assert kept_password(address) == "hemligt"
    page = opened.shell.show_page("cases")
    assert isinstance(page, CasesPage)
    assert isinstance(page.first, TeamFirst)
    assert "hemligt" not in (home / "config" / "settings.json").read_text(encoding="utf-8")
    assert all("hemligt" not in said for said in texts(opened.shell).values())
    card.which._buttons["here"].click()
    card.go_back.click()
    assert (opened.shell.settings.database, opened.shell.settings.team_address) == ("", address)
    assert not isinstance(opened.shell.page("cases").first, TeamFirst)  # type: ignore[attr-defined]
    assert settings_of(home)["team_address"] == address
    opened.shell.switch_language()  # what is gone hears nothing of it
    assert "datorn" in card.result.text()


def test_without_a_keyring_the_password_holds_until_the_program_is_closed(
    window: Opened, qtbot: QtBot, address: str
) -> None:
    with using(ClearRing()):
        card = typed(window, address)
        card.password.setText("hemligt")
        card.use_it.click()
        qtbot.waitUntil(lambda: window.shell.settings.database == address, timeout=WAIT)
        assert "no keyring" in card.result.text()
        assert window.shell.server_password == "hemligt"
        assert card.password.text() == ""


def test_a_place_does_not_show_its_password() -> None:
    assert "hemligt" not in repr(Place("postgresql://a@b/c", "hemligt"))


def test_settings_lead_to_the_policy_once_the_cases_are_unlocked(window: Opened, qtbot: QtBot) -> None:
    page = window.shell.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.policy.emit()
    cases = window.shell.page("cases")
    assert isinstance(cases, CasesPage)
    assert window.shell.shown == "cases"
    cases.first.secret.first.setText("correct horse battery")
    cases.first.secret.second.setText("correct horse battery")
    cases.first.secret.go.click()
    qtbot.waitUntil(lambda: cases.stack.currentWidget() is cases.words, timeout=WAIT)
    cases.words.written.click()
    cases.words.go.click()
    settled(qtbot, window.shell)
    assert cases.stack.currentWidget() is cases.office
