"""The paragraph of the handbook on what is in focus, beside the form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from credval.actions.guiding import Guide
from credval.desktop.handbook.explained import Explained
from credval.desktop.handbook.marking import Marks
from credval.desktop.handbook.text import PLACE, paragraph_html, sources_html
from credval.desktop.parts import button, column, row, rule
from credval.desktop.rich import Reading
from credval.desktop.tools import Tools
from credval.model.handbook import Chapter, Paragraph
from credval.text import mark

TOPIC = "topic"
"""The dynamic property that says what a widget, and all inside it, is about (`model.topics`)."""


def about(widget: QWidget, topic: str) -> None:
    """Let the handbook know what ``widget`` is about."""
    widget.setProperty(TOPIC, topic)


def stop_at(widget: QWidget, topic: str, said: str = "") -> None:
    """Let Tab stop at a part of the answer, so that it can be explained; ``said`` is read aloud there."""
    about(widget, topic)
    if said:
        widget.setAccessibleName(said)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def topic_of(widget: QWidget | None) -> str:
    """What ``widget`` is about: its own topic or that of what it lies in; empty where nothing says."""
    while widget is not None:
        found = widget.property(TOPIC)
        if found:
            return str(found)
        widget = widget.parentWidget()
    return ""


class Beside(QWidget):
    """Shows the paragraph on what has the focus inside ``watched``. `opened` asks for its chapter."""

    opened = Signal(str)

    def __init__(self, tools: Tools, watched: QWidget) -> None:
        super().__init__()
        self._tools, self._watched = tools, watched
        self._guide: Guide | None = None
        self._topic = ""
        self._shown: tuple[Chapter, Paragraph] | None = None
        self.reading = Reading(tools, mark("What the handbook says of this"), self._follow)
        self.whole = button(tools, mark("Read the chapter"), "link", "handbook")
        self.explained = Explained(tools)
        self.explained.listen(self.reading)
        inside = column(self, gap=0)
        inside.addWidget(rule())
        inside.addWidget(self.reading, 1)
        inside.addWidget(self.explained)
        line = row()
        line.setContentsMargins(16, 8, 16, 12)
        line.addWidget(self.whole)
        line.addStretch()
        inside.addLayout(line)
        self.whole.clicked.connect(self._open)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus)
        self.hide()

    def use(self, guide: Guide) -> None:
        self._guide = guide
        self.explained.use(guide)
        self._show(self._topic)

    def _focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._watched.isAncestorOf(now):
            self._show(topic_of(now))

    def _show(self, topic: str) -> None:
        """A place that nothing is said of leaves in view what was there."""
        if self._guide is None or not topic or (topic == self._topic and self._shown):
            return
        self._topic = topic
        found = self._guide.on(topic)
        chapter = self._guide.chapter(found.id) if found else None
        if found is not None and chapter is not None:
            self._shown = chapter, found
            self.explained.clear()
            self.reading.show_text(self._html)
            self.show()

    def _html(self) -> str:
        if self._shown is None:
            return ""
        chapter, one = self._shown
        speech = self._tools.speech
        marks = Marks(self.explained.glossary(speech.lang))
        text = paragraph_html(chapter, one, speech, speech.lang, marks)
        return text.replace('class="title"', 'class="head"') + sources_html(chapter, speech, marks)

    def _follow(self, address: str) -> None:
        if address.startswith(PLACE):
            self.opened.emit(address.removeprefix(PLACE))

    def _open(self) -> None:
        if self._shown is not None:
            self.opened.emit(self._shown[1].id)
