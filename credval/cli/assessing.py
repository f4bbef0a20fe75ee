"""`credval assess`: claims in, results and reports out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from credval.actions import books
from credval.cli.talking import LangOption, OnOption, day_of, errors, evidence_or_warning, system_language
from credval.text import Lang, tr


def assess(
    claims: Annotated[
        str, typer.Argument(help="A file of claims, one JSON object a line; - reads standard input.")
    ] = "-",
    out: Annotated[
        Path | None, typer.Option("--out", help="Where results go; otherwise standard output.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="A folder for PDF reports, one a claim or person.")
    ] = None,
    lang: LangOption = None,
    on: OnOption = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="Processes to share the work.")
    ] = 1,
) -> int:
    """Assess claims: what each is comparable to, why, and what to do next."""
    from credval.actions.batch import Batch, results_to

    language = lang or system_language()
    book = books.open_book()
    evidence = evidence_or_warning(language)
    batch = Batch(book, day_of(on, language), language, workers, report, evidence)
    with results_to(out, claims, report) as target, _progress(language) as tell:
        tally = batch.run(claims, target, tell)
    if tally.lines == 0:
        errors.print(
            tr(
                "No claims were found in {name}: it is empty. Write one JSON object a line.",
                language,
                name=claims,
            ),
            markup=False,
        )
    return 1 if tally.errors else 0


@contextmanager
def _progress(lang: Lang) -> Iterator[Any]:
    """Tells how far it has come, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    with errors.status("") as status:
        yield lambda done: status.update(tr("{n} claims assessed", lang, n=done))
