"""What can be set, and what is it now?"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.actions.settings import Settings, Stage, TextSize, Theme
from credval.desktop.assess.form import STAGES
from credval.desktop.fields import Choice, Field, Options
from credval.desktop.parts import Card, Notice, button, column, row, scrolling, spoken
from credval.desktop.tools import Tools
from credval.desktop.where_card import WhereCard
from credval.text import Lang, mark

LANGUAGES = ((Lang.SV.value, "Svenska"), (Lang.EN.value, "English"))
THEMES = ((Theme.LIGHT.value, mark("Light")), (Theme.DARK.value, mark("Dark")))
TEXT_SIZES = (
    (TextSize.NORMAL.value, mark("Normal")),
    (TextSize.LARGE.value, mark("Large")),
    (TextSize.LARGER.value, mark("Larger")),
)

_WIDEST = 640
"""Pixels that a card is wide at most."""
LOCKS = (
    ("2", mark("2 minutes")),
    ("5", mark("5 minutes")),
    ("10", mark("10 minutes")),
    ("30", mark("30 minutes")),
    ("60", mark("an hour")),
    ("0", mark("never")),
)
"""How long the cases stay open without anybody there: minutes, and the words for it."""


class SettingsPage(QWidget):
    """Everything that is remembered. `changed` gives the settings as they are now; they hold at once."""

    changed = Signal(object)
    policy = Signal()
    """Somebody wants the policy of the office, its members and keys, which lie with the cases."""

    def __init__(self, tools: Tools, settings: Settings, registries: QWidget) -> None:
        """``registries``: the card with what was imported."""
        super().__init__()
        self.setObjectName("page")
        self._tools, self._settings = tools, settings
        self.notice = Notice(tools, "problem")
        self.language = Choice(tools, mark("Language"), LANGUAGES)
        self.theme = Choice(tools, mark("Look"), THEMES)
        self.text_size = Choice(tools, mark("Text size"), TEXT_SIZES)
        self.office, self.prepared_by = QLineEdit(), QLineEdit()
        self.stage = Options(tools, STAGES)
        self.registries = registries
        self.lock = Options(tools, LOCKS)
        self.where = WhereCard(tools)
        self._lay_out()
        self.setFocusProxy(self.language)
        self.show_settings(settings)
        self._listen()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds, also where it was changed elsewhere."""
        self._settings = settings
        self.language.choose(settings.language.value)
        self.theme.choose(settings.theme.value)
        self.text_size.choose(settings.text_size.value)
        for box, text in ((self.office, settings.office), (self.prepared_by, settings.prepared_by)):
            if box.text() != text:
                box.setText(text)
        self.stage.choose(settings.stage.value)
        self.lock.choose(str(settings.lock_after_minutes))
        self.where.show_settings(settings)

    def _lay_out(self) -> None:
        tools = self._tools
        inner, cards = QWidget(), QWidget()
        cards.setMaximumWidth(_WIDEST)
        across = row()
        across.setContentsMargins(32, 32, 32, 32)
        across.addWidget(cards, 1)
        across.addStretch()  # a column by itself would reckon the height of texts as if they were as wide as the page
        inner.setLayout(across)
        layout = column(cards, gap=16)
        layout.addWidget(spoken(tools, mark("Settings"), "title"))
        layout.addWidget(self.notice)
        for card in (*self._cards(), self.where, self.registries):
            layout.addWidget(card)
        layout.addStretch()
        column(self).addWidget(scrolling(inner))

    def _cards(self) -> tuple[Card, ...]:
        return self._window_card(), self._report_card(), self._person_card(), self._cases_card()

    def _window_card(self) -> Card:
        tools = self._tools
        card = Card(tools, mark("The window"))
        for name, choice in (
            (mark("Language"), self.language),
            (mark("Look"), self.theme),
            (mark("Text size"), self.text_size),
        ):
            card.body.addWidget(spoken(tools, name))
            card.body.addWidget(choice)
        return card

    def _report_card(self) -> Card:
        tools = self._tools
        card = Card(tools, mark("The report"))
        card.body.setSpacing(16)
        in_head = mark("Stands in the head of every report.")
        card.body.addWidget(Field(tools, mark("Office"), self.office, in_head))
        filled_in = mark("Filled in where you record a look-up.")
        card.body.addWidget(Field(tools, mark("Prepared by"), self.prepared_by, filled_in))
        return card

    def _person_card(self) -> Card:
        card = Card(self._tools, mark("A new person"))
        what = mark("What a new person starts with.")
        card.body.addWidget(Field(self._tools, mark("How far the recruitment has come"), self.stage, what))
        return card

    def _cases_card(self) -> Card:
        tools = self._tools
        card = Card(tools, mark("Cases"))
        when = mark("When nobody has touched the keys or the mouse. What is being typed is kept.")
        card.body.addWidget(Field(tools, mark("Lock the cases after"), self.lock, when))
        to_policy = button(tools, mark("The office, its policy and members"), "link", "forward")
        to_policy.clicked.connect(self.policy)
        line = row()
        line.addWidget(to_policy)
        line.addStretch()
        card.body.addLayout(line)
        return card

    def _listen(self) -> None:
        self.language.chosen.connect(lambda word: self._change(language=Lang(word)))
        self.theme.chosen.connect(lambda word: self._change(theme=Theme(word)))
        self.text_size.chosen.connect(lambda word: self._change(text_size=TextSize(word)))
        self.office.editingFinished.connect(lambda: self._change(office=self.office.text().strip()))
        self.prepared_by.editingFinished.connect(
            lambda: self._change(prepared_by=self.prepared_by.text().strip())
        )
        self.stage.chosen.connect(lambda word: self._change(stage=Stage(word)))
        self.lock.chosen.connect(lambda minutes: self._change(lock_after_minutes=int(minutes)))

    def _change(self, **values: object) -> None:
        changed = replace(self._settings, **values)  # type: ignore[arg-type]
        if changed != self._settings:
            self._settings = changed
            self.changed.emit(changed)
