"""Kinds of case, and the items that each must and must not be asked."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from credval.actions import checking
from credval.actions.books import OpenBook, open_book
from credval.model.case_words import CaseState, OfficeKind
from credval.model.cases import Case, CheckedItem, Credential, Job, Objection, Office, Paper

ON = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
HIGHER = {"kind": "higher_education"}
POLAND: dict[str, Any] = {
    "country": "PL",
    "qualification": "Magister",
    "award_date": "2015-06-30",
    "institution": "Uniwersytet Warszawski",
    "documents": ["degree_certificate", "transcript"],
    "requirement": HIGHER,
}
NURSE: dict[str, Any] = {
    "country": "ER",
    "qualification": "Bachelor of Science in Nursing",
    "award_date": "2012",
    "documents_missing_because": "The archive is out of reach.",
    "requirement": {"kind": "profession", "profession": "se/sjukskoterska"},
}
IRAN: dict[str, Any] = {
    "country": "IR",
    "qualification": "کارشناسی",
    "award_date": "1395",
    "award_calendar": "solar_hijri",
    "requirement": HIGHER,
}
INDIA: dict[str, Any] = {
    "country": "IN",
    "qualification": "B.Com.",
    "award_date": "2012-06-30",
    "institution": "University of Delhi",
    "requirement": HIGHER,
}
IDENTITY = Paper(id="p", name="pass.pdf", kind="identity", sha256="0", size=1, identity=True)


@functools.cache
def book() -> OpenBook:
    return open_book()


@dataclass(frozen=True)
class Kind:
    """A kind of case. ``few`` and ``many``: between which numbers its items are, where that is promised."""

    name: str
    claims: tuple[dict[str, Any], ...]
    must: str
    must_not: str
    state: CaseState = CaseState.DRAFT
    employer: OfficeKind = OfficeKind.PRIVATE
    few: int = 1
    many: int = 71
    parts: dict[str, Any] = field(default_factory=dict)

    def items(self) -> set[str]:
        return {one.needed.item.id for one in self.found()}

    def found(self) -> tuple[Any, ...]:
        first = self.claims[0] if self.claims else {}
        job = Job(requirement=first.get("requirement"), stage=first.get("stage", "screening"))
        credentials = tuple(Credential(id=str(n), claim=one) for n, one in enumerate(self.claims, 1))
        case = Case(
            id="c", number="2026-0001", opened_at=AT, opened_by="asa", state=self.state, job=job,
            credentials=credentials, **self.parts,
        )  # fmt: skip
        return checking.checklist_of(book(), case, ON, Office(kind=self.employer)).items


KINDS = (
    Kind(
        "an ordinary Polish degree for an unregulated job in a private office",
        (POLAND,),
        must="i1 i2 i3 i4 i5 i6 d1 d2 d3 d4 n1 n4 s1 s2 a1 a5 a7 l1 l2 l5 p1 v3 f1 f5 r3",
        must_not="d5 d6 d7 n3 s3 s4 s5 s6 s7 s8 a3 a4 a6 l3 l4 l6 p3 g1 g2 g3 v1 v2 f2 f3 f4 r1 r4 r5 r6 r7 b1 b4 u1 u8",
        few=25,
        many=35,
    ),
    Kind(
        "the same, decided before an offer",
        (POLAND | {"stage": "before_offer", "identity": "MATCH"},),
        must="g1 g2 f2 f3 r1 r2 b1",
        must_not="n2 b3 b4 u1 r6 f4",
        state=CaseState.DECIDED,
        few=25,
        many=37,
    ),
    Kind(
        "an undocumented Eritrean nurse in a region",
        (NURSE,),
        must="d7 n2 n3 n4 s4 s6 p3 g1 g2 g3 v1 v2 f2 r6 r7 u1 u2 u3 u4 u5 u6 u7 u8",
        must_not="i1 d1 d2 d3 d4 a2 a5 l1 l5 p1",
        employer=OfficeKind.MUNICIPALITY_OR_REGION,
        few=40,
    ),
    Kind(
        "an Iranian degree in Persian, dated by the solar Hijri calendar",
        (IRAN,),
        must="d4 d5 n2 n3 a2 p1",
        must_not="d3 l5 g3 d7 u1",
    ),
    Kind(
        "a German Abitur, awarded by the state",
        ({"country": "DE", "qualification": "Abitur", "award_date": "2001", "requirement": {"kind": "upper_secondary"}},),
        must="d1 i1 i3",
        must_not="s1 s2 s4 s5 s6 s7 s8 d2 d3 l5 u1",
    ),
    Kind(
        "an Indian degree whose university did not answer",
        (INDIA | {"evidence": [{"about": "authenticity", "answer": "no_answer", "body": "UGC", "day": "2026-11-20"}]},),
        must="a4 f2 g3 d5",
        must_not="a3 d4 l5 d3 n3",
    ),
    Kind(
        "papers in doubt",
        (POLAND | {"authenticity": "DISCREPANCY_OPEN"},),
        must="a6 b4 a1",
        must_not="u1 n3",
    ),
    Kind(
        "a warning sign seen on an ordinary paper",
        (POLAND,),
        must="a6 b4",
        must_not="u1 n3",
        parts={"checklist": (CheckedItem(item="authenticity.a5", warning=True, edition="2026.1"),)},
    ),
    Kind(
        "a refused outcome, decided",
        ({"country": "DE", "qualification": "Meister", "award_date": "2005-03-01", "requirement": HIGHER},),
        must="l6 p3 v1 v2 f3 f4 b1 b2 b3 b4",
        must_not="u1 g3 r6",
        state=CaseState.DECIDED,
    ),
    Kind(
        "a job that needs no formal qualification",
        (POLAND | {"requirement": {"kind": "none"}},),
        must="p3 v1 v2 v3 i2 i4",
        must_not="i1 i3 p1 u1",
    ),
    Kind(
        "two educations of one person",
        (POLAND, POLAND | {"qualification": "Licencjat", "award_date": "2013-06-30"}),
        must="d6",
        must_not="u1",
    ),
    Kind(
        "a state agency with a copy of a passport and an objection",
        (POLAND | {"stage": "file"},),
        must="r1 r2 r4 r5 r6 r7 b1",
        must_not="u1 n3",
        state=CaseState.OBJECTION,
        employer=OfficeKind.STATE_AGENCY,
        parts={"papers": (IDENTITY,), "objections": (Objection(at=AT, by="asa", says="Wrong year"),)},
    ),
    Kind(
        "an old award from an institution that nobody has confirmed",
        (POLAND | {"award_date": "1985-06-30", "institution": "Wyższa Szkoła Nieznana"},),
        must="s4 s5 s6 s7 s8",
        must_not="d3 u1",
    ),
    Kind(
        "a statement by UHR in hand",
        (POLAND | {"prior_decision": {"kind": "uhr_statement", "text": "Masterexamen"}},),
        must="l1",
        must_not="u1",
    ),
    Kind("nothing described yet", (), must="i1 i2 d3 s2 s4 l1 l3 g3 n3", must_not="d7 u1 r1 b1"),
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.name)
def test_a_kind_of_case_is_asked_what_it_needs_and_nothing_else(kind: Kind) -> None:
    found = kind.items()
    assert set(kind.must.split()) - found == set()
    assert set(kind.must_not.split()) & found == set()
    assert kind.few <= len(found) <= kind.many


def test_an_item_that_hangs_on_what_is_unknown_says_so() -> None:
    reasons = {one.needed.key: one.needed.because.en for one in KINDS[-1].found()}
    assert reasons["level.l3"] == "Asked because it is not known yet which level the education has."


def test_studies_across_a_border_ask_who_made_the_award_because_of_that() -> None:
    abroad = Kind("abroad", (POLAND | {"delivery": "transnational"},), must="s1", must_not="")
    reasons = {one.needed.key: one.needed.because.en for one in abroad.found()}
    assert "not done on site" in reasons["institution.s1"]
