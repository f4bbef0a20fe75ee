"""Which entry of the rulebook is this credential, and which of its dated values holds?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.assessment.inputs import Hit
from credval.conditions.evaluating import Days, Fact, holds, missing
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Comparison, Qualification
from credval.model.words import Answer, MatchHow

_DECIDING = (MatchHow.ID, MatchHow.EXACT, MatchHow.ALIAS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of the claim: an entry, and the dated value that would hold."""

    entry: Qualification
    value: Comparison | None
    how: MatchHow

    @property
    def eqf(self) -> int | None:
        return eqf_of(self.entry, self.value)


@dataclass(frozen=True, slots=True)
class Match:
    """The best reading, and what else fits.

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

    @property
    def identified(self) -> bool:
        return self.problem == "" and self.entry is not None

    @property
    def certain(self) -> bool:
        return self.identified and not self.dated_apart


def eqf_of(entry: Qualification, value: Comparison | None) -> int | None:
    """The foreign qualification's own level, for these days of award."""
    return value.eqf if value is not None and value.eqf is not None else entry.eqf


def cycle_of(entry: Qualification, value: Comparison | None) -> w.Cycle | None:
    """The foreign qualification's own cycle, for these days of award."""
    return value.cycle if value is not None and value.cycle is not None else entry.cycle


def facts_of(claim: Claim) -> dict[str, Fact]:
    """The facts that ``when:`` may ask for; None where nobody has said."""
    code = claim.field or ""
    return {
        "duration_years": claim.duration_years,
        "credits": claim.credits,
        "field": tuple(code[:n] for n in (2, 3, 4) if len(code) >= n) or None,
        "region": claim.region,
        "delivery": claim.delivery or claim.mode,
        "mode": claim.mode,
        "documents": claim.documents or None,
        "award_date": Days(claim.award.first, claim.award.last) if claim.award else None,
    }


def decide(claim: Claim, hits: tuple[Hit, ...], earlier: tuple[Hit, ...], on: date) -> Match:
    """The reading of a claim. Only an id or a folded title decides; anything else is a question."""
    deciding = tuple(hit for hit in hits if hit.how in _DECIDING)
    if deciding:
        return _decided(claim, deciding, earlier, on)
    if hits:
        return _uncertain(claim, hits, on, "close", MatchHow.CLOSE)
    if earlier:
        return _uncertain(claim, earlier, on, "earlier", earlier[0].how)
    return Match(MatchHow.NONE, problem="none")


def _decided(claim: Claim, hits: tuple[Hit, ...], earlier: tuple[Hit, ...], on: date) -> Match:
    facts = facts_of(claim)
    answers = [(hit, _applies(hit, claim, facts)) for hit in hits]
    open_ = [(hit, answer) for hit, answer in answers if answer is not Answer.NO]
    if not open_:
        if earlier and all(not _in_time(hit.entry, claim) for hit in hits):
            return _uncertain(claim, earlier, on, "earlier", earlier[0].how)
        dates = any(not _in_time(hit.entry, claim) for hit in hits)
        return _uncertain(claim, hits, on, "dates" if dates else "facts", hits[0].how)
    first = open_[0][0]
    if len(open_) == 1:  # its condition is there to tell it from others, and no other one is left
        return _one(claim, first, on)
    ask = sorted({fact for hit, _ in open_ for fact in missing(hit.entry.when, facts)})
    return _uncertain(claim, tuple(hit for hit, _ in open_), on, "several", first.how, tuple(ask))


def _applies(hit: Hit, claim: Claim, facts: dict[str, Fact]) -> Answer:
    if not _in_time(hit.entry, claim):
        return Answer.NO
    return holds(hit.entry.when, facts) if hit.entry.when else Answer.YES


def _in_time(entry: Qualification, claim: Claim) -> bool:
    return claim.award is None or entry.awarded.touches(claim.award.first, claim.award.last)


def _one(claim: Claim, hit: Hit, on: date) -> Match:
    touched = touched_values(hit.entry, claim)
    value = value_shown(hit.entry, claim, on)
    apart = len({(eqf_of(hit.entry, one), one.destinations, cycle_of(hit.entry, one)) for one in touched}) > 1
    if value is None:
        return Match(hit.how, hit.entry, None, (Candidate(hit.entry, None, hit.how),), "no_value")
    shown = reversed(touched) if apart else (value,)
    return Match(
        hit.how,
        hit.entry,
        value,
        tuple(Candidate(hit.entry, one, hit.how) for one in shown),
        dated_apart=apart,
    )


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
    return tuple(one for one in entry.comparable if one.touches(award.first, award.last))


def value_shown(entry: Qualification, claim: Claim, on: date) -> Comparison | None:
    """The latest value touched; without a day of award the one in force on the day of assessment, else the last."""
    touched = touched_values(entry, claim)
    if claim.award is None:
        return next((one for one in touched if one.touches(on, on)), touched[-1] if touched else None)
    return touched[-1] if touched else None
