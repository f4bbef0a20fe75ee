"""What does each card of the answer show?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from credval.assessment.record import entry_holds
from credval.assessment.wording import label
from credval.desktop.assess.rows import ActionLine, Bullet, IconLine, Rows, Tiles, set_state
from credval.desktop.flow import Flow
from credval.desktop.handbook.beside import stop_at
from credval.desktop.parts import Card, button, chip, column, row, spoken, words
from credval.desktop.tools import Tools
from credval.model.words import ElementName
from credval.text import mark

Result = dict[str, Any]

STATES = {
    "yes": ("yes", "good"),
    "partly": ("partial", "wait"),
    "no": ("no", "stop"),
    "unknown": ("unknown", "wait"),
    "info": ("info", "muted"),
    "not_asked": ("info", "muted"),
}
OUTCOMES = {
    "COMPARABLE": ("comparable", "good"),
    "COMPARABLE_NOTE": ("comparable_note", "good"),
    "PARTIAL": ("partial", "wait"),
    "NOT_COMPARABLE": ("not_comparable", "stop"),
    "CANNOT_ASSESS": ("cannot_assess", "wait"),
    "REFER_AUTHORITY": ("refer_authority", "accent"),
}
ASKED = {
    "authenticity": "question.genuine",
    "entitlement": "question.institution",
    "practice": "question.practise",
}
"""What the handbook calls three of the four questions; the other one is the outcome."""
ELEMENTS = {
    "none": ("yes", "good"),
    "non_substantial": ("info", "muted"),
    "substantial": ("warning", "stop"),
    "unknown": ("unknown", "wait"),
}


class OutcomeCard(Card):
    """The outcome: its word, its sentence, and what holds it back."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._tools = tools
        self._outcome = ""
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._icon.setFixedWidth(40)
        self.word, self.sentence = words("muted"), words("heading")
        self.preliminary = words("ask")
        self.information = words("muted")
        self.next = words()
        line, inside = row(16), column(gap=4)
        inside.addWidget(self.word)
        inside.addWidget(self.sentence)
        inside.addWidget(self.preliminary)
        inside.addWidget(self.information)
        inside.addSpacing(4)
        inside.addWidget(self.next)
        line.addWidget(self._icon)
        line.addLayout(inside, 1)
        self.body.addLayout(line)
        tools.look.changed.connect(self._paint)

    def show_result(self, result: Result) -> None:
        speech = self._tools.speech
        self._outcome = str(result["outcome"])
        self.word.setText(label(self._outcome, speech.lang))
        self.sentence.setText(speech.of(result["headline"]))
        self.preliminary.setText(speech.tr("Preliminary: nobody has checked the paper yet"))
        self.preliminary.setVisible(_is_preliminary(result))
        inner = result["if_not_regulated"]
        told = (
            speech.tr("As information only: {outcome}", outcome=speech.of(inner["headline"])) if inner else ""
        )
        self.information.setText(told)
        self.information.setVisible(bool(inner))
        steps = result["next_steps"]
        self.next.setText(speech.tr("Next: {step}", step=speech.of(steps[0])) if steps else "")
        self.next.setVisible(bool(steps))
        said = (self.word, self.sentence, self.preliminary, self.information, self.next)
        stop_at(
            self, f"outcome.{self._outcome}", _sentences(*(one.text() for one in said if not one.isHidden()))
        )
        self._paint()

    def _paint(self) -> None:
        if self._outcome:
            self._icon.setPixmap(self._tools.look.picture(*OUTCOMES[self._outcome], 40))


def _sentences(*parts: str) -> str:
    """Parts of a card as they are read aloud, each with an end."""
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _is_preliminary(result: Result) -> bool:
    """Whether it must be said beside the headline that a comparison stands on an unchecked paper.

    Not where nothing is compared, and not where the headline says it already.
    """
    compared = result["outcome"] not in ("CANNOT_ASSESS", "REFER_AUTHORITY")
    return bool(result["preliminary"] and compared and not result["headline"]["en"].startswith("Preliminar"))


class GeneralCard(Card):
    """What such a qualification compares to in general, whatever else is unknown."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("In general"))
        self._tools = tools
        self.entry = words("small")
        self.sentence, self.because, self.home = words(), words("muted"), words("muted")
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._labels = [chip() for _ in range(6)]
        for one in self._labels:
            self._flow.addWidget(one)
        for part in (self.entry, self.sentence, self._chips, self.because, self.home):
            self.body.addWidget(part)

    def show_result(self, result: Result) -> None:
        found = result["comparability"]
        self.setVisible(found is not None)
        if found is None:
            return
        speech = self._tools.speech
        matched = result["matched"]
        near = matched["how"] == "close"
        message = "Nearest entry, to be confirmed: {title}" if near else "Entry in the rulebook: {title}"
        self.entry.setText(speech.tr(message, title=speech.of(matched["title"])) if matched["title"] else "")
        self.entry.setVisible(bool(self.entry.text()))
        self.sentence.setText(speech.of(found["sentence"]))
        self.because.setText(speech.of(found.get("because")))
        self.because.setVisible(bool(self.because.text()))
        home = speech.of(found["home_access"])
        self.home.setText(speech.tr("At home: {what}", what=home) if home else "")
        self.home.setVisible(bool(home))
        facts = self._facts(found)
        for place, one in enumerate(self._labels):
            one.setText(facts[place] if place < len(facts) else "")
            one.setVisible(place < len(facts))
        self._chips.setVisible(bool(facts))

    def _facts(self, found: Result) -> list[str]:
        tr = self._tools.speech.tr
        facts = [tr("Own level: EQF {level}", level=found["eqf"])] if found["eqf"] else []
        if found["destinations"] and found["destinations"][0]["seqf"]:
            facts.append(tr("Swedish counterpart: SeQF {level}", level=found["destinations"][0]["seqf"]))
        if not found["certain"]:
            facts.append(tr("Not certain yet"))
        return facts


class QuestionCard(Card):
    """One of the four questions with its own answer."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.body.setContentsMargins(12, 12, 12, 12)
        self._tools = tools
        self.title = words("small")
        self.line = IconLine(tools, "body")
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addStretch()

    def show_question(self, question: Result, topic: str) -> None:
        """``topic``: what the handbook calls it."""
        speech = self._tools.speech
        self.title.setText(speech.of(question["title"]))
        self.line.say(*STATES[question["state"]], speech.of(question["answer"]))
        set_state(self, question["state"])
        stop_at(self, topic, _sentences(self.title.text(), speech.of(question["answer"])))


class QuestionTiles(Tiles):
    """The four questions, answered apart."""

    def __init__(self, tools: Tools) -> None:
        self.cards = [QuestionCard(tools) for _ in range(4)]
        super().__init__(self.cards, least=200)

    def show_result(self, result: Result) -> None:
        for card, question in zip(self.cards, result["questions"], strict=False):
            card.show_question(question, ASKED.get(question["id"], f"outcome.{result['outcome']}"))


class RequirementCard(Card):
    """Whether the job's requirement is met, and why."""

    MET = {"yes": "yes", "no": "no", "unknown": "unknown", "not_asked": "info"}  # noqa: RUF012  # never changed

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("The job's requirement"))
        self._tools = tools
        self.line = IconLine(tools)
        self.body.addWidget(self.line)

    def show_result(self, result: Result) -> None:
        speech = self._tools.speech
        met = result["requirement"]["met"]
        head = {
            "yes": speech.tr("Met"),
            "no": speech.tr("Not met"),
            "unknown": speech.tr("Not known yet"),
            "not_asked": speech.tr("Nothing asked for"),
        }[met]
        because = speech.of(result["requirement"]["because"])
        self.line.say(*STATES[self.MET[met]], head, because)
        stop_at(self, "step.job", _sentences(speech.tr("The job's requirement"), head, because))


class ElementsCard(Card):
    """The five elements against the counterpart."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("The five elements"))
        self._tools = tools
        self.rows = Rows(lambda _: self._make(), gap=4)
        self.body.addWidget(self.rows)

    def _make(self) -> IconLine:
        made = IconLine(self._tools)
        made.setObjectName("step")
        made.setContentsMargins(4, 4, 4, 4)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return made

    def show_result(self, result: Result) -> None:
        self.setVisible(entry_holds(result))
        self.rows.show_all([(name.value, result["elements"][name.value]) for name in ElementName], self._fill)

    def _fill(self, line: IconLine, given: tuple[str, Result]) -> None:
        name, element = given
        speech = self._tools.speech
        head = f"{label(name, speech.lang)}: {label(element['result'], speech.lang)}"
        because = speech.of(element["because"])
        line.say(*ELEMENTS[element["result"]], head, because)
        stop_at(line, f"element.{name}", _sentences(head, because))


class ListCard(Card):
    """Sentences one below the other, numbered or with a dash."""

    def __init__(self, tools: Tools, heading: str, numbered: bool = False) -> None:
        super().__init__(tools, heading)
        self._tools, self._numbered = tools, numbered
        self.rows = Rows(lambda _: Bullet())
        self.body.addWidget(self.rows)

    def show_texts(self, texts: list[dict[str, str]]) -> None:
        self.setVisible(bool(texts))
        lines = [(f"{place}." if self._numbered else "–", text) for place, text in enumerate(texts, 1)]
        self.rows.show_all(lines, lambda line, given: line.say(given[0], self._tools.speech.of(given[1])))


class UnknownCard(Card):
    """What is not known, in the order that changes the answer most. `go` names the place to fill it in."""

    go = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("Not known yet, and what it would change"))
        self._tools = tools
        self._places: list[str] = []
        self.rows = Rows(self._make, gap=12)
        self.body.addWidget(self.rows)

    def show_rows(self, rows: list[tuple[str, Result]]) -> None:
        """``rows``: (place in the form, or nothing, and the line of `would_be`)."""
        self.setVisible(bool(rows))
        self._places = [place for place, _ in rows]
        self.rows.show_all(rows, self._fill)

    def _make(self, place: int) -> ActionLine:
        made = ActionLine(self._tools, mark("Fill in"))
        made.press.clicked.connect(lambda: self.go.emit(self._places[place]))
        return made

    def _fill(self, line: ActionLine, given: tuple[str, Result]) -> None:
        place, would = given
        speech = self._tools.speech
        head = speech.tr("If {condition}", condition=speech.of(would["if"]))
        then = speech.tr("then: {outcome}", outcome=label(would["outcome"], speech.lang))
        line.say(*OUTCOMES[would["outcome"]], head, then)
        line.press.setVisible(bool(place))


class GapCard(Card):
    """What can be done about something that the rulebook does not have: tell its publishers, without any person."""

    copied = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("Not in the rulebook yet"))
        self._tools = tools
        self._report = ""
        told = mark(
            "Not found is not false: nobody has written this entry yet. You can tell the publishers of the rulebook; "
            "the report holds the title and the country, and nothing about the person."
        )
        self.body.addWidget(spoken(tools, told))
        self.press = button(tools, mark("Copy a report of the gap"), "plain", "gap")
        self.press.clicked.connect(lambda: self.copied.emit(self._report))
        line = row()
        line.addWidget(self.press)
        line.addStretch()
        self.body.addLayout(line)

    def show_result(self, result: Result, country: str, title: str) -> None:
        """``country`` and ``title`` as they were typed."""
        self.setVisible(result["matched"]["how"] == "none")
        self._report = f"credval {result['edition']}: {country}: {title}"


class ChooseCard(Card):
    """Which of several qualifications it is, for a person to say."""

    chosen = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("Which qualification is it?"))
        self._tools = tools
        self._ids: list[str] = []
        self.rows = Rows(self._make, gap=8)
        self.body.addWidget(self.rows)

    def show_result(self, result: Result) -> None:
        found = result["comparability"]
        open_ = (
            len({one["qualification_id"] for one in result["candidates"]}) > 1
            and result["matched"]["how"] != "id"
        )
        self.setVisible(open_ and not (found and found["certain"]))
        distinct = {one["qualification_id"]: one for one in result["candidates"]}
        self._ids = list(distinct)
        self.rows.show_all(list(distinct.values()), self._fill)

    def _make(self, place: int) -> ActionLine:
        made = ActionLine(self._tools, mark("Choose"))
        made.press.clicked.connect(lambda: self.chosen.emit(self._ids[place]))
        return made

    def _fill(self, line: ActionLine, one: Result) -> None:
        level = f"EQF {one['eqf']}" if one["eqf"] else ""
        facts = [part for part in (level, self._years(one)) if part]
        line.say("entry", "muted", self._tools.speech.of(one["title"]), " · ".join(facts))

    def _years(self, one: Result) -> str:
        first, last = (str(one[key])[:4] if one[key] else "" for key in ("from", "until"))
        return (
            self._tools.speech.tr("awarded {first}–{last}", first=first, last=last) if first or last else ""
        )
