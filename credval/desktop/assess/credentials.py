"""Which of a person's credentials is in view, and how are more added or taken away?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from credval.desktop.assess.case import Case, Claim
from credval.desktop.flow import Flow
from credval.desktop.parts import button, column, rule
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.assess.asking import Reply


class Credentials(QWidget):
    """The strip above the form: a tab for each credential, as soon as there are two."""

    looked_at = Signal(int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        tools.speech.bind(self.tabs, "accessibleName", mark("Credentials of this person"))
        self.add = button(tools, mark("Add credential"), "link", "add")
        self.remove = button(tools, mark("Remove"), "link", "close")
        self.undo = button(tools, mark("Undo removal"), "link", "undo")
        self.new = button(tools, mark("New person"), "link", "person")
        self.back = button(tools, mark("Previous person"), "link", "back")
        layout = column(self, gap=0)
        strip = QWidget()
        strip.setContentsMargins(16, 8, 16, 8)
        flow = Flow(strip, gap=4)
        for one in (self.new, self.back, self.add, self.remove, self.undo):
            flow.addWidget(one)
        layout.addWidget(self.tabs)
        layout.addWidget(strip)
        layout.addWidget(rule())
        self.tabs.currentChanged.connect(self.looked_at)
        for hidden in (self.undo, self.tabs, self.remove, self.back):
            hidden.hide()

    def offer_back(self, there: bool) -> None:
        """Whether the person before can be brought back."""
        self.back.setVisible(there)

    def name(self, case: Case, replies: Mapping[str, Reply]) -> None:
        """Show one tab a credential, by its title."""
        with QSignalBlocker(self.tabs):
            while self.tabs.count() > len(case.claims):
                self.tabs.removeTab(self.tabs.count() - 1)
            while self.tabs.count() < len(case.claims):
                self.tabs.addTab("")
            for place, claim in enumerate(case.claims):
                title = self.title_of(claim, replies)
                self.tabs.setTabText(place, title.replace("&", "&&"))
                self.tabs.setTabToolTip(place, title)
            self.tabs.setCurrentIndex(case.current)
        self.tabs.setVisible(len(case.claims) > 1)
        self.remove.setVisible(len(case.claims) > 1)
        self.undo.setVisible(case.can_undo())

    def title_of(self, claim: Claim, replies: Mapping[str, Any]) -> str:
        """What a credential is called: its entry, else what was typed, else its number."""
        reply = replies.get(claim["id"])
        matched = reply.result["matched"] if reply else None
        typed = str(claim.get("qualification", ""))
        if matched and matched["title"] and matched["qualification_id"] == typed:
            return self._tools.speech.of(matched["title"])
        return typed or self._tools.speech.tr("Credential {number}", number=claim["id"])
