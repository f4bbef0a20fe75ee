"""How does the window start? Paint first, then open the rulebook."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from credval import paths
from credval.actions.settings import Settings, load, today
from credval.desktop.assess.page import AskPath, AssessPage
from credval.desktop.jobs import Jobs
from credval.desktop.last_resort import LastResort
from credval.desktop.look import Look
from credval.desktop.shell import Shell
from credval.desktop.speech import Speech
from credval.desktop.tools import Tools
from credval.text import Lang

if TYPE_CHECKING:
    from datetime import date

    from credval.desktop.assess.shelf import Shelf


AskFile = Callable[[], Path | None]
"""Which file a person wants read; None if they changed their mind."""
STYLE = ("-style", "fusion")
"""As arguments of the program: to ask the application for its style later would cost a tenth of the start."""


def main() -> int:
    """Open the window. Returns the exit status."""
    app = QApplication([sys.argv[0], *STYLE])
    app.setApplicationName("credval")
    app.setDesktopFileName("credval")
    shell = make_window(app, today, ask_path)
    last_resort(shell).install()
    if shell.settings.maximised:
        shell.showMaximized()
    else:
        shell.show()
    return app.exec()


def make_window(
    app: QApplication,
    clock: Callable[[], date],
    where: AskPath,
    which: AskFile | None = None,
    files: Callable[[], list[Path]] | None = None,
) -> Shell:
    """The window with all that belongs to it; the rulebook follows once it has been painted.

    ``clock`` gives the day of assessment, ``where`` asks a person where a file shall lie, ``which`` for one to read,
    ``files`` which files to add.
    """
    folder = paths.config_folder()
    loaded = load(folder, first_settings)
    settings = loaded.settings
    look = Look(settings.theme, settings.text_size)
    tools = Tools(Speech(settings.language), look, Jobs(app), Jobs(app))
    tools.look.put_on(app, sheet=False)
    assess = AssessPage(tools, settings, clock, where)
    others = _others(tools, clock, where, which or ask_file, files or ask_files)
    shell = Shell(tools, loaded, folder, assess, others)
    tools.look.put_on(
        app
    )  # only now: a style sheet is worked through anew for each widget that finds its place
    shell.painted.connect(lambda: begin(shell, tools))
    return shell


def begin(shell: Shell, tools: Tools) -> None:
    """What can wait until a person sees the window: the other fonts, the rulebook.

    The fonts come first: what `finish` styles anew is then measured with the letters that it is drawn with.
    """
    tools.look.fonts.rest()
    shell.finish()
    shell.again.connect(lambda: open_book(shell, tools))
    open_book(shell, tools)
    speak_dates(tools)
    tools.speech.changed.connect(lambda: speak_dates(tools))


def open_book(shell: Shell, tools: Tools) -> None:
    """Open the rulebook in the background; what the first answer needs follows while a person is still typing."""
    tools.jobs.run("open", open_shelf, shell.use, shell.show_problem)
    tools.jobs.run("warm", warm_up, lambda _: None, shell.show_problem)


def open_shelf() -> Shelf:
    """Open the rulebook with its lists; in a checkout it is built first if its files have changed."""
    from credval.actions.books import open_book
    from credval.desktop.assess.shelf import Shelf

    return Shelf.of(open_book())


def warm_up() -> None:
    """Import what the first answer needs, while a person is still typing."""
    import credval.actions.assessing
    import credval.drawing.ladders  # noqa: F401


def last_resort(shell: Shell) -> LastResort:
    """Who hears of faults that nobody caught, and has this window tell of them."""
    return LastResort(shell.tell, shell.notice.say_barely, lambda: shell.settings.language)


def first_settings() -> Settings:
    """What a person has who has never set anything: the language of the machine, if we speak it."""
    from PySide6.QtCore import QLocale

    swedish = QLocale.system().language() == QLocale.Language.Swedish
    return replace(Settings(), language=Lang.SV if swedish else Lang.EN)


def ask_path(suggested: str) -> Path | None:
    """Ask where the report shall lie, or another file."""
    from PySide6.QtWidgets import QFileDialog

    kinds = "PDF (*.pdf)" if suggested.endswith(".pdf") else ""
    chosen, _ = QFileDialog.getSaveFileName(None, "", str(Path.home() / suggested), kinds)
    return Path(chosen) if chosen else None


def ask_file() -> Path | None:
    """Ask which file of a registry to import."""
    from PySide6.QtWidgets import QFileDialog

    kinds = "*.json *.gz *.zip *.csv *.xlsx"
    chosen, _ = QFileDialog.getOpenFileName(None, "", str(Path.home()), f"JSON, CSV, XLSX ({kinds});;* (*)")
    return Path(chosen) if chosen else None


def ask_files() -> list[Path]:
    """Ask which files to add."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getOpenFileNames(None, "", str(Path.home()))
    return [Path(one) for one in chosen]


def _others(
    tools: Tools,
    clock: Callable[[], date],
    where: AskPath,
    which: AskFile,
    files: Callable[[], list[Path]],
) -> dict[str, Callable[[Shell], QWidget]]:
    return {
        "handbook": lambda shell: _handbook(shell, tools, clock, where),
        "cases": lambda shell: _cases(shell, tools, where, files),
        "rulebook": lambda shell: _rulebook(shell, tools, clock),
        "settings": lambda shell: _settings(shell, tools, clock, which),
        "about": lambda _: _about(tools),
    }


def _cases(shell: Shell, tools: Tools, where: AskPath, files: Callable[[], list[Path]]) -> QWidget:
    from credval.desktop.cases.joining import make_cases

    return make_cases(shell, tools, where, files)


def _rulebook(shell: Shell, tools: Tools, clock: Callable[[], date]) -> QWidget:
    from credval.desktop.rulebook.page import RulebookPage

    page = RulebookPage(tools, clock)
    page.assess.connect(functools.partial(_assess, shell))
    page.handbook.connect(shell.read)
    return page


def _handbook(shell: Shell, tools: Tools, clock: Callable[[], date], where: AskPath) -> QWidget:
    from credval.desktop.handbook.page import HandbookPage
    from credval.desktop.handbook.printing import Printing

    page = HandbookPage(tools, tuple(shell.settings.bookmarks.split()))
    page.printed.connect(Printing(tools, page, clock, where).save)
    page.kept.connect(lambda kept: shell.change(replace(shell.settings, bookmarks=" ".join(kept))))
    return page


def _assess(shell: Shell, entry: str, title: str) -> None:
    shell.show_page("assess")
    shell.assess.open_entry(entry, title)


def _settings(shell: Shell, tools: Tools, clock: Callable[[], date], which: AskFile) -> QWidget:
    from credval.desktop.registries_card import RegistriesCard
    from credval.desktop.settings_page import SettingsPage

    registries = RegistriesCard(tools, clock, which)
    registries.imported.connect(shell.registries_changed)
    page = SettingsPage(tools, shell.settings, registries)
    page.changed.connect(shell.change)
    page.policy.connect(lambda: _policy(shell))
    page.where.chosen.connect(lambda place: shell.cases_at(place.address, place.password))
    return page


def _policy(shell: Shell) -> None:
    open_ = getattr(shell.show_page("cases"), "open_office", None)
    if open_ is not None:
        open_()


def _about(tools: Tools) -> QWidget:
    from credval.desktop.about_page import AboutPage

    return AboutPage(tools)


def speak_dates(tools: Tools) -> None:
    """Let Qt write numbers and days in the language of the moment, whatever the machine is set to."""
    from PySide6.QtCore import QLocale

    swedish = tools.speech.lang == Lang.SV
    QLocale.setDefault(QLocale(QLocale.Language.Swedish if swedish else QLocale.Language.English))
