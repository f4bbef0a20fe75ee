"""What do open registries publish about an institution? Facts as published, with the days on which we saw them.

A registry is evidence that a name is known, never that its bearer may award anything; no word here is a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Registry(StrEnum):
    """The registries that can be imported."""

    ROR = "ror"
    CHARTER = "charter"
    DEQAR = "deqar"
    HIPO = "hipo"
    SWOT = "swot"


class NameKind(StrEnum):
    """What sort of name, in the registry's own view."""

    LABEL = "label"
    ALIAS = "alias"
    ACRONYM = "acronym"
    LEGAL = "legal"
    FORMER = "former"


class IdentifierKind(StrEnum):
    """The numbers by which registries know an institution."""

    ROR = "ror"
    ETER = "eter"
    DEQARINST = "deqarinst"
    ERASMUS = "erasmus"
    PIC = "pic"
    OID = "oid"
    WIKIDATA = "wikidata"
    ISNI = "isni"
    GRID = "grid"


class RelationKind(StrEnum):
    """How another record of the same registry relates to this one."""

    PREDECESSOR = "predecessor"
    SUCCESSOR = "successor"
    PARENT = "parent"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class RegistryName:
    """One published name. ``written`` is how it was published where hidden characters were taken out of ``name``."""

    name: str
    kind: NameKind
    language: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    kind: IdentifierKind
    value: str


@dataclass(frozen=True, slots=True)
class Relation:
    kind: RelationKind
    key: str


@dataclass(frozen=True, slots=True)
class PublishedStatus:
    """The registry's own word (active, inactive, withdrawn, charter), and from when until when it says so."""

    word: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class RegistryRecord:
    """One record as published. ``country`` is ISO 3166-1 alpha-2 in capitals or ""; the first name is the shown one.

    ``sorts`` are the registry's words for what it is (education, healthcare …); ``domains`` have no ``www.``.
    """

    registry: Registry
    key: str
    names: tuple[RegistryName, ...]
    country: str = ""
    city: str = ""
    domains: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    established: int | None = None
    status: PublishedStatus | None = None
    relations: tuple[Relation, ...] = ()
    sorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that the registry no longer gives: it went in the import of ``file`` on the day ``went``."""

    name: str
    kind: NameKind
    language: str
    went: date
    file: str


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record with its history here. ``gone`` is the day of the first import in which it was no longer there."""

    record: RegistryRecord
    first_seen: date
    last_seen: date
    gone: date | None = None
    former: tuple[FormerName, ...] = ()

    @property
    def id(self) -> str:
        """The record's name among all registries: ``ror:https://ror.org/012a77v79``."""
        return f"{self.record.registry}:{self.record.key}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one import did; ``renamed`` are among the ``changed``. All but ``gone`` add up to ``read``."""

    read: int = 0
    new: int = 0
    changed: int = 0
    renamed: int = 0
    gone: int = 0
    unchanged: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One import of one file: what it was and what it did. ``sha256`` is that of the file as it lay on disk."""

    registry: Registry
    file: str
    sha256: str
    day: date
    tally: Tally
