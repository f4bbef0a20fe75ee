"""While one types an institution: its word for the day of award stands beside it, and what is only known says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credval.actions.books import OpenBook
from credval.actions.importing import import_institutions
from credval.desktop.assess.institution_offers import institution_offers
from credval.desktop.assess.shelf import Shelf
from credval.desktop.find_box import Offer
from credval.rulebook.known_names import known_names
from tests.desktop.conftest import Opened
from tests.registry_files import DAY, dump, ror

THEN = (date(2012, 6, 1), date(2012, 6, 30))


def offers(window: Opened, shelf: Shelf, text: str, days: tuple[date, date] | None = THEN) -> list[Offer]:
    book: OpenBook = shelf.book
    return institution_offers(book, window.shell._tools.speech, text, "in", days)


def test_the_word_for_the_day_of_award_leads(window: Opened, shelf: Shelf) -> None:
    assert offers(window, shelf, "University of Delhi")[0].why.startswith("recognised when it was awarded")


def test_without_a_day_there_is_no_word(window: Opened, shelf: Shelf) -> None:
    assert "recognised" not in offers(window, shelf, "University of Delhi", None)[0].why


def test_a_name_in_its_own_script_shows_the_one_that_was_found(window: Opened, shelf: Shelf) -> None:
    assert "दिल्ली विश्वविद्यालय" in offers(window, shelf, "दिल्ली")[0].why


def test_a_name_known_by_its_domain_says_that_the_right_is_not_checked(window: Opened, shelf: Shelf) -> None:
    here = (one.name for one in known_names() if one.country == "in" and len(one.name) > 20)
    name = next(one for one in here if not shelf.book.exact("institution", one, "in"))
    told = [one.why for one in offers(window, shelf, name) if one.title == name]
    assert "not checked" in " ".join(told)


def test_a_renamed_institution_is_offered_under_its_name_of_that_day(window: Opened, shelf: Shelf) -> None:
    renamed = next(
        one
        for one in shelf.book.institutions("in")
        if one.name_on(THEN[0]) != one.name_on(None) and len(one.name_on(THEN[0])) > 20
    )
    first = next(one for one in offers(window, shelf, renamed.name_on(THEN[0])) if one.id == renamed.id)
    assert first.title == renamed.name_on(THEN[0])
    assert f"today {renamed.name_on(None)}" in first.why


def test_what_a_registry_holds_is_offered_and_says_that_the_right_is_not_checked(
    window: Opened, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "evidence.sqlite"
    monkeypatch.setenv("CREDVAL_EVIDENCE", str(target))
    import_institutions(dump(tmp_path / "ror.json", [ror(1, "Zebra Valley University")]), DAY, target=target)
    told = {one.title: one.why for one in offers(window, shelf, "Zebra Valley University")}
    assert "not been checked" in told["Zebra Valley University"]


def test_registries_that_cannot_be_read_keep_nobody_from_typing(
    window: Opened, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "evidence.sqlite"
    damaged.write_bytes(b"no database")
    monkeypatch.setenv("CREDVAL_EVIDENCE", str(damaged))
    assert offers(window, shelf, "University of Delhi")[0].title == "University of Delhi"
