"""Parts of a country are listed once; entries and ladders name only what is listed, and nothing is listed for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from credval.actions.rules import check
from credval.rulebook.issues import Issue, Severity
from tests import smallbook
from tests.smallbook import Plain, country, qualification


def part(id_: str = "north", **more: Any) -> Plain:
    name = smallbook.text(f"The {id_}")
    return {"id": id_, "name": name, "differs": smallbook.text("Otherwise."), "sources": ["law"], **more}


def found(folder: Path, parts: list[Plain], entry: Any = "north", ladder: Any = None) -> list[Issue]:
    home = country(parts=parts)
    if ladder:
        home["ladders"][0]["part"] = ladder
    entries = [qualification("in/bachelor", "Bachelor of Tests", **({"part": entry} if entry else {}))]
    return check(smallbook.write(folder, *entries, country=home))


@pytest.mark.parametrize("entry", ["north", ["north"]])
def test_a_part_that_the_country_lists_is_fine(tmp_path: Path, entry: Any) -> None:
    assert found(tmp_path, [part()], entry) == []


def test_an_entry_of_an_unknown_part_is_an_error_on_its_line(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, [part()], ["north", "nroth"])
    written = (tmp_path / problem.file).read_text(encoding="utf-8").splitlines()
    assert (problem.code, problem.severity) == ("country-part", Severity.ERROR)
    assert written[problem.line - 1].startswith("part:")
    assert "'nroth' is no part of this country. Did you mean 'north'" in problem.en


def test_a_ladder_of_an_unknown_part_is_an_error(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, [part()], "north", ladder=["south"])
    assert (problem.code, problem.severity, problem.file) == (
        "country-part",
        Severity.ERROR,
        "countries/in/country.yaml",
    )


def test_a_part_that_nothing_uses_is_a_warning(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, [part(), part("south")])
    assert (problem.code, problem.severity) == ("part-unused", Severity.WARNING)
    assert "'south'" in problem.en


def test_a_part_of_a_ladder_alone_is_used(tmp_path: Path) -> None:
    assert found(tmp_path, [part()], None, ladder="north") == []


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([part(codes=["GB-SCT"])], "part-code"),
        ([part(codes=["scotland"])], "string_pattern_mismatch"),
        ([part(), part("south", also_known_as=["THE NORTH"])], "part-name"),
        ([part(sources=["lag"])], "source"),
        ([part(id_="The North")], "string_pattern_mismatch"),
    ],
)
def test_a_part_is_described_rightly(tmp_path: Path, parts: list[Plain], code: str) -> None:
    assert code in [one.code for one in found(tmp_path, parts)]


def test_two_entries_of_one_title_are_told_apart_by_their_parts(tmp_path: Path) -> None:
    entries = [qualification(f"in/{one}", "Licence", part=one) for one in ("north", "south")]
    folder = smallbook.write(tmp_path, *entries, country=country(parts=[part(), part("south")]))
    assert [one.code for one in check(folder)] == []


def test_two_entries_of_one_title_and_one_part_are_not(tmp_path: Path) -> None:
    entries = [qualification(f"in/{one}", "Licence", part="north") for one in ("one", "two")]
    folder = smallbook.write(tmp_path, *entries, country=country(parts=[part()]))
    assert {one.code for one in check(folder)} == {"alias-shared"}


def test_an_author_writes_no_region_as_a_condition(tmp_path: Path) -> None:
    entry = qualification("in/bachelor", "Bachelor of Tests", when={"region": "IN-NO"})
    assert "extra_forbidden" in [one.code for one in check(smallbook.write(tmp_path, entry))]


def test_an_entry_without_a_part_says_nothing_of_parts_in_the_book(tmp_path: Path) -> None:
    """Its hash, and with it its reviews, are what they were before there were parts."""
    from credval.rulebook import longform
    from credval.rulebook.qualification_shape import QualificationShape

    plain = longform.qualification(QualificationShape.model_validate(qualification("in/a", "A")), {})
    assert "part" not in plain
