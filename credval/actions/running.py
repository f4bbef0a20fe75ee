"""A file of claims in, a file of results out: streamed, in order, the same bytes with one worker or many."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from credval.actions.assessing import Assessor
from credval.actions.books import OpenBook, open_book
from credval.actions.collecting import look_at_what_is_new
from credval.actions.evidence import OpenEvidence, open_evidence
from credval.assessment.record import Record
from credval.exchange.claims import MOST_BYTES_A_LINE, Line, line_name, parse_line

CHUNK = 500
"""Lines that one worker takes at a time."""

Numbered = tuple[int, bytes]
Entries = dict[str, str | None]
Books = tuple[Path, Path | None]
"""Where the rulebook and, if there is one, the evidence book lie."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line and its result, for whoever writes reports."""

    line: Line
    record: Record
    raw: bytes


@dataclass(slots=True)
class Tally:
    """How a run went: lines read, lines that could not be read."""

    lines: int = 0
    errors: int = 0


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The lines of ``file``; of one that is too long to be read no more than tells so, to spare the memory."""
    while line := file.readline(MOST_BYTES_A_LINE + 2):
        yield line
        while len(line) > MOST_BYTES_A_LINE and not line.endswith(b"\n"):
            line = file.readline(MOST_BYTES_A_LINE + 2)


def numbered(raw: Iterable[bytes]) -> Iterator[Numbered]:
    """Lines that are not blank, with their number in the file (from one)."""
    for n, line in enumerate(raw, 1):
        bare = line.removeprefix(b"\xef\xbb\xbf").strip()
        if bare:
            yield n, bare


def results(
    book: OpenBook,
    lines: Iterable[Numbered],
    entries: Entries,
    on: date,
    evidence: OpenEvidence | None = None,
) -> Iterator[Result]:
    """The results of ``lines``, one after the other."""
    assessor = Assessor(book, on, evidence)
    for n, raw in lines:
        line = parse_line(raw, n)
        yield Result(line, assessor.record(line, entries), raw)


def written(
    book: OpenBook,
    lines: Iterable[Numbered],
    entries: Entries,
    on: date,
    evidence: OpenEvidence | None = None,
) -> Iterator[tuple[bytes, bool]]:
    """The results of ``lines`` as lines of JSON, each with whether it has an error."""
    assessor = Assessor(book, on, evidence)
    for n, raw in lines:
        yield assessor.written(parse_line(raw, n), entries)


def built_upon(book: OpenBook, lines: Callable[[], Iterable[Numbered]], on: date) -> Entries:
    """The entry of every claim that another one builds on. Reads the lines twice, keeps only what is named."""
    wanted: set[str] = set()
    for n, raw in lines():
        if b'"builds_on"' in raw:
            claim = parse_line(raw, n).claim
            wanted.update(claim.builds_on if claim else ())
    if not wanted:
        return {}
    assessor = Assessor(book, on)
    found: Entries = {}
    for n, raw in lines():
        if _name_of(raw, n) in wanted:
            line = parse_line(raw, n)
            found[line.id] = assessor.entry_of(line)
    return found


class _Named(msgspec.Struct):
    """The one key of a line that has to be known before the line is read in full."""

    id: Any = None


def _name_of(raw: bytes, n: int) -> str:
    """What the line will be called; lines that cannot be read are told about later, in their place."""
    try:
        return line_name(msgspec.json.decode(raw, type=_Named).id, n)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return line_name(None, n)


def in_parallel(
    lines: Iterable[Numbered], entries: Entries, on: date, paths: Books, workers: int
) -> Iterator[tuple[int, int, bytes]]:
    """(lines, errors, bytes) of chunk after chunk, in order. At most four chunks a worker wait at a time."""
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(paths,)
    )
    waiting: deque[Future[tuple[int, int, bytes]]] = deque()
    with pool:
        for chunk in _chunks(lines):
            waiting.append(pool.submit(_work, chunk, _needed(chunk, entries), on))
            if len(waiting) >= workers * 4:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _chunks(lines: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    chunk: list[Numbered] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _needed(chunk: list[Numbered], entries: Entries) -> Entries:
    return entries if any(b'"builds_on"' in raw for _, raw in chunk) else {}


_BOOKS: list[tuple[OpenBook, OpenEvidence | None]] = []
"""The books of a worker process, opened when it starts."""


def _start(paths: Books) -> None:
    rulebook, evidence = paths
    _BOOKS.append((open_book(rulebook), open_evidence(evidence) if evidence else None))
    gc.disable()


def _work(chunk: list[Numbered], entries: Entries, on: date) -> tuple[int, int, bytes]:
    book, evidence = _BOOKS[0]
    found = list(written(book, chunk, entries, on, evidence))
    look_at_what_is_new()
    return len(found), sum(failed for _, failed in found), b"".join(line for line, _ in found)
