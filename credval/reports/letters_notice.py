"""What is a candidate told before anything is done with the data? The GDPR's Articles 13 and 14, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from credval.casework import retention
from credval.casework.policy import missing_officer
from credval.casework.wording import label
from credval.model.case_words import LegalGround, OfficeKind
from credval.model.codes import EU_EEA
from credval.reports.blocks import Facts, Paragraph, Plan, Points, Section
from credval.reports.letters import LetterRefusedError, Matter, letter, section
from credval.text import Lang, Text, both, both_plural, mark, tr

GROUNDS = {
    LegalGround.LEGITIMATE_INTEREST: mark("Legitimate interest (GDPR, Article 6.1 f): we need to know what an education stands for, so that all who apply are judged alike and fairly."),
    LegalGround.CONTRACT: mark("Steps before a contract (GDPR, Article 6.1 b): you have applied for the job, and we look at your application."),
    LegalGround.LEGAL_OBLIGATION: mark("A legal obligation (GDPR, Article 6.1 c): the law asks us to see that whoever gets the job has the education that it needs."),
    LegalGround.PUBLIC_TASK: mark("A task in the public interest (GDPR, Article 6.1 e): we appoint on merit, and have to know what an education stands for."),
    LegalGround.CONSENT: mark("Your consent (GDPR, Article 6.1 a): you can withdraw it at any time. What was done before then stays lawful."),
}  # fmt: skip

_ALWAYS = (
    mark("You can see everything that we keep about you, and get it as a file (Article 15)."),
    mark("You can have a wrong fact put right, and add what is missing (Article 16)."),
)  # fmt: skip
_ERASE = mark(
    "You can ask us to erase it (Article 17), or to let it rest while something is cleared up (Article 18)."
)
_REST = mark(
    "You can ask us to let it rest while something is cleared up (Article 18). Official documents we may not erase on request, only by a rule (Article 17.3 and the Archives Act, 1990:782)."
)
_OBJECT = mark(
    "You can object to what we do with it, for reasons of your own (Article 21). Then we stop, unless we can show reasons that weigh heavier than yours or need it for a legal claim."
)
_CAN_OBJECT = frozenset({LegalGround.LEGITIMATE_INTEREST, LegalGround.PUBLIC_TASK})
_PORT = mark("You can take what you have given us to somebody else, as a file (Article 20).")
_WITHDRAW = mark("You can withdraw your consent at any time, as easily as you gave it (Article 7.3).")
_MORE = {LegalGround.CONTRACT: (_PORT,), LegalGround.CONSENT: (_PORT, _WITHDRAW)}
"""By the ground; the right to object stands apart from all others, as Article 21.4 wants it."""


def notice(matter: Matter) -> Plan:
    """The notice. Raises LetterRefusedError where the office has not said who answers for the data."""
    if not matter.office.controller.strip():
        raise LetterRefusedError(
            both("The notice has to say who answers for the data. Write it, with an address, in the settings of the office.")
        )  # fmt: skip
    opening = tr("You have applied for a job with us, and your education is to be compared with Swedish qualifications. This is what we do with your data. You get this letter before we begin.", matter.lang)  # fmt: skip
    return letter(
        matter, tr("What we do with your data", matter.lang), _sections(matter), [Paragraph(opening)]
    )


def _sections(matter: Matter) -> Iterator[Section]:
    lang = matter.lang
    yield section(matter, tr("Who answers for it", lang), Facts(who(matter)))
    yield section(
        matter, tr("Why, and by what right", lang), purpose(matter).get(lang), ground_text(matter, lang)
    )
    yield section(matter, tr("Which data, and from where", lang), Points(sources(lang)), _given(lang))
    yield section(matter, tr("Who sees it", lang), Points(recipients(matter)))
    yield section(matter, tr("If we ask abroad", lang), *abroad(matter))
    yield section(matter, tr("How long we keep it", lang), *kept(matter))
    yield section(matter, tr("A person decides", lang), by_a_person(lang))
    if ground_of(matter) in _CAN_OBJECT:
        yield section(matter, tr("You can object", lang), objecting(matter))
    yield section(
        matter, tr("Your rights", lang), Points(rights(matter)), _ask(matter), complaint(matter.lang)
    )


def _who(matter: Matter) -> Iterator[tuple[str, str]]:
    yield tr("Controller", matter.lang), matter.office.controller or matter.office.name
    missing = missing_officer(matter.office)
    named = missing.get(matter.lang) if missing else matter.office.protection_officer
    yield tr("Data protection officer", matter.lang), named


def who(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Who answers for the data, and whom to ask; what is missing is said, never left out."""
    return tuple(_who(matter))


def ground_of(matter: Matter) -> LegalGround:
    """The legal ground of the case, else of the office."""
    return matter.case.protection.ground or matter.office.ground


def ground_text(matter: Matter, lang: Lang) -> str:
    """The legal ground as a sentence."""
    return tr(GROUNDS[ground_of(matter)], lang)


def purpose(matter: Matter) -> Text:
    """What the data is for, in the words of the case or the office, else in ours."""
    own = matter.case.protection.purpose or matter.office.purpose
    if own:
        return Text(own, own)
    return both("We use your data to find out what your education is comparable to in Sweden, for this job and nothing else.")  # fmt: skip


def sources(lang: Lang) -> tuple[str, ...]:
    """Which data are kept, and where they come from."""
    return (
        tr("From you: your name and date of birth as they stand on the papers, how to reach you, your education and merits, the papers that you send, and what you tell us.", lang),
        tr("From others: whether the institution was entitled to award, and whether a paper was issued, as registers, authorities and institutions answer us. We tell you before anybody is asked about you.", lang),
        tr("From us: the comparison with the rulebook, what colleagues said of it, and the decision with its reasons; the letters to you, and a log of who opened your case and when.", lang),
        tr("Not: photograph, sex, origin, religion, health. You may cover such things on papers that you send.", lang),
    )  # fmt: skip


def _given(lang: Lang) -> str:
    return tr("You choose what you give us. What we do not know cannot be compared, but it is held against nobody, and there is a way without papers too.", lang)  # fmt: skip


def recipients(matter: Matter) -> tuple[str, ...]:
    """Who gets to see the data."""
    lang = matter.lang
    found = [
        tr("Those of us who work with this recruitment. Each time that somebody opens your case is written down.", lang),
        tr("A body that is asked about a paper, and only what that question needs.", lang),
        tr("Whoever runs our computers for us, under a contract and on our instructions (GDPR, Article 28).", lang),
        tr("A court or an authority that has a right to it, as the Equality Ombudsman (DO) in a case of discrimination.", lang),
        tr("If you get the job or an interview: your education, experience and other merits, without your name, are told to an applicant who was not chosen and asks for it (Discrimination Act, 2008:567, chapter 2, section 4).", lang),
    ]  # fmt: skip
    if matter.office.kind is not OfficeKind.PRIVATE:
        found.append(tr("We are a public body: papers in the case are official documents (Freedom of the Press Act, chapter 2). Whoever asks gets them, unless the Public Access to Information and Secrecy Act (2009:400) forbids it; that is looked at each time.", lang))  # fmt: skip
    return tuple(found)


def abroad(matter: Matter) -> Iterator[str]:
    """What is sent to other countries, and when."""
    lang, outside = matter.lang, _outside(matter)
    yield tr("A register or an institution in the country of your studies may have to be asked whether a paper was issued. Then what is needed for that question is sent there.", lang)  # fmt: skip
    if outside:
        yield tr("{countries}: outside the EU and the EEA, where other rules for personal data hold. Nothing about you is sent there unless you say yes to that very question (GDPR, Article 49.1 a), or ask there yourself and share the answer with us.", lang, countries=", ".join(outside))  # fmt: skip
    else:
        yield tr("Nothing about you is sent outside the EU and the EEA unless you say yes to that very question (GDPR, Article 49.1 a), or ask there yourself and share the answer with us.", lang)  # fmt: skip


def _outside(matter: Matter) -> list[str]:
    """The countries of the educations in which the GDPR does not hold, each once."""
    educations = (one for one in matter.educations if str(one.credential.claim.get("country")) not in EU_EEA)
    return list(dict.fromkeys(one.system(matter.lang) for one in educations if one.country))


def kept(matter: Matter) -> Iterator[str]:
    """How long the data is kept: the day where there is one, and the rule."""
    lang, office = matter.lang, matter.office
    if not retention.may_erase_at_all(office):
        yield tr("We are {kind}. Papers in the case are official documents, and are erased only by a rule (gallringsbeslut). None is named yet, so they are kept by the Archives Act (1990:782) until one is.", lang, kind=label(office.kind))  # fmt: skip
        return
    values = {"decided": _months(office.keep_months), "undecided": _months(office.keep_undecided_months), "identity": _months(office.keep_identity_months)}  # fmt: skip
    if office.kind is OfficeKind.PRIVATE:
        yield tr("Everything is erased {decided} after the decision: until then a claim of discrimination can be brought. If nothing is decided, {undecided} after the last change. Copies of identity papers are erased {identity} after the decision.", lang, **values)  # fmt: skip
    else:
        yield tr("By {rule}, everything is erased {decided} after the decision; if nothing is decided, {undecided} after the last change. Copies of identity papers are erased {identity} after the decision.", lang, rule=office.erasure_rule, **values)  # fmt: skip
    if matter.case.decided_at or matter.case.protection.keep_longer_until:
        yield retention.explained(matter.case, office).get(lang)
    yield tr("Backups are gone at most 30 days later.", lang)


def _months(n: int) -> Text:
    return both_plural("one month", "{n} months", max(n, 0))


def by_a_person(lang: Lang) -> str:
    """That nobody is decided on by a machine."""
    return tr("A program compares the facts with a published rulebook and proposes one of six words, with reasons. It scores nobody, ranks nobody and decides nothing. A person reads the proposal, decides, and can depart from it. There is no automated decision (GDPR, Article 22).", lang)  # fmt: skip


def rights(matter: Matter) -> tuple[str, ...]:
    """What the candidate can ask for, by the legal ground."""
    erase = _ERASE if matter.office.kind is OfficeKind.PRIVATE else _REST
    return tuple(tr(one, matter.lang) for one in (*_ALWAYS, erase, *_MORE.get(ground_of(matter), ())))


def objecting(matter: Matter) -> str:
    """The right to object; empty where the ground gives none."""
    return tr(_OBJECT, matter.lang) if ground_of(matter) in _CAN_OBJECT else ""


def _ask(matter: Matter) -> str:
    return tr(
        "Write to us and say what you want. You get an answer within a month, free of charge.", matter.lang
    )


def complaint(lang: Lang) -> str:
    """Where to complain."""
    return tr("If you are not content with us, you can complain to the Swedish Authority for Privacy Protection: Integritetsskyddsmyndigheten (IMY), Box 8114, 104 20 Stockholm, imy.se.", lang)  # fmt: skip
