"""What did a colleague say of the proposal, and the candidate of the decision?"""

from __future__ import annotations

from datetime import datetime

from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.rowlist import Line
from credval.desktop.parts import column, empty, words
from credval.model.cases import Objection, SecondOpinion
from credval.text import mark


class OpinionsPiece(Piece):
    """Second opinions and objections, the latest first; nothing is shown where there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Second opinions and objections"))
        self._column = column(gap=8)
        self.body.addLayout(self._column)

    def show_case(self) -> None:
        case = self.desk.shown
        empty(self._column)
        for opinion in reversed(case.opinions):
            self._column.addWidget(self._opinion(opinion))
        for objection in reversed(case.objections):
            self._column.addWidget(self._objection(objection))
        self.setVisible(bool(case.opinions or case.objections))

    def _opinion(self, one: SecondOpinion) -> Line:
        tr = self.tools.speech.tr
        asked = tr("Asked on {day} by {name}.", day=_day(one.asked_at), name=one.asked_by)
        if one.at is None:
            whom = one.asked_of or tr("a colleague")
            head = tr("Waits for {name}", name=whom)
            return Line(self.tools, head, " ".join(filter(None, [asked, one.question])), ("unknown", "wait"))
        head = (
            tr("{name} agrees", name=one.by) if one.agrees else tr("{name} sees it differently", name=one.by)
        )
        said = " ".join(filter(None, [asked, one.question]))
        line = Line(self.tools, head, said, ("yes", "good") if one.agrees else ("unknown", "wait"))
        if one.says:
            self.tools.look.fonts.need(one.says)
            line.more.addWidget(words("body", one.says))
        return line

    def _objection(self, one: Objection) -> Line:
        tr = self.tools.speech.tr
        head = tr("The candidate objected on {day}", day=_day(one.at))
        line = Line(self.tools, head, one.says, ("warning", "wait"))
        if one.answered_at is not None:
            answered = tr("Answered on {day} by {name}:", day=_day(one.answered_at), name=one.answered_by)
            line.more.addWidget(words("body", f"{answered} {one.answer}"))
        return line


def _day(at: datetime) -> str:
    return at.astimezone().date().isoformat()
