"""Which policy does the office keep its cases by, and how are passphrase, recovery words and backups renewed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from credval.actions.casebook import Casebook
from credval.casework.policy import DETAILS, remarks
from credval.casework.wording import label
from credval.desktop.cases.piece import Typed, text_box
from credval.desktop.cases.told import Told
from credval.desktop.fields import Field, NumberBox, Options, side_by_side
from credval.desktop.parts import Card, button, column, row, scrolling, spoken, words
from credval.desktop.tools import Tools
from credval.model.case_words import FourEyes, LegalGround, OfficeKind
from credval.model.cases import Office
from credval.text import both, mark

_WIDTH = 760


class OfficeView(QWidget):
    """The policy of the office. `back` leads to the list."""

    back = Signal()
    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._casebook: Casebook | None = None
        self.list = button(tools, mark("All cases"), "link", "back")
        self.notice = Told(tools)
        self.fields = _Fields.made(tools)
        self.mind = words("ask")
        self.save = button(tools, mark("Save"), "main", "save")
        self.discard = button(tools, mark("Discard what was typed"), "link", "undo")
        self.bring_back = button(tools, mark("Bring back what stood here before"), "link", "undo")
        self._saved: Typed = {}
        self._before: Typed | None = None
        """What was typed and discarded, or what a save took the place of."""
        self.column = column(margin=16, gap=16)
        self._lay_out()
        self.list.clicked.connect(self.back)
        self.save.clicked.connect(self.keep)
        self.discard.clicked.connect(self.give_up)
        self.bring_back.clicked.connect(self._bring_back)
        self.bring_back.hide()
        for options in (self.fields.kind, self.fields.ground):
            options.chosen.connect(lambda _: self._unfold())
        for box in (self.fields.controller, self.fields.officer, self.fields.rule):
            box.textChanged.connect(self._mind)
        for number in self.fields.months.values():
            number.textChanged.connect(self._mind)
        tools.speech.changed.connect(self._unfold)
        self.start = self.fields.name

    def use(self, casebook: Casebook | None) -> None:
        """The office of these cases; None once they are locked."""
        self._casebook = casebook
        self._stood(None)
        self.notice.tell(None)
        self.fields.put(casebook.office if casebook else Office())
        self._saved = self.fields.typed()
        self.save.setEnabled(casebook is not None and not casebook.store.read_only)
        self._unfold()

    def follow(self) -> None:
        """Show the policy that holds now, unless somebody has typed another one and not saved it."""
        if not self.dirty:
            self.use(self._casebook)

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._casebook is not None and self.fields.typed() != self._saved

    def typed(self) -> Typed:
        """What stands in the form, for a draft."""
        return self.fields.typed()

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock."""
        self.fields.put_typed(typed)
        self._unfold()

    def give_up(self) -> None:
        """The form says again what holds."""
        typed = self.fields.typed()
        self.use(self._casebook)
        self._stood(typed)

    def _stood(self, before: Typed | None) -> None:
        self._before = before
        self.bring_back.setVisible(before is not None)

    def _bring_back(self) -> None:
        """It stands in the form as if typed: a person looks at it and saves it, or not."""
        if self._before is not None:
            self.restore(self._before)
        self._stood(None)
        self.save.setFocus()

    def keep(self) -> None:
        """Save the policy; it holds for all cases from now on."""
        if self._casebook is None:
            return
        casebook, typed = self._casebook, self.fields.typed()
        office = self.fields.read(casebook.office)
        self.notice.tell(None)
        self._tools.jobs.run(
            "policy", lambda: casebook.change_office(office), lambda _: self._kept(typed), self.notice.tell
        )

    def _kept(self, typed: Typed) -> None:
        before, self._saved = self._saved, typed
        self._stood(before if before != typed else None)
        self.notice.tell(both("The policy is saved and holds for every case from now on."), "info")
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _unfold(self) -> None:
        self.fields.rule_field.setVisible(self.fields.kind.value() != OfficeKind.PRIVATE)
        self._mind()

    def _mind(self, *_typed: object) -> None:
        """What should be looked at again in what is typed."""
        before = self._casebook.office if self._casebook else Office()
        found = remarks(self.fields.read(before)) if self._casebook else ()
        self.mind.setText("\n".join(f"· {self._tools.speech.of(one)}" for one in found))
        self.mind.setVisible(bool(found))

    def _lay_out(self) -> None:
        tools, f = self._tools, self.fields
        who, policy = Card(tools, mark("The office")), Card(tools, mark("Policy"))
        who.body.setSpacing(12)
        policy.body.setSpacing(12)
        who.body.addLayout(side_by_side(_field(tools, "name", f.name), _field(tools, "kind", f.kind)))
        who.body.addWidget(f.rule_field)
        for name, control in (
            ("controller", f.controller), ("protection_officer", f.officer), ("purpose", f.purpose), ("ground", f.ground),
        ):  # fmt: skip
            who.body.addWidget(_field(tools, name, control))
        policy.body.addWidget(_field(tools, "four_eyes", f.four_eyes))
        policy.body.addWidget(f.blind)
        policy.body.addWidget(spoken(tools, DETAILS["blind"].does, "small"))
        policy.body.addLayout(side_by_side(*f.months_fields))
        for part in (
            self.list,
            spoken(tools, mark("The office and its policy"), "title"),
            self.notice,
            who,
            policy,
            self.mind,
        ):
            self.column.addWidget(part)
        line = row()
        line.addWidget(self.save)
        line.addWidget(self.discard)
        line.addWidget(self.bring_back)
        line.addStretch()
        self.column.addLayout(line)
        inner, middle = QWidget(), QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(self.column)
        across = row(0)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        inner.setLayout(across)
        column(self).addWidget(scrolling(inner))


@dataclass(slots=True)
class _Fields:
    """What can be typed of an office."""

    name: QLineEdit
    kind: Options
    rule: QLineEdit
    rule_field: Field
    controller: Any
    officer: Any
    purpose: Any
    ground: Options
    four_eyes: Options
    blind: QCheckBox
    months: dict[str, NumberBox]
    months_fields: tuple[Field, ...]

    @classmethod
    def made(cls, tools: Tools) -> _Fields:
        months = {
            name: NumberBox() for name in ("keep_months", "keep_undecided_months", "keep_identity_months")
        }
        rule, blind = QLineEdit(), QCheckBox()
        tools.speech.bind(blind, "text", DETAILS["blind"].name)
        rule_field = _field(tools, "erasure_rule", rule)
        return cls(
            QLineEdit(),
            Options(tools, [(one.value, label(one)) for one in OfficeKind]),
            rule,
            rule_field,
            text_box(2),
            text_box(2),
            text_box(2),
            Options(tools, [(one.value, label(one)) for one in LegalGround]),
            Options(tools, [(one.value, label(one)) for one in FourEyes]),
            blind,
            months,
            tuple(_field(tools, name, box) for name, box in months.items()),
        )

    def put(self, office: Office) -> None:
        """Show an office."""
        self.name.setText(office.name)
        self.kind.choose(office.kind)
        self.rule.setText(office.erasure_rule)
        self.controller.setPlainText(office.controller)
        self.officer.setPlainText(office.protection_officer)
        self.purpose.setPlainText(office.purpose)
        self.ground.choose(office.ground)
        self.four_eyes.choose(office.four_eyes)
        self.blind.setChecked(office.blind)
        for name, box in self.months.items():
            box.show_number(getattr(office, name))

    def typed(self) -> Typed:
        """What stands in the fields, as JSON can hold it."""
        return {
            "name": self.name.text(),
            "kind": self.kind.value(),
            "rule": self.rule.text(),
            "controller": self.controller.toPlainText(),
            "purpose": self.purpose.toPlainText(),
            "ground": self.ground.value(),
            "four_eyes": self.four_eyes.value(),
            "blind": self.blind.isChecked(),
            "months": {name: box.number() for name, box in self.months.items()},
        }

    def put_typed(self, typed: Typed) -> None:
        """Show what `typed` gave."""
        self.name.setText(typed["name"])
        self.kind.choose(typed["kind"])
        self.rule.setText(typed["rule"])
        self.controller.setPlainText(typed["controller"])
        self.purpose.setPlainText(typed["purpose"])
        self.ground.choose(typed["ground"])
        self.four_eyes.choose(typed["four_eyes"])
        self.blind.setChecked(typed["blind"])
        for name, box in self.months.items():
            box.show_number(typed["months"][name])

    def read(self, before: Office) -> Office:
        """The office as typed; a number that cannot be read stays as it was."""
        months = {
            name: before_value if box.number() is None else int(box.number() or 0)
            for name, box in self.months.items()
            for before_value in (getattr(before, name),)
        }
        return msgspec.structs.replace(
            before,
            name=self.name.text().strip(),
            kind=OfficeKind(self.kind.value()),
            erasure_rule=self.rule.text().strip(),
            controller=self.controller.toPlainText().strip(),
            protection_officer=self.officer.toPlainText().strip(),
            purpose=self.purpose.toPlainText().strip(),
            ground=LegalGround(self.ground.value()),
            four_eyes=FourEyes(self.four_eyes.value()),
            blind=self.blind.isChecked(),
            **months,
        )


def _field(tools: Tools, name: str, control: QWidget) -> Field:
    """A detail of the policy, with what it does below it."""
    return Field(tools, DETAILS[name].name, control, DETAILS[name].does)
