"""How is a text of any script set in lines: which glyphs, from which font, in which order, where broken?

Direction (UAX 9) -> font by coverage -> HarfBuzz for each run -> lines broken -> runs put in the order of the eye.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import uharfbuzz as hb

from credval.drawing import breaking, directions
from credval.drawing.fonts import LATIN, LATIN_BOLD, Face, Fonts, bundled

UNKNOWN = "[?]"
"""Drawn in place of characters that no bundled font has; the text of the run keeps them."""

_ASCENT, _DESCENT = 950, -250  # what any line has room for, in 1/1000 of its size
_AT_ONCE = 1000  # characters of a word without end that are looked at for one line
_PLAIN = {"liga": False, "clig": False}  # so that every Latin letter can be copied out again by itself


class Glyph(NamedTuple):
    """One glyph of a font, in 1/1000 of the size; ``first`` is the place of its letter in the run's text."""

    number: int
    advance: int
    x: int
    y: int
    first: int


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in one direction, from left to right, and the letters they stand for as written."""

    font: str
    text: str
    level: int
    glyphs: tuple[Glyph, ...]
    advance: int
    top: int = _ASCENT
    bottom: int = _DESCENT
    shown: str | None = None
    """What is drawn, where that is something else than ``text``."""

    @property
    def right_to_left(self) -> bool:
        return self.level % 2 == 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its runs from left to right. Points; ``ascent`` and ``descent`` are both positive."""

    runs: tuple[Run, ...]
    text: str
    size: float
    width: float
    ascent: float
    descent: float
    right_to_left: bool = False


class Piece(NamedTuple):
    """What stands between two places where a line may end: runs in logical order, widths in 1/1000 of the size."""

    runs: tuple[Run, ...]
    advance: int
    inked: int
    """Without the spaces at its end."""


class Typesetter:
    """Sets texts with some fonts and remembers the words that it has set."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._latin = fonts.latin()
        self._words: dict[tuple[str, bool], Piece] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide ``text`` is on one line, in points."""
        return self.line(text, size, bold=bold).width

    def line(self, text: str, size: float, *, bold: bool = False) -> Line:
        """``text`` on one line, however wide."""
        return self.lines(text.replace("\n", " "), size, float("inf"), bold=bold)[0]

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> tuple[Line, ...]:
        """``text`` in lines of at most ``width`` points; at least one line, even of nothing.

        A line break in ``text`` is kept. A word that is wider than the line is cut between letters.
        """
        set_lines: list[Line] = []
        for paragraph in clean(text).split("\n"):
            set_lines.extend(self._paragraph(paragraph, size, width, bold=bold))
        return tuple(set_lines)

    def _paragraph(self, text: str, size: float, width: float, *, bold: bool) -> Iterator[Line]:
        if self._latin.issuperset(text):
            from_right, pieces = False, [self._word(one, bold=bold) for one in breaking.segments(text)]
        else:
            from_right, pieces = directions.runs_right_to_left(text), self._pieces(text, bold=bold)
        for placed in self._filled(pieces, width * 1000 / size):
            yield _line([run for one in placed for run in one.runs], size, from_right=from_right)

    def _word(self, word: str, *, bold: bool) -> Piece:
        key = (word, bold)
        if key not in self._words:
            self._words[key] = _piece([self._run(LATIN_BOLD if bold else LATIN, word, 0)])
        return self._words[key]

    def _pieces(self, text: str, *, bold: bool) -> list[Piece]:
        fonts, level = self.fonts.of(text, bold=bold), directions.levels(text)
        done, start = [], 0
        for piece in breaking.segments(text):
            end = start + len(piece)
            done.append(_piece(list(self._runs(piece, fonts[start:end], level[start:end]))))
            start = end
        return done

    def _runs(self, text: str, fonts: Sequence[str | None], level: Sequence[int]) -> Iterator[Run]:
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or fonts[end] != fonts[start] or level[end] != level[start]:
                yield self._run(fonts[start], text[start:end], level[start])
                start = end

    @functools.lru_cache(maxsize=20_000)  # noqa: B019  # a typesetter lives as long as its fonts do
    def _run(self, font: str | None, text: str, level: int) -> Run:
        if font is None:
            return replace(self._shaped(LATIN, UNKNOWN, 0), text=text, level=level, shown=UNKNOWN)
        return self._shaped(font, text, level)

    def _shaped(self, name: str, text: str, level: int) -> Run:
        face = self.fonts.face(name)
        glyphs = tuple(_glyphs(face, text, right_to_left=level % 2 == 1))
        top, bottom = _ASCENT, _DESCENT
        if name not in (LATIN, LATIN_BOLD):
            reaches = [(face.reach(one.number), one.y) for one in glyphs]
            top = max([top, *(ink[0] + y for ink, y in reaches)])
            bottom = min([bottom, *(ink[1] + y for ink, y in reaches)])
        return Run(name, text, level, glyphs, sum(one.advance for one in glyphs), top, bottom)

    def _filled(self, pieces: Sequence[Piece], room: float) -> Iterator[list[Piece]]:
        """The pieces of each line; a piece wider than ``room`` (1/1000 of the size) is cut."""
        line: list[Piece] = []
        used = 0
        for whole in pieces:
            for piece in [whole] if whole.inked <= room else self._cut(whole, room):
                if line and used + piece.inked > room:
                    yield line
                    line, used = [], 0
                line.append(piece)
                used += piece.advance
        yield line

    def _cut(self, piece: Piece, room: float) -> Iterator[Piece]:
        for run in piece.runs:
            font, text = None if run.shown else run.font, run.text
            while text:
                end = _end_within(self._run(font, text[:_AT_ONCE], run.level), room)
                yield _piece([self._run(font, text[:end], run.level)])
                text = text[end:]


def clean(text: str) -> str:
    """``text`` as it can be set: tabs and control characters as spaces, line ends as ``\\n``."""
    if text.isprintable():
        return text
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if one != "\n" and (one < " " or "\x7f" <= one < "\xa0") else one for one in whole)


@functools.cache
def typesetter() -> Typesetter:
    """The typesetter of the bundled fonts."""
    return Typesetter(bundled())


def _end_within(run: Run, room: float) -> int:
    """How many characters of ``run`` fit into ``room``; whole letters with their marks, at least one."""
    widths = dict.fromkeys(range(len(run.text)), 0)
    for glyph in run.glyphs:
        if glyph.first in widths:
            widths[glyph.first] += glyph.advance
    used, end = 0, 0
    for letter in breaking.clusters(run.text):
        used += sum(widths[place] for place in range(end, end + len(letter)))
        if end and used > room:
            break
        end += len(letter)
    return end


def _piece(runs: list[Run]) -> Piece:
    whole = sum(run.advance for run in runs)
    last = runs[-1]
    return Piece(tuple(runs), whole, whole - sum(one.advance for one in last.glyphs if _is_end(one, last)))


def _is_end(glyph: Glyph, run: Run) -> bool:
    return run.shown is None and glyph.first >= len(run.text.rstrip(" "))


def _glyphs(face: Face, text: str, *, right_to_left: bool) -> Iterator[Glyph]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(face.font, buffer, _PLAIN if face.name in (LATIN, LATIN_BOLD) else None)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset, info.cluster)


def _line(runs: list[Run], size: float, *, from_right: bool) -> Line:
    """Runs in logical order -> a line in visual order, without the spaces at its end (rule L1)."""
    text = "".join(run.text for run in runs)
    while runs and not runs[-1].text.strip(" "):
        runs.pop()
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = _without_end(runs[-1])
    mixed = any(run.level for run in runs)
    return Line(
        runs=tuple(directions.in_order(runs, [run.level for run in runs]) if mixed else runs),
        text=text,
        size=size,
        width=sum(run.advance for run in runs) * size / 1000,
        ascent=max((run.top for run in runs), default=_ASCENT) * size / 1000,
        descent=-min((run.bottom for run in runs), default=_DESCENT) * size / 1000,
        right_to_left=from_right,
    )


def _without_end(run: Run) -> Run:
    kept = tuple(one for one in run.glyphs if not _is_end(one, run))
    return replace(run, text=run.text.rstrip(" "), glyphs=kept, advance=sum(one.advance for one in kept))
