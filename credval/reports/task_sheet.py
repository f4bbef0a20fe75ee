"""What does whoever makes a look-up need in the hand: whom to ask, where, what for, and lines for the answer?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.casework.verifying import goes_outside, lacks_consent, names_nobody
from credval.reports.blocks import Block, Facts, Form, Notice, Paragraph, Plan, Section
from credval.reports.consent_letter import asked_rows, sentence
from credval.reports.credential import ABOUT
from credval.reports.letters import (
    Check,
    LetterRefusedError,
    Matter,
    case_rows,
    framed,
    paragraphs,
)
from credval.text import both, tr

Rows = Iterator[tuple[str, str]]


def task_sheet(matter: Matter, checks: Sequence[Check]) -> Plan:
    """A sheet for colleagues, one section a look-up. Raises LetterRefusedError where none is planned."""
    if not checks:
        raise LetterRefusedError(both("No look-up is planned that waits for an answer. Plan one first."))
    lang = matter.lang
    sections = [Section("", (_warning(matter), Facts(case_rows(matter))))]
    sections += [_section(matter, one, number) for number, one in enumerate(checks, 1)]
    if matter.own:
        sections.append(Section("", paragraphs(matter.own)))
    running = tr("For the office's own use. Case {number}", lang, number=matter.case.number)
    return framed(matter, tr("Task sheet for look-ups", lang), sections, running)


def _warning(matter: Matter) -> Notice:
    lang = matter.lang
    return Notice(
        (
            tr("Take the address from here, never from the paper.", lang),
            tr("An answer counts only if it comes from the official domain. Check the address line before you type anything.", lang),
            tr("Not found is not false, and no answer is no answer. Write down what came, not what you think of it.", lang),
        )
    )  # fmt: skip


def _section(matter: Matter, check: Check, number: int) -> Section:
    lang = matter.lang
    heading = (
        f"{number}. {tr(ABOUT[check.one.about], lang)}: {check.education.body_with_native(check.one, lang)}"
    )
    rows = (*asked_rows(check, lang), *_more(matter, check), *_needed(matter, check))
    blocks: list[Block] = [Facts(rows)]
    if not check.one.domain:
        blocks.append(Paragraph(tr("The rulebook names no domain: find the address yourself, independently of the paper, and write down where you found it.", lang)))  # fmt: skip
    return Section(heading, (*blocks, _form(matter)), whole=True)


def _more(matter: Matter, check: Check) -> Rows:
    lang, one, task = matter.lang, check.one, check.task
    if task and task.who_may_ask:
        yield tr("Who may ask", lang), task.who_may_ask.get(lang)
    if task:
        yield tr("If nothing is found", lang), sentence(task.not_found_means.get(lang))
    yield tr("Consent", lang), _consent(matter, check)
    if one.asked_on:
        yield tr("Asked before", lang), f"{one.asked_on.isoformat()}, {one.by}"
    yield tr("Our reference", lang), one.reference or matter.case.number


def _consent(matter: Matter, check: Check) -> str:
    one, lang = check.one, matter.lang
    if lacks_consent(matter.case, one):
        needed = tr("NEEDED AND NOT GIVEN. Do not ask before the candidate has signed.", lang)
        outside = tr("The question goes outside the EU and the EEA (GDPR, Article 49.1 a).", lang)
        return f"{needed} {outside}" if goes_outside(matter.case, one) else needed
    if names_nobody(one):
        return tr("Not needed for this question: nothing about the person is sent", lang)
    if one.consent_on:
        return tr("Given on {day}, for this question only", lang, day=one.consent_on.isoformat())
    return tr("Not needed for this question", lang)


def _needed(matter: Matter, check: Check) -> Rows:
    """The facts that the question needs; of the person only where it is about the person's paper."""
    lang, claim, person = matter.lang, check.education.credential.claim, matter.case.person
    yield tr("Institution, as written", lang), str(claim.get("institution") or "–")
    yield tr("Awarded", lang), str(claim.get("award_date") or "–")
    if names_nobody(check.one):
        yield tr("The person", lang), tr("Not needed: name nobody.", lang)
        return
    yield tr("Name, as written", lang), person.name_as_written or "–"
    if person.other_names:
        yield tr("Other names", lang), "\n".join(person.other_names)
    if person.born_as_written:
        yield tr("Born, as written", lang), person.born_as_written


def _form(matter: Matter) -> Form:
    lang = matter.lang
    return Form(
        (
            (tr("Answer: confirmed / denied / not found / no answer", lang), 1),
            (tr("What exactly was confirmed or denied, in the words of the body", lang), 2),
            (tr("Reference of the answer · domain or address that it came from", lang), 1),
            (tr("Day · by", lang), 1),
        )
    )
