"""`credval report`: a report looked into again."""

from __future__ import annotations

from pathlib import Path

import typer

from credval.actions import books
from credval.cli.talking import LangOption, evidence_or_warning, plain, system_language

report_app = typer.Typer(no_args_is_help=True, help="Look into a report.")


@report_app.command("verify")
def report_verify(file: Path, lang: LangOption = None) -> int:
    """Say apart: is this the assessment whose hash is printed; does it come out the same again; who sealed it."""
    from credval.actions.reporting import verify_file

    language = lang or system_language()
    verdict = verify_file(books.open_book(), file, evidence_or_warning(language))
    for line in verdict.lines:
        plain.print(line.get(language), markup=False)
    return 0 if verdict.holds else 1
