"""How does each part of a plan lie on paper: which strips, in which look, under which tag?"""

from __future__ import annotations

from collections.abc import Iterator

import segno

from credval.drawing.setting import Typesetter
from credval.drawing.shapes import Ink
from credval.reports import blocks as b
from credval.reports.strips import (
    BODY,
    CELL,
    HEAD,
    HEADING,
    HEADING_ACCENT,
    SMALL,
    STRONG,
    TITLE,
    Art,
    Cell,
    Ground,
    Look,
    Modules,
    Rule,
    Strip,
    row,
)
from credval.reports.tags import COLUMN_HEAD, ROW_HEAD, Tag

LEFT, WIDTH = 56.0, 483.0
_GUTTER, _LABEL, _INDENT = 12.0, 144.0, 20.0
_CODE_SIDE, _MASK = 104.0, 4
_HAND = 20.0  # points for a line written by hand


class Layer:
    """Lays one plan: the strips in order, and the tree of tags that they hang on."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self.root = Tag("Document")

    def plan(self, plan: b.Plan) -> Iterator[Strip]:
        """Every strip of the report, title first."""
        if plan.office:
            yield from self._text(plan.office, Look(8, 12, bold=True, ink=Ink.MUTED), self.root.add("P"))
        yield from _kept(self._text(plan.title, TITLE, self.root.add("H1"), before=8, after=8))
        deeper = False
        for section in plan.sections:
            deeper = deeper or section.level == 1
            yield from self._section(section, "H3" if deeper and section.level == 2 else "H2")

    def note(self, text: str) -> list[Strip]:
        """A remark at the end of the report."""
        return self._text(text, SMALL, self.root.add("P"), before=16)

    def _section(self, section: b.Section, kind: str) -> Iterator[Strip]:
        strips = list(self._parts(section, kind))
        if section.whole:
            _kept(strips[:-1])
        yield from strips

    def _parts(self, section: b.Section, kind: str) -> Iterator[Strip]:
        if section.heading:
            yield from self._heading(section, kind)
        for number, block in enumerate(section.blocks):
            strips = list(self._block(block))
            if not strips:
                continue
            strips[0].before = max(strips[0].before, 8.0 if number or not section.heading else 0.0)
            following = section.blocks[number + 1 : number + 2]
            if isinstance(block, b.Paragraph) and following and not isinstance(following[0], b.Paragraph):
                strips[-1].keep = True  # it says what follows
            yield from strips

    def _heading(self, section: b.Section, kind: str) -> Iterator[Strip]:
        top = section.level == 1
        strips = self._text(
            section.heading, HEADING_ACCENT if top else HEADING, self.root.add(kind), before=12, after=5
        )
        strips[0].bookmark = (section.level, section.heading)
        if top:
            strips[-1].items.append(Rule(LEFT, strips[-1].height - 4, WIDTH, Ink.ACCENT, 1))
        yield from _kept(strips)

    def _block(self, block: b.Block) -> Iterator[Strip]:
        match block:
            case b.Paragraph():
                yield from self._paragraph(block)
            case b.Notice():
                yield from self._notice(block)
            case b.Verdict():
                yield from self._verdict(block)
            case b.Facts():
                yield from self._facts(block)
            case b.Points():
                yield from self._points(block)
            case b.Table():
                yield from self._table(block)
            case b.Picture():
                tag = self.root.add("Figure", alt=block.alt)
                yield Strip(block.drawing.height, [Art(LEFT, 0, block.drawing, tag)], floats=True)
            case b.Form():
                yield from self._form(block)
            case b.Seal():
                yield from self._seal(block)

    def _text(
        self,
        text: str,
        look: Look,
        tag: Tag,
        *,
        x: float = LEFT,
        width: float = WIDTH,
        before: float = 0,
        after: float = 0,
    ) -> list[Strip]:
        return row([Cell(x, width, text, look, tag)], self._setter, before=before, after=after)

    def _paragraph(self, block: b.Paragraph) -> Iterator[Strip]:
        look = {b.Style.BODY: BODY, b.Style.LEAD: STRONG, b.Style.SMALL: SMALL}[block.style]
        yield from self._text(block.text, look, self.root.add("P"))

    def _notice(self, block: b.Notice) -> Iterator[Strip]:
        strips: list[Strip] = []
        for number, text in enumerate(block.paragraphs):
            look = BODY if number else STRONG
            cell = Cell(LEFT + 16, WIDTH - 32, text, look, self.root.add("P"))
            strips += row([cell], self._setter, above=4 if number else 12)
        strips[-1].height += 12
        for strip in strips:
            strip.keep = strip is not strips[-1]
            beside = [
                Ground(LEFT, 0, WIDTH, strip.height, Ink.FILL),
                Ground(LEFT, 0, 3, strip.height, Ink.ACCENT),
            ]
            strip.items[:0] = beside
        yield from strips

    def _verdict(self, block: b.Verdict) -> Iterator[Strip]:
        tag = self.root.add("P")
        word = [
            Cell(LEFT + 16, 28, block.sign, HEADING_ACCENT, None),
            Cell(LEFT + 48, WIDTH - 64, block.word, HEADING, tag),
        ]
        strips = row(word, self._setter, above=8)
        strips += self._text(block.sentence, BODY, self.root.add("P"), x=LEFT + 48, width=WIDTH - 64)
        if block.note:
            strips += self._text(block.note, SMALL, self.root.add("P"), x=LEFT + 48, width=WIDTH - 64)
        strips[-1].height += 8
        for strip in strips:
            strip.keep = strip is not strips[-1]
            strip.items.insert(0, Ground(LEFT, 0, WIDTH, strip.height, Ink.ACCENT_SOFT))
        yield from strips

    def _facts(self, block: b.Facts, x: float = LEFT, width: float = WIDTH) -> Iterator[Strip]:
        listing = self.root.add("L")
        for what, value in block.rows:
            item = listing.add("LI")
            cells = [
                Cell(x, _LABEL - _GUTTER, what, Look(8, 14, ink=Ink.MUTED), item.add("Lbl")),
                Cell(x + _LABEL, width - _LABEL, value, BODY, item.add("LBody")),
            ]
            yield from row(cells, self._setter, before=2)

    def _points(self, block: b.Points) -> Iterator[Strip]:
        listing = self.root.add("L")
        look = CELL if block.mark is b.Mark.BRACKET else BODY
        for number, text in enumerate(block.items):
            item = listing.add("LI")
            cells = [
                Cell(
                    LEFT,
                    _INDENT,
                    block.label(number),
                    Look(look.size, look.pitch, ink=Ink.MUTED),
                    item.add("Lbl"),
                ),
                Cell(LEFT + _INDENT, WIDTH - _INDENT, text, look, item.add("LBody")),
            ]
            yield from row(cells, self._setter, before=2)

    def _table(self, block: b.Table) -> Iterator[Strip]:
        table = self.root.add("Table")
        columns = _columns(block.shares)
        heads = self._cells(block.heads, columns, [HEAD] * len(columns), table, heads=True)
        top = _ruled(row(heads, self._setter, after=4), Ink.MUTED, 0.75)
        again = row(
            [Cell(one.x, one.width, one.text, one.look, None) for one in heads], self._setter, after=4
        )
        repeated = tuple(_kept(_ruled(again, Ink.MUTED, 0.75)))
        yield from _kept(top)
        for number, values in enumerate(block.rows):
            looks = [HEAD if block.strong else CELL, *[CELL] * (len(columns) - 1)]
            cells = self._cells(values, columns, looks, table, heads=False)
            strips = _ruled(row(cells, self._setter, above=3, after=3), Ink.LINE, 0.4)
            for strip in strips:
                strip.repeat = repeated
            strips[-1].keep = len(block.rows) > 2 and number in (
                0,
                len(block.rows) - 2,
            )  # no row alone on a page
            yield from strips

    def _cells(
        self,
        texts: tuple[str, ...],
        columns: list[tuple[float, float]],
        looks: list[Look],
        table: Tag,
        *,
        heads: bool,
    ) -> list[Cell]:
        line = table.add("TR")
        cells = []
        for number, ((x, width), text, look) in enumerate(zip(columns, texts, looks, strict=True)):
            scope = COLUMN_HEAD if heads else ROW_HEAD
            tag = line.add("TH", attributes=scope) if heads or number == 0 else line.add("TD")
            cells.append(Cell(x, width, text, look, tag))
        return cells

    def _form(self, block: b.Form) -> Iterator[Strip]:
        for what, lines in block.rows:
            strips = self._text(what, SMALL, self.root.add("P"), before=8)
            strips[-1].height += _HAND * lines - 8
            base = strips[-1].height
            strips[-1].items.extend(
                Rule(LEFT, base - _HAND * number, WIDTH, Ink.MUTED) for number in range(lines)
            )
            yield from _kept(strips[:-1])
            yield strips[-1]

    def _seal(self, block: b.Seal) -> Iterator[Strip]:
        modules = Modules(code_rows(block.code), _CODE_SIDE)
        picture = Art(LEFT, 0, modules, self.root.add("Figure", alt=block.alt))
        beside: list[Strip] = []
        listing = self.root.add("L")
        for what, value in block.rows:
            item = listing.add("LI")
            x, width = LEFT + _CODE_SIDE + 16, WIDTH - _CODE_SIDE - 16
            beside += self._text(what, SMALL, item.add("Lbl"), x=x, width=width)
            beside += self._text(value, CELL, item.add("LBody"), x=x, width=width, after=4)
        if block.note:
            x, width = LEFT + _CODE_SIDE + 16, WIDTH - _CODE_SIDE - 16
            beside += self._text(block.note, SMALL, self.root.add("P"), x=x, width=width)
        short = _CODE_SIDE - sum(strip.height for strip in beside)
        beside[-1].height += max(0.0, short)
        beside[0].items.insert(0, picture)
        for strip in beside[:-1]:
            strip.keep = True
        yield from beside


def code_rows(code: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, true for dark, without its quiet zone.

    The mask is fixed: trying all eight costs half a report, and readers read any of them.
    """
    made = segno.make(code, error="m", micro=False, boost_error=False, mask=_MASK)
    return tuple(tuple(bool(one) for one in line) for line in made.matrix)


def _kept(strips: list[Strip]) -> list[Strip]:
    for strip in strips:
        strip.keep = True
    return strips


def _ruled(strips: list[Strip], ink: Ink, thick: float) -> list[Strip]:
    strips[-1].items.append(Rule(LEFT, strips[-1].height, WIDTH, ink, thick))
    return strips


def _columns(shares: tuple[float, ...]) -> list[tuple[float, float]]:
    """(x, width) of each column."""
    room = WIDTH - _GUTTER * (len(shares) - 1)
    columns, x = [], LEFT
    for share in shares:
        width = room * share / sum(shares)
        columns.append((x, width))
        x += width + _GUTTER
    return columns
