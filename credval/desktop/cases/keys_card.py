"""How are the passphrase, the recovery words and the keyring changed, and a backup made, each alone?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from credval.actions.strongbox import Strongbox
from credval.desktop.cases.sheets import AskSave, secret, show_words
from credval.desktop.cases.told import Confirm, Told
from credval.desktop.fields import side_by_side
from credval.desktop.parts import Card, button, row, words
from credval.desktop.tools import Tools
from credval.text import Text, both, mark


class KeysCard(Card):
    """Everything here asks for the passphrase that holds now."""

    def __init__(self, tools: Tools, box: Strongbox, save: AskSave) -> None:
        super().__init__(tools, mark("Passphrase, recovery words and backups"))
        self._tools, self._box, self._save = tools, box, save
        self.notice, self.shown, self.confirm = Told(tools), words("heading"), Confirm(tools)
        tools.speech.bind(self.shown, "accessibleName", mark("Recovery words"))
        self.known, known = secret(tools, mark("The passphrase that holds now"))
        self.new, new = secret(tools, mark("A new passphrase"))
        self.change = button(tools, mark("Change the passphrase"))
        self.words = button(tools, mark("New recovery words"))
        self.back_up = button(tools, mark("Make a backup now"))
        self.keyring = button(tools, mark("Let this computer's keyring open them"))
        self.forget_here = button(tools, mark("Ask for the passphrase each time"))
        self.body.setSpacing(12)
        self.body.addWidget(self.notice)
        self.body.addLayout(side_by_side(known, new))
        for group in ((self.change, self.words, self.back_up), (self.keyring, self.forget_here)):
            line = row()
            for one in group:
                line.addWidget(one)
            line.addStretch()
            self.body.addLayout(line)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.shown)
        self.shown.hide()
        self.change.clicked.connect(self._change)
        self.words.clicked.connect(self._ask_new_words)
        self.back_up.clicked.connect(self._back_up)
        self.keyring.clicked.connect(self._remember)
        self.forget_here.clicked.connect(self._forget)

    def forget(self) -> None:
        """Nothing typed or shown stays."""
        self.known.clear()
        self.new.clear()
        show_words(self.shown, ())
        self.shown.hide()
        self.confirm.hide()
        self.notice.tell(None)

    def _change(self) -> None:
        box, known, new = self._box, self.known.text(), self.new.text()
        self._run(lambda: box.change_passphrase(known, new), lambda _: self._done(both("The passphrase is changed. The recovery words open the cases as before.")))  # fmt: skip

    def _ask_new_words(self) -> None:
        """The words on the sheet in the safe open nothing after this: that is asked first."""
        says = both("New recovery words take the place of the earlier ones, which open nothing after that. Have a printer or a pen at hand: they are shown once.")  # fmt: skip
        self.confirm.ask(says, mark("New recovery words"), self._new_words)

    def _new_words(self) -> None:
        box, known = self._box, self.known.text()
        self._run(lambda: box.new_words(known), self._show_words)

    def _back_up(self) -> None:
        box, known = self._box, self.known.text()
        self._run(lambda: box.back_up(known), lambda path: self._done(both("Backup: {path}", path=path)))

    def _remember(self) -> None:
        box, known = self._box, self.known.text()
        self._run(lambda: box.remember_here(known), lambda _: self._done(both("This computer's keyring opens the cases from now on.")))  # fmt: skip

    def _forget(self) -> None:
        self._run(self._box.forget_here, lambda _: self._done(both("The passphrase is asked for each time from now on.")))  # fmt: skip

    def _run(self, action: Callable[[], object], done: Callable[..., None]) -> None:
        self.notice.tell(None)
        self._tools.jobs.run("keys", action, done, self.notice.tell)

    def _done(self, said: Text) -> None:
        self.forget()
        self.notice.tell(said, "info")

    def _show_words(self, found: tuple[str, ...]) -> None:
        """The new words, once; printed if a person says where."""
        self.forget()
        show_words(self.shown, found)
        self.shown.show()
        target = self._save(self._tools.speech.tr("Recovery words") + ".pdf")
        said = both("These words open the cases from now on; the earlier ones open nothing any more. They are shown until the cases are locked or another page of them is opened.")  # fmt: skip
        if target is not None:
            try:
                self._print(found, target)
            except OSError as problem:
                self.notice.tell(problem)
                return
        self.notice.tell(said, "info")

    def _print(self, found: tuple[str, ...], target: Path) -> None:
        from credval.actions.keeping_words import page_of_words
        from credval.actions.settings import today

        day: date = today()
        target.write_bytes(page_of_words(found, self._tools.speech.lang, day, self._box.place))
