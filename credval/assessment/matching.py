"""Which entry of the rulebook is this credential, and which of its dated values holds?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from credval.assessment.inputs import Hit
from credval.conditions.evaluating import Days, Fact, holds, missing
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Comparison, Qualification
from credval.model.systems import awards_of, is_school
from credval.model.words import Answer, MatchHow

_DECIDING = (MatchHow.ID, MatchHow.EXACT, MatchHow.ALIAS)
_NO = Answer.NO


class Candidate(NamedTuple):
    """One reading of the claim: an entry, and the dated value that would hold."""

    entry: Qualification
    value: Comparison | None
    how: MatchHow

    @property
    def eqf(self) -> int | None:
        return eqf_of(self.entry, self.value)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The best reading, and what else fits. Two of them are the same only if they are one object.

    ``problem``: "" when exactly one entry fits; else ``none``, ``close``, ``several``, ``facts`` (what is known does
    not fit the entry), ``dates`` (awarded outside its dates), ``earlier`` (a predecessor system), ``no_value``.
    """

    how: MatchHow
    entry: Qualification | None = None
    value: Comparison | None = None
    candidates: tuple[Candidate, ...] = ()
    problem: str = ""
    ask: tuple[str, ...] = ()
    dated_apart: bool = False
    """The day of award, or its absence, touches values that differ in level or counterpart."""
    alike: tuple[Qualification, ...] = ()
    """Entries of other parts of the country that may be meant as well, and give the same answer."""

    identified: bool = field(init=False)
    """Exactly one entry is meant."""
    certain: bool = field(init=False)
    """And one value of it."""
    issuer: Qualification | None = field(init=False)
    """The entry that says who awards; None while it is open which of several kinds of issuer it was."""
    requires_prior: tuple[str, ...] = field(init=False)
    """Awards that it builds on; nothing while it is open which entry is meant."""
    nameable: tuple[bool, bool] = field(init=False)
    """Whether something can be named for an unofficial award (C6), and below the level (C8)."""
    school: tuple[object, ...] = field(init=False)
    """Whether something is settled, and whether it is a school award: who has to be asked hangs on it."""
    awards: tuple[str, ...] = field(init=False)
    """What is settled to be a kind of award (`awards_of`): not every channel confirms each of them."""
    parts: tuple[str, ...] = field(init=False)
    """The parts of the country that it belongs to, where that is settled."""
    open: tuple[object, ...] = field(init=False)
    """What is open, and for which kind of award: the next steps hang on it."""

    def __post_init__(self) -> None:
        """What follows from the reading alone is worked out here, once for all the claims that have it."""
        settled, entry = self.problem == "", self.entry
        several = len({one.entry.awarded_by for one in self.candidates}) > 1
        follows = {
            "identified": settled and entry is not None,
            "certain": settled and entry is not None and not self.dated_apart,
            "issuer": None if several or self.how is MatchHow.CLOSE else entry,
            "requires_prior": entry.requires_prior if entry and settled else (),
            "nameable": _nameable(self.value),
            "school": (
                settled and entry is not None,
                self.value is None,
                entry.kind if entry and is_school(entry.kind) else None,
            ),
            "awards": awards_of(entry.kind) if settled and entry else (),
            "parts": entry.part if settled and entry and not self.alike else (),
            "open": (
                self.problem,
                self.ask,
                self.dated_apart,
                self.value is None,
                entry.kind if entry else None,
            ),
        }
        for name, value in follows.items():
            object.__setattr__(self, name, value)

    def says_the_same(self, other: Match) -> bool:
        """Whether everything that was put into them is the same."""
        return all(getattr(self, one) == getattr(other, one) for one in _GIVEN)


_GIVEN = ("how", "entry", "value", "problem", "ask", "dated_apart", "candidates", "alike")


def _nameable(value: Comparison | None) -> tuple[bool, bool]:
    if value is None:
        return False, False
    below = bool(value.destinations) or value.alternative("below") is not None
    return value.alternative("unofficial") is not None, below


def eqf_of(entry: Qualification, value: Comparison | None) -> int | None:
    """The foreign qualification's own level, for these days of award."""
    return value.eqf if value is not None and value.eqf is not None else entry.eqf


def cycle_of(entry: Qualification, value: Comparison | None) -> w.Cycle | None:
    """The foreign qualification's own cycle, for these days of award."""
    return value.cycle if value is not None and value.cycle is not None else entry.cycle


_PART = "region"
"""The fact whose name in a claim is older than the parts: it holds the id of the part that was found for the region."""
_FACTS: Mapping[str, Callable[[Claim], Fact]] = {
    "duration_years": lambda claim: claim.duration_years,
    "credits": lambda claim: claim.credits,
    "field": lambda claim: (
        tuple((claim.field or "")[:n] for n in (2, 3, 4) if len(claim.field or "") >= n) or None
    ),
    "delivery": lambda claim: claim.delivery or claim.mode,
    "mode": lambda claim: claim.mode,
    "documents": lambda claim: claim.documents or None,
    "award_date": lambda claim: Days(claim.award.first, claim.award.last) if claim.award else None,
}
"""How each fact that ``when:`` may ask for is read from a claim; None where nobody has said."""


def facts_of(entry: Qualification, claim: Claim, part: str | None) -> dict[str, Fact]:
    """The facts that the entry's ``when:`` asks for."""
    found = {name: _FACTS[name](claim) for name in entry.when if name in _FACTS}
    return found | {_PART: part} if _PART in entry.when else found


def decide(
    claim: Claim, hits: tuple[Hit, ...], earlier: tuple[Hit, ...], on: date, part: str | None = None
) -> Match:
    """The reading of a claim. Only an id or a folded title decides; anything else is a question.

    ``part`` is the id of the part of the country that the claim names; None where it names none that is known.
    """
    if len(hits) == 1:  # the usual case, kept short
        known: Match | None = hits[0].readings.get(_period(hits[0], claim, on))
        if known is not None and not (earlier and known.problem):
            return known
    deciding = tuple([hit for hit in hits if hit.how in _DECIDING])
    if deciding:
        return _decided(claim, deciding, earlier, on, part)
    if earlier:
        return _uncertain(claim, earlier, on, "earlier", earlier[0].how)
    if hits:
        return _uncertain(claim, hits, on, "close", MatchHow.CLOSE)
    return Match(MatchHow.NONE, problem="none")


def _decided(
    claim: Claim, hits: tuple[Hit, ...], earlier: tuple[Hit, ...], on: date, part: str | None
) -> Match:
    """Where nothing but the day of award decides between one hit's values, the reading is kept for the whole period."""
    found = _by_title(claim, hits, earlier, on, part)
    if len(hits) == 1 and not hits[0].entry.when and not earlier:
        found = hits[0].readings[_period(hits[0], claim, on)] = _as_before(found, hits[0].readings.values())
    return found


def _as_before(found: Match, known: Iterable[Match]) -> Match:
    """The same reading of another period, if there is one: what hangs on a reading is then made once for both."""
    return next((one for one in known if one.says_the_same(found)), found)


def _period(hit: Hit, claim: Claim, on: date) -> int | date:
    """What a reading hangs on, besides conditions and other hits."""
    award = claim.award
    return on if award is None else hit.periods.key(award.first, award.last)


def _by_title(
    claim: Claim, hits: tuple[Hit, ...], earlier: tuple[Hit, ...], on: date, part: str | None
) -> Match:
    open_ = tuple([hit for hit in hits if _may_be(hit.entry, claim, part)])
    if len(open_) == 1:  # its condition is there to tell it from others, and no other one is left
        return _one(claim, open_[0], on)
    if open_:
        ask = {fact for hit in open_ for fact in missing(hit.entry.when, facts_of(hit.entry, claim, part))}
        if ask == {_PART} and (alike := _alike(claim, open_, on)):
            return alike
        return _uncertain(claim, open_, on, "several", open_[0].how, tuple(sorted(ask)))
    outside = [not _in_time(hit.entry, claim) for hit in hits]
    if earlier and all(outside):
        return _uncertain(claim, earlier, on, "earlier", earlier[0].how)
    return _uncertain(claim, hits, on, "dates" if any(outside) else "facts", hits[0].how)


def _alike(claim: Claim, hits: tuple[Hit, ...], on: date) -> Match | None:
    """One reading for all, where it hangs on the part of the country alone and every part gives the same answer."""
    if not all(hit.entry.part for hit in hits):
        return None
    readings = [_one(claim, hit, on) for hit in hits]
    if len({_answer(one) for one in readings}) > 1:
        return None
    kept, key = hits[0].chosen, tuple(map(id, readings))
    if key not in kept:
        kept[key] = replace(readings[0], alike=tuple(hit.entry for hit in hits[1:]))
    found: Match = kept[key]
    return found


def _answer(reading: Match) -> Hashable:
    """What the table and the next steps make of a reading."""
    entry, value = reading.entry, reading.value
    if entry is None or value is None:
        return None
    used = value.elements
    elements = (used.level, used.workload, used.quality, used.profile, used.learning_outcomes)
    compared = value.destinations, value.against, eqf_of(entry, value), cycle_of(entry, value)
    kind = entry.kind, entry.awarded_by, entry.profession, entry.requires_prior, entry.field_code
    return kind, compared, tuple(one.result for one in elements), reading.nameable, reading.dated_apart


def _may_be(entry: Qualification, claim: Claim, part: str | None) -> bool:
    """Whether the day of award and the entry's condition leave it open that this entry is meant."""
    award = claim.award
    if award is not None and not entry.awarded.touches(award.first, award.last):
        return False
    return not entry.when or holds(entry.when, facts_of(entry, claim, part)) is not _NO


def _in_time(entry: Qualification, claim: Claim) -> bool:
    return claim.award is None or entry.awarded.touches(claim.award.first, claim.award.last)


def _one(claim: Claim, hit: Hit, on: date) -> Match:
    """The reading if this entry is the one that is left: it hangs on the period alone."""
    period = _period(hit, claim, on)
    known: Match | None = hit.chosen.get(period)
    if known is None:
        known = hit.chosen[period] = _as_before(_chosen(claim, hit, on), hit.chosen.values())
    return known


def _chosen(claim: Claim, hit: Hit, on: date) -> Match:
    entry, how = hit.entry, hit.how
    touched = touched_values(entry, claim)
    value = _shown(touched, claim, on)
    if value is None:
        return Match(how, entry, None, (Candidate(entry, None, how),), "no_value")
    if len(touched) > 1 and _differ(entry, touched):
        candidates = tuple(Candidate(entry, one, how) for one in reversed(touched))
        return Match(how, entry, value, candidates, dated_apart=True)
    return Match(how, entry, value, (Candidate(entry, value, how),))


def _differ(entry: Qualification, values: tuple[Comparison, ...]) -> bool:
    """Whether the values differ in level, counterpart or cycle."""
    return len({(eqf_of(entry, one), one.destinations, cycle_of(entry, one)) for one in values}) > 1


def _uncertain(
    claim: Claim, hits: tuple[Hit, ...], on: date, problem: str, how: MatchHow, ask: tuple[str, ...] = ()
) -> Match:
    found = tuple(Candidate(hit.entry, value_shown(hit.entry, claim, on), hit.how) for hit in hits)
    best = found[0]
    value = None if problem == "dates" else best.value
    return Match(how, best.entry, value, found, problem, ask)


def touched_values(entry: Qualification, claim: Claim) -> tuple[Comparison, ...]:
    """The dated values that the day of award may fall into; all of them where no day is given."""
    award = claim.award
    if award is None:
        return entry.comparable
    first, last = award.first, award.last
    return tuple([one for one in entry.comparable if one.touches(first, last)])


def value_shown(entry: Qualification, claim: Claim, on: date) -> Comparison | None:
    """The latest value touched; without a day of award the one in force on the day of assessment, else the last."""
    return _shown(touched_values(entry, claim), claim, on)


def _shown(touched: tuple[Comparison, ...], claim: Claim, on: date) -> Comparison | None:
    if not touched:
        return None
    if claim.award is None:
        return next((one for one in touched if one.touches(on, on)), touched[-1])
    return touched[-1]
