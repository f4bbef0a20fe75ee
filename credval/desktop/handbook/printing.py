"""How does a chapter, or the whole handbook, get onto paper?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from credval.actions import guiding
from credval.desktop.problems import told
from credval.desktop.tools import Tools

if TYPE_CHECKING:
    from credval.desktop.handbook.page import HandbookPage

AskPath = Callable[[str], Path | None]


class Printing(QObject):
    """Asks where the PDF shall lie and writes it there, off the thread of the window; what goes wrong is said on the page."""

    def __init__(self, tools: Tools, page: HandbookPage, clock: Callable[[], date], where: AskPath) -> None:
        super().__init__(page)
        self._tools, self._page, self._clock, self._where = tools, page, clock, where

    def save(self, chapter: str) -> None:
        """Save a chapter, or the whole handbook for an empty name."""
        guide, edition, lang = self._page.guide, self._page.edition, self._tools.speech.lang
        if guide is None:
            return
        found = guide.chapter(chapter) if chapter else None
        title = found.title.get(lang) if found else self._tools.speech.tr("Handbook")
        target = self._where(f"{title}.pdf")
        if target is not None:
            on = self._clock()
            made = lambda: target.write_bytes(guiding.printed(guide, chapter, lang, edition, on))  # noqa: E731
            self._tools.jobs.run("print", made, lambda _: self._page.notice.say(""), self._failed)

    def _failed(self, problem: Exception) -> None:
        self._page.notice.say(told(problem, self._tools.speech.lang))
