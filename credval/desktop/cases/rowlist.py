"""How are several things of a case listed, each with what can be done with it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from credval.desktop.flow import Flow
from credval.desktop.parts import button, column, row, words
from credval.desktop.tools import Tools

Doing = tuple[str, Callable[[], object]]
"""A message, and what its button does."""


class Line(QFrame):
    """One thing: an icon, a title, a remark, and buttons below; `more` is a column for whatever else belongs to it."""

    def __init__(
        self, tools: Tools, title: str, remark: str = "", sign: tuple[str, str] | None = None
    ) -> None:
        """``sign``: icon and ink."""
        super().__init__()
        self.setObjectName("card")
        self._tools = tools
        tools.look.fonts.need(title + remark)
        self.title, self.remark = words("strong", title), words("small", remark)
        self.setAccessibleName(f"{title}. {remark}" if remark else title)
        across = row(12)
        across.setContentsMargins(12, 12, 12, 12)
        if sign:
            icon = QLabel()
            icon.setPixmap(tools.look.picture(*sign, 20))
            side = column()
            side.addWidget(icon)
            side.addStretch()
            across.addLayout(side)
        self.more = column(gap=8)
        head = column(gap=0)
        head.addWidget(self.title)
        head.addWidget(self.remark)
        if not remark:
            self.remark.hide()  # never shown by hand: what has no parent yet would be a window of its own
        self.more.addLayout(head)
        across.addLayout(self.more, 1)
        self.setLayout(across)
        self.buttons: dict[str, QPushButton] = {}

    def offer(self, doings: Sequence[Doing]) -> None:
        """Buttons for what can be done with it; each says of what, for whoever hears it."""
        if not doings:
            return
        holder = QWidget()
        flow = Flow(holder, gap=12)
        for message, do in doings:
            made = button(self._tools, message, "link")
            made.setAccessibleDescription(self.title.text())
            made.clicked.connect(lambda _=False, do=do: do())
            flow.addWidget(made)
            self.buttons[message] = made
        self.more.addWidget(holder)
