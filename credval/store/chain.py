"""How is the log bound together, so that a line cut out, changed or moved is found, and where?

Each line is hashed with the hash of the line before it. What a line says of a case is a commitment: the hash of the
case's document under a salt of its own. Once the salt is destroyed the commitment tells nothing any more, and the
chain still holds. Pure: rows come in, a verdict comes out.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from credval.text import Text, both, both_plural

FORMAT = 1
SALT_BYTES = 16
GENESIS = hashlib.sha256(b"credval audit 1").digest()
"""What the first line is hashed with."""
BACKWARDS = 1.0
"""Seconds by which a clock must have gone back for it to be written down."""

Fact = str | int | bool


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log: what was done or read, by whom and when. Never a name or a word of a candidate."""

    seq: int
    """Counts from 1, without gaps; it alone gives the order, whatever the clock said."""
    at: datetime
    by: str
    action: str
    case: str | None = None
    about: dict[str, Fact] = {}
    """Codes and numbers. ``clock_back``: by how many seconds the clock had gone back since the line before."""
    commitment: str | None = None
    """`commitment` of the document that was saved; None where nothing was."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: its last line's number and hash. 0 and `GENESIS` for an empty one."""

    seq: int = 0
    hash: bytes = GENESIS


class Finding(StrEnum):
    """What can be wrong with a log, or with what it answers for."""

    INTACT = "intact"
    MISSING = "missing"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    CUT = "cut"
    REPLACED = "replaced"
    ANCHOR = "anchor"
    COLUMN = "column"
    CASE_CHANGED = "case_changed"
    CASE_MISSING = "case_missing"
    CASE_UNKNOWN = "case_unknown"
    LIST_CHANGED = "list_changed"
    CONTENT_CHANGED = "content_changed"
    CONTENT_MISSING = "content_missing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a log holds; if not, the first place where it does not."""

    what: Finding
    text: Text
    seq: int | None = None
    """The first line that cannot be trusted; of a case, the line that answers for it."""
    case_id: str | None = None
    head: Head = Head()
    """As far as the chain holds."""

    @property
    def intact(self) -> bool:
        """Whether everything is as it was written."""
        return self.what is Finding.INTACT


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Entry).decode


def line_of(entry: Entry) -> bytes:
    """The entry as JSON, its instant in UTC: what is kept and hashed."""
    return _encode(msgspec.structs.replace(entry, at=entry.at.astimezone(UTC)))


def entry_of(line: bytes) -> Entry:
    """The entry in ``line``. Raises msgspec.DecodeError and msgspec.ValidationError."""
    return _decode(line)


def hash_of(previous: bytes, line: bytes) -> bytes:
    """SHA-256 of a line and of everything before it."""
    return hashlib.sha256(previous + line).digest()


def commitment(salt: bytes, content: bytes) -> str:
    """What a line says of ``content``, in hexadecimal."""
    return hashlib.sha256(salt + content).hexdigest()


def answers_for(entry: Entry, salt: bytes, content: bytes) -> bool:
    """Whether ``entry`` was written for exactly this ``content``."""
    return hmac.compare_digest(entry.commitment or "", commitment(salt, content))


def clock_back(before: datetime | None, at: datetime) -> dict[str, Fact]:
    """What a line says where the clock has gone back since the line before."""
    seconds = (before - at).total_seconds() if before else 0.0
    return {"clock_back": round(seconds)} if seconds >= BACKWARDS else {}


def verify(chunks: Iterable[Sequence[Sequence[bytes]]], head: Head, anchor: Head | None = None) -> Verdict:
    """Whether the (line, hash) rows, in order and in chunks of any size, make one chain that ends in ``head``.

    ``anchor`` is an end that was noted elsewhere earlier: the chain may have grown since, never shrunk or changed.
    """
    sha256, seq, last = hashlib.sha256, 0, GENESIS
    anchored = anchor is None or anchor.seq == 0
    for chunk in chunks:
        start = seq
        for line, found in chunk:
            seq += 1
            before, last = last, sha256(last + line).digest()
            if last != found:
                return _broken(seq, line, Head(seq - 1, before), head)
        if anchor and not anchored and start < anchor.seq <= seq:
            anchored = True
            if chunk[anchor.seq - start - 1][1] != anchor.hash:
                return _replaced(anchor)
    return _ended(Head(seq, last), head, anchor if not anchored else None)


def _broken(seq: int, line: bytes, holds: Head, head: Head) -> Verdict:
    """Why the ``seq``-th row does not follow from the one before."""
    try:
        says = entry_of(line).seq
    except msgspec.MsgspecError:
        says = seq
    if says == seq:
        return Verdict(Finding.CHANGED, both("Line {n} of the log, or line {before}, is not as it was written.", n=seq, before=seq - 1), seq, head=holds)  # fmt: skip
    if seq > head.seq:
        return _added(seq, holds)
    if says == seq + 1:
        return Verdict(Finding.MISSING, both("Line {n} of the log is missing.", n=seq), seq, head=holds)
    text = both("Where line {n} of the log should stand, there is line {other}.", n=seq, other=says)
    return Verdict(Finding.MOVED, text, seq, head=holds)


def _added(seq: int, holds: Head) -> Verdict:
    text = both("Line {n} of the log was added by something else than this program.", n=seq)
    return Verdict(Finding.ADDED, text, seq, head=holds)


def _replaced(anchor: Head) -> Verdict:
    text = both("The log was rewritten: line {n} is not the one that was noted outside it.", n=anchor.seq)
    return Verdict(Finding.REPLACED, text, anchor.seq)


def _ended(end: Head, head: Head, anchor: Head | None) -> Verdict:
    """The verdict on a chain that holds in itself up to ``end``; ``anchor`` only if it lies beyond."""
    longest = max(head.seq, anchor.seq if anchor else 0)
    if longest > end.seq:
        text = both("The log ends at line {n}; the lines up to {last} are missing.", n=end.seq, last=longest)
        return Verdict(Finding.CUT, text, end.seq + 1, head=end)
    if end.seq > head.seq:
        return _added(head.seq + 1, end)
    if end.hash != head.hash:
        text = both("The end of the log was rewritten: its last line {n} is another one.", n=end.seq)
        return Verdict(Finding.CHANGED, text, end.seq, head=end)
    return Verdict(
        Finding.INTACT,
        both_plural("The log is whole: one line.", "The log is whole: {n} lines.", end.seq),
        head=end,
    )
