"""A window with a case in which something is typed, and every control that a person can reach in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.desktop.cases.page import CasesPage
from credval.desktop.cases.tabs import TABS
from credval.desktop.shell import Shell
from credval.model.cases import Credential, Job, Person
from credval.text import Lang
from tests.desktop.helpers import DELHI, WAIT, fill, settled, texts

TYPED = "Amina half typed"
PASSPHRASE = "correct horse battery"
JOB = Job(title="Controller", reference="R-17", requirement={"kind": "higher_education"})
CLAIM = {**DELHI, "documents": ["degree_certificate"]}


class Window:
    """The window under test. `views` names what can be walked through."""

    def __init__(self, shell: Shell, qtbot: QtBot, folder: Path) -> None:
        self.shell, self.qtbot, self.folder = shell, qtbot, folder
        self.id = ""
        made = shell.page("cases")
        assert isinstance(made, CasesPage)
        self.page = made
        self.page.drafts._timer.setInterval(200)  # what holds for five seconds is seen sooner

    # --- the views ---

    def views(self) -> dict[str, Callable[[], None]]:
        """Each view by its name, and how it comes into view, with something typed wherever one can type."""
        tabs = {f"case: {name}": lambda name=name: self._case(name) for name, _ in TABS}
        return {
            "assess": self._assess,
            "list": self._list,
            "new case": self._new,
            "office": self._office,
            **tabs,
            "locked": self._locked,
            "handbook": lambda: self._plain("handbook"),
            "rulebook": lambda: self._plain("rulebook"),
            "settings": lambda: self._plain("settings"),
            "about": lambda: self._plain("about"),
        }

    def show(self, view: str) -> None:
        """Bring a view into view as if nothing had gone wrong before."""
        while (popup := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            popup.close()
            QApplication.processEvents()
        self.shell.notice.say("")
        self.shell.change(replace(self.shell.settings, language=Lang.EN))
        self.views()[view]()
        settled(self.qtbot, self.shell)

    def _plain(self, name: str) -> None:
        self.shell.show_page(name)

    def _assess(self) -> None:
        self.shell.show_page("assess")
        fill(self.shell, DELHI)
        self.shell.assess.form.person.name.setText(TYPED)
        self.shell.assess.form.person.changed.emit()

    def _open(self) -> None:
        self.shell.show_page("cases")
        page = self.page
        if page.casebook is None and page._box.is_there:
            page._open(page._box.unlock(PASSPHRASE))
        elif page.casebook is None:
            page._open(page._box.make(PASSPHRASE)[0])

    def _list(self) -> None:
        self._open()
        if not self.page.casebook.how_many(self.page.list.listing()):  # type: ignore[union-attr]
            self._new_case()
        self.page._to_list()

    def _new(self) -> None:
        self._list()
        self.page._show(self.page.new)
        self.page.new.title.setText(TYPED)

    def _office(self) -> None:
        self._list()
        self.page._to_office()
        self.page.office.fields.name.setText(TYPED)

    def _locked(self) -> None:
        self._list()
        self.page.lock_now()
        self.page.closed.typed.setText(TYPED)

    def _new_case(self) -> None:
        book = self.page.casebook
        assert book is not None
        case = book.open_new(JOB, Person(name_as_written="Амина Петрова", reference="K-7"))
        case = book.edit(case, editing.write_credential, Credential(id="1", claim=CLAIM))
        self.id = case.id

    def _case(self, tab: str) -> None:
        self._open()
        self._new_case()
        self.page.open_case(self.id, tab)
        settled(self.qtbot, self.shell)
        self.type_on(TYPED)

    # --- what is typed ---

    def type_on(self, text: str) -> None:
        """Type a name into the form of the case in hand, as far as nobody has saved it yet."""
        form: Any = self.page.case.piece("person")
        form.name_.setText(text)
        form.touch()

    def kept(self, text: str = TYPED) -> bool:
        """Whether what was typed is on the disk: in the draft of the case, or in the case itself."""
        book = self.page.casebook
        if book is None:
            return False
        draft = book.store.draft(f"case:{self.id}")
        if draft is not None and text in json.dumps(json.loads(draft.body), ensure_ascii=False):
            return True
        return any(one.id == self.id and text in one.person.name_as_written for one in book.store.every())

    def stands(self) -> bool:
        """Whether what was typed in the view can still be read there, or was saved."""
        page = self.page
        boxes = (
            self.shell.assess.form.person.name, page.new.title, page.office.fields.name, page.closed.typed,
        )  # fmt: skip
        form: Any = page.case.pieces.get("person")
        return any(TYPED in one.text() for one in (*boxes, *([form.name_] if form else [])))

    # --- what a person can press ---

    def controls(self) -> dict[str, QWidget]:
        """Every control that can be used now, by a name that it has in the next window too."""
        found: dict[str, QWidget] = {}
        for one in self.shell.findChildren(QWidget):
            if one.isVisible() and one.isEnabled() and isinstance(one, _USED):
                name = f"{type(one).__name__} {_called(one)}".strip()
                n = sum(key.startswith(f"{name} #") for key in found)
                found[f"{name} #{n}"] = one
        return found

    def said(self) -> str:
        """All that a person can read in the window now."""
        return "\n".join(texts(self.shell).values())


_USED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QAbstractItemView)


def _called(one: QWidget) -> str:
    text = one.text() if isinstance(one, QAbstractButton) else ""
    return one.accessibleName() or text or one.objectName()


def use(one: QWidget) -> Iterator[None]:
    """What a person can do to a control, one thing after the other."""
    if isinstance(one, QAbstractButton):
        one.click()
        yield
    elif isinstance(one, QComboBox):
        one.setCurrentIndex((one.currentIndex() + 1) % max(1, one.count()))
        one.activated.emit(one.currentIndex())
        yield
    elif isinstance(one, QTabBar):
        one.setCurrentIndex((one.currentIndex() + 1) % max(1, one.count()))
        yield
    elif isinstance(one, QLineEdit):
        QTest.keyClick(one, Qt.Key.Key_X)
        yield
        QTest.keyClick(one, Qt.Key.Key_Return)
        yield
    elif isinstance(one, QPlainTextEdit):
        QTest.keyClick(one, Qt.Key.Key_X)
        yield
    elif isinstance(one, QAbstractItemView):
        yield from _in_a_list(one)


def _in_a_list(one: QAbstractItemView) -> Iterator[None]:
    QTest.keyClick(one, Qt.Key.Key_Down)
    yield
    QTest.keyClick(one, Qt.Key.Key_Return)
    yield
    if isinstance(one, QTableView):
        QTest.mouseClick(one.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
        yield


__all__ = ["PASSPHRASE", "TYPED", "WAIT", "Window", "use"]
