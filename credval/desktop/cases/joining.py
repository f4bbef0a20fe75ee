"""How does the Cases page hang together with the rest of the window?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credval.actions.strongbox import Strongbox, database_file, who
from credval.desktop.cases.page import CasesPage
from credval.desktop.tools import Tools
from credval.text import Lang

if TYPE_CHECKING:
    from credval.desktop.assess.page import AskPath
    from credval.desktop.shell import Shell


def make_cases(shell: Shell, tools: Tools, where: AskPath) -> CasesPage:
    """The page, joined to the settings of the window."""
    settings = shell.settings
    box = Strongbox(database_file(), who())
    page = CasesPage(tools, box, where, settings.case_columns)
    page.idle.watch(shell, settings.lock_after_minutes)
    page.kept.connect(lambda names: shell.change(replace(shell.settings, case_columns=names)))
    page.language.connect(lambda lang: shell.change(replace(shell.settings, language=Lang(lang))))
    return page
