"""Which pages are there, and which one is in view?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from credval.desktop.look import SIZES
from credval.desktop.parts import column
from credval.desktop.tools import Tools

WIDTH = 104


class Rail(QFrame):
    """The pages as buttons, one below the other; the last ones (``below``) at the foot."""

    chosen = Signal(str)

    def __init__(self, tools: Tools, pages: Sequence[tuple[str, str, str]], below: int = 0) -> None:
        """``pages``: (name, message, icon); the last ``below`` of them stand at the foot."""
        super().__init__()
        self.setObjectName("rail")
        self._look = tools.look
        self._widen()
        tools.look.changed.connect(self._widen)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = column(self, margin=8, gap=4)
        for place, (name, message, icon) in enumerate(pages):
            if place == len(pages) - below:
                layout.addStretch()
            made = QToolButton()
            made.setCheckable(True)
            made.setIconSize(QSize(24, 24))
            made.setProperty("toolButtonStyle", "ToolButtonTextUnderIcon")
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setProperty("focusPolicy", "StrongFocus")
            tools.speech.bind(made, "text", message)
            tools.speech.bind(made, "accessibleName", message)
            tools.look.give(made, icon)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            group.addButton(made)
            layout.addWidget(made)
            self._buttons[name] = made

    def _widen(self) -> None:
        """As wide as its words at the size that letters have now."""
        self.setFixedWidth(round(WIDTH * self._look.size("small") / SIZES["small"]))

    def show_chosen(self, name: str) -> None:
        self._buttons[name].setChecked(True)
