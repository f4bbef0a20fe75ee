"""What is a candidate asked for, and what is said while something is awaited: papers, waiting, the path without papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from credval.casework import four_eyes, verifying
from credval.casework.claims import PROVES_AWARD
from credval.model.case_words import CaseState, Move
from credval.model.cases import Case
from credval.model.systems import Document
from credval.model.words import DocumentKind, Proves, QualificationKind
from credval.reports.blocks import Block, Facts, Form, Mark, Paragraph, Plan, Points, Section, Table
from credval.reports.letters import (
    Education,
    LetterRefusedError,
    Matter,
    addressee,
    letter,
    paragraphs,
    section,
)
from credval.text import Lang, both, tr

_SCHOOL = frozenset({QualificationKind.LOWER_SECONDARY, QualificationKind.UPPER_SECONDARY})
_HIGHER = frozenset(
    {
        QualificationKind.FIRST_CYCLE,
        QualificationKind.SECOND_CYCLE,
        QualificationKind.LONG_FIRST_DEGREE,
        QualificationKind.POSTGRADUATE_DIPLOMA,
        QualificationKind.THIRD_CYCLE,
    }
)
_OF_SCHOOL = frozenset({DocumentKind.SCHOOL_CERTIFICATE, DocumentKind.MARK_SHEET})
_OF_CONTENT = frozenset({DocumentKind.TRANSCRIPT, DocumentKind.MARK_SHEET, DocumentKind.DIPLOMA_SUPPLEMENT})


def request_for_papers(matter: Matter, educations: Sequence[Education], by: date) -> Plan:
    """Which papers, why, how, by when, and what if they cannot be had. Papers in hand are not asked for again.

    Raises LetterRefusedError where all are in hand and the office does not say itself what it misses.
    """
    asked = [Section(one.named(matter.lang), blocks) for one in educations if (blocks := tuple(_wanted(matter, one)))]  # fmt: skip
    if not asked and not matter.own:
        raise LetterRefusedError(
            both("The papers that people normally have of this education are here. Say that they are complete, or write in the paragraph of your own what you miss.")
        )  # fmt: skip
    opening = tr("To compare your education we need to see it on paper. Please send us what you have of the following.", matter.lang)  # fmt: skip
    title = tr("We need papers about your education", matter.lang)
    own = Section("", paragraphs(matter.own))
    rest = replace(matter, own="")
    return letter(rest, title, (*asked, own, *_about_papers(matter, educations, by)), [Paragraph(opening)])


def _about_papers(matter: Matter, educations: Sequence[Education], by: date) -> Iterator[Section]:
    lang = matter.lang
    yield section(matter, tr("Why", lang), _why(lang))
    yield section(matter, tr("How", lang), Points(_how(lang)))
    yield section(matter, tr("By when", lang), tr("Please send them by {day}. If you need more time, tell us: nothing is lost by that.", lang, day=by.isoformat()))  # fmt: skip
    yield section(matter, tr("If you cannot get them", lang), *_otherwise(educations, lang))


def _wanted(matter: Matter, one: Education) -> Iterator[Block]:
    lang, have = matter.lang, in_hand(matter.case, one)
    papers = [paper for paper in (one.country.documents if one.country else ()) if _goes_with(paper.kind, one.kind)]  # fmt: skip
    if not papers and not have:
        yield Paragraph(tr("The certificate of your award, and the list of courses with their extent and grades.", lang))  # fmt: skip
    award = [paper for paper in papers if paper.proves is Proves.AWARD]
    if award and have.isdisjoint({*(paper.kind.value for paper in award), *PROVES_AWARD}):
        yield Paragraph(tr("Shows the award. Send the one that goes with your education:", lang))
        yield _table(award, lang)
    content = [paper for paper in papers if paper.kind in _OF_CONTENT]
    if content and have.isdisjoint(_OF_CONTENT):
        yield Paragraph(tr("Shows what you studied. One of these is enough:", lang))
        yield _table(content, lang)


def in_hand(case: Case, one: Education) -> frozenset[str]:
    """The kinds of papers that are here of an education, by what was typed or came."""
    kept = (paper for paper in case.papers if one.credential.id in paper.credentials and not paper.removed_on)
    typed = one.credential.claim.get("documents") or ()
    return frozenset({*(paper.kind for paper in kept), *map(str, typed)})


def _goes_with(paper: DocumentKind, education: QualificationKind | None) -> bool:
    """Whether a paper of this kind is one of such an education; yes where that is not known."""
    if education is None:
        return True
    if education in _SCHOOL:
        return paper in _OF_SCHOOL
    return paper is not DocumentKind.SCHOOL_CERTIFICATE and (
        paper is not DocumentKind.VOCATIONAL_CERTIFICATE or education not in _HIGHER
    )


def _table(papers: Sequence[Document], lang: Lang) -> Table:
    heads = (tr("Name of the paper", lang), tr("In its own language", lang), tr("Issued by", lang))
    rows = tuple((paper.name.text.get(lang), _native(paper), paper.issuer.get(lang)) for paper in papers)
    return Table(heads, rows, (3.4, 3.4, 3.2))


def _native(paper: Document) -> str:
    return "\n".join(one for one in (paper.name.native, paper.name.romanised) if one) or "–"


def _why(lang: Lang) -> str:
    return tr("They show that the education is finished, who awarded it and when, and what it held. The same is asked of everybody at this stage, wherever they have studied.", lang)  # fmt: skip


def _how(lang: Lang) -> tuple[str, ...]:
    return (
        tr("A scan or a sharp photo in colour, both sides, in the original language. Keep the original.", lang),
        tr("Copies need not be certified. You need no apostille and no legalisation.", lang),
        tr("If you have a translation, send it too. Do not pay for a new one before we ask for it.", lang),
        tr("You may cover what we do not need: photograph, identity number, religion.", lang),
    )  # fmt: skip


def _otherwise(educations: Sequence[Education], lang: Lang) -> Iterator[str]:
    yield tr("Perhaps the papers were left behind, the institution is gone or does not answer, or it is not safe to ask. Then tell us why in a few words. You need not prove it, and nobody holds it against you.", lang)  # fmt: skip
    yield tr("We then go on without papers: you describe your education, we look at what else shows it, and you can show what you can do. Missing papers are not missing competence.", lang)  # fmt: skip
    yield from hard_to_obtain(educations, lang)


def hard_to_obtain(educations: Sequence[Education], lang: Lang) -> Iterator[str]:
    """What is known to be hard to get from a country, and what serves instead; each country once."""
    countries = {one.country.id: one.country for one in educations if one.country}
    for country in countries.values():
        for one in country.hard_to_obtain[:1]:
            yield tr("{country}: it is known that this is hard to get. {what} {instead}", lang, country=country.name.text, what=one.what, instead=one.instead)  # fmt: skip


def hold(matter: Matter, again: date) -> Plan:
    """What is awaited, and when the candidate hears from the office again, whatever has come."""
    lang = matter.lang
    opening = tr("We have not forgotten you. It takes a little longer than we thought.", lang)
    sections = (
        section(matter, tr("What we wait for", lang), Points(awaited(matter))),
        section(
            matter,
            tr("When you hear from us", lang),
            tr("We write to you again on {day} at the latest, even if nothing has come by then.", lang, day=again.isoformat()),
            tr("That it takes time says nothing about you or your education. You need not do anything unless it is named above, and you can send more at any time.", lang),
        ),
    )  # fmt: skip
    return letter(matter, tr("It takes a little longer", lang), sections, [Paragraph(opening)])


def awaited(matter: Matter) -> tuple[str, ...]:
    """What has to come before the case can go on; never empty. Names bodies, and no colleague."""
    return tuple(_awaited(matter)) or (tr("Our own work with your case.", matter.lang),)


def _awaited(matter: Matter) -> Iterator[str]:
    case, lang = matter.case, matter.lang
    if case.state is CaseState.WAITING_FOR_PAPERS:
        day = next((one.at.date() for one in reversed(case.events) if one.what == Move.ASK_FOR_PAPERS), None)
        yield tr("The papers that we asked you for on {day}.", lang, day=day.isoformat() if day else "–")
    yield from _from_bodies(matter)
    if case.state is CaseState.SECOND_OPINION and four_eyes.opinions(case):
        yield tr("A second look by a colleague.", lang)
    if case.state is CaseState.OBJECTION:
        yield tr("Our answer to what you have objected.", lang)


def _from_bodies(matter: Matter) -> Iterator[str]:
    case, lang = matter.case, matter.lang
    by_id = {one.credential.id: one for one in matter.educations}
    names = {one.id: by_id[one.credential].body(one, lang) if one.credential in by_id else one.body for one in case.verifications}  # fmt: skip
    for one in verifying.unasked(case):
        if verifying.lacks_consent(case, one):
            yield tr("Your consent, so that we may ask {body}.", lang, body=names[one.id])
    for one in verifying.waiting(case):
        yield tr("An answer from {body}, asked on {day}.", lang, body=names[one.id], day=str(one.asked_on))


def undocumented(matter: Matter, educations: Sequence[Education]) -> Plan:
    """The invitation to the path without papers, with the form in which the education is described."""
    opening = tr("You cannot get the papers of your education. You can still go on with us, and this is how.", matter.lang)  # fmt: skip
    title = tr("It goes on without papers too", matter.lang)
    form = _description(matter, educations)
    return letter(matter, title, _without_papers(matter, educations), [Paragraph(opening)], [form])


def _without_papers(matter: Matter, educations: Sequence[Education]) -> Iterator[Section]:
    lang = matter.lang
    yield section(matter, tr("What we do together", lang), Points(_steps(lang), Mark.NUMBER))
    yield section(matter, tr("What it leads to", lang), *_leads_to(lang))
    known = tuple(hard_to_obtain(educations, lang))
    if known:
        yield section(matter, tr("What is known about the country", lang), *known)


def _description(matter: Matter, educations: Sequence[Education]) -> Section:
    lang = matter.lang
    named = "; ".join(one.named(lang) for one in educations)
    told = tr("Write what you remember, in any language. Leave out what you do not know. Take more paper if you need it.", lang)  # fmt: skip
    rows = ((tr("Name", lang), addressee(matter)), (tr("Case number", lang), matter.case.number), (tr("Education", lang), named))  # fmt: skip
    given = Facts(tuple(row for row in rows if row[1]))
    return Section(
        tr("Describe your education", lang), (given, Paragraph(told), Form(_form(lang))), whole=True
    )


def _steps(lang: Lang) -> tuple[str, ...]:
    return (
        tr("You tell us in a few words why the papers are missing. You need not prove it.", lang),
        tr("You describe your education in the form below.", lang),
        tr("You send what else there is: student card, photographs, certificates of work or practice, publications, names of people who studied with you and agree to be asked.", lang),
        tr("We compare what you tell with the education system of that time, and ask where something is not clear.", lang),
        tr("You do the same work sample as everyone else who is considered for the job.", lang),
        tr("If you want: UHR can write a description of your education, free of charge (uhr.se/bedomning). A European Qualifications Passport for Refugees or validation in the trade can help too. Nobody has to have one.", lang),
    )  # fmt: skip


def _leads_to(lang: Lang) -> Iterator[str]:
    yield tr("Without papers the formal word is “cannot be assessed yet”. That is no refusal: it says that something is not known. You can still get the job, on what you can do.", lang)  # fmt: skip
    yield tr("We ask no authority and no institution in the country of your studies about you, unless you say yes first.", lang)  # fmt: skip


def _form(lang: Lang) -> tuple[tuple[str, int], ...]:
    return (
        (tr("Why the papers are missing", lang), 2),
        (tr("Schools and institutions, towns, from which year to which", lang), 3),
        (tr("Subjects and courses, hours a week, language of teaching", lang), 3),
        (tr("Examinations: how, when, who examined", lang), 2),
        (tr("Teachers and people who studied with you", lang), 2),
        (tr("Thesis, project or practice: about what, where, how long", lang), 2),
        (tr("Which paper you got, and where it was left", lang), 2),
        (tr("What else shows your education", lang), 2),
        (tr("Day and signature", lang), 1),
    )
