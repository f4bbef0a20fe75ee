"""Which cases does a list ask for?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credval.desktop.fields import Wording
from credval.text import Text, mark

if TYPE_CHECKING:
    from credval.actions.casebook import Casebook
    from credval.model.case_words import CaseState
    from credval.store.lists import Listing

_USUAL = (
    ("open", mark("Open cases")),
    ("mine", mark("My cases")),
    ("now", mark("Due today or overdue")),
    ("done", mark("Decided and closed")),
    ("due", mark("To be erased now")),
    ("all", mark("All cases")),
)


def which_cases() -> list[tuple[str, Wording]]:
    """The usual choices, then each state."""
    from credval.casework.wording import label
    from credval.model.case_words import CaseState

    def said(state: CaseState) -> Text:
        word = label(state)
        return Text(word.sv[:1].upper() + word.sv[1:], word.en[:1].upper() + word.en[1:])

    return [*_USUAL, *((one.value, said(one)) for one in CaseState)]


def narrowed(listing: Listing, which: str, casebook: Casebook) -> Listing:
    """The list with only the cases of a choice of `which_cases`."""
    from credval.model.case_words import CaseState

    ended = (CaseState.DECIDED, CaseState.CLOSED)
    open_ = tuple(one for one in CaseState if one not in (*ended, CaseState.ERASED))
    if which in set(CaseState):
        return replace(listing, states=(CaseState(which),))
    if which == "mine":
        return replace(listing, states=open_, assessor=casebook.user.login)
    if which == "now":
        return replace(listing, next_by=casebook.today)
    if which == "due":
        return replace(listing, erase_by=casebook.today)
    return replace(listing, states={"open": open_, "done": ended}.get(which, ()))
