"""How do checked rule files become the one read-only file that the program opens?

One SQLite file (no WAL, opened immutable): ``meta`` and ``entry(kind, id, system, body)``. The book's hash is
SHA-256 over the canonical JSON of all entries in order of kind and id, so it does not depend on platform or
SQLite version. The files' hash says whether anything must be built at all.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credval.rulebook import longform, tables
from credval.rulebook.bookformat import BOOK_FORMAT
from credval.rulebook.handbook_longform import chapters_of
from credval.rulebook.loading import Drafts, rule_files
from credval.rulebook.vetting import canonical, vetting

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the compiled book: its kind, id, education system and canonical JSON."""

    kind: str
    id: str
    system: str
    body: bytes


def files_hash(folder: Path) -> str:
    """SHA-256 over the names and bytes of every rule file: equal means that nothing must be built."""
    total = hashlib.sha256(f"book format {BOOK_FORMAT}".encode())
    for name, path in rule_files(folder).items():
        content = path.read_bytes()
        total.update(f"\n{name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def entries(drafts: Drafts) -> list[Entry]:
    """Every entry that has the right shape, in order of kind and id."""
    owner = drafts.rulebook.shape.owner if drafts.rulebook else ""
    countries = {system: longform.country(draft.shape) for system, draft in drafts.countries.items()}
    found = [
        *_countries(countries, owner),
        *_qualifications(drafts, countries, owner),
        *_institutions(drafts),
        *_sweden(drafts, owner),
        *_guides(drafts, owner),
    ]
    return sorted(found, key=lambda one: (one.kind, one.id))


def book_hash(found: Iterable[Entry]) -> str:
    """SHA-256 over the canonical JSON of all entries, in the order given."""
    total = hashlib.sha256()
    for one in found:
        total.update(f"{one.kind} {one.id}\n".encode())
        total.update(one.body + b"\n")
    return total.hexdigest()


def write(found: list[Entry], meta: dict[str, str], target: Path) -> None:
    """The compiled book at ``target``, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(
        f".new{os.getpid()}"
    )  # two programs may build at once; the last one to finish stays
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
        database.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        database.execute(
            "CREATE TABLE entry (kind TEXT, id TEXT, system TEXT, body BLOB NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"
        )
        database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        database.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?)", [(e.kind, e.id, e.system, e.body) for e in found]
        )
        database.commit()
    new.replace(target)


def meta_of(drafts: Drafts, found: list[Entry], files: str) -> dict[str, str]:
    """What stands on the book's first page: edition, day, licence, hashes."""
    shape = drafts.rulebook.shape if drafts.rulebook else None
    return {
        "format": str(BOOK_FORMAT),
        "edition": shape.edition if shape else "draft",
        "released": shape.released if shape else "",
        "licence": shape.licence if shape else "",
        "hash": book_hash(found),
        "files": files,
    }


def _countries(countries: dict[str, Plain], owner: str) -> Iterator[Entry]:
    for system, plain in countries.items():
        yield _entry("country", system, system, {**plain, "vetting": vetting(plain, owner)})


def _qualifications(drafts: Drafts, countries: dict[str, Plain], owner: str) -> Iterator[Entry]:
    shared = {
        system: {one["key"]: one for one in country["sources"]} for system, country in countries.items()
    }
    for key, draft in drafts.qualifications.items():
        system = key.split("/", 1)[0]
        plain = longform.qualification(draft.shape, shared.get(system, {}))
        yield _entry("qualification", key, system, {**plain, "vetting": vetting(plain, owner)})


def _institutions(drafts: Drafts) -> Iterator[Entry]:
    before = tables.predecessors(drafts.institutions)
    for system, found in drafts.institutions.items():
        country = drafts.countries.get(system)
        bodies = country.shape.authorities if country else {}
        competent = {key for key, body in bodies.items() if body.competent == "yes"}
        for draft in found.drafts.values():
            plain = tables.institution(draft, system, competent)
            yield _entry("institution", draft.id, system, {**plain, "predecessors": before.get(draft.id, [])})


def _sweden(drafts: Drafts, owner: str) -> Iterator[Entry]:
    for system, destinations in drafts.destinations.items():
        for plain in longform.destinations(destinations.shape):
            yield _entry("destination", plain["id"], system, plain)
    for key, profession in drafts.professions.items():
        plain = longform.profession(profession.shape)
        yield _entry("profession", key, key.split("/", 1)[0], {**plain, "vetting": vetting(plain, owner)})
    for key, vocabulary in drafts.vocabularies.items():
        yield _entry("vocabulary", key, "", longform.vocabulary(vocabulary.shape))


def _guides(drafts: Drafts, owner: str) -> Iterator[Entry]:
    """Handbook, glossary, links into it, checklists and sector packs."""
    for plain in chapters_of(drafts):
        yield _entry("chapter", plain["id"], "", {**plain, "vetting": vetting(plain, owner)})
    if drafts.glossary:
        shape = drafts.glossary.shape
        for key, one in shape.terms.items():
            yield _entry("term", key, "", longform.term(key, one, shape.sources))
    if drafts.topics:
        yield _entry("topics", "topics", "", dict(drafts.topics.shape.topics))
    for kind, found in (
        ("checklist", drafts.checklists),
        ("pack", drafts.packs),
        ("sector_rule", drafts.sector_rules),
    ):
        for key, draft in found.items():
            plain = longform.guide(draft.shape)
            yield _entry(kind, key, "", {**plain, "vetting": vetting(plain, owner)})


def _entry(kind: str, key: str, system: str, plain: Plain) -> Entry:
    return Entry(kind, key, system, canonical(plain))
