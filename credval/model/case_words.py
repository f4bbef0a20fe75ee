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
    REOPEN = "reopen"
    CLOSE = "close"
    ERASE = "erase"


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
