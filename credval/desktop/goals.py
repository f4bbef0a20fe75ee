"""Where can ctrl+K take a person?"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from credval.actions.settings import TextSize
from credval.desktop.palette_box import Goal, Search
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.shell import Shell

_SIZES = (
    (TextSize.NORMAL, mark("Text of normal size")),
    (TextSize.LARGE, mark("Large text")),
    (TextSize.LARGER, mark("Larger text")),
)


def fixed_goals(shell: Shell, tools: Tools) -> list[Goal]:
    """Pages, things to do, settings and countries: all that is known without a search."""
    from credval.desktop.shell import PAGES

    tr = tools.speech.tr
    pages = [Goal(tr(message), tr("Page"), _to(shell, name)) for name, message, _ in PAGES]
    return [
        *pages,
        *_cases(shell, tools),
        *_doings(shell, tools),
        *_settings(shell, tools),
        *_countries(shell, tools),
    ]


def _cases(shell: Shell, tools: Tools) -> list[Goal]:
    """What can be done with cases; each case by its number, once they are open, comes with the search."""
    tr = tools.speech.tr
    return [
        Goal(tr("Keep as case"), tr("Action"), shell.keep_as_case),
        Goal(tr("Lock the cases"), tr("Action"), shell.lock_cases),
    ]


def _found_cases(shell: Shell, tools: Tools, text: str) -> list[Goal]:
    """Open cases by number, name, post or any other word in them; none while they are locked."""
    from credval.casework.roles import Right

    casebook = shell.casebook()
    if casebook is None or len(text.strip()) < 2 or not casebook.may(Right.READ_CASES):
        return []
    from credval.store.lists import Listing

    sort = tools.speech.tr("Case")
    found = casebook.listed(Listing(text=text), 0, 6)
    return [
        Goal(
            " · ".join(part for part in (one.number, one.person or one.reference, one.job_title) if part),
            sort,
            functools.partial(_open_case, shell, one.id),
        )
        for one in found
    ]


def _open_case(shell: Shell, id_: str) -> None:
    page = shell.show_page("cases")
    open_ = getattr(page, "open_case", None)
    if open_ is not None:
        open_(id_)


def _to(shell: Shell, name: str) -> Callable[[], None]:
    def go() -> None:
        shell.show_page(name).setFocus()

    return go


def _doings(shell: Shell, tools: Tools) -> list[Goal]:
    tr, page = tools.speech.tr, shell.assess
    sort = tr("Action")
    return [
        Goal(tr("Save report"), sort, page.footer.save.click),
        Goal(tr("Copy summary"), sort, page.footer.copy.click),
        Goal(tr("New person"), sort, page.credentials.new.click),
        Goal(tr("Add credential"), sort, page.credentials.add.click),
        Goal(tr("Show or hide the reasons"), sort, page.footer.why.toggle),
    ]


def _settings(shell: Shell, tools: Tools) -> list[Goal]:
    tr = tools.speech.tr
    sort = tr("Setting")
    sizes = [Goal(tr(message), sort, functools.partial(_resize, shell, size)) for size, message in _SIZES]
    return [
        Goal(tr("Switch between Swedish and English"), sort, shell.switch_language),
        Goal(tr("Switch between light and dark"), sort, shell.switch_theme),
        *sizes,
    ]


def _resize(shell: Shell, size: TextSize) -> None:
    shell.change(replace(shell.settings, text_size=size))


def _countries(shell: Shell, tools: Tools) -> list[Goal]:
    if shell.shelf is None:
        return []
    sort = tools.speech.tr("Country in the rulebook")
    return [
        Goal(tools.speech.of(name), sort, functools.partial(_open_rulebook, shell, id_))
        for id_, _, name in shell.shelf.systems
    ]


def _open_rulebook(shell: Shell, id_: str) -> None:
    page = shell.show_page("rulebook")
    open_ = getattr(page, "open", None)
    if open_ is not None:
        open_(id_)


def found_goals(shell: Shell, tools: Tools) -> Search:
    """Entries of the rulebook and paragraphs of the handbook by what a person types. For the worker thread."""

    def search(text: str) -> list[Goal]:
        shelf = shell.shelf
        goals = _found_cases(shell, tools, text)
        if shelf is None:
            return goals
        for hit in shelf.book.find_qualifications(text, None, 8):
            entry = shelf.book.qualification(hit.target)
            name = shelf.name_of(entry.system) if entry else None
            if entry and name:
                sort = tools.speech.tr("Entry, {country}", country=name)
                goals.append(
                    Goal(
                        tools.speech.of(entry.title), sort, functools.partial(_open_rulebook, shell, entry.id)
                    )
                )
        sort = tools.speech.tr("Handbook")
        found = shelf.book.guide.find(text, tools.speech.lang, 4)
        return goals + [
            Goal(one.heading, sort, functools.partial(shell.read, one.paragraph)) for one in found
        ]

    return search
