"""What stands in a PDF that says it is one of our reports: its attachment, its printed letters, its QR code?

Written for hostile files: nothing is unpacked beyond a bound, nothing is followed without end, and what is odd is
said in a sentence (`UnreadableError`) or left out.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from credval.errors import CredvalError
from credval.text import Text, both

MOST_BYTES = 50_000_000
_MOST_UNPACKED = 50_000_000
_MOST_PAGES, _MOST_FILES, _MOST_NODES = 500, 50, 500
_HEAD = b"%PDF-"
_TEXT = re.compile(rb"/(F\d+) [\d.]+ Tf|\[([^\[\]()]*)\]TJ|\b(ET)\b")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})><([0-9A-Fa-f]+)>")
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>")
_CODE = re.compile(rb"q ([\d.]+) 0 0 -\1 [\d.]+ [\d.]+ cm [\d. ]+ rg\n((?:\d+ \d+ \d+ 1 re\n)+)f Q")
_SQUARES = re.compile(rb"(\d+) (\d+) (\d+) 1 re")


class UnreadableError(CredvalError):
    """The file cannot be read as a report at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: every attached file by name, the letters of all pages, and the squares of a QR code."""

    files: tuple[tuple[str, bytes], ...]
    text: str
    squares: frozenset[tuple[int, int]] | None
    damaged: bool


def read(content: bytes) -> Found:
    """Read ``content``. Raises UnreadableError with a sentence where there is nothing to read."""
    if len(content) > MOST_BYTES:
        raise _refused(both("The file is larger than 50 MB. A report of this program is far smaller."))
    if _HEAD not in content[:1024]:
        raise _refused(both("This file is not a PDF."))
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise _refused(both("The PDF is locked. A report of this program never is."))
            return _found(pdf)
    except pikepdf.PasswordError as problem:
        raise _refused(both("The PDF is locked. A report of this program never is.")) from problem
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RuntimeError,
        RecursionError,
    ) as problem:
        raise _refused(both("The PDF is damaged or cut off: it cannot be read.")) from problem


def _refused(said: Text) -> UnreadableError:
    return UnreadableError(said.sv, said.en)


def _found(pdf: pikepdf.Pdf) -> Found:
    budget = _Budget(_MOST_UNPACKED)
    files = tuple(_files(pdf, budget))
    said: list[str] = []
    squares = None
    for _, page in zip(range(_MOST_PAGES), pdf.pages, strict=False):
        content = b"\n".join(budget.unpacked(stream) for stream in _streams(page.obj.get("/Contents")))
        said.append(_letters(content, _fonts(page.obj, budget)))
        code = _CODE.search(content)
        squares = _squares(code[2]) if code else squares
    return Found(files, "\n".join(said), squares, damaged=bool(pdf.get_warnings()))


class _Budget:
    """How many bytes may still be unpacked; a file that wants more is refused."""

    def __init__(self, most: int) -> None:
        self._left = most

    def unpacked(self, stream: Any) -> bytes:
        """The bytes of a stream, plain or deflated; empty for any other packing."""
        packing = stream.get("/Filter")
        names = [str(one) for one in packing] if isinstance(packing, pikepdf.Array) else [str(packing)]
        raw: bytes = stream.read_raw_bytes()
        if packing is None or not names:
            data = raw
        elif names == ["/FlateDecode"]:
            data = _inflated(raw, self._left + 1)
        else:
            return b""
        self._left -= len(data)
        if self._left < 0:
            raise _refused(
                both("The PDF unpacks to more than 50 MB. A report of this program is far smaller.")
            )
        return data


def _inflated(raw: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, most)
    except zlib.error:
        return b""


def _files(pdf: pikepdf.Pdf, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    if not isinstance(tree, pikepdf.Dictionary):
        return
    for count, (name, specification) in enumerate(_leaves(tree)):
        embedded = specification.get("/EF") if isinstance(specification, pikepdf.Dictionary) else None
        stream = embedded.get("/F") if isinstance(embedded, pikepdf.Dictionary) else None
        if count >= _MOST_FILES:
            raise _refused(both("The PDF has a great many attachments. A report of this program has one."))
        if isinstance(stream, pikepdf.Stream):
            yield name, budget.unpacked(stream)


def _leaves(tree: pikepdf.Dictionary) -> Iterator[tuple[str, Any]]:
    """(name, what it stands for) of a name tree, however its nodes refer to each other."""
    waiting: list[Any] = [tree]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if not isinstance(node, pikepdf.Dictionary):
            continue
        listed, kids = node.get("/Names"), node.get("/Kids")
        if isinstance(listed, pikepdf.Array):
            for start in range(0, min(len(listed) - 1, 2 * _MOST_FILES + 2), 2):
                yield str(listed[start]), listed[start + 1]
        if isinstance(kids, pikepdf.Array):
            waiting.extend(list(kids)[:_MOST_FILES])


def _streams(contents: Any) -> list[Any]:
    listed = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [one for one in listed[:_MOST_PAGES] if isinstance(one, pikepdf.Stream)]


def _fonts(page: Any, budget: _Budget) -> dict[str, dict[int, str]]:
    """The letters of the glyphs of each font of a page."""
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary):
        return {}
    known = {}
    for name, font in fonts.items():
        table = font.get("/ToUnicode") if isinstance(font, pikepdf.Dictionary) else None
        if isinstance(table, pikepdf.Stream):
            pairs = _PAIR.findall(budget.unpacked(table))
            known[name.lstrip("/")] = {int(code, 16): _utf16(letters) for code, letters in pairs}
    return known


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")[: len(digits) // 4 * 4]).decode("utf-16-be", "replace")


def _letters(content: bytes, fonts: dict[str, dict[int, str]]) -> str:
    said: list[str] = []
    font: dict[int, str] = {}
    for name, array, end in _TEXT.findall(content):
        if name:
            font = fonts.get(name.decode("ascii"), {})
        elif end:
            said.append("\n")
        else:
            codes = b"".join(_CODES.findall(array))
            said.extend(font.get(int(codes[at : at + 4], 16), "") for at in range(0, len(codes) // 4 * 4, 4))
    return "".join(said)


def _squares(drawn: bytes) -> frozenset[tuple[int, int]]:
    """(column, row) of every dark module, the quiet zone included in the count."""
    dark: set[tuple[int, int]] = set()
    for x, y, length in _SQUARES.findall(drawn):
        dark.update((int(x) + step, int(y)) for step in range(min(int(length), 200)))
    return frozenset(dark)
