"""The report says the part of the country by its name, and draws its ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from credval.model.systems import Country, Name, Part
from credval.reports.blocks import Picture, Plan
from credval.reports.case import Credential
from credval.reports.plain import as_text
from credval.reports.plan import plan
from credval.text import Lang, Text
from tests.drawing.ladder_samples import INDIA, SWEDEN
from tests.reports.making import credentials, header

KERALA = Part("kerala", Name("Kerala i söder", "Kerala in the south"), Text("", ""), (), codes=("IN-KL",))
OF_KERALA = replace(
    INDIA.ladders[-1], part=("kerala",), name=Text("Keralas stege", "The ladder of Kerala"), first=None
)
ELSEWHERE = replace(OF_KERALA, part=("north",), name=Text("Nordens stege", "The ladder of the north"))
COUNTRY: Country = replace(
    INDIA,
    parts=(KERALA, replace(KERALA, id="north", name=Name("Norr", "North"), codes=())),
    ladders=(OF_KERALA, ELSEWHERE),
)


def report(lang: Lang, region: str, country: Country = COUNTRY, parts: tuple[str, ...] = ()) -> Plan:
    first = credentials("poland")[0]
    one = Credential(first.result, {**first.claim, "region": region}, country, parts=parts)
    return plan(header("poland"), [one], lang, sweden=SWEDEN)


def pictures(made: Plan) -> list[str]:
    blocks = [block for section in made.sections for block in section.blocks]
    return [block.alt for block in blocks if isinstance(block, Picture) and "ladder of" in block.alt]


@pytest.mark.parametrize("region", ["IN-KL", "kerala", "KERALA IN THE SOUTH"])
@pytest.mark.parametrize(
    ("lang", "said"), [(Lang.SV, "(Kerala i söder)"), (Lang.EN, "(Kerala in the south)")]
)
def test_the_part_is_printed_by_its_name(lang: Lang, said: str, region: str) -> None:
    assert said in as_text(report(lang, region))


def test_a_place_that_is_no_part_is_printed_as_written() -> None:
    assert "(Atlantis)" in as_text(report(Lang.EN, "Atlantis"))


def test_the_ladder_of_the_part_is_drawn() -> None:
    (drawn,) = pictures(report(Lang.EN, "IN-KL"))
    assert "The ladder of Kerala" in drawn


def test_the_ladder_of_the_entrys_only_part_is_drawn() -> None:
    (drawn,) = pictures(report(Lang.EN, "", parts=("north",)))
    assert "The ladder of the north" in drawn


def test_each_ladder_is_drawn_while_the_part_is_not_known() -> None:
    assert len(pictures(report(Lang.EN, ""))) == 2


def test_the_day_of_award_still_chooses_among_the_ladders_of_a_part() -> None:
    ended = replace(OF_KERALA, name=Text("Förr", "An old ladder of Kerala"), last=date(1950, 1, 1))
    (drawn,) = pictures(report(Lang.EN, "IN-KL", replace(COUNTRY, ladders=(ended, *COUNTRY.ladders))))
    assert "The ladder of Kerala" in drawn
