"""A claim names a part of the country in any way; entries of another part are not meant, and nothing is asked in vain."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions.assessing import Assessor, assess_claim, encoded
from credval.actions.books import OpenBook
from credval.exchange.claims import read_line
from tests import smallbook
from tests.smallbook import Plain, country, qualification, value

ON = date(2026, 11, 23)
EVERY_WAY = [
    "IN-NO",
    "in-no",
    " IN – NO ",
    "in no",
    "north",
    "NORTH",
    "Norr",
    "Northern Part",
    "northern  part",
    "शिमाल",
    "Norrland",
]


def part(id_: str, names: str, **more: Any) -> Plain:
    """``names`` is "swedish|english"."""
    sv, en = names.split("|")
    return {
        "id": id_,
        "name": {"sv": sv, "en": en},
        "differs": smallbook.text("Another school."),
        "sources": ["law"],
        **more,
    }


PARTS = [
    part("north", "Norr|Northern Part", codes=["IN-NO", "IN-NN"], also_known_as=["Norrland", "शिमाल"]),
    part("south", "Söder|Southern Part", codes=["IN-SO"]),
]
TERRITORY = {
    "place": smallbook.text("Highland"),
    "from": "1990",
    "paragraph": smallbook.text("Two schools there."),
    "sources": ["law"],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    lower = {"earliest": value("se/hogskoleexamen")}
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/alone", "Northern Bachelor", part="north"),
        qualification("in/north-apart", "Licence", part="north"),
        qualification("in/south-apart", "Licence", part="south", comparable=lower),
        qualification("in/north-same", "Ordinary Degree", part="north"),
        qualification("in/south-same", "Ordinary Degree", part=["south"]),
        qualification("in/everywhere", "Master of Everywhere", eqf="7", cycle="second", comparable={"earliest": value("se/magisterexamen")}),
        country=country(parts=PARTS, contested=[TERRITORY]),
    )  # fmt: skip


def result(book: OpenBook, qualification: str, region: str | None = None, **more: Any) -> dict[str, Any]:
    claim = {"country": "IN", "qualification": qualification, "award_date": "2010-06-30", **more}
    return assess_claim(book, claim | ({"region": region} if region is not None else {}), ON)


def notes(found: dict[str, Any], lang: str = "en") -> str:
    return "\n".join(one[lang] for one in found["notes"])


@pytest.mark.parametrize("region", EVERY_WAY)
def test_a_part_is_known_by_code_id_and_name_in_any_case_and_spacing(book: OpenBook, region: str) -> None:
    found = result(book, "Licence", region)
    assert found["matched"]["qualification_id"] == "in/north-apart"
    assert "left out of account" not in notes(found)


def test_a_place_inside_a_part_stands_for_it(book: OpenBook) -> None:
    assert result(book, "Licence", "IN-NN")["matched"]["qualification_id"] == "in/north-apart"


@pytest.mark.parametrize(("region", "id_"), [("north", "in/north-apart"), ("south", "in/south-apart")])
def test_the_same_title_is_told_apart_by_the_part(book: OpenBook, region: str, id_: str) -> None:
    found = result(book, "Licence", region)
    assert (found["matched"]["qualification_id"], found["comparability"]["certain"]) == (id_, True)


def test_an_entry_of_another_part_is_not_meant(book: OpenBook) -> None:
    found = result(book, "Northern Bachelor", "south")
    assert (found["rule"], found["comparability"]["certain"]) == ("C7", False)


@pytest.mark.parametrize("region", [None, "north"])
def test_a_title_of_one_part_alone_asks_for_no_part(book: OpenBook, region: str | None) -> None:
    found = result(book, "Northern Bachelor", region)
    assert found["comparability"]["certain"]
    assert not any("part of the country" in step["en"] for step in found["next_steps"])


def test_the_part_is_asked_for_where_it_changes_the_answer(book: OpenBook) -> None:
    found = result(book, "Licence")
    assert (found["rule"], found["comparability"]["certain"]) == ("C7", False)
    assert "in which part of the country it was" in found["next_steps"][0]["en"]
    assert "i vilken del av landet det var" in found["next_steps"][0]["sv"]


def test_the_part_is_not_asked_for_where_the_answer_is_the_same(book: OpenBook) -> None:
    found = result(book, "Ordinary Degree")
    assert (found["comparability"]["certain"], found["matched"]["qualification_id"]) == (
        True,
        "in/north-same",
    )
    assert "The answer is the same" in notes(found)
    assert "Svaret är detsamma" in notes(found, "sv")


def test_what_holds_everywhere_holds_in_every_part(book: OpenBook) -> None:
    expected = result(book, "Master of Everywhere")
    for region in ("north", "south"):
        assert result(book, "Master of Everywhere", region) == expected


@pytest.mark.parametrize("region", ["Atlantis", "SE-AB", "XX-1", "GB-SCT"])
def test_a_place_that_is_no_part_is_told_and_changes_nothing(book: OpenBook, region: str) -> None:
    found, without = result(book, "Licence", region), result(book, "Licence")
    assert f"“{region}” is no part of the education system of Testland" in notes(found)
    assert f"”{region}” är ingen del av utbildningssystemet i Testland" in notes(found, "sv")
    assert "Northern Part, Southern Part" in notes(found)
    assert found | {"notes": [], "headline": {}} == without | {"notes": [], "headline": {}}


def test_a_country_whose_parts_are_not_told_apart_says_so(tmp_path: Path) -> None:
    found = result(smallbook.opened(tmp_path), "Bachelor of Tests", "Atlantis")
    assert "The rulebook tells no parts of Testland apart, so “Atlantis” was left out of account." in notes(
        found
    )
    assert "Regelboken skiljer inte på delar av Testland, så ”Atlantis” har inte räknats med." in notes(
        found, "sv"
    )


@pytest.mark.parametrize("region", ["IN-XX", "in-12", "Highland", " ", ""])
def test_a_code_of_the_country_or_a_contested_place_is_no_mistake(book: OpenBook, region: str) -> None:
    assert "left out of account" not in notes(result(book, "Licence", region))


def test_an_entry_chosen_by_its_id_belongs_to_its_part_all_the_same(book: OpenBook) -> None:
    assert result(book, "in/alone", "south")["rule"] == "C7"
    assert result(book, "in/alone")["comparability"]["certain"]


@pytest.mark.parametrize("title", ["Licence", "Ordinary Degree", "Northern Bachelor", "Master of Everywhere"])
def test_a_line_is_the_whole_record_whatever_part_was_asked_before(book: OpenBook, title: str) -> None:
    assessor = Assessor(book, ON)
    for region in (None, "north", "Söder", None, "Atlantis", "Highland", "south", "Atlantis"):
        claim = {"country": "IN", "qualification": title, "award_date": "2010-06-30"}
        line = read_line(claim | ({"region": region} if region else {}), "a")
        assert assessor.written(line, {})[0] == encoded(assessor.record(line, {}))
