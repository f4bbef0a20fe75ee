"""Which educations does the case hold, and how do they go to the page Assess and back?"""

from __future__ import annotations

import functools
from typing import Any

from PySide6.QtCore import Signal

from credval.assessment.wording import label_both
from credval.casework import editing
from credval.casework.differing import last_decisions
from credval.desktop.assess.answer_cards import OUTCOMES
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.rowlist import Line
from credval.desktop.cases.told import Confirm
from credval.desktop.parts import button, column, empty, row, words
from credval.model.cases import Case, Credential
from credval.text import both, mark


class CredentialsPiece(Piece):
    """The educations. `assess` asks for one of them (or none: a new one) on the page Assess."""

    assess = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Education"))
        self.lines: dict[str, Line] = {}
        self.told = words("muted")
        self.add = button(desk.tools, mark("Describe an education"), "plain", "add")
        self.confirm = Confirm(desk.tools)
        self._column = column(gap=8)
        self.body.addWidget(self.told)
        self.body.addLayout(self._column)
        self.body.addWidget(self.confirm)
        line = row()
        line.addWidget(self.add)
        line.addStretch()
        self.body.addLayout(line)
        self.add.clicked.connect(lambda: self.assess.emit(""))

    def show_case(self) -> None:
        case, tr = self.desk.shown, self.tools.speech.tr
        open_ = case.state in editing.FACTS_OPEN and not self.desk.read_only
        empty(self._column)
        self.lines = {one.id: self._line(case, one, open_) for one in case.credentials}
        self.add.setEnabled(open_)
        self.told.setText(
            tr(
                "Describe the education on the page Assess, as it stands on the papers, and bring it back here."
            )
            if not case.credentials
            else ""
        )
        self.told.setVisible(not case.credentials)

    def _line(self, case: Case, one: Credential, open_: bool) -> Line:
        sign, said = self._outcome(case, one)
        facts = " · ".join(part for part in (said, *self._facts(one.claim)) if part)
        line = Line(self.tools, title_of(self.desk, one), facts, sign)
        line.offer(
            [
                (mark("Assess this"), functools.partial(self.assess.emit, one.id)),
                *([(mark("Take out"), functools.partial(self._ask_remove, one))] if open_ else ()),
            ]
        )
        self._column.addWidget(line)
        return line

    def _facts(self, claim: dict[str, Any]) -> tuple[str, ...]:
        country = next((name for _, code, name in self.desk.shelf.systems if code == claim.get("country")), None) if self.desk.shelf else None  # fmt: skip
        where = self.tools.speech.of(country) if country else str(claim.get("country") or "")
        return (where, str(claim.get("institution") or ""), str(claim.get("award_date") or ""))

    def _outcome(self, case: Case, one: Credential) -> tuple[tuple[str, str], str]:
        """What was decided of it, else proposed, as a sign and in words."""
        speech = self.tools.speech
        decided = next((it for it in last_decisions(case) if it.credential == one.id), None)
        if decided is not None:
            return OUTCOMES[decided.outcome], speech.tr(
                "Decided: {outcome}", outcome=label_both(decided.outcome)
            )
        standing = case.proposal
        proposed = next((it for it in standing.of if it.credential == one.id), None) if standing else None
        if proposed is not None:
            return OUTCOMES[proposed.outcome], speech.tr("Proposed: {outcome}", outcome=label_both(proposed.outcome))  # fmt: skip
        return ("entry", "muted"), ""

    def _ask_remove(self, one: Credential) -> None:
        says = both(
            "“{title}” is taken out of the case with its planned look-ups. What was asked stays on record.",
            title=title_of(self.desk, one),
        )
        self.confirm.ask(
            says, mark("Take out"), lambda: self.desk.edit(self.notice, editing.remove_credential, one.id)
        )


def title_of(desk: Desk, one: Credential) -> str:
    """What an education is called: as typed, the title of its entry where it was picked."""
    typed = str(one.claim.get("qualification") or one.claim.get("qualification_native") or "")
    found = desk.entry_titles.get(typed)
    return (desk.tools.speech.of(found) if found else typed) or desk.tools.speech.tr(
        "Education {id}", id=one.id
    )
