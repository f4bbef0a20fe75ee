"""How does a person decide, and what is asked where a colleague decided otherwise?"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal

from credval.assessment.wording import label_both
from credval.casework.differing import last_decisions
from credval.desktop.assess.answer_cards import OUTCOMES
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed
from credval.desktop.cases.rowlist import Line
from credval.desktop.cases.ruling import RulingCard
from credval.desktop.cases.told import Told
from credval.desktop.parts import button, column, empty, row, words
from credval.model.case_words import Move
from credval.model.cases import Case
from credval.model.words import Outcome
from credval.text import Text, mark


class DecisionPiece(Piece):
    """The decision of every education at once. `decided` when it was made."""

    name = "decision"
    decided = Signal()
    touched = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The decision"))
        self.told = words("muted")
        self.rulings: dict[str, RulingCard] = {}
        self.questions: list[Told] = []
        self.go = button(desk.tools, mark("Decide"), "main", "yes")
        self._of = ""
        self._column, self._made, self._asked = column(gap=8), column(gap=8), column(gap=8)
        self.body.addWidget(self.told)
        for part in (self._made, self._asked, self._column):
            self.body.addLayout(part)
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self.decide)
        desk.tools.speech.changed.connect(self._again)

    @property
    def dirty(self) -> bool:
        """Whether a decision is begun that is not made."""
        return any(one.departs or one.reasons.toPlainText().strip() for one in self.rulings.values())

    def typed(self) -> Typed:
        """What was chosen and written, for a draft; by credential."""
        return {"proposal": self._of, "rulings": {id_: one.typed() for id_, one in self.rulings.items()}}

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock, if the same proposal stands."""
        if typed.get("proposal") == self._of:
            for id_, one in typed["rulings"].items():
                if id_ in self.rulings:
                    self.rulings[id_].put(one)

    def show_case(self) -> None:
        case, tr = self.desk.case, self.tools.speech.tr
        offer = next((one for one in self.desk.casebook.moves(case) if one.move is Move.DECIDE), None)
        open_ = offer is not None and not self.desk.read_only
        self.go.setVisible(open_)
        self.go.setEnabled(bool(offer and offer.allowed))
        why = self.tools.speech.of(offer.why_not) if offer and offer.why_not else ""
        self.go.setToolTip(why)
        self.go.setAccessibleDescription(why)
        if not open_:
            self.told.setText(tr("A decision is made once a proposal stands.") if not case.decisions else "")
        else:
            self.told.setText(why or tr("The proposal is the rulebook's. Decide for each education; whoever departs from it writes why, and the proposal stays on record."))  # fmt: skip
        self.told.setVisible(bool(self.told.text()))
        self._show_rulings(case if open_ else None)
        self._show_decisions(case)

    def decide(self) -> None:
        """Make the decision of every education; reasons that are missing are asked for in place."""
        if any(one.ask_reasons() for one in self.rulings.values()):
            return
        from credval.actions.proposing import decide

        rulings = [one.read() for one in self.rulings.values()]
        if self.desk.put(self.notice, lambda casebook, case: decide(casebook, case, rulings)):
            self.decided.emit()

    def _again(self) -> None:
        """Another language: the rulings are made anew, with what was typed."""
        if self.rulings and self.desk.is_open:
            typed, self._of = self.typed(), ""
            self.show_case()
            self.restore({**typed, "proposal": self._of})

    def _show_rulings(self, case: Case | None) -> None:
        """The cards to decide with, made anew for another proposal only: what was begun stays."""
        standing = case.proposal if case else None
        if case is None or standing is None or self.desk.shelf is None:
            empty(self._column)
            self.rulings, self._of = {}, ""
            return
        if standing.id == self._of:
            return
        empty(self._column)
        self.rulings, self._of = {}, standing.id
        earlier = self._guidance(case)
        by_id = {one.id: one for one in case.credentials}
        for one in standing.of:
            title = title_of(self.desk, by_id[one.credential]) if one.credential in by_id else one.credential
            made = RulingCard(self.desk, one, title, self._counted(earlier.get(one.credential, Counter())))
            made.touched.connect(self.touched)
            self.rulings[one.credential] = made
            self._column.addWidget(made)

    def _guidance(self, case: Case) -> dict[str, Counter[Outcome]]:
        from credval.actions.proposing import guidance

        try:
            return guidance(self.desk.casebook, case)
        except Exception as problem:  # noqa: BLE001  # a decision can be made without; the problem is told
            self.notice.tell(problem)
            return {}

    def _counted(self, found: Counter[Outcome]) -> str:
        """Own earlier outcomes of the same facts, as counts of words."""
        if not found:
            return ""
        speech = self.tools.speech
        counts = ", ".join(f"{speech.of(label_both(word))} {n}" for word, n in found.most_common())
        return speech.tr("Earlier here, on the same facts: {counts}.", counts=counts)

    def _show_decisions(self, case: Case) -> None:
        speech = self.tools.speech
        empty(self._made)
        empty(self._asked)
        by_id = {one.id: one for one in case.credentials}
        for one in last_decisions(case):
            title = title_of(self.desk, by_id[one.credential]) if one.credential in by_id else one.credential
            word = speech.of(label_both(one.outcome))
            parts = [
                speech.tr("Decided on {day} by {name}.", day=one.at.astimezone().date().isoformat(), name=one.by),
                speech.tr("Departs from the proposal ({outcome}).", outcome=label_both(one.proposed)) if one.departs else speech.tr("As proposed."),
                one.reasons,
            ]  # fmt: skip
            self._made.addWidget(Line(self.tools, f"{title}: {word}", " ".join(part for part in parts if part), OUTCOMES[one.outcome]))  # fmt: skip
        self.questions = []
        for text in self._questions(case):
            asked = Told(self.tools, "ask", standing=True)
            self._asked.addWidget(asked)
            asked.tell(text, "ask")
            self.questions.append(asked)

    def _questions(self, case: Case) -> tuple[Text, ...]:
        if not case.decisions:
            return ()
        from credval.actions.proposing import questions

        try:
            return tuple(one.text for one in questions(self.desk.casebook, case))
        except Exception as problem:  # noqa: BLE001  # the decision stands without; the problem is told
            self.notice.tell(problem)
            return ()
