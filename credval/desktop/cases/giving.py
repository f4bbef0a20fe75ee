"""What is given to the person who asks what is kept, and which merits may be told of?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from credval.casework import editing
from credval.casework.wording import label
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed, Typing
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import button, column, empty, row, spoken
from credval.model.case_words import MeritKind
from credval.model.cases import Case, Merit
from credval.text import Text, both, mark

if TYPE_CHECKING:
    from credval.actions.access import AccessExport


class AccessPiece(Piece):
    """Everything that is kept of the person, as a readable PDF and as data (GDPR, Article 15)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The person asks what is kept"))
        tools = desk.tools
        self.colleagues = QCheckBox()
        tools.speech.bind(self.colleagues, "text", mark("With the names of those who worked with the case"))
        self.go = button(tools, mark("Save all that is kept"), "plain", "save")
        self.body.addWidget(
            spoken(tools, mark("Everything in the case, readable as PDF and as data beside it (JSON), in the language of letters. That it was given is written down."))
        )  # fmt: skip
        for part in (self.colleagues, self.go):
            line = row()
            line.addWidget(part)
            line.addStretch()
            self.body.addLayout(line)
        self.go.clicked.connect(self.give)

    def give(self) -> None:
        """Ask where, and write both files."""
        book = self.desk.book(self.notice)
        target = self.desk.ask_save(f"{self.desk.case.number} access.pdf") if book else None
        if book is None or target is None:
            return
        from credval.actions.access import access

        colleagues = self.colleagues.isChecked()
        self.desk.work(
            self.notice,
            "access",
            lambda casebook, case: _put(access(casebook, book, case, colleagues=colleagues), target),
            lambda path: self.notice.tell(
                both("All that is kept lies in {path}, with the data beside it. The files are not encrypted.", path=path), "info"
            ),
        )  # fmt: skip


def _put(made: AccessExport, target: Path) -> Path:
    for path, content in ((target, made.pdf), (target.with_suffix(".json"), made.json)):
        draft = path.with_name(path.name + ".new")
        draft.write_bytes(content)
        draft.replace(path)
    return target


class _MeritRow(QWidget):
    def __init__(self, desk: Desk, merit: Merit) -> None:
        super().__init__()
        tools = desk.tools
        kinds = [(one.value, _said(label(one))) for one in MeritKind]
        self.kind, self.what, self.when = Options(tools, kinds), QLineEdit(merit.what), QLineEdit(merit.when)
        self.kind.choose(merit.kind)
        self.remove = button(tools, mark("Remove"), "link", "close")
        inside = column(self, gap=4)
        inside.addLayout(
            side_by_side(
                Field(tools, mark("Kind"), self.kind),
                Field(tools, mark("What, without any name"), self.what),
                Field(tools, mark("When, or how long"), self.when),
                stretch=(2, 4, 2),
            )
        )
        line = row()
        line.addStretch()
        line.addWidget(self.remove)
        inside.addLayout(line)


class MeritsForm(Typing):
    """Experience and other merits, for the information that an applicant who was not chosen may ask for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Experience and other merits"), "merits")
        self.rows: list[_MeritRow] = []
        self.add = button(desk.tools, mark("Add a merit"), "plain", "add")
        self.body.addWidget(
            spoken(desk.tools, mark("An applicant who was not chosen may ask which education, experience and other merits the one who was chosen has (Discrimination Act, 2:4). Write them without names."), "muted")
        )  # fmt: skip
        self._column = column(gap=8)
        self.body.addLayout(self._column)
        line = row()
        line.addWidget(self.add)
        line.addStretch()
        self.body.addLayout(line)
        self.buttons()
        self.add.clicked.connect(self._add_empty)

    def typed(self) -> Typed:
        return {
            "merits": [
                [one.kind.value(), one.what.text().strip(), one.when.text().strip()]
                for one in self.rows
                if one.what.text().strip()
            ]
        }

    def put(self, typed: Typed) -> None:
        empty(self._column)
        self.rows.clear()
        for kind, what, when in typed["merits"]:
            self._add(Merit(kind=MeritKind(kind), what=what, when=when))

    def of_case(self, case: Case) -> Typed:
        return {"merits": [[one.kind.value, one.what, one.when] for one in case.merits]}

    def keep(self) -> None:
        merits = [
            Merit(kind=MeritKind(kind), what=what, when=when)
            for kind, what, when in self.whole(self.typed())["merits"]
        ]
        if self.desk.edit(self.notice, editing.write_merits, merits):
            self._show()

    def lock(self) -> None:
        super().lock()
        self.add.setVisible(not self.desk.read_only)

    def _add_empty(self) -> None:
        self._add(Merit(kind=MeritKind.EXPERIENCE, what="")).what.setFocus()

    def _add(self, merit: Merit) -> _MeritRow:
        made = _MeritRow(self.desk, merit)
        self.follow(made.kind, made.what, made.when)
        made.remove.clicked.connect(lambda: self._take(made))
        self.rows.append(made)
        self._column.addWidget(made)
        return made

    def _take(self, one: _MeritRow) -> None:
        self.rows.remove(one)
        one.hide()
        one.deleteLater()
        self.add.setFocus()
        self.touch()


def _said(text: Text) -> Text:
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])
