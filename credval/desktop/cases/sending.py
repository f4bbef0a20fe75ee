"""How does a case go to another office, and come from one?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from credval.desktop.cases.desk import AskFiles, Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.sheets import secret
from credval.desktop.cases.told import Told
from credval.desktop.parts import Card, button, row, spoken
from credval.desktop.tools import Tools
from credval.text import both, mark

ENDING = ".credval-case"


class SendPiece(Piece):
    """The case with its papers in one file, encrypted with a passphrase of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("To another office"))
        self.passphrase, field = secret(
            desk.tools,
            mark("A passphrase for the file"),
            mark("Tell it to the other office in another way than the file."),
        )
        self.go = button(desk.tools, mark("Save for another office"), "plain", "save")
        self.body.addWidget(
            spoken(desk.tools, mark("The whole case with its papers in one encrypted file. The other office takes it in under a number of its own; here nothing changes, and that it was sent is written down."))
        )  # fmt: skip
        self.body.addWidget(field)
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self.send)

    def send(self) -> None:
        """Ask where, and write the file."""
        target, passphrase = self.desk.ask_save(self.desk.case.number + ENDING), self.passphrase.text()
        if target is None:
            return
        self.desk.work(
            self.notice,
            "send",
            lambda casebook, case: casebook.send(case.id, target, passphrase),
            lambda _: self._sent(target),
        )

    def _sent(self, target: Path) -> None:
        self.passphrase.clear()
        self.notice.tell(both("The case lies encrypted in {path}.", path=target), "info")


class TakeIn(Card):
    """A file from another office. `wanted` gives it with its passphrase."""

    wanted = Signal(object, str)

    def __init__(self, tools: Tools, files: AskFiles) -> None:
        super().__init__(tools, mark("From another office"))
        self._files: Callable[[], list[Path]] = files
        self.notice = Told(tools)
        self.passphrase, field = secret(tools, mark("Passphrase of the file"))
        self.go = button(tools, mark("Choose the file"), "plain", "open")
        self.body.setSpacing(12)
        self.body.addWidget(spoken(tools, mark("A case that another office has sent as an encrypted file gets a number of ours, and says where it came from.")))  # fmt: skip
        self.body.addWidget(self.notice)
        self.body.addWidget(field)
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self._choose)

    def forget(self) -> None:
        """Nothing typed stays."""
        self.passphrase.clear()
        self.notice.tell(None)

    def _choose(self) -> None:
        self.notice.tell(None)
        chosen = self._files()
        if chosen:
            self.wanted.emit(chosen[0], self.passphrase.text())
