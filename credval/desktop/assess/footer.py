"""How is the answer taken along: as a report, as a summary?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.case import Case
from credval.desktop.flow import Flow
from credval.desktop.parts import Notice, button, column
from credval.desktop.problems import told
from credval.desktop.tools import Tools
from credval.text import mark


class Footer(QWidget):
    """The buttons below the answer, and what came of them."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tools = tools
        self._last: tuple[str, str, dict[str, str]] | None = None
        self.notice = Notice(tools)
        self.save = button(tools, mark("Save report"), "main", "save")
        self.copy = button(tools, mark("Copy"), "plain", "copy")
        for name in ("accessibleName", "toolTip"):
            tools.speech.bind(self.copy, name, mark("Copy summary"))
        self.keep = button(tools, mark("Keep as case"), "plain", "cases")
        self.why = button(tools, mark("Why"), "plain", "why")
        self.why.setCheckable(True)
        layout = column(self, gap=12)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.notice)
        self.open = button(tools, mark("Open the report"), "link", "open")
        self.open.clicked.connect(self._open)
        self.open.hide()
        self.notice.body.addWidget(self.open)
        line = QWidget()
        flow = Flow(line)
        for one in (self.save, self.copy, self.keep, self.why):
            flow.addWidget(one)
        layout.addWidget(line)
        self.allow(False)
        tools.speech.changed.connect(self._speak)

    def allow(self, ready: bool) -> None:
        """Whether there is an answer to take along."""
        self.save.setEnabled(ready)
        self.copy.setEnabled(ready)

    def of_case(self, number: str) -> None:
        """The person in view is of this case; empty: of none yet."""
        if number:
            self._tools.speech.bind(self.keep, "text", mark("Back to case {number}"), number=number)
        else:
            self._tools.speech.bind(self.keep, "text", mark("Keep as case"))

    def file_name(self, case: Case) -> str:
        """A name to begin with: the reference of the recruitment, never the person's name."""
        word = self._tools.speech.tr("comparison report")
        reference = case.candidate.get("reference", "")
        safe = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in reference).strip()
        return f"{word} {safe}.pdf" if safe else f"{word}.pdf"

    def saved(self, path: Path, named: bool) -> None:
        """``named``: whether the report says whom it is about."""
        if named:
            self._tell("info", mark("The report is saved: {path}"), path=str(path))
        else:
            told = mark(
                "The report is saved: {path}. It names nobody; a name is filled in last in the form, for the report only."
            )
            self._tell("info", told, path=str(path))
        self.open.show()

    def clear(self) -> None:
        """Say no more of what was done for somebody else."""
        self._last = None
        self.open.hide()
        self.notice.say("")

    def say(self, message: str) -> None:
        """Say what was done."""
        self._tell("info", message)

    def failed(self, problem: Exception) -> None:
        self._last = None
        self.open.hide()
        self.notice.say(told(problem, self._tools.speech.lang), "problem")

    def _tell(self, state: str, message: str, **values: str) -> None:
        self._last = (state, message, values)
        self.open.hide()
        self.notice.say(self._tools.speech.tr(message, **values), state)

    def _open(self) -> None:
        """Show the saved file in the program that the machine has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._last[2]["path"]))

    def _speak(self) -> None:
        if self._last is not None and self.notice.text():
            state, message, values = self._last
            self.notice.say(self._tools.speech.tr(message, **values), state)
