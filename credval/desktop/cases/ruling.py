"""What does a person decide of one education: as proposed, or otherwise with reasons?"""

from __future__ import annotations

from PySide6.QtCore import Signal

from credval.assessment.wording import label_both
from credval.casework.acts import Ruling
from credval.casework.deciding import NAMES_SOMETHING
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed, text_box
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import Card, words
from credval.model.cases import Proposed
from credval.model.words import Outcome
from credval.text import Text, mark


class RulingCard(Card):
    """One education: the word, what it is comparable to, and the reasons where they are needed."""

    touched = Signal()

    def __init__(self, desk: Desk, proposed: Proposed, title: str, guidance: str) -> None:
        super().__init__(desk.tools)
        self._desk, self.proposed = desk, proposed
        tools = desk.tools
        self.outcome = Options(tools, [(one.value, label_both(one)) for one in Outcome])
        self.outcome.choose(proposed.outcome)
        self.counterpart = Options(tools, _counterparts(desk, proposed.counterpart))
        self.counterpart.choose(proposed.counterpart)
        self.reasons = text_box(3)
        self.reasons_field = Field(
            tools,
            mark("The reasons"),
            self.reasons,
            mark("Needed where the decision is another than the proposal."),
        )
        self._counterpart = Field(tools, mark("Comparable to"), self.counterpart)
        self.body.setSpacing(12)
        self.body.addWidget(words("strong", title))
        said = tools.speech.tr("Proposed: {outcome}", outcome=label_both(proposed.outcome))
        self.body.addWidget(words("muted", f"{said}. {guidance}".strip()))
        self.body.addLayout(side_by_side(Field(tools, mark("The decision"), self.outcome), self._counterpart))
        self.body.addWidget(self.reasons_field)
        self.outcome.chosen.connect(self._unfold)
        self.counterpart.chosen.connect(self._unfold)
        self.reasons.textChanged.connect(self.touched)
        self._unfold()

    def read(self) -> Ruling:
        """What was chosen."""
        names = Outcome(self.outcome.value()) in NAMES_SOMETHING
        return Ruling(
            credential=self.proposed.credential,
            outcome=Outcome(self.outcome.value()),
            reasons=self.reasons.toPlainText(),
            counterpart=self.counterpart.value() if names else self._unnamed(),
        )

    def typed(self) -> Typed:
        """The same for a draft."""
        return {
            "outcome": self.outcome.value(),
            "counterpart": self.counterpart.value(),
            "reasons": self.reasons.toPlainText(),
        }

    def put(self, typed: Typed) -> None:
        self.outcome.choose(typed["outcome"])
        self.counterpart.choose(typed["counterpart"])
        self.reasons.setPlainText(typed["reasons"])
        self._unfold()

    @property
    def departs(self) -> bool:
        ruling = self.read()
        named = self.proposed.counterpart if ruling.counterpart is None else ruling.counterpart
        return ruling.outcome is not self.proposed.outcome or named != self.proposed.counterpart

    def ask_reasons(self) -> bool:
        """Say in place that reasons are missing; whether they are."""
        missing = self.departs and not self.reasons.toPlainText().strip()
        tr = self._desk.tools.speech.tr
        self.reasons_field.tell(
            tr("The decision departs from the proposal: write why.") if missing else "", "problem"
        )
        if missing:
            self.reasons.setFocus()
        return missing

    def _unnamed(self) -> str | None:
        """Where the word names nothing: what was proposed if the word is the same, else nothing."""
        return None if self.outcome.value() == self.proposed.outcome else ""

    def _unfold(self) -> None:
        self._counterpart.setVisible(Outcome(self.outcome.value()) in NAMES_SOMETHING)
        self.reasons_field.tell("")
        self.touched.emit()


def _counterparts(desk: Desk, proposed: str) -> list[tuple[str, Text]]:
    """Every Swedish qualification of the rulebook; what was proposed also where the book has it no more."""
    found = [(one.id, one.titles) for one in desk.shelf.destinations] if desk.shelf else []
    if proposed and proposed not in {id_ for id_, _ in found}:
        found.append((proposed, Text(proposed, proposed)))
    return [("", Text("–", "–")), *found]
