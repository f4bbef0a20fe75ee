"""How is a result written as one line of JSON, quickly, when thousands are alike?

Most of a record does not hang on the day of award or the claim's name, but on the situation: entry, axes, job,
papers. Such parts are made and encoded once for each situation and kept; the few others are made for each claim.
The bytes are the same as those of the whole record, and a test holds them equal.
"""

from __future__ import annotations

from typing import Any

import msgspec

from credval.assessment.advice import contested_then
from credval.assessment.assessing import Assessment
from credval.assessment.inputs import Sweden
from credval.assessment.matching import Match
from credval.assessment.questions import five_sentences, what_it_is
from credval.assessment.record import CONTRACT, PARTS, plain, step_record
from credval.assessment.tracing import standing_step, trace

OF_THE_CLAIM = frozenset({"summary", "institution", "award_date", "trace"})
"""Parts that name the day of award."""
_KEPT = 4096

Raw = msgspec.Raw


class Lines:
    """Writes results of one edition as lines; keeps the parts of situations it has seen (bounded)."""

    def __init__(self, sweden: Sweden, edition: str, book_hash: str) -> None:
        self._sweden = sweden
        self._foot: dict[str, Any] = {"edition": edition, "hash": book_hash, "error": None}
        self._known: dict[Any, dict[str, Any]] = {}
        self._encoder = msgspec.json.Encoder()

    def line(self, given: Assessment) -> bytes:
        """One result, as `as_record` and the encoder would write it, with its line end."""
        key = situation(given)
        parts = self._known.get(key)
        if parts is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            parts = self._known[key] = self._of_situation(given)
        head = {
            "contract": CONTRACT,
            "id": given.claim.id,
            "outcome": given.outcome.value,
            "rule": given.rule.value,
        }
        whole = {**head, **parts, **self._of_claim(given, parts), **self._foot}
        whole.pop("_trace")
        whole.pop("_summary")
        return self._encoder.encode(whole) + b"\n"

    def _of_situation(self, given: Assessment) -> dict[str, Any]:
        raw = self._encoder.encode
        parts: dict[str, Any] = {
            name: None if name in OF_THE_CLAIM else Raw(raw(part(given, self._sweden)))
            for name, part in PARTS.items()
        }
        parts["_trace"] = [Raw(raw(step_record(one))) for one in trace(given, self._sweden)]
        parts["_summary"] = [Raw(raw(plain(one))) for one in five_sentences(given, self._sweden)]
        return parts

    def _of_claim(self, given: Assessment, parts: dict[str, Any]) -> dict[str, Any]:
        steps = list(parts["_trace"])
        steps[_S6] = step_record(standing_step(given))
        return {
            "summary": [plain(what_it_is(given)), *parts["_summary"][1:]],
            "institution": PARTS["institution"](given, self._sweden),
            "award_date": PARTS["award_date"](given, self._sweden),
            "trace": steps,
        }


_S6 = 6
"""Place of the step about the institution in the trace: S0, S1, S2, S3, S4, S5, S6."""


def situation(given: Assessment) -> tuple[object, ...]:
    """Everything that a result hangs on, but the claim's name and the day of award."""
    claim, found, axes, award = given.claim, given.found, given.axes, given.claim.award
    return (
        *_match_key(given.match, claim.qualification),
        claim.country,
        claim.requirement,
        claim.documents,
        claim.stage,
        claim.documents_missing_because,
        claim.prior_decision,
        claim.duration_years,
        claim.region,
        claim.institution if found.institution is None else found.institution.id,
        award.note if award else "",
        award is None,
        contested_then(given),
        found.oddities,
        found.similar_institutions,
        found.profession.id if found.profession else None,
        found.leads_to_profession.id if found.leads_to_profession else None,
        axes,
        given.state,
        given.level,
        given.profile_asked,
        given.needed,
        given.missing_prior,
    )


def _match_key(match: Match, typed: str) -> tuple[object, ...]:
    chosen = tuple((one.entry.id, one.value.first if one.value else "") for one in match.candidates)
    shown = match.value.first if match.value else ""
    return (
        match.how,
        match.problem,
        match.ask,
        match.dated_apart,
        shown,
        chosen,
        "" if match.identified else typed,
    )
