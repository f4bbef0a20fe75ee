"""How is one of the four short questions asked, answered, and what would another answer change?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.look_up import LookUp
from credval.desktop.fields import Choice
from credval.desktop.parts import column, spoken, words
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import EvidenceAnswer
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Reply:
    """One possible answer: the word of the axis that it sets (none for *not yet*), and the look-up it needs."""

    word: str
    message: str
    answer: EvidenceAnswer | None = None
    """What the source said, where this answer means that somebody looked something up."""

    @property
    def value(self) -> str:
        return f"{self.word}/{self.answer or ''}"


class Question(QWidget):
    """One question with its replies in view. Gives ``key`` of the claim and, where looked up, an evidence row."""

    changed = Signal()

    def __init__(
        self,
        tools: Tools,
        title: str,
        key: str,
        about: str,
        replies: tuple[Reply, ...],
        today: Callable[[], date],
        by: Callable[[], str],
    ) -> None:
        super().__init__()
        self._tools, self.key, self.about = tools, key, about
        self._replies = {one.value: one for one in replies}
        options = [(one.value, one.message) for one in replies]
        self.choice = Choice(tools, title, options, stacked=True)
        self.look_up: LookUp | None = None
        self._today, self._by = today, by
        self._country: Country | None = None
        self._channels: dict[str, Text] = {}
        self._layout = column(self, gap=8)
        self._layout.addWidget(spoken(tools, title, "strong"))
        self._layout.addWidget(self.choice)
        self._would = words("small")
        self._would.hide()
        self._layout.addWidget(self._would)
        self.choice.chosen.connect(self._answered)

    def settle(self, country: Country | None, channels: dict[str, Text]) -> None:
        self._country, self._channels = country, channels
        if self.look_up is not None:
            self.look_up.settle(country, channels)

    def tell_would(self, sentence: str) -> None:
        """Say what an answer to this question would change; empty: nothing."""
        self._would.setText(sentence)
        self._would.setVisible(bool(sentence))

    def would(self) -> str:
        return self._would.text()

    def put_below(self, widget: QWidget) -> None:
        """Something more that belongs to this question."""
        self._layout.addWidget(widget)

    def is_answered(self) -> bool:
        """Whether a person has said anything else than *not yet*."""
        return self.choice.value() != next(iter(self._replies))

    def begin_look_up(self, reply: Reply, row: dict[str, Any]) -> None:
        """Open a look-up with what is known of it, today's day and whoever prepares; the answer is still to be given."""
        self.choice.choose(reply.value)
        self._open(reply)
        if self.look_up is not None:
            self.look_up.show_row({"day": self._today().isoformat(), "by": self._by(), **row})
        self.choice.setFocus()
        self.changed.emit()

    def read(self) -> dict[str, Any]:
        """The axis word (under ``key``) and the evidence rows."""
        reply = self._replies[self.choice.value()]
        found: dict[str, Any] = {self.key: reply.word} if reply.word else {}
        if reply.answer is not None and self.look_up is not None:
            found["evidence"] = [{**self.look_up.read(self.about), "answer": reply.answer.value}]
        return found

    def show_claim(self, claim: dict[str, Any]) -> dict[str, Any] | None:
        """Show what a claim says to this question. Returns the evidence row that it took, if any."""
        word = str(claim.get(self.key, ""))
        rows: list[dict[str, Any]] = [
            row for row in claim.get("evidence", ()) if row.get("about") == self.about
        ]
        row = rows[0] if rows else None
        reply = self._fitting(word, str(row["answer"]) if row else "")
        self.choice.choose(reply.value)
        self._open(reply)
        if row is None or self.look_up is None or reply.answer is None:
            return None
        self.look_up.show_row(row)
        return row

    def _fitting(self, word: str, answer: str) -> Reply:
        same = [one for one in self._replies.values() if one.word == word]
        exact = [one for one in same if (one.answer or "") == answer]
        return (exact or same or list(self._replies.values()))[0]

    def _answered(self, value: str) -> None:
        self._open(self._replies[value])
        self.changed.emit()

    def _open(self, reply: Reply) -> None:
        """Show the look-up that belongs to the reply, made when it is first needed."""
        if reply.answer is not None and self.look_up is None:
            self.look_up = LookUp(self._tools, self._today, self._by)
            self.look_up.settle(self._country, self._channels)
            self.look_up.changed.connect(self.changed)
            self._layout.insertWidget(self._layout.count() - 1, self.look_up)
        if self.look_up is not None:
            self.look_up.setVisible(reply.answer is not None)
            self.look_up.fix_answer(reply.answer)
