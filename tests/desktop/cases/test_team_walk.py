"""A team begins: its database is made, colleagues come in with its key file, and a case is decided by four eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from credval.actions.teambox import Teambox
from credval.desktop.cases.page import CasesPage
from credval.desktop.cases.team_first import TeamFirst
from credval.desktop.settings_page import SettingsPage
from credval.model.case_words import CaseState, FourEyes, Move, Role
from credval.store.team import Member
from tests.desktop.cases.conftest import PASSPHRASE, InCases
from tests.desktop.cases.working import opened, piece, proposed
from tests.desktop.conftest import WAIT, Open, Opened, remember
from tests.desktop.helpers import settled
from tests.store.wire import wire_to


@dataclass
class Colleague:
    """Somebody at a computer of their own, with a program of their own."""

    login: str
    opened: Opened
    sit: Callable[[], None]

    def page(self) -> CasesPage:
        """The page Cases, in view."""
        self.sit()
        found = self.opened.shell.show_page("cases")
        assert isinstance(found, CasesPage)
        return found

    def cases(self) -> InCases:
        return InCases(self.opened, self.page())


Come = Callable[..., Colleague]


@pytest.fixture
def come(open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Come:
    """Somebody comes to their computer and opens the program."""

    def come_(login: str, lang: str = "en") -> Colleague:
        home = tmp_path / login

        def sit() -> None:
            monkeypatch.setenv("CREDVAL_HOME", str(home))
            monkeypatch.setenv("LOGNAME", login)

        sit()
        remember(home, language=lang)
        return Colleague(login, open_window(), sit)

    return come_


def connect(who: Colleague, address: str, qtbot: QtBot) -> CasesPage:
    """In Settings: the team's database, tried and used."""
    who.sit()
    settings = who.opened.shell.show_page("settings")
    assert isinstance(settings, SettingsPage)
    settings.where.which._buttons["team"].click()
    settings.where.address.setText(address)
    settings.where.use_it.click()
    qtbot.waitUntil(lambda: who.opened.shell.settings.database == address, timeout=WAIT)
    return who.page()


def make_team(who: Colleague, page: CasesPage, qtbot: QtBot) -> None:
    """The first one makes the cases and sees the members next, not a list of names."""
    assert isinstance(page.first, TeamFirst)
    page.first.what.make.click()
    page.first.secret.first.setText(PASSPHRASE)
    page.first.secret.second.setText(PASSPHRASE)
    page.first.secret.go.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.words, timeout=WAIT)
    page.words.written.click()
    page.words.go.click()
    settled(qtbot, who.opened.shell)
    assert page.stack.currentWidget() is page.office


def take_in(page: CasesPage, login: str, name: str, role: Role) -> None:
    page.members.login.setText(login)
    page.members.name.setText(name)
    page.members.role.choose(role.value)
    page.members.keep.click()
    assert login in page.members.lines


def join(who: Colleague, page: CasesPage, key: Path, qtbot: QtBot) -> None:
    """A colleague takes in the key file and unlocks."""
    assert isinstance(page.first, TeamFirst)
    who.opened.files = [key]
    page.first.what.take.click()
    assert page.stack.currentWidget() is page.closed
    page.closed.typed.setText(PASSPHRASE)
    page.closed.go.click()
    qtbot.waitUntil(lambda: page.casebook is not None, timeout=WAIT)
    settled(qtbot, who.opened.shell)


def test_a_team_decides_a_case_with_four_eyes(come: Come, qtbot: QtBot, address: str, tmp_path: Path) -> None:
    ada = come("ada")
    page = connect(ada, address, qtbot)
    make_team(ada, page, qtbot)
    take_in(page, "asa", "Åsa Öberg", Role.ASSESSOR)
    take_in(page, "rut", "Rut Ek", Role.REVIEWER)
    page.office.fields.four_eyes.choose(FourEyes.ALWAYS)
    page.office.save.click()
    settled(qtbot, ada.opened.shell)
    ada.opened.path = tmp_path / "team.keys"
    page.members.key.click()

    asa = come("asa", "sv")
    join(asa, connect(asa, address, qtbot), tmp_path / "team.keys", qtbot)
    case = proposed(asa.cases(), qtbot)
    decide = asa.page().case.head.buttons[Move.DECIDE]
    assert (decide.isEnabled(), "Rut Ek" in decide.toolTip()) == (False, True)

    rut = come("rut")
    join(rut, connect(rut, address, qtbot), tmp_path / "team.keys", qtbot)
    here = rut.cases()
    assert here.page.list.model.rowCount() == 1
    here.page.open_case(case.id, "decision")
    settled(qtbot, rut.opened.shell)
    withdraw = here.page.case.head.buttons[Move.WITHDRAW_PROPOSAL]
    assert (withdraw.isEnabled(), "In this team: Åsa Öberg." in withdraw.toolTip()) == (False, True)
    piece(here, "decision").go.click()
    settled(qtbot, rut.opened.shell)

    page = asa.page()
    page.open_case(case.id)
    assert page.desk.case.state is CaseState.DECIDED
    assert [(one.what, one.by) for one in page.desk.case.events][-2:] == [
        ("propose", "asa"),
        ("decide", "rut"),
    ]
    casebook = page.casebook
    assert casebook is not None
    assert casebook.verify().intact


def test_whoever_administers_is_shown_no_names_and_told_who_may(
    come: Come, qtbot: QtBot, address: str
) -> None:
    ada = come("ada")
    page = connect(ada, address, qtbot)
    make_team(ada, page, qtbot)
    take_in(page, "asa", "Åsa Öberg", Role.ASSESSOR)
    page.office.list.click()
    settled(qtbot, ada.opened.shell)
    assert "In this team: Åsa Öberg." in page.list.notice.text()
    assert page.list.model.rowCount() == 0


def test_the_last_administrator_stays_and_the_form_keeps_what_was_typed(
    come: Come, qtbot: QtBot, address: str
) -> None:
    ada = come("ada")
    page = connect(ada, address, qtbot)
    make_team(ada, page, qtbot)
    page.members.login.setText("ada")
    page.members.role.choose(Role.ASSESSOR.value)
    page.members.keep.click()
    assert "only administrator" in page.members.notice.text()
    assert (page.members.login.text(), page.members.role.value()) == ("ada", "assessor")
    page.members.ask_remove(Member("ada", "ada", Role.ADMINISTRATOR))
    page.members.confirm.yes.click()
    assert "only administrator" in page.members.notice.text()


def test_a_connection_that_drops_in_the_middle_loses_nothing(
    come: Come, qtbot: QtBot, address: str, tmp_path: Path
) -> None:
    asa = come("asa")
    with wire_to(address) as (wire, over):
        box = Teambox(over, "ada")
        unlocked, _words = box.make(PASSPHRASE)
        unlocked.casebook.store.save_member(Member("asa", "Åsa", Role.ASSESSOR), by="ada", at=unlocked.casebook.now)  # fmt: skip
        unlocked.close()
        here = InCases(asa.opened, connect(asa, over, qtbot))
        here.page.closed.typed.setText(PASSPHRASE)
        here.page.closed.go.click()
        qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)
        opened(here, qtbot)
        form = piece(here, "job")
        form.title.setText("Redovisningschef")
        form.touch()
        wire.cut()
        form.save.click()
        assert form.notice.text()
        assert form.title.text() == "Redovisningschef"
        wire.mend()
        form.save.click()
        assert form.notice.text() == ""
        assert here.page.desk.case.job.title == "Redovisningschef"
        wire.cut()
        here.page._to_list()
        assert here.page.list.notice.text()
        wire.mend()
        here.page.list.notice.pressed.emit()
        assert (here.page.list.notice.text(), here.page.list.model.rowCount()) == ("", 1)
        here.page.lock_now()
