"""What does it mean here? The middle column: the outcome first, then everything that stands behind it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.answer_cards import (
    ChooseCard,
    ElementsCard,
    GapCard,
    GeneralCard,
    ListCard,
    OutcomeCard,
    QuestionTiles,
    RequirementCard,
    UnknownCard,
)
from credval.desktop.assess.ladders_card import LaddersCard
from credval.desktop.assess.missing import place_of
from credval.desktop.parts import Notice, column, words
from credval.desktop.tools import Tools
from credval.text import mark

Result = dict[str, Any]


class Answer(QWidget):
    """The answer to one credential. `go` names a place in the form, `chosen` the entry that a person picked."""

    go = Signal(str)
    chosen = Signal(str)

    def __init__(self, tools: Tools, problem: Notice) -> None:
        """``problem`` is where it is said that something could not be answered."""
        super().__init__()
        self._tools = tools
        self._result: Result | None = None
        self.problem = problem
        self.outcome = OutcomeCard(tools)
        self.choose = ChooseCard(tools)
        self.gap = GapCard(tools)
        self.general = GeneralCard(tools)
        self.questions = QuestionTiles(tools)
        self.ladders = LaddersCard(tools)
        self.requirement = RequirementCard(tools)
        self.elements = ElementsCard(tools)
        self.notes = ListCard(tools, mark("Worth knowing"))
        self.unknown = UnknownCard(tools)
        self.next_steps = ListCard(tools, mark("Next steps"), numbered=True)
        self.vetting = words("small")
        self._lay_out()
        tools.speech.changed.connect(self._speak)
        self.show_result(None)

    def show_result(self, result: Result | None) -> None:
        """The answer; None while there is nothing to answer yet. One with an error says so and keeps the last one."""
        error = result.get("error") if result else None
        self.problem.say(self._tools.speech.of(error))
        if error and self._result is not None:
            return
        self._result = None if error else result
        self.setVisible(self._result is not None)
        self._speak()

    def shows_something(self) -> bool:
        return self._result is not None

    def _speak(self) -> None:
        result = self._result
        if result is None:
            return
        for card in (
            self.outcome,
            self.choose,
            self.general,
            self.questions,
            self.requirement,
            self.elements,
        ):
            card.show_result(result)
        self.notes.show_texts(result["notes"])
        self.unknown.show_rows([(place_of(would), would) for would in result["would_be"]])
        self.next_steps.show_texts(result["next_steps"])
        speech = self._tools.speech
        vetting = speech.of(result["vetting_text"])
        told = speech.tr(
            "This entry is {vetting}. Rulebook edition {edition}.", vetting=vetting, edition=result["edition"]
        )
        self.vetting.setText(told if result["matched"]["qualification_id"] else "")

    def _lay_out(self) -> None:
        layout = column(self, gap=16)
        for part in (
            self.outcome,
            self.choose,
            self.gap,
            self.general,
            self.questions,
            self.ladders,
            self.requirement,
            self.elements,
            self.notes,
            self.unknown,
            self.next_steps,
            self.vetting,
        ):
            layout.addWidget(part)
        self.unknown.go.connect(self.go)
        self.choose.chosen.connect(self.chosen)
