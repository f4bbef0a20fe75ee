"""How is a result written as one line of JSON, quickly, when thousands of claims share most of their parts?

Each part of a record hangs on a few things only: what other bodies say hangs on the entry, the axes on five words.
So each part has a key that names everything it hangs on; it is made and encoded once for each key, and kept. Only
what names the day of award is made anew. The bytes are those of the whole record, and tests hold them equal.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

import msgspec

from credval.assessment import tracing
from credval.assessment.assessing import Assessment
from credval.assessment.inputs import Sweden
from credval.assessment.questions import checked, headline_sentence, next_sentence, unchecked, what_it_is
from credval.assessment.record import CONTRACT, PARTS, plain, step_record
from credval.assessment.remarks import contested_then
from credval.assessment.steps import next_steps
from credval.model.words import InstitutionStatus, Outcome, Rule

Raw = msgspec.Raw
Make = Callable[[Assessment, Sweden], Any]
Key = tuple[Hashable, ...]

_MOST = 8192
"""Encoded parts kept of each kind."""
_S2, _C1, _C6, _REFER = Rule.S2, Rule.C1, Rule.C6, Outcome.REFER_AUTHORITY


class Marks(NamedTuple):
    """Short numbers for the long keys that many parts share; equal keys have equal numbers."""

    match: int
    axes: int
    profession: int
    headline: int
    elements: int
    steps: int
    job: int


class Lines:
    """Writes results of one edition as lines of JSON."""

    def __init__(self, sweden: Sweden, edition: str, book_hash: str) -> None:
        self._sweden = sweden
        self._foot: dict[str, Any] = {"edition": edition, "hash": book_hash, "error": None}
        self._kept: dict[str, dict[Key, Any]] = {}
        self._numbers: dict[Key, int] = {}
        self._next = itertools.count()
        self._encode = msgspec.json.Encoder().encode

    def line(self, given: Assessment) -> bytes:
        """One result, as `as_record` and the encoder would write it, with its line end."""
        marks = self._marks(given)
        whole: dict[str, Any] = {
            "contract": CONTRACT,
            "id": given.claim.id,
            "outcome": given.outcome.value,
            "rule": given.rule.value,
        }
        for name, make in PARTS.items():
            whole[name] = self._part(name, make, given, marks)
        whole.update(self._foot)
        return self._encode(whole) + b"\n"

    def _marks(self, given: Assessment) -> Marks:
        number = self._number
        m, axes, who = number(_match_key(given)), number(_axes_key(given)), number(_profession_key(given))
        return Marks(
            m,
            axes,
            who,
            number(("h", m, who, *_headline_key(given))),
            number(("e", m, given.rule is _C6, given.level, given.profile_asked, given.missing_prior)),
            number(("s", who, *_steps_key(given))),
            number(("j", who, *_job_key(given))),
        )

    def _number(self, key: Key) -> int:
        """The number of a key; numbers are never used again, so forgetting is harmless."""
        known = self._numbers.get(key)
        if known is None:
            if len(self._numbers) >= _MOST * 8:
                self._numbers.clear()
            known = self._numbers[key] = next(self._next)
        return known

    def _part(self, name: str, make: Make, given: Assessment, marks: Marks) -> Any:
        if name == "trace":
            return self._trace(given, marks)
        if name == "summary":
            return self._summary(given, marks)
        keyed = KEYS.get(name)
        key = keyed(given, marks) if keyed else None
        return make(given, self._sweden) if key is None else self._once(name, key, make, given)

    def _once(self, name: str, key: Key, make: Make, given: Assessment) -> Any:
        kept = self._kept.setdefault(name, {})
        known = kept.get(key)
        if known is None:
            if len(kept) >= _MOST:
                kept.clear()
            made = make(given, self._sweden)
            known = kept[key] = (
                [Raw(self._encode(one)) for one in made] if name in _GROUPS else Raw(self._encode(made))
            )
        return known

    def _summary(self, given: Assessment, marks: Marks) -> list[Any]:
        rest = (self._once(name, key(marks), make, given) for name, key, make in _SENTENCES)
        return [plain(what_it_is(given)), *rest]

    def _trace(self, given: Assessment, marks: Marks) -> list[Any]:
        """The steps, each encoded by itself so that the one that names the day of award can stand between them."""
        steps: list[Any] = []
        for name, (key, make) in _GROUPS.items():
            steps += self._once(name, key(given, marks), make, given)
            if name == "S5":
                steps.append(step_record(tracing.standing_step(given)))
        return steps


_SENTENCES: tuple[tuple[str, Callable[[Marks], Key], Make], ...] = (
    (
        "headline sentence",
        lambda marks: (marks.headline,),
        lambda given, sweden: plain(headline_sentence(given, sweden)),
    ),
    ("checked", lambda marks: (marks.axes,), lambda given, _sweden: plain(checked(given))),
    ("unchecked", lambda marks: (marks.axes,), lambda given, _sweden: plain(unchecked(given))),
    (
        "next",
        lambda marks: (marks.steps,),
        lambda given, sweden: plain(next_sentence(next_steps(given, sweden))),
    ),
)
"""The sentences of the summary after the first one, which names the day of award."""

_GROUPS: dict[str, tuple[Callable[[Assessment, Marks], Key], Make]] = {
    "S2": (
        lambda _given, marks: (marks.job,),
        lambda given, _sweden: [step_record(one) for one in tracing.before(given)],
    ),
    "S5": (
        lambda given, _marks: (
            given.claim.country,
            given.claim.documents,
            given.axes.completion,
            given.axes.completion_why,
            given.axes.identity,
        ),
        lambda given, _sweden: [step_record(one) for one in tracing.papers(given)],
    ),
    "S7": (
        lambda given, _marks: (given.claim.country, given.axes.programme, given.axes.authenticity),
        lambda given, _sweden: [step_record(one) for one in tracing.genuine(given)],
    ),
    "S10": (
        lambda _given, marks: (marks.elements,),
        lambda given, sweden: [step_record(one) for one in tracing.compared(given, sweden)],
    ),
    "S11": (
        lambda given, marks: (marks.match, given.outcome, given.rule),
        lambda given, sweden: [step_record(tracing.combined(given, sweden))],
    ),
}
"""The steps of the trace in groups, named after their last one; S6 stands behind S5."""


# --- what each part hangs on ---


def _match_key(given: Assessment) -> Key:
    """The reading of the claim: entries, dated values, what is open; and the title where it is not settled."""
    match = given.match
    chosen = tuple((one.entry.id, one.value.first if one.value else 0) for one in match.candidates)
    shown = match.value.first if match.value else 0
    typed = "" if match.identified else given.claim.qualification
    return match.how, match.problem, match.ask, match.dated_apart, shown, chosen, typed, given.claim.country


def _axes_key(given: Assessment) -> Key:
    known = given.axes
    return (
        known.institution.status,
        known.programme,
        known.completion,
        known.completion_why,
        known.authenticity,
        known.identity,
    )


def _profession_key(given: Assessment) -> Key:
    found = given.found
    return (
        found.profession.id if found.profession else None,
        found.leads_to_profession.id if found.leads_to_profession else None,
        given.state.regulated,
        given.state.regulation_unclear,
    )


def _headline_key(given: Assessment) -> Key:
    place = given.axes.institution
    listed = place.status is InstitutionStatus.LISTED_NOT_ENTITLED
    return (
        given.rule,
        given.outcome,
        given.if_not_regulated,
        given.level,
        given.missing_prior,
        given.axes.programme,
        given.axes.authenticity,
        given.claim.prior_decision,
        (place.record, place.body, place.day) if listed else None,
    )


def _job_key(given: Assessment) -> Key:
    """What the trace says of the job, the profession and the statement."""
    need = given.claim.requirement
    asked = (need.kind, need.destination, need.profession) if need else None
    return asked, given.level.wanted, given.claim.prior_decision


def _steps_key(given: Assessment) -> Key:
    """The next steps: what is still open, in which country, for which kind of award; not the entry itself."""
    claim, match, axes = given.claim, given.match, given.axes
    entry, need = match.entry, claim.requirement
    return (
        claim.country,
        given.rule,
        given.outcome,
        match.problem,
        match.ask,
        match.dated_apart,
        match.value is None,
        entry.kind if entry else None,
        bool(given.missing_prior),
        axes.programme,
        axes.authenticity,
        axes.completion,
        axes.institution.status,
        bool(claim.documents_missing_because),
        (need.kind, need.or_equivalent) if need else None,
        claim.prior_decision.kind if claim.prior_decision else None,
    )


def _notes_key(given: Assessment, marks: Marks) -> Key:
    claim, place = given.claim, given.axes.institution
    contested = contested_then(given)
    city = given.found.institution.city if given.found.institution else ""
    return (
        marks.match,
        marks.profession,
        given.found.oddities,
        _paper_key(given),
        given.rule if given.rule in (_S2, _C1, _C6) else None,
        given.outcome is _REFER,
        given.if_not_regulated,
        bool(given.missing_prior),
        claim.duration_years,
        given.level.more,
        claim.requirement.kind if claim.requirement else None,
        claim.award is None if given.match.problem else None,
        (contested, claim.region, city) if contested else None,
        (place.record, place.body, place.day) if place.why == "listed_other_time" else None,
    )


def _paper_key(given: Assessment) -> Key:
    """What the notes say of the paper itself."""
    claim, axes = given.claim, given.axes
    return (
        axes.remarks,
        axes.completion_why,
        axes.completion,
        given.preliminary,
        claim.stage,
        claim.award.note if claim.award else None,
        claim.documents_missing_because,
    )


def _would_key(given: Assessment, _marks: Marks) -> Key | None:
    """None while several entries may be meant: then the institution's status is asked for each of them."""
    match = given.match
    if not match.identified:
        return None
    level = match.value.elements.level.result if match.value else None
    return given.state, match.dated_apart, given.level.result, level


def _by_match(_given: Assessment, marks: Marks) -> Key:
    return (marks.match,)


def _requirement_key(given: Assessment, _marks: Marks) -> Key:
    need = given.claim.requirement
    return given.needed, given.level.wanted, need.min_years if need else None


KEYS: dict[str, Callable[[Assessment, Marks], Key | None]] = {
    "headline": lambda _given, marks: (marks.headline,),
    "questions": lambda _given, marks: (marks.headline, marks.axes),
    "comparability": lambda given, marks: (marks.match, given.comparability_shown is None),
    "if_not_regulated": lambda given, _marks: (given.if_not_regulated,),
    "requirement": _requirement_key,
    "matched": _by_match,
    "candidates": _by_match,
    "axes": lambda _given, marks: (marks.axes,),
    "elements": lambda _given, marks: (marks.elements,),
    "views": _by_match,
    "would_be": _would_key,
    "notes": _notes_key,
    "next_steps": lambda _given, marks: (marks.steps,),
    "sources": lambda _given, marks: (marks.match, marks.profession),
    "vetting": _by_match,
    "vetting_text": _by_match,
}
"""What a part hangs on. A part without a key, or whose key is None, is made for each claim."""
