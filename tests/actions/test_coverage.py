"""What the rulebook covers is counted from the book itself, and what is missing is named."""

from __future__ import annotations

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
