"""How does an assessment look as the plain record that window, report, training and command line share?

The keys are the contract of the command line; all of them are always present (null or empty), texts are
``{"sv", "en"}``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from credval.assessment.assessing import Assessment
from credval.assessment.headline import headline
from credval.assessment.history import history
from credval.assessment.inputs import InRegistry, Sweden
from credval.assessment.matching import Candidate, cycle_of, eqf_of
from credval.assessment.questions import Question, five_sentences, four_questions, general_sentence
from credval.assessment.reasons import element_because, needed_because, standing_because, would_text
from credval.assessment.remarks import notes
from credval.assessment.steps import next_steps
from credval.assessment.tracing import Step, trace
from credval.assessment.whatif import Would, would_be
from credval.assessment.wording import award_text, label_both
from credval.model.claims import AwardDay
from credval.model.entries import Source, View
from credval.model.institutions import Institution
from credval.model.words import ElementName, Vetting
from credval.text import Text, both

CONTRACT = 1
Record = dict[str, Any]


@functools.lru_cache(maxsize=16384)
def plain(text: Text) -> dict[str, str]:
    """A text as the contract writes it."""
    return {"sv": text.sv, "en": text.en}


def as_record(given: Assessment, sweden: Sweden, edition: str, book_hash: str) -> Record:
    """The whole result. The same assessment and edition give the same record, byte for byte."""
    return {
        "contract": CONTRACT,
        "id": given.claim.id,
        "outcome": given.outcome.value,
        "rule": given.rule.value,
        **{name: part(given, sweden) for name, part in PARTS.items()},
        "edition": edition,
        "hash": book_hash,
        "evidence": evidence_of(given),
        "error": None,
    }


def evidence_of(given: Assessment) -> str | None:
    """The hash of the evidence book that was asked for the name of the institution; None where none was."""
    return given.found.registries.book if given.found.registries else None


def error_record(claim_id: str, error: Text, edition: str, book_hash: str) -> Record:
    """The result of a line that could not be read: every key, and a sentence that says what to do."""
    empty: Record = dict.fromkeys(_EMPTY_KEYS)
    lists = (
        "summary",
        "questions",
        "candidates",
        "views",
        "trace",
        "would_be",
        "notes",
        "next_steps",
        "sources",
    )
    return {
        **empty,
        **{key: [] for key in lists},
        "contract": CONTRACT,
        "id": claim_id,
        "edition": edition,
        "hash": book_hash,
        "error": plain(error),
    }


ELEMENT_STEPS = ("S8", "S9", "S10")
"""The steps of the trace that compare the five elements."""


def entry_holds(result: Mapping[str, Any]) -> bool:
    """Whether what the rulebook says of the entry matched may stand beside this paper.

    Not where nothing was matched, nor for a paper that is no award of its system (C1, C6): beside it the elements and
    the views of the real award would read as a verdict on this one.
    """
    rows = (result["rule"], (result["if_not_regulated"] or {}).get("rule"))
    return bool((result["matched"] or {}).get("qualification_id")) and not {"C1", "C6"} & {*rows}


_EMPTY_KEYS = (
    "contract", "id", "outcome", "rule", "headline", "preliminary", "summary", "questions", "comparability",
    "if_not_regulated", "requirement", "matched", "candidates", "institution", "axes", "award_date", "elements", "views",
    "trace", "would_be", "notes", "next_steps", "sources", "vetting", "vetting_text", "edition", "hash", "evidence", "error",
)  # fmt: skip


def question_record(one: Question) -> Record:
    """One of the four questions as the contract writes it."""
    return {"id": one.id, "title": plain(one.title), "answer": plain(one.answer), "state": str(one.state)}


def _comparability(given: Assessment, sweden: Sweden) -> Record | None:
    value, entry = given.comparability_shown, given.match.entry
    if value is None or entry is None:
        return None
    cycle = cycle_of(entry, value)
    return {
        "certain": given.match.certain,
        "sentence": plain(general_sentence(given, sweden)),
        "destinations": [_destination(key, sweden) for key in value.destinations],
        "eqf": eqf_of(entry, value),
        "cycle": cycle.value if cycle else None,
        "basis": value.basis.value,
        "basis_text": plain(label_both(value.basis)),
        "because": plain(value.because),
        "home_access": plain(entry.home_access),
    }


def _destination(key: str, sweden: Sweden) -> Record:
    one = sweden.get(key)
    if one is None:
        return {"id": key, "title": {"sv": key, "en": key}, "seqf": None, "credits": None, "unit": None}
    return {"id": one.id, "title": plain(one.titles), "seqf": one.seqf, "credits": one.size, "unit": one.unit}


def _if_not_regulated(given: Assessment) -> Record | None:
    if given.if_not_regulated is None:
        return None
    rule, outcome = given.if_not_regulated
    return {"outcome": outcome.value, "rule": rule.value, "headline": plain(label_both(outcome))}


def _matched(given: Assessment) -> Record:
    entry = given.match.entry
    title = plain(entry.title) if entry else None
    return {
        "qualification_id": entry.id if entry else None,
        "title": title,
        "native": entry.titles.native if entry else None,
        "how": given.match.how.value,
        "because": plain(_how_because(given)),
    }


def _how_because(given: Assessment) -> Text:
    how = given.match.how.value
    if how == "id":
        return both("You chose this entry yourself.")
    if how == "exact":
        return both("The title on the paper is the same.")
    if how == "alias":
        return both("The title on the paper is another known name for it.")
    if how == "close":
        return both("The title on the paper is only close to it: confirm that it is meant.")
    return both("No title in the rulebook is near.")


def _candidate(one: Candidate) -> Record:
    span = one.value or one.entry.awarded
    return {
        "qualification_id": one.entry.id,
        "title": plain(one.entry.title),
        "eqf": one.eqf,
        "from": span.first.isoformat() if span.first else None,
        "until": span.last.isoformat() if span.last else None,
    }


def _institution(given: Assessment) -> Record:
    place: Institution | None = given.found.institution
    award = given.claim.award
    day = award.first if award else None
    return {
        "id": place.id if place else None,
        "name": place.name_on(day) if place else given.claim.institution,
        "name_now": place.name_on(None) if place else None,
        "status": given.axes.institution.status.value,
        "on": days_record(award) if award else None,
        "because": plain(standing_because(given)),
        "history": [plain(one) for one in history(given)],
        "similar": list(given.found.similar_institutions),
        "registries": [_in_registry(one) for one in given.found.registries.records]
        if given.found.registries
        else [],
    }


def _in_registry(one: InRegistry) -> Record:
    return {
        "id": one.id,
        "registry": one.registry,
        "why": plain(one.why),
        "name": one.name,
        "says": [plain(said) for said in one.says],
        "seen": one.seen.isoformat(),
        "address": one.address or None,
    }


def days_record(award: AwardDay) -> str:
    """One ISO day, or an ISO interval where the day is not known exactly."""
    first, last = award.first.isoformat(), award.last.isoformat()
    return first if first == last else f"{first}/{last}"


def _axes(given: Assessment) -> Record:
    known = given.axes
    return {
        "institution_status": known.institution.status.value,
        "programme_status": known.programme.value,
        "completion": known.completion.value,
        "authenticity": known.authenticity.value,
        "identity": known.identity.value,
    }


def _award(given: Assessment) -> Record | None:
    award, shown = given.claim.award, award_text(given.claim)
    if award is None or shown is None:
        return None
    days = {"first": award.first.isoformat(), "last": award.last.isoformat()}
    return {"written": award.written, "calendar": award.calendar.value, **days, "shown": plain(shown)}


def _elements(given: Assessment, sweden: Sweden) -> Record:
    return {name.value: element_record(given, name, sweden) for name in ElementName}


def element_record(given: Assessment, name: ElementName, sweden: Sweden) -> Record:
    """One of the five elements as the contract writes it."""
    element, value = getattr(given.elements, name.value), given.match.value
    against = given.level.wanted if name is ElementName.LEVEL and given.level.wanted else _counterpart(given)
    return {
        "result": element.result.value,
        "against": against or None,
        "because": plain(element_because(given, name, element, sweden)),
        "sources": list(element.sources or (value.sources if value else ())),
    }


def _counterpart(given: Assessment) -> str:
    value = given.match.value
    if value is None:
        return ""
    return value.destinations[0] if value.destinations else value.against or ""


def _view(one: View) -> Record:
    return {
        "body": one.body,
        "says": one.says,
        "eqf": one.eqf,
        "eqf_high": one.eqf_high,
        "address": one.address,
        "read": one.read.isoformat(),
    }


def step_record(one: Step) -> Record:
    """A step of the trace as the contract writes it."""
    return {
        "step": one.step,
        "question": plain(one.question),
        "fact": plain(one.fact),
        "wanted": plain(one.wanted),
        "got": plain(one.got),
        "answer": one.answer.value,
        "entry": one.entry or None,
        "source": one.source or None,
    }


def _would(given: Assessment, one: Would) -> Record:
    return {"if": plain(would_text(given, one)), "outcome": one.outcome.value, "rule": one.rule.value}


def _vetting(given: Assessment) -> Vetting:
    return given.match.entry.vetting if given.match.entry else Vetting.UNCONFIRMED


def _sources(given: Assessment) -> list[Source]:
    entry = given.match.entry
    found = list(entry.sources) if entry else []
    profession = given.found.profession or given.found.leads_to_profession
    return found + (list(profession.sources) if profession else [])


@functools.lru_cache(maxsize=4096)
def _source(one: Source) -> Record:
    return {
        "key": one.key,
        "title": one.title,
        "publisher": one.publisher,
        "kind": one.kind.value,
        "address": one.address,
        "read": one.read.isoformat(),
    }


def _summary(given: Assessment, sweden: Sweden) -> list[Record]:
    return [plain(one) for one in five_sentences(given, sweden)]


def _requirement(given: Assessment, sweden: Sweden) -> Record:
    return {"met": given.needed.met.value, "because": plain(needed_because(given, sweden))}


def _views(given: Assessment, _sweden: Sweden) -> list[Record]:
    return [_view(one) for one in given.match.entry.views] if given.match.entry else []


Part = Callable[[Assessment, Sweden], Any]

PARTS: dict[str, Part] = {
    "headline": lambda given, sweden: plain(headline(given, sweden)),
    "preliminary": lambda given, _sweden: given.preliminary,
    "summary": _summary,
    "questions": lambda given, sweden: [question_record(one) for one in four_questions(given, sweden)],
    "comparability": _comparability,
    "if_not_regulated": lambda given, _sweden: _if_not_regulated(given),
    "requirement": _requirement,
    "matched": lambda given, _sweden: _matched(given),
    "candidates": lambda given, _sweden: [_candidate(one) for one in given.match.candidates],
    "institution": lambda given, _sweden: _institution(given),
    "axes": lambda given, _sweden: _axes(given),
    "award_date": lambda given, _sweden: _award(given),
    "elements": _elements,
    "views": _views,
    "trace": lambda given, sweden: [step_record(one) for one in trace(given, sweden)],
    "would_be": lambda given, _sweden: [_would(given, one) for one in would_be(given)],
    "notes": lambda given, sweden: [plain(one) for one in notes(given, sweden)],
    "next_steps": lambda given, _sweden: [plain(one) for one in next_steps(given)],
    "sources": lambda given, _sweden: [_source(one) for one in _sources(given)],
    "vetting": lambda given, _sweden: _vetting(given).value,
    "vetting_text": lambda given, _sweden: plain(label_both(_vetting(given))),
}
"""The parts of a record between its head and its foot, in the order of the contract."""
