"""What does a candidate take away: what was concluded of each education, what to bring, and where to go next?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.assessment.routes import sources_of
from credval.casework.wording import label
from credval.model.sweden import Profession
from credval.model.words import Outcome
from credval.reports.blocks import Block, Facts, Mark, Paragraph, Plan, Points, Section, Style, Table
from credval.reports.letters import Education, LetterRefusedError, Matter, letter, section
from credval.reports.letters_outcome import differently
from credval.reports.ways import (
    ROUTES,
    authority_rows,
    capital,
    pages_read,
    trained_in_europe,
    uhr_assesses,
    uhr_rows,
)
from credval.text import Lang, both, tr


def candidate(matter: Matter) -> Plan:
    """The letter of all decided educations. Raises LetterRefusedError where nothing is decided."""
    decided = [one for one in matter.educations if one.decision is not None]
    if not decided:
        raise LetterRefusedError(
            both("Nobody has decided in this case yet. Decide first: a letter tells what a person decided, never a proposal.")
        )  # fmt: skip
    opening = tr("We have compared your education with Swedish qualifications, for this job. Here is what we concluded and what you can do with it.", matter.lang)  # fmt: skip
    title = tr("Your education: what we concluded, and what you can do", matter.lang)
    return letter(matter, title, _sections(matter, decided), [Paragraph(opening)])


def _sections(matter: Matter, decided: Sequence[Education]) -> Iterator[Section]:
    lang = matter.lang
    apart = tr("Each education has its own result. Years are never added up to a degree.", lang)
    yield section(matter, tr("What we have concluded", lang), _concluded(decided, lang), apart)
    yield section(matter, tr("What to bring", lang), Points(tuple(_to_bring(matter, decided))))
    yield section(matter, tr("Where to apply for an official word", lang), *_official(decided, lang))
    yield section(matter, tr("If you see it differently", lang), *differently(matter))


def _concluded(decided: Sequence[Education], lang: Lang) -> Table:
    heads = (tr("Education", lang), tr("Outcome", lang), tr("Comparable to", lang))
    rows = tuple(
        (
            one.named(lang),
            label(one.decision.outcome).get(lang),
            one.compared(lang),
        )
        for one in decided
        if one.decision
    )
    return Table(heads, rows, (4, 3, 3))


def _to_bring(matter: Matter, decided: Sequence[Education]) -> Iterator[str]:
    lang = matter.lang
    yield tr("This letter.", lang)
    yield tr("The papers of your education in the original, so that they can be compared with the copies. You get them back at once.", lang)  # fmt: skip
    if any(one.decision and one.decision.outcome is Outcome.REFER_AUTHORITY for one in decided):
        yield tr("A licence or a decision by the authority, if you have one.", lang)
    yield tr("A statement or a decision about your education, if you have one already.", lang)
    if matter.case.person.other_names:
        yield tr("If your name is written differently on the papers: what explains it, if you have it.", lang)
    yield tr("An identity paper to show. No copy is needed.", lang)


def _official(decided: Sequence[Education], lang: Lang) -> Iterator[Block]:
    ours = tr("Ours is a comparison for this job. It is not a statement from UHR, not a Swedish degree and not a decision on the right to practise a profession.", lang)  # fmt: skip
    yield Paragraph(ours)
    assessed = [one for one in decided if uhr_assesses(one)]
    if assessed:
        yield Paragraph("; ".join(one.named(lang) for one in assessed), Style.LEAD)
        yield Facts(uhr_rows(lang))
    for one in (one for one in decided if one.profession):
        assert one.profession is not None
        yield Paragraph(one.named(lang), Style.LEAD)
        pages = tuple((tr("Page", lang), page) for page in read_of(one.profession, lang))
        yield Facts((*authority_rows(one, lang), *pages))
    if not assessed and not any(one.profession for one in decided):
        yield Paragraph(tr("For what we know now there is no official statement to apply for. If that changes, we tell you.", lang))  # fmt: skip


def read_of(profession: Profession, lang: Lang) -> tuple[str, ...]:
    """The authority's pages that somebody has read, with their days."""
    keys = [key for route in profession.routes for key in sources_of(route)]
    return pages_read(profession.sources, keys, lang)


def referral(matter: Matter, education: Education) -> Plan:
    """To the authority that decides on a regulated profession. Raises LetterRefusedError where none is regulated."""
    profession = education.profession
    if profession is None:
        raise LetterRefusedError(
            both("No regulated profession belongs to this education or to the job. Write the letter of the outcome instead.")
        )  # fmt: skip
    lang, authority = matter.lang, profession.authority.name
    opening = tr("To work as {title} in Sweden you need a decision by {authority}. No employer can give it, and none can refuse it.", lang, title=profession.titles, authority=authority)  # fmt: skip
    title = tr("An authority decides on your profession", lang)
    return letter(
        matter, title, _referred(matter, education, profession), [Paragraph(opening)], about=education
    )


def _referred(matter: Matter, education: Education, profession: Profession) -> Iterator[Section]:
    lang = matter.lang
    where = (*authority_rows(education, lang), *_register(profession, lang))
    yield section(matter, tr("Who decides", lang), profession.reserved.get(lang), Facts(where))
    yield section(matter, tr("Two ways, by the country of training", lang), _routes(profession, lang), _which(education, lang))  # fmt: skip
    if profession.language_note:
        yield section(matter, tr("Language", lang), profession.language_note.get(lang))
    meanwhile = tr("To us as employers the rulebook says: “{text}” Ask us what that can mean for you.", lang, text=profession.meanwhile)  # fmt: skip
    yield section(matter, tr("Meanwhile", lang), meanwhile)
    read = read_of(profession, lang)
    sources = (*profession.law, *read)
    if sources:
        yield section(matter, tr("Where this stands", lang), Points(sources, Mark.BULLET))


def _register(profession: Profession, lang: Lang) -> Iterator[tuple[str, str]]:
    if profession.register:
        where = " · ".join(one for one in (profession.register.name.get(lang), profession.register.address) if one)  # fmt: skip
        yield tr("Public register", lang), where


def _routes(profession: Profession, lang: Lang) -> Table:
    """The routes side by side."""
    heads = tuple(tr(ROUTES.get(one.purpose, one.purpose), lang) for one in profession.routes)  # fmt: skip
    steps = tuple(one.steps.get(lang) for one in profession.routes)
    return Table(heads, (steps,), (1.0,) * len(heads), strong=False)


def _which(education: Education, lang: Lang) -> str:
    european = trained_in_europe(education)
    rule = tr("The country of training decides which way is yours, never citizenship.", lang)
    if european is None:
        return f"{rule} {tr('Ask the authority which one it is for you.', lang)}"
    way = tr(ROUTES["eu_eea" if european else "other"], lang)
    mine = tr("Your education is from {country}: “{way}”. The authority has the last word on that.", lang, country=capital(education.system(lang)), way=way)  # fmt: skip
    return f"{rule} {mine}"
