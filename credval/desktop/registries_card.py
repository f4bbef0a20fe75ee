"""Which registries were imported, and how is a further file taken in without keeping anybody from working?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from credval.desktop.assess.rows import IconLine, Rows
from credval.desktop.parts import Card, Notice, button, in_groups, row, spoken, words
from credval.desktop.problems import told
from credval.desktop.progress import Progress
from credval.desktop.tools import Tools
from credval.text import Text, mark

if TYPE_CHECKING:
    from credval.actions.importing import Imported
    from credval.model.registries import ImportedFile

_JOB = "import"
_MOST_TOLD = 5
"""Records that were passed over are named up to so many."""


class CalledOffError(Exception):
    """A person has stopped the import."""


class RegistriesCard(Card):
    """What was imported with its hash, and a way to import more. `imported` says that the evidence is another one now."""

    imported = Signal()
    _stepped = Signal(object)

    def __init__(self, tools: Tools, today: Callable[[], date], which: Callable[[], Path | None]) -> None:
        """``which`` asks for the file."""
        super().__init__(tools, mark("Registries as evidence"))
        self._tools, self._today, self._which = tools, today, which
        self._stop = Event()
        self._step: Text | None = None
        self._done: Imported | None = None
        self._problem: Exception | None = None
        self._unreadable: Exception | None = None
        self._stopped = False
        self.rows = Rows(lambda _: IconLine(tools))
        self.hash, self.empty, self.step = words("small"), words("muted"), words("small")
        self.part = QCheckBox()
        self.choose = button(tools, mark("Import a file …"), "plain", "add")
        self.progress = Progress(replace(tools, jobs=tools.long), {_JOB: mark("Importing")})
        self.result, self.problem = Notice(tools), Notice(tools, "problem")
        self._lay_out()
        self._listen()
        self._speak()

    # -- taking a file in

    def _import(self) -> None:
        path = self._which()
        if path is None:
            return
        self._done = self._problem = None
        self._stopped = False
        stop = self._stop = Event()  # one of its own: an import that was called off may still be ending
        day, part = self._today(), self.part.isChecked()

        def tell(step: Text) -> None:
            if stop.is_set():
                raise CalledOffError
            self._stepped.emit(step)

        def action() -> Imported | None:
            from credval.actions.importing import import_institutions

            try:
                return import_institutions(path, day, tell, part)
            except CalledOffError:
                return None

        self.choose.setEnabled(False)
        self._speak()
        self._tools.long.run(_JOB, action, self._succeeded, self._failed)

    def _succeeded(self, done: Imported | None) -> None:
        self._done = done
        self.part.setChecked(False)
        self._speak()
        self.imported.emit()

    def _failed(self, problem: Exception) -> None:
        self._problem = problem
        self._speak()

    def _call_off(self) -> None:
        self._stopped = True
        self._speak()

    def _settled(self, name: str) -> None:
        """It is over, whichever way; where it was called off, the work ends at its next step."""
        if name == _JOB:
            self._stop.set()
            self._step = None
            self.step.hide()
            self.choose.setEnabled(True)
            self.choose.setFocus()

    # -- what is shown

    def _show_step(self, step: Text) -> None:
        if self._tools.long.busy(_JOB):
            self._step = step
            self.step.setText(self._tools.speech.of(step))
            self.step.setVisible(self.progress.isVisibleTo(self))

    def _speak(self) -> None:
        from credval.actions.evidence import evidence_in_use

        evidence = evidence_in_use()
        files = evidence.latest() if evidence else []
        self.rows.show_all(files, self._fill)
        self.rows.setVisible(bool(files))
        self._unreadable = None if evidence else _why_not()
        self.empty.setVisible(not files and self._unreadable is None)
        tr = self._tools.speech.tr
        self.hash.setText(
            tr("Hash of the evidence: {hash}", hash=in_groups(evidence.hash)) if evidence else ""
        )
        self.hash.setVisible(evidence is not None)
        self._say_outcome()

    def _fill(self, line: IconLine, one: ImportedFile) -> None:
        from credval.actions.registry_facts import title

        speech = self._tools.speech
        name = speech.of(title(one.registry))
        more = speech.plural(
            "{n} record in {file}, imported {day}",
            "{n} records in {file}, imported {day}",
            one.tally.read,
            file=one.file,
            day=one.day.isoformat(),
        )
        line.say("entry", "muted", name[:1].upper() + name[1:], more)

    def _say_outcome(self) -> None:
        """What the last import came to, in the language of the moment."""
        from credval.actions.import_told import done_text, doubt_text, skipped_texts, stopped_text

        speech = self._tools.speech
        lines = [stopped_text()] if self._stopped else []
        if self._done:
            doubt = doubt_text(self._done)
            lines += [
                done_text(self._done),
                *skipped_texts(self._done, _MOST_TOLD),
                *([doubt] if doubt else []),
            ]
        self.result.say("\n".join(speech.of(one) for one in lines))
        problem = self._problem or self._unreadable
        self.problem.say(told(problem, speech.lang) if problem else "")

    def _lay_out(self) -> None:
        tools = self._tools
        tools.speech.bind(self.part, "text", mark("The file holds only a part of its registry"))
        tools.speech.bind(self.empty, "text", _EMPTY)
        line = row()
        line.addWidget(self.choose)
        line.addStretch()
        above: tuple[QWidget, ...] = (self.rows, self.hash, self.empty, self.part)
        below: tuple[QWidget, ...] = (self.progress, self.step, self.result, self.problem)
        for one in (spoken(tools, _ABOUT, "muted"), *above):
            self.body.addWidget(one)
        self.body.addLayout(line)
        for one in below:
            self.body.addWidget(one)
        self.step.hide()

    def _listen(self) -> None:
        self.choose.clicked.connect(self._import)
        self.progress.cancel.clicked.connect(self._call_off)
        self._stepped.connect(self._show_step)
        self._tools.long.settled.connect(self._settled)
        self._tools.speech.changed.connect(self._speak)


_ABOUT = mark(
    "Open registries show that a name is known, and since when. No status ever comes of them: the right to award degrees is looked up elsewhere."
)
_EMPTY = mark(
    "Nothing has been imported yet. Fetch a file where it is published and choose it here, as it is: the dump of ROR (JSON or zip), the list of the Erasmus charter (XLSX), DEQAR's institutions (CSV), or the lists of web domains of Hipo and swot. What it is, is told by what is in it. The program fetches nothing itself."
)


def _why_not() -> Exception | None:
    """Why the evidence book that is there cannot be read; None where there is none."""
    from credval.actions.evidence import open_evidence
    from credval.errors import CredvalError

    try:
        open_evidence()
    except CredvalError as problem:
        return problem
    return None
