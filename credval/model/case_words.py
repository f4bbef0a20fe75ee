"""Which words may stand for what in a case: states, moves, kinds of offices, grounds, roles and letters."""

from __future__ import annotations

from credval.model.words import Word


class CaseState(Word):
    """How far a case has come."""

    DRAFT = "draft"
    WAITING_FOR_PAPERS = "waiting_for_papers"
    READY = "ready"
    PROPOSED = "proposed"
    SECOND_OPINION = "second_opinion"
    DECIDED = "decided"
    OBJECTION = "objection"
    REOPENED = "reopened"
    CLOSED = "closed"
    ERASED = "erased"


class Move(Word):
    """What can be done with a case that changes its state."""

    ASK_FOR_PAPERS = "ask_for_papers"
    PAPERS_COMPLETE = "papers_complete"
    GO_ON_WITHOUT_PAPERS = "go_on_without_papers"
    """The undocumented path (route R): with a reason, never a negative."""
    PROPOSE = "propose"
    WITHDRAW_PROPOSAL = "withdraw_proposal"
    ASK_SECOND_OPINION = "ask_second_opinion"
    GIVE_SECOND_OPINION = "give_second_opinion"
    DECIDE = "decide"
    OBJECT = "object"
    ANSWER_OBJECTION = "answer_objection"
    """The decision stands; what was objected to has its answer."""
    REOPEN = "reopen"
    CLOSE = "close"
    ERASE = "erase"


class Happening(Word):
    """What a line of the timeline can tell beside the moves."""

    CREATED = "created"
    EDITED = "edited"
    REQUIREMENT_WRITTEN = "requirement_written"
    CREDENTIAL_WRITTEN = "credential_written"
    CREDENTIAL_REMOVED = "credential_removed"
    PAPER_ADDED = "paper_added"
    PAPER_REMOVED = "paper_removed"
    CHECKED = "checked"
    SECTOR_ANSWERED = "sector_answered"
    LOOK_UP_PLANNED = "look_up_planned"
    LOOK_UP_DROPPED = "look_up_dropped"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ASKED = "asked"
    ANSWERED = "answered"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    LETTER = "letter"
    CORRECTED = "corrected"
    TOLD = "told"
    """The candidate was given the notice."""
    KEPT_LONGER = "kept_longer"


class MeritKind(Word):
    """What an applicant who was not chosen may ask of the one who was, beside education."""

    EXPERIENCE = "experience"
    OTHER = "other"


class OfficeKind(Word):
    """What the office is by law: only a private one may erase without naming a rule."""

    PRIVATE = "private"
    STATE_AGENCY = "state_agency"
    MUNICIPALITY_OR_REGION = "municipality_or_region"


class FourEyes(Word):
    """When a second person has to look before a decision."""

    NEVER = "never"
    WHEN_DEPARTING = "when_departing"
    """From the proposal."""
    ALWAYS = "always"


class LegalGround(Word):
    """On what the processing of personal data rests (GDPR, Article 6.1)."""

    LEGITIMATE_INTEREST = "legitimate_interest"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_TASK = "public_task"
    CONSENT = "consent"


class Role(Word):
    """What a member of a team may do. Binds only on a shared database."""

    ASSESSOR = "assessor"
    REVIEWER = "reviewer"
    OFFICER = "officer"
    """The data protection officer: reads logs, exports and erases, decides nothing."""
    ADMINISTRATOR = "administrator"


class LetterKind(Word):
    """What an office writes to a candidate or a colleague."""

    NOTICE = "notice"
    """What is done with the data, before anything is done with it."""
    REQUEST_FOR_PAPERS = "request_for_papers"
    CONSENT = "consent"
    HOLD = "hold"
    OUTCOME = "outcome"
    REFERRAL = "referral"
    UNDOCUMENTED = "undocumented"
    MERITS = "merits"
    """Discrimination Act (2008:567), 2:4."""
    CANDIDATE = "candidate"
    """What was concluded, what to bring, where to apply for the official statement."""
    TASK_SHEET = "task_sheet"
    """For whoever makes a look-up; not sent to the candidate."""
