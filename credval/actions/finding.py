"""What does the rulebook hold for one claim? Joins search and book; decides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from credval.actions.books import OpenBook
from credval.actions.composed import composed
from credval.actions.evidence import OpenEvidence
from credval.actions.placing import Places
from credval.assessment.axes import papers_of
from credval.assessment.inputs import Found, Hit, Record
from credval.assessment.regions import part_of
from credval.assessment.remarks import contested_in
from credval.exchange.fields import fail
from credval.model.claims import Claim
from credval.model.entries import Qualification
from credval.model.sweden import Profession
from credval.model.systems import Contested, Country
from credval.model.words import Answer, MatchHow, Proves, RequirementKind
from credval.search import shares_enough
from credval.text import Text
from credval.writing.joined import names_joined, without_field
from credval.writing.lookalikes import is_suspicious, oddities, reading

_ENTRY_ID = re.compile(r"[a-z]{2,4}(/[a-z0-9-]+)+")
_MOST_CLOSE = 5
_SIMILAR = 3
_KEPT = 32768
_Named = tuple[Profession | None, tuple[Profession, ...], Text | None]
"""The profession that a requirement names, else those that it may name; and why, where it is not its very name."""


class Finder:
    """Finds what a claim needs, and remembers titles that come again (bounded)."""

    def __init__(self, book: OpenBook, evidence: OpenEvidence | None = None) -> None:
        """``evidence``: imported registries, asked for names that are not in the rulebook."""
        self._book = book
        self._hits: dict[tuple[str, str], tuple[Hit, ...]] = {}
        self._odd: dict[str, tuple[Text, ...]] = {}
        self._places = Places(book, evidence)
        self._papers: dict[str, Mapping[str, Proves]] = {}
        self._professions: dict[str, _Named] = {}
        self._contested: dict[tuple[str, str, str], tuple[Contested, ...]] = {}
        self._parts: dict[tuple[str, str], str | None] = {}

    def found(self, claim: Claim, prior_ids: tuple[str, ...] = ()) -> Found:
        """Everything on record for ``claim``. Raises ClaimError where an entry of another country was chosen."""
        system = claim.country.lower()
        country = self._book.country(system)
        hits = self._for_claim(claim, system)
        record, similar, known_by, registries, warnings = self._places.of(claim, country)
        profession, near, because = self._profession(claim)
        return Found(
            hits=hits,
            country=country,
            country_name=country.name.text if country else None,
            oddities=(*self._oddities(claim), *warnings),
            record=record,
            similar_institutions=similar,
            known_by=known_by,
            registries=registries,
            earlier_hits=self._earlier(claim, country),
            profession=profession,
            similar_professions=near,
            profession_because=because,
            leads_to_profession=self._leads_to(hits),
            prior_ids=prior_ids,
            papers=self._papers_of(system, country),
            part=self._part_of(country, claim.region) if claim.region and country else None,
            contested=self._contested_in(country, claim, record),
        )

    def _part_of(self, country: Country, region: str) -> str | None:
        """The id of the part that a region stands for."""
        key = country.id, region
        if key not in self._parts:
            if len(self._parts) >= _KEPT:
                self._parts.clear()
            part = part_of(country, region)
            self._parts[key] = part.id if part else None
        return self._parts[key]

    def _papers_of(self, system: str, country: Country | None) -> Mapping[str, Proves]:
        known = self._papers.get(system)
        if known is None:
            known = self._papers[system] = papers_of(country)
        return known

    def _contested_in(
        self, country: Country | None, claim: Claim, record: Record | None
    ) -> tuple[Contested, ...]:
        """Nothing for most countries: they have no such territory."""
        if country is None or not country.contested:
            return ()
        key = country.id, claim.region or "", record.institution.city if record else ""
        known = self._contested.get(key)
        if known is None:
            if len(self._contested) >= _KEPT:
                self._contested.clear()
            known = self._contested[key] = contested_in(country, *key[1:])
        return known

    def entry_of(self, claim: Claim) -> str | None:
        """The one entry that a title certainly means, so that other claims can build on it."""
        hits = self._for_claim(claim, claim.country.lower())
        return hits[0].entry.id if len(hits) == 1 and hits[0].how is not MatchHow.CLOSE else None

    def _for_claim(self, claim: Claim, system: str) -> tuple[Hit, ...]:
        typed = self._titled(claim.qualification, system)
        native = self._titled(claim.qualification_native, system) if claim.qualification_native else ()
        return _joined(typed, native)

    def _titled(self, title: str, system: str) -> tuple[Hit, ...]:
        key = (system, title)
        known = self._hits.get(key)
        if known is None:
            if len(self._hits) >= _KEPT:
                self._hits.clear()
            known = self._hits[key] = self._search(title, system)
        return known

    def _search(self, title: str, system: str) -> tuple[Hit, ...]:
        if _ENTRY_ID.fullmatch(title):
            return self._by_id(title, system)
        exact = self._book.exact("qualification", title, system)
        names = () if exact or is_suspicious(title) else names_joined(title)
        if len(names) == 1:
            exact = self._book.exact("qualification", names[0], system)
        if exact:
            hits = [
                Hit(entry, MatchHow(how)) for key, how in exact if (entry := self._book.qualification(key))
            ]
            return _as_spelt(title, hits) if len(hits) > 1 else tuple(hits)
        meant = composed(self._book, names, system)
        return tuple(Hit(entry, MatchHow.ALIAS) for entry in meant) or self._near(title, system)

    def _near(self, title: str, system: str) -> tuple[Hit, ...]:
        """Entries to ask about: like the title in more than the words that stand in hundreds of titles."""
        read = reading(title) if is_suspicious(title) else title
        near = self._book.find_qualifications(title, system, _MOST_CLOSE)
        found = ((one.name, self._book.qualification(one.target)) for one in near)
        close = [entry for name, entry in found if entry and _may_be(read, name, entry)]
        entries = {one.id: one for one in (*self._of_some_field(title, system), *close)}
        return tuple(Hit(one, MatchHow.CLOSE) for one in list(entries.values())[:_MOST_CLOSE])

    def _of_some_field(self, title: str, system: str) -> Iterator[Qualification]:
        """The award that is named before a field: asked about first, as the field may make it another one."""
        head = without_field(title)
        named = self._book.exact("qualification", head, system) if head and not is_suspicious(title) else ()
        return (entry for key, _how in named if (entry := self._book.qualification(key)))

    def _by_id(self, key: str, system: str) -> tuple[Hit, ...]:
        entry = self._book.qualification(key)
        if entry is None:
            return self._near(key.rsplit("/", 1)[1].replace("-", " "), system)
        if entry.system != system:
            raise fail(
                "The entry '{id}' belongs to {other}, not to {country}. Change one of them.",
                id=key,
                other=entry.system.upper(),
                country=system.upper(),
            )
        return (Hit(entry, MatchHow.ID),)

    def _earlier(self, claim: Claim, country: Country | None) -> tuple[Hit, ...]:
        """Entries of the state that existed there on the day of award."""
        if country is None or claim.award is None:
            return ()
        for one in country.predecessors:
            if (
                one.last is not None
                and claim.award.first <= one.last
                and not _ENTRY_ID.fullmatch(claim.qualification)
            ):
                hits = self._titled(claim.qualification, one.system.lower())
                return tuple(hit for hit in hits if hit.how is not MatchHow.CLOSE)
        return ()

    def _profession(self, claim: Claim) -> _Named:
        need = claim.requirement
        if need is None or need.kind is not RequirementKind.PROFESSION or not need.profession:
            return None, (), None
        by_id = self._book.profession(need.profession) or self._book.profession(f"se/{need.profession}")
        if by_id:
            return by_id, (), None
        known = self._professions.get(need.profession)
        if known is None:
            if len(self._professions) >= _KEPT:
                self._professions.clear()
            known = self._professions[need.profession] = self._recognised(need.profession)
        return known

    def _recognised(self, typed: str) -> _Named:
        """The exact name, else what the words certainly mean; else those that a person is asked about."""
        exact = [self._book.profession(key) for key, _how in self._book.exact("profession", typed)]
        if exact:
            return exact[0], (), None
        meant = self._book.recognise_profession(typed)
        if meant.answer is Answer.YES and len(meant.professions) == 1:
            return self._book.profession(meant.professions[0]), (), meant.because
        refused = meant.professions if meant.answer is Answer.NO else ()
        asked = () if refused else meant.professions
        found = (
            one.target for one in self._book.find_professions(typed, _SIMILAR) if one.target not in refused
        )
        near = (self._book.profession(key) for key in dict.fromkeys((*asked, *found)))
        return None, tuple(one for one in near if one), None

    def _leads_to(self, hits: tuple[Hit, ...]) -> Profession | None:
        key = hits[0].entry.profession if hits and hits[0].how is not MatchHow.CLOSE else None
        return self._book.profession(key) if key else None

    def _oddities(self, claim: Claim) -> tuple[Text, ...]:
        native = claim.qualification_native
        odd = (*self._odd_in(claim.qualification), *self._odd_in(claim.institution or ""))
        return (*odd, *self._odd_in(native)) if native else odd

    def _odd_in(self, text: str) -> tuple[Text, ...]:
        if not text or (text.isascii() and text.isprintable()):
            return ()
        known = self._odd.get(text)
        if known is None:
            if len(self._odd) >= _KEPT:
                self._odd.clear()
            known = self._odd[text] = tuple(one.says for one in oddities(text))
        return known


def _may_be(read: str, name: str, entry: Qualification) -> bool:
    titles = entry.titles
    names = (name, titles.native, titles.romanised, titles.en, titles.sv)
    return any(shares_enough(read, one) for one in names if one)


def _joined(typed: tuple[Hit, ...], native: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Hits of both titles: what both name, else whichever is no mere likeness, else all."""
    if not native:
        return typed
    ids = {hit.entry.id for hit in native}
    common = tuple(hit for hit in typed if hit.entry.id in ids)
    sure = tuple(hit for hit in (*typed, *native) if hit.how is not MatchHow.CLOSE)
    if common and any(hit.how is not MatchHow.CLOSE for hit in common):
        return tuple(hit for hit in common if hit.how is not MatchHow.CLOSE)
    unique = {hit.entry.id: hit for hit in reversed(sure or (*typed, *native))}
    return tuple(reversed(unique.values()))


def _as_spelt(title: str, hits: list[Hit]) -> tuple[Hit, ...]:
    """Of several that are one when folded (VSS, VŠS), those spelt as typed. Marks that are left out say nothing."""
    if title.isascii():
        return tuple(hits)
    spelt = tuple(hit for hit in hits if _spelling(title) in map(_spelling, hit.entry.every_title))
    return spelt or tuple(hits)


def _spelling(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
