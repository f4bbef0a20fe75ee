"""`credval rules`: check, test, build and look over the rulebook."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credval.actions import books
from credval.actions.books import OpenBook
from credval.cli.talking import (
    JsonOption,
    LangOption,
    OnOption,
    complain,
    day_of,
    errors,
    plain,
    show_issues,
    system_language,
)
from credval.text import Lang, mark, tr

if TYPE_CHECKING:
    from credval.actions.advising import Advice
    from credval.actions.coverage import Coverage
    from credval.model.guides import Gate

rules_app = typer.Typer(no_args_is_help=True, help="Check, test and build the rulebook.")


def _rules_folder(folder: Path | None, lang: Lang) -> tuple[Path, Path | None]:
    """The rules folder, and the part of it that is asked about."""
    from credval import paths

    if folder is None:
        home = paths.rules_folder()
        if home is None:
            raise typer.Exit(
                complain(tr("There is no rules folder here. Name one: credval rules check FOLDER", lang))
            )
        return home, None
    whole = next(
        (one for one in (folder, *folder.resolve().parents) if (one / "rulebook.yaml").is_file()), None
    )
    if whole is None:
        raise typer.Exit(
            complain(
                tr(
                    "{folder} is no rules folder: there is no rulebook.yaml in it or above it.",
                    lang,
                    folder=folder,
                )
            )
        )
    return whole, None if whole == folder else folder.resolve()


FolderArgument = Annotated[
    Path | None, typer.Argument(help="The rules folder, or a part of it such as rules/countries/in.")
]


@rules_app.command("check")
def rules_check(
    folder: FolderArgument = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="List what rests on general knowledge, and what is missing.")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Every problem of every rule file, with its line and what to write instead."""
    from credval.actions import rules

    language = lang or system_language()
    if gaps:
        return _show_gaps(folder, language)
    whole, part = _rules_folder(folder, language)
    found = [
        one for one in rules.check(whole) if part is None or (whole / one.file).resolve().is_relative_to(part)
    ]
    return show_issues(found, language)


def _show_gaps(folder: Path | None, lang: Lang) -> int:
    from credval.actions.coverage import coverage

    book, system = _built_elsewhere(folder, lang)
    for one in coverage(book):
        if system in (None, one.key):
            for gap in one.gaps:
                plain.print(f"{one.key}: {gap.get(lang)}", markup=False)
            for entry in one.general:
                plain.print(f"{entry}: {tr('rests on general knowledge alone', lang)}", markup=False)
    return 0


@rules_app.command("coverage")
def rules_coverage(folder: FolderArgument = None, json: JsonOption = False, lang: LangOption = None) -> int:
    """How far the rulebook reaches: entries by level, what they rest on, what is missing."""
    from credval.actions.coverage import as_plain, coverage

    language = lang or system_language()
    book, system = _built_elsewhere(folder, language)
    rows = [one for one in coverage(book) if system in (None, one.key)]
    if json:
        from credval.actions.assessing import encoded

        sys.stdout.buffer.write(b"".join(encoded(as_plain(one)) for one in rows))
        sys.stdout.flush()
        return 0
    _coverage_table(rows, language)
    return 0


def _coverage_table(rows: list[Coverage], lang: Lang) -> None:
    from rich.table import Table

    from credval.actions.coverage import RUNG_NAMES, total

    table = Table(box=None, pad_edge=False)
    table.add_column(tr("Education system", lang), min_width=24, overflow="fold")
    for name in (
        *RUNG_NAMES.values(),
        mark("Together"),
        mark("Primary page"),
        mark("Views"),
        mark("Read last"),
    ):
        table.add_column(tr(name, lang), justify="right")
    for one in rows:
        numbers = [*one.rungs.values(), one.entries, one.primary, one.views]
        table.add_row(one.name.get(lang), *map(str, numbers), one.newest.isoformat() if one.newest else "–")
        for part in one.parts:
            numbers = [*part.rungs.values(), part.entries]
            table.add_row(f"  {part.name.get(lang)}", *map(str, numbers))
    plain.print(table)
    plain.print(
        tr(
            "{systems} education systems, {entries} entries; {primary} rest on a primary page, {general} on general knowledge alone.",
            lang,
            **total(rows),
        ),
        markup=False,
    )


@rules_app.command("test")
def rules_test(folder: FolderArgument = None, lang: LangOption = None, on: OnOption = None) -> int:
    """Run the examples of every entry."""
    from credval.actions import rules

    language = lang or system_language()
    book, system = _built_elsewhere(folder, language)
    results = list(rules.run_examples(book, day_of(on, language), system))
    for one in results:
        for failure in one.failures:
            plain.print(f"{one.entry}: {one.name}: {failure.get(language)}", markup=False)
    failed = sum(not one.passed for one in results)
    errors.print(tr("{n} examples, {failed} failed", language, n=len(results), failed=failed), markup=False)
    return 1 if failed or not results else 0


def _built_elsewhere(folder: Path | None, lang: Lang) -> tuple[OpenBook, str | None]:
    """The book of ``folder``, and the one education system asked about, if any."""
    whole, part = _rules_folder(folder, lang)
    from credval import paths

    home = paths.rules_folder()
    if home is not None and whole.resolve() == home.resolve():
        book = books.open_book()
    else:
        book = books.open_book(books.build(whole, books.target_for(whole)).path)
    inside = part.relative_to(whole.resolve()).parts if part else ()
    return book, inside[1] if len(inside) > 1 and inside[0] == "countries" else None


@rules_app.command("build")
def rules_build(
    folder: FolderArgument = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where the compiled book goes.")] = None,
    always: Annotated[bool, typer.Option("--always", help="Build even if nothing has changed.")] = False,
    lang: LangOption = None,
) -> int:
    """Compile the rulebook into the one file that the program reads."""
    from credval import paths

    language = lang or system_language()
    whole, _part = _rules_folder(folder, language)
    built = books.build(whole, out or paths.book_target(), always)
    word = tr("built", language) if built.changed else tr("unchanged", language)
    plain.print(f"{built.path}  {word}  {built.entries}  {built.hash}", markup=False)
    return 0


@rules_app.command("schema")
def rules_schema(
    folder: FolderArgument = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Only say whether the files there are up to date.")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Write the JSON Schemas that help an editor."""
    from credval.actions import contributing

    language = lang or system_language()
    whole, _part = _rules_folder(folder, language)
    stale = contributing.write_schemas(whole / "schema", only_compare=verify)
    for name in stale:
        plain.print(name, markup=False)
    return 1 if verify and stale else 0


@rules_app.command("format")
def rules_format(
    folder: FolderArgument = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Only say which files are laid out otherwise.")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Lay out every rule file in the one canonical way."""
    from credval.actions import contributing

    language = lang or system_language()
    whole, part = _rules_folder(folder, language)
    changed = contributing.format_files(part or whole, only_compare=verify)
    for path in changed:
        plain.print(str(path), markup=False)
    return 1 if verify and changed else 0


@rules_app.command("new")
def rules_new(
    entry_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the new entry, for example in/bachelor-of-design.")
    ],
    folder: Annotated[Path | None, typer.Option("--rules", help="The rules folder.")] = None,
    lang: LangOption = None,
) -> int:
    """Start a new qualification file with everything that has to be filled in."""
    from credval.actions import contributing

    language = lang or system_language()
    whole, _part = _rules_folder(folder, language)
    path = contributing.new_entry(whole, entry_id)
    plain.print(
        tr("{path} is started. Fill it in; 'credval rules check' says what is missing.", language, path=path),
        markup=False,
    )
    return 0


@rules_app.command("sectors")
def rules_sectors(
    job: Annotated[str, typer.Argument(help="A job title, for example “licenssvetsare”.")],
    known: Annotated[
        list[str] | None, typer.Option("--fact", help="Something known, as months_since_signature=9.")
    ] = None,
    trained_in: Annotated[
        str, typer.Option("--trained-in", help="Code of the education system, for example IN.")
    ] = "",
    json: JsonOption = False,
    lang: LangOption = None,
    on: OnOption = None,
) -> int:
    """What holds in the sector of a job: who decides, cost, time, worth it, and what is still to be asked."""
    from credval.actions.advice_form import as_plain, facts_of
    from credval.actions.advising import Asked, advise

    language = lang or system_language()
    book = books.open_book()
    asked = Asked(job=job, trained_in=trained_in)
    advice = advise(book, asked, facts_of(book.guide.packs, known or ()), day_of(on, language))
    if json:
        from credval.actions.assessing import encoded

        sys.stdout.buffer.write(encoded(as_plain(advice)))
        sys.stdout.flush()
        return 0
    for line in _sector_lines(advice, language):
        plain.print(line, markup=False)
    return 0


def _sector_lines(advice: Advice, lang: Lang) -> Iterator[str]:
    if advice.is_empty:
        yield tr("No sector is meant by this job title.", lang)
    if advice.why:
        yield advice.why.get(lang)
    for one in advice.perhaps:
        yield f"? {one.titles.get(lang)} ({one.authority.name.get(lang)})"
    if advice.first:
        yield from _gate_lines(advice.first, lang)
    for sector in advice.sectors:
        yield f"# {sector.pack.title.get(lang)}  {sector.why.get(lang)}"
        for gate in sector.gates:
            yield from _gate_lines(gate, lang)
        for said in sector.said:
            step = said.next_step.get(lang) if said.next_step else ", ".join(said.ask)
            yield f"{said.rule.id}  {said.answer.value}  {said.says.get(lang)}  {step}".rstrip()


def _gate_lines(gate: Gate, lang: Lang) -> Iterator[str]:
    yield f"* {gate.what.get(lang)}"
    for name, text in gate.rows:
        yield f"  {tr(name, lang)}: {text.get(lang)}"
