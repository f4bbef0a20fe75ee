"""Are forms, the office, its members and earlier outcomes kept, and no more of them than may be?"""

from __future__ import annotations

from datetime import date

import pytest

from credval.model.case_words import FourEyes, OfficeKind, Role
from credval.model.cases import Office
from credval.model.words import Outcome
from credval.store.cases import Store
from credval.store.drafts import Draft
from credval.store.earlier import Earlier, Facts
from credval.store.problems import MemberError
from credval.store.team import Member
from tests.store.samples import AT, case, later

FACTS: Facts = {
    "system": "IN", "entry": "in/bachelor-of-commerce-3y", "institution_status": "RECOGNISED_AT_AWARD",
    "documents": ("diploma", "transcript"), "authenticity": "NOT_CHECKED", "requirement": "higher_education",
}  # fmt: skip


def test_a_draft_comes_back_and_the_latest_counts(store: Store) -> None:
    store.keep_draft("form", b"one", at=AT)
    store.keep_draft("form", "två".encode(), at=later(5), case_id=case().id)
    assert store.draft("form") == Draft("form", case().id, "två".encode(), later(5))


def test_drafts_are_listed_the_latest_first(store: Store) -> None:
    for n in (1, 2, 3):
        store.keep_draft(f"form{n}", b"", at=later(n))
    assert [one.key for one in store.drafts()] == ["form3", "form2", "form1"]


def test_a_dropped_draft_is_gone(store: Store) -> None:
    store.keep_draft("form", b"one", at=AT)
    store.drop_draft("form")
    assert store.draft("form") is None


def test_drafts_leave_no_line_in_the_log(store: Store) -> None:
    store.keep_draft("form", b"one", at=AT)
    assert store.audit_length() == 0


def test_an_office_that_nobody_wrote_down_is_private_and_nameless(store: Store) -> None:
    assert store.office() == Office()


def test_the_office_comes_back_and_its_change_is_logged(store: Store) -> None:
    office = Office(name="Region Skåne", kind=OfficeKind.MUNICIPALITY_OR_REGION, four_eyes=FourEyes.ALWAYS)
    store.save_office(Office(name="x"), by="olle", at=AT)
    store.save_office(office, by="olle", at=later(1))
    assert store.office() == office
    assert [one.action for one in store.audit(0, 9)] == ["office_changed", "office_changed"]


def test_the_log_says_what_of_the_office_changed_and_no_typed_text(store: Store) -> None:
    store.save_office(Office(name="Verkstan", keep_months=36, four_eyes=FourEyes.ALWAYS), by="olle", at=AT)
    about = store.audit(0, 1)[0].about
    assert about == {"changed": "name four_eyes keep_months", "four_eyes": "always", "keep_months": 36}


def test_the_last_administrator_stays_one(store: Store) -> None:
    for login, role in (("ada", Role.ADMINISTRATOR), ("bo", Role.REVIEWER)):
        store.save_member(Member(login, login, role), by="ada", at=AT)
    with pytest.raises(MemberError, match="only administrator"):
        store.remove_member("ada", by="ada", at=later(1))
    with pytest.raises(MemberError, match="only administrator"):
        store.save_member(Member("ada", "ada", Role.ASSESSOR), by="ada", at=later(1))
    store.save_member(Member("bo", "bo", Role.ADMINISTRATOR), by="ada", at=later(2))
    store.remove_member("ada", by="bo", at=later(3))
    assert [one.login for one in store.members()] == ["bo"]


def test_who_is_no_member_cannot_be_taken_out_and_leaves_no_line(store: Store) -> None:
    with pytest.raises(MemberError, match="no member"):
        store.remove_member("eve", by="ada", at=AT)
    assert store.audit_length() == 0


def test_a_member_has_a_login(store: Store) -> None:
    with pytest.raises(MemberError, match="login"):
        store.save_member(Member(" ", "Eva", Role.REVIEWER), by="ada", at=AT)


def test_members_come_back_by_login_with_their_roles(store: Store) -> None:
    for login, role in (("bo", Role.REVIEWER), ("anna", Role.ASSESSOR), ("bo", Role.OFFICER)):
        store.save_member(Member(login, login.title(), role), by="olle", at=AT)
    assert store.members() == [Member("anna", "Anna", Role.ASSESSOR), Member("bo", "Bo", Role.OFFICER)]
    assert (store.role_of("bo"), store.role_of("eve")) == (Role.OFFICER, None)


def test_a_member_who_left_may_nothing_and_stays_in_the_log(store: Store) -> None:
    store.save_member(Member("bo", "Bo", Role.REVIEWER), by="olle", at=AT)
    store.remove_member("bo", by="olle", at=later(1))
    assert store.role_of("bo") is None
    assert [one.about.get("login") for one in store.audit(0, 9)] == ["bo", "bo"]


def remember(
    store: Store,
    n: int,
    outcome: Outcome,
    by: str = "anna",
    credential: str = "c1",
    day: int = 27,
    counterpart: str = "",
) -> None:
    store.remember(
        "digest", FACTS, outcome, decided_by=by, on=date(2026, 11, day), edition="2026.1", case_id=case(n).id, credential=credential,
        counterpart=counterpart,
    )  # fmt: skip


def test_an_earlier_outcome_comes_back_by_its_facts_with_the_month_alone(store: Store) -> None:
    remember(store, 1, Outcome.PARTIAL)
    (found,) = store.earlier("digest")
    assert found == Earlier(Outcome.PARTIAL, store.pseudonym("anna"), date(2026, 11, 1), "2026.1", {**FACTS, "documents": ["diploma", "transcript"]}, "")  # fmt: skip
    assert store.earlier("another") == []


def test_the_counterpart_of_an_earlier_outcome_comes_back(store: Store) -> None:
    remember(store, 1, Outcome.COMPARABLE, counterpart="se/kandidatexamen")
    assert [one.counterpart for one in store.earlier("digest")] == ["se/kandidatexamen"]


def test_a_counterpart_that_is_no_id_is_not_remembered(store: Store) -> None:
    with pytest.raises(ValueError, match="codes"):
        remember(store, 1, Outcome.COMPARABLE, counterpart="Åsas egen examen")


def test_two_assessors_can_be_told_apart_and_not_named(store: Store) -> None:
    for n, by in ((1, "anna"), (2, "bo"), (3, "anna")):
        remember(store, n, Outcome.PARTIAL, by)
    who = [one.decided_by for one in store.earlier("digest")]
    assert who == [store.pseudonym("anna"), store.pseudonym("bo"), store.pseudonym("anna")]
    assert not any("anna" in one for one in who)


def test_a_new_decision_of_the_same_credential_takes_the_place_of_the_old(store: Store) -> None:
    remember(store, 1, Outcome.PARTIAL)
    remember(store, 1, Outcome.COMPARABLE)
    remember(store, 1, Outcome.PARTIAL, credential="c2")
    assert sorted(one.outcome for one in store.earlier("digest")) == [Outcome.COMPARABLE, Outcome.PARTIAL]


def test_ones_own_case_is_left_out_when_asked_to(store: Store) -> None:
    remember(store, 1, Outcome.PARTIAL)
    assert store.earlier("digest", but=(case(1).id, "c1")) == []


def test_an_outcome_outlives_its_case_and_no_longer_points_to_it(store: Store) -> None:
    store.save(case(1), by="anna", action="created", at=AT)
    remember(store, 1, Outcome.PARTIAL)
    store.erase(case(1).id, rule="24 months", by="olle", at=later(1))
    assert len(store.earlier("digest", but=(case(1).id, "c1"))) == 1
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT mark FROM earlier").scalars().all() == [None]


@pytest.mark.parametrize(
    "facts",
    [{"name": "x"}, {"system": "Åsa Öberg"}, {"entry": "two words"}, {"documents": ("diploma", "born 1990")}, {"born": "1990"}, {"entry": "x" * 200}],
)  # fmt: skip
def test_only_codes_are_remembered(store: Store, facts: Facts) -> None:
    with pytest.raises(ValueError, match="codes"):
        store.remember(
            "d",
            facts,
            Outcome.PARTIAL,
            decided_by="a",
            on=AT.date(),
            edition="e",
            case_id="c",
            credential="k",
        )
