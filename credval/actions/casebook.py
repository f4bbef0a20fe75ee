"""What a person does with cases: open, change, move, propose, decide; each with who did it and when.

Holds the store, the clock and who sits at the keyboard; what may be done is decided in `casework`, what is kept in `store`.
A change is made to the case in hand and saved; if somebody else saved meanwhile, ConflictError holds both versions.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from credval.casework import blind, editing, retention, roles, states
from credval.casework.acts import NOTHING_SAID, Given, same_person
from credval.casework.agenda import agenda
from credval.casework.next_step import NextStep, next_step
from credval.casework.roles import Right
from credval.errors import CredvalError
from credval.model.case_words import CaseState, Happening, Move, Role
from credval.model.cases import Case, Job, Office, Person
from credval.text import Text, both

if TYPE_CHECKING:
    from pathlib import Path

    from credval.store.cases import Store
    from credval.store.chain import Verdict
    from credval.store.lists import Coming, Listing, Row
    from credval.store.team import Member

_BY_HAND = "removed_by_hand"
"""The rule of an erasure of papers by which a private office goes: somebody said so."""
_AT_ONCE = 500
"""Cases whose next steps are reckoned in one transaction."""
Edit = Callable[..., Case]
"""A function of `casework.editing` or `casework.correcting`: (case, by, at, ...) -> case."""


class NotAllowedError(CredvalError):
    """Somebody's role does not let them do this: who may."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)


def no_member(login: str) -> Text:
    """What is said to somebody whom the team does not know."""
    return both(
        "{login} is no member of this team yet. Ask its administrator to add the name.",
        login=login,
    )


@dataclass(frozen=True, slots=True)
class User:
    """Who sits at the keyboard. ``role`` None: alone on one's own computer, where everything is one's own."""

    login: str
    role: Role | None = None


class Casebook:
    """The cases of an office, for one person at one keyboard."""

    def __init__(
        self, store: Store, user: User, clock: Callable[[], datetime], *, team: bool = False
    ) -> None:
        """``clock`` gives aware instants. ``team``: who may do what is asked of the members, anew each time."""
        self.store = store
        self.user = user
        self._clock = clock
        self.office = store.office()
        self._team = team
        self._members: tuple[Member, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether a team shares these cases, and roles bind."""
        return self._team

    @property
    def now(self) -> datetime:
        return self._clock()

    @property
    def today(self) -> date:
        return self.now.date()

    # --- one case ---

    @staticmethod
    def new_id() -> str:
        """A name without meaning for a new part of a case."""
        return secrets.token_hex(8)

    def open_new(self, job: Job, person: Person) -> Case:
        """A new case with the next number of the year, saved."""
        self.expect(Right.OPEN_CASES)
        at, id_ = self.now, secrets.token_hex(16)
        case = editing.opened(
            id_, self.store.new_number(at.year), self.user.login, at, job=job, person=person
        )
        return self._saved(case, Happening.CREATED.value)

    def load(self, id_: str) -> Case:
        """The case, with a line in the log that it was read."""
        self.expect(Right.READ_CASES)
        self._renew_policy()
        return self.store.load(id_, by=self.user.login, at=self.now)

    def shown(self, case: Case) -> Case:
        """The case as it may be seen now: in blind mode without the person until a proposal stands."""
        return blind.hidden(case, self.office) if blind.is_hidden(case, self.office) else case

    def edit(
        self,
        case: Case,
        change: Edit,
        *given: Any,
        right: Right = Right.EDIT_CASES,
        contents: Mapping[str, bytes] | None = None,
        **named: Any,
    ) -> Case:
        """``change`` done to the case and saved. Raises EditRefusedError, ConflictError, NotAllowedError, StoreError."""
        self.expect(right)
        changed = change(case, self.user.login, self.now, *given, **named)
        return self._saved(changed, changed.events[-1].what, contents)

    def move(
        self,
        case: Case,
        move: Move,
        given: Given = NOTHING_SAID,
        contents: Mapping[str, bytes] | None = None,
    ) -> Case:
        """A move of the machine, saved; an erasure takes the case away. Raises MoveRefusedError and as `edit`."""
        self.expect(move)
        self._renew_policy()
        at = self.now
        try:
            moved = states.make(case, move, self.user.login, at, office=self.office, given=given)
        except states.MoveRefusedError as refused:
            why = self._with_names(Text(refused.sv, refused.en), move)
            raise states.MoveRefusedError(move, why) from refused
        if moved.state is CaseState.ERASED:
            self.store.erase(case.id, rule=moved.events[-1].note, by=self.user.login, at=at)
            return moved
        return self._saved(moved, move.value, contents)

    def remove_papers(self, case: Case, ids: Sequence[str]) -> Case:
        """The bytes and names of these papers erased, also from backups that come back; that they were stays.

        Raises as `edit`.
        """
        self.expect(Right.EDIT_CASES)
        at = self.now
        for one in ids:
            case = editing.remove_paper(case, self.user.login, at, one, office=self.office)
        return self.store.save_without(
            case,
            ids,
            rule=self.office.erasure_rule.strip() or _BY_HAND,
            by=self.user.login,
            action=case.events[-1].what,
            at=at,
            erase_on=retention.erase_on(case, self.office),
            coming=self._coming(case),
        )

    def moves(self, case: Case) -> tuple[states.Offer, ...]:
        """What can be done with the case now; what the role forbids is named with who may."""
        offers = states.moves(case, self.office, self.user.login, self.today)
        return tuple(self._by_role(one) for one in offers)

    def next_step(self, case: Case) -> NextStep:
        """The one thing to do next."""
        return next_step(case, self.office, self.today)

    def _by_role(self, offer: states.Offer) -> states.Offer:
        why_not = self._why_not(offer.move)
        if why_not is None and offer.why_not is not None:
            why_not = self._with_names(offer.why_not, offer.move)
        return states.Offer(offer.move, False, why_not, offer.asks) if why_not else offer

    # --- many cases ---

    def how_many(self, listing: Listing) -> int:
        """How many rows the whole list has."""
        self.expect(Right.READ_CASES)
        return self.store.how_many(self._blind(listing))

    def listed(self, listing: Listing, first: int, count: int) -> list[Row]:
        """Some rows of a list. Say `seen` once a list, so that the log knows who looked."""
        self.expect(Right.READ_CASES)
        return self.store.listed(self._blind(listing), first, count)

    def seen(self, listing: Listing) -> None:
        """Write down that a list with names was looked at: how many rows, never what was searched for."""
        if not self.store.read_only:
            rows = self.how_many(listing)
            self.store.note("listed", by=self.user.login, at=self.now, about={"cases": rows})

    def reckon(self) -> int:
        """Reckon anew the next steps that are others by today, for lists; how many there were."""
        done, today = 0, self.today
        while not self.store.read_only and (cases := self.store.turning(today, _AT_ONCE)):
            self.store.put_next({one.id: (one.version, self._coming(one)) for one in cases})
            done += len(cases)
        return done

    def due(self) -> list[Row]:
        """The cases whose day of erasure has come."""
        self.expect(Right.READ_CASES)
        return self.store.due(self.today)

    def _blind(self, listing: Listing) -> Listing:
        from dataclasses import replace

        return replace(listing, blind=self.office.blind)

    def id_of(self, number: str) -> str:
        """The id of the case that people call ``number``. Raises CaseMissingError."""
        from credval.store.lists import Listing
        from credval.store.problems import CaseMissingError

        self.expect(Right.READ_CASES)
        found = self.store.listed(Listing(text=number), 0, 50)
        for row in found:
            if row.number == number:
                return row.id
        says = both("There is no case {number} here. Look for it in the list of cases.", number=number)
        raise CaseMissingError(says.sv, says.en)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Verdict:
        """Whether the log, every case and every paper stand as they were written."""
        self.expect(Right.VERIFY_LOG)
        return self.store.verify(progress)

    # --- from office to office ---

    def send(self, id_: str, file: Path, passphrase: str) -> None:
        """Write a case with its papers to an encrypted file, for another office."""
        from credval.store import transfer
        from credval.store.saving import named_contents

        self.expect(Right.SEND_TO_OFFICE)
        case = self.load(id_)
        contents = {
            key: self.store.content(id_, key, by=self.user.login, at=self.now) for key in named_contents(case)
        }
        transfer.send(file, case, contents, passphrase, office=self.office.name, at=self.now)
        self.store.note("sent", by=self.user.login, at=self.now, case_id=id_)

    def receive(self, file: Path, passphrase: str) -> Case:
        """Take in a case from another office, as a new one of ours that says where it came from."""
        from credval.store import transfer

        self.expect(Right.SEND_TO_OFFICE)
        at = self.now
        received = transfer.receive(
            file, passphrase, new_id=secrets.token_hex(16), number=self.store.new_number(at.year),
            by=self.user.login, at=at,
        )  # fmt: skip
        return self._saved(received.case, "received", received.contents)

    # --- the office ---

    def change_office(self, office: Office) -> None:
        """Another policy, from now on; the days of erasure of all cases follow it."""
        self.expect(Right.SET_POLICY)
        self.store.save_office(office, by=self.user.login, at=self.now)
        self.office = office
        days, steps = {}, {}
        for one in self.store.every():
            days[one.id], steps[one.id] = retention.erase_on(one, office), (one.version, self._coming(one))
        if days:
            self.store.reschedule(days, by=self.user.login, at=self.now)
            self.store.put_next(steps)

    # --- what holds everywhere ---

    def expect(self, what: roles.Act) -> None:
        """Raise NotAllowedError unless the role lets this person do it, as it is by now."""
        self._renew_role()
        why_not = self._why_not(what)
        if why_not is not None:
            raise NotAllowedError(why_not)

    def may(self, what: roles.Act) -> bool:
        """Whether the role lets this person do it, by what was known when it was last asked for."""
        return self._why_not(what) is None

    def _why_not(self, what: roles.Act) -> Text | None:
        if self.user.role is None:
            return None
        why_not = roles.why_not(self.user.role, what)
        return why_not and self._naming(why_not, [one for one in self._members if roles.may(one.role, what)])

    def _with_names(self, why: Text, move: Move) -> Text:
        """What is refused because somebody else has to look, with who in the team could."""
        if why not in roles.FOR_SOMEBODY_ELSE:
            return why
        lookers = move if move is Move.GIVE_SECOND_OPINION else Move.DECIDE
        others = [one for one in self._members if not same_person(one.login, self.user.login)]
        return self._naming(why, [one for one in others if roles.may(one.role, lookers)])

    def _naming(self, why: Text, who: Sequence[Member]) -> Text:
        if not self._team:
            return why
        if not who:
            return both(
                "{why} Nobody in this team has that role yet: its administrator can give it.", why=why
            )
        return both(
            "{why} In this team: {names}.", why=why, names=", ".join(one.name or one.login for one in who)
        )

    def _renew_role(self) -> None:
        """The role as it is now: an administrator may have changed it meanwhile."""
        if not self._team:
            return
        self._members = tuple(self.store.members())
        role = next((one.role for one in self._members if one.login == self.user.login), None)
        if role is None:
            raise NotAllowedError(no_member(self.user.login))
        self.user = User(self.user.login, role)

    def _renew_policy(self) -> None:
        """The policy as it is now: somebody may have changed it in another program."""
        self.office = self.store.office()

    def _saved(self, case: Case, action: str, contents: Mapping[str, bytes] | None = None) -> Case:
        return self.store.save(
            case,
            by=self.user.login,
            action=action,
            at=self.now,
            contents=contents,
            erase_on=retention.erase_on(case, self.office),
            coming=self._coming(case),
        )

    def _coming(self, case: Case) -> Coming:
        from credval.store.lists import Coming

        found = agenda(case, self.office, self.today)
        return Coming(found.step.value, found.due, found.changes_on)
