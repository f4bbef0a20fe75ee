"""How do the checklists of a case look on paper: what was answered, by whom and when, and what is to be done?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.casework.checklists import Area, Asked, OfCase
from credval.model.cases import CheckedItem
from credval.reports.blocks import Facts, Notice, Paragraph, Plan, Points, Section, Style, Table
from credval.reports.letters import Matter, addressee, case_rows, framed, job_of
from credval.text import Lang, mark, tr

ANSWERS = {
    "yes": mark("Yes"),
    "no": mark("No"),
    "unknown": mark("Not known"),
    "not_relevant": mark("Does not matter here"),
}
_SHARES = (4.2, 1.5, 2.8, 1.7)


def checklist(matter: Matter, found: OfCase, edition: str) -> Plan:
    """The answered items by area, what their warning signs ask for, and what is still open."""
    lang = matter.lang
    running = tr("Checklists of case {number}", lang, number=matter.case.number)
    return framed(matter, tr("Checklists", lang), [*_sections(matter, found, edition)], running)


def annex(found: OfCase, edition: str, lang: Lang) -> Iterator[Section]:
    """The checklists as the end of a report: every item that the case needs with its state, and what warning signs ask for."""
    answered = sum(one.is_answered for one in found.items)
    rows = (
        (tr("Edition of the rulebook", lang), edition),
        (tr("Answered", lang), of_them(answered, len(found.items), lang)),
    )
    yield Section(tr("Annex: checklists", lang), (Paragraph(_changes_nothing(lang)), Facts(rows)), 1)
    yield from _tasks(found, lang)
    for area in found.areas:
        yield Section(_heading(area, lang), (_table([_row(one, lang) for one in area.items], lang),))
    if found.former:
        yield _former(found.former, lang)


def _changes_nothing(lang: Lang) -> str:
    return tr(
        "A checklist says what was looked at. No answer here, and no warning sign, changes an outcome.", lang
    )


def _sections(matter: Matter, found: OfCase, edition: str) -> Iterator[Section]:
    lang = matter.lang
    yield Section("", (Notice((_changes_nothing(lang),)), Facts(tuple(_head(matter, found, edition)))))
    yield from _tasks(found, lang)
    for area in found.areas:
        if rows := [_row(one, lang) for one in area.items if one.is_answered or one.is_task]:
            yield Section(_heading(area, lang), (_table(rows, lang),))
    if found.former:
        yield _former(found.former, lang)
    yield from _open(found, lang)


def _tasks(found: OfCase, lang: Lang) -> Iterator[Section]:
    if found.tasks:
        told = Points(tuple(one.task.get(lang) for one in found.tasks))
        yield Section(tr("To do, because of warning signs", lang), (told,))


def _head(matter: Matter, found: OfCase, edition: str) -> Iterator[tuple[str, str]]:
    lang = matter.lang
    yield tr("Candidate, as written", lang), addressee(matter)
    if job := job_of(matter.case.job):
        yield tr("The job", lang), job
    yield from case_rows(matter)
    yield tr("Edition of the rulebook", lang), edition
    answered = sum(one.is_answered for one in found.items)
    yield tr("Answered", lang), of_them(answered, len(found.items), lang)


def of_them(answered: int, items: int, lang: Lang) -> str:
    """So many of so many; never a share."""
    return tr("{answered} of {items}", lang, answered=answered, items=items)


def _heading(area: Area, lang: Lang) -> str:
    return f"{area.checklist.title.get(lang)} ({of_them(area.answered, len(area.items), lang)})"


def _row(one: Asked, lang: Lang) -> tuple[str, ...]:
    """The question with why it is asked, the answer, the note, who gave it."""
    needed = one.needed
    why = needed.because.get(lang) if needed.item.when else ""
    question = "\n".join(part for part in (needed.item.question.get(lang), why) if part)
    return question, *answer_cells(one.answer, lang)


def answer_cells(one: CheckedItem, lang: Lang) -> tuple[str, str, str]:
    """The answer, the note, and who gave it when, under which edition."""
    said = tr(ANSWERS[one.answer], lang) if one.answer in ANSWERS else one.answer
    note = "\n".join(
        part for part in (one.note, tr("Warning sign seen", lang) if one.warning else "") if part
    )
    signed = (one.by, one.on.isoformat() if one.on else "", one.edition)
    return said or tr("Not answered", lang), note or "–", "\n".join(part for part in signed if part) or "–"


def _table(rows: Sequence[tuple[str, ...]], lang: Lang) -> Table:
    heads = (tr("Question", lang), tr("Answer", lang), tr("Note", lang), tr("By, day, edition", lang))
    return Table(heads, tuple(rows), _SHARES, strong=False)


def _former(former: Sequence[CheckedItem], lang: Lang) -> Section:
    """Answers that stay on record although the question does not arise any more."""
    rows = [(one.item, *answer_cells(one, lang)) for one in former]
    told = tr("Asked by an earlier edition, or before the facts of the case changed.", lang)
    return Section(tr("Asked earlier", lang), (Paragraph(told, Style.SMALL), _table(rows, lang)))


def _open(found: OfCase, lang: Lang) -> Iterator[Section]:
    for_now = tuple(one.needed.item.question.get(lang) for one in found.items if not one.is_answered)
    if for_now:
        yield Section(tr("Not answered", lang), (Points(for_now),))
