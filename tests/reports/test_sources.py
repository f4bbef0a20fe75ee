"""Is every source printed once, under one number, with the day it was read?"""

from __future__ import annotations

from typing import Any

from credval.reports.sources import Sources
from credval.text import Lang


def source(key: str, address: str) -> dict[str, str]:
    return {
        "key": key,
        "title": f"Title {key}.",
        "publisher": "Ministry",
        "address": address,
        "read": "2026-11-23",
    }


def view(body: str, address: str) -> dict[str, Any]:
    return {"body": body, "says": "x", "eqf": None, "address": address, "read": "2026-11-22"}


FIRST = {
    "sources": [source("law", "https://a.example"), source("list", "https://b.example")],
    "views": [],
    "trace": [],
    "institution": None,
}
SECOND = {
    "sources": [source("law", "https://c.example")],
    "views": [view("UHR", "https://d.example"), view("B", "https://b.example")],
    "trace": [],
    "institution": None,
}


def test_numbers_follow_the_order_of_the_results() -> None:
    sources = Sources([FIRST, SECOND])
    assert [sources.of_key(FIRST, "law"), sources.of_key(FIRST, "list"), sources.of_key(SECOND, "law")] == [
        "[1]",
        "[2]",
        "[3]",
    ]


def test_the_page_of_another_body_is_numbered_too() -> None:
    assert Sources([FIRST, SECOND]).of_address("https://d.example") == "[4]"


def test_the_same_page_has_the_same_number() -> None:
    sources = Sources([FIRST, SECOND])
    assert sources.of_address("https://b.example") == sources.of_key(FIRST, "list")
    assert len(sources.listed(Lang.SV)) == 4


def test_several_keys_give_their_numbers_in_order() -> None:
    assert Sources([FIRST]).of_keys(FIRST, ["list", "law", "list"]) == "[1] [2]"


def test_an_unknown_key_has_no_number() -> None:
    assert Sources([FIRST]).of_key(FIRST, "else") == ""
    assert Sources([FIRST]).of_key(FIRST, None) == ""


def test_a_source_is_printed_with_the_day_it_was_read() -> None:
    sources = Sources([FIRST, SECOND])
    assert sources.listed(Lang.EN)[0] == "Title law. Ministry. https://a.example (read 2026-11-23)"
    assert sources.listed(Lang.SV)[3] == "UHR. https://d.example (läst 2026-11-22)"


def test_the_page_that_a_step_rests_on_is_numbered_with_what_it_says() -> None:
    said = {"sv": "Ministeriet har det (läst 2026-11-23).", "en": "The ministry has it (read 2026-11-23)."}
    step = {"step": "S6", "entry": "xa/a", "got": said, "source": "https://e.example"}
    result = {**FIRST, "trace": [step], "institution": {"name": "A", "because": said}}
    sources = Sources([result])
    assert sources.of_address("https://e.example") == "[3]"
    assert sources.listed(Lang.EN)[2] == "A. The ministry has it (read 2026-11-23). https://e.example"
