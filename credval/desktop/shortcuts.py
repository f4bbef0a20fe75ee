"""Which keys do what? One table, for the window and for the list that a person can read."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.shell import Shell


class Shortcut(NamedTuple):
    name: str
    keys: str
    message: str


SHORTCUTS = (
    Shortcut("find", "Ctrl+K", mark("Find any page, country, entry or setting")),
    Shortcut("assess", "Ctrl+1", mark("Go to Assess")),
    Shortcut("cases", "Ctrl+2", mark("Go to Cases")),
    Shortcut("lock", "Ctrl+Shift+L", mark("Lock the cases")),
    Shortcut("handbook", "Ctrl+3", mark("Go to Handbook")),
    Shortcut("rulebook", "Ctrl+4", mark("Go to Rulebook")),
    Shortcut("settings", "Ctrl+,", mark("Go to Settings")),
    Shortcut("help", "F1", mark("What the handbook says of what is in focus")),
    Shortcut("about", "Shift+F1", mark("Go to About, with this list")),
    Shortcut("column", "F6", mark("Next column of the page")),
    Shortcut("why", "Ctrl+R", mark("Show or hide the reasons")),
    Shortcut("save", "Ctrl+S", mark("Save report")),
    Shortcut("copy", "Ctrl+Shift+C", mark("Copy summary")),
    Shortcut("new", "Ctrl+N", mark("New person")),
    Shortcut("back", "Ctrl+Shift+N", mark("Previous person")),
    Shortcut("add", "Ctrl+T", mark("Add credential")),
    Shortcut("remove", "Ctrl+W", mark("Remove the credential in view")),
    Shortcut("undo", "Ctrl+Shift+Z", mark("Undo removal")),
    Shortcut("language", "Ctrl+L", mark("Switch between Swedish and English")),
    Shortcut("theme", "Ctrl+D", mark("Switch between light and dark")),
    Shortcut("quit", "Ctrl+Q", mark("Quit")),
)


def attach(shell: Shell) -> None:
    """Let the keys of the table do their work in the window."""
    page = shell.assess
    does: dict[str, Callable[[], object]] = {
        "find": shell.open_palette,
        "column": shell.next_column,
        "help": shell.help,
        "why": page.footer.why.toggle,
        "save": page.footer.save.click,
        "copy": page.footer.copy.click,
        "new": page.credentials.new.click,
        "back": page.credentials.back.click,
        "add": page.credentials.add.click,
        "remove": page.credentials.remove.click,
        "undo": page.credentials.undo.click,
        "lock": shell.lock_cases,
        "language": shell.switch_language,
        "theme": shell.switch_theme,
        "quit": shell.close,
    }
    for one in SHORTCUTS:
        action = QAction(shell)
        action.setShortcut(QKeySequence(one.keys))
        do = does.get(one.name) or functools.partial(shell.show_page, one.name)
        action.triggered.connect(functools.partial(_do, do))
        shell.addAction(action)


def _do(what: Callable[[], object], _checked: bool = False) -> None:
    what()


def listed(tools: Tools) -> Sequence[tuple[str, str]]:
    """(keys as this machine writes them, what they do), in the language of the moment."""
    written = QKeySequence.SequenceFormat.NativeText
    return [(QKeySequence(one.keys).toString(written), tools.speech.tr(one.message)) for one in SHORTCUTS]
