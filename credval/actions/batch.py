"""One run over a file of claims, with its results and, where asked for, its reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import BinaryIO

from credval.actions import running
from credval.actions.assessing import encoded
from credval.actions.books import OpenBook
from credval.actions.collecting import collected_once
from credval.actions.evidence import OpenEvidence
from credval.actions.running import Entries, Numbered, Result, Tally
from credval.errors import CredvalError
from credval.text import Lang, Text, both, mark, reason

Tell = Callable[[int], None]


class BatchError(CredvalError):
    """The claims cannot be read at all, or the folder for reports cannot be written."""


class Batch:
    """A run: one edition, the registries imported by then, one day of assessment, one language for its reports."""

    def __init__(
        self,
        book: OpenBook,
        on: date,
        lang: Lang,
        workers: int = 1,
        reports: Path | None = None,
        evidence: OpenEvidence | None = None,
    ) -> None:
        self._book = book
        self._evidence = evidence
        self._on = on
        self._lang = lang
        self._workers = workers
        self._reports = reports

    def run(self, claims: str, target: BinaryIO, tell: Tell = lambda _done: None) -> Tally:
        """Assess every line of the file ``claims`` ("-" is standard input) into ``target``. Raises BatchError."""
        lines = _reader(claims)
        entries = running.built_upon(self._book, lines, self._on)
        if self._workers > 1 and self._reports is None:
            return self._shared(lines(), entries, target, tell)
        return self._alone(lines(), entries, target, tell)

    def _shared(self, lines: Iterable[Numbered], entries: Entries, target: BinaryIO, tell: Tell) -> Tally:
        tally = Tally()
        books = self._book.path, self._evidence.path if self._evidence else None
        for done, errors, content in running.in_parallel(lines, entries, self._on, books, self._workers):
            target.write(content)
            tally.lines += done
            tally.errors += errors
            tell(tally.lines)
        return tally

    def _alone(self, lines: Iterable[Numbered], entries: Entries, target: BinaryIO, tell: Tell) -> Tally:
        tally = Tally()
        with collected_once() as look:
            for content, failed in self._written(lines, entries):
                target.write(content)
                tally.lines += 1
                tally.errors += failed
                if tally.lines % running.CHUNK == 0:
                    look()
                    tell(tally.lines)
        return tally

    def _written(self, lines: Iterable[Numbered], entries: Entries) -> Iterator[tuple[bytes, bool]]:
        if self._reports is None:
            yield from running.written(self._book, lines, entries, self._on, self._evidence)
            return
        with self._report_writer(entries) as keep:
            for one in running.results(self._book, lines, entries, self._on, self._evidence):
                keep(one)
                yield encoded(one.record), one.record["error"] is not None

    @contextmanager
    def _report_writer(self, entries: Entries) -> Iterator[Callable[[Result], None]]:
        if self._reports is None:
            yield lambda _one: None
            return
        from credval.actions.reporting import ReportFolder

        folder = ReportFolder(self._reports, self._book, self._lang, self._on, entries)
        yield folder.keep
        folder.finish()


@contextmanager
def results_to(path: Path | None, claims: str, reports: Path | None = None) -> Iterator[BinaryIO]:
    """A place for the results of ``claims``, standard output for None. Raises BatchError before anything is lost."""
    _refuse_what_is_no_file(claims)
    try:
        with _opened(path, claims, reports) as target:
            yield target
            target.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        where = problem.filename or path or both("standard output")
        raise _error(
            mark("{path} cannot be written: {why}. Choose another place."), where, problem
        ) from problem


def _opened(path: Path | None, claims: str, reports: Path | None) -> AbstractContextManager[BinaryIO]:
    if reports is not None:
        reports.mkdir(parents=True, exist_ok=True)
    if path is None:
        return nullcontext(sys.stdout.buffer)
    if claims != "-" and path.exists() and path.samefile(claims):
        raise _error(
            mark("{path} holds the claims; results there would destroy them. Name another file."), path
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb")


def _refuse_what_is_no_file(claims: str) -> None:
    if claims == "-":
        return
    path = Path(claims)
    if path.is_dir() or not claims:
        raise _error(mark("{path} is a folder. Name a file of claims, one JSON object a line."), path)
    if not path.exists():
        raise _error(mark("There is no file {path}. Name a file of claims, one JSON object a line."), path)


def _reader(claims: str) -> Callable[[], Iterable[Numbered]]:
    """Something that reads the lines from the start each time it is called; what can be read once is kept."""
    _refuse_what_is_no_file(claims)
    if claims == "-":
        kept = list(running.numbered(running.pieces(sys.stdin.buffer)))
        return lambda: kept
    path = Path(claims)
    if not path.is_file():
        kept = list(_lines_of(path))
        return lambda: kept
    return lambda: _lines_of(path)


def _lines_of(path: Path) -> Iterator[Numbered]:
    try:
        file = path.open("rb")
    except OSError as problem:
        raise _error(mark("{path} cannot be read: {why}."), path, problem) from problem
    with file:
        yield from running.numbered(running.pieces(file))


def _error(message: str, path: object, problem: OSError | None = None) -> BatchError:
    why = {"why": reason(problem)} if problem else {}
    found = both(message, path=path if isinstance(path, Text) else str(path), **why)
    return BatchError(found.sv, found.en)
