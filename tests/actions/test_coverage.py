"""What the rulebook covers is counted from the book itself, and what is missing is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credval import cli
from credval.actions.books import OpenBook
from credval.actions.coverage import Coverage, coverage, total
from tests import smallbook
from tests.smallbook import qualification, value


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    unread = value("se/kandidatexamen", sources=["general-knowledge"])
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/bachelor", "Bachelor of Tests"),
        qualification("in/heard-of", "Degree Heard Of", comparable={"earliest": unread}, sources={}),
        qualification("in/school", "School Certificate", kind="upper_secondary", cycle=None, eqf="4"),
    )


@pytest.fixture(scope="module")
def row(book: OpenBook) -> Coverage:
    (found,) = coverage(book)
    return found


def test_entries_are_counted_by_rung(row: Coverage) -> None:
    assert (row.rungs["school"], row.rungs["first"], row.entries) == (1, 2, 3)


def test_an_entry_without_a_page_behind_its_level_is_named(row: Coverage) -> None:
    assert row.general == ("in/heard-of",)


def test_a_law_is_a_primary_page_and_general_knowledge_is_none(row: Coverage) -> None:
    assert row.primary == 2


def test_what_is_missing_is_said_in_both_languages(row: Coverage) -> None:
    assert [gap.en for gap in row.gaps][:2] == ["no lower-secondary certificate", "no vocational award"]
    assert "ingen yrkesutbildning" in [gap.sv for gap in row.gaps]


def test_the_latest_reading_is_told(row: Coverage) -> None:
    assert row.newest is not None
    assert row.newest.isoformat() == "2026-11-23"


def test_all_systems_are_added_up(row: Coverage) -> None:
    assert total([row, row]) == {"systems": 2, "entries": 6, "primary": 4, "general": 2}


def test_the_command_lists_what_rests_on_general_knowledge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = value("se/kandidatexamen", sources=["general-knowledge"])
    entry = qualification("in/heard-of", "Degree Heard Of", comparable={"earliest": unread}, sources={})
    folder = smallbook.write(tmp_path, entry)
    assert cli.main(["rules", "check", "--gaps", "--lang", "en", str(folder)]) == 0
    assert "in/heard-of: rests on general knowledge alone" in capsys.readouterr().out


def part(id_: str) -> smallbook.Plain:
    differs = smallbook.text("Otherwise.")
    return {"id": id_, "name": smallbook.text(f"The {id_}"), "differs": differs, "sources": ["law"]}


def test_the_entries_of_each_part_of_a_country_are_counted(tmp_path: Path) -> None:
    book = smallbook.opened(
        tmp_path,
        qualification("in/here", "Bachelor of the North", part="north"),
        qualification("in/everywhere", "Bachelor of Everywhere"),
        country=smallbook.country(parts=[part("north"), part("south")]),
    )
    (row,) = coverage(book)
    assert [(one.id, one.entries, one.rungs["first"]) for one in row.parts] == [
        ("north", 1, 1),
        ("south", 0, 0),
    ]
    assert row.entries == 2


def test_the_table_and_the_rows_for_machines_tell_the_parts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = qualification("in/here", "Bachelor of the North", part="north")
    folder = smallbook.write(tmp_path, entry, country=smallbook.country(parts=[part("north")]))
    assert cli.main(["rules", "coverage", "--lang", "en", str(folder)]) == 0
    assert "  The north" in capsys.readouterr().out
    assert cli.main(["rules", "coverage", "--json", str(folder)]) == 0
    (north,) = json.loads(capsys.readouterr().out)["parts"]
    assert (north["id"], north["entries"], north["name"]["sv"]) == ("north", 1, "The north")
