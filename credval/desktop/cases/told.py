"""How is something said beside what it is about, in whatever language is spoken next, and how is a person asked first?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from credval.desktop.handbook.beside import about
from credval.desktop.parts import Notice, bring_into_view, button, column, repolish, row, words
from credval.desktop.problems import told
from credval.desktop.tools import Tools
from credval.model.topics import topic_of_error
from credval.text import Text, mark

Saying = Text | BaseException
"""Finished words in both languages, or a problem that says itself."""


class Told(Notice):
    """A notice that remembers what it says, and says it again when the language changes."""

    def __init__(
        self, tools: Tools, state: str = "problem", action: str = "", *, standing: bool = False
    ) -> None:
        """``standing``: a remark that is there whenever its part is, and so never asks for anybody's eyes."""
        super().__init__(tools, state, action)
        self._speech, self._standing = tools.speech, standing
        self._said: Saying | None = None
        self.handbook = button(tools, mark("Read in the handbook"), "link", "handbook")
        line = row()
        line.addSpacing(32)
        line.addWidget(self.handbook)
        line.addStretch()
        self.body.addLayout(line)
        self.handbook.hide()
        self.handbook.clicked.connect(self._explain)
        tools.speech.changed.connect(self._again)

    def tell(self, what: Saying | None, state: str = "problem") -> None:
        """Say it; nothing for None. A problem leads to the paragraph that explains it."""
        self._said = what
        self.handbook.setVisible(isinstance(what, BaseException))
        about(self, topic_of_error(what) if isinstance(what, BaseException) else "")
        self.say(self._words_of(what), state)
        if what is not None and not self._standing:
            bring_into_view(self)  # the button that was pressed may stand far below it

    def _words_of(self, what: Saying | None) -> str:
        if what is None:
            return ""
        return self._speech.of(what) if isinstance(what, Text) else told(what, self._speech.lang)

    def _explain(self) -> None:
        """The window opens the handbook there."""
        open_ = getattr(self.window(), "explain", None)
        if open_ is not None and isinstance(self._said, BaseException):
            open_(topic_of_error(self._said))

    def _again(self) -> None:
        if self._said is not None and self.text():
            self.say(self._words_of(self._said))


class Confirm(QFrame):
    """A question before something that cannot be taken back: what it does, a button that does it, one that does not."""

    answered = Signal(bool)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("state", "ask")
        self._tools = tools
        self._text: Text | None = None
        self._do: Callable[[], object] = lambda: None
        self._words = words()
        self.yes: QPushButton = button(tools, mark("Yes"), "main")
        self.no: QPushButton = button(tools, mark("Cancel"))
        inside = column(self, margin=12)
        inside.addWidget(self._words)
        line = row()
        line.addWidget(self.yes)
        line.addWidget(self.no)
        line.addStretch()
        inside.addLayout(line)
        self.yes.clicked.connect(lambda: self._end(True))
        self.no.clicked.connect(lambda: self._end(False))
        tools.speech.changed.connect(self._speak)
        self.hide()

    def ask(self, text: Text, action: str, do: Callable[[], object]) -> None:
        """Ask ``text``; the button ``action`` (a message) does ``do``."""
        self._text, self._do = text, do
        self._tools.speech.bind(self.yes, "text", action)
        self._speak()
        self.show()
        repolish(self)
        self.no.setFocus()
        bring_into_view(self)

    def text(self) -> str:
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no."""
        if event.key() == Qt.Key.Key_Escape:
            self._end(False)
        else:
            super().keyPressEvent(event)

    def _end(self, yes: bool) -> None:
        self.hide()
        do, self._do, self._text = self._do, lambda: None, None
        if yes:
            do()
        self.answered.emit(yes)

    def _speak(self) -> None:
        if self._text is not None:
            self._words.setText(self._tools.speech.of(self._text))
            self.setAccessibleName(self._words.text())
