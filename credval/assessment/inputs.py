"""What does an assessment start from, besides the claim itself?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from credval.model import words as w
from credval.model.entries import Qualification
from credval.model.institutions import Institution
from credval.model.sweden import Destination, Profession
from credval.model.systems import Country
from credval.text import Text


class Hit(NamedTuple):
    """An entry whose title fits what was typed, and how it fits. A close hit never decides."""

    entry: Qualification
    how: w.MatchHow


class Found(NamedTuple):
    """What the rulebook holds for one claim, as found by search: best hit first."""

    hits: tuple[Hit, ...] = ()
    country: Country | None = None
    country_name: Text | None = None
    oddities: tuple[Text, ...] = ()
    institution: Institution | None = None
    similar_institutions: tuple[str, ...] = ()
    """Names that are near what was typed; shown as a question, never taken."""
    predecessors: tuple[Institution, ...] = ()
    earlier_hits: tuple[Hit, ...] = ()
    """Entries of the system that was in force there on the day of award (a predecessor state)."""
    profession: Profession | None = None
    similar_professions: tuple[Profession, ...] = ()
    leads_to_profession: Profession | None = None
    prior_ids: tuple[str, ...] = ()
    """Entries of the same person's other claims that this one builds on."""
    papers: Mapping[str, w.Proves] | None = None
    """What each paper proves in this system (axes.papers_of); made from ``country`` where it is not given."""


@dataclass(frozen=True, slots=True)
class Sweden:
    """The Swedish side: counterparts by id (``at_least`` is the whole closure)."""

    destinations: Mapping[str, Destination] = field(default_factory=dict)
    named: Mapping[str, Destination] = field(default_factory=dict)
    """The same by Swedish and English title in small letters, for adverts that name a degree in words."""

    @classmethod
    def of(cls, destinations: Iterable[Destination]) -> Sweden:
        rows = tuple(destinations)
        named = {title.casefold(): one for one in reversed(rows) for title in (one.titles.en, one.titles.sv)}
        return cls({one.id: one for one in rows}, named)

    def get(self, key: str | None) -> Destination | None:
        """A counterpart by id, by id without its country, or by title."""
        if key is None:
            return None
        return (
            self.destinations.get(key) or self.destinations.get(f"se/{key}") or self.named.get(key.casefold())
        )

    def reaches(self, have: str, wanted: str) -> bool:
        """Whether the level of ``have`` is at least that of ``wanted``, by Swedish qualification."""
        one = self.get(have)
        return one is not None and (one.id == wanted or wanted in one.at_least)
