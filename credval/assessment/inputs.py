"""What does an assessment start from, besides the claim itself?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol

from credval.model import words as w
from credval.model.entries import Qualification
from credval.model.institutions import Institution, Succession
from credval.model.sweden import Destination, Profession
from credval.model.systems import Authority, Contested, Country
from credval.text import Text


class _Dated(Protocol):
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...


class Periods:
    """The days on which something dated changes. Between two of them every day gives the same answer, so it is kept."""

    __slots__ = ("_starts",)

    def __init__(self, spans: Iterable[_Dated]) -> None:
        spans = tuple(spans)
        first = {one.first for one in spans if one.first}
        after = {one.last + timedelta(1) for one in spans if one.last and one.last < date.max}
        self._starts = sorted(first | after)

    def key(self, first: date, last: date) -> int:
        """A number for the periods that ``first`` and ``last`` fall into: equal numbers, equal answers."""
        begins = bisect_right(self._starts, first)
        return (
            begins
            if first is last or first == last
            else begins + bisect_right(self._starts, last, begins) * 4096
        )


class Hit:
    """An entry whose title fits what was typed, and how it fits. A close hit never decides."""

    __slots__ = ("chosen", "entry", "how", "periods", "readings")

    def __init__(self, entry: Qualification, how: w.MatchHow) -> None:
        self.entry, self.how = entry, how
        self.periods = Periods((entry.awarded, *entry.comparable))
        self.chosen: dict[Hashable, Any] = {}
        """What `matching` makes of it if it is the one that is meant, by period; without a day of award, by day of
        assessment. Also what it makes of it together with entries of other parts of the country."""
        self.readings: dict[int | date, Any] = {}
        """The same where it is the only hit and no condition has to be asked."""


After = tuple[Succession, Institution]
"""How and when an institution went over into another one, and which."""


class Record:
    """What is on record of one institution, of those before it and of where it went."""

    __slots__ = (
        "after",
        "authorities",
        "institution",
        "named",
        "periods",
        "predecessors",
        "standings",
        "systems",
    )

    def __init__(
        self,
        institution: Institution,
        predecessors: tuple[Institution, ...] = (),
        after: tuple[After, ...] = (),
        authorities: Mapping[str, Authority] | None = None,
    ) -> None:
        self.institution, self.predecessors, self.after = institution, predecessors, after
        self.authorities: Mapping[str, Authority] = authorities or {}
        """Those of the institution's own system, by key: it may be another state's than the claim's."""
        whole = (institution, *predecessors)
        self.systems = tuple(dict.fromkeys(one.id.split("/", 1)[0] for one in whole))
        """Whose authorities they are."""
        self.periods = Periods(status for one in whole for status in one.statuses)
        self.named = Periods(institution.names)
        self.standings: dict[tuple[int, w.Cycle | None], Any] = {}
        """What `standing` has made of it, by period and level."""


class InRegistry(NamedTuple):
    """A record of an imported registry that has the very name in the same country: evidence of the name, of nothing else.

    ``known`` says in short how the registry has it, since which import; ``says`` all of it, in the registry's own words.
    ``seen`` is the day of the last import that held it, ``address`` its page there ("" where it has none).
    """

    id: str
    registry: str
    why: Text
    name: str
    known: Text
    says: tuple[Text, ...]
    seen: date
    address: str


class Registries:
    """What the imported registries hold under one name in one country, and the hash of the book that holds it.

    ``shared`` are registries in which several records have the name, with how many: which one is meant, no name tells.
    """

    __slots__ = ("book", "records", "shared")

    def __init__(
        self, book: str, records: tuple[InRegistry, ...] = (), shared: tuple[tuple[Text, int], ...] = ()
    ) -> None:
        self.book, self.records, self.shared = book, records, shared


class Found(NamedTuple):
    """What the rulebook holds for one claim, as found by search: best hit first."""

    hits: tuple[Hit, ...] = ()
    country: Country | None = None
    country_name: Text | None = None
    oddities: tuple[Text, ...] = ()
    record: Record | None = None
    """The institution that the name stands for."""
    known_by: tuple[str, ...] = ()
    """Web domains under which a name that is not in the rulebook is known: evidence of the name alone."""
    registries: Registries | None = None
    """What imported registries hold under such a name; None where they were not asked."""
    similar_institutions: tuple[str, ...] = ()
    """Names that are near what was typed; shown as a question, never taken."""
    earlier_hits: tuple[Hit, ...] = ()
    """Entries of the system that was in force there on the day of award (a predecessor state)."""
    profession: Profession | None = None
    similar_professions: tuple[Profession, ...] = ()
    profession_because: Text | None = None
    """Why the words of the requirement are taken for ``profession``; None where it is its id or one of its names."""
    leads_to_profession: Profession | None = None
    prior_ids: tuple[str, ...] = ()
    """Entries of the same person's other claims that this one builds on."""
    papers: Mapping[str, w.Proves] | None = None
    """What each paper proves in this system (axes.papers_of); made from ``country`` where it is not given."""
    part: str | None = None
    """Id of the part of the country that the claim's region stands for; None where it names none that is known."""
    contested: tuple[Contested, ...] | None = None
    """Contested territories in which a place that is named lies (remarks.contested_in); made where they are not given."""

    @property
    def institution(self) -> Institution | None:
        return self.record.institution if self.record else None


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
