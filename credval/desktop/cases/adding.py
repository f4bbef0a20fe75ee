"""What is each file that somebody adds, and which education does it show?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from credval.actions.casebook import Casebook
from credval.casework import editing
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.told import Told
from credval.desktop.fields import DayBox, Field, Options, check_day, side_by_side
from credval.desktop.parts import Card, button, column, empty, row, words
from credval.model.cases import Case
from credval.text import Text, both_plural, mark

Kinds = Callable[[], list[tuple[str, Text]]]


class _File(Card):
    """One file with its kind, what it shows and when it came."""

    def __init__(self, desk: Desk, path: Path, kinds: list[tuple[str, Text]]) -> None:
        super().__init__(desk.tools)
        self.path = path
        tools = desk.tools
        tools.look.fonts.need(path.name)
        self.kind = Options(tools, [("", mark("Choose …")), *kinds])
        credentials = [(one.id, _text(title_of(desk, one))) for one in desk.shown.credentials]
        self.shows = Options(tools, [("", mark("No education")), *credentials])
        if len(credentials) == 1:
            self.shows.choose(credentials[0][0])
        self.received = DayBox()
        self.received.setText(desk.today.isoformat())
        self.kind_field = Field(tools, mark("What it is"), self.kind)
        self.day_field = Field(tools, mark("Received on"), self.received)
        self.body.addWidget(words("strong", path.name))
        self.body.addLayout(
            side_by_side(
                self.kind_field, Field(tools, mark("Which education it shows"), self.shows), self.day_field
            )
        )
        self.received.editingFinished.connect(lambda: check_day(tools, self.day_field))


class Adding(QWidget):
    """The files that are being added. Nothing is read before a person says what each of them is."""

    def __init__(self, desk: Desk, kinds: Kinds) -> None:
        super().__init__()
        self._desk, self._kinds = desk, kinds
        self.files: list[_File] = []
        self.notice = Told(desk.tools)
        self.go = button(desk.tools, mark("Put into the case"), "main")
        self.cancel = button(desk.tools, mark("Cancel"))
        self._column = column(gap=8)
        inside = column(self, gap=8)
        inside.addWidget(self.notice)
        inside.addLayout(self._column)
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.cancel)
        line.addStretch()
        inside.addLayout(line)
        self.go.clicked.connect(self._add)
        self.cancel.clicked.connect(self._clear)
        self.hide()

    def offer(self, paths: Sequence[Path]) -> None:
        """Ask about these files too."""
        for path in paths:
            made = _File(self._desk, path, self._kinds())
            self.files.append(made)
            self._column.addWidget(made)
        if self.files:
            self.show()
            self.files[0].kind.setFocus()

    def _add(self) -> None:
        speech = self._desk.tools.speech
        for one in self.files:
            missing = not one.kind.value()
            one.kind_field.tell(speech.tr("Say what it is.") if missing else "", "ask")
            if missing:
                one.kind.setFocus()
                return
        wanted = [
            (one.path, one.kind.value(), tuple(filter(None, [one.shows.value()])), one.received.day())
            for one in self.files
        ]
        self._desk.work(
            self.notice,
            "papers",
            lambda casebook, case: _added(casebook, case, wanted),
            self._added,
            busy=self,
        )

    def _added(self, case: Case) -> None:
        n = len(self.files)
        self._clear()
        self._desk.took(case)
        self.notice.tell(both_plural("The paper is in the case.", "{n} papers are in the case.", n), "info")

    def _clear(self) -> None:
        self.files.clear()
        empty(self._column)
        self.notice.tell(None)
        self.hide()


def _added(
    casebook: Casebook, case: Case, wanted: Sequence[tuple[Path, str, tuple[str, ...], str | None]]
) -> Case:
    """All the files in the case, each saved with its own line in the log. All are read before the first is kept."""
    from datetime import date

    from credval.actions.papers import read_paper

    read = [
        read_paper(path, kind, shows, date.fromisoformat(day) if day else None)
        for path, kind, shows, day in wanted
    ]
    for paper, content in read:
        case = casebook.edit(case, editing.add_paper, paper, contents={paper.sha256: content})
    return case


def _text(words: str) -> Text:
    return Text(words, words)
