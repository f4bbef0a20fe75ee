"""How are states, moves, roles and the other words of a case said to a person?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from credval.model import case_words as c
from credval.model import words as w
from credval.text import Text, both, mark

_LABELS: Mapping[type[w.Word], Mapping[str, str]] = {
    c.CaseState: {
        c.CaseState.DRAFT: mark("draft"),
        c.CaseState.WAITING_FOR_PAPERS: mark("waiting for papers"),
        c.CaseState.READY: mark("ready to be proposed"),
        c.CaseState.PROPOSED: mark("proposed"),
        c.CaseState.SECOND_OPINION: mark("with a colleague"),
        c.CaseState.DECIDED: mark("decided"),
        c.CaseState.OBJECTION: mark("objected to"),
        c.CaseState.REOPENED: mark("reopened"),
        c.CaseState.CLOSED: mark("concluded"),
        c.CaseState.ERASED: mark("erased"),
    },
    c.Move: {
        c.Move.ASK_FOR_PAPERS: mark("Ask for papers"),
        c.Move.PAPERS_COMPLETE: mark("The papers are complete"),
        c.Move.GO_ON_WITHOUT_PAPERS: mark("Go on without papers"),
        c.Move.PROPOSE: mark("Propose"),
        c.Move.WITHDRAW_PROPOSAL: mark("Withdraw the proposal"),
        c.Move.ASK_SECOND_OPINION: mark("Ask a colleague"),
        c.Move.GIVE_SECOND_OPINION: mark("Give a second opinion"),
        c.Move.DECIDE: mark("Decide"),
        c.Move.OBJECT: mark("Note an objection"),
        c.Move.ANSWER_OBJECTION: mark("Answer the objection"),
        c.Move.REOPEN: mark("Reopen"),
        c.Move.CLOSE: mark("Close the case"),
        c.Move.ERASE: mark("Erase"),
    },
    c.Happening: {
        c.Happening.CREATED: mark("The case was opened"),
        c.Happening.EDITED: mark("Details were changed"),
        c.Happening.REQUIREMENT_WRITTEN: mark("The requirement was written"),
        c.Happening.CREDENTIAL_WRITTEN: mark("An education was described"),
        c.Happening.CREDENTIAL_REMOVED: mark("An education was taken out"),
        c.Happening.PAPER_ADDED: mark("A paper was added"),
        c.Happening.PAPER_REMOVED: mark("A paper was removed"),
        c.Happening.CHECKED: mark("An item of the checklist was answered"),
        c.Happening.SECTOR_ANSWERED: mark("Questions of a sector were answered"),
        c.Happening.LOOK_UP_PLANNED: mark("A look-up was planned"),
        c.Happening.LOOK_UP_DROPPED: mark("A look-up was dropped"),
        c.Happening.CONSENT_GIVEN: mark("The candidate consented to a look-up"),
        c.Happening.CONSENT_WITHDRAWN: mark("The candidate withdrew a consent"),
        c.Happening.ASKED: mark("A body was asked"),
        c.Happening.ANSWERED: mark("An answer came"),
        c.Happening.ANSWERED_ELSEWHERE: mark("An answer came, not from the official domain"),
        c.Happening.LETTER: mark("A letter was made"),
        c.Happening.CORRECTED: mark("A detail was corrected"),
        c.Happening.TOLD: mark("The candidate was given the notice"),
        c.Happening.KEPT_LONGER: mark("The day of erasure was changed"),
    },
    c.OfficeKind: {
        c.OfficeKind.PRIVATE: mark("a private employer"),
        c.OfficeKind.STATE_AGENCY: mark("a state agency"),
        c.OfficeKind.MUNICIPALITY_OR_REGION: mark("a municipality or region"),
    },
    c.FourEyes: {
        c.FourEyes.NEVER: mark("never"),
        c.FourEyes.WHEN_DEPARTING: mark("when a decision departs from the proposal"),
        c.FourEyes.ALWAYS: mark("always"),
    },
    c.LegalGround: {
        c.LegalGround.LEGITIMATE_INTEREST: mark("legitimate interest"),
        c.LegalGround.CONTRACT: mark("contract"),
        c.LegalGround.LEGAL_OBLIGATION: mark("legal obligation"),
        c.LegalGround.PUBLIC_TASK: mark("task in the public interest"),
        c.LegalGround.CONSENT: mark("consent"),
    },
    c.Role: {
        c.Role.ASSESSOR: mark("assessor"),
        c.Role.REVIEWER: mark("reviewer"),
        c.Role.OFFICER: mark("data protection officer"),
        c.Role.ADMINISTRATOR: mark("administrator"),
    },
    c.LetterKind: {
        c.LetterKind.NOTICE: mark("notice of what is done with the data"),
        c.LetterKind.REQUEST_FOR_PAPERS: mark("request for papers"),
        c.LetterKind.CONSENT: mark("form of consent"),
        c.LetterKind.HOLD: mark("notice that it takes longer"),
        c.LetterKind.OUTCOME: mark("letter of the outcome"),
        c.LetterKind.REFERRAL: mark("referral to the authority"),
        c.LetterKind.UNDOCUMENTED: mark("letter about going on without papers"),
        c.LetterKind.MERITS: mark("information on merits"),
        c.LetterKind.CANDIDATE: mark("letter to the candidate"),
        c.LetterKind.TASK_SHEET: mark("task sheet"),
    },
    c.MeritKind: {
        c.MeritKind.EXPERIENCE: mark("professional experience"),
        c.MeritKind.OTHER: mark("other merit"),
    },
    w.Outcome: {
        w.Outcome.COMPARABLE: mark("Comparable"),
        w.Outcome.COMPARABLE_NOTE: mark("Comparable, with a note"),
        w.Outcome.PARTIAL: mark("Partially comparable"),
        w.Outcome.NOT_COMPARABLE: mark("Not comparable"),
        w.Outcome.CANNOT_ASSESS: mark("Cannot be assessed yet"),
        w.Outcome.REFER_AUTHORITY: mark("Referred to the competent authority"),
    },
}
"""By kind of word, since one string may be a word of two lists."""


def label(word: w.Word) -> Text:
    """A word of a case as a person reads it."""
    return both(_LABELS[type(word)][word])


def happened(what: str) -> Text:
    """The line of the timeline for the code of an `Event`; the code itself where it is of a later version."""
    for words in (c.Happening, c.Move):
        if what in set(words):
            return label(words(what))
    return Text(what, what)


def listed(parts: tuple[str, ...]) -> str:
    """Several names one after the other."""
    return ", ".join(parts)


def iso(day: date | None) -> str:
    """A day as it stands in a sentence; a dash where there is none."""
    return day.isoformat() if day else "–"
