"""Why is the answer what it is? Each step, its fact, its source and the day it was read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from credval.assessment.record import ELEMENT_STEPS, entry_holds
from credval.assessment.wording import label
from credval.desktop.handbook.beside import about
from credval.desktop.parts import column
from credval.desktop.rich import Reading, bullets, esc, heading, link, paragraph, subheading
from credval.desktop.tools import Tools
from credval.text import mark

Result = dict[str, Any]


class WhyPanel(QWidget):
    """The side panel of the Assess page."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._result: Result | None = None
        self.reading = Reading(tools, mark("Why: steps, sources and other views"))
        column(self).addWidget(self.reading)
        self.reading.show_text(self._html)

    def show_result(self, result: Result | None) -> None:
        """The reasons of this answer; None: what will stand here."""
        self._result = result
        about(self, f"rule.{result['rule']}" if result else "")
        self.reading.refresh()

    def _html(self) -> str:
        tr = self._tools.speech.tr
        if self._result is None:
            told = tr(
                "Each step of the answer will stand here, with its source and the day somebody read it."
            )
            return paragraph(told, "muted")
        parts = (self._steps, self._would, self._views, self._sources, self._edition)
        return "".join(part(self._result) for part in parts)

    def _steps(self, result: Result) -> str:
        """Every step; those of the elements only where the entry holds for this paper."""
        left_out = () if entry_holds(result) else ELEMENT_STEPS
        return "".join(self._step(step, result) for step in result["trace"] if step["step"] not in left_out)

    def _step(self, step: Result, result: Result) -> str:
        """The question, the answer as a word, what was found, what was asked for, and where it stands."""
        speech = self._tools.speech
        word = {"yes": speech.tr("Yes"), "no": speech.tr("No")}.get(step["answer"], speech.tr("Not known"))
        got, wanted = speech.of(step["got"]), speech.of(step["wanted"])
        found = f"<b>{esc(word)}</b>{' · ' + esc(got) if got else ''}{self._source(step['source'], result)}"
        asked = esc(speech.tr("Asked for: {wanted}", wanted=wanted)) if wanted else ""
        told = f"<p>{found}<br><span class='small'>{asked}</span></p>"
        return subheading(speech.of(step["question"])) + told

    @staticmethod
    def _source(key: str | None, result: Result) -> str:
        """The number of a source in the list below, as in a footnote, or the address itself."""
        keys = [one["key"] for one in result["sources"]]
        if key in keys:
            return f" [{keys.index(key) + 1}]"
        return f"<br><span class='small'>{link(key)}</span>" if key and key.startswith("http") else ""

    def _would(self, result: Result) -> str:
        speech = self._tools.speech
        lines = [
            esc(
                speech.tr(
                    "“{outcome}” if {condition}",
                    outcome=label(one["outcome"], speech.lang),
                    condition=speech.of(one["if"]),
                )
            )
            for one in result["would_be"]
        ]
        return heading(speech.tr("It would be …")) + bullets(lines) if lines else ""

    def _views(self, result: Result) -> str:
        speech = self._tools.speech
        lines = []
        for view in result["views"] if entry_holds(result) else ():
            level = self._level(view)
            read = speech.tr("read {day}", day=view["read"])
            says = f"<b>{esc(view['body'])}</b>: {esc(view['says'])}{level}"
            lines.append(f"{says}<br><span class='small'>{link(view['address'])}, {esc(read)}</span>")
        return heading(speech.tr("What other bodies say")) + bullets(lines) if lines else ""

    @staticmethod
    def _level(view: Result) -> str:
        if not view["eqf"]:
            return ""
        high = f"–{view['eqf_high']}" if view.get("eqf_high") else ""
        return f" (EQF {view['eqf']}{high})"

    def _sources(self, result: Result) -> str:
        speech = self._tools.speech
        lines = []
        for number, one in enumerate(result["sources"], 1):
            read = speech.tr("read {day}", day=one["read"])
            lines.append(
                f"<p>[{number}] {esc(one['title'])}. {esc(one['publisher'])}<br>"
                f"<span class='small'>{link(one['address'])}, {esc(read)}</span></p>"
            )
        return heading(speech.tr("Sources")) + "".join(lines) if lines else ""

    def _edition(self, result: Result) -> str:
        speech = self._tools.speech
        vetting = speech.tr("This entry is {vetting}.", vetting=speech.of(result["vetting_text"]))
        edition = speech.tr(
            "Rulebook edition {edition}, {hash}", edition=result["edition"], hash=str(result["hash"])[:12]
        )
        asked = result["evidence"]
        evidence = speech.tr("Imported registries, {hash}", hash=str(asked)[:12]) if asked else ""
        books = paragraph(edition, "small") + paragraph(evidence, "small")
        return heading(speech.tr("How far to trust it")) + paragraph(vetting) + books
