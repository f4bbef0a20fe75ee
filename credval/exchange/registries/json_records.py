"""What is wrong with one JSON record, said so that a person can find the place?"""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from credval.exchange.registries.opening import skipped
from credval.text import mark

T = TypeVar("T")
_PLACE = re.compile(r" - at `\$\.?([^`]*)`")
_MISSING = re.compile(r"missing required field `([^`]*)`")


def decoded(decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    """``raw`` as the decoder's type. Raises RecordError."""
    try:
        return decoder.decode(raw)
    except msgspec.ValidationError as problem:
        said = str(problem)
        lacks, place = _MISSING.search(said), _PLACE.search(said)
        if lacks:
            raise skipped(mark("The field '{field}' is missing."), field=lacks[1]) from problem
        raise skipped(
            mark("The field '{field}' does not hold what it should."), field=place[1] if place else "…"
        ) from problem
    except UnicodeDecodeError as problem:
        raise skipped(mark("The record is not written in UTF-8.")) from problem
    except (msgspec.DecodeError, RecursionError) as problem:
        raise skipped(mark("The record is no JSON (from byte {at} on)."), at=_byte(str(problem))) from problem


def _byte(said: str) -> int:
    found = re.search(r"byte (\d+)", said)
    return int(found[1]) + 1 if found else 1
