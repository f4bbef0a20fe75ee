"""Recognition only adds: every name that led to an authority still does, and a form of it does too."""

from __future__ import annotations

import functools
import json
from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim, encoded
from credval.actions.books import OpenBook, open_book
from credval.actions.finding import Finder
from credval.actions.looking import profession_rows
from credval.exchange.claims import read_claim

ON = date(2026, 11, 27)


@functools.cache
def book() -> OpenBook:
    return open_book()


def claim(profession: str) -> dict[str, Any]:
    return {
        "country": "IN",
        "qualification": "Bachelor of Science in Nursing",
        "requirement": {"kind": "profession", "profession": profession},
    }


def result(profession: str) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(encoded(assess_claim(book(), claim(profession), ON)))
    return given


@pytest.mark.parametrize("typed", ["sjuksköterskan", "Leg. ssk", "staff nurses", "narkossjuksköterska"])
def test_a_form_of_a_title_refers_to_the_authority(typed: str) -> None:
    given = result(typed)
    assert given["outcome"] == "REFER_AUTHORITY"
    assert any("Cost: " in one["en"] and "Time: " in one["en"] for one in given["next_steps"])


def test_the_reason_stands_among_the_notes() -> None:
    notes = [one["en"] for one in result("narkossjuksköterskor")["notes"]]
    assert (
        "Recognised because “narkossjuksköterskor” ends in “sjuksköterska”, which says what the work is."
        in notes
    )


def test_a_slip_of_the_pen_is_asked_about_by_name() -> None:
    given = result("sjuskköterska")
    assert given["outcome"] != "REFER_AUTHORITY"
    assert any("may be one of these regulated professions: nurse (" in one["en"] for one in given["notes"])


def test_another_job_is_not_said_to_be_perhaps_the_profession_that_it_holds() -> None:
    assert not any("nurse (" in one["en"] for one in result("sjuksköterskeassistent")["notes"])


def test_no_name_of_the_rulebook_loses_its_referral() -> None:
    finder, lost = Finder(book()), []
    for one in book().professions():
        names = (
            one.titles.sv,
            one.titles.en,
            *(name for names in one.also_known_as.values() for name in names),
        )
        lost += [
            name for name in names if finder.found(read_claim(claim(name), "line 1")[0]).profession is None
        ]
    assert lost == []


def test_the_terminal_gives_reason_cost_and_time() -> None:
    first = profession_rows(book(), "fastighetsmäklarna", 3)[0]
    assert (first["id"], first["recognised"]) == ("se/fastighetsmaklare", "yes")
    assert (
        first["because"]["en"] == "Recognised because “fastighetsmäklarna” is a form of “fastighetsmäklare”."
    )
    assert "SEK\u00a02,900" in first["routes"][0]["en"]
