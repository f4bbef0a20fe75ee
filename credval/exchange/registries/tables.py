"""How is a CSV file of unknown make read row by row: its encoding, its separator, its header?"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from credval.exchange.registries.opening import chunks, refused
from credval.text import mark

Row = list[str]
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
_MOST_LINE = 1 << 20


def rows(path: Path) -> Iterator[Row]:
    """Every row with something in it, the header first. Raises RegistryFileError.

    Letters that are not in the file's encoding come out as half letters, so that the one record can be told.
    """
    lines = _lines(path)
    first = next(lines, "")
    separator = max(",;\t", key=first.count)

    def every() -> Iterator[str]:
        yield first
        yield from lines

    reader = csv.reader(every(), delimiter=separator)
    count = 0
    try:
        for row in reader:
            if any(row):
                yield row
                count += 1
    except csv.Error as problem:
        raise refused(
            mark(
                "The table goes wrong in record {n}: a quotation mark is not closed, or a cell is far too long."
            ),
            n=max(count, 1),
        ) from problem


def header(path: Path) -> Row:
    """The first row; [] where there is none."""
    return next(rows(path), [])


def _lines(path: Path) -> Iterator[str]:
    kept = ""
    for piece in _decoded(path):
        kept += piece
        *whole, kept = kept.split("\n")
        yield from (line.removesuffix("\r") + "\n" for line in whole)
        if len(kept) > _MOST_LINE:
            raise refused(
                mark("A line is longer than {most} MB. This is no table of a registry."),
                most=_MOST_LINE >> 20,
            )
    if kept:
        yield kept


def _decoded(path: Path) -> Iterator[str]:
    pieces = chunks(path)
    first = next(pieces, b"")
    encoding = next((name for mark, name in _MARKS.items() if first.startswith(mark)), "utf-8")
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if "16" not in encoding else "replace")
    yield decoder.decode(first)
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)
