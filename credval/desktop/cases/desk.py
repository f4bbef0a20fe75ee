"""Which case is in hand, and how does every part of the view change it, with problems told where they arose?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from credval.casework.acts import NOTHING_SAID, Given
from credval.casework.roles import Right
from credval.desktop.cases.told import Told
from credval.desktop.tools import Tools
from credval.model.case_words import CaseState, Move
from credval.model.cases import Case
from credval.text import Text, both

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from credval.actions.books import OpenBook
    from credval.actions.casebook import Casebook
    from credval.desktop.assess.shelf import Shelf

T = TypeVar("T")
AskFiles = Callable[[], list[Path]]
"""Asks a person which files to add; none if they changed their mind."""
AskSave = Callable[[str], Path | None]


class Desk(QObject):
    """The case in hand. `changed` after every change; `gone` once it was erased; `conflict` holds both versions."""

    changed = Signal()
    gone = Signal()
    conflict = Signal(object)
    read = Signal(str)
    """Somebody wants to read a paragraph of the handbook."""

    def __init__(self, tools: Tools, save: AskSave, files: AskFiles) -> None:
        super().__init__()
        self.tools, self.ask_save, self.ask_files = tools, save, files
        self.signed: Callable[[], str] = str
        """The name under letters, as the settings have it."""
        self.shelf: Shelf | None = None
        self.read_only = False
        self.entry_titles: dict[str, Text] = {}
        """Titles of the entries that were picked in the case, as far as they are known."""
        self._casebook: Casebook | None = None
        self._case: Case | None = None

    @property
    def casebook(self) -> Casebook:
        assert self._casebook is not None, "no case is in hand"
        return self._casebook

    @property
    def case(self) -> Case:
        """The whole case, for saving."""
        assert self._case is not None, "no case is in hand"
        return self._case

    @property
    def shown(self) -> Case:
        """The case as it may be seen: in blind mode without the person until a proposal stands."""
        return self.casebook.shown(self.case)

    @property
    def is_open(self) -> bool:
        return self._case is not None

    @property
    def blind(self) -> bool:
        """Whether the person is hidden now."""
        from credval.casework.blind import is_hidden

        return is_hidden(self.case, self.casebook.office)

    @property
    def today(self) -> date:
        return self.casebook.today

    def take(self, casebook: Casebook, case: Case) -> None:
        """Another case in hand."""
        self._casebook, self._case = casebook, case
        self.read_only = casebook.store.read_only
        self.changed.emit()
        self._name_entries()

    def put_down(self) -> None:
        """No case any more: nothing of it stays."""
        self._casebook = self._case = None

    def edit(
        self,
        told: Told,
        change: Callable[..., Case],
        *given: Any,
        right: Right = Right.EDIT_CASES,
        contents: Mapping[str, bytes] | None = None,
        **named: Any,
    ) -> bool:
        """Make a change and save it. What goes wrong is told there; False then, and the case is as it was."""
        return self._kept(
            told,
            lambda: self.casebook.edit(self.case, change, *given, right=right, contents=contents, **named),
        )

    def move(self, told: Told, move: Move, given: Given = NOTHING_SAID) -> bool:
        """Make a move of the machine and save it, as `edit`."""
        return self._kept(told, lambda: self.casebook.move(self.case, move, given))

    def put(self, told: Told, saving: Callable[[Casebook, Case], Case]) -> bool:
        """Let an action of the room `actions` change the case, as `edit`."""
        return self._kept(told, lambda: saving(self.casebook, self.case))

    def work(
        self,
        told: Told,
        name: str,
        action: Callable[[Casebook, Case], T],
        done: Callable[[T], None],
        *,
        busy: QWidget | None = None,
    ) -> None:
        """Do what may take longer in the background, on the case as it is now; what goes wrong is told there.

        ``busy`` is out of use meanwhile.
        """
        casebook, case = self.casebook, self.case
        told.tell(None)
        self.tools.jobs.run(
            name,
            lambda: action(casebook, case),
            lambda answer: done(answer) if self._case is case or self._is(case) else None,
            lambda problem: self._failed(told, problem),
            busy=busy,
        )

    def book(self, told: Told) -> OpenBook | None:
        """The rulebook, or None with a word about it while it is not open yet."""
        if self.shelf is None:
            told.tell(both("The rulebook is still being opened. Try again in a moment."), "ask")
            return None
        return self.shelf.book

    def took(self, case: Case) -> None:
        """The case was saved: this is it now."""
        if self._case is None or case.id != self._case.id:
            return
        self._case = case
        if case.state is CaseState.ERASED:
            self.gone.emit()
        else:
            self.changed.emit()
            self._name_entries()

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open."""
        self.shelf = shelf
        if self.is_open:
            self.changed.emit()
            self._name_entries()

    def _name_entries(self) -> None:
        """Fetch the titles of picked entries, off the UI thread."""
        if self.shelf is None or self._case is None:
            return
        typed = {str(one.claim.get("qualification") or "") for one in self._case.credentials}
        wanted = [one for one in typed if "/" in one and one not in self.entry_titles]
        if wanted:
            book = self.shelf.book
            self.tools.jobs.run("entry-titles", lambda: _titles(book, wanted), self._named, lambda _: None)

    def _named(self, found: dict[str, Text]) -> None:
        self.entry_titles |= found
        if self.is_open:
            self.changed.emit()

    def _is(self, case: Case) -> bool:
        return self._case is not None and self._case.id == case.id

    def _kept(self, told: Told, saving: Callable[[], Case]) -> bool:
        told.tell(None)
        try:
            saved = saving()
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told where it arose
            self._failed(told, problem)
            return False
        self.took(saved)
        return True

    def _failed(self, told: Told, problem: Exception) -> None:
        from credval.store.problems import ConflictError

        told.tell(problem)
        if isinstance(problem, ConflictError):
            self.conflict.emit(problem)


def _titles(book: OpenBook, ids: Sequence[str]) -> dict[str, Text]:
    """The titles of entries, an id that is none as itself."""
    found = {}
    for one in ids:
        entry = book.qualification(one)
        found[one] = entry.title if entry else Text(one, one)
    return found
