"""What does an office keep of one recruitment: the job, the person, papers, checks, proposals and the decision?

A case is a value: every change makes a new one. What was concluded (`Proposal`, `Decision`) and what happened (`Event`)
is only ever added to. Names stand as written, in any script, never split into first and last; dates of papers stand as
written beside their calendar. Instants are aware and in UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from credval.model.case_words import CaseState, FourEyes, LegalGround, LetterKind, MeritKind, OfficeKind
from credval.model.words import EvidenceAbout, EvidenceAnswer, Outcome, Rule

FORMAT = 2
"""Of the kept form; a higher number is refused in words by an older program. 1: without `sectors`."""


class _Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of a case: immutable, compared by content, written without its defaults."""


class Office(_Value, frozen=True, kw_only=True):
    """Who keeps the cases, and by which policy. Months are calendar months."""

    name: str = ""
    kind: OfficeKind = OfficeKind.PRIVATE
    four_eyes: FourEyes = FourEyes.WHEN_DEPARTING
    keep_months: int = 24
    """After the decision; the time within which a claim of discrimination can be brought."""
    keep_identity_months: int = 1
    """After the decision, for copies of identity papers."""
    keep_undecided_months: int = 24
    """After the last change, for cases that nobody decided."""
    erasure_rule: str = ""
    """The rule that a public body erases by (gallringsbeslut): its number and day. Empty: it erases nothing."""
    blind: bool = False
    """Name, birth date and pictures stay hidden until a proposal stands."""
    purpose: str = ""
    ground: LegalGround = LegalGround.LEGITIMATE_INTEREST
    controller: str = ""
    """Who answers for the data, with the address that letters give."""
    protection_officer: str = ""
    """The data protection officer, with an address; a public body has to have one."""


class Job(_Value, frozen=True, kw_only=True):
    """The post, and what it needs; written before candidates are seen."""

    title: str = ""
    reference: str = ""
    """The office's own number of the recruitment."""
    requirement: dict[str, Any] | None = None
    """As the `requirement` of a claim (DESIGN 5)."""
    needed_because: str = ""
    stage: str = "screening"
    written_at: datetime | None = None
    written_by: str = ""


class Person(_Value, frozen=True, kw_only=True):
    """The candidate, as written on the papers."""

    name_as_written: str = ""
    other_names: tuple[str, ...] = ()
    """As they stand on other papers, in whatever script."""
    born_as_written: str = ""
    born_calendar: str = "gregorian"
    reference: str = ""
    """Pseudonym that the office uses; shown in blind mode."""
    contact: str = ""
    language: str = "sv"
    """Of letters: sv or en."""


class Credential(_Value, frozen=True, kw_only=True):
    """One credential as typed: a claim of the contract without `candidate`, `requirement` and `stage`."""

    id: str
    claim: dict[str, Any]


class Merit(_Value, frozen=True, kw_only=True):
    """Professional experience or another merit, in words that name nobody (Discrimination Act, 2:4)."""

    kind: MeritKind
    what: str
    when: str = ""
    """As written: years, or how long."""


class Paper(_Value, frozen=True, kw_only=True):
    """A file in the case. Its bytes lie apart, under their hash."""

    id: str
    name: str
    """Of the file as it came, shown only."""
    kind: str
    """A document kind of the rulebook's vocabulary, or identity, cv, other."""
    sha256: str
    """Of the bytes, in hexadecimal."""
    size: int
    """Bytes."""
    media_type: str = "application/octet-stream"
    credentials: tuple[str, ...] = ()
    """Ids of the credentials that it shows."""
    received_on: date | None = None
    identity: bool = False
    """Identity papers are erased earlier."""
    removed_on: date | None = None
    """The bytes are gone; that there was a paper stays."""


class Verification(_Value, frozen=True, kw_only=True):
    """A look-up or question to a body: asked, by whom, and the answer once there is one."""

    id: str
    credential: str
    about: EvidenceAbout
    body: str
    channel: str = ""
    domain: str = ""
    """The official domain of the channel; an answer from elsewhere is no answer."""
    needs_consent: bool = False
    """The body itself asks for it. Outside the EU and the EEA it is needed in any case (`verifying.needs_consent`)."""
    names_nobody: bool = False
    """Nothing about the person is sent: an open register is looked into by the name of the institution."""
    consent_on: date | None = None
    asked_on: date | None = None
    by: str = ""
    reference: str = ""
    answer: EvidenceAnswer | None = None
    answered_on: date | None = None
    answers_elsewhere: tuple[str, ...] = ()
    """Domains, other than the official one, from which somebody answered: noted, and no answer."""
    note: str = ""


class CheckedItem(_Value, frozen=True, kw_only=True):
    """One item of a checklist, as filled in."""

    item: str
    answer: str = ""
    """yes, no, unknown or not_relevant; empty: not answered."""
    note: str = ""
    warning: bool = False
    """Its warning sign was seen: a task, never an outcome."""
    edition: str = ""
    """Of the rulebook that asked it; empty for a step of the undocumented path."""
    by: str = ""
    on: date | None = None


class SectorAnswers(_Value, frozen=True, kw_only=True):
    """What was answered to the questions of one sector pack, of this post and these papers. It stands beside the outcome."""

    pack: str
    """Id of the pack."""
    given: dict[str, str | float]
    """Fact -> a word of its list, or a number; what is not known is not here."""
    edition: str = ""
    """Of the rulebook that asked."""
    by: str = ""
    on: date | None = None


class Proposed(_Value, frozen=True, kw_only=True):
    """What the rulebook says of one credential, in the assessment that a proposal keeps whole."""

    credential: str
    outcome: Outcome
    rule: Rule
    counterpart: str = ""
    """Id of the Swedish qualification named first; empty where none is."""


class Proposal(_Value, frozen=True, kw_only=True):
    """The outcome of `assess()` on a day, for every credential. Never changed afterwards."""

    id: str
    made_at: datetime
    by: str
    on: date
    edition: str
    book: str
    """Hash of the edition."""
    evidence: str = ""
    """Hash of the imported registries, where they were used."""
    results_sha256: str
    """Of the results as JSON lines, which lie apart under this hash."""
    of: tuple[Proposed, ...] = ()
    claims_sha256: str = ""
    """Of the claims that were assessed, without the person: another one says that the facts have changed since."""
    withdrawn_at: datetime | None = None


class SecondOpinion(_Value, frozen=True, kw_only=True):
    """What a colleague says of a proposal. A question asked and answered, never a score."""

    asked_at: datetime
    asked_by: str
    proposal: str = ""
    """Id of the proposal that it is about."""
    asked_of: str = ""
    question: str = ""
    by: str = ""
    at: datetime | None = None
    agrees: bool | None = None
    says: str = ""


class Decision(_Value, frozen=True, kw_only=True):
    """What a person decided of one credential. Departing from the proposal has its reasons."""

    credential: str
    proposal: str
    """Id of the proposal that stood then."""
    proposed: Outcome
    outcome: Outcome
    by: str
    at: datetime
    reasons: str = ""
    counterpart: str = ""
    proposed_counterpart: str = ""

    @property
    def departs(self) -> bool:
        """Whether the decision is another than the proposal: in its word, or in what it is comparable to."""
        return self.outcome is not self.proposed or self.counterpart != self.proposed_counterpart


class Objection(_Value, frozen=True, kw_only=True):
    """The candidate disagrees, or has more to show."""

    at: datetime
    by: str
    """Who wrote it down."""
    says: str
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


class Correction(_Value, frozen=True, kw_only=True):
    """A fact about the person that was put right (GDPR, Article 16)."""

    at: datetime
    by: str
    what: str
    was: str
    now: str
    because: str = ""


class Letter(_Value, frozen=True, kw_only=True):
    """A letter that was made, so that it is known what the candidate was told."""

    kind: LetterKind
    language: str
    at: datetime
    by: str
    credential: str = ""


class Event(_Value, frozen=True, kw_only=True):
    """A line of the timeline: a move, or something else that happened. The code is never free text."""

    at: datetime
    by: str
    what: str
    """A move, or: created, edited, paper_added, paper_removed, asked, answered, letter, corrected, decided ..."""
    state: CaseState
    """After it."""
    note: str = ""


class Protection(_Value, frozen=True, kw_only=True):
    """Purpose, ground and clock of this case. Empty words stand for the office's own."""

    purpose: str = ""
    ground: LegalGround | None = None
    told_on: date | None = None
    """The day the candidate was given the notice."""
    keep_longer_until: date | None = None
    keep_longer_because: str = ""


class Origin(_Value, frozen=True, kw_only=True):
    """The office that a case was received from, and its number there."""

    office: str
    number: str
    sent_at: datetime


class Case(_Value, frozen=True, kw_only=True):
    """Everything kept of one candidate for one job."""

    id: str
    """Random, without meaning; safe in logs."""
    number: str
    """What people call it, as 2026-0001."""
    opened_at: datetime
    opened_by: str
    format: int = msgspec.field(default_factory=lambda: FORMAT)  # a plain default would not be written
    state: CaseState = CaseState.DRAFT
    version: int = 0
    """How many times it was saved; the store counts."""
    job: Job = Job()
    person: Person = Person()
    credentials: tuple[Credential, ...] = ()
    merits: tuple[Merit, ...] = ()
    papers: tuple[Paper, ...] = ()
    papers_missing_because: str = ""
    """A reason opens the undocumented path."""
    verifications: tuple[Verification, ...] = ()
    checklist: tuple[CheckedItem, ...] = ()
    sectors: tuple[SectorAnswers, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    opinions: tuple[SecondOpinion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    objections: tuple[Objection, ...] = ()
    corrections: tuple[Correction, ...] = ()
    letters: tuple[Letter, ...] = ()
    events: tuple[Event, ...] = ()
    protection: Protection = Protection()
    origin: Origin | None = None
    """Where it came from, for a case that another office sent."""

    @property
    def proposal(self) -> Proposal | None:
        """The one that stands; None before the first and after it was withdrawn."""
        last = self.proposals[-1] if self.proposals else None
        return last if last and last.withdrawn_at is None else None

    @property
    def decided_at(self) -> datetime | None:
        """When it was decided last; None while it is not."""
        return self.decisions[-1].at if self.decisions else None

    @property
    def changed_at(self) -> datetime:
        """When something happened last."""
        return self.events[-1].at if self.events else self.opened_at


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Case)


def written(case: Case) -> bytes:
    """The case as JSON, UTF-8, keys in order: equal cases give equal bytes."""
    return _encoder.encode(case)


def read(content: bytes) -> Case:
    """A case from its JSON. Raises msgspec.ValidationError and msgspec.DecodeError."""
    return _decoder.decode(content)
