"""What is the answer in one line? The headline differs by cause; only C1 and C9 read as negative."""

from __future__ import annotations

from credval.assessment.assessing import Assessment
from credval.assessment.inputs import Sweden
from credval.assessment.wording import as_sentence, destination_text, label_both, listed, with_article
from credval.model.words import (
    Authenticity,
    DecisionKind,
    ElementResult,
    InstitutionStatus,
    Outcome,
    ProgrammeStatus,
    Rule,
)
from credval.text import Text, both, mark

_BY_PROBLEM = {
    "several": mark("Choose which qualification it is: several fit"),
    "close": mark("No title fits exactly. Is it one of these?"),
    "none": mark("This qualification is not in the rulebook yet"),
    "dates": mark("The day of award does not fit this qualification: check it"),
    "facts": mark("What is known does not fit this qualification: check it"),
    "earlier": mark("Another education system was in force there then: confirm which one"),
    "no_value": mark("What it compared to on that day is not in the rulebook"),
}


def headline(given: Assessment, sweden: Sweden) -> Text:
    """One line for the whole result."""
    if given.rule is Rule.C2:
        return _authority(given)
    if given.rule is Rule.S2:
        return statement_headline(given)
    if given.outcome is Outcome.CANNOT_ASSESS:
        return _open_question(given)
    if given.outcome is Outcome.NOT_COMPARABLE:
        return _negative(given)
    return _comparable(given, sweden)


def _authority(given: Assessment) -> Text:
    profession = given.found.profession
    if profession is None:
        return label_both(Outcome.REFER_AUTHORITY)
    return as_sentence(
        both(
            "{authority} decides on the right to work as {title}",
            authority=profession.authority.name,
            title=Text(profession.titles.sv, with_article(profession.titles.en)),
        )
    )


def statement_headline(given: Assessment) -> Text:
    """The statement or decision, word for word."""
    prior = given.claim.prior_decision
    text = prior.text.strip() if prior else ""
    if prior and prior.kind is DecisionKind.UHR_STATEMENT:
        return both("UHR's statement says: “{text}”", text=text)
    return both("The authority's decision says: “{text}”", text=text)


def _open_question(given: Assessment) -> Text:
    if given.rule is Rule.C3:
        return both("Is the education finished?")
    if given.rule is Rule.C4:
        return both("Information does not agree: ask the candidate")
    if given.rule is Rule.C5:
        return both("The institution's right to award is not checked")
    if given.rule is Rule.C6:
        return both("The award stands outside the official system")
    if given.rule is Rule.C9:
        return both("No Swedish counterpart found yet: something is still unknown")
    return _unknown_level(given)


def _unknown_level(given: Assessment) -> Text:
    if given.match.problem:
        return both(_BY_PROBLEM[given.match.problem])
    if given.match.dated_apart:
        return both("When was it awarded? The answer changes what it compares to")
    if given.missing_prior:
        return both("Which earlier degree does it build on?")
    if given.state.programme is ProgrammeStatus.UNKNOWN:
        return both("Was the programme accredited?")
    return both("Its level is not known yet")


def _negative(given: Assessment) -> Text:
    if given.rule is Rule.C9:
        return both("Not comparable for this purpose")
    if given.state.authenticity is Authenticity.CONFIRMED_FALSE:
        return both("Not comparable: its source has confirmed that the paper is false")
    if given.state.institution is InstitutionStatus.LISTED_NOT_ENTITLED:
        return both("Not comparable: {listed}", listed=listed_text(given))
    return both("Not comparable: two sources show that the issuer sells degrees")


def listed_text(given: Assessment) -> Text:
    """Neutral words for a name on an official list."""
    place = given.axes.institution
    body, day = listing_body(given), place.record.read if place.record else place.day
    return both(
        "listed by {body} as not entitled to award degrees, as of {day}",
        body=body,
        day=day.isoformat() if day else "",
    )


def listing_body(given: Assessment) -> Text:
    """The name of the body behind the status of the institution."""
    place = given.axes.institution
    if place.record is None:
        return Text(place.body, place.body)
    known, country = given.found.record, given.found.country
    found = known.authorities.get(place.record.authority) if known else None
    found = found or (country.authorities.get(place.record.authority) if country else None)
    return found.name.text if found else Text(place.record.authority, place.record.authority)


def _comparable(given: Assessment, sweden: Sweden) -> Text:
    target = target_text(given, sweden)
    if given.rule is Rule.C6:
        return both("Partially comparable: {what}", what=target)
    if given.rule is Rule.C8:
        return _below(given, sweden, target)
    if given.rule is Rule.C10:
        return both("Partially comparable to {target}: a substantial difference", target=target)
    if given.rule is Rule.C11 and given.preliminary:
        return both("Preliminarily comparable to {target}: the paper is not checked", target=target)
    if given.rule is Rule.C11:
        return both("Comparable to {target}, with a note", target=target)
    return both("Comparable to {target}", target=target)


def _below(given: Assessment, sweden: Sweden, target: Text) -> Text:
    if given.level.result is ElementResult.SUBSTANTIAL:
        return both(
            "Partially comparable: {target}, not {wanted}", target=target, wanted=wanted_text(given, sweden)
        )
    return both("Partially comparable: {what}", what=target)


def wanted_text(given: Assessment, sweden: Sweden) -> Text:
    """What the job asks for, in words."""
    one = sweden.get(given.level.wanted)
    return destination_text(one) if one else label_both(given.level.wanted)


def target_text(given: Assessment, sweden: Sweden) -> Text:
    """What can be named as comparable: the counterparts, or what is written for this case."""
    value = given.match.value
    if value is None:
        return both("nothing that can be named yet")
    if given.rule is Rule.C6:
        other = value.alternative("unofficial")
        return other.says if other else both("nothing that can be named yet")
    named = [destination_text(one) for one in (sweden.get(key) for key in value.destinations) if one]
    if not named:
        below = value.alternative("below")
        return below.says if below else both("no Swedish qualification")
    return joined(named)


def joined(parts: list[Text]) -> Text:
    """Several things named one after the other, with "or" before the last."""
    *others, last = parts
    return both("{first} or {second}", first=listed(others), second=last) if others else last
