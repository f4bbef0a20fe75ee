"""What does the rulebook say of the educations in the case, and why?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar

from credval.actions.casebook import Casebook
from credval.assessment.wording import label_both
from credval.casework.checking import is_stale
from credval.desktop.assess.answer_cards import OUTCOMES
from credval.desktop.assess.why_panel import WhyPanel
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.rowlist import Line
from credval.desktop.cases.told import Told
from credval.desktop.parts import button, column, empty, repolish, row, words
from credval.model.case_words import Move
from credval.model.cases import Case, Proposal
from credval.text import both, mark

Result = dict[str, Any]


class ProposalPiece(Piece):
    """The proposal that stands, with its trace; earlier ones by day and edition."""

    proposed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The proposal"))
        self.told, self.earlier = words("muted"), words("small")
        self.mind = Told(desk.tools, "ask", standing=True)
        self.go = button(desk.tools, mark("Propose"), "main")
        self.results: dict[str, Result] = {}
        self._shown = ""
        self._column = column(gap=8)
        self.tabs, self.why = QTabBar(), WhyPanel(desk.tools)
        self.tabs.setDrawBase(False)
        desk.tools.speech.bind(self.tabs, "accessibleName", mark("Educations"))
        self.why.setMinimumHeight(360)
        self.body.addWidget(self.told)
        self.body.addWidget(self.mind)
        self.body.addLayout(self._column)
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.body.addLayout(line)
        for part in (self.tabs, self.why, self.earlier):
            self.body.addWidget(part)
        self.go.clicked.connect(self.propose)
        self.tabs.currentChanged.connect(lambda _: self._show_why())

    def propose(self) -> None:
        """Let the rulebook speak, and keep what it says as the proposal."""
        book = self.desk.book(self.notice)
        if book is None or self.tools.jobs.busy("propose"):
            return
        from credval.actions.proposing import propose

        self.desk.work(
            self.notice, "propose", lambda casebook, case: propose(casebook, book, case), self._proposed
        )

    def _proposed(self, case: Case) -> None:
        self.desk.took(case)
        self.proposed.emit()

    def show_case(self) -> None:
        case, tr = self.desk.case, self.tools.speech.tr
        standing = case.proposal
        offer = next((one for one in self.desk.casebook.moves(case) if one.move is Move.PROPOSE), None)
        self.go.setVisible(offer is not None and not self.desk.read_only)
        self.go.setEnabled(bool(offer and offer.allowed))
        self._colour(standing is None)
        why = self.tools.speech.of(offer.why_not) if offer and offer.why_not else ""
        self.go.setToolTip(why)
        self.go.setAccessibleDescription(why)
        self.told.setText(self._says(standing) if standing else why or tr("Nothing is proposed yet. The proposal is what the rulebook says of every education, on the facts as they are now. A person decides."))  # fmt: skip
        self.mind.tell(both("The requirement or the facts have changed since the proposal was made. Make it anew; the old one stays on record.") if is_stale(case) else None, "ask")  # fmt: skip
        self._show_lines(standing)
        before = [one for one in case.proposals if one is not standing]
        self.earlier.setText(
            tr("Earlier proposals, kept on record: {days}.", days=", ".join(f"{one.on.isoformat()} ({one.edition})" for one in before))
        )  # fmt: skip
        self.earlier.setVisible(bool(before))
        self._fetch(standing)

    def _colour(self, main: bool) -> None:
        """Once a proposal stands, deciding is what leads on."""
        kind = "main" if main else "plain"
        if self.go.property("kind") != kind:
            self.go.setProperty("kind", kind)
            repolish(self.go)

    def _says(self, standing: Proposal) -> str:
        return self.tools.speech.tr(
            "Proposed on {day} by {name}, by edition {edition} of the rulebook.",
            day=standing.on.isoformat(),
            name=standing.by,
            edition=standing.edition,
        )

    def _show_lines(self, standing: Proposal | None) -> None:
        empty(self._column)
        by_id = {one.id: one for one in self.desk.shown.credentials}
        for one in standing.of if standing else ():
            credential = by_id.get(one.credential)
            result = (
                self.results.get(one.credential) if self._shown == (standing.id if standing else "") else None
            )
            title = title_of(self.desk, credential) if credential else one.credential
            headline = self.tools.speech.of(result["headline"]) if result else ""
            word = self.tools.speech.of(label_both(one.outcome))
            self._column.addWidget(Line(self.tools, f"{title}: {word}", headline, OUTCOMES[one.outcome]))

    def _fetch(self, standing: Proposal | None) -> None:
        """The results that the proposal keeps, once for each proposal."""
        if standing is None or (self._shown and self._shown != standing.id):
            self.results, self._shown = {}, ""
        if standing is None or self._shown == standing.id:
            self._show_tabs()
            return

        def results(casebook: Casebook, case: Case) -> tuple[str, list[Result]]:
            from credval.actions.proposing import results_of

            found: list[Any] = list(results_of(casebook, case, standing))
            return standing.id, found

        self.desk.work(self.notice, "results", results, self._fetched)

    def _fetched(self, found: tuple[str, list[Result]]) -> None:
        standing = self.desk.case.proposal
        self._shown, results = found
        self.results = {one["id"]: one for one in results}
        self._show_lines(standing)
        self._show_tabs()

    def _show_tabs(self) -> None:
        by_id = {one.id: one for one in self.desk.shown.credentials} if self.desk.is_open else {}
        while self.tabs.count():
            self.tabs.removeTab(0)
        for id_ in self.results:
            title = title_of(self.desk, by_id[id_]) if id_ in by_id else id_
            self.tabs.addTab(title.replace("&", "&&"))
        self.tabs.setVisible(len(self.results) > 1)
        self.why.setVisible(bool(self.results))
        self._show_why()

    def _show_why(self) -> None:
        results = list(self.results.values())
        place = max(0, self.tabs.currentIndex())
        self.why.show_result(results[place] if place < len(results) else None)
