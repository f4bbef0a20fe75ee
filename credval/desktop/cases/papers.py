"""Which papers does the case hold; how do they come in, and how does a copy get out again?"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from credval.casework.blind import shows_the_person
from credval.casework.retention import is_identity, may_erase_at_all, no_rule, papers_erase_on
from credval.desktop.cases.adding import Adding
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.rowlist import Line
from credval.desktop.cases.told import Confirm
from credval.desktop.parts import button, column, empty, row, words
from credval.model.case_words import CaseState
from credval.model.cases import Case, Paper
from credval.text import Text, both, mark

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

OTHER_KINDS = {
    "identity": mark("Identity paper"),
    "cv": mark("CV"),
    "reference": mark("Certificate of work"),
    "other": mark("Something else"),
}


class PapersPiece(Piece):
    """The papers. Files come by the button or are dropped; each is asked for its kind before it is taken in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Papers of the case"))
        self.setAcceptDrops(True)
        self.lines: dict[str, Line] = {}
        self.told = words("muted")
        self.add = button(desk.tools, mark("Add files"), "plain", "add")
        self.adding = Adding(desk, self.kinds)
        self.confirm = Confirm(desk.tools)
        self._column = column(gap=8)
        for part in (self.told, self.adding):
            self.body.addWidget(part)
        self.body.addLayout(self._column)
        self.body.addWidget(self.confirm)
        line = row()
        line.addWidget(self.add)
        line.addStretch()
        self.body.addLayout(line)
        self.add.clicked.connect(self._ask_files)

    def kinds(self) -> list[tuple[str, Text]]:
        """What a paper can be: of the rulebook's list, or a paper that proves no education."""
        documents = self.desk.shelf.documents if self.desk.shelf else {}
        return [*documents.items(), *((word, both(message)) for word, message in OTHER_KINDS.items())]

    def show_case(self) -> None:
        case = self.desk.shown
        empty(self._column)
        self.lines = {one.id: self._line(case, one) for one in case.papers}
        self.add.setEnabled(case.state is not CaseState.CLOSED and not self.desk.read_only)
        self.told.setText(self._says(case))
        self.told.setVisible(bool(self.told.text()))

    def _says(self, case: Case) -> str:
        tr = self.tools.speech.tr
        said = (
            []
            if case.papers
            else [tr("No paper stands here yet. Add files, or drop them on this card; each may have 100 MB.")]
        )
        hidden = sum(1 for one in self.desk.case.papers if shows_the_person(one)) if self.desk.blind else 0
        if hidden:
            said.append(
                self.tools.speech.plural(
                    "One paper that shows who it is stays hidden until a proposal stands.",
                    "{n} papers that show who it is stay hidden until a proposal stands.",
                    hidden,
                )
            )
        if case.papers_missing_because:
            said.append(tr("Papers are missing because: {reason}", reason=case.papers_missing_because))
        return " ".join(said)

    def kind_text(self, word: str) -> str:
        """The kind of a paper as a person reads it."""
        return self.tools.speech.of(dict(self.kinds()).get(word, Text(word, word)))

    def _line(self, case: Case, one: Paper) -> Line:
        from credval.actions.papers import size_text

        tr = self.tools.speech.tr
        shows = [title_of(self.desk, it) for it in case.credentials if it.id in one.credentials]
        if one.removed_on is not None:
            line = Line(self.tools, self.kind_text(one.kind), tr("Removed on {day}", day=one.removed_on.isoformat()), ("no", "muted"))  # fmt: skip
            self._column.addWidget(line)
            return line
        facts = [
            one.name,
            size_text(one.size),
            tr("received {day}", day=one.received_on.isoformat()) if one.received_on else "",
            tr("shows {titles}", titles=", ".join(shows)) if shows else "",
            self._until(case) if is_identity(one) else "",
        ]
        sign = ("person", "muted") if is_identity(one) else ("entry", "muted")
        line = Line(self.tools, self.kind_text(one.kind), " · ".join(part for part in facts if part), sign)
        doings = [(mark("Save a copy"), functools.partial(self._copy, one))]
        if not self.desk.read_only:
            doings.append((mark("Remove"), functools.partial(self._ask_remove, one)))
        line.offer(doings)
        self._column.addWidget(line)
        return line

    def _until(self, case: Case) -> str:
        day = papers_erase_on(case, self.desk.casebook.office)
        return self.tools.speech.tr("kept until {day}", day=day.isoformat()) if day else ""

    def _copy(self, one: Paper) -> None:
        target = self.desk.ask_save(one.name)
        if target is None:
            return
        from credval.actions.papers import save_copy

        self.desk.work(
            self.notice,
            "paper-copy",
            lambda casebook, case: save_copy(casebook, case, one, target),
            self._copied,
        )

    def _copied(self, path: Path) -> None:
        says = both(
            "A copy lies in {path}, not encrypted. Take it away when it has been looked at; the case keeps its own.",
            path=path,
        )
        self.notice.tell(says, "info")

    def _ask_remove(self, one: Paper) -> None:
        office = self.desk.casebook.office
        if not may_erase_at_all(office):
            self.notice.tell(no_rule(office))
            return
        says = both(
            "“{name}” is erased from the case for good. That there was a paper of this kind stays on record.",
            name=one.name,
        )
        self.confirm.ask(says, mark("Remove"), lambda: self._remove(one))

    def _remove(self, one: Paper) -> None:
        if self.desk.put(self.notice, lambda casebook, case: casebook.remove_papers(case, [one.id])):
            self.add.setFocus()

    def _ask_files(self) -> None:
        self.adding.offer(self.desk.ask_files())

    def take(self, files: Sequence[Path]) -> None:
        """Files that were dropped."""
        self.adding.offer(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.add.isEnabled() and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take([Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()])
        event.acceptProposedAction()
