"""The four questions, answered apart, and the same in five plain sentences for a hiring manager."""

from __future__ import annotations

from dataclasses import dataclass

from credval.assessment.assessing import Assessment
from credval.assessment.headline import headline, target_text
from credval.assessment.inputs import Sweden
from credval.assessment.steps import next_steps
from credval.assessment.table import NOT_ENTITLED, SAME_PERSON, STATUS_NOT_FOUND, VERIFIED
from credval.assessment.wording import as_sentence, award_text, completion_label, ended, label_both, listed
from credval.model.words import Answer, Authenticity, Completion, InstitutionStatus, Outcome
from credval.text import Text, both

_COMPARED: dict[Outcome, Answer | str] = {
    Outcome.COMPARABLE: Answer.YES,
    Outcome.COMPARABLE_NOTE: Answer.YES,
    Outcome.PARTIAL: "partly",
    Outcome.NOT_COMPARABLE: Answer.NO,
    Outcome.REFER_AUTHORITY: "info",
}
"""How the third question stands; where an authority decides, the comparison is information."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four questions. There is never one green tick for all of them."""

    id: str
    title: Text
    answer: Text
    state: Answer | str
    """Yes, no or unknown; also ``partly``, and ``info`` where somebody else decides."""


def four_questions(given: Assessment, sweden: Sweden) -> tuple[Question, ...]:
    """Genuine, entitled, comparable, allowed to practise: in this order."""
    answer = general_sentence(given, sweden) if given.comparability_shown else headline(given, sweden)
    return (genuine(given), entitled(given), comparable(given, answer), practise(given))


def genuine(given: Assessment) -> Question:
    """The first question: the paper and the person."""
    word = given.axes.authenticity
    state = (
        Answer.YES
        if word in VERIFIED
        else Answer.NO
        if word is Authenticity.CONFIRMED_FALSE
        else Answer.UNKNOWN
    )
    person = label_both(given.axes.identity)
    answer = both("Paper: {paper}. Person: {person}.", paper=label_both(word), person=person)
    return Question("authenticity", both("Is the paper genuine?"), answer, state)


def entitled(given: Assessment) -> Question:
    """The second question: the issuer."""
    word = given.axes.institution.status
    if word in (InstitutionStatus.RECOGNISED_AT_AWARD, InstitutionStatus.SUCCESSOR_CONFIRMED):
        state = Answer.YES
    else:
        outside = word in NOT_ENTITLED or word is InstitutionStatus.LEGITIMATE_NOT_RECOGNISED
        state = Answer.NO if outside else Answer.UNKNOWN
    answer = both("Issuer: {status}.", status=label_both(word))
    return Question("entitlement", both("Was the issuer entitled to award it, then?"), answer, state)


def comparable(given: Assessment, answer: Text) -> Question:
    """The third question; its ``answer`` is the general sentence where one may be shown, else the headline."""
    title = both("What is it comparable to, here?")
    return Question("comparability", title, answer, _COMPARED.get(given.outcome, Answer.UNKNOWN))


def practise(given: Assessment) -> Question:
    """The fourth question: who decides on the right to practise."""
    title = both("May this person practise?")
    profession = given.found.profession
    if profession and given.outcome is Outcome.REFER_AUTHORITY:
        return Question(
            "practice",
            title,
            as_sentence(
                both("{authority} decides. This program cannot.", authority=profession.authority.name)
            ),
            "info",
        )
    if given.state.regulation_unclear:
        return Question(
            "practice",
            title,
            both("It is not clear whether the profession is regulated: ask the authority."),
            Answer.UNKNOWN,
        )
    return Question(
        "practice", title, both("No regulated profession was named; then the employer decides."), "info"
    )


def general_sentence(given: Assessment, sweden: Sweden) -> Text:
    """Layer 1, in the words it always opens with."""
    return both(
        "A qualification of this kind from a recognised institution compares to {target}.",
        target=target_text(given, sweden),
    )


def five_sentences(given: Assessment, sweden: Sweden) -> tuple[Text, ...]:
    """What it is, what it compares to, what is checked, what is not, what to do next."""
    steps = next_steps(given)
    return (
        what_it_is(given),
        headline_sentence(given, sweden),
        checked(given),
        unchecked(given),
        next_sentence(steps),
    )


def what_it_is(given: Assessment) -> Text:
    """The first sentence of the summary: the paper as claimed, with its day of award."""
    entry, award = given.match.entry, award_text(given.claim)
    typed = Text(given.claim.qualification, given.claim.qualification)
    country = given.found.country_name or Text(given.claim.country, given.claim.country)
    title = entry.title if entry and given.match.identified and given.holds else typed
    if award:
        return both(
            "Qualification as stated: {title}, {country}, awarded {award}.",
            title=title,
            country=country,
            award=award,
        )
    return both(
        "Qualification as stated: {title}, {country}; the day of award is not given.",
        title=title,
        country=country,
    )


def headline_sentence(given: Assessment, sweden: Sweden) -> Text:
    """The headline as a sentence of the summary; one that asks says first that nothing is settled."""
    short = headline(given, sweden)
    if given.outcome is Outcome.CANNOT_ASSESS:
        return both("In short: it cannot be assessed yet. {headline}", headline=ended(short))
    return both("In short: {headline}", headline=ended(short))


def next_sentence(steps: list[Text]) -> Text:
    """The first of the next steps, as the fifth sentence."""
    return both("Next: {step}", step=steps[0])


def checked(given: Assessment) -> Text:
    """What somebody has checked."""
    done = [text for is_done, text in _facts(given) if is_done]
    return (
        both("Checked: {facts}.", facts=listed(done))
        if done
        else both("Checked so far: nothing. It is held against nobody.")
    )


def unchecked(given: Assessment) -> Text:
    """What nobody has checked."""
    open_ = [text for is_done, text in _facts(given) if not is_done]
    return (
        both("Not settled yet: {facts}.", facts=listed(open_))
        if open_
        else both("Not settled yet: nothing. All four are checked.")
    )


def _facts(given: Assessment) -> list[tuple[bool, Text]]:
    """The paper, the person, the institution and the award: whether each is settled, and its word."""
    known = given.axes
    looked_at = known.authenticity in (*VERIFIED, Authenticity.CONFIRMED_FALSE)
    return [
        (looked_at, both("the paper ({word})", word=label_both(known.authenticity))),
        (known.identity in SAME_PERSON, both("the person ({word})", word=label_both(known.identity))),
        (
            known.institution.status not in STATUS_NOT_FOUND,
            both("the institution ({word})", word=label_both(known.institution.status)),
        ),
        (_by_paper(given), _award_fact(given)),
    ]


def _by_paper(given: Assessment) -> bool:
    """Whether a paper shows that it is finished and awarded; a false one shows nothing."""
    known = given.axes
    return known.completion_why == "documents" and known.authenticity is not Authenticity.CONFIRMED_FALSE


def _award_fact(given: Assessment) -> Text:
    """Whether it is finished and awarded, and who says so: an unchecked paper is no more than a paper."""
    known = given.axes
    if known.authenticity is Authenticity.CONFIRMED_FALSE:
        return both("the award ({word})", word=completion_label(Completion.UNKNOWN))
    if not _by_paper(given) and known.completion is Completion.COMPLETED_AWARDED:
        return both("the award (only as claimed)")
    word = completion_label(known.completion)
    if _by_paper(given) and known.authenticity not in VERIFIED:
        return both("the award ({word}, by its paper)", word=word)
    return both("the award ({word})", word=word)
