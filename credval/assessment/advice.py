"""What should the reader know besides, and what is to be done next? Every open outcome names a next step."""

from __future__ import annotations

from collections.abc import Iterator

from credval.assessment.assessing import Assessment, licence_held
from credval.assessment.headline import joined, listed_text, target_text
from credval.assessment.inputs import Sweden
from credval.assessment.purpose import requirement_of
from credval.assessment.table import RECOGNISED
from credval.assessment.whatif import Would
from credval.assessment.wording import number
from credval.model import words as w
from credval.model.entries import Elements
from credval.model.systems import Contested
from credval.model.words import (
    Authenticity,
    Completion,
    ElementResult,
    Outcome,
    Proves,
    RequirementKind,
    Rule,
    Stage,
)
from credval.text import Text, both, mark

_REMARKS = {
    "authenticity_without_evidence": mark(
        "How the paper was checked is not written down (where, when, by whom), so it counts as not verified."
    ),
    "authenticity_denied": mark("A source answered no about the paper. Hear the candidate before anything is concluded."),
    "excuse_incomplete": mark("That a paper cannot be verified needs its reason and one logged attempt. Until then it is not checked."),
    "photo_only": mark("A photo of a paper is not a check. The paper counts as not checked."),
    "evidence_incomplete": mark("One look-up lacks its day or who answered, or was made where nobody can know. It is kept, but does not count."),
}  # fmt: skip


def notes(given: Assessment, sweden: Sweden) -> list[Text]:
    """What the reader must be told beside the outcome, each thing once."""
    found = [
        *given.found.oddities,
        *_about_paper(given),
        *_about_match(given),
        *_about_entry(given, sweden),
        *_about_job(given),
    ]
    return list(dict.fromkeys(found))


def _about_paper(given: Assessment) -> Iterator[Text]:
    yield from (both(_REMARKS[code]) for code in given.axes.remarks)
    if given.axes.completion_why == "future":
        yield both(
            "The day of award lies after the day of assessment, so the award has not been made yet. Check the date."
        )
    if given.axes.completion_why == "as_claimed":
        yield both(
            "That the education is finished and awarded is taken as claimed: no paper that proves it has been named."
        )
    if given.axes.completion is Completion.COMPLETED_NOT_YET_AWARDED:
        yield both(
            "The paper shows that the education is finished. The degree itself has not been conferred, or is not shown."
        )
    if given.preliminary and given.claim.stage is Stage.SCREENING:
        yield both(
            "Nobody has checked the paper yet. At screening that is normal, and the same for everyone."
        )
    elif given.preliminary:
        yield both(
            "Nobody has checked the paper yet. At this stage it should be checked, for every finalist alike."
        )
    if given.claim.award and given.claim.award.note:
        yield given.claim.award.note
    if given.claim.documents_missing_because:
        yield both(
            "Papers are missing, with a reason: {reason}. Missing papers are not missing competence.",
            reason=given.claim.documents_missing_because,
        )
    if given.axes.institution.why == "listed_other_time":
        yield both("The institution is {listed}, but not for the day of award.", listed=listed_text(given))


def _about_match(given: Assessment) -> Iterator[Text]:
    match, award = given.match, given.claim.award
    if match.problem == "dates" and match.entry and award:
        yield _outside(given)
    if match.problem == "facts":
        yield both(
            "The length, field or place that was given does not fit this entry. Check what the paper says."
        )
    if match.problem == "earlier" and given.claim.award:
        yield both(
            "On that day another education system was in force there. Its entry is proposed: confirm it, or change the country."
        )
    if match.dated_apart:
        yield both(
            "The same title has stood for different levels over time. The latest one is shown; the day of award decides."
        )
    if given.missing_prior:
        yield both(
            "This degree builds on another one. Years are never added up to a degree: show the earlier award too."
        )


def _outside(given: Assessment) -> Text:
    entry = given.match.entry
    first, last = (entry.awarded.first, entry.awarded.last) if entry else (None, None)
    return both(
        "In the rulebook this qualification was awarded from {first} until {last}; the day given lies outside.",
        first=first.isoformat() if first else both("long ago"),
        last=last.isoformat() if last else both("today"),
    )


def _about_entry(given: Assessment, sweden: Sweden) -> Iterator[Text]:
    value = given.comparability_shown
    if value is not None:
        yield from _differences(value.elements)
        if value.note:
            yield value.note
    if given.match.entry and given.match.entry.vetting is w.Vetting.UNCONFIRMED:
        yield both(
            "This entry of the rulebook is unconfirmed: nobody has reviewed it. Read its sources before you rely on it."
        )
    if given.rule is Rule.S2 and value is not None:
        yield both(
            "The rulebook's own entry compares it to {target}. The statement leads; a difference is shown, not applied.",
            target=target_text(given, sweden),
        )
    yield from _length(given)
    yield from _contested(given)


def _differences(elements: Elements) -> Iterator[Text]:
    for one in (
        elements.level,
        elements.workload,
        elements.quality,
        elements.profile,
        elements.learning_outcomes,
    ):
        if one.because is not None and one.result is not ElementResult.NONE:
            yield one.because


def _length(given: Assessment) -> Iterator[Text]:
    usual = given.match.entry.workload.years if given.match.entry and given.match.identified else None
    said = given.claim.duration_years
    if usual is not None and said is not None and abs(usual - said) >= 1:
        yield both(
            "The paper says {said} years; {usual} are usual. Ask why: credit transfer, part time and distance study are ordinary reasons.",
            said=number(said),
            usual=number(usual),
        )


def contested_then(given: Assessment) -> tuple[Contested, ...]:
    """Territories of the country that were contested on the day of award, or may have been."""
    award = given.claim.award
    found = given.found.country.contested if given.found.country else ()
    return tuple(one for one in found if award is None or one.first is None or award.last >= one.first)


def _contested(given: Assessment) -> Iterator[Text]:
    """A paragraph where the place that was named is contested; never a verdict by the map."""
    city = given.found.institution.city if given.found.institution else ""
    places = [text.casefold() for text in (given.claim.region or "", city) if text]
    for one in contested_then(given):
        named = (one.place.sv, one.place.en, one.place.native, one.place.romanised)
        names = [text.casefold() for text in named if text]
        if any(place in name or name in place for place in places for name in names):
            yield one.paragraph


def _about_job(given: Assessment) -> Iterator[Text]:
    need, leads = requirement_of(given.claim), given.found.leads_to_profession
    if leads and given.outcome is not Outcome.REFER_AUTHORITY:
        yield both(
            "Such an education often leads to {title}, which is regulated in Sweden. For that work {authority} decides.",
            title=leads.titles,
            authority=leads.authority.name,
        )
    if need.kind is RequirementKind.PROFESSION and given.found.profession is None:
        yield both(
            "Whether this profession is regulated is not known here. Ask before you decide; the answer is then never more than a note."
        )
    if given.level.more:
        yield both("The level is higher than what the job asks for.")
    if given.outcome is Outcome.REFER_AUTHORITY and given.if_not_regulated is not None:
        yield both("What it compares to is shown as information only. It gives no right to practise.")


IF: dict[str, str] = {
    "chosen": mark("it is {title}"),
    "completion": mark("a paper shows that it is finished and awarded"),
    "awarded": mark("the degree has been conferred"),
    "discrepancy": mark("the issuer confirms the paper"),
    "mismatch": mark("the difference in name or birth date is explained"),
    "institution": mark("an official register shows that the institution was recognised then"),
    "programme": mark("the programme was accredited then"),
    "field": mark("the field is the one that the job asks for"),
    "authenticity": mark("the paper is verified at its source"),
    "identity": mark("the name and birth date agree with the identity paper"),
    "award_date": mark("the day of award is within the latest period"),
    "prior": mark("the earlier degree that it builds on is shown"),
    "all": mark("all of this is confirmed"),
}


def would_text(given: Assessment, would: Would) -> Text:
    """The condition of a `would_be` line in words."""
    titles = {one.entry.id: one.entry.title for one in given.match.candidates}
    title = titles.get(would.detail, Text(would.detail, would.detail))
    return both(IF[would.if_], title=title)


def next_steps(given: Assessment, sweden: Sweden) -> list[Text]:
    """What to do next, most useful first; never empty."""
    if given.outcome is Outcome.REFER_AUTHORITY:
        found = list(_authority_steps(given))
    else:
        found = [*_by_rule(given, sweden), *_checks(given), *_official_way(given)]
    found += [*_undocumented(given), *_competence(given)]
    if not found:
        found.append(both("Save the report in the file, with who decided and why."))
    return list(dict.fromkeys(found))


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
        "The candidate applies to {authority} ({address}); an employer cannot decide it.",
        authority=profession.authority.name,
        address=profession.authority.address or "",
    )
    for route in profession.routes:
        where = (
            both("Trained in the EU, EEA or Switzerland")
            if route.purpose == "eu_eea"
            else both("Trained elsewhere")
        )
        yield both("{where}: {steps}", where=where, steps=route.steps)
    yield both("Meanwhile: {meanwhile}", meanwhile=profession.meanwhile)


def _by_rule(given: Assessment, sweden: Sweden) -> Iterator[Text]:
    rule, match = given.rule, given.match
    if rule is Rule.C1:
        yield both("Hear the candidate before you decide: a buyer may have been deceived. Accuse nobody.")
        yield both("Look at competence in other ways: work sample, references, validation.")
    elif rule is Rule.C3:
        yield _ask_for_proof(given)
    elif rule is Rule.C4:
        yield both(
            "Ask the candidate what explains the difference. A spelling, a calendar or a change of name often does."
        )
        yield both("Ask the issuer, at an address that you have found independently of the paper.")
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
        yield both("Keep the statement in the file, with how it was checked.")


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
    school = entry is not None and entry.kind in (
        w.QualificationKind.LOWER_SECONDARY,
        w.QualificationKind.UPPER_SECONDARY,
    )
    return school == (kind is w.DocumentKind.SCHOOL_CERTIFICATE)


def _ask_register(given: Assessment) -> Text:
    country = given.found.country
    bodies = (
        [one for one in country.authorities.values() if "recognition" in one.roles or "register" in one.roles]
        if country
        else []
    )
    if not bodies:
        return both(
            "Look the institution up in its country's official register, for the day of award, and write down where and when."
        )
    named = joined([_addressed(one.name.text, one.address) for one in bodies[:2]])
    return both(
        "Look the institution up with {bodies}, for the day of award, and write down where and when.",
        bodies=named,
    )


def _ask_programme(given: Assessment) -> Text:
    country = given.found.country
    bodies = [one for one in country.authorities.values() if "quality" in one.roles] if country else []
    if not bodies:
        return both("Find out whether the programme was accredited when it was studied.")
    named = joined([_addressed(one.name.text, one.address) for one in bodies[:2]])
    return both(
        "Find out with {bodies} whether the programme was accredited when it was studied.", bodies=named
    )


def _addressed(name: Text, address: str | None) -> Text:
    return both("{name} ({address})", name=name, address=address) if address else name


def _checks(given: Assessment) -> Iterator[Text]:
    """How to check the paper, where nobody has."""
    if given.axes.authenticity not in (Authenticity.NOT_CHECKED, Authenticity.CONSISTENT_NOT_VERIFIED):
        return
    channels = given.found.country.verification if given.found.country else ()
    for one in channels[:2]:
        where = both(" ({domain})", domain=one.domain) if one.domain else Text("", "")
        yield both(
            "Check the paper: {channel}{where}. It confirms: {confirms}",
            channel=one.name.text,
            where=where,
            confirms=one.confirms,
        )


def _official_way(given: Assessment) -> Iterator[Text]:
    """UHR only where it assesses: finished, recognised, above compulsory school, no regulated profession."""
    entry = given.match.entry
    finished = given.state.completion is Completion.COMPLETED_AWARDED
    recognised = given.state.institution in RECOGNISED and given.rule not in (Rule.C1, Rule.C6, Rule.S2)
    assessed = (
        entry is not None and given.match.identified and entry.kind is not w.QualificationKind.LOWER_SECONDARY
    )
    if finished and recognised and assessed and given.found.leads_to_profession is None:
        yield both(
            "The candidate can apply to UHR for an official statement, free of charge: uhr.se/bedomning. Nobody has to have one."
        )


def _undocumented(given: Assessment) -> Iterator[Text]:
    if not given.claim.documents_missing_because:
        return
    for one in (given.found.country.hard_to_obtain if given.found.country else ())[:1]:
        yield both("{what} {instead}", what=one.what, instead=one.instead)
    yield both(
        "Let the candidate describe the education in UHR's form for those without papers (schools, subjects, teachers, exams, thesis)."
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
