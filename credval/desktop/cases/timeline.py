"""What happened to the case, the newest first, in words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from credval.casework.changing import ON_REQUEST, ON_THE_DAY
from credval.casework.wording import happened, label
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.rich import Reading, esc, table
from credval.model.case_words import Happening, LetterKind
from credval.text import mark

if TYPE_CHECKING:
    from credval.model.cases import Case, Event

_FIELDS = {
    "person.name_as_written": mark("Name, as on the papers"),
    "person.other_names": mark("Other names on other papers"),
    "person.born_as_written": mark("Born, as written"),
    "person.born_calendar": mark("Calendar"),
    "person.contact": mark("Address for letters"),
    "person.language": mark("Language of letters"),
}


class TimelinePiece(Piece):
    """Every line of the timeline."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("What happened"))
        self.reading = Reading(desk.tools, mark("Timeline of the case"))
        self.reading.setMinimumHeight(520)
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.reading)

    def show_case(self) -> None:
        self.reading.show_text(self._html)

    def _html(self) -> str:
        if not self.desk.is_open:
            return ""
        tr, case = self.tools.speech.tr, self.desk.shown
        head = (tr("When"), tr("Who"), tr("What"), tr("State after it"))
        lines = [
            (
                esc(f"{one.at.astimezone():%Y-%m-%d %H:%M}"),
                esc(one.by),
                self._what(case, one),
                esc(self.tools.speech.of(label(one.state))),
            )
            for one in reversed(case.events)
        ]
        return table(head, lines)

    def _what(self, case: Case, one: Event) -> str:
        said = self.tools.speech.of(happened(one.what))
        note = self._note(case, one)
        return f"{esc(said)}<br><span class='small'>{esc(note)}</span>" if note else esc(said)

    def _note(self, case: Case, one: Event) -> str:
        """What the line is about: the name of what its note points to, or what was written."""
        tr, of, note = self.tools.speech.tr, self.tools.speech.of, one.note
        if note in (ON_REQUEST, ON_THE_DAY):
            return tr("at the person's request") if note == ON_REQUEST else tr("on its day")
        if one.what == Happening.LETTER and note in set(LetterKind):
            return of(label(LetterKind(note)))
        if one.what == Happening.CORRECTED:
            return self._corrected(case, one)
        for credential in case.credentials:
            if credential.id == note and one.what in _OF_CREDENTIALS:
                return title_of(self.desk, credential)
        for paper in case.papers:
            if paper.id == note:
                return paper.name
        for look_up in case.verifications:
            if look_up.id == note:
                return look_up.body
        return "" if one.what in _POINTS else note

    def _corrected(self, case: Case, one: Event) -> str:
        field = _FIELDS.get(one.note)
        name = self.tools.speech.tr(field) if field else one.note
        line = next((it for it in case.corrections if it.at == one.at and it.what == one.note), None)
        if line is None:
            return name
        tr = self.tools.speech.tr
        said = tr("{field}: was “{was}”, is “{now}”.", field=name, was=line.was, now=line.now)
        return f"{said} {line.because}".strip()


_OF_CREDENTIALS = {Happening.CREDENTIAL_WRITTEN, Happening.CREDENTIAL_REMOVED}
_POINTS = {
    *_OF_CREDENTIALS,
    Happening.PAPER_ADDED,
    Happening.PAPER_REMOVED,
    Happening.LOOK_UP_PLANNED,
    Happening.LOOK_UP_DROPPED,
    Happening.CONSENT_GIVEN,
    Happening.CONSENT_WITHDRAWN,
    Happening.ASKED,
    Happening.ANSWERED,
    Happening.ANSWERED_ELSEWHERE,
}
"""What is noted by an id alone: not for eyes, once what it named is gone."""
