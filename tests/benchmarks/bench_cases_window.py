"""How quick is the list of cases in the window, with 100,000 cases and with a million?

Every figure is a ratio of two things done in turns in the same run. Run with ``python3 dev.py bench`` or ``python -m pytest
-o addopts= -s tests/benchmarks/bench_cases_window.py``. The peer is what Qt itself has for a table of a database: a
QSqlQueryModel in a QTableView on the same plain SQLite file, with the same columns; for order and filters bare SQL.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from credval.actions.casebook import Casebook, User
from credval.actions.settings import TextSize, Theme
from credval.desktop.cases.columns import chosen
from credval.desktop.cases.rows import Rows
from credval.desktop.cases.table import BLOCK, CaseTable
from credval.desktop.look import Look
from credval.desktop.speech import Speech
from credval.model.case_words import CaseState
from credval.store.cases import Store
from credval.store.lists import Listing, Order
from credval.text import Lang
from tests.benchmarks.bench_store import CASES, SHOWN, crowded, in_turns, ratio, within
from tests.store.samples import AT

FIRST_BAR, FRAME_BAR, SQL_BAR, MILLION_BAR, FRAME_MS = 2.5, 2.2, 6.0, 2.0, 33.0
FRAMES = 200
STATEMENT = f"SELECT {SHOWN} FROM case_row WHERE state <> 'erased' ORDER BY changed_at DESC"
Crowd = tuple[Store, sqlite3.Connection]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Crowd:
    """A store of 100,000, and its file."""
    return crowded(tmp_path_factory.mktemp("crowd"), CASES)


@pytest.fixture(scope="module")
def ours_of(qapp: object) -> Callable[[Store], CaseTable]:
    """Makes the table of the window."""
    speech, look = Speech(Lang.EN), Look(Theme.LIGHT, TextSize.NORMAL)

    def made(store: Store) -> CaseTable:
        table = CaseTable(speech, look.fonts, chosen(""))
        table.show_list(Casebook(store, User("anna"), lambda: AT), Listing())
        return table

    return made


def file_of(bare: sqlite3.Connection) -> Path:
    return Path(bare.execute("PRAGMA database_list").fetchone()[2])


@pytest.fixture(scope="module")
def peer(crowd: Crowd) -> Iterator[Callable[[], QAbstractItemModel]]:
    """Makes Qt's own model on the same file; skipped where Qt came without its module for databases."""
    sql = pytest.importorskip("PySide6.QtSql")
    database = sql.QSqlDatabase.addDatabase("QSQLITE", "bench")
    database.setDatabaseName(str(file_of(crowd[1])))
    assert database.open()

    def made() -> QAbstractItemModel:
        model: QAbstractItemModel = sql.QSqlQueryModel()
        model.setQuery(sql.QSqlQuery(STATEMENT, database))  # type: ignore[attr-defined]
        return model

    yield made
    database.close()


@pytest.fixture
def view(qtbot: QtBot) -> QTableView:
    """The table of the window, as large as there."""
    made = Rows(QStandardItemModel())
    made.resize(1120, 640)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def paint(view: QTableView, model: QAbstractItemModel) -> None:
    """Show the model, as many rows as there is room for."""
    view.setModel(model)
    for place in range(9, model.columnCount()):
        view.hideColumn(place)
    view.viewport().repaint()


def frames(view: QTableView) -> list[float]:
    """Seconds for each of many steps of a wheel through the list, painted."""
    while view.model().canFetchMore(view.rootIndex()) and view.model().rowCount() < FRAMES * 40:
        view.model().fetchMore(view.rootIndex())
    found, bar = [], view.verticalScrollBar()
    for step in range(FRAMES):
        bar.setValue(step * 30)
        begun = time.perf_counter()
        view.viewport().repaint()
        found.append(time.perf_counter() - begun)
    return found


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def test_the_first_rows_are_painted_about_as_quickly_as_with_qts_own_model(
    crowd: Crowd,
    ours_of: Callable[[Store], CaseTable],
    peer: Callable[[], QAbstractItemModel],
    view: QTableView,
) -> None:
    store, _ = crowd
    mine, theirs = in_turns(lambda: paint(view, ours_of(store)), lambda: paint(view, peer()))
    within(FIRST_BAR, f"first rows of {CASES:,}, painted", mine, theirs, 1, 1e3, "ms")


def test_scrolling_costs_about_what_it_does_with_qts_own_model(
    crowd: Crowd,
    ours_of: Callable[[Store], CaseTable],
    peer: Callable[[], QAbstractItemModel],
    view: QTableView,
) -> None:
    store, _ = crowd
    models = ours_of(store), peer()
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(3):
        for model, found in zip(models, (mine, theirs), strict=True):
            paint(view, model)
            found.append(p95(frames(view)))
    within(FRAME_BAR, "p95 of a frame while scrolling", min(mine), min(theirs), 1, 1e3, "ms")
    print(f"; {1e3 * min(mine):.1f} ms, bar {FRAME_MS:.0f} ms", end="")
    assert 1e3 * min(mine) < FRAME_MS


@pytest.mark.parametrize(
    ("what", "listing", "condition"),
    [
        ("by name", Listing(order=Order.PERSON, descending=False), "1 ORDER BY person_order"),
        ("of one state", Listing(states=(CaseState.READY,)), "state = 'ready' ORDER BY changed_at DESC"),
        ("by the next step", Listing(order=Order.NEXT, descending=False), "1 ORDER BY next_order"),
        ("due today or overdue", Listing(next_by=date(2026, 11, 27)), "next_order < '2026-11-28' ORDER BY changed_at DESC"),
        ("found by a word", Listing(text="k9999"), "(search LIKE '%k9999%' OR person_search LIKE '%k9999%') ORDER BY changed_at DESC"),
    ],
)  # fmt: skip
def test_another_order_or_filter_costs_little_more_than_bare_sql(
    what: str,
    listing: Listing,
    condition: str,
    crowd: Crowd,
    ours_of: Callable[[Store], CaseTable],
) -> None:
    store, bare = crowd
    table = ours_of(store)
    casebook = table._casebook
    counted = f"SELECT count(*) FROM case_row WHERE state <> 'erased' AND {condition.partition(' ORDER')[0]}"
    rows = f"SELECT {SHOWN} FROM case_row WHERE state <> 'erased' AND {condition} LIMIT {BLOCK}"

    def again() -> None:
        table.show_list(casebook, listing)
        in_view(table)

    def plain() -> None:
        bare.execute(counted).fetchone()
        bare.execute(rows).fetchall()

    mine, theirs = in_turns(again, plain)
    within(SQL_BAR, f"the list, {what}", mine, theirs, 1, 1e3, "ms")


def test_the_first_rows_of_a_million_cases_come_as_quickly(
    crowd: Crowd, ours_of: Callable[[Store], CaseTable], tmp_path: Path
) -> None:
    many, _ = crowded(tmp_path, 10 * CASES)
    few, _ = crowd
    tables = [ours_of(many), ours_of(few)]
    mine, theirs = in_turns(lambda: again(tables[0]), lambda: again(tables[1]))
    ratio("first rows of 1,000,000 with their number, peer of 100,000", mine, theirs, 1, 1e3, "ms")
    assert tables[0].rowCount() == 10 * CASES
    mine, theirs = in_turns(lambda: only_rows(tables[0]), lambda: only_rows(tables[1]))
    within(MILLION_BAR, "first rows of 1,000,000, peer of 100,000", mine, theirs, 1, 1e3, "ms")


def again(table: CaseTable) -> None:
    """The list read anew, its number too."""
    table.show_list(table._casebook, Listing())
    in_view(table)


def only_rows(table: CaseTable) -> None:
    """The rows read anew."""
    table._forget()
    in_view(table)


def in_view(table: CaseTable) -> None:
    """The words of the rows that a window has room for."""
    for row in range(30):
        table._say(row)
