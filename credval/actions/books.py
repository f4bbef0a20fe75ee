"""Building and opening the rulebook, with its search index and the Swedish side at hand."""

from __future__ import annotations

import functools
import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from credval import paths
from credval.actions import indexing
from credval.actions.collecting import nothing_collected
from credval.actions.guiding import Guide
from credval.actions.indexing import KINDS, KNOWN, read_index, write_indexes, write_known
from credval.assessment.inputs import After, Sweden
from credval.model.entries import Qualification
from credval.model.institutions import Institution
from credval.model.sweden import Destination, Profession
from credval.model.systems import Country, Name
from credval.model.words import Answer
from credval.rulebook.book import Book, BookFormatError
from credval.rulebook.known_names import NOWHERE
from credval.search import (
    Hit,
    How,
    IndexDamagedError,
    Near,
    Recognised,
    Recogniser,
    SearchIndex,
)
from credval.text import Text
from credval.writing.folding import nothing_folded_twice


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the book is, its hash, how many entries, and whether anything had changed."""

    path: Path
    hash: str
    entries: int
    changed: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a list of countries shows of one; a whole country takes a hundred times the room."""

    id: str
    code: str
    name: Name


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
        return read_index(self.path, KNOWN)

    @functools.cached_property
    def guide(self) -> Guide:
        """Handbook, glossary, checklists and sector packs."""
        return Guide(self._book)

    def country(self, system: str) -> Country | None:
        return self._book.country(system)

    def countries(self) -> list[tuple[str, str, Text]]:
        """Every education system: id, code, name."""
        return [(one.id, one.code, one.name.text) for one in self._book.every("country", _Listed)]

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
        return OpenBook(book, {kind: read_index(found, kind) for kind in KINDS})
    except IndexDamagedError:
        book.close()
        raise


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
    files = f"{files} {indexing.version()}"
    if known and known.get("files") == files and indexing.are_there(target):
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
    write_known(target)
    found = compiling.entries(drafts)
    meta = compiling.meta_of(drafts, found, files) | {"entries": str(len(found))}
    compiling.write(found, meta, target)
    entries = len(found)
    del drafts, found  # half a gigabyte that the indexes have a use for
    progress("index")
    write_indexes(target, entries)
    return Built(target, meta["hash"], entries, changed=True)


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
