"""How does a candidate say yes to one question to one body: what is sent, to whom, why, and how is it taken back?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.casework.verifying import adequacy, is_outside, names_nobody
from credval.reports.blocks import Block, Facts, Form, Paragraph, Plan, Points, Section
from credval.reports.letters import (
    Check,
    LetterRefusedError,
    Matter,
    addressee,
    contact,
    letter,
    section,
)
from credval.text import Lang, both, tr


def consent(matter: Matter, check: Check) -> Plan:
    """The form for one look-up, to be signed. Raises LetterRefusedError for a question that names nobody."""
    if names_nobody(check.one):
        raise LetterRefusedError(
            both("This question is about the institution and names nobody: no consent is needed. Ask it without.")
        )  # fmt: skip
    opening = tr("We would like to have a paper of yours confirmed. We ask only if you say yes. Please read this first.", matter.lang)  # fmt: skip
    title = tr("May we ask about your paper?", matter.lang)
    signed = Section(tr("My consent", matter.lang), tuple(_signed(matter, check)), whole=True)
    return letter(matter, title, _sections(matter, check), [Paragraph(opening)], [signed])


def _sections(matter: Matter, check: Check) -> Iterator[Section]:
    lang = matter.lang
    yield section(matter, tr("What we would ask", lang), Facts(tuple(asked_rows(check, lang))), *_abroad(check, lang))  # fmt: skip
    yield section(matter, tr("You choose", lang), Points(_choice(matter)))
    if check.task:
        yield section(matter, tr("If nothing is found", lang), _not_found(check, lang))


def asked_rows(check: Check, lang: Lang) -> Iterator[tuple[str, str]]:
    """Whom, where, what for, what is sent, what it costs and how long it takes, as far as it is known."""
    one, task = check.one, check.task
    yield tr("About", lang), check.education.named(lang)
    body = check.education.body_with_native(one, lang)
    yield tr("Who is asked", lang), body
    if task and not body.startswith(task.name.get(lang)):
        yield tr("By which way", lang), task.name.get(lang)
    if one.domain:
        yield tr("Official address", lang), one.domain
    if task:
        yield tr("What they can confirm", lang), task.confirms.get(lang)
        yield (
            tr("What is sent", lang),
            tr("{needs} Nothing else.", lang, needs=sentence(task.needs.get(lang))),
        )
        yield from published(check, lang)


def published(check: Check, lang: Lang) -> Iterator[tuple[str, str]]:
    """Cost and time as the body publishes them, with the day somebody read it."""
    if check.task is None:
        return
    read = f" {tr('(read {day})', lang, day=check.read.isoformat())}" if check.read else ""
    for what, value in ((tr("Cost", lang), check.task.fee), (tr("Time", lang), check.task.time)):
        if value:
            yield what, f"{value.get(lang).rstrip('.')}{read}."


def sentence(text: str) -> str:
    """With a full stop at its end."""
    return f"{text.rstrip('.')}." if text else ""


def _abroad(check: Check, lang: Lang) -> Iterator[Block]:
    country = check.education.country
    if country is not None and is_outside(country.code, check.one.domain):
        yield Paragraph(
            tr("{country} is outside the EU and the EEA. Other rules for personal data hold there, and the protection may be weaker: whoever is asked learns that you are applying for a job in Sweden, and what is sent may be kept. Say no if that is not safe for you or yours.", lang, country=country.name.text)
        )  # fmt: skip
        yield Paragraph(tr("It is your explicit consent that lets us send it there (GDPR, Article 49.1 a). Without it nothing about you is sent.", lang))  # fmt: skip
        known = adequacy(country.code)
        if known:
            yield Paragraph(known.get(lang))


def _choice(matter: Matter) -> tuple[str, ...]:
    lang, where = matter.lang, contact(matter)
    back = tr("You can take your yes back at any time: write to {where} with the case number. If nobody has been asked yet, nobody is. If somebody has, we use nothing that comes after.", lang, where=where) if where else tr("You can take your yes back at any time: answer this letter. If nobody has been asked yet, nobody is. If somebody has, we use nothing that comes after.", lang)  # fmt: skip
    return (
        tr("It is voluntary. A no is held against nobody, and you need not say why.", lang),
        tr("Without it we go on with what is known, and say openly what is not.", lang),
        tr("Where the body lets you, you can ask yourself and share the answer with us.", lang),
        back,
        tr("What was done before you took it back stays lawful (GDPR, Article 7.3).", lang),
        tr("Your yes holds for this question only. For another one we ask you again.", lang),
    )


def _not_found(check: Check, lang: Lang) -> str:
    assert check.task is not None
    return tr("What it means: {meaning} Not found is not false.", lang, meaning=sentence(check.task.not_found_means.get(lang)))  # fmt: skip


def _signed(matter: Matter, check: Check) -> Iterator[Block]:
    """What is agreed to stands on the sheet that is signed, so that it can be sent back alone."""
    lang, task = matter.lang, check.task
    office = matter.office.name or tr("the employer", lang)
    rows = [
        (tr("Name", lang), addressee(matter)),
        (tr("Case number", lang), matter.case.number),
        (tr("About", lang), check.education.named(lang)),
        (tr("Who is asked", lang), check.education.body_with_native(check.one, lang)),
        (tr("What is sent", lang), sentence(task.needs.get(lang)) if task else ""),
    ]
    yield Facts(tuple(row for row in rows if row[1]))
    yield Paragraph(tr("I agree that {office} asks this body about this education, and sends what is named here. I have read what it means.", lang, office=office))  # fmt: skip
    yield Form(((tr("Place and day", lang), 1), (tr("Signature", lang), 1)))
