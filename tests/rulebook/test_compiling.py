"""The compiled book holds what the files say, with a hash that hangs on nothing else."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from credval.actions import books
from credval.rulebook.book import Book, BookFormatError
from credval.rulebook.longform import comparisons
from credval.rulebook.vetting import content_hash, vetting
from tests import smallbook
from tests.smallbook import Plain, qualification, value


def built(folder: Path, *entries: Plain) -> books.Built:
    return books.build(smallbook.write(folder / "rules", *entries), folder / "book" / "rulebook.sqlite")


BACHELOR = qualification("in/bachelor", "Bachelor of Tests")


def test_an_entry_comes_back_as_it_was_written(tmp_path: Path) -> None:
    entry = Book(built(tmp_path, BACHELOR).path).qualification("in/bachelor")
    assert entry is not None
    assert (entry.titles.en, entry.eqf, entry.comparable[0].destinations) == (
        "Bachelor of Tests",
        6,
        ("se/kandidatexamen",),
    )


def test_what_is_not_in_the_book_is_none(tmp_path: Path) -> None:
    assert Book(built(tmp_path, BACHELOR).path).qualification("in/other") is None


def test_unchanged_files_are_not_built_again(tmp_path: Path) -> None:
    assert [built(tmp_path, BACHELOR).changed, built(tmp_path, BACHELOR).changed] == [True, False]


def test_a_changed_file_changes_the_hash(tmp_path: Path) -> None:
    first = built(tmp_path / "a", BACHELOR).hash
    assert built(tmp_path / "b", BACHELOR | {"eqf": "7"}).hash != first


def test_the_hash_hangs_on_content_and_not_on_layout(tmp_path: Path) -> None:
    first = built(tmp_path / "a", BACHELOR).hash
    turned = dict(reversed(BACHELOR.items()))
    assert built(tmp_path / "b", turned).hash == first


def test_errors_leave_the_old_book_as_it_was(tmp_path: Path) -> None:
    good = built(tmp_path, BACHELOR)
    with pytest.raises(books.RulesInvalidError):
        built(tmp_path, BACHELOR | {"eqf": "9"})
    assert Book(good.path).hash == good.hash


def test_the_highest_qualification_reaches_all_below_it(tmp_path: Path) -> None:
    master = Book(built(tmp_path, BACHELOR).path).destination("se/masterexamen")
    assert master is not None
    assert set(master.at_least) == {"se/magisterexamen", "se/kandidatexamen", "se/hogskoleexamen"}


def test_a_file_that_is_no_book_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(BookFormatError, match="rules build"):
        Book(path)


def test_a_book_of_a_newer_format_is_refused_in_words(tmp_path: Path) -> None:
    path = built(tmp_path, BACHELOR).path
    with sqlite3.connect(path) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    with pytest.raises(BookFormatError, match="another format"):
        Book(path)


def test_a_dated_value_lasts_until_the_day_before_the_next() -> None:
    keyed = {"earliest": value("se/hogskoleexamen"), "2004": value("se/kandidatexamen"), "2020-07-01": None}
    rows = comparisons(keyed, {"first": None, "last": None})
    assert [(row["first"], row["last"]) for row in rows] == [
        (None, "2003-12-31"),
        ("2004-01-01", "2020-06-30"),
    ]


def review(plain: Plain, by: str = "credval", says: str = "agree") -> Plain:
    return {"by": by, "on": "2026-11-23", "content": content_hash(plain), "says": says, "signature": None}


def entry() -> Plain:
    return {"id": "in/x", "comparable": [{"sources": ["law"]}]}


@pytest.mark.parametrize(
    ("reviewers", "word"),
    [
        ([], "unconfirmed"),
        (["credval"], "provisional"),
        (["other"], "unconfirmed"),
        (["credval", "other"], "provisional"),
    ],
)
def test_vetting_is_computed_from_reviews(reviewers: list[str], word: str) -> None:
    plain = entry()
    reviews = [review(plain, by) for by in reviewers]
    assert vetting(plain | {"reviews": reviews}, "credval") == word


def test_signed_reviews_of_other_groups_count_once_a_signature_can_be_checked() -> None:
    plain = entry()
    reviews = [review(plain, by) for by in ("one", "two", "two")]
    assert vetting(plain | {"reviews": reviews}, "credval", lambda _one, _content: True) == "approved"


def test_a_changed_entry_falls_back_by_itself() -> None:
    plain = entry()
    reviews = [review(plain)]
    assert vetting(plain | {"reviews": reviews, "eqf": 7}, "credval") == "unconfirmed"


def test_general_knowledge_alone_stays_unconfirmed() -> None:
    plain = {"id": "in/x", "comparable": [{"sources": ["general-knowledge"]}]}
    assert vetting(plain | {"reviews": [review(plain)]}, "credval") == "unconfirmed"


def test_an_objection_makes_it_unconfirmed() -> None:
    plain = entry()
    assert (
        vetting(plain | {"reviews": [review(plain), review(plain, "other", "object")]}, "credval")
        == "unconfirmed"
    )


def test_award_days_are_dates(tmp_path: Path) -> None:
    dated = BACHELOR | {
        "awarded": {"from": "1990", "until": None},
        "examples": [*BACHELOR["examples"], _on("1989-12-31", "no"), _on("1990-01-01", "yes")],
    }
    found = Book(built(tmp_path, dated).path).qualification("in/bachelor")
    assert found is not None
    assert found.awarded.first == date(1990, 1, 1)


def _on(day: str, matches: str) -> Plain:
    return {"name": f"awarded {day}", "given": {"award_date": day}, "expect": {"matches": matches}}
