"""Under which names may something of the book be typed? All of them go into a search index, one for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credval.model.entries import Titles
from credval.model.institutions import InstitutionName
from credval.rulebook.book import Book
from credval.search import SearchName, is_abbreviation
from credval.writing.hosts import host_of


@dataclass(frozen=True, slots=True)
class _Titled:
    """What a qualification is called; the rest of the entry is not read."""

    id: str
    titles: Titles
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """What an institution is called, and its domains."""

    id: str
    names: tuple[InstitutionName, ...]
    domains: tuple[str, ...] = ()


def _qualification_names(book: Book) -> Iterator[SearchName]:
    for entry in book.every("qualification", _Titled):
        system, titles = entry.id.split("/", 1)[0], entry.titles
        written = {"native": titles.native, "romanised": titles.romanised, "en": titles.en, "sv": titles.sv}
        for rank, (kind, title) in enumerate(written.items()):
            if title:
                yield SearchName(entry.id, title, kind, system, rank)
        for rank, alias in enumerate(entry.also_known_as, len(written)):
            yield SearchName(entry.id, alias, "alias", system, rank)


def _institution_names(book: Book) -> Iterator[SearchName]:
    for place in book.every("institution", _Named):
        system = place.id.split("/", 1)[0]
        for rank, one in enumerate(place.names):
            kind, until = _kind_of(one), one.last.year if one.last else None
            yield SearchName(place.id, one.name, kind, system, rank, until)
        for domain in place.domains:
            yield SearchName(place.id, host_of(domain) or domain, "domain", system, len(place.names))


def _kind_of(one: InstitutionName) -> str:
    if is_abbreviation(one.name):
        return "abbreviation"
    return "native" if one.last is None else "former"


def _profession_names(book: Book) -> Iterator[SearchName]:
    for profession in book.professions():
        yield SearchName(profession.id, profession.titles.sv, "sv", "se", 0)
        yield SearchName(profession.id, profession.titles.en, "en", "se", 1)
        aliases = [alias for names in profession.also_known_as.values() for alias in names]
        for rank, alias in enumerate(aliases, 2):
            yield SearchName(profession.id, alias, "alias", "se", rank)


NAMES: dict[str, Callable[[Book], Iterator[SearchName]]] = {
    "qualification": _qualification_names,
    "institution": _institution_names,
    "profession": _profession_names,
}
"""Every name under which something of the book may be typed, by kind."""
