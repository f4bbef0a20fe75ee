"""`credval cases`: the same cases as in the window, for looking, checking and keeping house."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from credval.cli.talking import JsonOption, LangOption, errors, plain, system_language
from credval.cli.unlocking import cases, passphrase, strongbox
from credval.text import Lang, tr

cases_app = typer.Typer(no_args_is_help=True, help="Cases: list, check, back up, erase.")
_NumberArgument = Annotated[str, typer.Argument(help="The case's number, as 2026-0001.")]


@cases_app.command("make")
def make(lang: LangOption = None) -> int:
    """Make a new, encrypted database of cases, and print its recovery words once."""
    language = lang or system_language()
    box = strongbox()
    if box.is_there:
        errors.print(
            tr("There are cases on this computer already: {path}", language, path=box.file), markup=False
        )
        return 1
    unlocked, words = box.make(passphrase(language, "Choose a passphrase for the cases:"))
    unlocked.close()
    plain.print(tr("The cases lie in {path}, encrypted.", language, path=box.file), markup=False)
    plain.print(
        tr(
            "Recovery words, shown this once. Write them down and keep them apart from the computer:",
            language,
        )
    )
    plain.print(" ".join(words), markup=False)
    return 0


@cases_app.command("list")
def list_cases(
    text: Annotated[str, typer.Argument(help="Words that stand somewhere in the case.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000)] = 50,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Cases, the last changed first."""
    from credval.store.lists import Listing

    language, listing = lang or system_language(), Listing(text=text)
    with cases(language) as unlocked:
        rows = unlocked.casebook.listed(listing, 0, limit)
        unlocked.casebook.seen(listing)
        total = unlocked.casebook.how_many(listing)
    for row in rows:
        _show(row, json, language)
    if not json:
        errors.print(tr("{n} of {total} cases.", language, n=len(rows), total=total), markup=False)
    return 0


@cases_app.command("due")
def due(json: JsonOption = False, lang: LangOption = None) -> int:
    """Cases whose day of erasure has come."""
    language = lang or system_language()
    with cases(language) as unlocked:
        for row in unlocked.casebook.due():
            _show(row, json, language)
    return 0


@cases_app.command("verify")
def verify(lang: LangOption = None) -> int:
    """Check the whole log, every case and every paper. 1 if anything is not as it was written."""
    language = lang or system_language()
    with cases(language) as unlocked:
        verdict = unlocked.casebook.verify()
    plain.print(verdict.text.get(language), markup=False)
    return 0 if verdict.intact else 1


@cases_app.command("erase")
def erase(
    number: _NumberArgument,
    requested: Annotated[
        bool, typer.Option("--requested", help="The person asked for it (GDPR, Article 17).")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Erase one case: papers, names and texts go for good; that it was stays in the log."""
    from credval.casework.acts import Given
    from credval.model.case_words import Move

    language = lang or system_language()
    with cases(language) as unlocked:
        book = unlocked.casebook
        book.move(book.load(book.id_of(number)), Move.ERASE, Given(requested=requested))
    plain.print(tr("Case {number} is erased.", language, number=number), markup=False)
    return 0


@cases_app.command("backup")
def backup(lang: LangOption = None) -> int:
    """Make a backup now, beside the earlier ones. Backups live thirty days at most."""
    language = lang or system_language()
    made = strongbox().back_up(passphrase(language, "Passphrase of the cases:"))
    plain.print(tr("Backup: {path}", language, path=made), markup=False)
    return 0


@cases_app.command("restore")
def restore(file: Annotated[Path, typer.Argument(help="A backup.")], lang: LangOption = None) -> int:
    """Put a backup in the place of the cases; what was erased since is erased in it first."""
    language = lang or system_language()
    done = strongbox().restore(file, passphrase(language, "Passphrase of the cases:"))
    for note in done:
        plain.print(note.get(language), markup=False)
    return 0


@cases_app.command("export")
def export(
    number: _NumberArgument,
    file: Annotated[Path, typer.Argument(help="Where the encrypted file shall lie.")],
    lang: LangOption = None,
) -> int:
    """Write one case with its papers to an encrypted file for another office."""
    language = lang or system_language()
    with cases(language) as unlocked:
        secret = passphrase(language, "A passphrase for the file; tell it to the office in another way:")
        unlocked.casebook.send(unlocked.casebook.id_of(number), file, secret)
    plain.print(
        tr("Case {number} lies encrypted in {path}.", language, number=number, path=file), markup=False
    )
    return 0


@cases_app.command("import")
def import_case(
    file: Annotated[Path, typer.Argument(help="An encrypted case from another office.")],
    lang: LangOption = None,
) -> int:
    """Take in a case from another office, under a number of our own."""
    language = lang or system_language()
    with cases(language) as unlocked:
        case = unlocked.casebook.receive(file, passphrase(language, "Passphrase of the file:"))
    plain.print(tr("Taken in as case {number}.", language, number=case.number), markup=False)
    return 0


def _show(row: Any, as_json: bool, lang: Lang) -> None:
    from credval.casework.wording import label
    from credval.model.case_words import CaseState

    if as_json:
        import sys

        from credval.actions.assessing import encoded

        sys.stdout.buffer.write(encoded({key: _plain(value) for key, value in row._asdict().items()}))
        sys.stdout.flush()
        return
    state = label(CaseState(row.state)).get(lang)
    plain.print(
        f"{row.number}  {state}  {row.person or row.reference}  {row.job_title}  {row.qualification}",
        markup=False,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
