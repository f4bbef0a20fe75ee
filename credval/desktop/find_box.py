"""How does a person find one of many by typing a little of it, in any script, and see why it was found?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from credval.desktop.tools import Tools

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from credval.desktop.suggestions import Suggestions

_DEBOUNCE_MS = 30


class Offer(NamedTuple):
    """One line of the list: what it stands for, its title, and why it is offered."""

    id: str
    title: str
    why: str = ""


Finder = Callable[[str], Sequence[Offer]]
"""What a person typed -> offers, best first. Runs on a worker thread."""


class FindBox(QLineEdit):
    """A line that offers what fits while one types. `picked` gives the id; `typed` the text that is none (yet)."""

    picked = Signal(str)
    typed = Signal(str)

    def __init__(self, tools: Tools, name: str, find: Finder) -> None:
        """``name`` tells its background jobs from those of other boxes."""
        super().__init__()
        self._tools, self._name, self._find = tools, name, find
        self.id = ""
        """What was picked; empty while the text is only typed."""
        self._list: Suggestions | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self.look_up)
        self.textEdited.connect(self._edited)

    def show_picked(self, id_: str, title: str) -> None:
        """Show something that is known already, without telling anybody."""
        self.id = id_
        self._tools.look.fonts.need(title)
        self.setText(title)
        self.setCursorPosition(0)

    def look_up(self) -> None:
        """Offer what fits the text now."""
        text = self.text().strip()
        self._tools.jobs.run(self._name, lambda: self._find(text), self._offer, lambda _: None)

    def offers(self) -> list[str]:
        """The titles in the list, for tests and for whoever reads aloud."""
        return self._list.titles() if self._list else []

    def suggestions(self) -> Suggestions:
        """The list below the box, made when it is first needed."""
        if self._list is None:
            from credval.desktop.suggestions import Suggestions

            self._list = Suggestions(self._tools, self)
            self._list.chosen.connect(self._pick)
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down opens the list, also of an empty box: then with whatever there is to choose from."""
        if event.key() == Qt.Key.Key_Down and not self.suggestions().shown():
            self.look_up()
            return
        super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        self.id = ""
        self._tools.look.fonts.need(text)
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._tools.jobs.drop(self._name)
            self.suggestions().hide()
        self.typed.emit(text)

    def _offer(self, offers: Sequence[Offer]) -> None:
        self.suggestions().show_offers(offers if self.hasFocus() else ())

    def _pick(self, index: QModelIndex) -> None:
        from credval.desktop.offers import ID

        self._wait.stop()
        self._tools.jobs.drop(self._name)
        self.show_picked(str(index.data(ID)), str(index.data()))
        self.picked.emit(self.id)
