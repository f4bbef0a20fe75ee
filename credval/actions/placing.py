"""Which institution of the rulebook does a name stand for, on the day of award? A close name never decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from credval.actions.books import OpenBook
from credval.actions.evidence import OpenEvidence
from credval.actions.registry_names import under_name
from credval.assessment.inputs import Record, Registries
from credval.model.claims import AwardDay, Claim
from credval.model.institutions import Institution
from credval.model.systems import Authority, Country
from credval.text import Text
from credval.writing.folding import same_title

_KEPT = 32768
_NEAR = 3
_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)
"""Stands before a name on the paper and not in the register."""


class Place(NamedTuple):
    """What a name stands for: what is on record; else names that are near, and web domains that bear this very name."""

    record: Record | None = None
    similar: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    registries: Registries | None = None
    """What imported registries hold under a name that is not in the rulebook."""
    warnings: tuple[Text, ...] = ()
    """That it can be taken for the name of another institution without being it."""


class Places:
    """Finds institutions by name, and remembers names that come again (bounded)."""

    def __init__(self, book: OpenBook, evidence: OpenEvidence | None = None) -> None:
        self._book, self._evidence = book, evidence
        self._bearers: dict[tuple[str, str], tuple[Record, ...]] = {}
        self._nobody: dict[tuple[str, str], Place] = {}

    def of(self, claim: Claim, country: Country | None) -> Place:
        """The institution that the claim names."""
        if not claim.institution:
            return Place()
        for system in _systems(claim, country):
            bearers = self._named(claim.institution, system)
            chosen = bearers[0] if len(bearers) == 1 else _then(bearers, claim)
            if chosen or bearers:
                return Place(chosen, () if chosen else tuple(_told(one) for one in bearers))
        return self._unknown(claim.institution, claim.country.lower())

    def _named(self, name: str, system: str) -> tuple[Record, ...]:
        key = (system, name)
        known = self._bearers.get(key)
        if known is None:
            if len(self._bearers) >= _KEPT:
                self._bearers.clear()
            known = self._bearers[key] = tuple(self._records(name, system))
        return known

    def _records(self, name: str, system: str) -> Iterator[Record]:
        exact = self._book.exact("institution", name, system) or self._book.exact(
            "institution", _ARTICLE.sub("", name), system
        )
        if exact and self._book.near_institution(name):
            return  # the letters of a name with other spaces: to be asked about
        for key, _how in exact:
            if place := self._book.institution(key):
                before = self._book.predecessors(key)
                yield Record(place, before, self._book.after(place), self._bodies(place, *before))

    def _bodies(self, *places: Institution) -> dict[str, Authority]:
        """The authorities of the systems of these institutions; those of the first one lead."""
        found: dict[str, Authority] = {}
        for one in places:
            home = self._book.country(one.id.split("/", 1)[0])
            found = {**(home.authorities if home else {}), **found}
        return found

    def _unknown(self, name: str, system: str) -> Place:
        key = (system, name)
        known = self._nobody.get(key)
        if known is None:
            if len(self._nobody) >= _KEPT:
                self._nobody.clear()
            near = [
                self._book.institution(one.target)
                for one in self._book.find_institutions(name, system, _NEAR)
            ]
            similar = tuple(one.name_on(None) for one in near if one)
            known_by = self._book.known(name, system)
            registries = under_name(self._evidence, name, system) if self._evidence else None
            known = self._nobody[key] = Place(
                None, similar, known_by, registries, () if known_by else self._warnings(name)
            )
        return known

    def _warnings(self, name: str) -> tuple[Text, ...]:
        """That a name which nobody knows can be taken for a known one. Both are named, nobody is accused."""
        near = self._book.near_institution(name)
        return (near.says,) if near else ()


def _systems(claim: Claim, country: Country | None) -> Iterator[str]:
    """The system itself, then the states that were there on the day of award."""
    yield claim.country.lower()
    for one in country.predecessors if country and claim.award else ():
        if one.last is not None and claim.award and claim.award.first <= one.last:
            yield one.system.lower()


def _then(bearers: tuple[Record, ...], claim: Claim) -> Record | None:
    """Of several that have borne the name, the one that bore it on the day of award; None where that does not decide."""
    award = claim.award
    if award is None or not bearers:
        return None
    bore = [one for one in bearers if _bore(one, claim.institution or "", award)]
    return bore[0] if len(bore) == 1 else None


def _bore(one: Record, name: str, award: AwardDay) -> bool:
    return any(
        (known.first is None or known.first <= award.first)
        and (known.last is None or award.last <= known.last)
        for known in one.institution.names
        if same_title(name, known.name)
    )


def _told(one: Record) -> str:
    """A name with its town, so that two of one name can be told apart."""
    place = one.institution
    return f"{place.name_on(None)} ({place.city})" if place.city else place.name_on(None)
