"""What holds in the sector of this job: who decides, what it costs, whether it is worth it, and what is still to be asked?

It stands beside the answer. It is given the job and never the answer, so that nothing in it changes an outcome.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.conditions.evaluating import Fact
from credval.desktop.assess.rows import Rows
from credval.desktop.assess.sector_parts import FactField, GateLine, SaidLine
from credval.desktop.handbook.beside import about
from credval.desktop.parts import Card, Notice, column, empty, rule, spoken, words
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.actions.advising import Advice, Asked, Sector
    from credval.actions.books import OpenBook

Given = dict[str, dict[str, Fact]]
"""For a pack, by its id, what a person has said of its facts."""


class SectorBlock(QWidget):
    """One pack: what it is, its gates, its questions, and what its rules say to the answers."""

    def __init__(
        self, tools: Tools, sector: Sector, changed: Callable[[], None], given: dict[str, Fact]
    ) -> None:
        super().__init__()
        self._tools, self._given, self._changed = tools, given, changed
        speech = tools.speech
        self.title = words("strong", speech.of(sector.pack.title))
        self.why = words("small", speech.of(sector.why))
        self.gates = [GateLine(tools, one) for one in sector.gates]
        self.fields = {one.id: FactField(tools, one) for one in sector.pack.facts}
        self.said: Rows[SaidLine] = Rows(lambda _: SaidLine(tools))
        about(self, sector.pack.paragraph)
        inside = column(self, gap=12)
        head = column(gap=0)
        head.addWidget(self.title)
        head.addWidget(self.why)
        inside.addLayout(head)
        for part in (words("muted", speech.of(sector.pack.intro)), *self.gates):
            inside.addWidget(part)
        inside.addWidget(spoken(tools, mark("What is known of this post and these papers"), "strong"))
        for key, one in self.fields.items():
            one.show_value(given.get(key))
            one.given.connect(self._take)
            inside.addWidget(one)
        inside.addWidget(self.said)

    def show_sector(self, sector: Sector) -> None:
        """What the rules say now; the questions stay as they are."""
        self.said.show_all(sector.said, lambda line, said: line.show_said(said, self._tools))

    def _take(self) -> None:
        self._given.clear()
        known = {key: one.value() for key, one in self.fields.items()}
        self._given.update({key: value for key, value in known.items() if value is not None})
        self._changed()


class SectorBody(QWidget):
    """What holds in the sector of a job, with its questions. `changed` says that an answer is another one; `found`
    whether there is anything to say.
    """

    changed = Signal()
    found = Signal(bool)

    def __init__(self, tools: Tools, today: Callable[[], date], name: str = "sector") -> None:
        """``name``: of its work in the background, another one for each place where such a card stands."""
        super().__init__()
        self._tools, self._today, self._name = tools, today, name
        self._book: OpenBook | None = None
        self._asked: Asked | None = None
        self._advice: Advice | None = None
        self.given: Given = {}
        self.blocks: dict[str, SectorBlock] = {}
        self.first: GateLine | None = None
        self.problem = Notice(tools, "problem")
        told = mark(
            "Information, conditions and tasks beside the outcome. Nothing here changes it; where an authority decides, its word comes first."
        )
        self.recognised = Notice(tools)
        inside = column(self)
        inside.addWidget(spoken(tools, told, "muted"))
        inside.addWidget(self.problem)
        inside.addWidget(self.recognised)
        self._column = column(gap=16)
        inside.addLayout(self._column)
        tools.speech.changed.connect(self._speak)

    def use(self, book: OpenBook) -> None:
        """The rulebook is open."""
        self._book = book
        self._run()

    def ask(self, asked: Asked) -> None:
        """Another job, or another country of training."""
        if asked != self._asked:
            self._asked = asked
            self._run()

    def take(self, given: Given) -> None:
        """Another person, with what was answered of theirs: nothing of the one before holds for them."""
        self.given, self._advice, self.blocks = given, None, {}
        empty(self._column)
        self._run()

    def _run(self) -> None:
        book, asked, on = self._book, self._asked, self._today
        if book is None or asked is None:
            return
        from credval.actions.advising import advise

        day, given = on(), {key: dict(facts) for key, facts in self.given.items()}
        self._tools.jobs.run(self._name, lambda: advise(book, asked, given, day), self._show, self._failed)

    def _show(self, advice: Advice) -> None:
        self.problem.say("")
        self.recognised.say(self._told(advice))
        before, self._advice = self._advice, advice
        if before is None or _frame(before) != _frame(advice):
            self._make(advice)
        for sector in advice.sectors:
            self.blocks[sector.pack.id].show_sector(sector)
        self.found.emit(not advice.is_empty)

    def _told(self, advice: Advice) -> str:
        """Why the job is taken for a regulated profession, why not, or which ones a person is asked about."""
        speech = self._tools.speech
        says = [speech.of(advice.why)]
        if advice.why and advice.first:
            says.append(
                speech.tr(
                    "Choose it under “A regulated profession” above, so that the answer refers to the authority."
                )
            )
        if advice.perhaps:
            names = "; ".join(
                f"{speech.of(one.titles)} – {speech.of(one.authority.name)}" for one in advice.perhaps
            )
            says.append(
                speech.tr("If it is, choose it under “A regulated profession” above. ({names})", names=names)
            )
        return " ".join(says)

    def _make(self, advice: Advice) -> None:
        empty(self._column)
        self.first = GateLine(self._tools, advice.first) if advice.first else None
        if self.first is not None:
            about(self.first, f"route.{advice.way}" if advice.way else "profession")
        self.blocks = {one.pack.id: self._block(one) for one in advice.sectors}
        parts: list[QWidget] = [*([self.first] if self.first else []), *self.blocks.values()]
        for place, part in enumerate(parts):
            if place:
                self._column.addWidget(rule())
            self._column.addWidget(part)

    def _block(self, sector: Sector) -> SectorBlock:
        given = self.given.setdefault(sector.pack.id, {})
        return SectorBlock(self._tools, sector, self._answered, given)

    def _answered(self) -> None:
        self.changed.emit()
        self._run()

    def _speak(self) -> None:
        if self._advice is not None:
            self._make(self._advice)
            self._show(self._advice)

    def _failed(self, problem: Exception) -> None:
        from credval.desktop.problems import told

        self.problem.say(told(problem, self._tools.speech.lang))
        self.found.emit(True)


class SectorCard(Card):
    """On the page Assess: appears where the job title or the profession means a sector or an authority."""

    def __init__(self, tools: Tools, today: Callable[[], date]) -> None:
        super().__init__(tools, mark("What holds in this sector"))
        about(self, "sector")
        self.inner = SectorBody(tools, today)
        self.body.addWidget(self.inner)
        self.use, self.ask, self.take = self.inner.use, self.inner.ask, self.inner.take
        self.inner.found.connect(self.setVisible)
        self.hide()

    @property
    def given(self) -> Given:
        """What a person has said."""
        return self.inner.given

    @property
    def blocks(self) -> dict[str, SectorBlock]:
        """The packs in view, by their ids."""
        return self.inner.blocks

    @property
    def first(self) -> GateLine | None:
        """The gate of the regulated profession."""
        return self.inner.first

    @property
    def recognised(self) -> Notice:
        """Why the job is taken for a regulated profession, why not, or what is asked."""
        return self.inner.recognised


def _frame(advice: Advice) -> tuple[object, ...]:
    """What stands whatever is answered: as long as it is the same, the questions stay where the cursor is."""
    return advice.first, tuple((one.pack.id, one.why, one.gates) for one in advice.sectors)
