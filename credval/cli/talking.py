"""How does a command speak: which language, which day, which stream; and what does it say when it cannot?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from credval.errors import CredvalError
from credval.text import Lang, tr

if TYPE_CHECKING:
    from credval.actions.evidence import OpenEvidence

errors = Console(stderr=True, highlight=False, soft_wrap=True)
plain = Console(highlight=False, soft_wrap=True)

WRONG_CALL = 2
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="sv or en; otherwise the language of the system.")
]
OnOption = Annotated[
    str | None, typer.Option("--on", help="Day of assessment, as 2026-11-23. Default: today.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def system_language() -> Lang:
    """The language of the person's system: Swedish where it says so, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Lang.SV if named.lower().startswith("sv") else Lang.EN


def asked_language(arguments: Sequence[str]) -> Lang:
    """What ``--lang`` says, before the arguments are understood; else the language of the system."""
    given = " ".join(arguments).replace("=", " ").split()
    word = given[given.index("--lang") + 1 :][:1] if "--lang" in given else []
    return Lang(word[0]) if word and word[0] in set(Lang) else system_language()


def complain(sentence: str) -> int:
    """Say what is wrong with the call, and give its status."""
    errors.print(sentence, style="bold", markup=False)
    return WRONG_CALL


def day_of(on: str | None, lang: Lang) -> date:
    """The day of assessment: as given, else today."""
    if on is None:
        from credval.actions.settings import today

        return today()
    try:
        return date.fromisoformat(on)
    except ValueError as problem:
        raise typer.Exit(complain(tr("'{on}' is no day. Write it as 2026-11-23.", lang, on=on))) from problem


def evidence_or_warning(lang: Lang) -> OpenEvidence | None:
    """The imported registries; a warning where they cannot be read, for nothing that is assessed rests on them."""
    from credval.actions.evidence import open_evidence

    try:
        return open_evidence()
    except CredvalError as problem:
        errors.print(problem.get(lang), markup=False)
        return None


def show_issues(found: list[Any], lang: Lang) -> int:
    """Problems of rule files, one a line, and how many of each kind; the status is 1 if there are errors."""
    for one in found:
        plain.print(one.shown(lang), markup=False)
    wrong = sum(one.severity == "error" for one in found)
    errors.print(
        tr("{errors} errors, {warnings} warnings", lang, errors=wrong, warnings=len(found) - wrong),
        markup=False,
    )
    return 1 if wrong else 0
