"""What does the compiled rulebook hold? Read-only, entry by entry, each decoded once.

Opening costs one SQLite open; nothing of pydantic or YAML is imported here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from credval.errors import CredvalError
from credval.model.entries import Qualification
from credval.model.guides import Checklist, Pack, SectorRule
from credval.model.handbook import Chapter, Term
from credval.model.institutions import Institution
from credval.model.sweden import Destination, Profession, Word
from credval.model.systems import Country
from credval.rulebook.bookformat import BOOK_FORMAT

T = TypeVar("T")


class BookFormatError(CredvalError):
    """The file is no compiled rulebook, or one of a newer format."""


class Book:
    """One edition of the rulebook. Entries are frozen; missing ones are None, never an error."""

    def __init__(self, path: Path) -> None:
        """Open the compiled book at ``path``. Raises BookFormatError."""
        self.path = path
        # a book is never written to; one reader at a time is held by the caller's thread
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.meta = self._read_meta()
        self._kept: dict[tuple[str, str], Any] = {}
        self._decoders: dict[type[Any], msgspec.json.Decoder[Any]] = {}

    def close(self) -> None:
        self._database.close()

    @property
    def edition(self) -> str:
        return self.meta.get("edition", "")

    @property
    def hash(self) -> str:
        """SHA-256 over the canonical JSON of all entries."""
        return self.meta.get("hash", "")

    def qualification(self, key: str) -> Qualification | None:
        found: Qualification | None = self._get("qualification", key, Qualification)
        return found

    def country(self, system: str) -> Country | None:
        """The education system of a folder name, for example ``in`` or ``suhh``."""
        found: Country | None = self._get("country", system.lower(), Country)
        return found

    def institution(self, key: str) -> Institution | None:
        found: Institution | None = self._get("institution", key, Institution)
        return found

    def profession(self, key: str) -> Profession | None:
        found: Profession | None = self._get("profession", key, Profession)
        return found

    def destination(self, key: str) -> Destination | None:
        found: Destination | None = self._get("destination", key, Destination)
        return found

    def vocabulary(self, name: str) -> dict[str, Word]:
        """A closed list, word by word; empty where there is none of that name."""
        return self._get("vocabulary", name, dict[str, Word]) or {}

    def chapter(self, key: str) -> Chapter | None:
        found: Chapter | None = self._get("chapter", key, Chapter)
        return found

    def chapters(self) -> list[Chapter]:
        """The chapters of the handbook in reading order."""
        found = [one for key in self.ids("chapter") if (one := self.chapter(key))]
        return sorted(found, key=lambda one: (one.order, one.id))

    def terms(self) -> list[Term]:
        """The glossary, in order of key."""
        found = (self._get("term", key, Term) for key in self.ids("term"))
        return [one for one in found if one]

    def topics(self) -> dict[str, str]:
        """The paragraph of the handbook that explains each topic."""
        return self._get("topics", "topics", dict[str, str]) or {}

    def checklists(self) -> list[Checklist]:
        """Every checklist in the order in which they are gone through."""
        found = (self._get("checklist", key, Checklist) for key in self.ids("checklist"))
        return sorted((one for one in found if one), key=lambda one: one.order)

    def packs(self) -> list[Pack]:
        """The sector packs."""
        found = (self._get("pack", key, Pack) for key in self.ids("pack"))
        return [one for one in found if one]

    def sector_rules(self, pack: str) -> list[SectorRule]:
        """The rules of one pack."""
        keys = (key for key in self.ids("sector_rule") if key.split("/")[0] == pack)
        found = (self._get("sector_rule", key, SectorRule) for key in keys)
        return [one for one in found if one]

    def ids(self, kind: str, system: str | None = None) -> list[str]:
        """Ids of one kind of entry, in order; of one education system where named."""
        question = "SELECT id FROM entry WHERE kind = ? AND (? IS NULL OR system = ?) ORDER BY id"
        values = (kind, system, system)
        return [row[0] for row in self._database.execute(question, values)]

    def every(self, kind: str, shape: type[T]) -> Iterator[T]:
        """Each entry of a kind in order of id, as much of it as ``shape`` has a place for. Nothing is kept."""
        decode = msgspec.json.Decoder(shape).decode
        question = "SELECT body FROM entry WHERE kind = ? ORDER BY id"
        return (decode(body) for (body,) in self._database.execute(question, (kind,)))

    def qualifications(self, system: str | None = None) -> Iterator[Qualification]:
        return (one for key in self.ids("qualification", system) if (one := self.qualification(key)))

    def countries(self) -> Iterator[Country]:
        return (one for key in self.ids("country") if (one := self.country(key)))

    def institutions(self, system: str | None = None) -> Iterator[Institution]:
        return (one for key in self.ids("institution", system) if (one := self.institution(key)))

    def professions(self) -> Iterator[Profession]:
        return (one for key in self.ids("profession") if (one := self.profession(key)))

    def destinations(self) -> Iterator[Destination]:
        return (one for key in self.ids("destination") if (one := self.destination(key)))

    def _get(self, kind: str, key: str, shape: Any) -> Any:
        known = self._kept.get((kind, key))
        if known is not None:
            return known
        row = self._database.execute(
            "SELECT body FROM entry WHERE kind = ? AND id = ?", (kind, key)
        ).fetchone()
        if row is None:
            return None
        decoded = self._decoder(shape).decode(row[0])
        self._kept[kind, key] = decoded
        return decoded

    def _decoder(self, shape: Any) -> msgspec.json.Decoder[Any]:
        found = self._decoders.get(shape)
        if found is None:
            found = self._decoders[shape] = msgspec.json.Decoder(shape)
        return found

    def _read_meta(self) -> dict[str, str]:
        try:
            meta = dict(self._database.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as problem:
            raise BookFormatError(*_not_a_book(self.path)) from problem
        if meta.get("format") != str(BOOK_FORMAT):
            raise BookFormatError(*_newer(self.path))
        return meta


def _not_a_book(path: Path) -> tuple[str, str]:
    return (
        f"{path} är ingen regelbok. Bygg den på nytt med ”credval rules build”, eller välj en annan utgåva.",
        f"{path} is no compiled rulebook. Build it again with “credval rules build”, or choose another edition.",
    )


def _newer(path: Path) -> tuple[str, str]:
    return (
        f"Regelboken {path} har ett annat format än programmet läser. Uppdatera programmet, eller bygg regelboken på nytt.",
        f"The rulebook {path} has another format than this program reads. Update the program, or build the rulebook again.",
    )
