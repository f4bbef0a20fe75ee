"""How the fonts in this folder were made from upstream's packages; run again, it gives the same bytes.

    python make_fonts.py FOLDER

FOLDER holds the packages as fetched and unpacked: `noto/` with the .ttf files of Debian's fonts-noto-core,
and `sc/ tc/ jp/ kr/` with the .woff2 files (weight 400) of the npm packages @fontsource/noto-sans-sc, -tc,
-jp and -kr.
Needs fonttools 4.68 with brotli, which the program itself does not need.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
DEBIAN = "Debian package fonts-noto-core 20201225-1"
NPM = "npm package @fontsource/noto-sans-{} 5.3.0"
OFL = "OFL-1.1"

COPIED = {  # file name -> ISO 15924 codes of what it is there for
    "NotoSans-Regular": ["Latn", "Grek", "Cyrl"],
    "NotoSans-Bold": ["Latn", "Grek", "Cyrl"],
    "NotoSansArabic-Regular": ["Arab"],
    "NotoSansArmenian-Regular": ["Armn"],
    "NotoSansBengali-Regular": ["Beng"],
    "NotoSansDevanagari-Regular": ["Deva"],
    "NotoSansEthiopic-Regular": ["Ethi"],
    "NotoSansGeorgian-Regular": ["Geor"],
    "NotoSansGujarati-Regular": ["Gujr"],
    "NotoSansGurmukhi-Regular": ["Guru"],
    "NotoSansHebrew-Regular": ["Hebr"],
    "NotoSansKannada-Regular": ["Knda"],
    "NotoSansKhmer-Regular": ["Khmr"],
    "NotoSansLao-Regular": ["Laoo"],
    "NotoSansMalayalam-Regular": ["Mlym"],
    "NotoSansMyanmar-Regular": ["Mymr"],
    "NotoSansSinhala-Regular": ["Sinh"],
    "NotoSansSyriac-Regular": ["Syrc"],
    "NotoSansTamil-Regular": ["Taml"],
    "NotoSansTelugu-Regular": ["Telu"],
    "NotoSansThai-Regular": ["Thai"],
    "NotoSansSymbols-Regular": ["Zsym"],
    "NotoSansSymbols2-Regular": ["Zsym"],
}
UNUSED = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]


def main(folder: Path) -> None:
    """Write the fonts and FONTS.toml beside this script."""
    entries = [_copied(folder / "noto", name, scripts) for name, scripts in COPIED.items()]
    entries += _east_asian(folder)
    text = "# What lies in this folder and where it comes from. Written by make_fonts.py.\n\nformat = 1\n"
    (HERE / "FONTS.toml").write_text(text + "".join(entries), encoding="utf-8", newline="\n")


def _copied(folder: Path, name: str, scripts: list[str]) -> str:
    shutil.copyfile(folder / f"{name}.ttf", HERE / f"{name}.ttf")
    return _entry(name, scripts, DEBIAN, "none")


def _east_asian(folder: Path) -> Iterator[str]:
    """One font holds no more than 65,535 glyphs and few readers need them all, so each adds what is common.

    Simplified Chinese is whole; the others add what is missing in those before: all of upstream's traditional
    Chinese, the Japanese of JIS X 0208, the Korean of KS X 1001.
    """
    wanted = {"sc": None, "tc": None, "jp": _charset("shift_jis"), "kr": _charset("euc_kr")}
    scripts = {"sc": ["Hans"], "tc": ["Hant"], "jp": ["Jpan"], "kr": ["Kore"]}
    have: set[int] = set()
    for language, common in wanted.items():
        parts = sorted(
            (folder / language).glob("*-400-normal.woff2"), key=lambda p: (-p.stat().st_size, p.name)
        )
        have |= _joined(parts, have, common, f"Noto Sans {language.upper()}")
        changed = "upstream's parts joined and named after their weight, layout tables and hints removed"
        if language != "sc":
            changed += ", only the characters that the fonts before lack"
        yield _entry(f"NotoSans{language.upper()}-Regular", scripts[language], NPM.format(language), changed)


def _charset(encoding: str) -> set[int]:
    pairs = (bytes([a, b]).decode(encoding, "ignore") for a in range(0x81, 0xFF) for b in range(0x40, 0xFF))
    return {ord(text) for text in pairs if len(text) == 1}


def _joined(parts: Iterable[Path], have: set[int], common: set[int] | None, family: str) -> set[int]:
    got: set[int] = set()
    pieces = []
    for path in parts:
        font = TTFont(path, recalcTimestamp=False)
        want = set(font.getBestCmap()) - have - got
        if common is not None:
            want &= common
        if want:
            pieces.append(_cut(font, want))
            got |= want
    whole = Merger().merge(pieces)
    whole.recalcTimestamp = False
    whole["head"].created = whole["head"].modified = 0
    _name_it(whole, family)
    whole.save(HERE / f"{family.replace(' ', '')}-Regular.ttf")
    return got


def _name_it(font: TTFont, family: str) -> None:
    """Upstream's parts are cut from a variable font at weight 400 but still call themselves Thin."""
    postscript = f"{family.replace(' ', '')}-Regular"
    for number, text in {
        1: family,
        2: "Regular",
        3: postscript,
        4: f"{family} Regular",
        6: postscript,
    }.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["name"].names = [record for record in font["name"].names if record.nameID not in {16, 17, 25}]
    font["OS/2"].usWeightClass = 400


def _cut(font: TTFont, characters: set[int]) -> io.BytesIO:
    options = Options(
        hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"], name_languages=["*"]
    )
    options.drop_tables += UNUSED
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.flavor = None
    piece = io.BytesIO()
    font.save(piece)
    piece.seek(0)
    return piece


def _entry(name: str, scripts: list[str], source: str, changed: str) -> str:
    path = HERE / f"{name}.ttf"
    font = TTFont(path)
    facts = {
        "file": path.name,
        "family": font["name"].getBestFamilyName(),
        "style": font["name"].getBestSubFamilyName(),
        "scripts": scripts,
        "version": font["name"].getDebugName(5),
        "characters": len(font.getBestCmap()),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "licence": OFL,
        "source": source,
        "changed": changed,
    }
    # a JSON string, number or list of strings is also a TOML value
    return "\n[[font]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in facts.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
