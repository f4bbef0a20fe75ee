"""How is each word of the axes and outcomes said to a person?"""

from __future__ import annotations

import functools
import re

from credval.model import words as w
from credval.model.claims import Claim
from credval.model.sweden import Destination
from credval.text import Lang, Text, both, mark, tr

_ENDS = (".", "?", "!", "”")
_VOWEL = re.compile(r"(?!uni|use|eu|one)[aeiou]", re.IGNORECASE)
"""A name that begins with the sound of one; "u" is none where it is said as "you"."""
_AWARD = re.compile(r"\b(degree|diploma|certificate|course)\b", re.IGNORECASE)

LABELS: dict[str, str] = {
    w.Outcome.COMPARABLE: mark("Comparable"),
    w.Outcome.COMPARABLE_NOTE: mark("Comparable, with a note"),
    w.Outcome.PARTIAL: mark("Partially comparable"),
    w.Outcome.NOT_COMPARABLE: mark("Not comparable"),
    w.Outcome.CANNOT_ASSESS: mark("Cannot be assessed yet"),
    w.Outcome.REFER_AUTHORITY: mark("Referred to the competent authority"),
    w.InstitutionStatus.RECOGNISED_AT_AWARD: mark("recognised when it was awarded"),
    w.InstitutionStatus.RECOGNISED_OTHER_PERIOD: mark("recognised at another time"),
    w.InstitutionStatus.SUCCESSOR_CONFIRMED: mark("recognised under an earlier name"),
    w.InstitutionStatus.LEGITIMATE_NOT_RECOGNISED: mark("not recognised in its system"),
    w.InstitutionStatus.LISTED_NOT_ENTITLED: mark("listed as not entitled to award degrees"),
    w.InstitutionStatus.MILL_CONFIRMED: mark("shown to sell degrees, by two sources"),
    w.InstitutionStatus.UNKNOWN: mark("not checked yet"),
    w.ProgrammeStatus.ACCREDITED: mark("the programme is accredited"),
    w.ProgrammeStatus.NOT_REQUIRED: mark("no accreditation of the programme is required"),
    w.ProgrammeStatus.NOT_ACCREDITED: mark("the programme is not accredited"),
    w.Completion.COMPLETED_AWARDED: mark("finished and awarded"),
    w.Completion.COMPLETED_NOT_YET_AWARDED: mark("finished, not yet awarded"),
    w.Completion.PARTIAL_STUDIES: mark("not finished"),
    w.Authenticity.VERIFIED_AT_SOURCE: mark("verified at its source"),
    w.Authenticity.DIGITALLY_VERIFIED: mark("verified by a digital signature"),
    w.Authenticity.CONSISTENT_NOT_VERIFIED: mark("looks consistent, not verified"),
    w.Authenticity.NOT_CHECKED: mark("not checked yet"),
    w.Authenticity.UNVERIFIABLE_EXCUSED: mark("cannot be verified, for good reason"),
    w.Authenticity.DISCREPANCY_OPEN: mark("something does not agree"),
    w.Authenticity.CONFIRMED_FALSE: mark("confirmed as false"),
    w.Identity.MATCH: mark("the same person"),
    w.Identity.EXPLAINED_VARIANT: mark("the same person, the difference is explained"),
    w.Identity.UNEXPLAINED_MISMATCH: mark("the name or birth date differs, not explained"),
    w.ElementResult.NONE: mark("no difference"),
    w.ElementResult.NON_SUBSTANTIAL: mark("a difference that is not substantial"),
    w.ElementResult.SUBSTANTIAL: mark("a substantial difference"),
    w.ElementResult.UNKNOWN: mark("not known"),
    w.ElementName.LEVEL: mark("Level"),
    w.ElementName.WORKLOAD: mark("Workload"),
    w.ElementName.QUALITY: mark("Quality"),
    w.ElementName.PROFILE: mark("Profile"),
    w.ElementName.LEARNING_OUTCOMES: mark("Learning outcomes"),
    w.Basis.UHR: mark("UHR's published word on this qualification"),
    w.Basis.HOME_FRAMEWORK: mark(
        "the level in the country's own framework, which is referenced to the European one"
    ),
    w.Basis.OTHER_BODIES: mark("what recognition bodies in other countries say"),
    w.Basis.DERIVED: mark("derived from entry requirement, length, access rights and purpose"),
    w.Vetting.UNCONFIRMED: mark("unconfirmed: nobody has reviewed it"),
    w.Vetting.PROVISIONAL: mark("provisional: reviewed by its own publisher only"),
    w.Vetting.CONTRIBUTED: mark("reviewed by one other group"),
    w.Vetting.APPROVED: mark("reviewed by two other groups"),
    w.Met.YES: mark("met"),
    w.Met.NO: mark("not met"),
    w.Met.NOT_ASKED: mark("not asked"),
    w.RequirementKind.UPPER_SECONDARY: mark("upper-secondary education"),
    w.RequirementKind.POST_SECONDARY: mark("post-secondary education"),
    w.RequirementKind.HIGHER_EDUCATION: mark("higher education"),
    w.Answer.YES: mark("yes"),
    w.DocumentKind.DEGREE_CERTIFICATE: mark("degree certificate"),
    w.DocumentKind.GRADUATION_CERTIFICATE: mark("graduation certificate"),
    w.DocumentKind.PROVISIONAL_CERTIFICATE: mark("provisional certificate"),
    w.DocumentKind.COMPLETION_LETTER: mark("letter of completion"),
    w.DocumentKind.SCHOOL_CERTIFICATE: mark("school certificate"),
    w.DocumentKind.VOCATIONAL_CERTIFICATE: mark("vocational certificate"),
    w.DocumentKind.TRANSCRIPT: mark("transcript"),
    w.DocumentKind.MARK_SHEET: mark("mark sheet"),
    w.DocumentKind.DIPLOMA_SUPPLEMENT: mark("diploma supplement"),
    w.DocumentKind.COURSE_CERTIFICATE: mark("course certificate"),
    w.DocumentKind.ENROLMENT_CERTIFICATE: mark("certificate of enrolment"),
    w.DocumentKind.TRANSLATION: mark("translation"),
    w.DocumentKind.STUDENT_CARD: mark("student card"),
    w.DocumentKind.WORK_CERTIFICATE: mark("work certificate"),
    w.DocumentKind.LICENCE: mark("licence"),
    w.DocumentKind.PHOTO: mark("photo of a paper"),
    w.DocumentKind.OTHER: mark("other paper"),
    "COMPLETION_UNKNOWN": mark("not known whether it is finished"),
    "PROGRAMME_UNKNOWN": mark("not known whether the programme is accredited"),
    "ANSWER_NO": mark("no"),
}


def label(word: str, lang: Lang | str) -> str:
    """A word of the axes or outcomes as a person reads it; the word itself where there is no label."""
    found = LABELS.get(word)
    return tr(found, lang) if found else str(word)


def label_both(word: str) -> Text:
    """As `label`, in both languages."""
    found = LABELS.get(word)
    return both(found) if found else Text(str(word), str(word))


def answer_label(answer: w.Answer) -> Text:
    """Yes, no or not known."""
    key = {w.Answer.YES: "yes", w.Answer.NO: "ANSWER_NO", w.Answer.UNKNOWN: "unknown"}[answer]
    return label_both(key)


def completion_label(word: w.Completion) -> Text:
    """The word for whether it is finished and awarded."""
    return label_both("COMPLETION_UNKNOWN" if word is w.Completion.UNKNOWN else word)


def programme_label(word: w.ProgrammeStatus) -> Text:
    """The word for whether the programme is recognised."""
    return label_both("PROGRAMME_UNKNOWN" if word is w.ProgrammeStatus.UNKNOWN else word)


def as_sentence(text: Text) -> Text:
    """The same with a capital first letter, for a name with an article that begins a sentence."""
    return Text(text.sv[:1].upper() + text.sv[1:], text.en[:1].upper() + text.en[1:])


def listed(parts: list[Text]) -> Text:
    """Several things one after the other, with commas."""
    found = parts[0]
    for one in parts[1:]:
        found = both("{first}, {second}", first=found, second=one)
    return found


def ended(text: Text) -> Text:
    """The same with a full stop, unless it ends already: what people and rules write may do either."""
    return Text(*(one if one[-1:] in _ENDS else f"{one}." for one in (text.sv, text.en)))


def number(value: float) -> str:
    """A number without needless decimals."""
    return str(int(value)) if value == int(value) else str(value)


def destination_text(one: Destination) -> Text:
    """A counterpart in plain words, the code last: "kandidatexamen, 180 hp (SeQF 6)"."""
    if one.group == "uhr_words":
        return _in_plain_words(one.titles.sv, one.titles.en, None, "", one.seqf)
    en = with_article(one.titles.en) if _AWARD.search(one.titles.en) else one.titles.en
    return _in_plain_words(one.titles.sv, en, one.size, one.unit or "", one.seqf)


def with_article(name: str) -> str:
    """As English has it in a sentence: a Degree of Bachelor, an Upper Secondary Diploma, a university course."""
    return f"{'an' if _VOWEL.match(name) else 'a'} {name}"


@functools.lru_cache(maxsize=512)
def _in_plain_words(sv: str, en: str, size: float | None, unit: str, seqf: int | None) -> Text:
    volume = _size(size, unit)
    code = f" (SeQF {seqf})" if seqf else ""
    return Text(f"{sv}{volume.sv}{code}", f"{en}{volume.en}{code}")


_UNITS = {
    "hp": mark(", {size} higher education credits"),
    "yh_points": mark(", {size} credits of higher vocational education"),
    "gymnasium_points": mark(", {size} upper-secondary credits"),
    "old_points": mark(", {size} credits before 2007"),
    "years": mark(", {size} years"),
}


def _size(size: float | None, unit: str) -> Text:
    message = _UNITS.get(unit)
    return Text("", "") if size is None or message is None else both(message, size=number(size))


def award_text(claim: Claim) -> Text | None:
    """The day of award as written, with the Gregorian days beside it where they differ."""
    award = claim.award
    if award is None:
        return None
    if award.first == award.last:
        days = award.first.isoformat()
    else:
        days = f"{award.first.isoformat()}–{award.last.isoformat()}"
    if award.calendar is w.CalendarName.GREGORIAN:
        return Text(award.written, award.written)
    return both("{written} ({days} in our calendar)", written=award.written, days=days)
