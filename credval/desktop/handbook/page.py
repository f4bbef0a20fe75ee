"""How is the handbook read: contents and search at the left, a chapter, and the other language beside it?"""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from credval.actions.guiding import Guide
from credval.desktop.assess.shelf import Shelf
from credval.desktop.flow import Flow
from credval.desktop.handbook.contents import Contents
from credval.desktop.handbook.explained import Explained
from credval.desktop.handbook.history import History
from credval.desktop.handbook.marking import Marks, Sought
from credval.desktop.handbook.text import PLACE, chapter_html
from credval.desktop.parts import Notice, button, column, row
from credval.desktop.rich import Reading, paragraph
from credval.desktop.tools import Tools
from credval.text import Lang, mark


class HandbookPage(QWidget):
    """The handbook as a book. `kept` tells the bookmarks, `printed` asks for a chapter (or all, for "") on paper."""

    kept = Signal(tuple)
    printed = Signal(str)

    def __init__(self, tools: Tools, bookmarks: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._guide: Guide | None = None
        self.edition = ""
        self._been = History()
        self._says_kept = False
        self.contents = Contents(tools)
        self.contents.bookmarks = bookmarks
        self.reading = Reading(tools, mark("Text of the handbook"), self._follow)
        self.other = Reading(tools, mark("The same chapter in the other language"), self._follow)
        self.back = button(tools, mark("Back"), "plain", "back")
        self.forward = button(tools, mark("Forward"), "plain", "forward")
        self.keep = button(tools, mark("Bookmark"), "plain", "bookmark")
        self.beside = button(tools, mark("Side by side"))
        tools.speech.bind(self.beside, "accessibleName", mark("Swedish and English side by side"))
        tools.speech.bind(self.beside, "toolTip", mark("Swedish and English side by side"))
        self.chapter_pdf = button(tools, mark("Chapter as PDF"), "plain", "save")
        self.book_pdf = button(tools, mark("Whole handbook as PDF"))
        self.explained = Explained(tools)
        self.notice = Notice(tools, "problem")
        self._lay_out()
        self._listen()
        self._show()

    def use(self, shelf: Shelf) -> None:
        self._guide, self.edition = shelf.book.guide, shelf.book.edition
        self.explained.use(self._guide)
        self.contents.use(self._guide)
        if not self._been.here and self._guide.chapters:
            self._been.go(self._guide.chapters[0].id)
        self._show()

    @property
    def guide(self) -> Guide | None:
        """The handbook, once the rulebook is open."""
        return self._guide

    def open(self, place: str) -> None:
        """Show a chapter, or a paragraph in it."""
        self._been.go(place)
        self._show()

    def _show(self) -> None:
        self.back.setEnabled(self._been.can_go_back)
        self.forward.setEnabled(self._been.can_go_forward)
        self._say_whether_kept()
        self.explained.clear()
        self.contents.choose(self._been.here)
        self._show_text(self.reading, self._mine)
        self._show_text(self.other, self._theirs)

    def _say_whether_kept(self) -> None:
        """Bound anew only when it changes: a new text has the whole page laid out again."""
        kept = self._been.here in self.contents.bookmarks
        if kept is not self._says_kept:
            self._says_kept = kept
            self._tools.speech.bind(self.keep, "text", mark("Remove bookmark") if kept else mark("Bookmark"))

    def _show_text(self, reading: Reading, language: Callable[[], Lang]) -> None:
        """A text that nobody sees is not written."""
        seen = reading is self.reading or self.beside.isChecked()
        reading.show_text(functools.partial(self._html, language) if seen else lambda: "")
        reading.scrollToAnchor(self._been.here)

    def _set_beside(self, beside: bool) -> None:
        self.other.setVisible(beside)
        self._show_text(self.other, self._theirs)

    def _mine(self) -> Lang:
        return self._tools.speech.lang

    def _theirs(self) -> Lang:
        return Lang.EN if self._tools.speech.lang is Lang.SV else Lang.SV

    def _html(self, language: Callable[[], Lang]) -> str:
        speech, lang = self._tools.speech, language()
        if self._guide is None:
            return paragraph(speech.tr("The handbook stands here as soon as the rulebook is open."), "muted")
        chapter = self._guide.chapter(self._been.here)
        if chapter is None:
            return paragraph(speech.tr("Choose a chapter in the list."), "muted")
        marks = Marks(self.explained.glossary(lang), Sought(self.contents.sought_words))
        return chapter_html(chapter, speech, lang, marks)

    def _follow(self, address: str) -> None:
        """A place is opened. A term has been explained when its link came into focus."""
        if address.startswith(PLACE):
            self.open(address.removeprefix(PLACE))

    def _toggle_bookmark(self) -> None:
        here, kept = self._been.here, self.contents.bookmarks
        if here:
            self.contents.bookmarks = (
                tuple(one for one in kept if one != here) if here in kept else (*kept, here)
            )
            self.contents.refresh()
            self._show()
            self.kept.emit(self.contents.bookmarks)

    def _go(self, step: Callable[[], str]) -> None:
        step()
        self._show()

    def _lay_out(self) -> None:
        right = QWidget()
        right.setObjectName("why")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar = QWidget()
        line = Flow(bar)
        for one in (self.back, self.forward, self.keep, self.beside, self.chapter_pdf, self.book_pdf):
            line.addWidget(one)
        self.beside.setCheckable(True)
        self.other.hide()
        texts = QSplitter(Qt.Orientation.Horizontal)
        texts.setChildrenCollapsible(False)
        for reading in (self.reading, self.other):
            reading.setMinimumWidth(280)
            texts.addWidget(reading)
        inside = column(right, gap=0)
        inside.addWidget(self.notice)
        around = row()
        around.setContentsMargins(16, 8, 16, 8)
        around.addWidget(bar)
        inside.addLayout(around)
        inside.addWidget(texts, 1)
        inside.addWidget(self.explained)
        self.contents.setObjectName("form")
        self.contents.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for part, least in ((self.contents, 260), (right, 480)):
            part.setMinimumWidth(least)
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([320, 860])
        column(self).addWidget(splitter)

    def _listen(self) -> None:
        self.contents.picked.connect(self.open)
        self.back.clicked.connect(lambda: self._go(self._been.back))
        self.forward.clicked.connect(lambda: self._go(self._been.forward))
        self.keep.clicked.connect(self._toggle_bookmark)
        self.beside.toggled.connect(self._set_beside)
        self.chapter_pdf.clicked.connect(lambda: self.printed.emit(self._been.here.split("/")[0]))
        self.book_pdf.clicked.connect(lambda: self.printed.emit(""))
        self.explained.listen(self.reading)
        self.explained.listen(self.other, other=True)
        self.contents.sought.textEdited.connect(self.reading.refresh)
