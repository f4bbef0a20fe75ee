"""What may each role do? Binds on a shared database only; alone on one's computer everything is one's own.

The officer reads, gives out, corrects and erases, and decides nothing. The administrator keeps the program running and
sees no person's data. Somebody who does both has two logins.
"""

from __future__ import annotations

from collections.abc import Mapping

from credval.casework.checking import you_proposed
from credval.casework.deciding import departure_alone, two_people
from credval.casework.wording import label
from credval.model.case_words import Move, Role
from credval.model.words import Word
from credval.text import Text, both


class Right(Word):
    """What can be done beside the moves of a case."""

    READ_CASES = "read_cases"
    OPEN_CASES = "open_cases"
    EDIT_CASES = "edit_cases"
    """Job, person, credentials, papers, look-ups, checklists."""
    WRITE_LETTERS = "write_letters"
    DISCLOSE_MERITS = "disclose_merits"
    CORRECT = "correct"
    """A fact about the person (GDPR, Article 16)."""
    GIVE_ACCESS = "give_access"
    """The export to the person (GDPR, Article 15)."""
    KEEP_LONGER = "keep_longer"
    SEND_TO_OFFICE = "send_to_office"
    """Export and import of a case as an encrypted file."""
    READ_LOG = "read_log"
    VERIFY_LOG = "verify_log"
    SET_POLICY = "set_policy"
    """Four eyes, months, blind mode, the rule of erasure."""
    MANAGE_MEMBERS = "manage_members"
    BACK_UP = "back_up"
    RESTORE = "restore"


Act = Move | Right

_IN_A_CASE = frozenset(
    {
        Right.READ_CASES,
        Right.OPEN_CASES,
        Right.EDIT_CASES,
        Right.WRITE_LETTERS,
        Right.DISCLOSE_MERITS,
        Right.CORRECT,
        Right.SEND_TO_OFFICE,
        Right.VERIFY_LOG,
    }
)

_MAY: Mapping[Role, frozenset[Act]] = {
    Role.ASSESSOR: _IN_A_CASE | frozenset(Move) - {Move.ERASE},
    Role.REVIEWER: frozenset(
        {
            Right.READ_CASES,
            Right.VERIFY_LOG,
            Move.ASK_SECOND_OPINION,
            Move.GIVE_SECOND_OPINION,
            Move.DECIDE,
            Move.OBJECT,
            Move.ANSWER_OBJECTION,
            Move.REOPEN,
            Move.CLOSE,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Right.READ_CASES,
            Right.CORRECT,
            Right.GIVE_ACCESS,
            Right.DISCLOSE_MERITS,
            Right.KEEP_LONGER,
            Right.READ_LOG,
            Right.VERIFY_LOG,
            Right.SET_POLICY,
            Move.ERASE,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {Right.MANAGE_MEMBERS, Right.BACK_UP, Right.RESTORE, Right.VERIFY_LOG, Right.SET_POLICY}
    ),
}


FOR_SOMEBODY_ELSE: tuple[Text, ...] = (two_people(), departure_alone(), you_proposed())
"""Refusals that another member could do away with."""


def may(role: Role, what: Act) -> bool:
    """Whether a member of this role may do it."""
    return what in _MAY[role]


def why_not(role: Role, what: Act) -> Text | None:
    """The sentence for somebody who may not; None for whoever may."""
    if may(role, what):
        return None
    return both("As {role} you may not do this. {who} may.", role=label(role), who=_whoever_may(what))


def _whoever_may(what: Act) -> Text:
    found = Text("", "")
    for role in (one for one in Role if may(one, what)):
        name = label(role)
        found = both("{first} or {second}", first=found, second=name) if found.en else name
    return Text(found.sv[:1].upper() + found.sv[1:], found.en[:1].upper() + found.en[1:])
