"""How does one record of the Research Organization Registry read, in schema 1 and in schema 2?

Read by msgspec straight into the few fields that are kept; whatever else the registry adds is passed over.
"""

from __future__ import annotations

import re

import msgspec

from credval.exchange.registries import cleaning
from credval.exchange.registries.json_records import decoded
from credval.exchange.registries.opening import RecordError, refused, skipped
from credval.model.registries import (
    Identifier,
    IdentifierKind,
    NameKind,
    PublishedStatus,
    Registry,
    RegistryName,
    RegistryRecord,
    Relation,
    RelationKind,
)
from credval.text import mark

PREFIX = "https://ror.org/"
NEWEST_SCHEMA = 2
_ID = re.compile(re.escape(PREFIX) + "[0-9a-z]{9}")
_IDENTIFIERS = {"wikidata": IdentifierKind.WIKIDATA, "isni": IdentifierKind.ISNI, "grid": IdentifierKind.GRID}
_RELATIONS = {kind.value for kind in RelationKind}


class _Stamp(msgspec.Struct):
    date: str = ""
    schema_version: str = ""


class _Admin(msgspec.Struct):
    created: _Stamp = msgspec.field(default_factory=_Stamp)
    last_modified: _Stamp = msgspec.field(default_factory=_Stamp)


class _Name(msgspec.Struct):
    value: str
    types: list[str] = []
    lang: str | None = None


class _Valued(msgspec.Struct):
    value: str | None = None
    type: str | None = None


class _External(msgspec.Struct):
    type: str
    all: list[str] | str = []


class _Place(msgspec.Struct):
    country_code: str | None = None
    name: str | None = None


class _Location(msgspec.Struct):
    geonames_details: _Place = msgspec.field(default_factory=_Place)


class _Relationship(msgspec.Struct):
    id: str
    type: str


class _Two(msgspec.Struct):
    """A record in schema 2.x."""

    id: str
    names: list[_Name]
    admin: _Admin = msgspec.field(default_factory=_Admin)
    domains: list[str] = []
    established: int | None = None
    external_ids: list[_External] = []
    links: list[_Valued] = []
    locations: list[_Location] = []
    relationships: list[_Relationship] = []
    status: str = ""
    types: list[str] = []


class _City(msgspec.Struct):
    city: str | None = None


class _Label(msgspec.Struct):
    label: str
    iso639: str | None = None


class _Country(msgspec.Struct):
    country_code: str | None = None


class _Group(msgspec.Struct):
    all: list[str] | str | None = None


class _One(msgspec.Struct):
    """A record in schema 1."""

    id: str
    name: str
    aliases: list[str] = []
    acronyms: list[str] = []
    labels: list[_Label] = []
    addresses: list[_City] = []
    country: _Country = msgspec.field(default_factory=_Country)
    links: list[str] = []
    email_address: str | None = None
    established: int | None = None
    external_ids: dict[str, _Group] = {}
    relationships: list[_Relationship] = []
    status: str = ""
    types: list[str] = []


class _Kind(msgspec.Struct):
    """Enough of a record to know which schema it is in."""

    id: str = ""
    admin: _Admin = msgspec.field(default_factory=_Admin)


_kind = msgspec.json.Decoder(_Kind)
_two = msgspec.json.Decoder(_Two)
_one = msgspec.json.Decoder(_One)


def read(raw: bytes) -> RegistryRecord:
    """One record of a dump. Raises RecordError."""
    if b'"names"' in raw:
        two = decoded(_two, raw)
        return _checked(_second(two), two.admin.last_modified.schema_version)
    return _checked(_first(decoded(_one, raw)), "1")


def is_ror(raw: bytes) -> bool:
    """Whether a first record looks like one of ROR, even a damaged one. Raises RegistryFileError for a schema too new."""
    try:
        kind = decoded(_kind, raw)
    except RecordError:
        return PREFIX.encode() in raw
    schema = kind.admin.last_modified.schema_version
    if kind.id.startswith(PREFIX) and _is_too_new(schema):
        raise refused(
            mark("The file is in schema {schema} of ROR; this program reads 1 and 2. Update the program."),
            schema=schema,
        )
    return kind.id.startswith(PREFIX)


def _is_too_new(schema: str) -> bool:
    major = schema.partition(".")[0]
    return major.isdecimal() and int(major) > NEWEST_SCHEMA


def _checked(record: RegistryRecord, schema: str) -> RegistryRecord:
    key = record.key
    if not _ID.fullmatch(key):
        raise skipped(mark("“{id}” is no id of ROR."), id=key)
    if _is_too_new(schema):
        raise skipped(
            mark("The record is in schema {schema} of ROR; this program reads 1 and 2."), key, schema=schema
        )
    if not record.names:
        raise skipped(mark("The record has no name."), key)
    return record


def _second(found: _Two) -> RegistryRecord:
    place = found.locations[0].geonames_details if found.locations else _Place()
    shown_first = sorted(found.names, key=lambda one: "ror_display" not in one.types)
    return RegistryRecord(
        Registry.ROR,
        found.id,
        cleaning.names(_name(one) for one in shown_first),
        country=cleaning.country(place.country_code or ""),
        city=cleaning.bare(cleaning.text(place.name)),
        domains=cleaning.domains(
            [*found.domains, *(one.value for one in found.links if one.type == "website")]
        ),
        identifiers=_identifiers(found.id, {one.type: one.all for one in found.external_ids}),
        established=cleaning.year(found.established),
        status=_status(found.status, found.admin.created.date),
        relations=_relations(found.relationships),
        sorts=_sorts(found.types),
    )


def _first(found: _One) -> RegistryRecord:
    return RegistryRecord(
        Registry.ROR,
        found.id,
        cleaning.names(_old_names(found)),
        country=cleaning.country(found.country.country_code or ""),
        city=cleaning.bare(cleaning.text(found.addresses[0].city)) if found.addresses else "",
        domains=cleaning.domains([*found.links, found.email_address]),
        identifiers=_identifiers(found.id, {kind: one.all for kind, one in found.external_ids.items()}),
        established=cleaning.year(found.established),
        status=_status(found.status),
        relations=_relations(found.relationships),
        sorts=_sorts(found.types),
    )


def _status(word: str, first: str = "") -> PublishedStatus | None:
    said = cleaning.bare(cleaning.text(word))[:40]
    return PublishedStatus(said, cleaning.day(first)) if said else None


def _sorts(given: list[str]) -> tuple[str, ...]:
    return tuple(cleaning.bare(cleaning.text(one)).lower()[:40] for one in given)


def _name(one: _Name) -> RegistryName | None:
    kind = NameKind.LABEL
    if "label" not in one.types:
        kind = next((NameKind(word) for word in ("alias", "acronym") if word in one.types), kind)
    return cleaning.name(one.value, kind, one.lang or "")


def _old_names(found: _One) -> list[RegistryName | None]:
    return [
        cleaning.name(found.name, NameKind.LABEL),
        *(cleaning.name(one.label, NameKind.LABEL, one.iso639 or "") for one in found.labels),
        *(cleaning.name(one, NameKind.ALIAS) for one in found.aliases),
        *(cleaning.name(one, NameKind.ACRONYM) for one in found.acronyms),
    ]


def _identifiers(key: str, given: dict[str, list[str] | str | None]) -> tuple[Identifier, ...]:
    found = [cleaning.identifier(IdentifierKind.ROR, key)]
    for word, values in given.items():
        kind = _IDENTIFIERS.get(word.lower())
        if kind and values:
            listed = [values] if isinstance(values, str) else values
            found += [cleaning.identifier(kind, value) for value in listed]
    return cleaning.identifiers(found)


def _relations(given: list[_Relationship]) -> tuple[Relation, ...]:
    known = [
        Relation(RelationKind(one.type.lower()), one.id) for one in given if one.type.lower() in _RELATIONS
    ]
    return tuple(sorted(set(known), key=lambda one: (one.kind, one.key)))
