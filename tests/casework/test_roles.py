"""Each role has its rights; nobody but the officer erases, and the administrator sees nobody's data."""

from __future__ import annotations

import pytest

from credval.casework.roles import Right, may, why_not
from credval.model.case_words import Move, Role

A, R, DPO, ADMIN = Role.ASSESSOR, Role.REVIEWER, Role.OFFICER, Role.ADMINISTRATOR


@pytest.mark.parametrize(
    ("what", "roles"),
    [
        (Right.READ_CASES, {A, R, DPO}),
        (Right.EDIT_CASES, {A}),
        (Move.PROPOSE, {A}),
        (Move.GIVE_SECOND_OPINION, {A, R}),
        (Move.DECIDE, {A, R}),
        (Move.REOPEN, {A, R}),
        (Move.ERASE, {DPO}),
        (Right.GIVE_ACCESS, {DPO}),
        (Right.KEEP_LONGER, {DPO}),
        (Right.CORRECT, {A, DPO}),
        (Right.READ_LOG, {DPO}),
        (Right.VERIFY_LOG, {A, R, DPO, ADMIN}),
        (Right.SET_POLICY, {DPO, ADMIN}),
        (Right.MANAGE_MEMBERS, {ADMIN}),
        (Right.RESTORE, {ADMIN}),
    ],
)
def test_who_may_do_what(what: Move | Right, roles: set[Role]) -> None:
    assert {role for role in Role if may(role, what)} == roles


@pytest.mark.parametrize("what", [*Move, *Right])
def test_somebody_may_do_everything(what: Move | Right) -> None:
    assert any(may(role, what) for role in Role)


@pytest.mark.parametrize(
    "what", [Move.PROPOSE, Move.DECIDE, Move.GIVE_SECOND_OPINION, Move.REOPEN, Move.CLOSE]
)
def test_the_officer_decides_nothing(what: Move) -> None:
    assert not may(Role.OFFICER, what)


def test_a_move_and_a_right_never_share_their_word() -> None:
    assert {one.value for one in Move}.isdisjoint(one.value for one in Right)


def test_whoever_may_not_reads_who_may() -> None:
    said = why_not(Role.REVIEWER, Right.CORRECT)
    assert said is not None
    assert said.en == "As reviewer you may not do this. Assessor or data protection officer may."
    assert said.sv == "Som granskare får du inte göra detta. Handläggare eller dataskyddsombud får."


def test_whoever_may_reads_nothing() -> None:
    assert why_not(Role.ASSESSOR, Move.PROPOSE) is None
