"""What do all letters of a case share: whose they are, to whom, about which case, how they begin and end?

A letter is a plan as the report is one, and becomes a PDF by the same way. Each letter stands in a file of its own kind:
`letters_notice`, `letters_requests`, `consent_letter`, `letters_outcome`, `candidate_letter`, `merit_letter`, `task_sheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from credval.casework.verifying import Task
from credval.errors import CredvalError
from credval.model.cases import Case, Credential, Decision, Job, Office, Verification
from credval.model.sweden import Profession
from credval.model.systems import Country
from credval.model.words import Outcome, QualificationKind
from credval.reports.blocks import Block, Facts, Paragraph, Plan, Section, Style
from credval.text import Lang, Text, tr

Rows = tuple[tuple[str, str], ...]

NAMES_COUNTERPART = frozenset({Outcome.COMPARABLE, Outcome.COMPARABLE_NOTE, Outcome.PARTIAL})
"""Outcomes that say what an education is comparable to."""


class LetterRefusedError(CredvalError):
    """A letter that cannot be written: what is missing, and what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)

    def __reduce__(self) -> tuple[type[LetterRefusedError], tuple[Text]]:
        return type(self), (Text(self.sv, self.en),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """One credential of the case, with what the rulebook says of it and what a person decided."""

    credential: Credential
    title: Text
    """As a reader knows it."""
    country: Country | None = None
    result: Mapping[str, Any] | None = None
    """As the engine wrote it: of the proposal that was decided on, else of today."""
    decision: Decision | None = None
    counterpart: Text | None = None
    """What it was decided to be comparable to."""
    profession: Profession | None = None
    """The regulated profession that it leads to, or that the job is."""
    kind: QualificationKind | None = None
    """Of its entry, which says which papers there are; None where the entry is not known."""

    def named(self, lang: Lang) -> str:
        """The title and the country as a reader knows them, then the title in its own script.

        In this order, so that a line runs from the left.
        """
        known = ", ".join(one for one in (self.title.get(lang), self.system(lang)) if one)
        native = str(self.credential.claim.get("qualification_native") or "")
        return " · ".join(one for one in (known, native if native != self.title.get(lang) else "") if one)

    def compared(self, lang: Lang) -> str:
        """What it was decided to be comparable to; a dash where the outcome names nothing."""
        named = self.decision is not None and self.decision.outcome in NAMES_COUNTERPART
        return self.counterpart.get(lang) if named and self.counterpart else "–"

    def body(self, one: Verification, lang: Lang) -> str:
        """The body of a look-up by its name in the country file, in the reader's language."""
        return self._body(one)[0].get(lang)

    def body_with_native(self, one: Verification, lang: Lang) -> str:
        """As `body`, with the name in its own language and script."""
        name, native = self._body(one)
        return " · ".join(dict.fromkeys(part for part in (name.get(lang), native) if part))

    def _body(self, one: Verification) -> tuple[Text, str]:
        known = self.country.authorities.values() if self.country else ()
        name = next((body.name for body in known if body.name.en == one.body), None)
        return (name.text, name.native or "") if name else (Text(one.body, one.body), "")

    def system(self, lang: Lang) -> str:
        """The country of the education system, in words."""
        code = str(self.credential.claim.get("country") or "")
        return self.country.name.text.get(lang) if self.country else code


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A look-up of the case, with what the country file says of its channel."""

    one: Verification
    education: Education
    task: Task | None = None
    """None where the country file does not name the channel."""
    read: date | None = None
    """When somebody read what it costs and how long it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a letter is about. In blind mode the case comes without the person."""

    case: Case
    office: Office
    lang: Lang
    day: date
    signed: str = ""
    own: str = ""
    """What the office adds in its own words; an empty line parts paragraphs."""
    educations: tuple[Education, ...] = ()

    def say(self, message: str, **values: object) -> str:
        """A marked message in the language of the letter."""
        return tr(message, self.lang, **values)


def letter(
    matter: Matter,
    title: str,
    sections: Iterable[Section],
    opening: Iterable[Block] = (),
    forms: Iterable[Section] = (),
    about: Education | None = None,
) -> Plan:
    """A letter to the candidate. ``opening`` stands under to whom and about what it is, ``forms`` after the greeting.

    ``about``: the one education that it is about.
    """
    rows = ((tr("Education", matter.lang), about.named(matter.lang)),) if about else ()
    head = Section("", (Facts((*_addressed(matter), *rows)), *opening))
    return framed(matter, title, (head, *sections, _closing(matter), *forms), _running(matter))


def framed(matter: Matter, title: str, sections: Iterable[Section], running: str) -> Plan:
    """A plan with the name of the office at its head; ``running`` stands at the foot of each page."""
    return Plan(title, matter.lang, matter.office.name, running, matter.day.isoformat(), tuple(sections))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What somebody wrote, parted at empty lines."""
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(Paragraph(part) for part in parts if part)


def section(matter: Matter, heading: str, *blocks: Block | str) -> Section:
    """A section under a finished heading; a text is a paragraph."""
    return Section(heading, tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks))


def contact(matter: Matter) -> str:
    """Where to write to, on one line."""
    written = matter.office.controller or matter.office.name
    return ", ".join(line.strip() for line in written.splitlines() if line.strip())


def job_of(job: Job) -> str:
    """The post with the office's number of the recruitment."""
    return f"{job.title} ({job.reference})" if job.title and job.reference else job.title or job.reference


def addressee(matter: Matter) -> str:
    """The candidate as written; while nobody is to see who it is, what the office calls the person."""
    person = matter.case.person
    return person.name_as_written or person.reference or tr("the candidate", matter.lang)


def _addressed(matter: Matter) -> Rows:
    rows = (
        (tr("To", matter.lang), addressee(matter)),
        (tr("The job", matter.lang), job_of(matter.case.job)),
        *case_rows(matter),
    )
    return tuple((what, value) for what, value in rows if value)


def case_rows(matter: Matter) -> Rows:
    """Number of the case and day."""
    return (
        (tr("Case number", matter.lang), matter.case.number),
        (tr("Date", matter.lang), matter.day.isoformat()),
    )


def _running(matter: Matter) -> str:
    case = tr("Case {number}", matter.lang, number=matter.case.number)
    return " · ".join(part for part in (matter.office.name, case) if part)


def _closing(matter: Matter) -> Section:
    return Section("", (*paragraphs(matter.own), *_farewell(matter)), whole=True)


def _farewell(matter: Matter) -> Iterator[Block]:
    where, number = contact(matter), matter.case.number
    if where:
        asked = tr("Do you have questions? Write to {where} and give the case number {number}.", matter.lang, where=where, number=number)  # fmt: skip
    else:
        asked = tr("Do you have questions? Answer this letter and give the case number {number}.", matter.lang, number=number)  # fmt: skip
    yield Paragraph(asked)
    yield Paragraph(tr("Kind regards", matter.lang))
    signed = [one for one in (matter.signed, matter.office.name) if one]
    if signed:
        yield Paragraph("\n".join(signed), Style.LEAD)
