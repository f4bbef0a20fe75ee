"""What does the rulebook say of one education system: bodies, ladders, scales, papers, channels?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from credval.model import words as w
from credval.model.entries import Review, Source, Span
from credval.text import Text


@dataclass(frozen=True, slots=True)
class Name:
    sv: str
    en: str
    native: str | None = None
    romanised: str | None = None

    @property
    def text(self) -> Text:
        return Text(sv=self.sv, en=self.en)


@dataclass(frozen=True, slots=True)
class Authority:
    name: Name
    roles: tuple[str, ...]
    sources: tuple[str, ...]
    address: str | None = None
    competent: str = "no"
    existed: Span | None = None
    part: tuple[str, ...] = ()
    """The parts of the country that it speaks for; none where it speaks for all of it."""
    place: int = 0
    """Where it stands among the bodies of its country file, whose authors put the most important ones first."""


def _place_of(body: Authority, roles: set[str]) -> tuple[bool, bool, int, int]:
    return not body.address, body.competent != "yes", -len(roles & set(body.roles)), body.place


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    name: Name
    starts_age: float
    years: float
    isced: int
    track: str
    leads_to: tuple[str, ...] = ()
    compulsory: str = "no"
    qualifications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the country whose education system differs: what it is called, and how it differs."""

    id: str
    name: Name
    differs: Text
    sources: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """Its own ISO 3166-2 code and those of the places that lie in it; none where ISO has none."""
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder as it was from ``first`` until ``last``."""

    name: Text
    stages: tuple[Stage, ...]
    sources: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    part: tuple[str, ...] = ()
    """The parts of the country that it belongs to; none: all of it."""


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    level: str
    eqf: int | None
    holds: Text
    eqf_high: int | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    status: str
    sources: tuple[str, ...]
    name: Name | None = None
    since: str | None = None
    table: tuple[FrameworkRow, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    id: str
    name: Text
    sources: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    full_year: float | None = None
    hours: float | None = None
    ects: float | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class GradeWord:
    native: str
    range: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Grading:
    id: str
    applies_to: str
    scope: str
    best: str
    lowest_pass: str
    direction: str
    sources: tuple[str, ...]
    words: tuple[GradeWord, ...] = ()
    note: Text | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that holders normally have, and what it proves."""

    id: str
    kind: w.DocumentKind
    name: Name
    proves: w.Proves
    issuer: Text
    language: str
    sources: tuple[str, ...]
    note: Text | None = None


LEGALISATION = "legalisation"
"""The kind of channel that shows who signed a paper, and nothing of what stands in it."""
_SCHOOL, _VOCATIONAL, _HIGHER = "school", "vocational", "higher"
_AWARDS = {
    w.QualificationKind.LOWER_SECONDARY: (_SCHOOL,),
    w.QualificationKind.UPPER_SECONDARY: (_SCHOOL,),
    w.QualificationKind.VOCATIONAL: (_VOCATIONAL,),
    w.QualificationKind.POST_SECONDARY: (_VOCATIONAL, _HIGHER),
    w.QualificationKind.SHORT_CYCLE: (_VOCATIONAL, _HIGHER),
    w.QualificationKind.OTHER: (),
}


def awards_of(kind: w.QualificationKind) -> tuple[str, ...]:
    """The kinds of award, as channels tell them apart, that a qualification may be; none where it can be any."""
    return _AWARDS.get(kind, (_HIGHER,))


def is_school(kind: w.QualificationKind) -> bool:
    """Whether it is a school award, of which another paper speaks and for which others have to be asked."""
    return awards_of(kind) == (_SCHOOL,)


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two lists share something; an empty one leaves nothing out."""
    return not some or not others or not set(some).isdisjoint(others)


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to check a paper at its source."""

    id: str
    name: Name
    body: str
    kind: str
    confirms: Text
    needs: Text
    who_may_ask: Text
    not_found_means: Text
    sources: tuple[str, ...]
    domain: str | None = None
    fee: Text | None = None
    time: Text | None = None
    from_year: int | None = None
    awards: tuple[str, ...] = ()
    """Which awards it can confirm (school, vocational, higher); none where it is every one."""
    part: tuple[str, ...] = ()
    """The parts of the country whose awards it confirms; none where it is all of it."""


@dataclass(frozen=True, slots=True)
class People:
    names: Text
    calendars: tuple[w.CalendarName, ...]
    scripts: tuple[str, ...]
    sources: tuple[str, ...]
    digits: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Reform:
    on: str
    what: Text
    effect: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Convention:
    name: str
    sources: tuple[str, ...]
    first: date | None = None
    party: str = "yes"
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class HardToObtain:
    what: Text
    because: Text
    instead: Text
    sources: tuple[str, ...]
    since: str | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class RelatedSystem:
    system: str
    last: date | None = None
    first: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    place: Name
    paragraph: Text
    sources: tuple[str, ...]
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """One education system, as compiled from its country file."""

    id: str
    kind: str
    code: str
    name: Name
    languages: tuple[str, ...]
    overview: Text
    recognised_unit: w.RecognisedUnit
    ehea: str
    authorities: dict[str, Authority]
    ladders: tuple[Ladder, ...]
    framework: Framework
    grading: tuple[Grading, ...]
    documents: tuple[Document, ...]
    verification: tuple[Channel, ...]
    people: People
    reforms: tuple[Reform, ...]
    conventions: tuple[Convention, ...]
    sources: tuple[Source, ...]
    part: str | None = None
    parts: tuple[Part, ...] = ()
    """The parts whose systems differ; none where the whole country has one system."""
    also_known_as: tuple[str, ...] = ()
    existed: Span | None = None
    predecessors: tuple[RelatedSystem, ...] = ()
    successors: tuple[RelatedSystem, ...] = ()
    credits: tuple[Credit, ...] = ()
    hard_to_obtain: tuple[HardToObtain, ...] = ()
    contested: tuple[Contested, ...] = ()
    reviews: tuple[Review, ...] = ()
    vetting: w.Vetting = w.Vetting.UNCONFIRMED
    folder: str = field(default="")

    def ladder_on(self, day: date) -> Ladder:
        """The ladder in force on ``day``, else the latest one."""
        fitting = [one for one in self.ladders if Span(one.first, one.last).holds_on(day)]
        return fitting[-1] if fitting else self.ladders[-1]

    def ladders_on(self, day: date, part: str | None = None, entry: str = "") -> tuple[Ladder, ...]:
        """The ladders in force on ``day``: that of ``part``; where it is not known, one for each part that may be meant.

        ``entry`` (an id) leaves those on which it stands, if it stands on any.
        """
        own = [one for one in self.ladders if part is None or not one.part or part in one.part]
        fitting = [one for one in own if Span(one.first, one.last).holds_on(day)] or list(
            (own or self.ladders)[-1:]
        )
        latest = {one.part: one for one in fitting}
        holding = [
            one for one in latest.values() if any(entry in stage.qualifications for stage in one.stages)
        ]
        return tuple(holding or latest.values())

    def bodies(self, roles: set[str], on: date, parts: tuple[str, ...] = ()) -> list[tuple[str, Authority]]:
        """Key and body of all that have one of ``roles``, exist on that day and speak for one of ``parts`` (none: any).

        Those that can be reached first, then those whose word counts at home, then those with most of the roles, then as
        they stand in the country file.
        """
        found = [
            (key, one)
            for key, one in self.authorities.items()
            if not roles.isdisjoint(one.roles)
            and (one.existed is None or one.existed.holds_on(on))
            and _meet(one.part, parts)
        ]
        return sorted(found, key=lambda pair: _place_of(pair[1], roles))

    def channels(self, awards: tuple[str, ...] = (), parts: tuple[str, ...] = ()) -> list[Channel]:
        """The channels that can confirm one of ``awards`` (`awards_of`) of one of ``parts``; none named: any.

        A legalisation shows who signed, not what is true: it comes last.
        """
        found = [one for one in self.verification if _meet(one.awards, awards) and _meet(one.part, parts)]
        return sorted(found, key=lambda one: one.kind == LEGALISATION)

    def part_called(self, id_: str | None) -> Part | None:
        """The part of this id."""
        return next((one for one in self.parts if one.id == id_), None)
