"""Does a timeline show when each credential was studied and awarded, and say what is not known?"""

from __future__ import annotations

import itertools
from datetime import date

from credval.drawing.shapes import Box, Drawing, Label, Marker, Sign
from credval.drawing.timeline import Study, timeline
from credval.text import Lang, Text

BACHELOR = Study(Text("Kandidat", "Bachelor"), date(2009, 6, 30), date(2009, 6, 30), 3)
MASTER = Study(Text("Master", "Master"), date(2011, 1, 1), date(2011, 12, 31), 2)
UNDATED = Study(Text("Kurs", "Course"))


def drawn(*studies: Study, lang: Lang = Lang.EN) -> Drawing:
    return timeline(studies, lang, 480)


def test_a_study_is_a_bar_that_ends_at_its_award() -> None:
    drawing = drawn(BACHELOR, MASTER)
    bar = next(shape for shape in drawing.flat() if isinstance(shape, Box) and shape.edge)
    diamond = next(
        shape for shape in drawing.flat() if isinstance(shape, Marker) and shape.sign is Sign.DIAMOND
    )
    assert bar.x + bar.width == diamond.x


def test_an_award_that_is_not_known_to_the_day_lies_between_two_rings() -> None:
    rings = [shape for shape in drawn(MASTER).flat() if isinstance(shape, Marker)]
    assert [ring.sign for ring in rings] == [Sign.RING, Sign.RING]
    assert rings[0].x < rings[1].x


def test_a_longer_study_has_a_longer_bar() -> None:
    bars = [shape for shape in drawn(BACHELOR, MASTER).flat() if isinstance(shape, Box) and shape.edge]
    assert bars[0].width > bars[1].width


def test_without_a_day_the_row_says_so() -> None:
    said = [shape.text for shape in drawn(BACHELOR, UNDATED).flat() if isinstance(shape, Label)]
    assert "the day of award is not given" in said


def test_only_undated_studies_can_be_drawn() -> None:
    assert drawn(UNDATED).alt.en == "Course: the day of award is not given."


def test_the_text_alternative_says_the_same_in_both_languages() -> None:
    alt = drawn(BACHELOR, MASTER).alt
    assert (
        alt.en
        == "Bachelor, 3 years: awarded 2009-06-30.\nMaster, 2 years: awarded between 2011-01-01 and 2011-12-31."
    )
    assert (
        alt.sv
        == "Kandidat, 3 år: utfärdad 2009-06-30.\nMaster, 2 år: utfärdad mellan 2011-01-01 och 2011-12-31."
    )


def test_years_on_the_axis_do_not_run_into_each_other() -> None:
    old = Study(Text("a", "a"), date(1950, 1, 1), date(2020, 1, 1))
    places = sorted(
        shape.x for shape in drawn(old).flat() if isinstance(shape, Label) and shape.text.isdigit()
    )
    assert len(places) > 2
    assert all(right - left >= 32 for left, right in itertools.pairwise(places))


def test_a_long_name_takes_several_lines_instead_of_being_cut() -> None:
    name = "Yrkesexamen " * 20
    drawing = drawn(Study(Text(name, name), date(2009, 6, 30), date(2009, 6, 30)))
    said = " ".join(
        shape.text for shape in drawing.flat() if isinstance(shape, Label) and "Yrkes" in shape.text
    )
    assert said == name.strip()
    assert drawing.height > drawn(BACHELOR).height
