"""What do registries say about this institution, and why do we think that it is the one?

A shared identifier, or a web domain that only one record has, makes a record one about the same institution, in the registry's
words. A name never does: it makes "a record of the same name".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from credval.actions.evidence import OpenEvidence
from credval.model.institutions import Institution
from credval.model.registries import IdentifierKind, KeptRecord, PublishedStatus, Registry, RelationKind
from credval.text import Text, both, mark
from credval.writing.hosts import host_of
from credval.writing.lookalikes import oddities

ROR_PREFIX = "https://ror.org/"
_TITLES = {
    Registry.ROR: mark("ROR"),
    Registry.CHARTER: mark("the list of the Erasmus charter"),
    Registry.DEQAR: mark("DEQAR"),
    Registry.HIPO: mark("Hipo's list of web domains"),
    Registry.SWOT: mark("the swot list of web domains"),
}
_STATUS = {
    "active": mark("active"),
    "inactive": mark("inactive"),
    "withdrawn": mark("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class RegistryFact:
    """One record about an institution: ``why`` it is thought so, what it ``says``, what is odd in its names.

    ``same`` only for an identifier or a web domain of its own. The last sentence of ``says`` is always that the right to
    award was not checked.
    """

    id: str
    registry: Registry
    name: str
    same: bool
    why: Text
    says: tuple[Text, ...]
    odd: tuple[Text, ...] = ()


def about_institution(
    evidence: OpenEvidence, institution: Institution, country: str
) -> tuple[RegistryFact, ...]:
    """Records about an institution of the rulebook, identifiers first, each record once.

    ``country`` is its ISO code; without one ("") names are not compared.
    """
    found: dict[str, RegistryFact] = {}
    for fact in _by_more_than_name(evidence, institution):
        found.setdefault(fact.id, fact)
    if country:
        for name in institution.names:
            for fact in about_name(evidence, name.name, country):
                found.setdefault(fact.id, fact)
    return tuple(found.values())


def about_name(evidence: OpenEvidence, name: str, country: str | None = None) -> tuple[RegistryFact, ...]:
    """Records of which a name, folded, is the folded ``name``; in one country, where its ISO code is given."""
    where = (
        both("A record of the same name in the same country")
        if country
        else both("A record of the same name")
    )
    records = (evidence.record(key) for key, _how in evidence.exact(name, country))
    return tuple(_fact(evidence, one, False, where) for one in records if one)


def says(evidence: OpenEvidence, kept: KeptRecord) -> tuple[Text, ...]:
    """What one record says, in sentences; the last one is always that the right to award was not checked."""
    never = both("The name is known. The right to award degrees has not been checked.")
    return (*_gone(kept), *_listed(kept), *_relations(evidence, kept), *_history(kept), never)


def title(registry: Registry) -> Text:
    """What a registry is called."""
    return both(_TITLES[registry])


def odd(kept: KeptRecord) -> tuple[Text, ...]:
    """What is odd in the names of a record, as they were published."""
    found = (
        one.says for name in kept.record.names for one in oddities(name.written or name.name) if one.spoofing
    )
    return tuple(dict.fromkeys(found))


def _by_more_than_name(evidence: OpenEvidence, institution: Institution) -> Iterator[RegistryFact]:
    ror = ROR_PREFIX + institution.ror.removeprefix(ROR_PREFIX) if institution.ror else ""
    if ror:
        why = both("The same institution according to its id in ROR")
        for kept in evidence.with_identifier(IdentifierKind.ROR, ror):
            yield _fact(evidence, kept, True, why)
    for domain in institution.domains:
        yield from _by_domain(evidence, host_of(domain) or domain, ror)


def _by_domain(evidence: OpenEvidence, domain: str, ror: str) -> Iterator[RegistryFact]:
    """A domain tells nothing for sure that several records of one registry share, or that belongs to a part of a whole."""
    records = evidence.with_domain(domain)
    for kept in records:
        registry = kept.record.registry
        sharing = sum(one.record.registry is registry for one in records)
        if sharing > 1:
            why = both("One of {n} records with the web domain {domain}", n=sharing, domain=domain)
        elif _may_be_a_part(kept, ror):
            why = both(
                "A record with the web domain {domain}; it may be only a part of the institution",
                domain=domain,
            )
        else:
            why = both("The same institution according to its web domain {domain}", domain=domain)
            yield _fact(evidence, kept, True, why)
            continue
        yield _fact(evidence, kept, False, why)


def _may_be_a_part(kept: KeptRecord, ror: str) -> bool:
    """Research centres and hospitals stand in ROR with the domain of their university."""
    record = kept.record
    return record.registry is Registry.ROR and (bool(ror) or "education" not in record.sorts)


def _fact(evidence: OpenEvidence, kept: KeptRecord, same: bool, why: Text) -> RegistryFact:
    record = kept.record
    return RegistryFact(
        kept.id, record.registry, record.names[0].name, same, why, says(evidence, kept), odd(kept)
    )


def _listed(kept: KeptRecord) -> Iterator[Text]:
    record, status = kept.record, kept.record.status
    if record.registry is Registry.CHARTER and status:
        yield _charter(status)
    elif record.registry is Registry.ROR and status:
        yield _in_ror(status.word, status.first.year if status.first else None)
    else:
        yield both("In {registry}", registry=title(record.registry))
    if record.registry is Registry.DEQAR and status and status.last:
        yield both("Closed on {day} according to DEQAR", day=status.last.isoformat())
    if record.established:
        yield both(
            "Founded in {year} according to {registry}",
            year=record.established,
            registry=title(record.registry),
        )


def _in_ror(word: str, since: int | None) -> Text:
    state = both(_STATUS[word]) if word in _STATUS else Text(word, word)
    if since:
        return both("In ROR since {year}, {status}", year=since, status=state)
    return both("In ROR, {status}", status=state)


def _charter(status: PublishedStatus) -> Text:
    if status.first and status.last:
        return both(
            "Holds an Erasmus charter from {first} to {last} (mobility; not a recognition)",
            first=status.first.isoformat(),
            last=status.last.isoformat(),
        )
    return both("Holds an Erasmus charter (mobility; not a recognition)")


def _relations(evidence: OpenEvidence, kept: KeptRecord) -> Iterator[Text]:
    registry = kept.record.registry
    for one in kept.record.relations:
        other = evidence.record(f"{registry}:{one.key}")
        name = other.record.names[0].name if other else one.key
        if one.kind is RelationKind.SUCCESSOR:
            yield both("Followed by {name} according to {registry}", name=name, registry=title(registry))
        if one.kind is RelationKind.PREDECESSOR:
            yield both("Follows {name} according to {registry}", name=name, registry=title(registry))


def _gone(kept: KeptRecord) -> Iterator[Text]:
    """Before what the registry said while the record was there."""
    if kept.gone:
        yield both(
            "No longer in {registry}: missing in the import of {day}, last seen in that of {seen}",
            registry=title(kept.record.registry), day=kept.gone.isoformat(), seen=kept.last_seen.isoformat(),
        )  # fmt: skip


def _history(kept: KeptRecord) -> Iterator[Text]:
    registry = title(kept.record.registry)
    for one in kept.former:
        yield both(
            "Earlier called {name} in {registry}, until the import of {day}",
            name=one.name, registry=registry, day=one.went.isoformat(),
        )  # fmt: skip
