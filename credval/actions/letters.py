"""A case becomes a letter: it is joined with the office, the results and the rulebook, set as PDF, and written down.

Nothing is left in folders of the system: a letter is bytes, and whoever asked for it says where they go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from credval.actions import letter_parts
from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook
from credval.actions.reporting import file_name
from credval.casework import editing, verifying
from credval.casework.merits import merits
from credval.casework.roles import Right
from credval.errors import CredvalError
from credval.model.case_words import CaseState, LetterKind
from credval.model.cases import Case
from credval.reports.blocks import Plan
from credval.reports.candidate_letter import candidate, referral
from credval.reports.consent_letter import consent
from credval.reports.letters import Check, Education, Matter
from credval.reports.letters_notice import notice
from credval.reports.letters_outcome import outcome
from credval.reports.letters_requests import hold, request_for_papers, undocumented
from credval.reports.merit_letter import merits as merit_letter
from credval.reports.task_sheet import task_sheet
from credval.text import Lang, Text, both

_OF_RESULTS = frozenset(
    {LetterKind.OUTCOME, LetterKind.CANDIDATE, LetterKind.REFERRAL, LetterKind.REQUEST_FOR_PAPERS}
)
"""Letters that speak of what the rulebook says of the credentials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which letter is wanted, and what it needs beside the case."""

    kind: LetterKind
    lang: Lang | None = None
    """None: the language that the candidate reads."""
    credential: str = ""
    """Id; empty: all of them, for a letter about one the first that fits."""
    look_up: str = ""
    """Id, for consent and task sheet; empty: those that wait for an answer, for consent the first that lacks it."""
    until: date | None = None
    """By when papers are asked for, or until when the candidate hears again; None: two weeks from now."""
    own: str = ""
    """The office's own paragraph; an empty line parts paragraphs."""
    signed: str = ""
    """The name under the letter; empty: only the office's."""
    to: str = ""
    """Merits only: who asked."""
    looked_at: bool = False
    """Merits only: a line that may name the person was looked at, and does not."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter: as plain data to show, and as PDF to keep or send. ``case`` is the case with the letter noted."""

    kind: LetterKind
    lang: Lang
    plan: Plan
    pdf: bytes
    file_name: str
    case: Case


class NoSuchPartError(CredvalError):
    """An education or a look-up that is not in the case: what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)

    def __reduce__(self) -> tuple[type[NoSuchPartError], tuple[Text]]:
        return type(self), (Text(self.sv, self.en),)


def preview(casebook: Casebook, book: OpenBook, case: Case, wish: Wish) -> Written:
    """The letter, without noting that it was made. Raises LetterRefusedError, NotAllowedError, StoreError."""
    from credval.reports.pdf import pdf

    casebook.expect(_right(wish.kind))
    lang = wish.lang or Lang(case.person.language)
    plan = _plan(casebook, book, case, wish, lang)
    return Written(wish.kind, lang, plan, pdf(plan), _name(case, wish.kind, lang), case)


def write(casebook: Casebook, book: OpenBook, case: Case, wish: Wish) -> Written:
    """The letter, noted in the case and saved there. Raises as `preview`, and ConflictError, EditRefusedError."""
    made = preview(casebook, book, case, wish)
    noted = casebook.edit(
        case, editing.letter, wish.kind, made.lang.value, wish.credential, right=_right(wish.kind)
    )
    return Written(made.kind, made.lang, made.plan, made.pdf, made.file_name, noted)


def _right(kind: LetterKind) -> Right:
    return Right.DISCLOSE_MERITS if kind is LetterKind.MERITS else Right.WRITE_LETTERS


def _name(case: Case, kind: LetterKind, lang: Lang) -> str:
    """Names nobody; that of the merits, which goes to somebody else, not even the case."""
    about = case.job.reference if kind is LetterKind.MERITS else case.number
    return f"{file_name(' '.join(one for one in (about, kind.value, lang.value) if one))}.pdf"


def _plan(casebook: Casebook, book: OpenBook, case: Case, wish: Wish, lang: Lang) -> Plan:
    if case.state is CaseState.ERASED:
        raise editing.EditRefusedError(both("The case is erased. Nothing can be done with it any more."))
    if wish.kind is LetterKind.MERITS:
        return _merits(casebook, book, case, wish, lang)
    matter = _matter(casebook, book, case, wish, lang)
    return _PLANS[wish.kind](matter, replace(wish, until=wish.until or casebook.today + verifying.PATIENCE))


def _matter(casebook: Casebook, book: OpenBook, case: Case, wish: Wish, lang: Lang) -> Matter:
    shown = casebook.shown(case)
    results = letter_parts.results(casebook, book, shown) if wish.kind in _OF_RESULTS else {}
    return Matter(
        case=shown,
        office=casebook.office,
        lang=lang,
        day=casebook.today,
        signed=wish.signed,
        own=wish.own,
        educations=letter_parts.educations(book, shown, results),
    )


def _chosen(matter: Matter, wish: Wish) -> tuple[Education, ...]:
    if not wish.credential:
        return matter.educations
    found = tuple(one for one in matter.educations if one.credential.id == wish.credential)
    if not found:
        raise _gone(wish.credential)
    return found


def _first(matter: Matter, wish: Wish, fits: Callable[[Education], bool]) -> Education:
    """The chosen education, else the first that fits, else the first: the letter itself says what it lacks."""
    chosen = _chosen(matter, wish)
    if not chosen:
        raise NoSuchPartError(both("No education is described in this case yet. Describe it first."))
    return next((one for one in chosen if fits(one)), chosen[0])


def _is_decided(one: Education) -> bool:
    return one.decision is not None


def _is_regulated(one: Education) -> bool:
    return one.profession is not None


def _checks(matter: Matter, wish: Wish) -> tuple[Check, ...]:
    """The look-up that was chosen, else all that have no answer."""
    case = matter.case
    wanted = [one for one in case.verifications if one.id == wish.look_up] if wish.look_up else [one for one in case.verifications if not one.answer]  # fmt: skip
    if wish.look_up and not wanted:
        raise _gone(wish.look_up)
    by_id = {one.credential.id: one for one in matter.educations}
    return tuple(letter_parts.check(one, by_id[one.credential], matter.day) for one in wanted if one.credential in by_id)  # fmt: skip


def _consenting(matter: Matter, wish: Wish) -> Check:
    found = _checks(matter, wish)
    if not found:
        raise NoSuchPartError(both("No look-up is planned that waits for an answer. Plan one first."))
    about_person = [one for one in found if not verifying.names_nobody(one.one)] or found
    return next(
        (one for one in about_person if verifying.lacks_consent(matter.case, one.one)), about_person[0]
    )


def _until(wish: Wish) -> date:
    assert wish.until is not None
    return wish.until


def _merits(casebook: Casebook, book: OpenBook, case: Case, wish: Wish, lang: Lang) -> Plan:
    return merit_letter(
        casebook.office,
        case.job,
        merits(case),
        dict(letter_parts.titles(book, case, letter_parts.results(casebook, book, case))),
        lang,
        casebook.today,
        to=wish.to,
        signed=wish.signed,
        own=wish.own,
        looked_at=wish.looked_at,
    )


def _gone(id_: str) -> NoSuchPartError:
    return NoSuchPartError(both("“{id}” is not in this case any more. Load the case again.", id=id_))


_PLANS: Mapping[LetterKind, Callable[[Matter, Wish], Plan]] = {
    LetterKind.NOTICE: lambda matter, wish: notice(matter),
    LetterKind.REQUEST_FOR_PAPERS: lambda matter, wish: request_for_papers(matter, _chosen(matter, wish), _until(wish)),
    LetterKind.CONSENT: lambda matter, wish: consent(matter, _consenting(matter, wish)),
    LetterKind.HOLD: lambda matter, wish: hold(matter, _until(wish)),
    LetterKind.OUTCOME: lambda matter, wish: outcome(matter, _first(matter, wish, _is_decided)),
    LetterKind.REFERRAL: lambda matter, wish: referral(matter, _first(matter, wish, _is_regulated)),
    LetterKind.UNDOCUMENTED: lambda matter, wish: undocumented(matter, _chosen(matter, wish)),
    LetterKind.CANDIDATE: lambda matter, wish: candidate(matter),
    LetterKind.TASK_SHEET: lambda matter, wish: task_sheet(matter, _checks(matter, wish)),
}  # fmt: skip
"""Every kind but the merits, which are about the person of the case and go to somebody else."""
