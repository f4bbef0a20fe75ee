"""Does the rulebook hold together: ids, sources, counterparts, dates, names, examples? One check, one class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Protocol

from credval.rulebook.country_shape import CountryShape
from credval.rulebook.issues import Issue, Severity, did_you_mean, issue
from credval.rulebook.loading import Draft, Drafts
from credval.rulebook.longform import source_keys
from credval.rulebook.qualification_shape import QualificationShape
from credval.rulebook.sweden_shape import DestinationShape
from credval.text import Text, both
from credval.writing.folding import title_keys

Path_ = tuple[str | int, ...]
Qualification = Draft[QualificationShape]
Country = Draft[CountryShape]


@dataclass(frozen=True)
class Book:
    """What the checks may look up while they read one entry."""

    drafts: Drafts

    @cached_property
    def destinations(self) -> set[str]:
        return {one.id for draft in self.drafts.destinations.values() for one in draft.shape.destinations}

    @cached_property
    def counterparts(self) -> dict[str, DestinationShape]:
        """The Swedish qualifications by id."""
        return {
            one.id: one for draft in self.drafts.destinations.values() for one in draft.shape.destinations
        }

    @cached_property
    def professions(self) -> set[str]:
        return set(self.drafts.professions)

    @cached_property
    def qualifications(self) -> set[str]:
        return set(self.drafts.qualifications)

    @cached_property
    def names(self) -> dict[str, dict[str, list[str]]]:
        """Every title of every country as search folds it, with the entries that carry it."""
        found: dict[str, dict[str, list[str]]] = {}
        for key, draft in self.drafts.qualifications.items():
            of_country = found.setdefault(key.split("/", 1)[0], {})
            for folded in {one for name in names_of(draft) for one in title_keys(name)}:
                of_country.setdefault(folded, []).append(key)
        return found

    @cached_property
    def sharing(self) -> set[str]:
        """The entries with a title that another entry of the country has too."""
        bearers = (found for of_country in self.names.values() for found in of_country.values())
        return {key for found in bearers if len(found) > 1 for key in found}

    @cached_property
    def parts_used(self) -> dict[str, set[str]]:
        """The parts that entries belong to, by country."""
        found: dict[str, set[str]] = {}
        for key, draft in self.drafts.qualifications.items():
            if draft.shape.part:
                found.setdefault(key.split("/", 1)[0], set()).update(draft.shape.part)
        return found

    def sources_of(self, draft: Qualification) -> set[str]:
        """The keys of all sources that an entry points to."""
        found = self._sources.get(draft.shape.id)
        if found is None:
            written = draft.parsed.data.items()
            content = {key: one for key, one in written if key not in ("sources", "reviews", "examples")}
            found = self._sources[draft.shape.id] = set(source_keys(content))
        return found

    @cached_property
    def _sources(self) -> dict[str, set[str]]:
        return {}

    def country_of(self, entry_id: str) -> CountryShape | None:
        found = self.drafts.countries.get(entry_id.split("/", 1)[0])
        return found.shape if found else None


def names_of(draft: Qualification) -> set[str]:
    """Every title of an entry: native, romanised, English, Swedish and the other names."""
    titles = draft.shape.titles
    own = (titles.native, titles.romanised, titles.en, titles.sv)
    return {one for one in (*own, *draft.shape.also_known_as) if one}


class Check(Protocol):
    """One thing that must hold of a qualification; ``code`` names it where an entry is excused from a warning."""

    code: ClassVar[str]
    severity: ClassVar[Severity]

    def problems(self, draft: Qualification, book: Book) -> Iterator[tuple[Path_, Text]]: ...


def check(drafts: Drafts) -> list[Issue]:
    """Every problem of every file, sorted by file and line."""
    from credval.rulebook import consistency_checks, qualification_checks
    from credval.rulebook.country_checks import country_problems
    from credval.rulebook.guide_checks import guide_problems
    from credval.rulebook.profession_checks import profession_problems
    from credval.rulebook.tables import successor_problems

    checks = (*qualification_checks.CHECKS, *consistency_checks.CHECKS)
    book = Book(drafts)
    found = list(drafts.issues)
    for draft in drafts.qualifications.values():
        for one in checks:
            found.extend(_run(one, draft, book))
    for country in drafts.countries.values():
        found.extend(country_problems(country, book))
    found.extend(_sweden(drafts, book))
    found.extend(profession_problems(drafts))
    found.extend(successor_problems(drafts.institutions))
    found.extend(guide_problems(drafts))
    return sorted(set(found))


def _run(one: Check, draft: Qualification, book: Book) -> Iterator[Issue]:
    if one.severity is Severity.WARNING and one.code in draft.shape.excused:
        return
    for path, text in one.problems(draft, book):
        yield issue(draft.file, draft.parsed.line(path), one.code, text, one.severity)


def _sweden(drafts: Drafts, book: Book) -> Iterator[Issue]:
    for draft in drafts.destinations.values():
        for n, one in enumerate(draft.shape.destinations):
            for key in one.at_least:
                if key not in book.destinations:
                    near = did_you_mean(key, book.destinations)
                    text = both("'{id}' is no Swedish qualification in the list.{near}", id=key, near=near)
                    yield issue(
                        draft.file, draft.parsed.line(("destinations", n, "at_least")), "destination", text
                    )
