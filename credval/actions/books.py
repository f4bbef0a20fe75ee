"""Building and opening the rulebook, with its search index and the Swedish side at hand."""

from __future__ import annotations

import functools
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from credval import paths
from credval.actions.collecting import nothing_collected
from credval.actions.guiding import INDEX_NAME, Guide
from credval.assessment.inputs import After, Sweden
from credval.model.entries import Qualification
from credval.model.institutions import Institution, InstitutionName
from credval.model.sweden import Destination, Profession
from credval.model.systems import Country
from credval.model.words import Answer
from credval.rulebook import known_names
from credval.rulebook.book import Book, BookFormatError
from credval.rulebook.known_names import NOWHERE
from credval.search import (
    FORMAT,
    Hit,
    How,
    IndexDamagedError,
    Near,
    Recognised,
    Recogniser,
    SearchIndex,
    SearchName,
    is_abbreviation,
)
from credval.search import build as build_index
from credval.search.handbook import FORMAT as HANDBOOK_FORMAT
from credval.search.handbook import build_handbook
from credval.text import Text, both
from credval.writing.folding import nothing_folded_twice
from credval.writing.hosts import host_of

_KINDS = ("qualification", "institution", "profession")
KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the book is, its hash, how many entries, and whether anything had changed."""

    path: Path
    hash: str
    entries: int
    changed: bool


class RulesInvalidError(Exception):
    """The rule files have errors; the book that was there stays as it was. Carries them all."""

    def __init__(self, issues: list[object]) -> None:
        super().__init__(f"{len(issues)} errors in rule files")
        self.issues = issues


class OpenBook:
    """One edition, opened: entries, search, the Swedish side. All lookups are by id or by what a person types."""

    def __init__(self, book: Book, indexes: dict[str, SearchIndex]) -> None:
        self._book = book
        self._indexes = indexes
        self.sweden = Sweden.of(book.destinations())

    @property
    def path(self) -> Path:
        return self._book.path

    @property
    def edition(self) -> str:
        return self._book.edition

    @property
    def hash(self) -> str:
        return self._book.hash

    @property
    def meta(self) -> dict[str, str]:
        return dict(self._book.meta)

    def close(self) -> None:
        self._book.close()

    @functools.cached_property
    def _known(self) -> SearchIndex:
        """Names that are known by a web domain; read when somebody first asks for one."""
        return _index(self.path, KNOWN)

    @functools.cached_property
    def guide(self) -> Guide:
        """Handbook, glossary, checklists and sector packs."""
        return Guide(self._book)

    def country(self, system: str) -> Country | None:
        return self._book.country(system)

    def countries(self) -> list[tuple[str, str, Text]]:
        """Every education system: id, code, name."""
        return [(one.id, one.code, one.name.text) for one in self._book.countries()]

    def qualification(self, key: str) -> Qualification | None:
        return self._book.qualification(key)

    def qualifications(self, system: str) -> list[Qualification]:
        return list(self._book.qualifications(system))

    def institution(self, key: str) -> Institution | None:
        return self._book.institution(key)

    def institutions(self, system: str) -> list[Institution]:
        return list(self._book.institutions(system))

    def profession(self, key: str) -> Profession | None:
        return self._book.profession(key)

    def professions(self) -> list[Profession]:
        return list(self._book.professions())

    @functools.cached_property
    def _recogniser(self) -> Recogniser:
        """Made when somebody first asks for a profession by more than its id."""
        return Recogniser(self.professions())

    def recognise_profession(self, text: str) -> Recognised:
        """Whether a job title, a task or an advert means a regulated profession: yes, no or to be asked, and why."""
        found = self._recogniser.recognise(text)
        if found.answer is not Answer.YES:
            exact = {key for key, _how in self.exact("profession", text)}
            if len(exact) == 1:
                return Recognised(Answer.YES, (exact.pop(),))
        return found

    def destinations(self) -> list[Destination]:
        return list(self.sweden.destinations.values())

    def vocabulary(self, name: str) -> dict[str, Text]:
        """A closed list: each word with its label."""
        return {word: one.label for word, one in self._book.vocabulary(name).items()}

    def predecessors(self, key: str) -> tuple[Institution, ...]:
        """Institutions that this one took over from."""
        place = self._book.institution(key)
        found = (self._book.institution(one) for one in (place.predecessors if place else ()))
        return tuple(one for one in found if one)

    def after(self, place: Institution) -> tuple[After, ...]:
        """Where an institution went, as far as it is known: how, when, and into which one."""
        return tuple((one, other) for one in place.successors if (other := self._book.institution(one.id)))

    def find(self, kind: str, text: str, country: str | None = None, limit: int = 8) -> list[Hit]:
        """What a person may mean, best first; a hit is a proposal, never a decision."""
        return self._indexes[kind].find(text, country.lower() if country else None, limit)

    def find_qualifications(self, text: str, country: str | None = None, limit: int = 8) -> list[Hit]:
        return self.find("qualification", text, country, limit)

    def find_institutions(self, text: str, country: str | None = None, limit: int = 8) -> list[Hit]:
        return self.find("institution", text, country, limit)

    def find_professions(self, text: str, limit: int = 8) -> list[Hit]:
        return self.find("profession", text, None, limit)

    def near_institution(self, text: str) -> Near | None:
        """The institution that ``text`` can be taken for without being its name: a warning that names both."""
        return self._indexes["institution"].near(text)

    def find_known(self, text: str, country: str, limit: int = 8) -> list[Hit]:
        """Names that are only known by a web domain (the hit's target), in this country or in none.

        There are so many that something is always spelt alike; such a name says nothing and is left out.
        """
        found = [*self._known.find(text, country.lower(), limit), *self._known.find(text, NOWHERE, limit)]
        return [one for one in found if one.how is not How.CLOSE][:limit]

    def known(self, text: str, country: str) -> tuple[str, ...]:
        """The web domains under which a name is known exactly, in this country or in none."""
        found = (*self._known.exact(text, country.lower()), *self._known.exact(text, NOWHERE))
        return tuple(domain for domain, _how in found)

    def exact(self, kind: str, text: str, country: str | None = None) -> tuple[tuple[str, str], ...]:
        """Entries whose folded title is the folded text: (id, exact or alias). Only these decide."""
        return self._indexes[kind].exact(text, country)


def open_book(path: Path | None = None) -> OpenBook:
    """The rulebook, built first where a checkout's rule files have changed. Raises BookMissingError, RulesInvalidError."""
    if path is not None:
        return _opened(path)
    refresh()
    try:
        return _opened(paths.book())
    except (IndexDamagedError, BookFormatError):
        if refresh(always=True) is None:
            raise
        return _opened(paths.book())


def _opened(found: Path) -> OpenBook:
    book = Book(found)
    try:
        return OpenBook(book, {kind: _index(found, kind) for kind in _KINDS})
    except IndexDamagedError:
        book.close()
        raise


def _index(book: Path, kind: str) -> SearchIndex:
    try:
        return SearchIndex.from_bytes(_index_path(book, kind).read_bytes())
    except OSError as problem:
        says = both(
            "The search index beside {path} is missing. Build it with “credval rules build”.", path=str(book)
        )
        raise IndexDamagedError(says.sv, says.en) from problem


def refresh(always: bool = False) -> Built | None:
    """Build in a checkout, if the rule files are not the ones that the book was built from."""
    rules = paths.rules_folder()
    chosen_elsewhere = bool(os.environ.get("CREDVAL_BOOK"))
    return None if rules is None or chosen_elsewhere else build(rules, paths.book_target(), always)


def build(
    rules: Path, target: Path, always: bool = False, progress: Callable[[str], None] = lambda _step: None
) -> Built:
    """Compile ``rules`` into ``target`` with its search index beside it; unchanged files cost only their hashes.

    Raises RulesInvalidError; the book that was there before stays.
    """
    from credval.rulebook.compiling import files_hash

    files = files_hash(rules)
    known = None if always else _meta(target)
    files = f"{files} {known_names.version()} {FORMAT} {HANDBOOK_FORMAT}"
    if (
        known
        and known.get("files") == files
        and all(_index_path(target, kind).is_file() for kind in (*_KINDS, KNOWN))
        and target.with_name(INDEX_NAME).is_file()
    ):
        return Built(target, known["hash"], int(known.get("entries", "0")), changed=False)
    with nothing_collected(), nothing_folded_twice():
        return _compile(rules, target, files, progress)


def target_for(rules: Path) -> Path:
    """Where the book of a rules folder outside the checkout goes: the cache, by the folder's path."""
    key = hashlib.sha256(os.fsencode(rules.resolve())).hexdigest()[:16]
    return paths.cache_folder() / "books" / key / paths.BOOK_NAME


def _compile(rules: Path, target: Path, files: str, progress: Callable[[str], None]) -> Built:
    from credval.rulebook import compiling
    from credval.rulebook.checking import check
    from credval.rulebook.loading import load

    progress("read")
    drafts = load(rules)
    problems = [one for one in check(drafts) if one.severity == "error"]
    if problems:
        raise RulesInvalidError(list(problems))
    progress("compile")
    _write_known(target)
    found = compiling.entries(drafts)
    meta = compiling.meta_of(drafts, found, files) | {"entries": str(len(found))}
    compiling.write(found, meta, target)
    progress("index")
    book = Book(target)
    try:
        for kind, names in _NAMES.items():
            _write_whole(_index_path(target, kind), build_index(names(book)).to_bytes())
        build_handbook(book.chapters(), target.with_name(INDEX_NAME))
    finally:
        book.close()
    return Built(target, meta["hash"], len(found), changed=True)


def _write_known(target: Path) -> None:
    """Names that come with a package do not hang on the rule files: their index is made once, and laid beside each book."""
    made = paths.cache_folder() / "books" / f"{known_names.version().replace(' ', '-')}-{FORMAT}.bin"
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        names = (
            SearchName(one.domain, one.name, "alias", one.country, 0) for one in known_names.known_names()
        )
        _write_whole(made, build_index(names).to_bytes())
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(_index_path(target, KNOWN), made.read_bytes())


def _index_path(book: Path, kind: str) -> Path:
    return book.with_name(f"search-{kind}.bin")


def _write_whole(path: Path, content: bytes) -> None:
    new = path.with_suffix(f".new{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)


def _meta(path: Path) -> dict[str, str] | None:
    if not path.is_file():
        return None
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return dict(database.execute("SELECT key, value FROM meta"))
        finally:
            database.close()
    except sqlite3.DatabaseError:
        return None


def _qualification_names(book: Book) -> Iterator[SearchName]:
    for entry in book.qualifications():
        titles = entry.titles
        written = {"native": titles.native, "romanised": titles.romanised, "en": titles.en, "sv": titles.sv}
        for rank, (kind, title) in enumerate(written.items()):
            if title:
                yield SearchName(entry.id, title, kind, entry.system, rank)
        for rank, alias in enumerate(entry.also_known_as, len(written)):
            yield SearchName(entry.id, alias, "alias", entry.system, rank)


def _institution_names(book: Book) -> Iterator[SearchName]:
    for place in book.institutions():
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


_NAMES: dict[str, Callable[[Book], Iterator[SearchName]]] = {
    "qualification": _qualification_names,
    "institution": _institution_names,
    "profession": _profession_names,
}
"""Every name under which something of the book may be typed, by kind; one search index a kind."""
