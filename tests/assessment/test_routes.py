"""What a way to the right to practise costs and takes is told as published, with its days, or told to be unknown."""

from __future__ import annotations

from datetime import date

import pytest

from credval.assessment.routes import cost_of, over_routes, routes_for, statement_of, time_of
from credval.model.entries import Source
from credval.model.sweden import Fee, Named, Profession, Published, Route
from credval.model.words import SourceKind
from credval.text import Text


def same(words: str) -> Text:
    return Text(words, words)


PAGE = Source("page", "Fees", "Authority", SourceKind.REGISTER, "https://example.org", date(2026, 11, 27))


def profession(*routes: Route) -> Profession:
    return Profession(
        "se/magician", same("magician"), "licence", same("Reserved."), Named(same("the Board")), routes,
        same("Assist."), {}, sources=(PAGE,),
    )  # fmt: skip


def fee(amount: float | None, published: date | None = None) -> Fee:
    return Fee(same("Application"), amount, published=published, sources=("page",))


@pytest.mark.parametrize(
    ("given", "swedish", "english"),
    [
        (fee(2900), "Application: 2\u00a0900\u00a0kr (läst 2026-11-27).", "Application: SEK\u00a02,900 (read 2026-11-27)."),
        (fee(0), "Application: avgiftsfritt (läst 2026-11-27).", "Application: free of charge (read 2026-11-27)."),
        (
            fee(None),
            "Application: en avgift som den lästa sidan inte anger (läst 2026-11-27).",
            "Application: a fee that the page read does not name (read 2026-11-27).",
        ),
        (
            fee(870, published=date(2020, 3, 2)),
            "Application: 870\u00a0kr (sida daterad 2020-03-02, läst 2026-11-27).",
            "Application: SEK\u00a0870 (page dated 2020-03-02, read 2026-11-27).",
        ),
    ],
)  # fmt: skip
def test_a_fee_is_told_with_the_day_of_reading(given: Fee, swedish: str, english: str) -> None:
    route = Route("other", same("Apply."), fees=(given,))
    told = cost_of(profession(route), route)
    assert (told.sv, told.en) == (swedish, english)


def test_what_nobody_has_found_is_said() -> None:
    route = Route("other", same("Apply."))
    assert cost_of(profession(route), route).en == "Not published as far as we have read."
    assert time_of(profession(route), route).sv == "Inte publicerat, så långt vi har läst."
    assert statement_of(profession(route), route) is None


def test_the_time_is_told_with_the_day_of_reading() -> None:
    route = Route("other", same("Apply."), time=Published(same("Three weeks."), sources=("page",)))
    assert time_of(profession(route), route).en == "Three weeks (read 2026-11-27)."


@pytest.mark.parametrize(
    ("country", "purposes"),
    [("PL", ["eu_eea"]), ("ch", ["eu_eea"]), ("IN", ["other"]), ("", ["eu_eea", "other"])],
)
def test_the_country_of_training_picks_the_route(country: str, purposes: list[str]) -> None:
    both = profession(Route("eu_eea", same("A.")), Route("other", same("B.")))
    assert [one.purpose for one in routes_for(both, country)] == purposes


def test_routes_that_say_the_same_are_told_once() -> None:
    routes = (Route("eu_eea", same("A.")), Route("other", same("B.")))
    assert over_routes((one, same("Free.")) for one in routes).en == "Free."
    told = over_routes(zip(routes, (same("Free."), same("Dear.")), strict=True))
    assert (
        told.en
        == "Trained in the EU, EEA or Switzerland: Free. Trained outside the EU, EEA and Switzerland: Dear."
    )
