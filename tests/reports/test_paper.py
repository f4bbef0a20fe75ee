"""Does everything of a report find its place on paper: nothing cut, nothing over anything else, nothing left alone?"""

from __future__ import annotations

import functools
import itertools

import pytest

from credval.drawing.setting import typesetter
from credval.drawing.shapes import Drawing
from credval.reports.blocks import Form, Paragraph, Picture, Plan, Points, Section, Table
from credval.reports.laying import LEFT, WIDTH, Layer
from credval.reports.pages import BOTTOM, HEIGHT, TOP, Page, paginated
from credval.reports.strips import Words
from credval.text import Lang, Text
from tests.reports.making import NAMES, bare, report

EVERY = [(name, lang) for name in NAMES for lang in Lang]
SLACK = 0.05  # points


@functools.cache
def pages(plan: Plan) -> list[Page]:
    return paginated(Layer(typesetter()).plan(plan))


def words(page: Page) -> list[tuple[Words, float]]:
    """Each line of text with the height of its base line below the top of the page."""
    return [
        (item, placed.down + item.down)
        for placed in page.placed
        for item in placed.strip.items
        if isinstance(item, Words)
    ]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_report_of_one_credential_takes_two_to_four_pages(name: str, lang: Lang) -> None:
    if name != "several":
        assert 2 <= len(pages(report(name, lang))) <= 4


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_text_reaches_over_the_margins(name: str, lang: Lang) -> None:
    right = LEFT + WIDTH + SLACK
    for page in pages(report(name, lang)):
        assert [
            one.line.text for one, _ in words(page) if one.x < LEFT - SLACK or one.x + one.line.width > right
        ] == []


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_strip_reaches_below_the_foot_of_the_page(name: str, lang: Lang) -> None:
    for page in pages(report(name, lang)):
        assert all(
            one.down >= TOP and one.down + one.strip.height <= HEIGHT - BOTTOM + SLACK for one in page.placed
        )


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_strip_lies_over_another(name: str, lang: Lang) -> None:
    for page in pages(report(name, lang)):
        for above, below in zip(page.placed, page.placed[1:], strict=False):
            assert above.down + above.strip.height <= below.down + SLACK


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, lang: Lang) -> None:
    for page in pages(report(name, lang)):
        assert page.placed[-1].strip.bookmark is None


@pytest.mark.parametrize("name", NAMES)
def test_texts_on_one_line_do_not_run_into_each_other(name: str) -> None:
    for page in pages(report(name)):
        for placed in page.placed:
            row = sorted(
                (item for item in placed.strip.items if isinstance(item, Words)), key=lambda one: one.x
            )
            for left, right in itertools.pairwise(row):
                assert left.x + left.line.width <= right.x + SLACK


@pytest.mark.parametrize("filler", range(25, 40))
def test_a_heading_stays_with_its_first_lines(filler: int) -> None:
    before = tuple(Paragraph(f"Rad {number}") for number in range(filler))
    plan = bare()
    sections = (Section("", before), Section("Rubrik", (Paragraph("Text " * 200),)))
    made = pages(Plan(plan.title, plan.lang, "", "", plan.day, sections, plan.attachment))
    page = next(one for one in made if any(placed.strip.bookmark for placed in one.placed))
    place = next(number for number, placed in enumerate(page.placed) if placed.strip.bookmark)
    assert len(page.placed) >= place + 3


def test_a_table_that_goes_on_overleaf_repeats_its_heads() -> None:
    rows = tuple((f"{number}", "värde") for number in range(80))
    second = pages(bare(Table(("Steg", "Vad"), rows, (1, 4))))[1]
    assert [one.line.text for one, _ in words(second)][:2] == ["Steg", "Vad"]
    assert second.placed[0].again


def test_no_row_of_a_table_stands_alone_on_a_page() -> None:
    for filler in range(20, 45):
        rows = tuple((f"rad {number}", "x") for number in range(5))
        made = pages(bare(*[f"Stycke {number}" for number in range(filler)], Table(("a", "b"), rows, (1, 1))))
        counts = [sum(one.line.text.startswith("rad ") for one, _ in words(page)) for page in made]
        assert 1 not in counts


def test_a_text_longer_than_a_page_goes_on_overleaf() -> None:
    made = pages(bare("ord " * 3000))
    said = "".join(one.line.text for page in made for one, _ in words(page))
    assert len(made) > 2
    assert said.count("ord") == 3000


def test_a_name_without_spaces_is_broken_rather_than_cut() -> None:
    made = pages(bare(Points(("X" * 4000,))))
    assert sum(one.line.text.count("X") for page in made for one, _ in words(page)) == 4000


def test_tall_scripts_get_the_height_that_they_need() -> None:
    low, tall = (pages(bare(text))[0].placed[-1].strip.height for text in ("Namn", "ကျွန်ုပ်တို့ ဋ္ဌ"))
    assert tall > low


def test_lines_from_the_right_are_flush_on_the_right_of_their_own_text() -> None:
    made = pages(bare("محمد عبد الرحمن الحلبي " * 12))[0]
    ends = {round(one.x + one.line.width, 1) for one, _ in words(made) if one.line.right_to_left}
    assert len(ends) == 1


def test_a_form_leaves_room_to_write_by_hand() -> None:
    strip = pages(bare(Form((("Skäl", 2),))))[0].placed[-1].strip
    assert strip.height >= 2 * 20


def test_a_drawing_that_leaves_a_page_empty_lets_what_follows_go_first() -> None:
    drawing = Drawing(WIDTH, 500, (), Text("", ""))
    sections = (
        Section("Före", tuple(Paragraph(f"Rad {number}") for number in range(14))),
        Section("Bild", (Picture(drawing, "En bild."),)),
        Section("Efter", (Paragraph("Kort."),)),
        Section("Sist", (Paragraph("Kort."),)),
    )
    plan = bare()
    made = pages(Plan(plan.title, plan.lang, "", "", plan.day, sections, plan.attachment))
    found = [[placed.strip.bookmark[1] for placed in page.placed if placed.strip.bookmark] for page in made]
    assert found == [["Före", "Efter", "Sist"], ["Bild"]]
