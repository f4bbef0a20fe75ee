"""How does a search index lie in a file?

A line that names the format, the length of a JSON part with the few words and all lengths, that part, then the texts
and the arrays one after another, numbers little-endian.
"""

from __future__ import annotations

import sys
from array import array
from typing import Any

import orjson

from credval.errors import CredvalError
from credval.search.table import Choice, Keys, Table, Texts

FORMAT = 5
"""Goes up when older programs cannot read what this one writes, or the other way round."""
_HEAD = f"credval search index, format {FORMAT}\n".encode()
_TEXTS = ("things", "names", "keys")
_ARRAYS = {
    "thing_at": "I", "of_kind": "B", "ended": "I", "until": "H", "key_rows": "I", "by_order": "I", "titles": "I",
    "title_rows": "I", "grams": "Q", "gram_at": "I", "postings": "H", "begins": "I", "tops": "I", "local_tops": "I",
}  # fmt: skip
_COLUMNS = ("I",) * len(_TEXTS) + (*_ARRAYS.values(), "H", "I")
"""The starts of the texts, the arrays, and the two of the choice by country."""


class IndexDamagedError(CredvalError):
    """The bytes are no search index, or one of another format."""


def packed(table: Table) -> bytes:
    """``table`` as bytes, the same on every platform."""
    texts = [getattr(table, name) for name in _TEXTS]
    arrays = [one.starts for one in texts] + [getattr(table, name) for name in _ARRAYS]
    arrays += [table.chosen.low, table.chosen.steps]
    head = orjson.dumps({
        "kinds": table.kinds, "places": table.places, "words": table.words, "turn": table.chosen.turn,
        "texts": [len(one.raw) for one in texts], "lengths": [len(one) for one in arrays],
    })  # fmt: skip
    parts = (*(one.raw for one in texts), *(_little_endian(one).tobytes() for one in arrays))
    return b"".join([_HEAD, len(head).to_bytes(8, "little"), head, *parts])


def unpacked(raw: bytes) -> Table:
    """The table that ``raw`` holds. Raises IndexDamagedError."""
    try:
        return _unpacked(raw)
    except (ValueError, KeyError, TypeError, IndexError) as problem:
        raise IndexDamagedError(
            "Sökregistret är skadat eller från en annan version av programmet. Bygg regelboken på nytt.",
            "The search index is damaged, or of another version of the program. Build the rulebook again.",
        ) from problem


def _unpacked(raw: bytes) -> Table:
    if not raw.startswith(_HEAD):
        raise ValueError("no head")
    start = len(_HEAD) + 8
    end = start + int.from_bytes(raw[start - 8 : start], "little")
    head = orjson.loads(raw[start:end])
    texts = []
    for length in head["texts"]:
        texts.append(raw[end : end + length])
        end += length
    arrays = _arrays(raw, end, head["lengths"])
    columns: dict[str, Any] = dict(zip(_ARRAYS, arrays[len(_TEXTS) :], strict=False))
    for name, text, starts in zip(_TEXTS, texts, arrays, strict=False):
        columns[name] = (Keys if name == "keys" else Texts)(text, starts)
    columns["chosen"] = Choice(arrays[-2], arrays[-1], head["turn"])
    columns["places"] = {country: tuple(spans) for country, spans in head["places"].items()}
    return Table(**columns, kinds=head["kinds"], words=head["words"])


def _arrays(raw: bytes, end: int, lengths: list[int]) -> list[array[int]]:
    """The arrays from ``end`` on; they fill the rest to the last byte."""
    view, found = memoryview(raw), []
    for kind, length in zip(_COLUMNS, lengths, strict=True):
        numbers = array(kind)
        size = numbers.itemsize * length
        numbers.frombytes(view[end : end + size])
        end += size
        if len(numbers) != length:
            raise ValueError("cut off")
        found.append(_little_endian(numbers))
    if end != len(raw):
        raise ValueError("too long")
    return found


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
