"""Which steps led to the outcome, each with its fact, what was wanted, what was found and where it comes from?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from credval.assessment.assessing import Assessment, licence_held, statement_counts
from credval.assessment.headline import listing_body, target_text, wanted_text
from credval.assessment.inputs import Sweden
from credval.assessment.purpose import requirement_of
from credval.assessment.reasons import element_because
from credval.assessment.registries import is_known, known_at, known_text
from credval.assessment.table import NOT_ENTITLED, NOT_FINISHED, SAME_PERSON, STATUS_NOT_FOUND, VERIFIED
from credval.assessment.wording import award_text, completion_label, label_both, listed, programme_label
from credval.model.words import (
    Answer,
    Authenticity,
    Completion,
    ElementName,
    ElementResult,
    Identity,
    InstitutionStatus,
    Outcome,
    ProgrammeStatus,
    RequirementKind,
)
from credval.text import Text, both


class Step(NamedTuple):
    """One step of the procedure (S0 to S11), with the entry and the source that answered it."""

    step: str
    question: Text
    fact: Text
    wanted: Text
    got: Text
    answer: Answer
    entry: str = ""
    source: str = ""


def trace(given: Assessment, sweden: Sweden) -> tuple[Step, ...]:
    """Every step in the order of the procedure."""
    return (
        *before(given, sweden),
        *papers(given),
        standing_step(given),
        *genuine(given),
        *compared(given, sweden),
        combined(given, target_text(given, sweden)),
    )


def before(given: Assessment, sweden: Sweden) -> Iterator[Step]:
    """S0 to S2: the job, the profession, a statement in hand."""
    need, profession = requirement_of(given.claim), given.found.profession
    needed = need.kind is not RequirementKind.NONE
    got = label_both(need.kind) if needed else both("none")
    answer = _yes_no(needed)
    if given.claim.requirement is None:
        got, answer = both("not answered"), Answer.UNKNOWN
    if need.kind is RequirementKind.DESTINATION:
        got = wanted_text_of(given, sweden)
    if need.kind is RequirementKind.PROFESSION:
        got = profession.titles if profession else Text(need.profession or "", need.profession or "")
    fact = both("what the job needs")
    wanted = both("a requirement of law, contract or the work itself")
    yield Step("S0", both("Is a formal qualification needed for this job?"), fact, wanted, got, answer)
    regulated = (
        Answer.UNKNOWN
        if given.state.regulation_unclear
        else _yes_no(profession is not None and given.state.regulated)
    )
    named = profession.titles if profession else both("no regulated profession named")
    key = profession.sources[0].key if profession and profession.sources else ""
    entry = profession.id if profession else ""
    yield Step(
        "S1",
        both("Is the profession regulated in Sweden?"),
        both("profession"),
        both("the list of regulated professions"),
        named,
        regulated,
        entry,
        key,
    )
    yield _statement(given)


def wanted_text_of(given: Assessment, sweden: Sweden) -> Text:
    """The Swedish qualification that the job asks for, by its title; by its id where there is none of it."""
    wanted = given.level.wanted or (requirement_of(given.claim).destination or "")
    one = sweden.get(wanted)
    return one.titles if one else Text(wanted.removeprefix("se/"), wanted.removeprefix("se/"))


def _statement(given: Assessment) -> Step:
    prior = given.claim.prior_decision
    got = Text(prior.text, prior.text) if prior else both("nothing named")
    answer = _yes_no(statement_counts(given.claim) or licence_held(given.claim)) if prior else Answer.NO
    if prior and not prior.checked_how.strip():
        answer = Answer.UNKNOWN
    wanted = both("a checked statement, decision or licence")
    return Step(
        "S2", both("Is there a statement or decision already?"), both("earlier decision"), wanted, got, answer
    )


def papers(given: Assessment) -> Iterator[Step]:
    """S3 to S5: papers, person, completion."""
    known, country = given.axes, given.found.country
    shown = _named_papers(given)
    yield Step("S3", both("Are the papers there?"), both("papers in hand"), both("the paper that proves the award"), shown,
               Answer.YES if known.completion_why == "documents" else Answer.UNKNOWN, country.id if country else "")  # fmt: skip
    identity = known.identity
    state = (
        Answer.YES
        if identity in SAME_PERSON
        else Answer.NO
        if identity is Identity.UNEXPLAINED_MISMATCH
        else Answer.UNKNOWN
    )
    yield Step(
        "S4",
        both("Is it the same person?"),
        both("name and birth date"),
        both("as on the identity paper, or explained"),
        label_both(identity),
        state,
    )
    done = Answer.NO if known.completion is Completion.PARTIAL_STUDIES else Answer.UNKNOWN
    done = done if known.completion in NOT_FINISHED else Answer.YES
    yield Step(
        "S5",
        both("Is it finished and awarded?"),
        both("completion"),
        both("an award that has been made"),
        completion_label(known.completion),
        done,
    )


def _named_papers(given: Assessment) -> Text:
    """The papers in hand by the country's own names for them, else by their kind."""
    country = given.found.country
    own = {one.id: one.name.text for one in country.documents} if country else {}
    named = [own.get(kind) or label_both(kind) for kind in given.claim.documents]
    return listed(named) if named else both("nothing named")


def genuine(given: Assessment) -> Iterator[Step]:
    """S6b and S7: the programme and the paper."""
    yield _programme(given)
    yield _authentic(given)


def standing_step(given: Assessment) -> Step:
    """S6, the one step that names the day of award."""
    status = given.axes.institution.status
    answer = Answer.UNKNOWN if status in STATUS_NOT_FOUND else Answer.YES
    if status in NOT_ENTITLED or status is InstitutionStatus.LEGITIMATE_NOT_RECOGNISED:
        answer = Answer.NO
    record, place = given.axes.institution.record, given.found.institution
    got = label_both(status)
    if record:
        got = both("{status}: {body}", status=got, body=listing_body(given))
    elif is_known(given):
        got = both("{status}: {body}", status=got, body=known_text(given))
    award = award_text(given.claim) or both("not given")
    return Step("S6", both("Was the issuer entitled to award it, then?"), both("day of award: {day}", day=award),
                both("recognised by its own system on that day"), got, answer, place.id if place else "",
                record.address if record else known_at(given))  # fmt: skip


def _programme(given: Assessment) -> Step:
    status = given.axes.programme
    answer = {ProgrammeStatus.NOT_ACCREDITED: Answer.NO, ProgrammeStatus.UNKNOWN: Answer.UNKNOWN}.get(
        status, Answer.YES
    )
    country = given.found.country
    return Step("S6b", both("Is the programme accredited, where it has to be?"), both("programme"),
                both("accredited, where the system asks for it"), programme_label(status), answer, country.id if country else "")  # fmt: skip


def _authentic(given: Assessment) -> Step:
    word = given.axes.authenticity
    answer = (
        Answer.YES
        if word in VERIFIED
        else Answer.NO
        if word is Authenticity.CONFIRMED_FALSE
        else Answer.UNKNOWN
    )
    return Step(
        "S7",
        both("Is the paper genuine?"),
        both("the paper"),
        both("confirmed by its source, or a signature that holds"),
        label_both(word),
        answer,
    )


_STEP_OF = {
    ElementName.LEVEL: "S8",
    ElementName.WORKLOAD: "S9",
    ElementName.QUALITY: "S9",
    ElementName.LEARNING_OUTCOMES: "S9",
    ElementName.PROFILE: "S10",
}

ORDER = tuple(_STEP_OF)
"""The five elements in the order of their steps."""


def compared(given: Assessment, sweden: Sweden) -> Iterator[Step]:
    """S8 to S10: the five elements."""
    against = against_text(given, sweden)
    return (compared_in(name, given, sweden, against) for name in ORDER)


def against_text(given: Assessment, sweden: Sweden) -> Text:
    """What the elements are compared with: what the job asks for, else what can be named as comparable."""
    return wanted_text(given, sweden) if given.level.wanted else target_text(given, sweden)


def compared_in(name: ElementName, given: Assessment, sweden: Sweden, against: Text) -> Step:
    """The step of one element."""
    entry, value = given.match.entry, given.match.value
    source = value.sources[0] if value and value.sources else ""
    element = getattr(given.elements, name.value)
    answer = {ElementResult.UNKNOWN: Answer.UNKNOWN, ElementResult.SUBSTANTIAL: Answer.YES}.get(
        element.result, Answer.NO
    )
    because = element_because(given, name, element, sweden)
    return Step(
        _STEP_OF[name],
        both("Is there a substantial difference in {element}?", element=label_both(name)),
        label_both(name),
        against,
        both("{result}: {because}", result=label_both(element.result), because=because),
        answer,
        entry.id if entry else "",
        (element.sources or (source,))[0],
    )


def combined(given: Assessment, target: Text) -> Step:
    """S11: the row of the table; ``target`` is what can be named as comparable."""
    positive = given.outcome in (Outcome.COMPARABLE, Outcome.COMPARABLE_NOTE, Outcome.PARTIAL)
    answer = (
        Answer.YES if positive else Answer.NO if given.outcome is Outcome.NOT_COMPARABLE else Answer.UNKNOWN
    )
    got = both("{outcome} (rule {rule})", outcome=label_both(given.outcome), rule=given.rule.value)
    return Step(
        "S11",
        both("What follows from all this?"),
        both("the combination table, first row that fits"),
        target,
        got,
        answer,
    )


def _yes_no(value: bool) -> Answer:
    return Answer.YES if value else Answer.NO
