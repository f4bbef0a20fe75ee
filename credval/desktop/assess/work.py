"""How does what is typed become an answer, a report, another credential?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from credval.assessment.wording import label
from credval.desktop.assess.answer import Answer
from credval.desktop.assess.asking import Reply, ask, summary_text
from credval.desktop.assess.case import Case
from credval.desktop.assess.missing import place_of
from credval.desktop.assess.page import AskPath, AssessPage
from credval.desktop.assess.sector_card import SectorCard
from credval.desktop.assess.shelf import Shelf
from credval.desktop.assess.why_panel import WhyPanel
from credval.desktop.parts import column
from credval.desktop.problems import told
from credval.desktop.progress import Progress
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import Stage
from credval.text import mark

_DEBOUNCE_MS = 120


class Work(QObject):
    """The working half of the Assess page: it listens to the form, asks the engine, shows what comes back."""

    another = Signal()
    """Another person is in view."""

    def __init__(self, page: AssessPage, tools: Tools, today: Callable[[], date], ask_path: AskPath) -> None:
        super().__init__(page)
        self._page, self._tools = page, tools
        self._today, self._ask_path = today, ask_path
        self._shelf: Shelf | None = None
        self.replies: dict[str, Reply] = {}
        self._before: Case | None = None
        self.case = Case(Stage(page.settings.stage))
        self.form, self.footer, self.credentials = page.form, page.footer, page.credentials
        self.answer = Answer(tools, page.problem)
        self.sector = SectorCard(tools, today)
        self.sector.take(self.case.sectors)
        self.why = WhyPanel(tools)
        self.progress = Progress(
            tools,
            {
                "open": mark("Opening the rulebook"),
                "answer": mark("Working out the answer"),
                "report": mark("Making the report"),
            },
        )
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._ask)
        self._settle_in()
        self._listen()

    def again(self) -> None:
        """Ask once more."""
        self._page.problem.say("")
        self._ask()

    def use(self, shelf: Shelf) -> None:
        """Fill the lists from the rulebook, and answer what has been typed meanwhile."""
        self._shelf = shelf
        self.form.use(shelf)
        self.sector.use(shelf.book)
        self._changed()

    # -- asking and answering

    def _changed(self) -> None:
        self.case.put(self.form.read())
        self.case.job = self.form.job.read()
        self.case.stage = Stage(self.form.stage.value())
        self.case.candidate = self.form.person.read()
        self.case.title = self.form.job_title.text().strip()
        self.credentials.name(self.case, self.replies)
        self._wait.start()

    def _advise(self) -> None:
        """What holds in the sector, by the job and the country of training alone; no answer goes in."""
        from credval.actions.advising import Asked

        profession = (self.case.job or {}).get("profession")
        country = self.case.claim.get("country")
        self.case.title = self.form.job_title.text().strip()
        self.sector.ask(Asked(self.case.title, str(profession or ""), str(country or "")))

    def _ask(self) -> None:
        self._advise()
        shelf, claims, today = self._shelf, self.case.asked(), self._today()
        if shelf is None or not claims:
            self._tools.jobs.drop("answer")
            self._show({})
            return
        self._tools.jobs.run("answer", lambda: ask(shelf, claims, today), self._show, self._failed)

    def _show(self, replies: dict[str, Reply]) -> None:
        self.replies = replies
        self._page.problem.say("")
        reply = replies.get(self.case.claim["id"])
        self.answer.show_result(reply.result if reply else None)
        whole = self._whole()
        if whole is not None:
            claim = self.case.claim
            self.answer.gap.show_result(whole, str(claim.get("country")), str(claim.get("qualification")))
        self._page.welcome.setVisible(not self.answer.shows_something())
        self.answer.ladders.show_ladders(reply.ladders if reply and whole else None)
        self.why.show_result(whole)
        self.footer.allow(whole is not None)
        self._tell_form(whole)
        self.credentials.name(self.case, replies)

    def _tell_form(self, result: dict[str, Any] | None) -> None:
        """What the answer has to say about single fields stands beside them."""
        self.form.checks.tell_would(self._would(result))
        named = result is not None and bool(self.case.claim.get("institution"))
        self.form.tell_institution(result["institution"] if result and named else None)
        self.form.paper.tell_institution(self._on_record(result) if result and named else "")

    def _on_record(self, result: dict[str, Any]) -> str:
        """What the rulebook knows of the institution then, or which names are like the one typed."""
        speech, place = self._tools.speech, result["institution"]
        told = " ".join(speech.of(one) for one in (place["because"], *place["history"]))
        similar = ", ".join(place["similar"])
        if similar and place["registries"]:
            return f"{told} {speech.tr('Names in the rulebook like it: {names}.', names=similar)}"
        return speech.tr("Not found as written. Like it: {names}.", names=similar) if similar else told

    def _failed(self, problem: Exception) -> None:
        self._page.show_problem(told(problem, self._tools.speech.lang))

    def _whole(self) -> dict[str, Any] | None:
        """The result of the credential in view, if there is one without an error."""
        reply = self.replies.get(self.case.claim["id"])
        return reply.result if reply and not reply.result["error"] else None

    def _would(self, result: dict[str, Any] | None) -> dict[str, str]:
        """For each question that is open: what a better answer would make of the outcome."""
        speech = self._tools.speech
        found: dict[str, str] = {}
        for would in result["would_be"] if result else ():
            outcome = label(would["outcome"], speech.lang)
            sentence = speech.tr(
                "If {condition}: {outcome}.", condition=speech.of(would["if"]), outcome=outcome
            )
            found.setdefault(place_of(would), sentence)
        return found

    # -- several credentials

    def _look_at(self, index: int) -> None:
        if index != self.case.current:
            self.case.current = index
            self._show_current()

    def _add(self) -> None:
        self.case.add()
        self._show_current()
        self.form.paper.country.setFocus()

    def _remove(self) -> None:
        self.case.remove(self.case.current)
        self._show_current()
        self.credentials.undo.setFocus()

    def _undo(self) -> None:
        if self.case.undo():
            self._show_current()
            self.form.paper.title.setFocus()

    def new_person(self) -> None:
        """An empty page for the next candidate of the same job; the one before can be brought back."""
        self._before, self.case = self.case, Case(self.case.stage, self.case.job, self.case.title)
        self._start_over()
        self.form.paper.country.setFocus()

    def take_up(self, case: Case) -> None:
        """Somebody who was typed elsewhere; the person before can be brought back."""
        self._before, self.case = self.case, case
        self.form.job.show_requirement(case.job)
        self.form.stage.choose(case.stage.value)
        self.form.job_title.setText(case.title)
        self._start_over()

    def bring_back(self) -> None:
        """The person before, as they were."""
        if self._before is not None:
            self._before.job, self._before.stage = self.case.job, self.case.stage
            self._before.title = self.case.title
            self.case, self._before = self._before, None
            self._start_over()

    def _start_over(self) -> None:
        self.replies = {}
        self.sector.take(self.case.sectors)
        self.another.emit()
        self.form.person.show_person(self.case.candidate)
        self.credentials.offer_back(self._before is not None)
        self.footer.clear()
        self._show_current()

    def _show_current(self) -> None:
        claim = self.case.claim
        self.form.show_claim(claim, self._titles(claim))
        others = [one for one in self.case.claims if one is not claim]
        named = [(one["id"], self.credentials.title_of(one, self.replies)) for one in others]
        self.form.settle_others(named, claim.get("builds_on", ()))
        self._settle(self.form.paper.country.id)
        self._show(self.replies)
        self._wait.start()

    def _titles(self, claim: dict[str, Any]) -> dict[str, str]:
        """The words for the ids in a claim, as far as an answer has named them."""
        system = self.form.paper.id_of(claim)
        titles = {system: self.form.paper.system_name(system)} if system else {}
        reply = self.replies.get(claim["id"])
        matched = reply.result["matched"] if reply else None
        if matched and matched["title"] and matched["qualification_id"] == claim.get("qualification"):
            titles[matched["qualification_id"]] = self._tools.speech.of(matched["title"])
        return titles

    def _choose(self, entry: str) -> None:
        """A person says which of several entries it is."""
        result = self._whole()
        named = {one["qualification_id"]: one["title"] for one in result["candidates"]} if result else {}
        self._page.open_entry(entry, self._tools.speech.of(named.get(entry)))

    def _settle(self, system: str) -> None:
        """Fetch what a system has of its own, off the UI thread."""
        shelf = self._shelf
        if shelf is None or not system:
            self.form.settle(None)
            return
        self._tools.jobs.run("system", lambda: shelf.book.country(system), self._settled, self._failed)

    def _settled(self, country: Country | None) -> None:
        self.form.settle(country)

    # -- taking the answer along

    def save_report(self) -> None:
        """Ask where, make the PDF in the background, write it."""
        shelf, pairs = self._shelf, self._pairs()
        path = self._ask_path(self.footer.file_name(self.case)) if shelf and pairs else None
        if shelf is None or path is None:
            return
        from credval.actions.reporting import Beside, Office
        from credval.desktop.assess.reporting import Request, write

        office = Office(self._page.settings.office, self._page.settings.prepared_by)
        beside = Beside(self.case.title, {key: dict(facts) for key, facts in self.case.sectors.items()})
        request = Request(pairs, self._tools.speech.lang, self._today(), office, path, beside)
        named = bool(self.case.candidate.get("name_as_written"))
        self._tools.jobs.run(
            "report",
            lambda: write(shelf, request),
            lambda path: self.footer.saved(path, named),
            self.footer.failed,
        )

    def _pairs(self) -> tuple[tuple[dict[str, Any], dict[str, Any]], ...]:
        """Each claim that has an answer, with the person's name for the head of the report, and its result."""
        found = []
        for claim in self.case.asked():
            reply = self.replies.get(claim["id"])
            if reply and not reply.result["error"]:
                found.append(({**claim, "candidate": dict(self.case.candidate)}, reply.result))
        return tuple(found)

    def copy_summary(self) -> None:
        result = self._whole()
        if result is not None:
            QApplication.clipboard().setText(summary_text(result, self._tools.speech.lang.value))
            self.footer.say(mark("The summary is on the clipboard."))

    def _copy_gap(self, report: str) -> None:
        QApplication.clipboard().setText(report)
        self.footer.say(
            mark("The report of the gap is on the clipboard. Send it to the publishers of the rulebook.")
        )

    # -- taking its place

    def _settle_in(self) -> None:
        page = self._page
        for part in (self.answer, self.sector):
            page.answer_column.insertWidget(page.answer_column.count() - 1, part)
        page.why_column.addWidget(self.why, 1)
        holder = QWidget()
        column(holder).addWidget(self.progress)
        holder.setContentsMargins(16, 0, 16, 4)
        page.middle_column.insertWidget(page.middle_column.count() - 1, holder)

    def _listen(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.titled.connect(self._wait.start)
        self.form.system.connect(self._settle)
        self.answer.go.connect(self._page.go_to)
        self.answer.chosen.connect(self._choose)
        self.answer.gap.copied.connect(self._copy_gap)
        self.credentials.looked_at.connect(self._look_at)
        self.credentials.add.clicked.connect(self._add)
        self.credentials.remove.clicked.connect(self._remove)
        self.credentials.undo.clicked.connect(self._undo)
        self.credentials.new.clicked.connect(self.new_person)
        self.credentials.back.clicked.connect(self.bring_back)
        self.footer.save.clicked.connect(self.save_report)
        self.footer.copy.clicked.connect(self.copy_summary)
        self._tools.speech.changed.connect(self._speak)

    def _speak(self) -> None:
        self._tell_form(self._whole())
        title = self._titles(self.case.claim).get(self.form.paper.title.id)
        if title:
            self.form.paper.title.show_picked(self.form.paper.title.id, title)
        self.credentials.name(self.case, self.replies)
