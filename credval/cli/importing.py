"""`credval import`: open registries in, as evidence beside the rulebook."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credval.actions import books
from credval.cli.talking import LangOption, OnOption, day_of, errors, plain, system_language
from credval.errors import CredvalError
from credval.text import Lang, tr

if TYPE_CHECKING:
    from credval.actions.importing import Imported

import_app = typer.Typer(no_args_is_help=True, help="Take in open registries as evidence.")
PartOption = Annotated[
    bool,
    typer.Option("--part", help="The file holds only a part of its registry: what is not in it is not gone."),
]


@import_app.command("institutions")
def import_institutions(
    file: Annotated[Path, typer.Argument(help="A registry's file, as it was published.")],
    part: PartOption = False,
    on: OnOption = None,
    lang: LangOption = None,
) -> int:
    """Take in ROR, a list of the Erasmus charter, DEQAR, or a list of web domains; told apart by content."""
    from credval.actions import importing

    language = lang or system_language()
    try:
        with _progress(language) as tell:
            done = importing.import_institutions(file, day_of(on, language), tell, part)
    except KeyboardInterrupt:
        from credval.actions.import_told import stopped_text

        errors.print(stopped_text().get(language), markup=False)
        return 1
    _show(done, language)
    return 1 if done.skipped and not done.again else 0


@import_app.command("list")
def import_list(lang: LangOption = None) -> int:
    """What was imported, when, and its hash beside that of the rulebook."""
    from credval.actions.evidence import open_evidence

    language = lang or system_language()
    evidence = open_evidence()
    if evidence is None:
        errors.print(tr("No registry has been imported yet.", language), markup=False)
        return 0
    with closing(evidence):
        for one in evidence.imports():
            plain.print(
                f"{one.day}  {one.registry}  {one.tally.read}  {one.file}  {one.sha256}", markup=False
            )
        _show_hashes(evidence.hash, language)
    return 0


def _show(done: Imported, lang: Lang) -> None:
    """Records that were passed over go to the error stream; what was done, to the other."""
    from credval.actions.import_told import done_text, doubt_text, skipped_texts

    for one in skipped_texts(done):
        errors.print(one.get(lang), markup=False)
    plain.print(done_text(done).get(lang), markup=False)
    if not done.again:
        _show_hashes(done.hash, lang)
    if doubt := doubt_text(done):
        errors.print(doubt.get(lang), markup=False)


def _show_hashes(evidence: str, lang: Lang) -> None:
    """The hash of the evidence beside edition and hash of the rulebook, where that can be opened."""
    with contextlib.suppress(CredvalError, books.RulesInvalidError):
        book = books.open_book()
        plain.print(tr("Rulebook {edition} {hash}", lang, edition=book.edition, hash=book.hash), markup=False)
    plain.print(tr("Evidence {hash}", lang, hash=evidence), markup=False)


@contextmanager
def _progress(lang: Lang) -> Iterator[Any]:
    """Tells how far it has come, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    with errors.status("") as status:
        yield lambda step: status.update(step.get(lang))
