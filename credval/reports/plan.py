"""What stands in the report about a person's education, in which order and words?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from credval.assessment.wording import label
from credval.model.systems import Country
from credval.reports import attached
from credval.reports.blocks import Attachment, Facts, Notice, Paragraph, Plan, Section, Style, Table
from credval.reports.case import CaseHeader, Credential, Decision, stage_text
from credval.reports.closing import closing
from credval.reports.credential import credential_sections, facts_of, name_of, title_of, trace_section
from credval.reports.pictures import ladders, studies
from credval.reports.sources import Sources
from credval.text import Lang, tr


def plan(
    header: CaseHeader,
    credentials: Sequence[Credential],
    lang: Lang,
    *,
    sweden: Country | None = None,
    highest: int | None = None,
    decisions: Sequence[Decision] = (),
    annexes: Iterable[Section] = (),
) -> Plan:
    """The report as plain data: pure, the same every time. At least one credential.

    ``sweden`` gives the ladder that stands beside each country's; ``highest`` is the place (from 0) of the highest
    completed credential, where one can be named; ``annexes`` stand after everything else. Raises ValueError without credentials.
    """
    if not credentials:
        raise ValueError("A report needs at least one credential.")
    sources = Sources(one.result for one in credentials)
    data = attached.assessment(credentials, header.day)
    sections = [_opening(header, credentials, lang)]
    if len(credentials) > 1:
        sections.append(_overview(credentials, highest, lang))
    for number, one in enumerate(credentials, 1):
        sections.extend(credential_sections(one, lang, sources, number if len(credentials) > 1 else None))
        if len(credentials) == 1:
            sections.extend(_standing(credentials, lang, header.day, sweden))
        if not one.result["error"]:
            sections.append(trace_section(one, lang, sources))
    if len(credentials) > 1:
        sections.extend(_together(credentials, lang, header.day, sweden))
    sections.extend(closing(credentials, data, sources, lang, decisions))
    sections.extend(annexes)
    return Plan(
        title=tr("Report: the employer's own comparison", lang),
        lang=lang,
        office=header.office,
        running=_running(header, lang),
        day=header.day.isoformat(),
        sections=tuple(sections),
        attachment=Attachment(attached.NAME, data, tr("The whole assessment as data (JSON)", lang)),
    )


def official_way(credentials: Sequence[Credential], lang: Lang) -> str:
    """The step that names UHR's free statement; empty where UHR does not assess, so that nobody is sent there."""
    for one in credentials:
        for step in one.result["next_steps"]:
            if "UHR" in step["en"] and "free of charge" in step["en"]:
                return str(step[lang.value])
    return ""


def _opening(header: CaseHeader, credentials: Sequence[Credential], lang: Lang) -> Section:
    way = official_way(credentials, lang)
    not_this = tr(
        "This is not a statement from UHR, not a Swedish degree and not a decision on the right to practise a profession.",
        lang,
    )
    alone = credentials[0] if len(credentials) == 1 else None
    rows = [*_person(header, lang), *(facts_of(alone, lang) if alone else ()), *_work(header, lang)]
    return Section("", (Notice((not_this, way) if way else (not_this,)), Facts(tuple(rows))))


def _person(header: CaseHeader, lang: Lang) -> Iterator[tuple[str, str]]:
    yield tr("Candidate, as written", lang), header.candidate or tr("not given", lang)
    if header.reference:
        yield tr("Reference", lang), header.reference
    if header.job:
        yield tr("The job", lang), header.job


def _work(header: CaseHeader, lang: Lang) -> Iterator[tuple[str, str]]:
    yield tr("Stage", lang), stage_text(header.stage).get(lang)
    by = header.prepared_by
    yield tr("Assessed", lang), f"{header.day.isoformat()}, {by}" if by else header.day.isoformat()


def _overview(credentials: Sequence[Credential], highest: int | None, lang: Lang) -> Section:
    rows = tuple(
        (f"{number}. {title_of(one, lang)}", label(one.result["outcome"] or "", lang), _compared(one, lang))
        for number, one in enumerate(credentials, 1)
    )
    heads = (
        tr("Credential", lang),
        tr("Outcome", lang),
        tr("A qualification of this kind compares to", lang),
    )
    if highest is None:
        told = tr("Which completed credential is the highest cannot be named yet.", lang)
    else:
        told = tr("Highest completed: {title}.", lang, title=title_of(credentials[highest], lang))
    apart = tr("Each credential has its own result. Years are never added up to a degree.", lang)
    along = studies(credentials, [name_of(one) for one in credentials], lang)
    return Section(
        tr("All credentials", lang),
        (Table(heads, rows, (4, 3, 3)), Paragraph(told, Style.LEAD), Paragraph(apart), along),
    )


def _standing(
    credentials: Sequence[Credential], lang: Lang, on: date, sweden: Country | None
) -> Iterator[Section]:
    drawn = tuple(ladders(credentials, lang, on, sweden))
    if drawn:
        yield Section(tr("Where it stands there and here", lang), drawn)


def _together(
    credentials: Sequence[Credential], lang: Lang, on: date, sweden: Country | None
) -> Iterator[Section]:
    """What holds for all credentials, under a heading of its own after the last of them."""
    yield Section(tr("For all credentials", lang), (), 1)
    yield from _standing(credentials, lang, on, sweden)


def _compared(one: Credential, lang: Lang) -> str:
    shown = one.result["comparability"]
    if not shown or not shown["certain"] or not shown["destinations"]:
        return tr("not named yet", lang)
    return ", ".join(destination["title"][lang.value] for destination in shown["destinations"])


def _running(header: CaseHeader, lang: Lang) -> str:
    told = tr("The employer's own comparison. Not a statement from UHR.", lang)
    return f"{told} {header.reference}".strip()
