"""How are the cases opened again: by the keyring, the passphrase, the recovery words, or from a backup?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.desktop.cases.sheets import Sheet, secret
from credval.desktop.cases.told import Confirm
from credval.desktop.parts import button, column, row, spoken
from credval.desktop.pick_list import PickList
from credval.desktop.tools import Tools
from credval.text import Text, both, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEEDS_BACKUP = {"DamagedError", "StoreMissingError", "KeyFileMissingError", "KeyFileDamagedError"}
"""Problems that a backup helps against, by name: the store itself is not imported to look at a problem."""


class Locked(Sheet):
    """Asks for the passphrase or the recovery words. `opened` gives the cases."""

    opened = Signal(object)

    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__(tools, mark("The cases are locked"))
        self._box, self._by_words = box, False
        self.typed, self._field = secret(tools, mark("Passphrase"))
        self.go = button(tools, mark("Unlock"), "main", "lock")
        self.other = button(tools, mark("Use the recovery words instead"), "link")
        self.remember = QCheckBox()
        tools.speech.bind(self.remember, "text", mark("Let this computer's keyring open them from now on"))
        self.backups = PickList(tools, mark("Backups"))
        self.restore = button(tools, mark("Restore the chosen backup"))
        self.confirm = Confirm(tools)
        self.rescue = QWidget()
        self._lay_out()
        self.show_backups([])
        self.go.clicked.connect(self._unlock)
        self.typed.returnPressed.connect(self._unlock)
        self.other.clicked.connect(self._other_way)
        self.restore.clicked.connect(self._ask_restore)
        self.start = self.typed

    def try_keyring(self) -> None:
        """Ask this computer's keyring before anybody is asked anything."""
        box = self._box
        self.tools.jobs.run("cases", box.unlock_with_keyring, self._done, self._no_keyring)

    def forget(self) -> None:
        """Nothing typed is left standing."""
        self.typed.clear()

    def failed(self, problem: Exception) -> None:
        super().failed(problem)
        self.typed.selectAll()
        self.typed.setFocus()
        if type(problem).__name__ in _NEEDS_BACKUP:
            self.show_backups(self._box.backups())

    def show_backups(self, found: Sequence[tuple[object, Path]]) -> None:
        """Backups stand in view only where the cases do not open as they are."""
        from credval.desktop.find_box import Offer

        self.rescue.setVisible(bool(found))
        self.backups.offer(
            [Offer(str(path), f"{when.astimezone():%Y-%m-%d %H:%M}", path.name) for when, path in found]  # type: ignore[attr-defined]
        )
        if found:
            self.backups.choose(str(found[0][1]))

    def _no_keyring(self, problem: Exception) -> None:
        """No keyring is no news, unless the cases themselves are the problem."""
        if type(problem).__name__ in _NEEDS_BACKUP:
            self.failed(problem)

    def _unlock(self) -> None:
        self.notice.tell(None)
        box, typed, remember = self._box, self.typed.text(), self.remember.isChecked()
        if self._by_words:
            self.tools.jobs.run(
                "cases", lambda: box.unlock_with_words(typed), self._done, self.failed, busy=self
            )
        else:
            self.tools.jobs.run(
                "cases", lambda: box.unlock(typed, remember=remember), self._done, self.failed, busy=self
            )

    def _done(self, unlocked: Unlocked) -> None:
        self.typed.clear()
        self.show_backups([])
        self.notice.tell(None)
        self.opened.emit(unlocked)

    def _other_way(self) -> None:
        self._by_words = not self._by_words
        speech = self.tools.speech
        name, other = mark("Passphrase"), mark("Use the recovery words instead")
        if self._by_words:
            name, other = mark("Recovery words, with blanks between"), mark("Use the passphrase instead")
        speech.bind(self._field.name, "text", name)
        speech.bind(self.typed, "accessibleName", name)
        speech.bind(self.other, "text", other)
        self.remember.setVisible(not self._by_words)
        self.typed.clear()
        self.typed.setFocus()

    def _ask_restore(self) -> None:
        chosen = self.backups.chosen()
        if not chosen:
            return
        if not self.typed.text():
            self._field.tell(
                self.tools.speech.tr("Write the passphrase first: the backup opens with it."), "ask"
            )
            self.typed.setFocus()
            return
        self._field.tell("")
        says = both(
            "The backup {name} takes the place of the cases here. What stands there now is kept beside it; what was erased since is erased in it too.",
            name=Path(chosen).name,
        )
        self.confirm.ask(says, mark("Restore"), lambda: self._restore(Path(chosen)))

    def _restore(self, chosen: Path) -> None:
        box, typed = self._box, self.typed.text()
        self.tools.jobs.run(
            "cases", lambda: box.restore(chosen, typed), self._restored, self.failed, busy=self
        )

    def _restored(self, notes: tuple[Text, ...]) -> None:
        self.show_backups([])
        self.notice.tell(joined(notes), "info")
        self.typed.setFocus()

    def _lay_out(self) -> None:
        self.add(self._field, self.remember)
        line = row(16)
        line.addWidget(self.go)
        line.addWidget(self.other)
        line.addStretch()
        self.inside.addLayout(line)
        inside = column(self.rescue, gap=12)
        inside.addWidget(spoken(self.tools, mark("Backups"), "heading"))
        self.backups.setMaximumHeight(192)
        inside.addWidget(self.backups)
        end = row()
        end.addWidget(self.restore)
        end.addStretch()
        inside.addLayout(end)
        self.add(self.rescue, self.confirm)
        self.inside.addStretch()


def joined(notes: Sequence[Text]) -> Text | None:
    """Several sentences as one text."""
    if not notes:
        return None
    return Text(" ".join(one.sv for one in notes), " ".join(one.en for one in notes))
