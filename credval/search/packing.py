"""How does a search index lie in a file?

A line that names the format, the length of a JSON part with the texts, that part, then the arrays one after another
as little-endian numbers of four bytes (offsets: two).
"""

from __future__ import annotations

import sys
from array import array
from typing import Any

import orjson

from credval.errors import CredvalError
from credval.search.table import Begins, Table

_HEAD = b"credval search index, format 1\n"
_ARRAYS = ("key_rows", "order", "by_order", "title_rows", "gram_ends", "postings")
_TEXTS = ("targets", "names", "kinds", "keys", "titles", "grams")
_BEGINS = ("local", "overall")
_COLUMNS = ("key", "offset", "priority")


class IndexDamagedError(CredvalError):
    """The bytes are no search index, or one of another format."""


def packed(table: Table) -> bytes:
    """``table`` as bytes, the same on every platform."""
    arrays = [getattr(table, name) for name in _ARRAYS]
    arrays += [getattr(getattr(table, name), column) for name in _BEGINS for column in _COLUMNS]
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
    columns: dict[str, Any] = {name: head[name] for name in _TEXTS}
    kinds = ["I"] * len(_ARRAYS) + ["I", "H", "I"] * len(_BEGINS)
    arrays = []
    for kind, length in zip(kinds, head["lengths"], strict=True):
        size = array(kind).itemsize * length
        arrays.append(_little_endian(array(kind, raw[end : end + size])))
        end += size
        if len(arrays[-1]) != length:
            raise ValueError("cut off")
    if end != len(raw):
        raise ValueError("too long")
    columns |= zip(_ARRAYS, arrays, strict=False)
    rest = arrays[len(_ARRAYS) :]
    places = {country: tuple(spans) for country, spans in head["places"].items()}
    return Table(**columns, places=places, local=Begins(*rest[:3]), overall=Begins(*rest[3:]))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
