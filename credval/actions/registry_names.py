"""What do the imported registries hold under exactly this name, in this country? Facts for an assessment, never a status.

A name joins nothing: each record stands by itself, and where several of one registry have the name, none is taken.
"""

from __future__ import annotations

import re

from credval.actions import registry_facts
from credval.actions.evidence import OpenEvidence
from credval.assessment.inputs import InRegistry, Registries
from credval.model.registries import KeptRecord, NameKind, Registry, RegistryRecord
from credval.text import Text, both
from credval.writing.folding import same_title

DEQAR_PAGE = "https://www.eqar.eu/qa-results/institution/?id={number}"
"""Where EQAR shows an institution with its reports; the number is that of its DEQARINST id."""
_ORDER = {registry: place for place, registry in enumerate(Registry)}


def under_name(evidence: OpenEvidence, name: str, country: str) -> Registries:
    """Records of which a folded name is the folded ``name``; ``country`` is ISO alpha-2."""
    by_registry: dict[Registry, list[KeptRecord]] = {}
    for key in dict.fromkeys(key for key, _how in evidence.exact(name, country)):
        if kept := evidence.record(key):
            by_registry.setdefault(kept.record.registry, []).append(kept)
    found = sorted(by_registry.items(), key=lambda one: _ORDER[one[0]])
    return Registries(
        evidence.hash,
        tuple(_in_registry(evidence, some[0], name) for _, some in found if len(some) == 1),
        tuple((registry_facts.title(registry), len(some)) for registry, some in found if len(some) > 1),
    )


def _in_registry(evidence: OpenEvidence, kept: KeptRecord, name: str) -> InRegistry:
    *says, _never = registry_facts.says(evidence, kept)
    record = kept.record
    return InRegistry(
        kept.id,
        record.registry.value,
        _why(record, name),
        record.names[0].name,
        _known(kept, says[0], name),
        tuple(says),
        kept.last_seen,
        page_of(record.registry, record.key),
    )


def _known(kept: KeptRecord, says: Text, name: str) -> Text:
    """``In ROR since 2019, active (imported 2026-11-27)``, with today's name where another one was written."""
    now, day = kept.record.names[0].name, kept.last_seen.isoformat()
    if kept.gone:
        return says  # which names both days
    if same_title(now, name):
        return both("{says} (imported {day})", says=says, day=day)
    return both("{says}, as “{name}” (imported {day})", says=says, name=now, day=day)


def _why(record: RegistryRecord, name: str) -> Text:
    if any(one.kind is not NameKind.FORMER and same_title(name, one.name) for one in record.names):
        return both("A record of the same name in the same country")
    return both("A record that had this name before, in the same country")


def page_of(registry: Registry, key: str) -> str:
    """The page of a record at its registry; "" where there is none."""
    if registry is Registry.ROR:
        return key
    number = re.search(r"[1-9]\d*$", key) if registry is Registry.DEQAR else None
    return DEQAR_PAGE.format(number=number[0]) if number else ""
