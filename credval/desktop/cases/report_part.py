"""The report of the case: what is known, the outcome with its reasons, the decision, and what was looked at?"""

from __future__ import annotations

from pathlib import Path

from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.fields import Tick
from credval.desktop.handbook.beside import about
from credval.desktop.parts import button, row, spoken
from credval.text import both, mark

_WITH = mark("With the checklists as an annex")
_REMARK = mark("Every item with its state, and what warning signs ask for. The outcome stands as it is.")


class ReportPiece(Piece):
    """Saves the report as PDF where a person wants it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The report"))
        about(self, "report")
        tools = desk.tools
        told = mark(
            "The education with its outcome and reasons, the decision once there is one, and what holds in the sector, as one PDF."
        )
        self.checklists = Tick(tools.speech.tr(_WITH), tools.speech.tr(_REMARK))
        self.checklists.box.setChecked(True)
        self.go = button(tools, mark("Save the report as PDF …"), "plain", "save")
        self.body.addWidget(spoken(tools, told, "muted"))
        self.body.addWidget(self.checklists)
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self.save)

    def show_case(self) -> None:
        self.go.setEnabled(bool(self.desk.case.credentials))
        self.checklists.say(self.tools.speech.tr(_WITH), self.tools.speech.tr(_REMARK))

    def save(self) -> None:
        """Ask where, and write the report there."""
        book, speech = self.desk.book(self.notice), self.tools.speech
        name = f"{self.desk.case.number} {speech.tr('comparison report')}.pdf"
        target = self.desk.ask_save(name) if book else None
        if book is None or target is None:
            return
        from credval.actions.case_report import case_report

        lang, annexed, by = speech.lang, self.checklists.box.isChecked(), self.desk.signed()
        self.desk.work(
            self.notice,
            "case-report",
            lambda casebook, case: put(
                case_report(casebook, book, case, lang, checklists=annexed, prepared_by=by), target
            ),
            self._saved,
        )

    def _saved(self, target: Path) -> None:
        self.notice.tell(both("The report is saved: {path}. The file is not encrypted.", path=target), "info")


def put(content: bytes, target: Path) -> Path:
    """The file, in its place whole. Raises OSError."""
    draft = target.with_name(target.name + ".new")
    draft.write_bytes(content)
    draft.replace(target)
    return target
