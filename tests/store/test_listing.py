"""Does a list hold what was asked for, in the order asked for, each case once?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from credval.model.case_words import CaseState
from credval.model.cases import Case, Person
from credval.model.words import Outcome
from credval.store.cases import Store
from credval.store.listing import page
from credval.store.lists import Coming, Listing, Order
from tests.store.databases import EMBEDDED
from tests.store.samples import AT, case, credential, decided, later


def keep(store: Store, *cases: Case, **how: Any) -> None:
    for one in cases:
        store.save(one, by="anna", action="created", at=AT, **how)


def named(n: int, name: str, **changes: Any) -> Case:
    return case(n, person=Person(name_as_written=name, reference=f"K{n}"), **changes)


def numbers(store: Store, **asked: Any) -> list[int]:
    """The numbers of the cases in a list, in its order."""
    listing = Listing(**asked)
    rows = store.listed(listing, 0, 100)
    assert store.how_many(listing) == len(rows)
    return [int(row.number[5:]) for row in rows]


def test_an_empty_store_has_an_empty_list(store: Store) -> None:
    assert numbers(store) == []


def test_a_row_shows_what_stands_in_the_case(store: Store) -> None:
    keep(store, decided(1, Outcome.PARTIAL), erase_on=date(2028, 11, 27))
    (row,) = store.listed(Listing(), 0, 10)
    assert row._asdict() == {
        "id": case(1).id, "number": "2026-0001", "state": "decided", "person": "Åsa Öberg 1", "reference": "K1",
        "job_title": "Sjuksköterska", "job_reference": "R-1", "countries": "IN", "qualification": "B.Sc. Nursing",
        "institution": "Town University", "outcomes": "PARTIAL", "assessor": "bo", "opened_at": AT, "changed_at": AT,
        "decided_at": AT, "erase_on": date(2028, 11, 27), "version": 1,
        "next_step": None, "next_due": None,
    }  # fmt: skip


def test_names_are_in_swedish_order(store: Store) -> None:
    names = ["Zara", "Örn", "Ärla", "Åsa", "anna", "Émile", "Øyvind", "علی"]
    keep(store, *(named(n, name) for n, name in enumerate(names)))
    rows = store.listed(Listing(order=Order.PERSON, descending=False), 0, 10)
    assert [row.person for row in rows] == ["anna", "Émile", "علی", "Zara", "Åsa", "Ärla", "Örn", "Øyvind"]


def test_numbers_are_in_the_order_of_counting(store: Store) -> None:
    keep(store, case(1, number="2026-10000"), case(2, number="2026-9999"), case(3, number="2025-20000"))
    rows = store.listed(Listing(order=Order.NUMBER, descending=False), 0, 10)
    assert [row.number for row in rows] == ["2025-20000", "2026-9999", "2026-10000"]


def test_pages_together_hold_every_case_once_in_every_order(store: Store) -> None:
    keep(store, *(case(n) for n in range(5)), *(decided(n) for n in range(5, 10)))
    for listing in (Listing(order=order, descending=down) for order in Order for down in (True, False)):
        paged = [row.number for first in range(0, 10, 3) for row in store.listed(listing, first, 3)]
        assert paged == [row.number for row in store.listed(listing, 0, 99)], listing
        assert len(set(paged)) == 10, listing


def test_the_two_directions_are_each_the_other_backwards(store: Store) -> None:
    keep(store, *(case(n) for n in range(5)), *(decided(n, at=later(n)) for n in range(5, 8)))
    for order in Order:
        assert numbers(store, order=order) == numbers(store, order=order, descending=False)[::-1], order


def test_undecided_cases_come_before_decided_ones(store: Store) -> None:
    keep(store, decided(1, at=later(5)), case(2), decided(3, at=later(1)))
    assert numbers(store, order=Order.DECIDED, descending=False) == [2, 3, 1]


TEXTS = [
    ("asa", [1, 2]), ("ÖBERG", [1]), ("öberg åsa", [1]), ("berg", [1, 2]), ("2026-0003", [3]), ("K2", [2]), ("R-3", [3]),
    ("nursing", [1, 2, 3]), ("town univ", [1, 2, 3]), ("sjuksköt", [1, 2, 3]), ("نرگس", [3]), ("asa ingen", []),
    ("%", []), ("_", []), ("100%", []), ("'; DROP TABLE case_row; --", []), ("\\", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_text_finds_words_and_parts_of_words_in_any_order_and_letters(
    store: Store, text: str, found: list[int]
) -> None:
    keep(store, named(1, "Åsa Öberg"), named(2, "Asa Lindberg"), named(3, "نرگس محمدی"))
    expected = [1, 2, 3] if not any(map(str.isalnum, text)) else found
    assert sorted(numbers(store, text=text)) == expected


def test_other_names_of_a_person_are_found(store: Store) -> None:
    keep(store, case(1))
    assert numbers(store, text="آسا") == [1]


FILTERS: list[tuple[dict[str, Any], list[int]]] = [
    ({"states": (CaseState.DECIDED,)}, [1, 2]),
    ({"states": (CaseState.DRAFT, CaseState.READY)}, [3, 4]),
    ({"country": "IR"}, [3]),
    ({"country": "I"}, []),
    ({"country": "SY"}, [3, 4]),
    ({"assessor": "bo"}, [1, 2]),
    ({"outcome": "PARTIAL"}, [2]),
    ({"outcome": "COMPARABLE"}, [1]),
    ({"decided_between": (later(0), later(60))}, [1]),
    ({"decided_between": (later(60), later(61))}, [2]),
    ({"country": "SY", "states": (CaseState.READY,)}, [4]),
    ({"erase_by": date(2030, 1, 1)}, [1, 2, 3, 4]),
    ({"erase_by": date(2020, 1, 1)}, []),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS)
def test_a_list_is_narrowed(store: Store, asked: dict[str, Any], found: list[int]) -> None:
    keep(
        store,
        decided(1),
        decided(2, Outcome.PARTIAL, at=later(60)),
        case(3, credentials=(credential("a", "IR"), credential("b", "SY"), credential("c", "IR"))),
        case(4, state=CaseState.READY, credentials=(credential("a", "SY"),)),
        erase_on=date(2028, 1, 1),
    )
    assert sorted(numbers(store, **asked)) == found


def test_several_credentials_show_each_country_and_outcome(store: Store) -> None:
    keep(
        store,
        decided(1, credentials=(credential("c0", "IR"), credential("c1", "SY"), credential("c2", "IR"))),
    )
    (row,) = store.listed(Listing(), 0, 10)
    assert (row.countries, row.outcomes) == ("IR SY", "COMPARABLE")


def test_a_withdrawn_proposal_shows_no_outcome(store: Store) -> None:
    proposals = tuple(msgspec.structs.replace(one, withdrawn_at=AT) for one in decided(1).proposals)
    keep(store, case(1, proposals=proposals))
    assert store.listed(Listing(), 0, 10)[0].outcomes == ""


BLIND: dict[str, Callable[[Store], object]] = {
    "shown": lambda store: [row.person for row in store.listed(Listing(blind=True, order=Order.NUMBER, descending=False), 0, 9)],
    "searched": lambda store: numbers(store, text="oberg", blind=True),
    "put in order": lambda store: numbers(store, order=Order.PERSON, descending=False, blind=True),
}  # fmt: skip


@pytest.mark.parametrize(("how", "seen"), [("shown", ["", "", "Åsa Öberg 3"]), ("searched", [3]), ("put in order", [1, 2, 3])])  # fmt: skip
def test_in_blind_mode_a_name_is_not_there_before_an_outcome(store: Store, how: str, seen: list[Any]) -> None:
    keep(store, named(1, "Öberg"), named(2, "Andersson"), decided(3))
    assert BLIND[how](store) == seen


def test_the_longest_overdue_comes_first_among_the_due(store: Store) -> None:
    for n, day in ((1, 20), (2, 10), (3, 30)):
        keep(store, case(n), erase_on=date(2028, 1, day))
    keep(store, case(4))
    assert [int(row.number[5:]) for row in store.due(date(2028, 1, 20))] == [2, 1]


def test_all_assessors_are_known(store: Store) -> None:
    keep(store, case(1), decided(2), case(3, opened_by="cia"))
    assert store.assessors() == ["anna", "bo", "cia"]


def test_instants_come_back_aware_and_in_utc(store: Store) -> None:
    keep(store, case(1, opened_at=datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=UTC)))
    assert store.listed(Listing(), 0, 1)[0].opened_at == datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=UTC)
    assert store.verify().intact


@pytest.mark.parametrize("database", EMBEDDED, indirect=True)
@pytest.mark.parametrize("order", [Order.CHANGED, Order.PERSON, Order.NUMBER, Order.OUTCOME])
def test_sqlite_reads_the_first_rows_from_an_index(store: Store, order: Order) -> None:
    statement = page(Listing(order=order)).params(first=0, count=10)
    compiled = str(statement.compile(store.engine, compile_kwargs={"literal_binds": True}))
    with store.engine.connect() as connection:
        plan = " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))
    assert "USING INDEX" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("database", EMBEDDED, indirect=True)
def test_sqlite_reads_the_latest_of_one_state_from_an_index_and_puts_nothing_in_order(store: Store) -> None:
    compiled = page(Listing(states=(CaseState.READY,))).compile(store.engine)
    values = {"first": 0, "count": 10, "state_1": "ready"}
    given = tuple(values[name] for name in compiled.positiontup or ())
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", given)
        plan = " ".join(str(row) for row in found)
    assert "ix_case_row_state_changed_at" in plan
    assert "TEMP B-TREE" not in plan


def with_step(n: int, step: str, due: date | None = None, changes_on: date | None = None) -> dict[str, Any]:
    """The n-th case with its next step, as `Store.save` takes them."""
    return {"case": case(n), "coming": Coming(step, due, changes_on)}


def keep_steps(store: Store, *rows: dict[str, Any]) -> None:
    for one in rows:
        store.save(one["case"], by="anna", action="created", at=AT, coming=one["coming"])


def test_cases_stand_in_the_order_of_the_day_of_their_next_step_and_those_without_a_day_last(
    store: Store,
) -> None:
    keep_steps(
        store, with_step(1, "decide"), with_step(2, "give_notice", date(2027, 1, 2)), with_step(3, "erase", date(2026, 1, 2))
    )  # fmt: skip
    rows = store.listed(Listing(order=Order.NEXT, descending=False), 0, 10)
    assert [(row.next_step, row.next_due) for row in rows] == [
        ("erase", date(2026, 1, 2)), ("give_notice", date(2027, 1, 2)), ("decide", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "numbers"), [(1, []), (2, [3]), (3, [3]), (4, [1, 3])])
def test_a_list_can_hold_what_is_due_today_or_overdue(store: Store, day: int, numbers: list[int]) -> None:
    keep_steps(
        store, with_step(1, "decide", date(2027, 1, 4)), with_step(2, "decide"), with_step(3, "erase", date(2027, 1, 2))
    )  # fmt: skip
    listing = Listing(next_by=date(2027, 1, day), order=Order.NUMBER, descending=False)
    assert [int(row.number[-4:]) for row in store.listed(listing, 0, 10)] == numbers
    assert store.how_many(listing) == len(numbers)


def test_what_is_to_be_reckoned_anew_is_found_on_its_day(store: Store) -> None:
    keep_steps(store, with_step(1, "wait_for_papers", None, date(2027, 1, 4)), with_step(2, "decide"))
    assert store.turning(date(2027, 1, 3), 10) == []
    (found,) = store.turning(date(2027, 1, 4), 10)
    store.put_next({found.id: (found.version, Coming("ask_again_or_go_on", date(2027, 1, 3), None))})
    assert store.turning(date(2099, 1, 1), 10) == []
    assert store.listed(Listing(next_by=date(2027, 1, 4)), 0, 10)[0].next_step == "ask_again_or_go_on"


def test_a_step_reckoned_of_an_older_version_is_not_put_on_a_newer_one(store: Store) -> None:
    keep_steps(store, with_step(1, "decide"))
    store.put_next({case(1).id: (0, Coming("erase", None, None))})
    assert store.listed(Listing(), 0, 10)[0].next_step == "decide"


def test_reckoning_leaves_no_line_in_the_log(store: Store) -> None:
    keep_steps(store, with_step(1, "decide"))
    before = store.audit_length()
    store.put_next({case(1).id: (1, Coming("erase", None, None))})
    assert store.audit_length() == before
    assert store.verify().intact


def test_an_erased_case_has_no_next_step(store: Store) -> None:
    keep_steps(store, with_step(1, "erase", date(2026, 1, 2), date(2026, 1, 2)))
    store.erase(case(1).id, rule="24 months", by="eva", at=AT)
    (row,) = store.listed(Listing(states=(CaseState.ERASED,)), 0, 10)
    assert (row.next_step, row.next_due, store.turning(date(2099, 1, 1), 10)) == (None, None, [])
