"""How does the Cases page hang together with the rest of the window?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from credval.actions.teambox import box_of
from credval.desktop.cases.exchange import Exchange
from credval.desktop.cases.page import CasesPage
from credval.desktop.tools import Tools
from credval.text import Lang

if TYPE_CHECKING:
    from credval.desktop.assess.page import AskPath
    from credval.desktop.shell import Shell


def make_cases(shell: Shell, tools: Tools, where: AskPath, files: Callable[[], list[Path]]) -> CasesPage:
    """The page, joined to the settings of the window and to the page Assess."""
    page = CasesPage(
        tools,
        box_of(shell.settings.database, shell.server_password),
        where,
        files,
        shell.settings.case_columns,
    )
    exchange = page.exchange = Exchange(shell, page)
    page.desk.signed = lambda: shell.settings.prepared_by
    page.idle.watch(shell, shell.settings.lock_after_minutes)
    page.kept.connect(lambda names: shell.change(replace(shell.settings, case_columns=names)))
    page.language.connect(lambda lang: shell.change(replace(shell.settings, language=Lang(lang))))
    page.assess.connect(exchange.carry)
    page.desk.read.connect(shell.read)
    shell.assess.work.another.connect(exchange.look)
    return page
