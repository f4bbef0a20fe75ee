"""Whatever people do, in whatever order: no illegal state, nothing lost, always a next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from credval.casework import editing, retention
from credval.casework.acts import Given, Ruling
from credval.casework.editing import EditRefusedError
from credval.casework.next_step import next_step
from credval.casework.states import MoveRefusedError, make, moves
from credval.model.case_words import CaseState, FourEyes, Move, OfficeKind
from credval.model.cases import Case, CheckedItem, Job, Office, read, written
from credval.model.words import EvidenceAnswer, Outcome
from tests.casework.samples import (
    ANNA,
    BO,
    CILLA,
    SCHOOL,
    START,
    decided,
    draft,
    look_up,
    move,
    paper,
    proposal,
    proposed,
)

S = CaseState
LEGAL = {
    S.DRAFT: {S.WAITING_FOR_PAPERS, S.READY, S.CLOSED, S.ERASED},
    S.WAITING_FOR_PAPERS: {S.WAITING_FOR_PAPERS, S.READY, S.CLOSED, S.ERASED},
    S.READY: {S.WAITING_FOR_PAPERS, S.READY, S.PROPOSED, S.CLOSED, S.ERASED},
    S.PROPOSED: {S.READY, S.PROPOSED, S.SECOND_OPINION, S.DECIDED, S.CLOSED, S.ERASED},
    S.SECOND_OPINION: {S.READY, S.PROPOSED, S.SECOND_OPINION, S.DECIDED, S.CLOSED, S.ERASED},
    S.DECIDED: {S.OBJECTION, S.REOPENED, S.CLOSED, S.ERASED},
    S.OBJECTION: {S.OBJECTION, S.DECIDED, S.REOPENED, S.ERASED},
    S.REOPENED: {S.WAITING_FOR_PAPERS, S.READY, S.PROPOSED, S.CLOSED, S.ERASED},
    S.CLOSED: {S.OBJECTION, S.REOPENED, S.ERASED},
    S.ERASED: set(),
}
"""Written by hand from the ground plan of a case, apart from the table that is tested."""

PEOPLE = st.sampled_from([ANNA, BO, CILLA])
OFFICES = st.builds(
    Office,
    kind=st.sampled_from(OfficeKind),
    four_eyes=st.sampled_from(FourEyes),
    erasure_rule=st.sampled_from(["", "RA-MS 2024:12"]),
    keep_months=st.integers(0, 30),
    blind=st.booleans(),
)
WORDS = st.sampled_from(["a reason", ""])

Edit = Callable[[Case, str, int], Case]


def _job(case: Case, by: str, n: int) -> Case:
    job = Job(requirement={"kind": "higher_education", "min_years": n % 4})
    return editing.write_job(case, by, START + timedelta(days=n), job, "a reason")


EDITS: list[Edit] = [
    _job,
    lambda case, by, n: editing.write_credential(case, by, START, SCHOOL),
    lambda case, by, n: editing.remove_credential(case, by, START, "school"),
    lambda case, by, n: editing.add_paper(case, by, START, paper(f"f{n % 5}", credentials=("degree",))),
    lambda case, by, n: editing.remove_paper(case, by, START, f"f{n % 5}", office=Office()),
    lambda case, by, n: editing.plan_look_up(case, by, START, look_up(f"v{n % 3}")),
    lambda case, by, n: editing.ask(case, by, START, f"v{n % 3}"),
    lambda case, by, n: editing.answer(case, by, START, f"v{n % 3}", EvidenceAnswer.CONFIRMED),
    lambda case, by, n: editing.check(
        case, by, START, CheckedItem(item="undocumented.background", answer="yes")
    ),
    lambda case, by, n: editing.keep_longer(case, by, START, START.date() + timedelta(days=n), "dispute"),
]

STEPS = st.lists(
    st.tuples(
        st.sampled_from([*Move, *EDITS, *range(8)]),
        PEOPLE,
        st.integers(0, 900),
        st.sampled_from(Outcome),
        WORDS,
        st.booleans(),
    ),
    min_size=12,
    max_size=30,
)


DECIDED = decided(by=BO)
STARTS = (draft(), proposed(), DECIDED, move(DECIDED, Move.OBJECT, says="There is more"))

Did = tuple[Move | Edit | int, str, int, Outcome, str, bool]


def _walk(office: Office, steps: list[Did]) -> list[Case]:
    """Every case on the way; a refused step leaves it as it was."""
    seen = [STARTS[len(steps) % len(STARTS)]]
    for n, step in enumerate(steps):
        before = written(seen[-1])
        try:
            seen.append(_after(seen[-1], office, f"p{n}", step))
        except (MoveRefusedError, EditRefusedError):
            assert written(seen[-1]) == before
    return seen


def _after(case: Case, office: Office, id_: str, step: Did) -> Case:
    """A number is one of the moves that are offered, so that walks get far."""
    what, by, days, outcome, words, yes = step
    at = START + timedelta(days=days)
    if isinstance(what, int):
        offers = [one.move for one in moves(case, office, by, at.date()) if one.move is not Move.ERASE]
        what = offers[what % len(offers)] if offers else Move.ERASE
    if isinstance(what, Move):
        return make(case, what, by, at, office=office, given=_said(case, id_, outcome, words, yes))
    return what(case, by, days)


def _said(case: Case, id_: str, outcome: Outcome, words: str, yes: bool) -> Given:
    of = case.proposal.of if case.proposal else ()
    rulings = tuple(
        Ruling(credential=one.credential, outcome=outcome if words else one.outcome, reasons=words,
               counterpart="se/kandidatexamen" if words else None)
        for one in of
    )  # fmt: skip
    return Given(
        because=words,
        proposal=proposal(case, id_, outcome),
        rulings=rulings,
        agrees=yes,
        says=words,
        requested=yes,
    )


@given(OFFICES, STEPS)
def test_only_legal_states_follow_each_other(office: Office, steps: list[Did]) -> None:
    for before, after in pairwise(_walk(office, steps)):
        moved = after.events[-1].what in set(Move)
        assert after.state in LEGAL[before.state] if moved else after.state is before.state


@given(OFFICES, STEPS)
def test_the_timeline_only_grows_by_one_line_at_a_time(office: Office, steps: list[Did]) -> None:
    for before, after in pairwise(_walk(office, steps)):
        kept = after.events[:-1]
        assert [(one.at, one.by, one.what, one.state) for one in kept] == [
            (one.at, one.by, one.what, one.state) for one in before.events
        ]
        assert after.events[-1].state is after.state


@given(OFFICES, STEPS)
def test_proposals_and_decisions_never_change(office: Office, steps: list[Did]) -> None:
    for before, after in pairwise(_walk(office, steps)):
        if after.state is S.ERASED:
            continue
        assert after.decisions[: len(before.decisions)] == before.decisions
        for old, new in zip(before.proposals, after.proposals, strict=False):
            assert old == new or (old.withdrawn_at is None and new.withdrawn_at is not None)
            assert (old.id, old.of, old.by, old.claims_sha256) == (new.id, new.of, new.by, new.claims_sha256)


@given(OFFICES, STEPS)
def test_there_is_always_a_next_step_in_both_languages(office: Office, steps: list[Did]) -> None:
    for case in _walk(office, steps):
        for days in (0, 20, 3000):
            step = next_step(case, office, START.date() + timedelta(days=days))
            assert step.text.sv
            assert step.text.en
            assert step.who_text.sv


@given(OFFICES, STEPS)
def test_nothing_follows_an_erasure(office: Office, steps: list[Did]) -> None:
    walked = _walk(office, steps)
    gone = [case for case in walked if case.state is S.ERASED]
    assert gone in ([], walked[-1:])


@given(OFFICES, STEPS)
def test_a_public_body_without_a_rule_never_erases(office: Office, steps: list[Did]) -> None:
    last = _walk(office, steps)[-1]
    assert last.state is not S.ERASED or retention.may_erase_at_all(office)


@given(OFFICES, STEPS)
def test_every_decision_rests_on_a_proposal_and_departs_with_reasons(
    office: Office, steps: list[Did]
) -> None:
    last = _walk(office, steps)[-1]
    proposals = {one.id: one for one in last.proposals}
    for one in last.decisions:
        assert one.reasons or not one.departs
        assert (one.credential, one.proposed) in {
            (of.credential, of.outcome) for of in proposals[one.proposal].of
        }


@given(OFFICES, STEPS)
def test_where_two_people_have_to_look_two_have_looked(office: Office, steps: list[Did]) -> None:
    last = _walk(office, steps)[-1]
    by_id = {one.id: one for one in last.proposals}
    for one in last.decisions if office.four_eyes is FourEyes.ALWAYS else ():
        gave = {other.by for other in last.opinions if other.proposal == one.proposal and other.at}
        assert by_id[one.proposal].by not in gave
        assert len({by_id[one.proposal].by, one.by, *gave}) >= 2


@given(OFFICES, STEPS, PEOPLE)
def test_what_is_offered_can_be_made(office: Office, steps: list[Did], by: str) -> None:
    case = _walk(office, steps)[-1]
    today = START + timedelta(days=901)
    offers = moves(case, office, by, today.date())
    assert {one.move for one in offers if not one.allowed and one.why_not is None} == set()
    said = _said(case, "new", Outcome.CANNOT_ASSESS, "", yes=True)
    full = Given(
        because="why", proposal=said.proposal, rulings=said.rulings, agrees=True, says="so", requested=True
    )
    for one in offers:
        try:
            make(case, one.move, by, today, office=office, given=full)
        except MoveRefusedError as refused:
            assert not one.allowed or one.move is Move.DECIDE, refused  # noqa: PT017  # of a set of moves


@settings(max_examples=50)
@given(OFFICES, STEPS)
def test_a_case_is_read_back_as_it_was_written(office: Office, steps: list[Did]) -> None:
    last = _walk(office, steps)[-1]
    assert read(written(last)) == last
