"""Every other change of a case: each gives a new case with its line in the timeline, or refuses in words.

Facts are changed while the case is open; a change after the proposal asks for a new one. After a decision facts stand: what
is wrong about them is corrected, with was, now and because (GDPR, Article 16), and what is new reopens the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from msgspec.structs import replace

from credval.casework import verifying
from credval.casework.acts import in_utc
from credval.casework.claims import OF_THE_CASE
from credval.casework.retention import may_erase_at_all, no_rule
from credval.casework.wording import label
from credval.errors import CredvalError
from credval.model.case_words import CaseState, Happening, LegalGround, LetterKind
from credval.model.cases import (
    FORMAT,
    Case,
    CheckedItem,
    Credential,
    Event,
    Job,
    Letter,
    Merit,
    Office,
    Paper,
    Person,
    Protection,
    SectorAnswers,
    Verification,
)
from credval.model.words import EvidenceAnswer
from credval.text import Text, both

_Part = TypeVar("_Part", Credential, Paper, Verification)

_NO_JOB, _NOBODY = Job(), Person()

FACTS_OPEN = frozenset(CaseState) - {
    CaseState.DECIDED,
    CaseState.OBJECTION,
    CaseState.CLOSED,
    CaseState.ERASED,
}
"""States in which facts may be written."""


class EditRefusedError(CredvalError):
    """A change that may not be made: why, and what to do instead. The case is as it was."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)

    def __reduce__(self) -> tuple[type[EditRefusedError], tuple[Text]]:
        return type(self), (Text(self.sv, self.en),)


def opened(
    id_: str, number: str, by: str, at: datetime, *, job: Job = _NO_JOB, person: Person = _NOBODY
) -> Case:
    """A new case, a draft. ``id_`` is random and ``number`` the office's: neither is made here."""
    at = in_utc(at)
    case = Case(
        id=id_, number=number, opened_at=at, opened_by=by, person=person, job=replace(job, requirement=None)
    )
    case = changed(case, by, at, Happening.CREATED)
    return case if job.requirement is None else write_job(case, by, at, job)


def changed(case: Case, by: str, at: datetime, what: Happening, note: str = "", **fields: Any) -> Case:
    """The case with ``fields`` and a line in the timeline. Raises EditRefusedError for an erased case."""
    if case.state is CaseState.ERASED:
        raise EditRefusedError(both("The case is erased. Nothing can be done with it any more."))
    if not by.strip():
        raise EditRefusedError(both("Say who does this: no name was given."))
    line = Event(at=in_utc(at), by=by, what=what.value, state=case.state, note=note)
    return replace(case, events=(*case.events, line), **fields)


def write_job(case: Case, by: str, at: datetime, job: Job, because: str = "") -> Case:
    """The post. Another requirement is signed and dated, and once an education is described it needs a reason."""
    _facts_open(case)
    if job.requirement == case.job.requirement:
        job = replace(job, written_at=case.job.written_at, written_by=case.job.written_by)
        return changed(case, by, at, Happening.EDITED, job=job)
    if case.job.requirement is not None and case.credentials and not because.strip():
        raise EditRefusedError(
            both(
                "The requirement is set before candidates are judged. Write why it is changed now; the same then holds for every candidate."
            )
        )
    job = replace(job, written_at=in_utc(at), written_by=by)
    return changed(case, by, at, Happening.REQUIREMENT_WRITTEN, because.strip(), job=job)


def write_person(case: Case, by: str, at: datetime, person: Person) -> Case:
    """Who it is, until something was proposed; from then on it is corrected (`correcting.correct`)."""
    _facts_open(case)
    if case.proposals:
        raise EditRefusedError(
            both("Something was proposed for this person. Correct the detail, with what it was and why.")
        )
    return changed(case, by, at, Happening.EDITED, person=person)


def write_credential(case: Case, by: str, at: datetime, credential: Credential) -> Case:
    """One education, new or in the place of the one with its id. Person, requirement and stage are the case's."""
    _facts_open(case)
    claim = {key: value for key, value in credential.claim.items() if key not in OF_THE_CASE}
    put = _put(case.credentials, replace(credential, claim=claim))
    return changed(case, by, at, Happening.CREDENTIAL_WRITTEN, credential.id, credentials=put)


def remove_credential(case: Case, by: str, at: datetime, id_: str) -> Case:
    """Take an education out, and its planned look-ups; what was asked stays on record."""
    _facts_open(case)
    _find(case.credentials, id_)
    rest = tuple(one for one in case.credentials if one.id != id_)
    kept = tuple(one for one in case.verifications if one.credential != id_ or one.asked_on)
    return changed(case, by, at, Happening.CREDENTIAL_REMOVED, id_, credentials=rest, verifications=kept)


def write_merits(case: Case, by: str, at: datetime, merits: Iterable[Merit]) -> Case:
    """Experience and other merits, all of them."""
    return changed(case, by, at, Happening.EDITED, merits=tuple(merits))


def add_paper(case: Case, by: str, at: datetime, paper: Paper) -> Case:
    """A paper that came. After closing the case is reopened first; after a decision it may come with an objection."""
    if case.state is CaseState.CLOSED:
        raise EditRefusedError(both("The case is closed. Reopen it to add a paper."))
    paper = replace(paper, identity=paper.identity or paper.kind == "identity")
    return changed(case, by, at, Happening.PAPER_ADDED, paper.id, papers=_put(case.papers, paper))


def remove_paper(case: Case, by: str, at: datetime, id_: str, *, office: Office) -> Case:
    """The bytes go, and the name of the file; that there was a paper stays. The bytes are the store's to erase.

    A public body removes nothing without naming its rule.
    """
    if not may_erase_at_all(office):
        raise EditRefusedError(no_rule(office))
    gone = replace(_find(case.papers, id_), name="", removed_on=in_utc(at).date())
    return changed(case, by, at, Happening.PAPER_REMOVED, id_, papers=_put(case.papers, gone))


def check(case: Case, by: str, at: datetime, item: CheckedItem) -> Case:
    """Answer an item of a checklist, or of the undocumented path."""
    signed = replace(item, by=by, on=in_utc(at).date())
    rest = tuple(one for one in case.checklist if one.item != item.item)
    return changed(case, by, at, Happening.CHECKED, item.item, checklist=(*rest, signed))


def answer_sectors(
    case: Case, by: str, at: datetime, given: Mapping[str, Mapping[str, str | float]], edition: str
) -> Case:
    """The answers to the questions of sector packs, all of them: pack -> fact -> answer. No outcome hangs on them.

    Answers of a pack that are the same as before keep who gave them and when.
    """
    before = {one.pack: one for one in case.sectors}
    new = tuple(
        before[pack]
        if pack in before and before[pack].given == dict(facts)
        else SectorAnswers(pack=pack, given=dict(facts), edition=edition, by=by, on=in_utc(at).date())
        for pack, facts in sorted(given.items())
        if facts
    )
    return changed(case, by, at, Happening.SECTOR_ANSWERED, sectors=new, format=FORMAT)


def plan_look_up(case: Case, by: str, at: datetime, planned: Verification) -> Case:
    """Put a look-up on the list (`verifying.planned`)."""
    _not_closed(case)
    _find(case.credentials, planned.credential)
    bare = replace(planned, asked_on=None, answer=None, answered_on=None)
    put = _put(case.verifications, bare)
    return changed(case, by, at, Happening.LOOK_UP_PLANNED, planned.id, verifications=put)


def drop_look_up(case: Case, by: str, at: datetime, id_: str) -> Case:
    """Take a look-up off the list that was never asked."""
    one = _find(case.verifications, id_)
    if one.asked_on:
        raise EditRefusedError(
            both("{body} was asked: that stays on record. Write down that no answer came.", body=one.body)
        )
    rest = tuple(other for other in case.verifications if other.id != id_)
    return changed(case, by, at, Happening.LOOK_UP_DROPPED, id_, verifications=rest)


def consent(case: Case, by: str, at: datetime, id_: str, on: date | None) -> Case:
    """The day on which the candidate consented to this look-up; None: the consent is withdrawn."""
    what = Happening.CONSENT_GIVEN if on else Happening.CONSENT_WITHDRAWN
    return _look_up(case, by, at, id_, what, consent_on=on)


def ask(case: Case, by: str, at: datetime, id_: str, reference: str = "", on: date | None = None) -> Case:
    """The look-up was made, or the body asked, by ``by``; again, if it was before."""
    _not_closed(case)
    one = _find(case.verifications, id_)
    if verifying.lacks_consent(case, one):
        raise EditRefusedError(_without_consent(case, one))
    if one.answer:
        raise EditRefusedError(both("{body} has answered already. Plan a new look-up.", body=one.body))
    return _look_up(
        case, by, at, id_, Happening.ASKED,
        asked_on=on or in_utc(at).date(), by=by, reference=reference.strip() or one.reference,
    )  # fmt: skip


def answer(
    case: Case,
    by: str,
    at: datetime,
    id_: str,
    says: EvidenceAnswer,
    *,
    on: date | None = None,
    reference: str = "",
    came_from: str = "",
    note: str = "",
) -> Case:
    """What was answered. One that came from elsewhere than the official domain is noted, and is no answer.

    ``came_from``: the address or domain of the answer, where it is known.
    """
    one = _find(case.verifications, id_)
    if not one.asked_on:
        raise EditRefusedError(both("Write down first when {body} was asked, and by whom.", body=one.body))
    if says is not EvidenceAnswer.NO_ANSWER and verifying.lacks_consent(case, one):
        raise EditRefusedError(
            both("No consent stands for this look-up, so what {body} says may not be used. Write down the day of the candidate's consent first; if there is none, write that no answer came.", body=one.body)
        )  # fmt: skip
    note = note.strip() or one.note
    if not verifying.is_official(one, came_from):
        elsewhere = tuple(
            dict.fromkeys((*one.answers_elsewhere, verifying.domain_of(came_from) or came_from.strip()))
        )
        return _look_up(
            case, by, at, id_, Happening.ANSWERED_ELSEWHERE, answers_elsewhere=elsewhere, note=note
        )
    day = on or in_utc(at).date()
    if day < one.asked_on:
        raise EditRefusedError(
            both("The answer is dated before the question ({day}). Check both days.", day=one.asked_on.isoformat())
        )  # fmt: skip
    return _look_up(
        case, by, at, id_, Happening.ANSWERED,
        answer=says, answered_on=day, reference=reference.strip() or one.reference, note=note,
    )  # fmt: skip


def _without_consent(case: Case, one: Verification) -> Text:
    if verifying.goes_outside(case, one):
        return both(
            "{body} is outside the EU and the EEA, and something about the candidate is sent there: it may be asked only with the candidate's consent. Let the candidate sign it, and write down its day.",
            body=one.body,
        )
    return both(
        "{body} may be asked only with the candidate's consent. Let the candidate sign it, and write down its day.",
        body=one.body,
    )


def letter(case: Case, by: str, at: datetime, kind: LetterKind, language: str, credential: str = "") -> Case:
    """A letter was made. The notice also says that the candidate was told."""
    made = Letter(kind=kind, language=language, at=in_utc(at), by=by, credential=credential)
    protection = case.protection
    if kind is LetterKind.NOTICE and protection.told_on is None:
        protection = replace(protection, told_on=in_utc(at).date())
    return changed(
        case, by, at, Happening.LETTER, kind.value, letters=(*case.letters, made), protection=protection
    )


def told(case: Case, by: str, at: datetime, on: date) -> Case:
    """The candidate was given the notice in another way, on a day."""
    return changed(
        case, by, at, Happening.TOLD, on.isoformat(), protection=replace(case.protection, told_on=on)
    )


def purpose(case: Case, by: str, at: datetime, purpose: str, ground: LegalGround | None) -> Case:
    """Purpose and legal ground of this case; empty: the office's own."""
    protection = replace(case.protection, purpose=purpose.strip(), ground=ground)
    return changed(case, by, at, Happening.EDITED, protection=protection)


def keep_longer(case: Case, by: str, at: datetime, until: date | None, because: str = "") -> Case:
    """Keep the case beyond its day, for a reason; ``until`` None gives the day back to the clock."""
    if until and not because.strip():
        raise EditRefusedError(both("Write why the case is kept longer, for example an ongoing dispute."))
    held = Protection(
        purpose=case.protection.purpose,
        ground=case.protection.ground,
        told_on=case.protection.told_on,
        keep_longer_until=until,
        keep_longer_because=because.strip() if until else "",
    )
    note = f"{until.isoformat()}: {because.strip()}" if until else ""
    return changed(case, by, at, Happening.KEPT_LONGER, note, protection=held)


def _look_up(case: Case, by: str, at: datetime, id_: str, what: Happening, /, **fields: Any) -> Case:
    put = _put(case.verifications, replace(_find(case.verifications, id_), **fields))
    return changed(case, by, at, what, id_, verifications=put)


def _facts_open(case: Case) -> None:
    if case.state not in FACTS_OPEN:
        raise EditRefusedError(
            both(
                "The case is {state}: its facts stand. Correct a fact that is wrong, or reopen the case.",
                state=label(case.state),
            )
        )


def _not_closed(case: Case) -> None:
    if case.state is CaseState.CLOSED:
        raise EditRefusedError(both("The case is closed. Reopen it first."))


def _put(parts: tuple[_Part, ...], new: _Part) -> tuple[_Part, ...]:
    """With ``new`` in the place of the part with its id, else at the end."""
    if all(one.id != new.id for one in parts):
        return parts + (new,)  # noqa: RUF005  # mypy loses the kind of part in a starred tuple
    return tuple(new if one.id == new.id else one for one in parts)


def _find(parts: tuple[_Part, ...], id_: str) -> _Part:
    for one in parts:
        if one.id == id_:
            return one
    raise EditRefusedError(both("“{id}” is not in this case any more. Load the case again.", id=id_))
