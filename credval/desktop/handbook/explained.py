"""What does a term of the glossary mean? Said below the text when its link has the focus or the mouse, and read aloud."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame

from credval.actions.guiding import Guide
from credval.desktop.handbook.marking import TERM, Glossary
from credval.desktop.parts import column, words
from credval.desktop.rich import Reading
from credval.desktop.tools import Tools
from credval.model.handbook import Term
from credval.text import Lang


class Explained(QFrame):
    """The line below the text; hidden while no term is in focus."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("explained")
        self._tools = tools
        self._terms: dict[str, Term] = {}
        self._glossaries: dict[Lang, Glossary] = {}
        self.words = words()
        inside = column(self, margin=12)
        inside.addWidget(self.words)
        self.hide()

    def use(self, guide: Guide) -> None:
        self._terms = {one.id: one for one in guide.terms}
        self._glossaries = {}

    def glossary(self, lang: Lang) -> Glossary:
        """The terms to be found in texts of a language."""
        if lang not in self._glossaries:
            self._glossaries[lang] = Glossary(self._terms.values(), lang)
        return self._glossaries[lang]

    def listen(self, reading: Reading, other: bool = False) -> None:
        """Explain the links of this text; ``other``: it is written in the language that is not spoken now."""
        reading.highlighted.connect(lambda url: self._point(url, reading, other))

    def say(self, key: str, reading: Reading, other: bool = False) -> None:
        """Explain one term, in the language of the text that it stands in."""
        term = self._terms.get(key)
        if term is not None:
            told = self._told(term, _turned(self._tools.speech.lang) if other else self._tools.speech.lang)
            self.words.setText(told)
            self.show()
            reading.setToolTip(told)
            reading.setAccessibleDescription(told)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(reading, told))

    def clear(self) -> None:
        if not self.isHidden():
            self.words.clear()
            self.hide()

    def _point(self, url: QUrl, reading: Reading, other: bool) -> None:
        address = url.toString().removeprefix("credval:")
        if address.startswith(TERM):
            self.say(address.removeprefix(TERM), reading, other)

    @staticmethod
    def _told(term: Term, lang: Lang) -> str:
        beware = f" {term.false_friend.get(lang)}" if term.false_friend else ""
        return f"{term.term.get(lang)} ({term.term.get(_turned(lang))}): {term.means.get(lang)}{beware}"


def _turned(lang: Lang) -> Lang:
    return Lang.EN if lang is Lang.SV else Lang.SV
