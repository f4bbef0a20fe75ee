"""Which moves are legal from which state of a case, and what does a move make of it?

`TABLE` is the whole machine: from where, to where, what has to hold, what changes. Nothing leaves ERASED.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from credval.casework import changing, checking, deciding
from credval.casework.acts import NOTHING_SAID, Act, Change, Check, Given, in_utc
from credval.casework.retention import is_due
from credval.errors import CredvalError
from credval.model.case_words import CaseState, Move
from credval.model.cases import Case, Event, Office
from credval.text import Text

_S = CaseState
_OPEN = frozenset({_S.DRAFT, _S.WAITING_FOR_PAPERS, _S.READY, _S.REOPENED})
_STANDS = frozenset({_S.PROPOSED, _S.SECOND_OPINION})
_RULED = frozenset({_S.DECIDED, _S.OBJECTION, _S.CLOSED})


class MoveRefusedError(CredvalError):
    """A move that may not be made: why, and what to do instead. The case is as it was."""

    def __init__(self, move: Move, why: Text) -> None:
        super().__init__(why.sv, why.en)
        self.move = move

    def __reduce__(self) -> tuple[type[MoveRefusedError], tuple[Move, Text]]:
        return type(self), (self.move, Text(self.sv, self.en))


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the table."""

    starts: frozenset[CaseState]
    ends: CaseState
    asks: tuple[str, ...] = ()
    """Fields of `Given` that a person fills in."""
    before: tuple[Check, ...] = ()
    """Of the case, before anything is said."""
    said: tuple[Check, ...] = ()
    """Of what is said with the move."""
    change: Change = changing.nothing


TABLE: Mapping[Move, Way] = {
    Move.ASK_FOR_PAPERS: Way(_OPEN, _S.WAITING_FOR_PAPERS, before=(checking.has_credential,)),
    Move.PAPERS_COMPLETE: Way(
        _OPEN, _S.READY, before=(checking.has_credential,), change=changing.papers_are_here
    ),
    Move.GO_ON_WITHOUT_PAPERS: Way(
        _OPEN,
        _S.READY,
        ("because",),
        before=(checking.has_credential,),
        said=(checking.says_why,),
        change=changing.without_papers,
    ),
    Move.PROPOSE: Way(
        frozenset({_S.READY, _S.REOPENED}) | _STANDS,
        _S.PROPOSED,
        ("proposal",),
        before=(checking.has_requirement, checking.has_credential),
        said=(checking.proposal_is_whole,),
        change=changing.proposed,
    ),
    Move.WITHDRAW_PROPOSAL: Way(_STANDS, _S.READY, change=changing.withdrawn),
    Move.ASK_SECOND_OPINION: Way(
        _STANDS,
        _S.SECOND_OPINION,
        ("asked_of", "question"),
        before=(checking.proposal_holds,),
        said=(checking.asked_is_not_the_proposer,),
        change=changing.opinion_asked,
    ),
    Move.GIVE_SECOND_OPINION: Way(
        frozenset({_S.SECOND_OPINION}),
        _S.PROPOSED,
        ("agrees", "says"),
        before=(checking.proposal_holds, checking.is_not_the_proposer),
        said=(checking.opinion_is_given,),
        change=changing.opinion_given,
    ),
    Move.DECIDE: Way(
        _STANDS,
        _S.DECIDED,
        ("rulings",),
        before=(checking.proposal_holds, checking.others_may_have_to_look),
        said=(
            deciding.every_credential_once,
            deciding.departing_has_reasons,
            deciding.something_is_named,
            deciding.undocumented_stays_open,
            deciding.somebody_else_has_looked,
        ),
        change=changing.decided,
    ),
    Move.OBJECT: Way(_RULED, _S.OBJECTION, ("says",), said=(checking.says_what,), change=changing.objected),
    Move.ANSWER_OBJECTION: Way(
        frozenset({_S.OBJECTION}),
        _S.DECIDED,
        ("says",),
        said=(checking.says_what,),
        change=changing.objection_answered,
    ),
    Move.REOPEN: Way(_RULED, _S.REOPENED, ("because",), said=(checking.says_why,)),
    Move.CLOSE: Way(
        _OPEN | _STANDS | {_S.DECIDED}, _S.CLOSED, ("because",), said=(checking.says_why_undecided,)
    ),
    Move.ERASE: Way(
        frozenset(_S) - {_S.ERASED},
        _S.ERASED,
        ("requested",),
        before=(checking.the_rule_lets_erase,),
        said=(checking.day_or_request,),
        change=changing.erased,
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that the state has, for one person: allowed or not, and what has to be said with it."""

    move: Move
    allowed: bool
    why_not: Text | None = None
    asks: tuple[str, ...] = ()
    """Fields of `Given` to fill in."""


def moves(case: Case, office: Office, by: str, today: date) -> tuple[Offer, ...]:
    """What ``by`` can do now, in the order of a case's life. Empty once the case is erased.

    A move that is not allowed is named too, with the reason, so that a window can show it greyed.
    """
    act = Act(case, office, by, datetime.combine(today, time(), UTC))
    return tuple(_offer(move, way, act) for move, way in TABLE.items() if case.state in way.starts)


def make(
    case: Case, move: Move, by: str, at: datetime, *, office: Office, given: Given = NOTHING_SAID
) -> Case:
    """The case after ``move``, with its line in the timeline. Raises MoveRefusedError, and the case is as it was.

    ``at`` is aware. Roles are asked apart, by `roles.may`.
    """
    way, act = TABLE[move], Act(case, office, by.strip(), in_utc(at), given)
    if case.state not in way.starts:
        raise MoveRefusedError(move, checking.not_from_here(case.state))
    for check in (checking.somebody_acts, *way.before, *way.said):
        why_not = check(act)
        if why_not is not None:
            raise MoveRefusedError(move, why_not)
    changes = way.change(act)
    events = changes.pop("events", case.events)
    line = Event(at=act.at, by=act.by, what=move.value, state=way.ends, note=_note(move, act))
    return replace(case, state=way.ends, events=(*events, line), **changes)


def _offer(move: Move, way: Way, act: Act) -> Offer:
    found = (check(act) for check in (checking.somebody_acts, *way.before))
    why_not = next((one for one in found if one is not None), None)
    return Offer(move, why_not is None, why_not, _asks(move, way, act))


def _asks(move: Move, way: Way, act: Act) -> tuple[str, ...]:
    """What is to be filled in: a reason only where it is needed, a request only before the day."""
    if move is Move.CLOSE and act.case.state is CaseState.DECIDED:
        return ()
    if move is Move.ERASE and is_due(act.case, act.office, act.today):
        return ()
    return way.asks


def _note(move: Move, act: Act) -> str:
    return changing.erasing_rule(act) if move is Move.ERASE else act.given.because.strip()
