"""How does a search index lie in a file?

A line that names the format, the length of a JSON part with the texts, that part, then the arrays one after another
as little-endian numbers.
"""

from __future__ import annotations

import sys
from array import array
from typing import Any

import orjson

from credval.errors import CredvalError
from credval.search.table import Begins, Table

_HEAD = b"credval search index, format 1\n"
_TEXTS = ("things", "kinds", "names", "keys", "grams")
_ARRAYS = {
    "of_thing": "I", "of_kind": "I", "key_rows": "I", "order": "I", "by_order": "I", "titles": "Q", "title_rows": "I",
    "gram_ends": "I", "postings": "I",
}  # fmt: skip
_BEGINS = {"key": "I", "offset": "H", "priority": "I", "tops": "I"}


class IndexDamagedError(CredvalError):
    """The bytes are no search index, or one of another format."""


def packed(table: Table) -> bytes:
    """``table`` as bytes, the same on every platform."""
    arrays = [getattr(table, name) for name in _ARRAYS]
    arrays += [getattr(begins, name) for begins in (table.local, table.overall) for name in _BEGINS]
    texts: dict[str, Any] = {name: getattr(table, name) for name in _TEXTS}
    head = orjson.dumps(texts | {"places": table.places, "lengths": [len(one) for one in arrays]})
    return b"".join(
        [_HEAD, len(head).to_bytes(8, "little"), head, *(_little_endian(one).tobytes() for one in arrays)]
    )


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
    arrays = []
    for kind, length in zip(
        (*_ARRAYS.values(), *_BEGINS.values(), *_BEGINS.values()), head["lengths"], strict=True
    ):
        size = array(kind).itemsize * length
        arrays.append(_little_endian(array(kind, raw[end : end + size])))
        end += size
        if len(arrays[-1]) != length:
            raise ValueError("cut off")
    if end != len(raw):
        raise ValueError("too long")
    columns: dict[str, Any] = {name: head[name] for name in _TEXTS} | dict(zip(_ARRAYS, arrays, strict=False))
    columns["places"] = {country: tuple(spans) for country, spans in head["places"].items()}
    local, overall = arrays[len(_ARRAYS) : -len(_BEGINS)], arrays[-len(_BEGINS) :]
    return Table(**columns, local=Begins(*local), overall=Begins(*overall))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
