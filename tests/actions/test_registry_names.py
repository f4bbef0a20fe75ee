"""A name that only registries hold is told as evidence of the name; the status of the institution stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import Assessor, assess_claim, encoded
from credval.actions.books import OpenBook
from credval.actions.evidence import OpenEvidence, open_evidence
from credval.actions.importing import import_institutions
from credval.actions.registry_names import page_of
from credval.exchange.claims import read_line
from credval.model.registries import Registry
from credval.text import Text
from tests import smallbook
from tests.registry_files import DAY, LATER, dump, ror, ror_id, table

ON = date(2026, 11, 23)
NAMED = [{"lang": "en", "types": ["alias"], "value": "Tanner Institute"}, {"lang": "en", "types": ["label", "ror_display"], "value": "Tanner University"}]  # fmt: skip
NEVER = Text(
    "Namnet är känt. Rätten att utfärda examen är inte kontrollerad.",
    "The name is known. The right to award degrees has not been checked.",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    return smallbook.opened(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEvidence]:
    """ROR twice, with a rename and a record gone; DEQAR; two records of one name."""
    folder = tmp_path_factory.mktemp("evidence")
    target = folder / "evidence.sqlite"
    first = [
        ror(1, "Zebra Valley University"), ror(2, "Twin College"), ror(3, "Twin College"), ror(4, "Old Name University"),
        ror(5, "Gone University"), ror(6, "Closed University", status="withdrawn"), ror(7, "Tanner University", names=NAMED),
    ]  # fmt: skip
    second = [*first[:3], ror(4, "New Name University"), *first[5:]]
    import_institutions(dump(folder / "a.json", first), DAY, target=target)
    import_institutions(dump(folder / "b.json", second), LATER, target=target)
    rows = [
        ["deqar_id", "name_primary", "country"],
        ["DEQARINST0123", "Zebra Valley University", "IN"],
        ["DEQARINST0124", "Twin College", "IN"],
    ]
    import_institutions(table(folder / "d.csv", rows), LATER, target=target)
    found = open_evidence(target)
    assert found is not None
    yield found
    found.close()


def assessed(book: OpenBook, evidence: OpenEvidence | None, name: str, **more: Any) -> dict[str, Any]:
    claim = {"country": "IN", "qualification": "Bachelor of Tests", "award_date": "2010", "institution": name}
    return assess_claim(book, claim | more, ON, evidence)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Zebra Valley University", "In ROR since 2019, active (imported 2027-03-01)"),
        ("zebra valley  UNIVERSITY", "In ROR since 2019, active (imported 2027-03-01)"),
        ("Closed University", "In ROR since 2019, withdrawn (imported 2027-03-01)"),
        ("Old Name University", "In ROR since 2019, active, as “New Name University” (imported 2027-03-01)"),
        ("Tanner Institute", "In ROR since 2019, active, as “Tanner University” (imported 2027-03-01)"),
        (
            "Gone University",
            "No longer in ROR: missing in the import of 2027-03-01, last seen in that of 2026-11-27.",
        ),
        ("Twin College", "2 records in ROR have this name in the country"),
    ],
)
def test_the_institution_says_how_registries_have_its_name_and_that_the_right_is_not_checked(
    book: OpenBook, evidence: OpenEvidence, name: str, told: str
) -> None:
    place = assessed(book, evidence, name)["institution"]
    assert told in place["because"]["en"]
    assert place["because"]["en"].endswith(NEVER.en)
    assert place["because"]["sv"].endswith(NEVER.sv)
    assert place["status"] == "UNKNOWN"


def test_the_step_of_the_institution_and_the_notes_say_it_too(book: OpenBook, evidence: OpenEvidence) -> None:
    found = assessed(book, evidence, "Zebra Valley University")
    step = next(one for one in found["trace"] if one["step"] == "S6")
    assert (step["answer"], step["source"]) == ("unknown", ror_id(1))
    assert "In ROR since 2019" in step["got"]["en"]
    notes = [one["en"] for one in found["notes"]]
    (note,) = (one for one in notes if "DEQAR" in one)
    assert note.startswith(
        "A record of the same name in the same country: “Zebra Valley University”. In DEQAR."
    )
    assert NEVER.en in notes


def test_a_former_name_says_that_it_was_one(book: OpenBook, evidence: OpenEvidence) -> None:
    (record,) = assessed(book, evidence, "Old Name University")["institution"]["registries"]
    assert record["why"]["en"] == "A record that had this name before, in the same country"


def test_each_registry_gives_a_record_of_its_own_and_none_is_taken_of_several(
    book: OpenBook, evidence: OpenEvidence
) -> None:
    zebra, twin = (
        assessed(book, evidence, name)["institution"]["registries"]
        for name in ("Zebra Valley University", "Twin College")
    )
    assert [one["id"] for one in zebra] == [f"ror:{ror_id(1)}", "deqar:DEQARINST0123"]
    assert [one["id"] for one in twin] == ["deqar:DEQARINST0124"]


def test_a_name_of_several_records_is_told_with_how_many_there_are(
    book: OpenBook, evidence: OpenEvidence
) -> None:
    notes = [one["en"] for one in assessed(book, evidence, "Twin College")["notes"]]
    assert any(one.startswith("2 records in ROR have this name in the country") for one in notes)
    assert NEVER.en in notes


def test_a_name_that_no_registry_has_is_not_called_not_recognised(
    book: OpenBook, evidence: OpenEvidence
) -> None:
    place = assessed(book, evidence, "Nowhere College")["institution"]
    assert "neither in the rulebook nor in the imported registries" in place["because"]["en"]
    assert place["because"]["en"].endswith("Not found is not the same as not recognised.")
    assert place["registries"] == []


def test_a_name_of_another_country_says_nothing_here(book: OpenBook, evidence: OpenEvidence) -> None:
    found = assessed(book, evidence, "Zebra Valley University", country="SE", qualification="Examen")
    assert found["institution"]["registries"] == []


@pytest.mark.parametrize(("name", "named"), [("Zebra Valley University", True), ("Nowhere College", True), ("Old University", False)])  # fmt: skip
def test_the_hash_of_the_evidence_is_named_where_it_was_asked(
    book: OpenBook, evidence: OpenEvidence, name: str, named: bool
) -> None:
    assert assessed(book, evidence, name)["evidence"] == (evidence.hash if named else None)
    assert assessed(book, None, name)["evidence"] is None


def test_the_quick_way_of_many_lines_gives_the_same_bytes(book: OpenBook, evidence: OpenEvidence) -> None:
    assessor = Assessor(book, ON, evidence)
    names = ("Zebra Valley University", "Nowhere College", "Old University", "Twin College")
    for name in names * 2:
        claim = {"country": "IN", "qualification": "Bachelor of Tests", "institution": name}
        line = read_line(claim, "line-1")
        assert assessor.written(line, {})[0] == encoded(assessor.record(line, {}))


@pytest.mark.parametrize(
    ("registry", "key", "page"),
    [
        (Registry.ROR, ror_id(1), ror_id(1)),
        (Registry.DEQAR, "DEQARINST0382", "https://www.eqar.eu/qa-results/institution/?id=382"),
        (Registry.DEQAR, "DEQARINST1200", "https://www.eqar.eu/qa-results/institution/?id=1200"),
        (Registry.CHARTER, "999999901", ""),
    ],
)
def test_a_record_is_found_again_at_its_registry(registry: Registry, key: str, page: str) -> None:
    assert page_of(registry, key) == page
