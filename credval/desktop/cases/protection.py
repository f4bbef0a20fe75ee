"""Why is the data kept, until when, and how does it go, to the person or for good?"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit

from credval.casework import editing, retention
from credval.casework.acts import Given
from credval.casework.roles import Right
from credval.casework.wording import label
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed, Typing, text_box
from credval.desktop.cases.told import Confirm
from credval.desktop.fields import DayBox, Field, Options, check_day, side_by_side
from credval.desktop.parts import button, row, words
from credval.model.case_words import LegalGround, Move, OfficeKind
from credval.model.cases import Case
from credval.text import Text, both, mark


class PurposeForm(Typing):
    """Purpose, ground, and the day on which the candidate was told."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Purpose and notice"), "purpose")
        tools = desk.tools
        self.purpose, self.told_on = text_box(2), DayBox()
        grounds = [(one.value, label(one)) for one in LegalGround]
        self.ground = Options(tools, [("", mark("As the office's policy")), *grounds])
        self._day = Field(tools, mark("The candidate was given the notice on"), self.told_on, mark("The letter “notice of what is done with the data” writes this day by itself."))  # fmt: skip
        self.body.addWidget(Field(tools, mark("Purpose"), self.purpose, mark("Empty: that of the office's policy.")))  # fmt: skip
        self.body.addLayout(
            side_by_side(Field(tools, mark("Legal ground (GDPR, Article 6)"), self.ground), self._day)
        )
        self.buttons()
        self.follow(self.purpose, self.ground, self.told_on)

    def typed(self) -> Typed:
        return {
            "purpose": self.purpose.toPlainText().strip(),
            "ground": self.ground.value(),
            "told_on": self.told_on.text().strip(),
        }

    def put(self, typed: Typed) -> None:
        self.purpose.setPlainText(typed["purpose"])
        self.ground.choose(typed["ground"])
        self.told_on.setText(typed["told_on"])

    def of_case(self, case: Case) -> Typed:
        held = case.protection
        return {
            "purpose": held.purpose,
            "ground": held.ground.value if held.ground else "",
            "told_on": held.told_on.isoformat() if held.told_on else "",
        }

    def keep(self) -> None:
        check_day(self.tools, self._day)
        if self.told_on.wrong():
            return
        typed, before = self.whole(self.typed()), self.of_case(self.desk.case)
        ground = LegalGround(typed["ground"]) if typed["ground"] else None
        done = True
        if (typed["purpose"], typed["ground"]) != (before["purpose"], before["ground"]):
            done = self.desk.edit(self.notice, editing.purpose, typed["purpose"], ground)
        if done and typed["told_on"] and typed["told_on"] != before["told_on"]:
            done = self.desk.edit(self.notice, editing.told, date.fromisoformat(typed["told_on"]))
        if done:
            self._show()


class KeptPiece(Piece):
    """Until when the case is kept, how it is kept longer, and how it is erased."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Kept until"))
        tools = desk.tools
        self.explained, self.identity = words("strong"), words("muted")
        self.until, self.because = DayBox(), QLineEdit()
        self.requested = QCheckBox()
        tools.speech.bind(self.requested, "text", mark("The candidate asked for it (GDPR, Article 17)"))
        self.longer = button(tools, mark("Keep it longer"))
        self.by_clock = button(tools, mark("Give the day back to the policy"), "link", "undo")
        self.erase_papers = button(tools, mark("Erase the copies of identity papers"))
        self.erase = button(tools, mark("Erase the case"), "plain", "no")
        self.confirm = Confirm(tools)
        self._day = Field(tools, mark("Keep until"), self.until)
        self.body.addWidget(self.explained)
        self.body.addWidget(self.identity)
        self.body.addLayout(
            side_by_side(self._day, Field(tools, mark("Because"), self.because, mark("For example an ongoing dispute.")), stretch=(1, 2))
        )  # fmt: skip
        for line_ in ((self.longer, self.by_clock), (self.requested,), (self.erase, self.erase_papers)):
            line = row()
            for part in line_:
                line.addWidget(part)
            line.addStretch()
            self.body.addLayout(line)
        self.body.addWidget(self.confirm)
        self.longer.clicked.connect(self.keep_longer)
        self.by_clock.clicked.connect(lambda: self._keep_until(None, ""))
        self.erase.clicked.connect(self.ask_erase)
        self.erase_papers.clicked.connect(self.ask_erase_papers)

    @property
    def dirty(self) -> bool:
        """Whether a day or a reason is written that is not saved."""
        return bool(self.until.text().strip() or self.because.text().strip())

    def typed(self) -> Typed:
        """Both, for a draft."""
        return {"until": self.until.text(), "because": self.because.text()}

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock."""
        self.until.setText(typed["until"])
        self.because.setText(typed["because"])

    def show_case(self) -> None:
        case, office, speech = self.desk.case, self.desk.casebook.office, self.tools.speech
        self.explained.setText(speech.of(retention.explained(self.desk.shown, office)))
        copies = [one for one in case.papers if retention.is_identity(one) and one.removed_on is None]
        day = retention.papers_erase_on(case, office)
        self.identity.setText(speech.tr("Copies of identity papers are kept until {day}.", day=day.isoformat()) if copies and day else "")  # fmt: skip
        self.identity.setVisible(bool(self.identity.text()))
        self.by_clock.setVisible(case.protection.keep_longer_until is not None)
        self.erase_papers.setVisible(bool(copies) and retention.may_erase_at_all(office))
        offer = next(
            (one for one in self.desk.casebook.moves(self.desk.shown) if one.move is Move.ERASE), None
        )
        allowed = bool(offer and offer.allowed) and not self.desk.read_only
        why = speech.of(offer.why_not) if offer and offer.why_not else ""
        self.erase.setEnabled(allowed)
        self.erase.setToolTip(why)
        self.erase.setAccessibleDescription(why)
        self.requested.setVisible(allowed and bool(offer and "requested" in offer.asks))
        for control in (self.until, self.because, self.longer, self.by_clock, self.erase_papers):
            control.setEnabled(not self.desk.read_only)

    def keep_longer(self) -> None:
        """Keep the case beyond its day, with the reason."""
        check_day(self.tools, self._day)
        day = self.until.day()
        if day is None:
            self._day.tell(self.tools.speech.tr("Write year, month and day: 2026-11-23."), "problem")
            self.until.setFocus()
            return
        if self._keep_until(date.fromisoformat(day), self.because.text()):
            self.until.clear()
            self.because.clear()

    def ask_erase(self) -> None:
        """Say what goes and by which rule, and ask."""
        case, office = self.desk.case, self.desk.casebook.office
        if office.kind is not OfficeKind.PRIVATE:
            rule: Text = Text(office.erasure_rule, office.erasure_rule)
        elif self.requested.isChecked():
            rule = both("the candidate asked for it")
        else:
            rule = both("its day has come")
        says = both(
            "Case {number} is erased for good: names, {papers} papers, {educations} educations, look-ups, proposals, decisions and letters. That there was a case, its number and the day stay on record. Rule: {rule}. Backups forget it within thirty days.",
            number=case.number,
            papers=sum(1 for one in case.papers if one.removed_on is None),
            educations=len(case.credentials),
            rule=rule,
        )
        given = Given(requested=self.requested.isChecked())
        self.confirm.ask(says, mark("Erase for good"), lambda: self.desk.move(self.notice, Move.ERASE, given))

    def ask_erase_papers(self) -> None:
        """Ask before copies of identity papers go."""
        says = both("The copies of identity papers are erased for good. That there were such papers stays on record.")  # fmt: skip
        self.confirm.ask(says, mark("Erase for good"), self._erase_papers)

    def _erase_papers(self) -> None:
        copies = [
            one.id for one in self.desk.case.papers if retention.is_identity(one) and one.removed_on is None
        ]
        self.desk.put(self.notice, lambda casebook, case: casebook.remove_papers(case, copies))

    def _keep_until(self, until: date | None, because: str) -> bool:
        return self.desk.edit(self.notice, editing.keep_longer, until, because, right=Right.KEEP_LONGER)
