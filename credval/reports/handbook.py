"""How does a chapter of the handbook, or all of it, look on paper: with contents, page numbers and sources?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from credval.model.handbook import Block, Chapter, Run
from credval.reports import blocks as b
from credval.reports.pdf import pages_of, pdf
from credval.text import Lang, tr

_LISTS = {"bullets": b.Mark.BULLET, "numbers": b.Mark.NUMBER}


def chapter_pdf(chapter: Chapter, lang: Lang, edition: str, on: date) -> bytes:
    """One chapter as PDF."""
    return pdf(_plan(chapter.title.get(lang), [*_chapter(chapter, lang)], lang, edition, on))


def book_pdf(chapters: Sequence[Chapter], lang: Lang, edition: str, on: date) -> bytes:
    """All chapters in order, with a list of contents that gives their pages."""
    title = tr("Handbook", lang)
    body = [section for one in chapters for section in _chapter(one, lang, top=True)]
    guessed = [(one.title.get(lang), 0) for one in chapters]
    # the list is as long whatever the numbers in it are, so that a second look gives the pages
    first = _plan(title, [_contents(guessed, lang), *body], lang, edition, on)
    found = [(heading, page) for level, heading, page in pages_of(first) if level == 1]
    return pdf(_plan(title, [_contents(found, lang), *body], lang, edition, on))


def _plan(title: str, sections: list[b.Section], lang: Lang, edition: str, on: date) -> b.Plan:
    running = tr("Handbook of the rulebook, edition {edition}", lang, edition=edition)
    return b.Plan(title, lang, "", running, on.isoformat(), tuple(sections))


def _contents(rows: Sequence[tuple[str, int]], lang: Lang) -> b.Section:
    heads = (tr("Chapter", lang), tr("Page", lang))
    table = b.Table(heads, tuple((title, f"{page:3d}") for title, page in rows), (8, 1), strong=False)
    return b.Section(tr("Contents", lang), (table,))


def _chapter(chapter: Chapter, lang: Lang, top: bool = False) -> Iterator[b.Section]:
    """Its sections; ``top``: it stands among others, so that its own title heads it."""
    numbers: dict[str, int] = {}
    for place, one in enumerate(chapter.paragraphs):
        heading = one.heading.get(lang) if place or top else ""
        found = [made for block in one.blocks(lang) for made in _blocks(block, numbers)]
        found += [
            b.Notice(
                (
                    tr("How we do it: {group}, {day}", lang, group=note.by, day=note.on.isoformat()),
                    note.says.get(lang),
                    note.standing.get(lang),
                )
            )
            for note in chapter.notes
            if note.paragraph == one.id
        ]
        yield b.Section(heading, tuple(found), 1 if top and not place else 2)
    yield _sources(chapter, numbers, lang)


def _sources(chapter: Chapter, numbers: dict[str, int], lang: Lang) -> b.Section:
    known = {one.key: one for one in chapter.sources}
    lines = []
    for key in numbers:
        one = known.get(key)
        read = tr("read {day}", lang, day=one.read.isoformat()) if one else ""
        lines.append(
            f"{one.title}. {one.publisher}. {one.address}, {read}"
            if one
            else tr("general knowledge, no page read", lang)
        )
    revised = tr("Gone through {day} by {owner}.", lang, day=chapter.revised.isoformat(), owner=chapter.owner)
    last = b.Paragraph(revised, b.Style.SMALL)
    return b.Section(
        tr("Sources", lang), (b.Points(tuple(lines), b.Mark.BRACKET), last) if lines else (last,)
    )


def _blocks(block: Block, numbers: dict[str, int]) -> Iterator[b.Block]:
    cells = [[_words(cell, numbers) for cell in row] for row in block.rows]
    if block.kind in _LISTS:
        yield b.Points(tuple(row[0] for row in cells), _LISTS[block.kind])
    elif block.kind == "table":
        widths = tuple(
            max(1.0, max(len(row[place]) for row in cells) ** 0.5) for place in range(len(cells[0]))
        )
        yield b.Table(tuple(cells[0]), tuple(tuple(row) for row in cells[1:]), widths, strong=False)
    elif block.kind == "quote":
        yield b.Notice(tuple(row[0] for row in cells))
    else:
        yield b.Paragraph(cells[0][0])


def _words(cell: tuple[Run, ...], numbers: dict[str, int]) -> str:
    return "".join(
        f"[{numbers.setdefault(run.source, len(numbers) + 1)}]" if run.source else run.text for run in cell
    )
