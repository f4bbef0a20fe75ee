"""What is a candidate told of an outcome: what was concluded, why, what is not known, what would change it, what then?

One text for each of the six words. They speak of the education and never of the person, and only what a person decided
is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from credval.casework import retention
from credval.casework.wording import label
from credval.model.cases import Decision
from credval.model.words import ElementResult, Outcome
from credval.reports.blocks import Block, Facts, Notice, Paragraph, Plan, Points, Section, Verdict
from credval.reports.credential import SIGNS
from credval.reports.letters import (
    Education,
    LetterRefusedError,
    Matter,
    letter,
    paragraphs,
    section,
)
from credval.reports.ways import authority_rows, capital, uhr_way
from credval.text import Lang, both, mark, tr

_CONCLUDED = {
    Outcome.COMPARABLE: mark("We have concluded that this education is comparable to {counterpart}, for this job."),
    Outcome.COMPARABLE_NOTE: mark("We have concluded that this education is comparable to {counterpart}, for this job. There is something to bear in mind, which stands below."),
    Outcome.PARTIAL: mark("We have concluded that this education is partially comparable: to {counterpart}. How far, and what differs, stands below."),
    Outcome.NOT_COMPARABLE: mark("We have found nothing in the Swedish system that this education is comparable to, for this job. That says nothing about you or about what you can do."),
    Outcome.CANNOT_ASSESS: mark("We cannot say yet what this education is comparable to, because something is not known. That is no refusal."),
    Outcome.REFER_AUTHORITY: mark("The profession is regulated in Sweden. An authority decides on the right to work in it, and neither we nor any other employer can."),
}  # fmt: skip
_UNNAMED = {
    Outcome.COMPARABLE: mark("We have concluded that this education is comparable to what the job asks for."),
    Outcome.COMPARABLE_NOTE: mark("We have concluded that this education is comparable to what the job asks for. There is something to bear in mind, which stands below."),
    Outcome.PARTIAL: mark("We have concluded that this education is partially comparable. How far, and what differs, stands below."),
}  # fmt: skip
_WELCOME = {
    Outcome.NOT_COMPARABLE: mark("If you have something that we have not seen, send it: further studies, a decision by an authority, another paper, an explanation."),
    Outcome.CANNOT_ASSESS: mark("If you have something that answers it, send it, or tell us why it cannot be had: then there is a way without it."),
}  # fmt: skip
_HEADED = (Outcome.NOT_COMPARABLE, Outcome.CANNOT_ASSESS, Outcome.REFER_AUTHORITY)
"""Outcomes whose headline says the cause."""
_SEND = mark("A fact that we do not have, or that is wrong. Send it, and we look again.")
_MOST_REASONS = 3

Found = Mapping[str, Any]


def outcome(matter: Matter, education: Education) -> Plan:
    """The letter of one decision. Raises LetterRefusedError where nobody has decided."""
    if education.decision is None:
        raise LetterRefusedError(
            both("Nobody has decided of this education yet. Decide first: a letter tells what a person decided, never a proposal.")
        )  # fmt: skip
    title = tr("What we have concluded about your education", matter.lang)
    return letter(matter, title, _sections(matter, education, education.decision.outcome), about=education)


def _sections(matter: Matter, education: Education, word: Outcome) -> Iterator[Section]:
    lang = matter.lang
    yield section(matter, tr("What we have concluded", lang), verdict(education, word, lang))
    why = tuple(reasons(education, lang))
    if why:
        yield section(matter, tr("Why", lang), *why)
    mind = _to_bear_in_mind(education, lang) if word is Outcome.COMPARABLE_NOTE else ()
    if mind:
        yield section(matter, tr("To bear in mind", lang), Points(mind))
    unknown = not_known(education, lang)
    if unknown:
        yield section(matter, tr("What is not known", lang), Points(unknown))
    yield section(matter, tr("What would change it", lang), *_change(education, word, lang))
    yield section(matter, tr("If you see it differently", lang), *differently(matter))
    if education.profession and word is Outcome.REFER_AUTHORITY:
        yield section(matter, tr("Who decides", lang), Facts(authority_rows(education, lang)))
    yield from official(education, lang)


def verdict(education: Education, word: Outcome, lang: Lang) -> Verdict:
    """The word, with its sentence for this education."""
    message = _CONCLUDED[word]
    if education.counterpart is None:
        message = _UNNAMED.get(word, message)
    said = tr(message, lang, counterpart=education.counterpart or "")
    return Verdict(SIGNS[word], label(word).get(lang), said)


def reasons(education: Education, lang: Lang) -> Iterator[Block]:
    """Two or three sentences: what the decision says itself, then what it rests on. A departure speaks for itself."""
    decision = education.decision
    own = decision.reasons if decision else ""
    if decision and decision.departs:
        yield Paragraph(_departs(decision, lang))
    yield from paragraphs(own)
    if education.result and not (decision and decision.departs):
        room = _MOST_REASONS - bool(own)
        yield from (
            Paragraph(one) for one in list(dict.fromkeys(_because(education, education.result, lang)))[:room]
        )


def _departs(decision: Decision, lang: Lang) -> str:
    if decision.outcome is decision.proposed:
        return tr(
            "The rulebook proposed another Swedish qualification. The person who decided saw it differently, for these reasons:",
            lang,
        )
    return tr(
        "The rulebook proposed “{word}”. The person who decided saw it differently, for these reasons:",
        lang,
        word=label(decision.proposed),
    )


def _because(education: Education, result: Found, lang: Lang) -> Iterator[str]:
    word, compared, place = Outcome(result["outcome"]), result["comparability"], result["institution"]
    if word in _HEADED or (word is Outcome.PARTIAL and education.counterpart is None):
        yield _headline(result, lang)
    yield from (_said(one["because"], lang) for one in _elements(result, ElementResult.SUBSTANTIAL))
    if compared and word is not Outcome.NOT_COMPARABLE:
        yield _said(compared["sentence"], lang)
        yield _said(compared["because"], lang)
    if place and _said(place["because"], lang):
        yield f"{place['name']}: {_said(place['because'], lang)}"


def _headline(result: Found, lang: Lang) -> str:
    said = _sentence(result["headline"], lang)
    return tr("What is open: {question}", lang, question=said) if said.endswith("?") else said


def _elements(result: Found, wanted: ElementResult) -> list[Found]:
    return [one for one in (result["elements"] or {}).values() if one["result"] == wanted and one["because"]]


def _to_bear_in_mind(education: Education, lang: Lang) -> tuple[str, ...]:
    """Differences that are not substantial; that the paper has not been checked stands with what is not known."""
    if education.result is None:
        return ()
    found = _elements(education.result, ElementResult.NON_SUBSTANTIAL)
    return tuple(dict.fromkeys(_said(one["because"], lang) for one in found))


def not_known(education: Education, lang: Lang) -> tuple[str, ...]:
    """The questions that are open, each with what is said of it; what it compares to stands elsewhere."""
    if education.result is None:
        return ()
    asked = (one for one in education.result["questions"] if one["id"] != "comparability")
    return tuple(f"{_said(one['title'], lang)} {_said(one['answer'], lang)}" for one in asked if one["state"] == "unknown")  # fmt: skip


def _change(education: Education, word: Outcome, lang: Lang) -> Iterator[Block]:
    result, decision = education.result, education.decision
    would = result["would_be"] if result and not (decision and decision.departs) else ()
    if would:
        yield Points(tuple(tr("If {what}: {word}.", lang, what=_said(one["if"], lang).rstrip("."), word=label(Outcome(one["outcome"]))) for one in would))  # fmt: skip
    yield Paragraph(tr(_WELCOME.get(word, _SEND), lang))  # fmt: skip


def differently(matter: Matter) -> Iterator[str]:
    """How to object, correct a fact or send more, and until when; where to is said at the end of each letter."""
    lang = matter.lang
    yield tr("Tell us if you see it differently, if a fact is wrong, or if you have more to show. A person looks at it again and answers you. It costs nothing.", lang)  # fmt: skip
    yield tr("If you think that you were treated worse for a reason that the Discrimination Act (2008:567) names, you can turn to your union or to the Equality Ombudsman (DO), do.se.", lang)  # fmt: skip
    holds = tr("What is concluded here holds for this job, and does not decide by itself who gets it.", lang)
    until = retention.erase_on(matter.case, matter.office)
    if until:
        last = tr("You can do so as long as we keep your case, until {day}.", lang, day=until.isoformat())
        holds = f"{last} {holds}"
    yield holds


def official(education: Education, lang: Lang) -> Iterator[Section]:
    """What this letter is not, and where the official statement is to be had: UHR only where it assesses."""
    not_this = tr("This is not a statement from UHR, not a Swedish degree and not a decision on the right to practise a profession.", lang)  # fmt: skip
    way = uhr_way([education], lang)
    yield Section("", (Notice((not_this, way) if way else (not_this,)),))


def _said(text: Mapping[str, str] | None, lang: Lang) -> str:
    return text[lang.value] if text else ""


def _sentence(text: Mapping[str, str] | None, lang: Lang) -> str:
    said = capital(_said(text, lang))
    return said if said.endswith(("?", ".", "”", '"')) or not said else f"{said}."
