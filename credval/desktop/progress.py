"""What does a person see while work takes longer than a moment, and how is it called off?"""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from credval.desktop.parts import button, row, words
from credval.desktop.tools import Tools
from credval.text import mark


class Progress(QWidget):
    """A thin bar after 0.3 s, a way to cancel after 2 s; nothing before. ``names``: job -> what it is called."""

    def __init__(self, tools: Tools, names: dict[str, str], stoppable: bool = True) -> None:
        """``stoppable``: whether the jobs can be called off; one that saves cannot."""
        super().__init__()
        self._tools, self._names, self._stoppable = tools, names, stoppable
        self._running: list[str] = []
        self._label = words("muted")
        self._label.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        tools.speech.bind(self._bar, "accessibleName", mark("Working"))
        self.cancel = button(tools, mark("Cancel"), "link", "close")
        self.cancel.clicked.connect(self._call_off)
        line = row()
        line.addWidget(self._label)
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel)
        self.setLayout(line)
        tools.jobs.slow.connect(self._show)
        tools.jobs.settled.connect(self._settle)
        tools.speech.changed.connect(self._speak)
        self.hide()

    def _show(self, name: str, cancellable: bool) -> None:
        if name not in self._names:
            return
        if name not in self._running:
            self._running.append(name)
        self._speak()
        self.cancel.setVisible(cancellable and self._stoppable)
        self.show()

    def _settle(self, name: str) -> None:
        if name in self._running:
            self._running.remove(name)
        self._speak()
        if not self._running:
            self.hide()

    def _speak(self) -> None:
        """What is being done, in the language of the moment; nothing is left standing when it is over."""
        name = self._running[-1] if self._running else ""
        self._label.setText(self._tools.speech.tr(self._names[name]) if name else "")

    def _call_off(self) -> None:
        for name in list(self._running):
            self._tools.jobs.drop(name)
