"""What do the job and the papers say? The left column, from the first question to the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.actions.settings import Settings
from credval.desktop.assess.checks_part import ChecksPart
from credval.desktop.assess.decision_part import DecisionPart
from credval.desktop.assess.evidence_part import EvidencePart
from credval.desktop.assess.job_part import JobPart
from credval.desktop.assess.paper_part import PaperPart
from credval.desktop.assess.papers_part import PapersPart
from credval.desktop.assess.person_part import PersonPart
from credval.desktop.assess.shelf import Shelf
from credval.desktop.assess.where_to_look import places
from credval.desktop.fields import Field, Fold, Options
from credval.desktop.handbook.beside import about
from credval.desktop.parts import column, rule, spoken
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import Stage
from credval.text import Text, mark

STAGES = (
    (Stage.SCREENING.value, mark("Screening")),
    (Stage.BEFORE_OFFER.value, mark("Before an offer")),
    (Stage.FILE.value, mark("For the file")),
)


_ABOUT = {
    "completion": "question.finished",
    "institution_status": "question.institution",
    "authenticity": "question.genuine",
    "identity": "question.identity",
}
"""What the handbook calls each of the four short questions."""


class Form(QWidget):
    """Everything that can be typed about one credential, the job and the person.

    `changed` says that the claim may be another one now; `system` that another education system was chosen.
    """

    changed = Signal()
    system = Signal(str)
    titled = Signal()
    """Another job title stands there. It is no part of the claim."""

    def __init__(self, tools: Tools, today: Callable[[], date], settings: Callable[[], Settings]) -> None:
        """``settings`` gives those of the moment."""
        super().__init__()
        self._tools = tools
        self.job_title = QLineEdit()
        self.job = JobPart(tools)
        self.stage = Options(tools, STAGES)
        self.stage.choose(settings().stage.value)
        self.paper = PaperPart(tools)
        self.papers = PapersPart(tools)
        self.checks = ChecksPart(tools, today, lambda: settings().prepared_by)
        self.evidence = EvidencePart(tools, today, lambda: settings().prepared_by)
        self.decision = DecisionPart(tools)
        self.person = PersonPart(tools)
        self._kinds: dict[str, Text] = {}
        self._channels: dict[str, Text] = {}
        self._country: Country | None = None
        self._institution: dict[str, Any] | None = None
        self._quiet = False
        self._lay_out()
        self._say_what_it_is_about()
        self._listen()

    def use(self, shelf: Shelf) -> None:
        """Fill the lists from the rulebook, now that it is open."""
        self._kinds, self._channels = shelf.documents, shelf.channels
        self.job.use(shelf)
        self.paper.use(shelf)
        self.settle(None)

    def settle(self, country: Country | None) -> None:
        """Offer what an education system has of its own."""
        self._country = country
        self.paper.settle(country)
        self.papers.settle(country, self._kinds)
        self.checks.settle(country, self._channels)
        self.evidence.settle(country, self._channels)
        self._offer_places()

    def tell_institution(self, institution: dict[str, Any] | None) -> None:
        """What came out of the institution, so that it can be said where else it may be looked up; None for nothing."""
        self._institution = institution
        self._offer_places()

    def _offer_places(self) -> None:
        found = self._institution
        self.checks.where.show_places(places(found, self._country, self._tools.speech) if found else ())

    def _begin_look_up(self, row: dict[str, Any]) -> None:
        """A look-up that somebody is about to make; where one stands already, it becomes a further one."""
        if not self.checks.begin_look_up(row):
            self._further.open()
            self.evidence.begin_look_up(row)

    def read(self) -> dict[str, Any]:
        """The credential as a claim, without the job, the stage and the person."""
        found = self.paper.read() | self.papers.read() | self.decision.read()
        checks = self.checks.read()
        rows = [*checks.pop("evidence", []), *self.evidence.read()]
        return {**found, **checks, **({"evidence": rows} if rows else {})}

    def show_claim(self, claim: dict[str, Any], titles: Mapping[str, str]) -> None:
        """Show another credential without saying that anything was typed."""
        self._quiet = True
        self.paper.show_claim(claim, dict(titles))
        self.papers.show_claim(claim)
        self.evidence.show_rows(self.checks.show_claim(claim))
        self.decision.show_claim(claim)
        self._quiet = False

    def settle_others(self, others: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer the person's other credentials as what this one builds on."""
        self.paper.more.settle(others, chosen)

    def go_to(self, place: str) -> QWidget | None:
        """Put the cursor where a missing thing is filled in; ``place`` is a key of a claim. The widget, if there is one."""
        if place in ("field", "builds_on"):
            self.paper.fold.open()
        target: dict[str, QWidget] = {
            "requirement": self.job.needed,
            "country": self.paper.country,
            "qualification": self.paper.title,
            "award_date": self.paper.date.written,
            "duration_years": self.paper.years,
            "field": self.paper.more.field,
            "builds_on": self.paper.fold.head,
            "programme_status": self.evidence.more,
            **{one.key: one.choice for one in self.checks.questions},
        }
        found = target.get(place)
        if place == "programme_status":
            self._further.open()
        if found is not None:
            found.setFocus()
        return found

    def _say_what_it_is_about(self) -> None:
        parts: dict[QWidget, str] = {
            self.job: "step.job",
            self.job_title: "sector",
            self.stage: f"stage.{Stage.SCREENING.value}",
            self.paper: "step.qualification",
            self.paper.institution: "step.institution",
            self.paper.date: "step.date",
            self.paper.years: "step.workload",
            self.papers: "step.papers",
            self.evidence: "step.looked_up",
            self.decision: "prior_decision.uhr_statement",
            self.person: "identity.MATCH",
            **{one: _ABOUT[one.key] for one in self.checks.questions},
        }
        for widget, topic in parts.items():
            about(widget, topic)

    def _lay_out(self) -> None:
        tools = self._tools
        self._layout = layout = column(self, margin=16, gap=16)
        layout.addWidget(spoken(tools, mark("The job"), "heading"))
        layout.addWidget(self.job)
        layout.addWidget(
            Field(
                tools,
                mark("Job title"),
                self.job_title,
                mark("Only to show what holds in the sector. It is no part of what is assessed."),
            )
        )
        layout.addWidget(Field(tools, mark("How far the recruitment has come"), self.stage))
        self._section(mark("The paper"), self.paper)
        self._section(mark("Papers in hand"), self.papers)
        self._section(mark("Four short questions"), self.checks)
        layout.addWidget(rule())
        self._further = Fold(tools, mark("What else was looked up"), self.evidence)
        for fold in (
            self._further,
            Fold(tools, mark("A decision in hand"), self.decision),
            Fold(tools, mark("The person, for the report"), self.person),
        ):
            layout.addWidget(fold)
        layout.addStretch()

    def _section(self, heading: str, part: QWidget) -> None:
        self._layout.addWidget(rule())
        self._layout.addWidget(spoken(self._tools, heading, "heading"))
        self._layout.addWidget(part)

    def _listen(self) -> None:
        for part in (
            self.job,
            self.paper,
            self.papers,
            self.checks,
            self.evidence,
            self.decision,
            self.person,
        ):
            part.changed.connect(self._say)
        self.stage.chosen.connect(lambda _: self._say())
        self.job_title.textEdited.connect(lambda _: self.titled.emit())
        self.checks.where.recorded.connect(self._begin_look_up)
        self.paper.system.connect(self.system)

    def _say(self) -> None:
        if not self._quiet:
            self.changed.emit()
