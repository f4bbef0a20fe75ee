"""Which of the bundled fonts draws which character, and how wide and tall is it?"""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from credval.paths import resources

LATIN = "NotoSans-Regular"
LATIN_BOLD = "NotoSans-Bold"
_HAN = ("NotoSansSC-Regular", "NotoSansJP-Regular", "NotoSansTC-Regular", "NotoSansKR-Regular")
_KANA = ("NotoSansJP-Regular", "NotoSansSC-Regular", "NotoSansTC-Regular", "NotoSansKR-Regular")
_HANGUL = ("NotoSansKR-Regular", "NotoSansSC-Regular")

# Blocks of the Unicode Standard; what stands in none of them is tried in the Latin font first.
_BLOCKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0530, 0x058F, ("NotoSansArmenian-Regular",)),
    (0x0590, 0x05FF, ("NotoSansHebrew-Regular",)),
    (0x0600, 0x06FF, ("NotoSansArabic-Regular",)),
    (0x0700, 0x074F, ("NotoSansSyriac-Regular",)),
    (0x0750, 0x077F, ("NotoSansArabic-Regular",)),
    (0x08A0, 0x08FF, ("NotoSansArabic-Regular",)),
    (0x0900, 0x097F, ("NotoSansDevanagari-Regular",)),
    (0x0980, 0x09FF, ("NotoSansBengali-Regular",)),
    (0x0A00, 0x0A7F, ("NotoSansGurmukhi-Regular",)),
    (0x0A80, 0x0AFF, ("NotoSansGujarati-Regular",)),
    (0x0B80, 0x0BFF, ("NotoSansTamil-Regular",)),
    (0x0C00, 0x0C7F, ("NotoSansTelugu-Regular",)),
    (0x0C80, 0x0CFF, ("NotoSansKannada-Regular",)),
    (0x0D00, 0x0D7F, ("NotoSansMalayalam-Regular",)),
    (0x0D80, 0x0DFF, ("NotoSansSinhala-Regular",)),
    (0x0E00, 0x0E7F, ("NotoSansThai-Regular",)),
    (0x0E80, 0x0EFF, ("NotoSansLao-Regular",)),
    (0x1000, 0x109F, ("NotoSansMyanmar-Regular",)),
    (0x10A0, 0x10FF, ("NotoSansGeorgian-Regular",)),
    (0x1100, 0x11FF, _HANGUL),
    (0x1200, 0x139F, ("NotoSansEthiopic-Regular",)),
    (0x1780, 0x17FF, ("NotoSansKhmer-Regular",)),
    (0x1C90, 0x1CBF, ("NotoSansGeorgian-Regular",)),
    (0x2D00, 0x2D2F, ("NotoSansGeorgian-Regular",)),
    (0x2D80, 0x2DDF, ("NotoSansEthiopic-Regular",)),
    (0x2E80, 0x303F, _HAN),
    (0x3040, 0x30FF, _KANA),
    (0x3100, 0x312F, _HAN),
    (0x3130, 0x318F, _HANGUL),
    (0x31F0, 0x31FF, _KANA),
    (0x3200, 0x9FFF, _HAN),
    (0xA960, 0xA97F, _HANGUL),
    (0xAB00, 0xAB2F, ("NotoSansEthiopic-Regular",)),
    (0xAC00, 0xD7FF, _HANGUL),
    (0xF900, 0xFAFF, _HAN),
    (0xFB13, 0xFB17, ("NotoSansArmenian-Regular",)),
    (0xFB1D, 0xFB4F, ("NotoSansHebrew-Regular",)),
    (0xFB50, 0xFDFF, ("NotoSansArabic-Regular",)),
    (0xFE70, 0xFEFE, ("NotoSansArabic-Regular",)),
    (0xFF00, 0xFFEF, _HAN),
    (0x20000, 0x2FA1F, _HAN),
)
_FIRST_BLOCK = _BLOCKS[0][0]
_PUNCTUATION = (0x2010, 0x2044)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, measured in thousandths of its size."""

    name: str
    path: Path
    font: hb.Font

    @classmethod
    def open(cls, path: Path) -> Face:
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        font.scale = (1000, 1000)
        return cls(path.stem, path, font)

    def glyph(self, character: str) -> int | None:
        """The number of the character's glyph; None where the font has none."""
        found: int | None = self.font.get_nominal_glyph(ord(character))
        return found

    def reach(self, glyph: int) -> tuple[int, int]:
        """(top, bottom) of the glyph's ink against the base line, upwards positive, in 1/1000 of the size."""
        ink = self.font.get_glyph_extents(glyph)
        return (0, 0) if ink is None else (ink.y_bearing, ink.y_bearing + ink.height)


class Fonts:
    """The fonts of a folder with a ``FONTS.toml``, opened when a character first needs them."""

    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError where the list is missing."""
        listed = tomllib.loads((folder / "FONTS.toml").read_text(encoding="utf-8"))["font"]
        self._paths = {Path(one["file"]).stem: folder / one["file"] for one in listed}
        self._faces: dict[str, Face] = {}
        self._found: dict[tuple[str, bool], str | None] = {}

    def face(self, name: str) -> Face:
        """The font by its file name without ending."""
        if name not in self._faces:
            self._faces[name] = Face.open(self._paths[name])
        return self._faces[name]

    def of(self, text: str, *, bold: bool = False) -> list[str | None]:
        """The font of each character of ``text``; None where no bundled font has it.

        Marks and joiners stay with their letter, spaces and punctuation with what stands before them, and all
        Chinese characters of a text in one font where one has them all, so that a name is drawn in one hand.
        """
        han = self._han(text)
        chosen: list[str | None] = []
        before: str | None = None
        for character in text:
            if not (before and self._stays(character, before)):
                before = self._first(character, bold=bold, han=han)
            chosen.append(before)
        return chosen

    def latin(self) -> frozenset[str]:
        """The characters that are always drawn in the Latin font, each one by itself from left to right."""
        codes = self.face(LATIN).font.face.unicodes
        return frozenset(
            chr(code)
            for code in codes
            if (code < _FIRST_BLOCK or _PUNCTUATION[0] <= code <= _PUNCTUATION[1])
            and unicodedata.category(chr(code)) not in ("Mn", "Me", "Cf", "Cc")
        )

    def missing(self, text: str) -> list[str]:
        """The characters of ``text`` that no bundled font has, each once, in order."""
        lacking = (one for one, font in zip(text, self.of(text), strict=True) if font is None)
        return list(dict.fromkeys(lacking))

    def _stays(self, character: str, before: str) -> bool:
        if character.isascii() and character.isalnum():
            return before in (LATIN, LATIN_BOLD)
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Mc", "Cf"):
            return True
        return category[0] in "ZP" and self.face(before).glyph(character) is not None

    def _first(self, character: str, *, bold: bool, han: Sequence[str]) -> str | None:
        if han and _names(character) in (_HAN, _KANA):
            return next((name for name in han if self.face(name).glyph(character) is not None), None)
        if (character, bold) not in self._found:
            having = (name for name in self._order(character, bold=bold) if self._has(name, character))
            self._found[character, bold] = next(having, None)
        return self._found[character, bold]

    def _has(self, name: str, character: str) -> bool:
        return name in self._paths and self.face(name).glyph(character) is not None

    def _order(self, character: str, *, bold: bool) -> Iterator[str]:
        first = _names(character)
        yield from first
        if bold:
            yield LATIN_BOLD
        yield LATIN
        yield from ("NotoSansSymbols-Regular", "NotoSansSymbols2-Regular")
        yield from (name for name in self._paths if name != LATIN_BOLD and name not in first)

    def _han(self, text: str) -> Sequence[str]:
        if text.isascii() or max(text, default="") < "⺀":
            return ()
        signs = {one for one in text if _names(one) in (_HAN, _KANA)}
        order = _KANA if any(_names(one) is _KANA for one in signs) else _HAN
        whole = [name for name in order if all(self._has(name, one) for one in signs)]
        return [*whole, *order]


def _names(character: str) -> tuple[str, ...]:
    code = ord(character)
    if code < _FIRST_BLOCK:
        return ()
    return next((names for first, last, names in _BLOCKS if first <= code <= last), ())


@functools.cache
def bundled() -> Fonts:
    """The fonts that come with the program. Raises ResourceMissingError."""
    return Fonts(resources("fonts"))
