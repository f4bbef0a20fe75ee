"""Which letters does the case need, what do they say, and where do they go?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from credval.casework.wording import label
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed, text_box
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import button, row, words
from credval.desktop.rich import Reading
from credval.model.case_words import LetterKind
from credval.model.cases import Letter
from credval.text import Lang, Text, both, mark

if TYPE_CHECKING:
    from credval.actions.books import OpenBook
    from credval.actions.casebook import Casebook
    from credval.actions.letters import Wish, Written
    from credval.model.cases import Case

_LANGUAGES = (("", mark("The candidate's")), (Lang.SV.value, "Svenska"), (Lang.EN.value, "English"))


class LettersPiece(Piece):
    """A letter is chosen, looked at, and saved as PDF where a person wants it; that it was made stays on record."""

    name = "letters"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Letters"))
        tools = desk.tools
        self.kind = Options(tools, [(one.value, _said(label(one))) for one in LetterKind])
        self.language, self.of = Options(tools, _LANGUAGES), Options(tools, [("", mark("All"))])
        self.own, self.signed, self.to = text_box(3), QLineEdit(), QLineEdit()
        self.looked_at = QCheckBox()
        tools.speech.bind(self.looked_at, "text", mark("I have looked at the lines: they name nobody"))
        self.look = button(tools, mark("Preview"))
        self.go = button(tools, mark("Save as PDF"), "main", "save")
        self.reading = Reading(tools, mark("The letter"))
        self.reading.setMinimumHeight(420)
        self.reading.hide()
        self.made = words("small")
        self._look_up = ""
        self._merit = Field(tools, mark("Who asked"), self.to, mark("An applicant who was not chosen. Name, place and country of study are never given out."))  # fmt: skip
        self._of = Field(tools, mark("About which education"), self.of)
        self._lay_out()
        self.look.clicked.connect(self.preview)
        self.go.clicked.connect(self.write)
        self.kind.chosen.connect(lambda _: self._chosen())
        self._chosen()

    def choose(self, kind: str, look_up: str = "") -> None:
        """Begin with this letter, as asked for in another part."""
        self.kind.choose(kind)
        self._chosen()
        self._look_up = look_up
        self.preview()

    @property
    def dirty(self) -> bool:
        """Whether something is written that no letter holds yet."""
        return bool(self.own.toPlainText().strip())

    def typed(self) -> Typed:
        return {"kind": self.kind.value(), "own": self.own.toPlainText()}

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock."""
        self.kind.choose(typed["kind"])
        self.own.setPlainText(typed["own"])
        self._chosen()

    def show_case(self) -> None:
        case, speech = self.desk.shown, self.tools.speech
        self.of.offer(
            [("", mark("All")), *((one.id, _text(title_of(self.desk, one))) for one in case.credentials)]
        )
        self._of.setVisible(len(case.credentials) > 1)
        self.go.setEnabled(not self.desk.read_only)
        if not self.signed.text():
            self.signed.setText(self.desk.signed())
        lines = [self._line(one) for one in reversed(case.letters)]
        self.made.setText(speech.tr("Made: {letters}.", letters="; ".join(lines)) if lines else speech.tr("No letter was made yet."))  # fmt: skip

    def preview(self) -> None:
        """Show the letter; nothing is noted."""
        book, wish = self.desk.book(self.notice), self.wish()
        if book is not None:
            from credval.actions.letters import preview

            self.desk.work(self.notice, "letter", lambda casebook, case: preview(casebook, book, case, wish), self._show)  # fmt: skip

    def write(self) -> None:
        """Ask where, make the letter, note it, and put it there."""
        book, wish = self.desk.book(self.notice), self.wish()
        if book is None:
            return
        target = self.desk.ask_save(self._suggested(wish))
        if target is None:
            return
        self.desk.work(
            self.notice,
            "write-letter",
            lambda casebook, case: _put(casebook, book, case, wish, target),
            lambda written: self._written(written, target),
        )

    def wish(self) -> Wish:
        """What is asked for."""
        from credval.actions.letters import Wish

        return Wish(
            kind=LetterKind(self.kind.value()),
            lang=Lang(self.language.value()) if self.language.value() else None,
            credential=self.of.value(),
            look_up=self._look_up,
            own=self.own.toPlainText(),
            signed=self.signed.text(),
            to=self.to.text(),
            looked_at=self.looked_at.isChecked(),
        )

    def _suggested(self, wish: Wish) -> str:
        about = self.desk.case.job.reference if wish.kind is LetterKind.MERITS else self.desk.case.number
        return f"{about} {wish.kind.value}.pdf".strip()

    def _show(self, made: Written) -> None:
        from credval.desktop.cases.plan_view import html_of

        self.reading.show_text(lambda: html_of(made.plan))
        self.reading.show()

    def _written(self, made: Written, target: Path) -> None:
        self._show(made)
        self.own.clear()
        self.desk.took(made.case)
        self.notice.tell(both("The letter is saved: {path}. It is not encrypted; send it, then take it away.", path=target), "info")  # fmt: skip

    def _line(self, one: Letter) -> str:
        said, day = self.tools.speech.of(label(one.kind)), one.at.astimezone().date().isoformat()
        return f"{said} ({one.language}), {day}, {one.by}"

    def _chosen(self) -> None:
        merits = self.kind.value() == LetterKind.MERITS
        self._look_up = ""
        self._merit.setVisible(merits)
        self.looked_at.setVisible(merits)
        self.reading.hide()

    def _lay_out(self) -> None:
        tools = self.tools
        self.body.addLayout(
            side_by_side(
                Field(tools, mark("Which letter"), self.kind),
                Field(tools, mark("Language"), self.language),
                stretch=(2, 1),
            )
        )
        self.body.addWidget(self._of)
        self.body.addWidget(self._merit)
        self.body.addWidget(self.looked_at)
        self.body.addWidget(Field(tools, mark("The office's own paragraph (may be left empty)"), self.own))
        self.body.addWidget(Field(tools, mark("Signed by"), self.signed))
        line = row()
        for part in (self.look, self.go):
            line.addWidget(part)
        line.addStretch()
        self.body.addLayout(line)
        self.body.addWidget(self.reading)
        self.body.addWidget(self.made)


def _put(casebook: Casebook, book: OpenBook, case: Case, wish: Wish, target: Path) -> Written:
    """The letter in its place, and then noted: what could not be written is not said to have been made."""
    from credval.actions.letters import preview, write

    draft = target.with_name(target.name + ".new")
    draft.write_bytes(preview(casebook, book, case, wish).pdf)
    draft.replace(target)
    return write(casebook, book, case, wish)


def _said(text: Text) -> Text:
    """With a capital, as it stands in a list."""
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])


def _text(words: str) -> Text:
    return Text(words, words)
