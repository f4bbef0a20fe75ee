"""Where does one record of a JSON array end and the next begin? Cut without reading, so that a bad one harms no other.

Reading the array as a whole would take a gigabyte, and a reader of events stops at the first mistake. Here only quotation
marks and brackets are looked at: what stands between two commas of the array is one record, sound or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from credval.exchange.registries.opening import refused
from credval.text import mark

MOST_RECORD_BYTES = 4 << 20
_BLANK = re.compile(rb"[ \t\r\n]*+")
_SIGN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]"]', re.DOTALL)
"""A whole text in quotes, so that brackets inside it do not count; a quotation mark alone opens one that is cut off."""


def records(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of each object of the array in ``chunks``. Raises RegistryFileError, with the number where it breaks."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.cut(chunk)
    cutter.finish()


class _Cutter:
    """Keeps what has come of the record that is not closed yet, and how deep in brackets it stands."""

    def __init__(self) -> None:
        self._kept = b""
        self._at = 0  # where the next record begins
        self._looked = 0  # up to where brackets have been counted
        self._depth = 0
        self._count = 0
        self._state = "start"

    def cut(self, chunk: bytes) -> Iterator[bytes]:
        self._kept = self._kept[self._at :] + chunk
        self._looked -= self._at
        self._at = 0
        while self._begins():
            end = self._end()
            if end is None:
                self._refuse_too_long()
                return
            record = self._kept[self._at : end]
            self._at = self._looked = end
            self._count += 1
            yield record

    def finish(self) -> None:
        if self._state != "end" or self._next():
            raise refused(
                mark(
                    "The file breaks off or goes wrong in record {n}. It may have been cut off on the way: fetch it again."
                ),
                n=self._count + 1,
            )

    def _next(self) -> bytes:
        """The first sign from here on that is no blank; b"" where none has come yet."""
        blank = _BLANK.match(self._kept, self._at)
        self._at = blank.end() if blank else self._at
        return self._kept[self._at : self._at + 1]

    def _begins(self) -> bool:
        """Whether a record begins here, or goes on. Between records only a comma may stand, and the end of the list."""
        if self._depth:
            return True
        sign = self._next()
        if sign and self._state == "start":
            sign = self._opened()
        if sign == b"," and self._count:
            self._at += 1
            sign = self._next()
        if sign == b"]" and self._state == "inside":
            self._state, self._at = "end", self._at + 1
            return False
        if sign and (self._state == "end" or sign != b"{"):
            raise refused(
                mark("Record {n} is no JSON object. The file is damaged: fetch it again."), n=self._count + 1
            )
        self._looked = max(self._looked, self._at)
        return bool(sign)

    def _opened(self) -> bytes:
        if self._kept.startswith(b"\xef\xbb\xbf"):
            self._at = 3
        if self._next() != b"[":
            raise refused(mark("The file is no list of records (a JSON array)."))
        self._at, self._state = self._at + 1, "inside"
        return self._next()

    def _end(self) -> int | None:
        """Where the record that begins here ends; None if it goes on in the next piece."""
        kept, depth = self._kept, self._depth
        for found in _SIGN.finditer(kept, self._looked):
            first, last = found.span()
            sign = kept[first]
            if sign in b"{[":
                depth += 1
            elif sign in b"}]":
                depth -= 1
                if depth == 0:
                    self._depth = 0
                    return last
            elif last - first == 1:  # a text that goes on in the next piece
                break
            self._looked = last
        self._depth = depth
        return None

    def _refuse_too_long(self) -> None:
        if len(self._kept) - self._at > MOST_RECORD_BYTES:
            raise refused(
                mark(
                    "Record {n} does not end, or is larger than {most} MB. The file is damaged: fetch it again."
                ),
                n=self._count + 1,
                most=MOST_RECORD_BYTES >> 20,
            )
