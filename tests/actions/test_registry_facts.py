"""Is a record joined to an institution by what proves it the same, and never by its name alone?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from credval.actions.evidence import OpenEvidence, open_evidence
from credval.actions.importing import import_institutions
from credval.actions.registry_facts import RegistryFact, about_institution, about_name
from credval.model.institutions import Institution, InstitutionName
from credval.text import Text
from tests.registry_files import DAY, LATER, charter, charter_row, dump, ror, ror_id, table

NEVER = Text(
    "Namnet är känt. Rätten att utfärda examen är inte kontrollerad.",
    "The name is known. The right to award degrees has not been checked.",
)


def institution(name: str = "Nowhere", *domains: str, ror_key: str | None = None) -> Institution:
    named = (InstitutionName(name, "en", "Latn"),)
    return Institution("in/one", "university", "Town", named, (), domains, ror_key)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEvidence]:
    """ROR twice, with a rename and a record gone; a charter; two records that share a domain."""
    folder = tmp_path_factory.mktemp("evidence")
    target = folder / "evidence.sqlite"
    shared_site = [{"type": "website", "value": "https://hospital.example"}]
    followed = [{"id": ror_id(1), "type": "successor", "label": "One University"}]
    first = [
        ror(1, "First University"), ror(2, "Two University"), ror(3, "Gone College"),
        ror(4, "A Hospital", links=shared_site), ror(5, "Its School", links=shared_site),
        ror(6, "Closed Institute", status="inactive", relationships=followed),
        ror(7, "Two University", locations=[{"geonames_details": {"country_code": "PK"}}]),
        ror(8, "Od\u202ed University"), ror(9, "Centre of Tests", types=["facility"]),
    ]  # fmt: skip
    second = [ror(1, "One University"), first[1], *first[3:]]
    rows = [charter_row("999999901", "TWO UNIVERSITY", **{"Website Url": "u2.example", "Country Cd": "SE"})]
    swot = [["domain", "school_names"], ["two.example", "Two University"]]
    import_institutions(dump(folder / "a.json", first), DAY, target=target)
    import_institutions(dump(folder / "b.json", second), LATER, target=target)
    import_institutions(charter(folder / "c.xlsx", rows), LATER, target=target)
    import_institutions(table(folder / "s.csv", swot), LATER, target=target)
    found = open_evidence(target)
    assert found is not None
    yield found
    found.close()


def about(evidence: OpenEvidence, found: Institution, country: str = "IN") -> dict[str, RegistryFact]:
    return {fact.id: fact for fact in about_institution(evidence, found, country)}


@pytest.mark.parametrize("key", [ror_id(1), ror_id(1).removeprefix("https://ror.org/")])
def test_the_same_id_makes_it_the_same_institution(evidence: OpenEvidence, key: str) -> None:
    fact = about(evidence, institution(ror_key=key))[f"ror:{ror_id(1)}"]
    assert fact.same
    assert fact.why == Text(
        "Samma lärosäte enligt dess id i ROR", "The same institution according to its id in ROR"
    )


def test_a_domain_of_its_own_makes_it_the_same_institution_in_each_registry(evidence: OpenEvidence) -> None:
    found = about(evidence, institution("Nowhere", "www.u2.example"))
    assert {key: fact.same for key, fact in found.items()} == {
        "charter:999999901": True,
        f"ror:{ror_id(2)}": True,
    }


def test_a_domain_that_two_records_share_decides_nothing(evidence: OpenEvidence) -> None:
    found = about(evidence, institution("Nowhere", "hospital.example"))
    assert [(fact.same, fact.why.en) for fact in found.values()] == [
        (False, "One of 2 records with the web domain hospital.example")
    ] * 2


def test_a_domain_does_not_overrule_another_id(evidence: OpenEvidence) -> None:
    found = about(evidence, institution("Nowhere", "u2.example", ror_key=ror_id(1)))
    assert {key: fact.same for key, fact in found.items()} == {
        f"ror:{ror_id(1)}": True,
        f"ror:{ror_id(2)}": False,
        "charter:999999901": True,
    }


def test_a_record_that_does_not_teach_may_be_only_a_part(evidence: OpenEvidence) -> None:
    fact = about(evidence, institution("Nowhere", "u9.example"))[f"ror:{ror_id(9)}"]
    assert not fact.same
    assert fact.why.en.endswith("it may be only a part of the institution")


def test_a_name_alone_is_a_record_of_the_same_name_in_the_same_country(evidence: OpenEvidence) -> None:
    found = about(evidence, institution("TWO university"))
    assert {key: (fact.same, fact.why.en) for key, fact in found.items()} == {
        f"ror:{ror_id(2)}": (False, "A record of the same name in the same country")
    }


def test_without_a_country_no_names_are_compared(evidence: OpenEvidence) -> None:
    assert about(evidence, institution("Two University"), "") == {}


def test_a_typed_name_without_a_country_finds_every_record_of_that_name(evidence: OpenEvidence) -> None:
    found = {fact.id: fact.why.en for fact in about_name(evidence, "Two University")}
    assert set(found) == {f"ror:{ror_id(2)}", f"ror:{ror_id(7)}", "charter:999999901", "swot:two.example"}
    assert set(found.values()) == {"A record of the same name"}


def test_a_name_that_is_only_like_another_finds_nothing(evidence: OpenEvidence) -> None:
    assert about_name(evidence, "Two Universities", "IN") == ()


def test_a_name_in_disguise_finds_nothing(evidence: OpenEvidence) -> None:
    assert about_name(evidence, "Twо University", "IN") == ()  # the o is Cyrillic


def test_every_record_says_that_the_right_to_award_was_not_checked(evidence: OpenEvidence) -> None:
    names = ("Two University", "One University", "Gone College", "Closed Institute")
    facts = [fact for name in names for fact in about_name(evidence, name)]
    assert {fact.says[-1] for fact in facts} == {NEVER}


def says(evidence: OpenEvidence, name: str, country: str) -> list[Text]:
    return [one for fact in about_name(evidence, name, country) for one in fact.says]


@pytest.mark.parametrize(
    ("name", "country", "sentence"),
    [
        ("Two University", "IN", Text("Finns i ROR sedan 2019, aktiv", "In ROR since 2019, active")),
        (
            "Two University",
            "SE",
            Text(
                "Har en Erasmusstadga från 2021-01-01 till 2029-12-31 (gäller utbyten; inget erkännande)",
                "Holds an Erasmus charter from 2021-01-01 to 2029-12-31 (mobility; not a recognition)",
            ),
        ),
        (
            "Gone College",
            "IN",
            Text(
                "Finns inte längre i ROR: saknas i importen 2027-03-01, sågs senast i den 2026-11-27",
                "No longer in ROR: missing in the import of 2027-03-01, last seen in that of 2026-11-27",
            ),
        ),
        (
            "First University",
            "IN",
            Text(
                "Hette tidigare First University i ROR, fram till importen 2027-03-01",
                "Earlier called First University in ROR, until the import of 2027-03-01",
            ),
        ),
        (
            "Closed Institute",
            "IN",
            Text("Följs av One University enligt ROR", "Followed by One University according to ROR"),
        ),
    ],
)
def test_what_a_registry_says_is_told_in_both_languages(
    evidence: OpenEvidence, name: str, country: str, sentence: Text
) -> None:
    assert sentence in says(evidence, name, country)


def test_what_was_hidden_in_a_published_name_is_told(evidence: OpenEvidence) -> None:
    (fact,) = about_name(evidence, "Odd University", "IN")
    assert (
        "right-to-left override" in " ".join(one.en for one in fact.odd) or "left-to-right" in fact.odd[0].en
    )


def test_days_are_those_of_the_imports(evidence: OpenEvidence) -> None:
    kept = evidence.record(f"ror:{ror_id(3)}")
    assert kept is not None
    assert (kept.first_seen, kept.gone) == (date(2026, 11, 27), date(2027, 3, 1))


def test_nothing_was_imported_yet(tmp_path: Path) -> None:
    assert open_evidence(tmp_path / "evidence.sqlite") is None
