"""Do two ladders side by side say the same to the eye, in print without colour, and to a screen reader?"""

from __future__ import annotations

import itertools

import pytest

from credval.drawing.ladders import one_ladder, stage_of, two_ladders
from credval.drawing.setting import typesetter
from credval.drawing.shapes import Box, Drawing, Ink, Label, Marker, Sign
from credval.model.systems import Ladder
from credval.text import Lang, Text
from tests.drawing.ladder_samples import INDIA_LADDER, SWEDEN_LADDER, SYRIA_LADDER

THERE = [INDIA_LADDER, SYRIA_LADDER, SWEDEN_LADDER]
WIDTH = 483.0
MARKS = {id(INDIA_LADDER): ["bachelor"], id(SYRIA_LADDER): ["university"], id(SWEDEN_LADDER): ["kandidat"]}


def drawn(there: Ladder, lang: Lang = Lang.SV, *, marked: bool = True) -> Drawing:
    here = ["kandidat"] if marked else []
    mark = MARKS[id(there)] if marked else []
    return two_ladders(there, SWEDEN_LADDER, mark, here, lang, WIDTH, name_there=Text("Där", "There"))


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.flat() if isinstance(shape, Label)]


def edges(label: Label) -> tuple[float, float]:
    """Left and right of a label."""
    width = typesetter().width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, left + width


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("there", THERE, ids=lambda one: one.name.en)
def test_no_label_reaches_out_of_the_drawing(there: Ladder, lang: Lang) -> None:
    drawing = drawn(there, lang)
    for label in labels(drawing):
        left, right = edges(label)
        assert left >= -0.1
        assert right <= WIDTH + 0.1
        assert label.y <= drawing.height + 0.1


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("there", THERE, ids=lambda one: one.name.en)
def test_no_label_runs_into_another(there: Ladder, lang: Lang) -> None:
    rows: dict[float, list[tuple[float, float]]] = {}
    for label in labels(drawn(there, lang)):
        rows.setdefault(round(label.y, 1), []).append(edges(label))
    for row in rows.values():
        row.sort()
        assert all(left[1] <= right[0] + 0.1 for left, right in itertools.pairwise(row))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("there", THERE, ids=lambda one: one.name.en)
def test_what_stands_in_a_box_stays_in_it(there: Ladder, lang: Lang) -> None:
    drawing = drawn(there, lang)
    boxes = [shape for shape in drawing.flat() if isinstance(shape, Box) and shape.edge is not None]
    for label in labels(drawing):
        left, right = edges(label)
        for box in boxes:
            if box.x <= label.x < box.x + box.width and box.y < label.y < box.y + box.height:
                assert box.x <= left
                assert right <= box.x + box.width


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("there", THERE, ids=lambda one: one.name.en)
def test_every_stage_is_named_in_the_drawing(there: Ladder, lang: Lang) -> None:
    said = " ".join(label.text for label in labels(drawn(there, lang)))
    for stage in there.stages:
        assert stage.name.text.get(lang).split()[0] in said


@pytest.mark.parametrize(
    ("lang", "there", "here"),
    [
        (Lang.SV, "denna examen:", "denna examen jämförs hit:"),
        (Lang.EN, "this award:", "this award compares here:"),
    ],
)
def test_this_award_is_marked_by_a_sign_and_a_word_on_both_sides(lang: Lang, there: str, here: str) -> None:
    drawing = drawn(INDIA_LADDER, lang)
    said = [label.text for label in labels(drawing)]
    signs = [shape for shape in drawing.flat() if isinstance(shape, Marker)]
    assert any(text.startswith(there) for text in said)
    assert any(text.startswith(here) for text in said)
    assert {shape.sign for shape in signs} == {Sign.DIAMOND}
    assert len({shape.x < WIDTH / 2 for shape in signs}) == 2


def test_a_marked_stage_has_a_thicker_edge_so_that_print_without_colour_shows_it() -> None:
    boxes = [shape for shape in drawn(SYRIA_LADDER).flat() if isinstance(shape, Box) and shape.edge]
    thick = [box for box in boxes if box.edge is Ink.ACCENT]
    assert len(thick) == 2
    assert min(box.edge_width for box in thick) > max(box.edge_width for box in boxes if box not in thick)


def test_a_vocational_stage_has_a_dashed_edge_and_the_key_says_so() -> None:
    drawing = drawn(SYRIA_LADDER)
    assert any(isinstance(shape, Box) and shape.dashed for shape in drawing.flat())
    assert "Streckad kant: yrkesinriktad." in [label.text for label in labels(drawing)]


def test_where_the_place_is_not_known_that_is_said() -> None:
    drawing = drawn(SYRIA_LADDER, Lang.EN, marked=False)
    assert not any(isinstance(shape, Marker) for shape in drawing.flat())
    assert "The place of this award is not marked: it is not known." in drawing.alt.en


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("there", THERE, ids=lambda one: one.name.en)
def test_the_text_alternative_tells_every_stage_with_its_ages(there: Ladder, lang: Lang) -> None:
    alt = drawn(there, lang).alt.get(lang)
    for stage in there.stages:
        assert stage.name.text.get(lang) in alt
        assert (stage.name.native or "") in alt


def test_the_text_alternative_tells_what_leads_to_what() -> None:
    assert (
        "Grundskola, 9 år, från 7 till 16 år; leder till Gymnasieskola, högskoleförberedande"
        in drawn(SYRIA_LADDER).alt.sv
    )


def test_ages_are_on_one_axis_for_both_sides() -> None:
    ages = {
        label.text: label.y
        for label in labels(drawn(SYRIA_LADDER))
        if label.text.isdigit() and label.anchor == "middle"
    }
    heights = [ages[age] for age in sorted(ages, key=int)]
    assert heights == sorted(heights, reverse=True)
    assert {"16", "19"} <= set(ages)


@pytest.mark.parametrize("width", [360, 483, 760])
def test_a_ladder_can_be_drawn_in_any_width(width: float) -> None:
    drawing = two_ladders(
        INDIA_LADDER, SWEDEN_LADDER, [], [], Lang.SV, width, name_there=Text("Indien", "India")
    )
    assert drawing.width == width
    assert all(edges(label)[1] <= width + 0.1 for label in labels(drawing))


def test_one_ladder_can_stand_alone() -> None:
    drawing = one_ladder(SYRIA_LADDER, Lang.EN, 300, name=Text("Syrien", "Syria"))
    assert drawing.alt.en.startswith("Syria, since 2002:")
    assert "not marked" not in " ".join([drawing.alt.en, *(label.text for label in labels(drawing))])


def test_the_stage_of_an_entry_is_found() -> None:
    assert stage_of(SWEDEN_LADDER, "se/kandidatexamen", "se/masterexamen") == {"kandidat", "master"}
    assert stage_of(SWEDEN_LADDER, "se/none") == frozenset()


def test_drawing_twice_gives_the_same() -> None:
    assert drawn(INDIA_LADDER) == drawn(INDIA_LADDER)
