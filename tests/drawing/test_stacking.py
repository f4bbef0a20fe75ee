"""Do the stages of a ladder find room beside each other?"""

from __future__ import annotations

import itertools

import pytest

from credval.drawing.stacking import Place, stacked
from credval.model.systems import Ladder
from tests.drawing.ladder_samples import INDIA_LADDER, SWEDEN_LADDER, SYRIA_LADDER, ladder, stage

LADDERS = [SWEDEN_LADDER, INDIA_LADDER, SYRIA_LADDER, ladder("tom", "empty")]


def place_of(key: str, places: list[Place]) -> Place:
    return next(place for place in places if place.stage.id == key)


@pytest.mark.parametrize("one", LADDERS, ids=lambda one: one.name.en)
def test_no_two_stages_overlap(one: Ladder) -> None:
    places, _ = stacked(one)
    for first, second in itertools.combinations(places, 2):
        apart = first.right < second.left or second.right < first.left
        assert apart or not first.beside(second)


@pytest.mark.parametrize("one", LADDERS, ids=lambda one: one.name.en)
def test_every_stage_stands_within_the_lanes(one: Ladder) -> None:
    places, lanes = stacked(one)
    assert len(places) == len(one.stages)
    assert all(0 <= place.left <= place.right < lanes for place in places)


def test_a_stage_alone_at_its_age_takes_the_whole_width() -> None:
    places, lanes = stacked(SWEDEN_LADDER)
    compulsory = place_of("grundskola", places)
    assert (compulsory.left, compulsory.right) == (0, lanes - 1)


def test_there_are_no_more_lanes_than_stages_at_one_age() -> None:
    assert stacked(SYRIA_LADDER)[1] == 2


def test_a_stage_stands_above_the_one_that_leads_to_it() -> None:
    places, _ = stacked(SWEDEN_LADDER)
    assert place_of("master", places).left == place_of("kandidat", places).left


def test_stages_of_the_same_age_share_the_width_fairly() -> None:
    both = ladder(
        "x",
        "x",
        stage("a", "A|A", 16, 3),
        stage("b", "B|B", 16, 3),
        *(stage(f"c{n}", "C|C", 19, 3) for n in range(4)),
    )
    places, lanes = stacked(both)
    wide = {place.stage.id: place.right - place.left + 1 for place in places}
    assert lanes == 4
    assert (wide["a"], wide["b"]) == (2, 2)
