"""What should the reader know beside the outcome, each thing once?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.assessment.assessing import Assessment
from credval.assessment.headline import joined, listed_text, target_text
from credval.assessment.inputs import Sweden
from credval.assessment.purpose import requirement_of
from credval.assessment.registries import registry_notes
from credval.assessment.wording import listed, number
from credval.model import words as w
from credval.model.entries import Elements
from credval.model.systems import Contested, Country
from credval.model.words import (
    Completion,
    ElementResult,
    Outcome,
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
    "evidence_incomplete": mark("One look-up lacks its day or who answered, lies after the day of assessment, or was made where nobody can know. It is kept, but does not count."),
}  # fmt: skip


def notes(given: Assessment, sweden: Sweden) -> list[Text]:
    """What the reader must be told beside the outcome: of the paper, the entry and the job, each thing once."""
    return [*of_paper(given), *of_entry(given, sweden), *of_job(given)]


def of_paper(given: Assessment) -> list[Text]:
    """What is odd in what was typed, and what has to be said of the paper."""
    return list(dict.fromkeys((*given.found.oddities, *_about_paper(given))))


def of_entry(given: Assessment, sweden: Sweden) -> list[Text]:
    """How the claim fits the entry, and what the entry says itself."""
    return list(dict.fromkeys((*_about_match(given), *_about_entry(given, sweden))))


def of_job(given: Assessment) -> list[Text]:
    """What follows for the job."""
    return list(dict.fromkeys(_about_job(given)))


def _about_paper(given: Assessment) -> Iterator[Text]:
    yield from (both(_REMARKS[code]) for code in given.axes.remarks)
    if given.axes.completion_why == "future":
        yield both(
            "The day of award lies after the day of assessment, so the award has not been made yet. Check the date."
        )
    if given.axes.completion_why == "as_claimed":
        yield both(
            "That the education is finished and the degree awarded rests on what was stated: no paper that proves it has been named."
        )
    if given.axes.completion is Completion.COMPLETED_NOT_YET_AWARDED:
        yield both(
            "The paper shows that the education is finished. The degree itself has not been conferred, or is not shown."
        )
    unchecked = given.preliminary and given.has_paper
    if unchecked and given.claim.stage is Stage.SCREENING:
        yield both(
            "Nobody has checked the paper yet. At screening that is normal, and the same for everyone."
        )
    elif unchecked:
        yield both(
            "Nobody has checked the paper yet. At this stage it should be checked, for every finalist alike."
        )
    if given.claim.award and given.claim.award.note:
        yield given.claim.award.note
    if given.claim.documents_missing_because:
        yield both(
            "Papers are missing, with a reason: {reason}. Missing papers are not missing competence.",
            reason=given.claim.documents_missing_because.strip().rstrip("."),
        )
    if given.axes.institution.why == "listed_other_time":
        yield both("The institution is {listed}, but not for the day of award.", listed=listed_text(given))
    yield from registry_notes(given)


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
    if match.alike:
        yield both(
            "The title is also that of {others}, from another part of the country. The answer is the same, whichever part it was.",
            others=listed([one.title for one in match.alike]),
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
    """The territories in which a place that was named lies, and that were contested on the day of award, or may have been."""
    found, award = given.found, given.claim.award
    places = found.contested
    if places is None:
        city = found.institution.city if found.institution else ""
        places = contested_in(found.country, given.claim.region or "", city)
    return tuple([one for one in places if award is None or one.first is None or award.last >= one.first])


def contested_in(country: Country | None, *places: str) -> tuple[Contested, ...]:
    """The contested territories of a country in which ``places`` lie, whatever the day; an empty place lies nowhere."""
    named = [place.casefold() for place in places if place]
    found = country.contested if country and named else ()
    return tuple(one for one in found if _lies_in(one, named))


def _lies_in(one: Contested, places: list[str]) -> bool:
    """By the names alone, each of which may be a part of the other."""
    written = (one.place.sv, one.place.en, one.place.native, one.place.romanised)
    names = [text.casefold() for text in written if text]
    return any(place in name or name in place for place in places for name in names)


def _contested(given: Assessment) -> Iterator[Text]:
    """A paragraph where the place that was named is contested; never a verdict by the map."""
    yield from (one.paragraph for one in contested_then(given))


def _perhaps(given: Assessment) -> Iterator[Text]:
    """The regulated professions that may be meant: a person is asked, nothing is assumed."""
    similar = given.found.similar_professions
    if similar:
        names = [
            both("{title} ({authority})", title=one.titles, authority=one.authority.name) for one in similar
        ]
        yield both(
            "It may be one of these regulated professions: {names}. If it is, choose it; then the authority decides.",
            names=joined(names),
        )


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
        yield from _perhaps(given)
    if given.found.profession_because:
        yield given.found.profession_because
    if given.level.more:
        yield both("The level is higher than what the job asks for.")
    if given.outcome is Outcome.REFER_AUTHORITY and given.if_not_regulated is not None:
        yield both("What it compares to is shown as information only. It gives no right to practise.")
