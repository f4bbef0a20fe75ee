"""What is every part of the case view: a card that follows the case, and a card with a form that keeps what is typed?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from credval.desktop.cases.desk import Desk
from credval.desktop.cases.told import Told
from credval.desktop.fields import Choice
from credval.desktop.parts import Card, button, column, row
from credval.model.cases import Case
from credval.text import mark

Typed = dict[str, Any]
"""What stands in a form, as JSON can hold it."""


class Piece(QWidget):
    """A card of the case view. `show_case` is called whenever the case, or the language, is another one."""

    rebuilt = Signal()
    """Some of its lines are others now, without the case being another."""

    def __init__(self, desk: Desk, heading: str) -> None:
        super().__init__()
        self.desk, self.tools = desk, desk.tools
        self.card = Card(desk.tools, heading)
        self.body = self.card.body
        self.body.setSpacing(12)
        self.notice = Told(desk.tools)
        self.body.addWidget(self.notice)
        column(self).addWidget(self.card)
        desk.changed.connect(self.follow_case)
        desk.tools.speech.changed.connect(self.follow_case)

    def show_case(self) -> None:
        """Show the case in hand."""

    def follow_case(self) -> None:
        """Show the case in hand, if there is one."""
        if self.desk.is_open:
            self.show_case()


class Typing(Piece):
    """A card with a form. What was typed stays until it is saved or given up, whatever happens to the case meanwhile."""

    touched = Signal()

    def __init__(self, desk: Desk, heading: str, name: str) -> None:
        """``name``: of its part of a draft."""
        super().__init__(desk, heading)
        self.name = name
        self._saved: Typed = {}
        self._case = ""
        self.save = button(self.tools, mark("Save"), "main", "save")
        self.discard = button(self.tools, mark("Discard what was typed"), "link", "undo")
        self.bring_back = button(self.tools, mark("Bring back what stood here before"), "link", "undo")
        self._before: Typed | None = None
        """What was typed and discarded, or what a save took the place of."""
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._give_up)
        self.bring_back.clicked.connect(self._bring_back)

    def typed(self) -> Typed:
        """What stands in the form."""
        raise NotImplementedError

    def put(self, typed: Typed) -> None:
        """Let the form say this."""
        raise NotImplementedError

    def of_case(self, case: Case) -> Typed:
        """What a case says of it."""
        raise NotImplementedError

    def whole(self, typed: Typed) -> Typed:
        """What was typed, with the case's own words where it shows them hidden (blind mode) and nobody changed them."""
        shown, own = self.of_case(self.desk.shown), self.of_case(self.desk.case)
        return {key: own[key] if value == shown.get(key) else value for key, value in typed.items()}

    def keep(self) -> None:
        """Save what was typed."""
        raise NotImplementedError

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return bool(self._case) and self.typed() != self._saved

    def restore(self, typed: Typed) -> None:
        """What was typed before a crash or a lock, not saved yet."""
        self.put(typed)
        self.touch()

    def give_up(self) -> None:
        """The form says again what the case says."""
        self.notice.tell(None)
        self._show()

    def _save(self) -> None:
        before = self._saved
        self.keep()
        if not self.dirty and before != self._saved:
            self._before = before
            self.touch()

    def _give_up(self) -> None:
        typed = self.typed()
        self.give_up()
        self._before = typed
        self.touch()

    def _bring_back(self) -> None:
        """It stands in the form as if typed: a person looks at it and saves it, or not."""
        before, self._before = self._before, None
        if before is not None:
            self.put(before)
            self.touch()
            self.save.setFocus()

    def show_case(self) -> None:
        if self.desk.case.id != self._case or not self.dirty or self.typed() == self.of_case(self.desk.shown):
            self._show()
        self.lock()

    def lock(self) -> None:
        """What may not be typed in the state of the case."""
        self.save.setVisible(not self.desk.read_only)

    def touch(self) -> None:
        """Something was typed."""
        dirty = self.dirty
        self.save.setEnabled(dirty)
        self.discard.setVisible(dirty)
        self.bring_back.setVisible(self._before is not None and not dirty and not self.desk.read_only)
        self.touched.emit()

    def buttons(self) -> None:
        """Put Save and Discard at the end of the card."""
        line = row()
        line.addWidget(self.save)
        line.addWidget(self.discard)
        line.addWidget(self.bring_back)
        line.addStretch()
        self.body.addLayout(line)

    def follow(self, *controls: QWidget) -> None:
        """Whatever is typed or chosen in these touches the form."""
        for one in controls:
            if isinstance(one, QLineEdit):
                one.textEdited.connect(self._typed_in)
            elif isinstance(one, QPlainTextEdit):
                one.textChanged.connect(self.touch)
            elif isinstance(one, QComboBox):
                one.currentIndexChanged.connect(lambda _: self.touch())
            elif isinstance(one, Choice):
                one.chosen.connect(lambda _: self.touch())

    def _typed_in(self, text: str) -> None:
        self.tools.look.fonts.need(text)
        self.touch()

    def _show(self) -> None:
        self._case = ""
        self.put(self.of_case(self.desk.shown))
        self._saved = self.typed()
        self._case = self.desk.case.id
        self.touch()


def text_box(lines: int = 3) -> QPlainTextEdit:
    """A box for a few lines; Tab leads out of it."""
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 24)
    return box
