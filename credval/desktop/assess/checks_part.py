"""The four short questions: finished, entitled, genuine, the same person? That nobody knows yet is an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.question import Question, Reply
from credval.desktop.assess.where_to_look import WhereToLook
from credval.desktop.parts import column
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import (
    Authenticity,
    Completion,
    EvidenceAbout,
    EvidenceAnswer,
    Identity,
    InstitutionStatus,
)
from credval.text import Text, mark

CONFIRMED, DENIED = EvidenceAnswer.CONFIRMED, EvidenceAnswer.DENIED
NOT_FOUND, NO_ANSWER = EvidenceAnswer.NOT_FOUND, EvidenceAnswer.NO_ANSWER
_NOT_YET = Reply("", mark("Not checked yet"))
ASKED = Reply("", mark("No answer yet"), NO_ANSWER)

FINISHED = (
    Reply("", mark("Not known yet")),
    Reply(Completion.COMPLETED_AWARDED, mark("Yes, awarded")),
    Reply(Completion.COMPLETED_NOT_YET_AWARDED, mark("Finished, not awarded")),
    Reply(Completion.PARTIAL_STUDIES, mark("Not finished")),
)
ENTITLED = (
    _NOT_YET,
    Reply(InstitutionStatus.RECOGNISED_AT_AWARD, mark("Recognised then"), CONFIRMED),
    Reply(InstitutionStatus.RECOGNISED_OTHER_PERIOD, mark("Recognised, but not then"), CONFIRMED),
    Reply(InstitutionStatus.SUCCESSOR_CONFIRMED, mark("A successor answers for it"), CONFIRMED),
    Reply(InstitutionStatus.LEGITIMATE_NOT_RECOGNISED, mark("Not recognised there"), DENIED),
    Reply("", mark("Not found"), NOT_FOUND),
    ASKED,
)
GENUINE = (
    _NOT_YET,
    Reply(Authenticity.CONSISTENT_NOT_VERIFIED, mark("Looks consistent")),
    Reply(Authenticity.VERIFIED_AT_SOURCE, mark("Confirmed at its source"), CONFIRMED),
    Reply(Authenticity.DIGITALLY_VERIFIED, mark("Digital seal or code checked"), CONFIRMED),
    Reply("", mark("Not found"), NOT_FOUND),
    ASKED,
    Reply(Authenticity.UNVERIFIABLE_EXCUSED, mark("Cannot be checked, with reason"), NO_ANSWER),
    Reply(Authenticity.DISCREPANCY_OPEN, mark("Something does not agree")),
    Reply(Authenticity.CONFIRMED_FALSE, mark("The issuer denies it"), DENIED),
)
SAME_PERSON = (
    _NOT_YET,
    Reply(Identity.MATCH, mark("Yes, the same")),
    Reply(Identity.EXPLAINED_VARIANT, mark("Differs, and is explained")),
    Reply(Identity.UNEXPLAINED_MISMATCH, mark("Differs, not explained")),
)
WOULD = {
    "completion": "completion",
    "awarded": "completion",
    "institution": "institution_status",
    "authenticity": "authenticity",
    "discrepancy": "authenticity",
    "identity": "identity",
    "mismatch": "identity",
}
"""Which question asks for the missing fact that a "would be ... if" line names."""


class ChecksPart(QWidget):
    """Gives the claim its axes and the look-ups behind them."""

    changed = Signal()

    def __init__(self, tools: Tools, today: Callable[[], date], by: Callable[[], str]) -> None:
        super().__init__()
        about = EvidenceAbout
        self.questions = [
            Question(tools, title, key, what.value, replies, today, by)
            for title, key, what, replies in (
                (mark("Is it finished and awarded?"), "completion", about.COMPLETION, FINISHED),
                (
                    mark("Has the institution been looked up?"),
                    "institution_status",
                    about.INSTITUTION,
                    ENTITLED,
                ),
                (mark("How was the paper checked?"), "authenticity", about.AUTHENTICITY, GENUINE),
                (mark("Is it the person on the identity paper?"), "identity", about.IDENTITY, SAME_PERSON),
            )
        ]
        self.where = WhereToLook(tools)
        self.question("institution_status").put_below(self.where)
        layout = column(self, gap=24)
        for one in self.questions:
            layout.addWidget(one)
            one.changed.connect(self.changed)

    def question(self, key: str) -> Question:
        return next(one for one in self.questions if one.key == key)

    def begin_look_up(self, row: dict[str, Any]) -> bool:
        """Begin a look-up of the institution; False where the question has an answer already, which stays."""
        question = self.question("institution_status")
        if question.is_answered():
            return False
        question.begin_look_up(ASKED, row)
        return True

    def settle(self, country: Country | None, channels: dict[str, Text]) -> None:
        for one in self.questions:
            one.settle(country, channels)

    def tell_would(self, sentences: Mapping[str, str]) -> None:
        """``sentences``: key of a question -> what an answer would change."""
        for one in self.questions:
            one.tell_would(sentences.get(one.key, ""))

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        rows: list[dict[str, Any]] = []
        for one in self.questions:
            answer = one.read()
            rows += answer.pop("evidence", [])
            found |= answer
        return {**found, "evidence": rows} if rows else found

    def show_claim(self, claim: dict[str, Any]) -> list[dict[str, Any]]:
        """Show a claim. Returns the evidence rows that no question took."""
        taken = [one.show_claim(claim) for one in self.questions]
        return [row for row in claim.get("evidence", ()) if not any(row is one for one in taken)]
