"""`credval search`: what stands on the paper, found in the rulebook."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import Annotated, Any

import typer

from credval.actions import books
from credval.cli.talking import JsonOption, LangOption, errors, plain, system_language
from credval.text import Lang, tr

search_app = typer.Typer(no_args_is_help=True, help="Find entries by what stands on the paper.")
CountryOption = Annotated[
    str | None, typer.Option("--country", help="Code of the education system, for example IN.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=200)]


_FOUND_IN_THE_BOOK = {
    "qualification": "Find a qualification by its title, in any script, also misspelt or shortened.",
    "institution": "Find an institution by any of its names.",
}


def _add(kind: str, says: str) -> None:
    @search_app.command(kind, help=says)
    def search(
        text: str,
        country: CountryOption = None,
        limit: LimitOption = 8,
        json: JsonOption = False,
        lang: LangOption = None,
    ) -> int:
        return _search(kind, text, country, limit, json, lang)


for _kind, _says in _FOUND_IN_THE_BOOK.items():
    _add(_kind, _says)


@search_app.command("profession")
def search_profession(
    text: str,
    country: CountryOption = None,
    limit: LimitOption = 8,
    json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Find a regulated profession by title, task or a line of an advert; with its fees and times as published."""
    from credval.actions.looking import profession_rows

    language = lang or system_language()
    found = profession_rows(books.open_book(), text, limit)
    if json:
        _write_json(found)
        return 0
    _show(found, text, language)
    return 0


@search_app.command("handbook")
def search_handbook(
    text: str, limit: LimitOption = 8, json: JsonOption = False, lang: LangOption = None
) -> int:
    """Find a paragraph of the handbook by its words."""
    from credval.actions.looking import handbook_rows

    language = lang or system_language()
    found = handbook_rows(books.open_book(), text, language, limit)
    if json:
        _write_json(found)
        return 0
    for row in found:
        plain.print(f"{row['id']}  {row['title'][language]}  ({row['because'][language]})", markup=False)
        plain.print(f"    {row['passage'][language]}", markup=False)
    if not found:
        errors.print(tr("The handbook holds nothing like “{text}”.", language, text=text), markup=False)
    return 0


def _search(kind: str, text: str, country: str | None, limit: int, as_json: bool, lang: Lang | None) -> int:
    from credval.actions.looking import rows
    from credval.exchange.countries import country_code

    language = lang or system_language()
    system = country_code("--country", country) if country else None
    found = rows(books.open_book(), kind, text, system, limit)
    if kind == "institution":
        found += _registry_rows(text, system, limit)
    if as_json:
        _write_json(found)
    else:
        _show(found, text, language)
    return 0


def _registry_rows(text: str, country: str | None, limit: int) -> list[Any]:
    """What the imported registries hold, if any were imported."""
    from credval.actions.evidence import open_evidence
    from credval.actions.looking import registry_rows

    evidence = open_evidence()
    if evidence is None:
        return []
    with closing(evidence):
        return registry_rows(evidence, text, country, limit)


def _write_json(found: list[Any]) -> None:
    from credval.actions.assessing import encoded

    for row in found:
        sys.stdout.buffer.write(encoded(row))
    sys.stdout.flush()


def _show(found: list[Any], text: str, lang: Lang) -> None:
    for row in found:
        plain.print(f"{row['id']}  {row['title'][lang]}  ({row['because'][lang]})", markup=False)
        for line in row.get("routes", ()):
            plain.print(f"    {line[lang]}", markup=False)
        if "registry" in row:
            said = [one[lang] for one in (*row["says"], *row["odd"])]
            plain.print(
                "    " + " ".join(one if one.endswith(".") else f"{one}." for one in said), markup=False
            )
    if not any("registry" not in row for row in found):
        errors.print(
            tr(
                "Nothing in the rulebook is near “{text}”. Not found is not the same as not recognised.",
                lang,
                text=text,
            ),
            markup=False,
        )
