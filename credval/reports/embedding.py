"""How do lines of glyphs stand in a PDF: drawn by number, embedded as a subset, and copied out as written?"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from credval.drawing.fonts import LATIN_BOLD, Face, Fonts
from credval.drawing.setting import Glyph, Line, Run
from credval.reports.copied import as_copied

_FLATE = [pdfdoc.PDFZCompress]
_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    # numbers stay what they are, so that a glyph's number is its code in the PDF
)
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


class EmbeddedFonts:
    """The fonts of one document; only glyphs that were drawn are embedded, in the order of their numbers."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._used: dict[str, _Used] = {}
        self._drawn: dict[tuple[str, str, int, int], _Drawn] = {}

    def show(self, line: Line, x: float, y: float) -> Iterator[str]:
        """Operators that draw ``line`` with its base line starting at (x, y), y upwards, in the current colour."""
        if not line.runs:
            return
        runs = [(run, self._run(run)) for run in line.runs]
        yield f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"
        if any(run.right_to_left for run in line.runs):
            yield from self._both_ways(line, runs)
        else:
            yield from self._from_left(line, runs)
        yield "ET"

    def _both_ways(self, line: Line, runs: list[tuple[Run, _Drawn]]) -> Iterator[str]:
        wanted = as_copied(line.text.rstrip(" "))
        if "".join(drawn.copied for _, drawn in runs) == wanted:
            yield from self._shown(runs, line.size)
        else:
            yield spoken(wanted)
            yield from self._shown(runs, line.size)
            yield "EMC"

    def _from_left(self, line: Line, runs: list[tuple[Run, _Drawn]]) -> Iterator[str]:
        """Runs that cannot be copied by themselves are said together with the like beside them."""
        start = 0
        while start < len(runs):
            plain = runs[start][1].copied == runs[start][0].text
            end = start + 1
            while end < len(runs) and (plain == (runs[end][1].copied == runs[end][0].text)):
                end += 1
            if plain:
                yield from self._shown(runs[start:end], line.size)
            else:
                yield spoken("".join(run.text for run, _ in runs[start:end]))
                yield from self._shown(runs[start:end], line.size)
                yield "EMC"
            start = end

    def _shown(self, runs: Iterable[tuple[Run, _Drawn]], size: float) -> Iterator[str]:
        font, height, array = "", 0, ""
        for run, drawn in runs:
            for rise, part in drawn.parts:
                if array and (run.font != font or rise != height):
                    yield f"[{array}]TJ"
                    array = ""
                if run.font != font:
                    font = run.font
                    yield f"/{self._used[font].name} {size:g} Tf"
                if rise != height:
                    height = rise
                    yield f"{rise * size / 1000:.2f} Ts"
                array += part
        if array:
            yield f"[{array}]TJ"
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


def spoken(text: str) -> str:
    """The operator that begins a stretch whose text is ``text``, whatever is drawn; EMC ends it."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"


def _draw(run: Run, used: _Used) -> _Drawn:
    parts: list[tuple[int, str]] = []
    height, array, codes = 0, "", ""
    for glyph in run.glyphs:
        if glyph.advance == 0 and run.text[glyph.first] in _NEVER_DRAWN:
            continue
        used.glyphs.add(glyph.number)
        if glyph.y != height:
            parts.append((height, _closed(array, codes)))
            height, array, codes = glyph.y, "", ""
        if glyph.x:
            array, codes = _closed(array, codes) + f"{-glyph.x} ", ""
        codes += f"{glyph.number:04X}"
        after = glyph.advance - glyph.x - used.width(glyph.number)
        if after:
            array, codes = _closed(array, codes) + f"{-after} ", ""
    parts.append((height, _closed(array, codes)))
    return _Drawn(tuple(part for part in parts if part[1]), _copied(run, used))


def _closed(array: str, codes: str) -> str:
    return f"{array}<{codes}>" if codes else array


def _copied(run: Run, used: _Used) -> str:
    """What the glyphs of a run stand for, from left to right; fixes the letters of glyphs that are new."""
    if run.shown is not None:
        for glyph, letter in zip(run.glyphs, run.shown, strict=True):
            used.letters.setdefault(glyph.number, letter)
        return run.shown
    if [glyph.first for glyph in run.glyphs] == list(range(len(run.text))):
        keep = used.letters.setdefault
        return "".join(keep(glyph.number, letter) for glyph, letter in zip(run.glyphs, run.text, strict=True))
    starts = sorted({glyph.first for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    said: list[str] = []
    for first, group in itertools.groupby(run.glyphs, lambda glyph: glyph.first):
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
