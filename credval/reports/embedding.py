"""How do lines of glyphs stand in a PDF: drawn by number, embedded as a subset, and copied out as written?"""

from __future__ import annotations

import hashlib
import itertools
import operator
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from credval.drawing.fonts import LATIN, LATIN_BOLD, Face, Fonts
from credval.drawing.setting import Glyph, Line, Run
from credval.reports.copied import LEFT, Flow, flows, runs_right

_FLATE = [pdfdoc.PDFZCompress]
_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    # numbers stay what they are, so that a glyph's number is its code in the PDF
)
_HEIGHT = operator.attrgetter("y")
_NEVER_DRAWN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


@dataclass(slots=True)
class _Used:
    """One font of the document: its name there, and the letters that each of its glyphs stands for."""

    face: Face
    name: str
    letters: dict[int, str] = field(default_factory=dict)
    glyphs: set[int] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)

    def width(self, glyph: int) -> int:
        """The width that the PDF states for a glyph, 1/1000 of the size."""
        if glyph not in self.widths:
            self.widths[glyph] = self.face.font.get_glyph_h_advance(glyph)
        return self.widths[glyph]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A run as text arrays, each with its height over the base line, and what a reader copies, left to right."""

    parts: tuple[tuple[int, str], ...]
    copied: str


class _Array(NamedTuple):
    """One text array: what a reader of PDF meets as one object, with the letters that it stands for."""

    font: str
    height: int
    codes: str
    letters: str


_Pair: TypeAlias = tuple[Run, _Drawn]


class EmbeddedFonts:
    """The fonts of one document; only glyphs that were drawn are embedded, in the order of their numbers."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._used: dict[str, _Used] = {}
        self._drawn: dict[tuple[str, str, int, int], _Drawn] = {}
        self._right = False

    def begin_page(self) -> None:
        """Readers begin anew on each page."""
        self._right = False

    def show(self, line: Line, x: float, y: float, flow: Flow | None = None) -> Iterator[str]:
        """Operators that draw ``line`` with its base line starting at (x, y), y upwards, in the current colour.

        ``flow`` says how a reader takes it among other texts on the same line (`copied.flows`).
        """
        runs = [pair for run in line.runs if (pair := (run, self._run(run)))[1].parts]
        if not runs:
            return
        flow = flow or flows([line.text])[0]
        yield f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"
        if flow.from_right or flow.before_right or any(run.right_to_left for run in line.runs):
            yield from self._both_ways(line, runs, flow)
        else:
            yield from self._from_left(line, runs)
        yield "ET"

    def _both_ways(self, line: Line, runs: list[_Pair], flow: Flow) -> Iterator[str]:
        written, seen = line.text.rstrip(" "), "".join(drawn.copied for _, drawn in runs)
        if seen == flow.drawn(written) and all(len(drawn.parts) < 2 for _, drawn in runs):
            yield from self._plain(runs, line.size)
        else:
            yield from self._said(written, runs, line.size, flow)

    def _from_left(self, line: Line, runs: list[_Pair]) -> Iterator[str]:
        """A stretch of another script that cannot be copied from its glyphs is said as a whole."""
        for latin, group in itertools.groupby(runs, lambda one: one[0].font in (LATIN, LATIN_BOLD)):
            stretch = list(group)
            for whole in [[one] for one in stretch] if latin and not _is_plain(stretch) else [stretch]:
                if _is_plain(whole):
                    yield from self._plain(whole, line.size)
                else:
                    yield from self._said("".join(run.text for run, _ in whole), whole, line.size, LEFT)

    def _plain(self, runs: list[_Pair], size: float) -> Iterator[str]:
        arrays = list(_arrays(runs))
        yield from self._shown(arrays, size)
        self._right = runs_right(arrays[-1].letters)

    def _said(self, text: str, runs: list[_Pair], size: float, flow: Flow) -> Iterator[str]:
        arrays = list(_arrays(runs))
        right = runs_right(arrays[0].letters)
        yield spoken(flow.spoken(text, after_right=right or (self._right and runs_right(text))))
        yield from self._shown(arrays, size)
        yield "EMC"
        self._right = right  # a reader passes over the others

    def _shown(self, arrays: list[_Array], size: float) -> Iterator[str]:
        font, height = "", 0
        for one in arrays:
            if one.font != font:
                font = one.font
                yield f"/{self._used[font].name} {size:g} Tf"
            if one.height != height:
                height = one.height
                yield f"{height * size / 1000:.2f} Ts"
            yield f"[{one.codes}]TJ"
        if height:
            yield "0 Ts"

    def _run(self, run: Run) -> _Drawn:
        key = (run.font, run.text, run.level, len(run.glyphs))
        if key not in self._drawn:
            used = self._used.get(run.font)
            if used is None:
                used = _Used(self._fonts.face(run.font), f"F{len(self._used) + 1}")
                self._used[run.font] = used
            self._drawn[key] = _draw(run, used)
        return self._drawn[key]

    def add_to(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
        """Embed what was drawn; the dictionary of fonts for the pages."""
        names = pdfdoc.PDFDictionary({})
        for used in self._used.values():
            names[used.name] = document.Reference(_type0(document, used))
        return names


def _is_plain(runs: list[_Pair]) -> bool:
    """Whether the text can be copied from the glyphs as they are: their letters, all on one height."""
    return all(drawn.copied == run.text and len(drawn.parts) < 2 for run, drawn in runs)


def _arrays(runs: list[_Pair]) -> Iterator[_Array]:
    """What can be drawn by one operator each: glyphs of one font on one height."""
    pieces = [
        _Array(run.font, height, codes, drawn.copied) for run, drawn in runs for height, codes in drawn.parts
    ]
    for (font, height), group in itertools.groupby(pieces, lambda one: (one.font, one.height)):
        alike = list(group)
        yield _Array(font, height, "".join(one.codes for one in alike), "".join(one.letters for one in alike))


def spoken(text: str) -> str:
    """The operator that begins a stretch whose text is ``text``, whatever is drawn; EMC ends it."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"


def _draw(run: Run, used: _Used) -> _Drawn:
    seen = [glyph for glyph in run.glyphs if glyph.advance or not _hidden(glyph, run)]
    used.glyphs.update([glyph.number for glyph in seen])
    parts = []
    for height, group in itertools.groupby(seen, _HEIGHT):
        codes = "".join([_code(glyph, used.width(glyph.number)) for glyph in group])
        parts.append((height, f"<{codes}>".replace("<>", "")))
    return _Drawn(tuple(parts), _copied(run, used))


def _code(glyph: Glyph, width: int) -> str:
    """The glyph's number inside a string of a text array; the string is left for a shift where one is needed."""
    shown = f"{glyph.number:04X}"
    if glyph.x:
        shown = f">{-glyph.x} <{shown}"
    after = glyph.advance - glyph.x - width
    return f"{shown}>{-after} <" if after else shown


def _hidden(glyph: Glyph, run: Run) -> bool:
    """A joiner or a mark of direction has done its work when the text is shaped."""
    return glyph.advance == 0 and run.text[glyph.first] in _NEVER_DRAWN


def _copied(run: Run, used: _Used) -> str:
    """What the glyphs of a run stand for, from left to right; fixes the letters of glyphs that are new."""
    if run.shown is not None:
        for glyph, letter in zip(run.glyphs, run.shown, strict=True):
            used.letters.setdefault(glyph.number, letter)
        return run.shown
    if [glyph.first for glyph in run.glyphs] == list(range(len(run.text))):
        keep = used.letters.setdefault
        return "".join(keep(glyph.number, letter) for glyph, letter in zip(run.glyphs, run.text, strict=True))
    glyphs = [glyph for glyph in run.glyphs if not _hidden(glyph, run)]
    starts = sorted({glyph.first for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    said: list[str] = []
    for first, group in itertools.groupby(glyphs, lambda glyph: glyph.first):
        said.extend(_letters(list(group), run.text[first : ends[first]], used))
    return "".join(said)


def _letters(glyphs: list[Glyph], text: str, used: _Used) -> Iterator[str]:
    """What each glyph of one cluster is copied as; a glyph keeps the letters it was first drawn for."""
    if len(glyphs) == 1:
        yield used.letters.setdefault(glyphs[0].number, text)
        return
    own = {used.face.glyph(letter): letter for letter in text}
    for glyph in glyphs:
        yield used.letters.setdefault(glyph.number, own.get(glyph.number, "\ufffd"))


def _type0(document: pdfdoc.PDFDocument, used: _Used) -> pdfdoc.PDFDictionary:
    name = pdfdoc.PDFName(f"{_tag(used)}+{used.face.name}")
    glyphs = sorted(used.glyphs)
    widths = " ".join(f"{glyph}[{used.width(glyph)}]" for glyph in glyphs)
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": document.Reference(_descriptor(document, used, name)),
        "W": f"[{widths}]",
        "CIDToGIDMap": "/Identity",
    }
    above = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(_to_unicode(used)),
    }
    return pdfdoc.PDFDictionary(above)


def _descriptor(document: pdfdoc.PDFDocument, used: _Used, name: str) -> pdfdoc.PDFDictionary:
    data = _subset(used)
    extents = used.face.font.get_font_extents("ltr")
    file = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(data)}), data, _FLATE)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": 4,
            "FontBBox": f"[-1000 {extents.descender} 3000 {extents.ascender}]",
            "ItalicAngle": 0,
            "Ascent": extents.ascender,
            "Descent": extents.descender,
            "CapHeight": 714,
            "StemV": 140 if used.face.name == LATIN_BOLD else 88,
            "FontFile2": document.Reference(file),
        }
    )


def _subset(used: _Used) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, *used.glyphs})
    wanted.flags = _FLAGS
    return bytes(wanted.subset(used.face.font.face).blob.data)


def _tag(used: _Used) -> str:
    """Six letters that name this subset: the same glyphs give the same letters."""
    digest = hashlib.sha256(",".join(map(str, sorted(used.glyphs))).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(used: _Used) -> pdfdoc.PDFStream:
    pairs = [
        f"<{glyph:04X}><{used.letters[glyph].encode('utf-16-be').hex().upper()}>"
        for glyph in sorted(used.letters)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
        "1 begincodespacerange<0000><FFFF>endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), "\n".join(lines), _FLATE)
