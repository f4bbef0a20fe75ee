"""What does an applicant who was not chosen get to know of the one who was? Education, experience, other merits. No more.

Discrimination Act (2008:567), chapter 2, section 4. It goes to somebody else than the person it is about: it carries no
number of the case, only that of the recruitment, and none of the person's data but the merits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from credval.casework.merits import Education, MeritInformation
from credval.model.cases import Job, Office
from credval.reports.blocks import Block, Facts, Paragraph, Plan, Points, Section, Style, Table
from credval.reports.letters import NAMES_COUNTERPART, LetterRefusedError, job_of, paragraphs
from credval.text import Lang, Text, both, plural, tr

Titles = Mapping[str, Text]
"""Of Swedish qualifications, entries of the rulebook and fields, by id or code."""


def merits(
    office: Office,
    job: Job,
    given: MeritInformation,
    titles: Titles,
    lang: Lang,
    day: date,
    *,
    to: str = "",
    signed: str = "",
    own: str = "",
    looked_at: bool = False,
) -> Plan:
    """The information, to be sent to whoever asked (``to``).

    Raises LetterRefusedError while a line may name the person, unless somebody has ``looked_at`` it.
    """
    if given.mind and not looked_at:
        raise LetterRefusedError(_minding(given.mind))
    sections = (
        _head(job, lang, day, to),
        *_sections(given, titles, lang),
        _closing(office, lang, signed, own),
    )
    running = " · ".join(one for one in (office.name, job_of(job)) if one)
    return Plan(tr("Information on merits", lang), lang, office.name, running, day.isoformat(), sections)


def _minding(mind: tuple[Text, ...]) -> Text:
    said = mind[0]
    for one in mind[1:]:
        said = both("{first} {second}", first=said, second=one)
    return said


def _head(job: Job, lang: Lang, day: date, to: str) -> Section:
    rows = (
        (tr("To", lang), to),
        (tr("The job", lang), job_of(job)),
        (tr("Date", lang), day.isoformat()),
    )
    told = tr("You have asked about the person who was called to the interview or got the job. By the Discrimination Act (2008:567), chapter 2, section 4, you have the right to know that person's education, professional experience and other merits. Nothing else about the person is given out.", lang)  # fmt: skip
    return Section("", (Facts(tuple(row for row in rows if row[1])), Paragraph(told)))


def _sections(given: MeritInformation, titles: Titles, lang: Lang) -> Iterator[Section]:
    nothing = Paragraph(tr("Nothing is noted.", lang))
    education = _table(given.education, titles, lang) if given.education else nothing
    yield Section(tr("Education", lang), (education,))
    yield Section(tr("Professional experience", lang), (_listed(given.experience, nothing),))
    yield Section(tr("Other merits", lang), (_listed(given.other, nothing),))


def _listed(lines: tuple[str, ...], nothing: Block) -> Block:
    return Points(lines) if lines else nothing


def _table(education: tuple[Education, ...], titles: Titles, lang: Lang) -> Table:
    heads = (
        tr("Education", lang),
        tr("Field and length", lang),
        tr("Awarded", lang),
        tr("Comparable to", lang),
    )
    rows = tuple(
        (
            _named(one.qualification, titles, lang),
            _extent(one, titles, lang) or "–",
            one.awarded or "–",
            _compared(one, titles, lang),
        )
        for one in education
    )
    return Table(heads, rows, (3.2, 2.8, 1.2, 2.8))


def _named(key: str, titles: Titles, lang: Lang) -> str:
    """A title in words, never an id: that of an entry says the country."""
    return titles[key].get(lang) if key in titles else key or "–"


def _extent(one: Education, titles: Titles, lang: Lang) -> str:
    parts = [_named(one.field, titles, lang)] if one.field else []
    if one.years is not None:
        parts.append(_years(one.years, lang))
    if one.credits is not None:
        parts.append(f"{one.credits:g} {one.credit_unit}".strip())
    return ", ".join(parts)


def _years(years: float, lang: Lang) -> str:
    if years == int(years):
        return plural("one year", "{n} years", int(years), lang)
    return tr("{years} years", lang, years=f"{years:g}".replace(".", "," if lang is Lang.SV else "."))


def _compared(one: Education, titles: Titles, lang: Lang) -> str:
    """The Swedish qualification alone: the word of an outcome is no merit."""
    named = one.outcome in NAMES_COUNTERPART and one.counterpart
    return _named(one.counterpart, titles, lang) if named else "–"


def _closing(office: Office, lang: Lang, signed: str, own: str) -> Section:
    names = "\n".join(one for one in (signed, office.name) if one)
    rest = (Paragraph(names, Style.LEAD),) if names else ()
    return Section("", (*paragraphs(own), Paragraph(tr("Kind regards", lang)), *rest))
