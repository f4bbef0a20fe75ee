"""How many titles of real adverts are recognised, and how often is it a false alarm? The figures stand in docs/professions-quality.md.

The titles are those of the Swedish employment service, read where they lie beside a checkout and never copied.
`jobtech_judged.csv` holds what was judged by hand: the concept's id, "yes" (regulated) or "unknown" (a person has to be
asked), and the profession. Whatever is not in it is no regulated profession.
"""

from __future__ import annotations

import csv
import functools
import gzip
import json
from collections import Counter
from pathlib import Path

from credval.actions.books import open_book
from tests.shared_data import shared

JUDGED = Path(__file__).with_name("jobtech_judged.csv")


@functools.cache
def counted() -> Counter[tuple[str, str]]:
    """(judged, given) of every title, and how often."""
    titles = shared("jobtech-sv/taxonomy-to-concept.json.gz")
    names = json.loads(gzip.decompress(titles.read_bytes()))["occupation-name"].values()
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {row["concept"]: row["answer"] for row in csv.DictReader(file)}
    book = open_book()
    return Counter(
        (
            judged.get(one["conceptId"], "no"),
            book.recognise_profession(one["preferredLabel"]).answer.value,
        )
        for one in names
    )


def test_regulated_titles_are_recognised_or_asked_about() -> None:
    found = {given: counted()["yes", given] for given in ("yes", "unknown", "no")}
    assert found["yes"] >= 0.85 * sum(found.values()), found
    assert found["no"] <= 0.02 * sum(found.values()), found


def test_other_titles_are_hardly_ever_an_alarm() -> None:
    found = {given: counted()["no", given] for given in ("yes", "unknown", "no")}
    assert found["yes"] == 0, found
    assert found["unknown"] <= 0.005 * sum(found.values()), found


def test_titles_to_be_asked_about_are_never_passed_over() -> None:
    found = {given: counted()["unknown", given] for given in ("yes", "unknown", "no")}
    assert found["no"] <= 2, found
