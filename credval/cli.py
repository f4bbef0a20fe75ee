"""The same verbs in a terminal: assess, search, rules, report. Results go to files or stdout, progress to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from credval.actions import books
from credval.actions.books import OpenBook, RulesInvalidError
from credval.errors import CredvalError
from credval.text import Lang, tr

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
search_app = typer.Typer(no_args_is_help=True, help="Find entries by what stands on the paper.")
rules_app = typer.Typer(no_args_is_help=True, help="Check, test and build the rulebook.")
report_app = typer.Typer(no_args_is_help=True, help="Look into a report.")
app.add_typer(search_app, name="search")
app.add_typer(rules_app, name="rules")
app.add_typer(report_app, name="report")

_errors = Console(stderr=True, highlight=False, soft_wrap=True)
_plain = Console(highlight=False, soft_wrap=True)

WRONG_CALL = 2
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="sv or en; otherwise the language of the system.")
]
OnOption = Annotated[
    str | None, typer.Option("--on", help="Day of assessment, as 2026-11-23. Default: today.")
]


def main(argv: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: a line or file had an error; 2: the call itself was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = asked_language(sys.argv[1:] if argv is None else argv)
    try:
        result = app(args=argv, prog_name="credval", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except RulesInvalidError as problem:
        return _show_issues(problem.issues, language)
    except CredvalError as problem:
        return _complain(problem.get(language))
    except (typer.Abort, KeyboardInterrupt, BrokenPipeError):
        return 1
    except Exception as problem:
        if not hasattr(problem, "show"):  # a wrong call, as the terminal library tells it
            raise
        from credval.actions.calling import wrong_call

        return _complain(wrong_call(problem).get(language))
    return result if isinstance(result, int) else 0


def system_language() -> Lang:
    """The language of the person's system: Swedish where it says so, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Lang.SV if named.lower().startswith("sv") else Lang.EN


def asked_language(arguments: Sequence[str]) -> Lang:
    """What ``--lang`` says, before the arguments are understood; else the language of the system."""
    given = " ".join(arguments).replace("=", " ").split()
    word = given[given.index("--lang") + 1 :][:1] if "--lang" in given else []
    return Lang(word[0]) if word and word[0] in set(Lang) else system_language()


def _complain(sentence: str) -> int:
    _errors.print(sentence, style="bold", markup=False)
    return WRONG_CALL


def _day(on: str | None, lang: Lang) -> date:
    if on is None:
        from credval.actions.settings import today

        return today()
    try:
        return date.fromisoformat(on)
    except ValueError as problem:
        raise typer.Exit(_complain(tr("'{on}' is no day. Write it as 2026-11-23.", lang, on=on))) from problem


@app.command()
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
    batch = Batch(book, _day(on, language), language, workers, report)
    with results_to(out, claims, report) as target, _progress(language) as tell:
        tally = batch.run(claims, target, tell)
    if tally.lines == 0:
        _errors.print(
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
    with _errors.status("") as status:
        yield lambda done: status.update(tr("{n} claims assessed", lang, n=done))


JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
CountryOption = Annotated[
    str | None, typer.Option("--country", help="Code of the education system, for example IN.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=200)]


@search_app.command("qualification")
def search_qualification(
    text: str,
    country: CountryOption = None,
    limit: LimitOption = 8,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Find a qualification by its title, in any script, also misspelt or shortened."""
    return _search("qualification", text, country, limit, json, lang)


@search_app.command("institution")
def search_institution(
    text: str,
    country: CountryOption = None,
    limit: LimitOption = 8,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Find an institution by any of its names."""
    return _search("institution", text, country, limit, json, lang)


@search_app.command("profession")
def search_profession(
    text: str,
    country: CountryOption = None,
    limit: LimitOption = 8,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Find a regulated profession by title or task."""
    return _search("profession", text, country, limit, json, lang)


def _search(kind: str, text: str, country: str | None, limit: int, as_json: bool, lang: Lang | None) -> int:
    from credval.actions.looking import rows
    from credval.exchange.countries import country_code

    language = lang or system_language()
    system = country_code("--country", country) if country else None
    found = rows(books.open_book(), kind, text, system, limit)
    if as_json:
        from credval.actions.assessing import encoded

        for row in found:
            sys.stdout.buffer.write(encoded(row))
        sys.stdout.flush()
        return 0
    for row in found:
        _plain.print(f"{row['id']}  {row['title'][language]}  ({row['because'][language]})", markup=False)
    if not found:
        _errors.print(
            tr(
                "Nothing in the rulebook is near “{text}”. Not found is not the same as not recognised.",
                language,
                text=text,
            ),
            markup=False,
        )
    return 0


def _rules_folder(folder: Path | None, lang: Lang) -> tuple[Path, Path | None]:
    """The rules folder, and the part of it that is asked about."""
    from credval import paths

    if folder is None:
        home = paths.rules_folder()
        if home is None:
            raise typer.Exit(
                _complain(tr("There is no rules folder here. Name one: credval rules check FOLDER", lang))
            )
        return home, None
    whole = next(
        (one for one in (folder, *folder.resolve().parents) if (one / "rulebook.yaml").is_file()), None
    )
    if whole is None:
        raise typer.Exit(
            _complain(
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
def rules_check(folder: FolderArgument = None, lang: LangOption = None) -> int:
    """Every problem of every rule file, with its line and what to write instead."""
    from credval.actions import rules

    language = lang or system_language()
    whole, part = _rules_folder(folder, language)
    found = [
        one for one in rules.check(whole) if part is None or (whole / one.file).resolve().is_relative_to(part)
    ]
    return _show_issues(found, language)


def _show_issues(found: list[Any], lang: Lang) -> int:
    for one in found:
        _plain.print(one.shown(lang), markup=False)
    errors = sum(one.severity == "error" for one in found)
    _errors.print(
        tr("{errors} errors, {warnings} warnings", lang, errors=errors, warnings=len(found) - errors),
        markup=False,
    )
    return 1 if errors else 0


@rules_app.command("test")
def rules_test(folder: FolderArgument = None, lang: LangOption = None, on: OnOption = None) -> int:
    """Run the examples of every entry."""
    from credval.actions import rules

    language = lang or system_language()
    book, system = _built_elsewhere(folder, language)
    results = list(rules.run_examples(book, _day(on, language), system))
    for one in results:
        for failure in one.failures:
            _plain.print(f"{one.entry}: {one.name}: {failure.get(language)}", markup=False)
    failed = sum(not one.passed for one in results)
    _errors.print(tr("{n} examples, {failed} failed", language, n=len(results), failed=failed), markup=False)
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
    _plain.print(f"{built.path}  {word}  {built.entries}  {built.hash}", markup=False)
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
        _plain.print(name, markup=False)
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
        _plain.print(str(path), markup=False)
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
    _plain.print(
        tr("{path} is started. Fill it in; 'credval rules check' says what is missing.", language, path=path),
        markup=False,
    )
    return 0


@report_app.command("verify")
def report_verify(file: Path, lang: LangOption = None) -> int:
    """Say apart: is this the assessment whose hash is printed; does it come out the same again; who sealed it."""
    from credval.actions.reporting import verify_file

    language = lang or system_language()
    verdict = verify_file(books.open_book(), file)
    for line in verdict.lines:
        _plain.print(line.get(language), markup=False)
    return 0 if verdict.holds else 1
