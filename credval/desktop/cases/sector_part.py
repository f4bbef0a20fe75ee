"""What holds in the sector of the post in hand, and what was answered of this post and these papers?"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from credval.actions.carrying import sectors_of
from credval.casework import editing
from credval.desktop.assess.sector_card import SectorBody
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed, Typing
from credval.desktop.handbook.beside import about
from credval.model.cases import Case
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.assess.shelf import Shelf


class SectorPiece(Typing):
    """The card of the page Assess, with the answers that the case keeps. Hidden where the post is of no sector."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("What holds in this sector"), "sector")
        about(self, "sector")
        self.inner = SectorBody(desk.tools, lambda: desk.today, "case-sector")
        self.body.addWidget(self.inner)
        self.buttons()
        self._shelf: Shelf | None = None
        self._answered_for = ""
        self.inner.changed.connect(self.touch)
        self.inner.found.connect(self._found)
        self.hide()

    def typed(self) -> Typed:
        return {"sectors": _without_empty(self.inner.given)}

    def put(self, typed: Typed) -> None:
        """The questions stay where the cursor is as long as it is the same case and nothing else was answered."""
        if self._answered_for != self.desk.case.id or typed != self.typed():
            self._answered_for = self.desk.case.id
            self.inner.take(copy.deepcopy(typed["sectors"]))

    def of_case(self, case: Case) -> Typed:
        return {"sectors": sectors_of(case)}

    def show_case(self) -> None:
        self._ask()
        super().show_case()

    def keep(self) -> None:
        book = self.desk.book(self.notice)
        if book is not None and self.desk.edit(
            self.notice, editing.answer_sectors, self.typed()["sectors"], book.edition
        ):
            self._show()

    def lock(self) -> None:
        super().lock()
        self.inner.setEnabled(not self.desk.read_only)

    def _found(self, something: bool) -> None:
        self.setVisible(something)
        self.rebuilt.emit()

    def _ask(self) -> None:
        from credval.actions.advising import Asked

        shelf, case = self.desk.shelf, self.desk.shown
        if shelf is not None and shelf is not self._shelf:
            self._shelf = shelf
            self.inner.use(shelf.book)
        profession = (case.job.requirement or {}).get("profession")
        countries = (str(one.claim.get("country") or "") for one in case.credentials)
        self.inner.ask(Asked(case.job.title, str(profession or ""), next(countries, "")))


def _without_empty(given: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A pack whose questions nobody answered says nothing."""
    return {pack: dict(facts) for pack, facts in given.items() if facts}
