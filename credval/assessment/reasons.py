"""Why does an axis, an element or the job's requirement have its word?"""

from __future__ import annotations

from credval.assessment.assessing import Assessment
from credval.assessment.headline import listed_text, listing_body, wanted_text
from credval.assessment.inputs import Sweden
from credval.assessment.registries import known_text
from credval.assessment.whatif import Would
from credval.assessment.wording import number
from credval.model.entries import Element
from credval.model.words import ElementName, ElementResult
from credval.text import Text, both, mark

STANDING: dict[str, str] = {
    "awarded_by_state": mark(
        "The award is made by a state or an examination board, so no school has to be recognised for it."
    ),
    "two_sources": mark("Two sources say so: {body}."),
    "looked_up": mark("Looked up with {body} on {day}: confirmed."),
    "looked_up_not": mark("Looked up with {body} on {day}: not part of the recognised system."),
    "looked_up_listed": mark("Looked up with {body} on {day}: listed as not entitled to award degrees."),
    "denied": mark(
        "{body} answered no on {day}. That alone shows nothing: ask which period and level it covers."
    ),
    "typed_without_evidence": mark(
        "A status was chosen, but not where and when it was looked up. It counts when that is written down."
    ),
    "not_in_book": mark("The name is not in the rulebook. Not found is not the same as not recognised."),
    "known_by_domain": mark(
        "The name is known by its web domain ({body}). The right to award degrees has not been checked."
    ),
    "in_registries": mark("{known}. The name is known. The right to award degrees has not been checked."),
    "in_no_registry": mark(
        "The name is neither in the rulebook nor in the imported registries. Not found is not the same as not recognised."
    ),
    "not_given": mark("No institution has been named."),
    "conflict": mark(
        "The rulebook and the look-up with {body} contradict each other: {listed}. Find out which one covers the day of award."
    ),
    "day_needed": mark("The day of award is needed to say whether it was recognised then."),
    "day_too_vague": mark(
        "The recognition began or ended within the time given. The exact day of award is needed."
    ),
    "on_record": mark("{body} has it as recognised for that time (read {day})."),
    "listed": mark("It is {listed}."),
    "listed_other_time": mark(
        "It is {listed}. The list does not cover the day of award, so it proves nothing by itself."
    ),
    "predecessor": mark("It was recognised then under an earlier name ({body})."),
    "not_recognised_then": mark("{body} did not recognise it at that time (read {day})."),
    "other_period": mark("{body} recognises it for another time than the day of award (read {day})."),
    "no_status": mark("The name is known. The right to award degrees has not been checked."),
}


def standing_because(given: Assessment) -> Text:
    """Why the institution's status has its word."""
    place = given.axes.institution
    day = place.day or (place.record.read if place.record else None)
    shown = day.isoformat() if day else "–"
    body = place.body if place.body and place.why != "on_record" else listing_body(given)
    if place.why == "in_registries":
        return both(STANDING[place.why], known=known_text(given))
    return both(STANDING[place.why], body=body, day=shown, listed=listed_text(given))


NEEDED: dict[str, str] = {
    "not_asked": mark("No formal qualification was asked for."),
    "authority": mark("An authority decides on the right to practise; an employer cannot."),
    "cannot_assess": mark("It cannot be answered before what is missing is known."),
    "not_comparable": mark("Nothing that answers the requirement has been shown."),
    "profession_unclear": mark("Whether the profession is regulated is not clear: ask the authority."),
    "unofficial": mark("The award stands outside the official system; what can be named is something else."),
    "below": mark("The job asks for {wanted}; this qualification compares to another one."),
    "level_unknown": mark(
        "What the job asks for is not in the list of Swedish qualifications, or cannot be ranked against this one."
    ),
    "too_short": mark("The job asks for at least {years} years; the education is shorter."),
    "length_unknown": mark("The job asks for at least {years} years; the length is not known."),
    "field": mark("The level answers the requirement, the field does not."),
    "field_unknown": mark("The level answers the requirement; the field of the education is not given."),
    "more": mark("The level is higher than what the job asks for. That is information, not a merit point."),
    "met": mark("The level answers what the job asks for, and so does the field where one was asked for."),
    "licence": mark("A licence is held. Check in the authority's register that it is still in force."),
    "licence_unchecked": mark("A licence is claimed. Check it in the authority's register."),
    "statement": mark(
        "The statement names no single Swedish qualification: read its words against the requirement."
    ),
}


def needed_because(given: Assessment, sweden: Sweden) -> Text:
    """Why the job's requirement is met, not met, or not known."""
    need = given.claim.requirement
    years = number(need.min_years) if need and need.min_years is not None else ""
    return both(NEEDED[given.needed.why], wanted=wanted_text(given, sweden), years=years)


_NO_DIFFERENCE = {
    ElementName.LEVEL: mark("It sits at the same level as its counterpart."),
    ElementName.WORKLOAD: mark("The workload is about the same."),
    ElementName.QUALITY: mark("It belongs to a system that assures quality."),
    ElementName.PROFILE: mark("Purpose and orientation agree."),
    ElementName.LEARNING_OUTCOMES: mark("It prepares for the same tasks."),
}


def element_because(given: Assessment, name: ElementName, element: Element, sweden: Sweden) -> Text:
    """The element's own reason; where the job's requirement decided it, that."""
    if element.because is not None:
        return element.because
    if name is ElementName.LEVEL:
        return _level_because(given, element, sweden)
    if name is ElementName.PROFILE and given.profile_asked is not None:
        return _profile_because(element)
    if element.result is ElementResult.NONE:
        return both(_NO_DIFFERENCE[name])
    return both("Nothing is known about this yet.")


def _level_because(given: Assessment, element: Element, sweden: Sweden) -> Text:
    if element.result is ElementResult.UNKNOWN and given.match.dated_apart:
        return both("The level differs with the day of award, which is not known well enough.")
    if element.result is ElementResult.UNKNOWN and given.missing_prior:
        return both("The degree builds on an earlier one, which has not been shown.")
    if element.result is ElementResult.UNKNOWN:
        return both("It is not settled which qualification it is.")
    if given.level.result is ElementResult.SUBSTANTIAL:
        return both("Compared with {wanted}, which the job asks for.", wanted=wanted_text(given, sweden))
    if given.level.more:
        return both(
            "The job asks for {wanted}; this is more, which is no obstacle.",
            wanted=wanted_text(given, sweden),
        )
    return both(_NO_DIFFERENCE[ElementName.LEVEL])


def _profile_because(element: Element) -> Text:
    if element.result is ElementResult.NONE:
        return both("The field is the one that the job asks for.")
    if element.result is ElementResult.NON_SUBSTANTIAL:
        return both("The field is a neighbour of the one that the job asks for.")
    if element.result is ElementResult.SUBSTANTIAL:
        return both("The field is another one than the job asks for.")
    return both("The field of the education is not given; the job asks for a particular one.")


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
