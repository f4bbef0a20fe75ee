"""A list of thousands reads what is in view, counts the rest, and keeps to what a person chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from credval.actions.casebook import Casebook, User
from credval.desktop.cases.list_view import ListView
from credval.desktop.cases.table import BLOCK
from credval.desktop.tools import Tools
from credval.model.case_words import CaseState
from credval.model.cases import Job, Office
from credval.store.lists import Coming
from credval.text import Lang
from tests.desktop.conftest import Open
from tests.store import samples
from tests.store.databases import database_of

CASES = 5_000
COPY = """
INSERT INTO case_row (id, number, number_order, version, state, opened_at, changed_at, decided_at, erase_on, assessor, job_title, job_order, job_reference,
  person_name, person_order, person_search, reference, countries, qualification, qualification_order, institution, institution_order, outcomes, search)
WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
SELECT printf('%032x', i), printf('2026-%06d', i), i, 1, CASE i % 2 WHEN 0 THEN 'decided' ELSE 'draft' END, opened_at,
  datetime(opened_at, i || ' seconds') || '.000000', decided_at, erase_on, 'user' || (i % 4), job_title, job_order, job_reference,
  'Person ' || i, printf('person %06d', i), printf('person %d', i), 'K' || i, CASE i % 5 WHEN 0 THEN 'IN' ELSE 'DE' END, qualification,
  qualification_order, institution, institution_order, outcomes, printf('2026 %d k%d', i, i)
FROM n, case_row WHERE case_row.number = '2026-0001'
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """The cases of an office, as one assessor sees them."""
    database = database_of("plain", tmp_path_factory.mktemp("many")).migrated()
    store = database.store()
    store.save(samples.case(1), by="anna", action="created", at=samples.AT)
    with database.engine().begin() as connection:
        connection.exec_driver_sql(COPY, (CASES,))
    yield Casebook(store, User("user1"), lambda: samples.AT + timedelta(days=1))
    database.close()


@pytest.fixture
def view(tools: Tools, many: Casebook, qtbot: QtBot) -> Iterator[ListView]:
    """The list with all of them, open or not."""
    made = ListView(tools)
    qtbot.addWidget(made)
    made.which.choose("all")
    made.use(many)
    made.resize(1100, 700)
    made.show()
    yield made
    made.use(None)


def cell(view: ListView, row: int, name: str) -> str:
    place = next(n for n in range(view.model.columnCount()) if view.model.column(n).name == name)
    return str(view.model.index(row, place).data())


def test_the_number_of_rows_is_true_before_they_are_read(view: ListView) -> None:
    assert view.model.rowCount() == CASES
    assert view.model.blocks_read <= 2
    assert view.told.text() == f"{CASES} cases"


def test_going_to_the_end_reads_the_end_and_not_the_way_there(view: ListView) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_End)
    view.table.grab()
    assert view.table.currentIndex().row() == CASES - 1
    assert view.model.blocks_read <= 3
    assert view.model.row(CASES - 1) is not None


def test_a_list_scrolled_through_holds_a_bounded_number_of_blocks(view: ListView) -> None:
    from credval.desktop.cases.table import MOST_BLOCKS

    for place in range(0, CASES, BLOCK):
        view.model.index(place, 0).data()
    assert view.model.blocks_read <= min(MOST_BLOCKS, CASES // BLOCK + 1)


def test_enter_opens_the_case_in_the_row(view: ListView, qtbot: QtBot) -> None:
    view.table.go_to(3)
    wanted = view.model.row(3)
    assert wanted is not None
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert told.args == [wanted.id]


def test_words_narrow_the_list_and_escape_gives_it_back(view: ListView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.sought.hasFocus()
    QTest.keyClicks(view.sought, "Person 4711")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert cell(view, 0, "person") == "Person 4711"
    QTest.keyClick(view.sought, Qt.Key.Key_Escape)
    assert view.model.rowCount() == CASES
    assert view.table.hasFocus()


def test_words_that_no_case_holds_say_what_to_do(view: ListView, qtbot: QtBot) -> None:
    view.sought.setText("nobody at all")
    view.refresh()
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)
    assert "write less" in view.told.text()


@pytest.mark.parametrize(
    ("which", "state"), [("open", "draft"), ("done", "decided"), ("mine", "draft"), ("draft", "draft")]
)
def test_a_filter_leaves_cases_of_its_kind(view: ListView, which: str, state: str) -> None:
    view.which.setCurrentIndex(view.which.findData(which))
    assert 0 < view.model.rowCount() < CASES
    found = view.model.row(0)
    assert found is not None
    assert found.state == state


def test_an_assessor_is_chosen_among_those_who_have_cases(view: ListView) -> None:
    assert [view.assessor.itemData(n) for n in range(view.assessor.count())][1:] == [
        "anna", "user0", "user1", "user2", "user3",
    ]  # fmt: skip
    view.assessor.setCurrentIndex(view.assessor.findData("user2"))
    assert {view.model.row(n).assessor for n in range(20)} == {"user2"}  # type: ignore[union-attr]


def test_pressing_a_head_puts_the_list_in_order_by_it_and_again_the_other_way_round(view: ListView) -> None:
    place = [view.model.column(n).name for n in range(view.model.columnCount())].index("person")
    view.table.horizontalHeader().sectionClicked.emit(place)
    first = cell(view, 0, "number")
    view.table.horizontalHeader().sectionClicked.emit(place)
    assert cell(view, 0, "number") != first
    assert cell(view, CASES - 1, "number") == first


def test_the_order_can_be_chosen_without_the_mouse(view: ListView) -> None:
    menu = view.menu()
    orders = next(one for one in menu.findChildren(QMenu) if one.title() == "In order of")
    next(one for one in orders.actions() if one.text() == "Candidate").trigger()
    first = cell(view, 0, "person")
    next(one for one in menu.actions() if one.text() == "Turn the order round").trigger()
    assert cell(view, CASES - 1, "person") == first


def test_columns_are_chosen_and_kept_in_the_order_they_were_given(view: ListView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.kept) as told:
        view._choose_column("assessor", True)
    assert "assessor" in told.args[0].split()
    with qtbot.waitSignal(view.kept) as told:
        view.table.horizontalHeader().moveSection(0, 2)
    assert told.args[0].split()[:3] == ["person", "job", "number"]
    assert view.model.column(2).name == "number"


def test_chosen_columns_come_back_with_the_window(open_window: Open) -> None:
    shell = open_window(language="en", case_columns="person number nonsense").shell
    page = shell.show_page("cases")
    model = page.list.model  # type: ignore[attr-defined]
    assert [model.column(n).name for n in range(model.columnCount())] == ["person", "number"]


def test_the_words_in_the_rows_follow_the_language(view: ListView, tools: Tools) -> None:
    from credval.text import Lang

    assert cell(view, 0, "state") in ("draft", "decided")
    tools.speech.switch(Lang.SV)
    assert cell(view, 0, "state") in ("utkast", "beslutat")


def test_in_blind_mode_the_list_shows_references_until_there_is_an_outcome(
    tools: Tools, tmp_path: Path, qtbot: QtBot
) -> None:
    database = database_of("plain", tmp_path).migrated()
    store = database.store()
    store.save(samples.case(1), by="anna", action="created", at=samples.AT)
    store.save_office(Office(blind=True), by="anna", at=samples.AT)
    view = ListView(tools)
    qtbot.addWidget(view)
    view.use(Casebook(store, User("anna"), lambda: samples.AT))
    assert cell(view, 0, "person") == "K1"
    view.sought.setText("Öberg")
    view.refresh()
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)
    view.use(None)
    database.close()


def test_looking_at_a_list_is_written_down_once(tools: Tools, tmp_path: Path, qtbot: QtBot) -> None:
    database = database_of("plain", tmp_path).migrated()
    store = database.store()
    store.save(samples.case(1), by="anna", action="created", at=samples.AT)
    view = ListView(tools)
    qtbot.addWidget(view)
    view.show()
    view.use(Casebook(store, User("anna"), lambda: samples.AT))
    qtbot.waitUntil(lambda: store.audit(0, 9)[0].action == "listed", timeout=5000)
    assert [one.action for one in store.audit(0, 9)].count("listed") == 1
    view.use(None)
    database.close()


def test_a_list_that_cannot_be_read_says_why_and_stays(view: ListView, many: Casebook) -> None:
    class Broken:
        user, today, store = many.user, many.today, many.store

        def reckon(self) -> int:
            return 0

        def how_many(self, _listing: object) -> int:
            from credval.store.problems import StoreError

            raise StoreError("Nej.", "No.")

    view.use(Broken())  # type: ignore[arg-type]
    assert view.notice.text() == "No."
    assert view.model.rowCount() == 0


def test_every_state_can_be_asked_for(view: ListView) -> None:
    values = {view.which.itemData(n) for n in range(view.which.count())}
    assert {one.value for one in CaseState} <= values


@pytest.fixture
def soon(tools: Tools, tmp_path: Path, qtbot: QtBot) -> Iterator[ListView]:
    """A list of four cases: one overdue, one due today, one due in a week, one without a day. Today is 28 November."""
    database = database_of("plain", tmp_path).migrated()
    store = database.store()
    steps = [
        Coming("decide", None, None),
        Coming("wait_for_papers", date(2026, 12, 5), None),
        Coming("give_notice", date(2026, 11, 28), None),
        Coming("ask_again_or_go_on", date(2026, 11, 20), None),
    ]
    for n, coming in enumerate(steps, 1):
        store.save(samples.case(n), by="anna", action="created", at=samples.AT, coming=coming)
    made = ListView(tools)
    qtbot.addWidget(made)
    made.use(Casebook(store, User("anna"), lambda: samples.AT + timedelta(days=1)))
    made.resize(1200, 700)
    made.show()
    yield made
    made.use(None)
    database.close()


def column_of(view: ListView, name: str) -> list[str]:
    return [cell(view, row, name) for row in range(view.model.rowCount())]


def test_the_next_step_stands_in_the_list_with_whose_it_is_and_by_when(soon: ListView) -> None:
    soon.put_in_order("next", descending=False)
    assert column_of(soon, "next") == [
        "Ask again, or go on without", "Inform the candidate",
        "The candidate: send the papers", "Decide",
    ]  # fmt: skip
    assert column_of(soon, "due") == ["2026-11-20, overdue", "today", "2026-12-05", ""]


def test_the_next_step_is_said_in_the_language_of_the_window(soon: ListView, tools: Tools) -> None:
    soon.put_in_order("next", descending=False)
    tools.speech.switch(Lang.SV)
    assert column_of(soon, "next")[2:] == ["Kandidaten: skicka papperen", "Besluta"]
    assert column_of(soon, "due")[:2] == ["2026-11-20, försenat", "i dag"]


def test_what_is_due_today_or_overdue_can_be_asked_for(soon: ListView) -> None:
    soon.which.choose("now")
    soon.refresh()
    assert sorted(column_of(soon, "number")) == ["2026-0003", "2026-0004"]


def test_the_next_step_is_reckoned_anew_when_a_new_day_begins(soon: ListView, qtbot: QtBot) -> None:
    casebook = soon._casebook
    assert casebook is not None
    casebook.store.save(samples.case(5, job=Job()), by="anna", action="created", at=samples.AT)
    soon.refresh()
    assert "" in column_of(soon, "next")
    soon._reckoned_on = date(2026, 11, 27)
    soon.refresh()
    qtbot.waitUntil(lambda: "Write what the job needs" in column_of(soon, "next"))


def test_one_order_is_offered_once_for_two_columns(soon: ListView) -> None:
    [orders] = soon.menu().findChildren(QMenu)
    texts = [one.text() for one in orders.actions()]
    assert len(texts) == len(set(texts))
    assert "Due" in texts
    assert "Next step" not in texts
