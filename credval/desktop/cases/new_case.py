"""How does a case begin: with the post, and with whoever it is about?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from credval.desktop.cases.desk import AskFiles
from credval.desktop.cases.piece import Typed
from credval.desktop.cases.sending import TakeIn
from credval.desktop.cases.sheets import Sheet
from credval.desktop.fields import Field
from credval.desktop.parts import button, row, spoken
from credval.desktop.tools import Tools
from credval.model.cases import Job, Person
from credval.text import mark


class NewCase(Sheet):
    """A few lines; everything else follows in the case. `made` gives the post and the person; `called_off` neither."""

    made = Signal(object, object)
    called_off = Signal()

    def __init__(self, tools: Tools, files: AskFiles) -> None:
        super().__init__(tools, mark("New case"))
        self.title, self.job_reference = QLineEdit(), QLineEdit()
        self.name_, self.reference = QLineEdit(), QLineEdit()
        self.go = button(tools, mark("Open the case"), "main")
        self.cancel = button(tools, mark("Cancel"))
        self._title = Field(
            tools,
            mark("The post"),
            self.title,
            mark("What it needs is written next, before candidates are judged."),
        )
        self.add(
            spoken(tools, mark("One case for each candidate and post.")),
            self._title,
            Field(tools, mark("Reference of the recruitment"), self.job_reference),
            Field(tools, mark("Name, as on the papers"), self.name_),
            Field(tools, mark("What the office calls the person"), self.reference, mark("Shown instead of the name in blind mode.")),
        )  # fmt: skip
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.cancel)
        line.addStretch()
        self.inside.addLayout(line)
        self.take_in = TakeIn(tools, files)
        self.inside.addWidget(self.take_in)
        self.inside.addStretch()
        self.go.clicked.connect(self._make)
        for box in self._boxes().values():
            box.returnPressed.connect(self._make)
            box.textEdited.connect(tools.look.fonts.need)
        self.cancel.clicked.connect(self.called_off)
        self.start = self.title

    def _boxes(self) -> dict[str, QLineEdit]:
        return {
            "title": self.title, "job_reference": self.job_reference, "name": self.name_, "reference": self.reference,
        }  # fmt: skip

    @property
    def dirty(self) -> bool:
        """Whether a case is begun that is not opened."""
        return any(one.text().strip() for one in self._boxes().values())

    def typed(self) -> Typed:
        """What stands here, for a draft."""
        return {name: box.text() for name, box in self._boxes().items()}

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock."""
        for name, box in self._boxes().items():
            self.tools.look.fonts.need(typed[name])
            box.setText(typed[name])

    def forget(self) -> None:
        """Begin with empty lines."""
        for box in self._boxes().values():
            box.clear()
        self.notice.tell(None)
        self.take_in.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.called_off.emit()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        title = self.title.text().strip()
        said = self.tools.speech.tr("Write which post it is about.")
        self._title.tell("" if title else said, "ask")
        if not title:
            self.title.setFocus()
            return
        job = Job(title=title, reference=self.job_reference.text().strip())
        person = Person(name_as_written=self.name_.text().strip(), reference=self.reference.text().strip())
        self.made.emit(job, person)
