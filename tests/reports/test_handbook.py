"""The handbook on paper: everything stands there, and the contents name the pages on which the chapters begin."""

from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest

from credval.model.handbook import Block, Chapter, GroupNote, Paragraph, Run
from credval.reports.handbook import book_pdf, chapter_pdf
from credval.text import Lang, Text

DAY = date(2026, 11, 24)
LINE = "A paper is read from its top to its end, and what it says is written down as it stands there. " * 6


def block(kind: str, *rows: tuple[str, ...]) -> Block:
    return Block(kind, tuple(tuple((Run(cell),) for cell in row) for row in rows))


def chapter(n: int, paragraphs: int = 6) -> Chapter:
    """A chapter of a page or more; every third paragraph is long."""
    made = [
        Paragraph(
            f"chapter-{n}/{place}" if place else f"chapter-{n}",
            1 if not place else 2,
            Text(f"Kapitel nummer {n}" if not place else f"Stycke {place}", f"Chapter number {n}" if not place else f"Part {place}"),
            (block("paragraph", (LINE,)),) * (1 + n % 3),
            (block("paragraph", (LINE,)),) * (1 + n % 3),
        )
        for place in range(paragraphs)
    ]  # fmt: skip
    title = Text(f"Kapitel nummer {n}", f"Chapter number {n}")
    return Chapter(f"chapter-{n}", "assessing", n, title, Text("x", "x"), "us", DAY, tuple(made), {})


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize(
    ("lang", "words", "many"), [(Lang.SV, "Kapitel nummer", 12), (Lang.EN, "Chapter number", 60)]
)
def test_the_contents_name_the_page_on_which_each_chapter_begins(lang: Lang, words: str, many: int) -> None:
    found = pages(book_pdf([chapter(n) for n in range(1, many + 1)], lang, "2026-1", DAY))
    listed: dict[int, int] = {}
    for text in found:
        for n, page in re.findall(rf"{words} (\d+)\s+(\d+)\s*$", text, re.MULTILINE):
            listed.setdefault(int(n), int(page))
    assert sorted(listed) == list(range(1, many + 1))
    for n, page in listed.items():
        assert re.search(rf"^{words} {n}\s*$", found[page - 1], re.MULTILINE), (n, page)


def test_the_pages_are_numbered_as_the_contents_say() -> None:
    found = pages(book_pdf([chapter(n) for n in range(1, 9)], Lang.EN, "2026-1", DAY))
    for number, text in enumerate(found, 1):
        assert re.search(rf"\b{number}\b\D+{len(found)}\b", text.strip().splitlines()[-1]), text[-80:]


def test_a_chapter_stands_there_whole() -> None:
    blocks = (
        Block(
            "paragraph",
            (((Run("It says so", strong=True), Run("", source="law"), Run(" there", link="a/b")),),),
        ),
        block("bullets", ("first",), ("second",)),
        block("numbers", ("one",), ("two",)),
        block("table", ("Grade", "Means"), ("A", "best")),
        block("quote", ("as it stands",)),
    )
    one = Paragraph("seals", 1, Text("Stämplar", "Seals"), blocks, blocks)
    note = GroupNote("seals", "Vården", DAY, Text("Så gör vi.", "We do so."))
    made = Chapter(
        "seals", "assessing", 1, Text("Stämplar", "Seals"), Text("x", "x"), "us", DAY, (one,), {}, (), (note,)
    )
    text = "\n".join(pages(chapter_pdf(made, Lang.EN, "2026-1", DAY)))
    for words in (
        "Seals",
        "It says so",
        "[1]",
        "first",
        "two",
        "Grade",
        "best",
        "as it stands",
        "Vården",
        "We do so.",
        "Not signed",
    ):
        assert words in text
    assert "general knowledge, no page read" in text
    assert "Gone through 2026-11-24 by us." in text


def test_the_same_book_gives_the_same_bytes() -> None:
    made = [chapter(1), chapter(2)]
    assert book_pdf(made, Lang.SV, "2026-1", DAY) == book_pdf(made, Lang.SV, "2026-1", DAY)
