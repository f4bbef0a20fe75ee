"""Does a screen reader meet headings, lists, tables and pictures as what they are, each with its words?"""

from __future__ import annotations

import functools
import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from credval.reports.pdf import pdf
from credval.text import Lang
from tests.reports.making import NAMES, bare, report, sample


@functools.cache
def content(name: str, lang: Lang) -> bytes:
    return pdf(report(name, lang))


def opened(name: str, lang: Lang = Lang.SV) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content(name, lang)))


def elements(node: Any) -> Iterator[Any]:
    """Every element under ``node``, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/MCR":
            yield kid
            yield from elements(kid)


def kinds(pdf_file: pikepdf.Pdf) -> list[str]:
    return [str(one.S)[1:] for one in elements(pdf_file.Root.StructTreeRoot)]


@pytest.mark.parametrize("name", NAMES)
def test_every_marked_content_belongs_to_an_element(name: str) -> None:
    with opened(name) as made:
        nums = made.Root.StructTreeRoot.ParentTree.Nums
        for page in made.pages:
            numbers = [int(one) for one in re.findall(rb"<</MCID (\d+)>>BDC", page.Contents.read_bytes())]
            assert numbers == list(range(len(numbers)))
            assert len(nums[2 * int(page.obj.StructParents) + 1]) == len(numbers)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_on_a_page_is_closed(name: str) -> None:
    with opened(name) as made:
        for page in made.pages:
            drawn = page.Contents.read_bytes()
            begun = len(re.findall(rb"\b(?:BDC|BMC)\b|>>BDC", drawn))
            assert begun == len(re.findall(rb"\bEMC\b", drawn))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_outside_of_a_tag_or_an_ornament(name: str) -> None:
    with opened(name) as made:
        for page in made.pages:
            depth = 0
            for line in page.Contents.read_bytes().split(b"\n"):
                if line.endswith((b"BDC", b"BMC")):
                    depth += 1
                elif line == b"EMC":
                    depth -= 1
                elif b"TJ" in line or line.endswith((b" f", b" S", b" B")):
                    assert depth > 0


def test_the_headings_go_from_the_title_downwards() -> None:
    with opened("several") as made:
        levels = [int(kind[1]) for kind in kinds(made) if re.fullmatch(r"H\d", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_table_has_rows_with_heads_and_cells() -> None:
    with opened("iran") as made:
        rows = [one for one in elements(made.Root.StructTreeRoot) if one.S == "/TR"]
        held = {str(cell.S) for row in rows for cell in row.K}
        scopes = {str(cell.A.Scope) for row in rows for cell in row.K if cell.S == "/TH"}
    assert held == {"/TH", "/TD"}
    assert scopes == {"/Column", "/Row"}


def test_a_list_has_items_with_a_label_and_a_body() -> None:
    with opened("iran") as made:
        items = [one for one in elements(made.Root.StructTreeRoot) if one.S == "/LI"]
        assert all([str(part.S) for part in item.K] == ["/Lbl", "/LBody"] for item in items)


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    with opened(name) as made:
        figures = [one for one in elements(made.Root.StructTreeRoot) if one.S == "/Figure"]
        assert figures
        assert all(len(str(one.Alt)) > 20 for one in figures)


@pytest.mark.parametrize("name", ["syria", "iran"])
def test_a_name_from_the_right_is_said_as_it_was_written(name: str) -> None:
    with opened(name) as made:
        said = [str(one.ActualText) for one in elements(made.Root.StructTreeRoot) if "/ActualText" in one]
    assert sample(name)["candidate"] in said


@pytest.mark.parametrize(("lang", "tongue"), [(Lang.SV, "sv-SE"), (Lang.EN, "en-GB")])
def test_the_language_is_named(lang: Lang, tongue: str) -> None:
    with opened("iran", lang) as made:
        assert str(made.Root.Lang) == tongue


def test_the_title_is_shown_instead_of_the_name_of_the_file() -> None:
    with opened("iran") as made:
        assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
        assert str(made.docinfo.Title) == "Rapport – arbetsgivarens egen jämförelse"


def test_the_document_says_that_it_is_tagged() -> None:
    with opened("iran") as made:
        assert bool(made.Root.MarkInfo.Marked)
        assert {str(page.obj.Tabs) for page in made.pages} == {"/S"}


def test_every_heading_has_a_bookmark() -> None:
    plan = report("several")
    with pikepdf.open(io.BytesIO(pdf(plan))) as made, made.open_outline() as outline:
        top = [str(item.title) for item in outline.root]
        below = [str(item.title) for part in outline.root for item in part.children]
    assert sorted([*top, *below]) == sorted(section.heading for section in plan.sections if section.heading)


def test_what_is_repeated_overleaf_is_an_ornament() -> None:
    from credval.reports.blocks import Table

    rows = tuple((f"{number}", "värde") for number in range(80))
    with pikepdf.open(io.BytesIO(pdf(bare(Table(("Steg", "Vad"), rows, (1, 4)))))) as made:
        heads = [
            one for one in elements(made.Root.StructTreeRoot) if one.S == "/TH" and one.A.Scope == "/Column"
        ]
    assert len(heads) == 2
