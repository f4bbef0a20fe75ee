"""What is to be done next, most useful first? Every open outcome names a next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from credval.assessment.assessing import Assessment, licence_held
from credval.assessment.headline import joined
from credval.assessment.routes import cost_of, statement_of, time_of, way_of, who
from credval.assessment.table import RECOGNISED
from credval.assessment.wording import ended
from credval.model import words as w
from credval.model.systems import LEGALISATION, Channel, is_school
from credval.model.words import (
    Authenticity,
    Completion,
    Outcome,
    Proves,
    RequirementKind,
    Rule,
)
from credval.text import Text, both, mark

T = TypeVar("T")


def next_steps(given: Assessment) -> list[Text]:
    """What to do next, most useful first; never empty."""
    return in_order(first_steps(given), further_steps(given)) or [nothing_left()]


def nothing_left() -> Text:
    """The step that stands where there is no other."""
    return both("Save the report in the file, and note who decided and why.")


def in_order(first: Iterable[T], further: Iterable[T]) -> list[T]:
    """Steps one after the other, none of them twice."""
    return list(dict.fromkeys((*first, *further)))


def first_steps(given: Assessment) -> Iterator[Text]:
    """What the row of the table asks for."""
    return _authority_steps(given) if given.outcome is Outcome.REFER_AUTHORITY else _by_rule(given)


def further_steps(given: Assessment) -> Iterator[Text]:
    """What is useful whatever the row: checks of the paper, the official way, what else shows competence."""
    if given.outcome is not Outcome.REFER_AUTHORITY:
        yield from _checks(given)
        yield from _official_way(given)
    yield from _undocumented(given)
    yield from _competence(given)


def _authority_steps(given: Assessment) -> Iterator[Text]:
    profession = given.found.profession
    if profession is None:
        return
    if licence_held(given.claim):
        register = profession.register or profession.authority
        yield both(
            "Check in {authority}'s register that the licence is in force: {address}",
            authority=profession.authority.name,
            address=register.address or "",
        )
        return
    yield both(
        "The candidate applies to {authority}. An employer cannot decide it.",
        authority=_addressed(profession.authority.name, profession.authority.address),
    )
    way = way_of(given.claim.country)
    for route in sorted(profession.routes, key=lambda one: one.purpose != way):
        yield both(
            "{where}: {steps} Cost: {cost} Time: {time}",
            where=who(route),
            steps=ended(route.steps),
            cost=cost_of(profession, route),
            time=time_of(profession, route),
        )
        statement = statement_of(profession, route)
        if statement:
            yield both("{where}. Official statement: {says}", where=who(route), says=statement)
    yield both("Meanwhile: {meanwhile}", meanwhile=profession.meanwhile)


def _by_rule(given: Assessment) -> Iterator[Text]:
    rule, match = given.rule, given.match
    if rule is Rule.C1:
        yield both("Hear the candidate before you decide: a buyer may have been deceived. Accuse nobody.")
        yield both("Look at competence in other ways: work sample, references, validation.")
    elif rule is Rule.C3 and not given.claim.documents_missing_because:
        yield _ask_for_proof(given)
    elif rule is Rule.C4:
        yield both(
            "Ask the candidate what explains the difference. A spelling, a calendar or a change of name often does."
        )
        yield _ask_issuer(given)
    elif rule is Rule.C5:
        yield _ask_register(given)
    elif rule is Rule.C6:
        yield both("Ask the candidate whether the studies also led to an official award.")
    elif rule is Rule.C7:
        yield from _identify(given)
    elif rule in (Rule.C8, Rule.C9, Rule.C10):
        yield both(
            "Ask what else the candidate can show: further studies, validation, a work sample for what is missing."
        )
    elif rule is Rule.S2 and match.value is not None:
        yield both("Keep the statement in the file, and note how it was checked.")


_ASK = {
    "duration_years": mark("how many years of full-time study it was"),
    "credits": mark("how many credits it was, in which unit"),
    "field": mark("the field of study"),
    "region": mark("in which part of the country it was"),
    "delivery": mark("whether it was on site, at a distance or abroad"),
    "mode": mark("whether it was full time or part time"),
    "documents": mark("which papers there are"),
    "award_date": mark("the day of award"),
}


def _identify(given: Assessment) -> Iterator[Text]:
    match = given.match
    if match.ask:
        yield both(
            "Ask for {what}: it decides which qualification it is.",
            what=joined([both(_ASK[fact]) for fact in match.ask]),
        )
    elif match.problem in ("several", "close"):
        yield both("Choose among the proposals with the paper in hand; type the title as it stands there.")
    if match.problem == "none":
        yield both(
            "Search in UHR's assessment service, and let the candidate apply for a statement. Report the gap in the rulebook."
        )
    if match.problem in ("dates", "facts", "no_value"):
        yield both("Check the day of award, the length and the title against the paper.")
    if match.problem == "earlier":
        yield both(
            "Confirm which education system awarded it: the state that existed then may be the right one."
        )
    if match.dated_apart:
        yield both("Ask for the day of award: the title has stood for different levels.")
    if given.missing_prior:
        yield both("Ask for the earlier degree that this one builds on.")
    if given.state.programme is w.ProgrammeStatus.UNKNOWN and match.identified:
        yield _ask_programme(given)


def _ask_for_proof(given: Assessment) -> Text:
    papers = given.found.country.documents if given.found.country else ()
    named = [one.name.text for one in papers if one.proves is Proves.AWARD and _for_this(one.kind, given)]
    if named:
        return both(
            "Ask the candidate for the paper that proves the award: {papers}.", papers=joined(named[:3])
        )
    return both("Ask the candidate for the paper that proves the award.")


def _for_this(kind: w.DocumentKind, given: Assessment) -> bool:
    entry = given.match.entry
    school = entry is not None and is_school(entry.kind)
    return school == (kind is w.DocumentKind.SCHOOL_CERTIFICATE)


def _ask_register(given: Assessment) -> Text:
    bodies = _bodies(given, {"recognition", "register"})
    if bodies is None:
        return both(
            "Look the institution up in its country's official register, for the day of award, and write down where and when."
        )
    return both(
        "Look the institution up, for the day of award, and write down where and when. Ask: {bodies}.",
        bodies=bodies,
    )


def _ask_programme(given: Assessment) -> Text:
    bodies = _bodies(given, {"quality"})
    if bodies is None:
        return both("Find out whether the programme was accredited when it was studied.")
    return both(
        "Find out whether the programme was accredited when it was studied. Ask: {bodies}.", bodies=bodies
    )


def _bodies(given: Assessment, roles: set[str]) -> Text | None:
    """The first two bodies that have one of ``roles`` now, for this part of the country."""
    country = given.found.country
    found = country.bodies(roles, given.on, parts_of(given)) if country else []
    return joined([_addressed(one.name.text, one.address) for _, one in found[:2]]) if found else None


def parts_of(given: Assessment) -> tuple[str, ...]:
    """The parts of the country that the award is of: those of its entry, else that of the region; none if not known."""
    part = given.found.part
    return given.match.parts or ((part,) if part else ())


def _addressed(name: Text, address: str | None) -> Text:
    """A body and where it is found on the web; within the parenthesis, where its name ends with one."""
    where = (address or "").removeprefix("https://").removeprefix("http://").removesuffix("/")
    return Text(_with(name.sv, where), _with(name.en, where)) if where else name


def _with(name: str, where: str) -> str:
    return f"{name[:-1]}, {where})" if name.endswith(")") else f"{name} ({where})"


def _checks(given: Assessment) -> Iterator[Text]:
    """How to check the paper, where nobody has: where, what that can show, and who may ask there."""
    if not to_be_checked(given):
        return
    channels = _channels(given)
    for one in channels[:2]:
        yield both(
            "Check the paper here: {channel}. What can be confirmed: {confirms} Who may ask: {who}",
            channel=_addressed(one.name.text, one.domain),
            confirms=ended(one.confirms),
            who=ended(one.who_may_ask),
        )
    if given.found.country and not any(one.kind != LEGALISATION for one in channels):
        yield _ask_issuer(given)


def _channels(given: Assessment) -> list[Channel]:
    """Those that can confirm this award."""
    country = given.found.country
    return country.channels(given.match.awards, parts_of(given)) if country else []


def _ask_issuer(given: Assessment) -> Text:
    """Of a school award also the bodies that hold its examinations or keep their records."""
    keepers = _bodies(given, {"examinations", "records"}) if given.match.awards == ("school",) else None
    if keepers is None:
        return both("Ask the issuer, at an address that you have found independently of the paper.")
    return both(
        "Ask the issuer, at an address that you have found independently of the paper, or who keeps the results: {bodies}.",
        bodies=keepers,
    )


def to_be_checked(given: Assessment) -> bool:
    """Whether there is a paper that nobody has checked."""
    unchecked = (Authenticity.NOT_CHECKED, Authenticity.CONSISTENT_NOT_VERIFIED)
    return given.has_paper and given.axes.authenticity in unchecked


def _official_way(given: Assessment) -> Iterator[Text]:
    if uhr_assesses(given):
        yield both(
            "The candidate can apply to UHR for an official statement, free of charge: uhr.se/bedomning. A statement is voluntary."
        )


def uhr_assesses(given: Assessment) -> bool:
    """UHR only where it assesses: finished, recognised, above compulsory school, no regulated profession."""
    entry = given.match.entry
    finished = given.state.completion is Completion.COMPLETED_AWARDED
    recognised = given.state.institution in RECOGNISED and given.rule not in (Rule.C1, Rule.C6, Rule.S2)
    assessed = (
        entry is not None and given.match.identified and entry.kind is not w.QualificationKind.LOWER_SECONDARY
    )
    return finished and recognised and assessed and given.found.leads_to_profession is None


def _undocumented(given: Assessment) -> Iterator[Text]:
    if not given.claim.documents_missing_because:
        return
    yield both(
        "Let the candidate describe the education in UHR's form for those without papers (schools, subjects, teachers, exams, thesis)."
    )
    for one in (given.found.country.hard_to_obtain if given.found.country else ())[:1]:
        yield both(
            "Hard to obtain: {what} Instead: {instead}", what=ended(one.what), instead=ended(one.instead)
        )
    yield both(
        "Collect other signs of study: student card, photos, work certificates, publications, colleagues."
    )
    yield both(
        "Test the skill that the job needs, by work sample or validation. The hiring decision may still be positive."
    )


def _competence(given: Assessment) -> Iterator[Text]:
    need = given.claim.requirement
    if need is None:
        return
    if need.kind is RequirementKind.NONE:
        yield both(
            "No formal qualification is needed for this job: judge competence by experience, work sample and references."
        )
    elif need.or_equivalent:
        yield both(
            "The advert says “or equivalent competence”: judge experience, a work sample or validation beside the papers, for everyone alike."
        )
