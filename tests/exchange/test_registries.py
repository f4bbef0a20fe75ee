"""Is each registry's file told apart by content, and each record read as it was published?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.exchange.registries import cleaning
from credval.exchange.registries.opening import RecordError
from credval.exchange.registries.recognising import recognised
from credval.model.registries import (
    Identifier,
    IdentifierKind,
    NameKind,
    PublishedStatus,
    Registry,
    RegistryName,
    RegistryRecord,
    Relation,
    RelationKind,
)
from tests.registry_files import charter, charter_row, dump, ror, ror_id, ror_old, table


def read(path: Path) -> list[RegistryRecord]:
    found = recognised(path)
    return [found.read(piece) for piece in found.pieces()]


def one(tmp_path: Path, record: dict[str, Any]) -> RegistryRecord:
    return read(dump(tmp_path / "dump.json", [record]))[0]


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.zip", "no-ending"])
def test_a_dump_of_ror_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    path = dump(tmp_path / name, [ror(1, "One University"), ror(2, "Two College")])
    assert [record.names[0].name for record in read(path)] == ["One University", "Two College"]


def test_the_name_that_ror_shows_comes_first(tmp_path: Path) -> None:
    names = [
        {"value": "OU", "types": ["acronym"], "lang": None},
        {"value": "En Universitet", "types": ["label"], "lang": "sv"},
        {"value": "One University", "types": ["ror_display", "label"], "lang": "en"},
    ]
    assert one(tmp_path, ror(1, "", names=names)).names == (
        RegistryName("One University", NameKind.LABEL, "en"),
        RegistryName("OU", NameKind.ACRONYM),
        RegistryName("En Universitet", NameKind.LABEL, "sv"),
    )


def test_identifiers_relations_and_status_are_taken_over_as_published(tmp_path: Path) -> None:
    given = ror(
        1, "One", status="withdrawn", external_ids=[{"type": "wikidata", "all": ["Q1"], "preferred": None}],
        relationships=[{"id": ror_id(2), "type": "successor", "label": "Two"}, {"id": ror_id(3), "type": "related", "label": "x"}],
    )  # fmt: skip
    found = one(tmp_path, given)
    assert Identifier(IdentifierKind.WIKIDATA, "Q1") in found.identifiers
    assert found.relations == (Relation(RelationKind.SUCCESSOR, ror_id(2)),)
    assert found.status == PublishedStatus("withdrawn", date(2019, 2, 1))


def test_no_sign_that_drives_a_terminal_is_left_in_what_is_shown(tmp_path: Path) -> None:
    place = [{"geonames_details": {"country_code": "IN", "name": "To\x1b[31mwn"}}]
    names = [{"value": "One\x1b]0;x\x07 University", "types": ["label"], "lang": "en"}]
    found = one(tmp_path, ror(1, "", names=names, locations=place, status="act\x1bive"))
    assert found.status is not None
    assert [found.names[0].name, found.city, found.status.word] == [
        "One]0;x University",
        "To[31mwn",
        "active",
    ]


def test_a_record_in_schema_one_is_read_too(tmp_path: Path) -> None:
    found = one(tmp_path, ror_old(1, "One University"))
    assert [(name.name, name.kind.value) for name in found.names] == [
        ("One University", "label"), ("Ein Name", "label"), ("Old Alias", "alias"), ("OA", "acronym"),
    ]  # fmt: skip
    assert (found.country, found.city, found.domains) == ("IN", "Town", ("u1.example",))
    assert found.relations == (Relation(RelationKind.SUCCESSOR, ror_id(900)),)


def test_of_the_two_files_in_a_dump_the_one_in_schema_two_is_read(tmp_path: Path) -> None:
    import json
    import zipfile

    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("v1.66-ror-data.json", json.dumps([ror_old(n, "Old") for n in range(9)]))
        parts.writestr("v1.66-ror-data_schema_v2.json", json.dumps([ror(1, "New")]))
    assert [record.names[0].name for record in read(path)] == ["New"]


HEADERS = {
    "2022": ("Proposal Number", "Erasmus Code", "PIC", "OID", "Organisation Legal Name", "City", "Country", "Webpage", "ECHE Start Date", "ECHE End Date"),
    "2024": ("Erasmus Refcode", "Erasmus Code", "PIC", "OID", "Legal Name", "City", "Country ", "Website Url", "Erasmus Eche Start", "Erasmus Eche End"),
    "2026": ("Proposal number", "Erasmus Code", "PIC", "OID", "Legal Name", "City", "Country Cd", "Website Url", "Erasmus Eche Start", "Erasmus Eche End"),
}  # fmt: skip


@pytest.mark.parametrize("year", HEADERS)
def test_the_columns_of_a_charter_list_are_found_by_their_headers(tmp_path: Path, year: str) -> None:
    path = charter(tmp_path / "list.xlsx", [charter_row("999999901", "TOWN  UNIVERSITY ")], HEADERS[year])
    assert read(path)[0] == RegistryRecord(
        Registry.CHARTER,
        "999999901",
        (RegistryName("TOWN UNIVERSITY", NameKind.LEGAL),),
        "SE",
        "TOWN",
        ("town.example",),
        (
            Identifier(IdentifierKind.ERASMUS, "S TOWN01"),
            Identifier(IdentifierKind.OID, "E10000001"),
            Identifier(IdentifierKind.PIC, "999999901"),
        ),
        status=PublishedStatus("charter", date(2021, 1, 1), date(2029, 12, 31)),
    )


def test_a_number_typed_as_a_number_and_a_country_by_its_name_are_read(tmp_path: Path) -> None:
    row = charter_row(999999901, "Town University", **{"Country Cd": "Türkiye", "OID": "#N/A"})
    found = read(charter(tmp_path / "list.xlsx", [row]))[0]
    assert (found.key, found.country) == ("999999901", "TR")
    assert IdentifierKind.OID not in {each.kind for each in found.identifiers}


def test_what_looks_like_a_formula_in_a_text_cell_stays_text(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = charter(tmp_path / "list.xlsx", [charter_row("999999901", "x")])
    book = load_workbook(path)
    cell = book.worksheets[0].cell(4, 5)
    cell.value, cell.data_type = '=HYPERLINK("http://x.example","Town")', "s"
    book.save(path)
    assert read(path)[0].names[0].name == '=HYPERLINK("http://x.example","Town")'


def test_a_formula_that_was_never_computed_is_not_computed_here(tmp_path: Path) -> None:
    path = charter(tmp_path / "list.xlsx", [charter_row("999999901", '="TOWN"&" U"')])
    with pytest.raises(RecordError, match="no name"):
        read(path)


@pytest.mark.parametrize(
    "header",
    [
        [
            "deqar_id",
            "name_primary",
            "country",
            "city",
            "website_link",
            "eter_id",
            "founding_date",
            "closing_date",
        ],
        ["DEQARINST ID", "Name", "Country", "City", "Website", "ETER ID", "Founding date", "Closing date"],
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_deqar_is_read_whatever_its_columns_are_called(
    tmp_path: Path, header: list[str], encoding: str
) -> None:
    row = [
        "DEQARINST0042",
        "Åbo University",
        "Austria",
        "Town",
        "https://abo.example",
        "AT0001",
        "1970-01-01",
        "2020",
    ]
    found = read(table(tmp_path / "d.csv", [header, row], encoding))[0]
    assert (found.key, found.country, found.domains) == ("DEQARINST0042", "AT", ("abo.example",))
    assert found.status == PublishedStatus("listed", date(1970, 1, 1), date(2020, 1, 1))
    assert Identifier(IdentifierKind.ETER, "AT0001") in found.identifiers


def test_the_columns_of_deqar_may_stand_in_any_order(tmp_path: Path) -> None:
    rows = [["eter_id", "name", "deqar_id"], ["AT0001", "Town University", "42"]]
    assert read(table(tmp_path / "d.csv", rows, separator=";"))[0].key == "DEQARINST0042"


def test_hipos_list_is_read(tmp_path: Path) -> None:
    given = {"name": "Town University", "domains": ["town.example"], "web_pages": ["http://web.town.example/x"], "country": "India",
             "alpha_two_code": "IN", "state-province": None}  # fmt: skip
    found = read(dump(tmp_path / "d.json", [given]))[0]
    assert (found.registry, found.key, found.country) == (Registry.HIPO, "town.example", "IN")
    assert found.domains == ("town.example", "web.town.example")


def test_swot_is_read(tmp_path: Path) -> None:
    rows = [["domain", "school_names", "n_names"], ["town.example", "Town University | Стадський", "2"]]
    found = read(table(tmp_path / "s.csv", rows))[0]
    assert (found.registry, found.key) == (Registry.SWOT, "town.example")
    assert [name.name for name in found.names] == ["Town University", "Стадський"]


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("Uni\u200bversity", "University"),
        ("\u202eytisrevinU\u202c of Town", "ytisrevinU of Town"),
        ("University\u0000", "University"),
        ("جامعة حمص\u200e", "جامعة حمص"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_hidden_characters_are_taken_out_of_a_name_and_what_was_written_is_kept(
    written: str, clean: str
) -> None:
    found = cleaning.name(written, NameKind.LABEL)
    assert found == RegistryName(clean, NameKind.LABEL, "", written if written != clean else "")


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("http://WWW.Town.example/a?b", "town.example"),
        ("www.town.example ", "town.example"),
        ("info@mail.town.example", "mail.town.example"),
        ("http://universität.example", "xn--universitt-y5a.example"),
        ("info@mail.example / http://www.town.example", "town.example"),
        ("www.town.example, www.other.example", "town.example"),
        ("http://192.168.0.1/", ""),
        ("javascript:alert(1)", ""),
        ("not known", ""),
        (None, ""),
    ],
)
def test_an_address_gives_its_domain(address: str | None, domain: str) -> None:
    assert cleaning.domain(address) == domain


@pytest.mark.parametrize(
    ("given", "code"),
    [("EL", "GR"), ("UK", "GB"), ("Turkey", "TR"), ("Czechia", "CZ"), ("se", "SE"), ("Narnia", "")],
)
def test_a_country_is_known_by_code_or_name(given: str, code: str) -> None:
    assert cleaning.country(given) == code
