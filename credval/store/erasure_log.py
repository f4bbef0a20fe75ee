"""How is what was erased kept erased, also when an older backup comes back?

``cases.erased`` beside the database: a line of JSON for each erasure, flushed to the disk before the database lets go of
the content. It holds the case's random id and no personal data, and is never shortened. Whoever restores a backup erases
by it first (`store.backups`), and whoever opens the cases finishes what a crash left undone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import msgspec

from credval.store.problems import DamagedError, NewerFormatError, StoreError, problem
from credval.store.telling import refused
from credval.text import mark

FORMAT = 1
ENDING = ".erased"
MOST_BYTES = 1 << 20
"""Of a line."""


class Erased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A case that was erased, or some of its papers."""

    case: str
    on: date
    by: str
    rule: str = ""
    papers: tuple[str, ...] = ()
    """Hashes of papers, in order, where the case itself stays; empty: the whole case."""
    withdrawn: bool = False
    """The database could not erase it after all: the line before this one does not count."""

    @property
    def what(self) -> tuple[str, tuple[str, ...]]:
        """What is gone, whoever erased it and when."""
        return self.case, self.papers


@contextmanager
def erasing(path: Path | None, erased: Erased) -> Iterator[None]:
    """Notes ``erased`` before the block erases it, and withdraws the note where the block fails. Raises StoreError."""
    if path is None:
        yield
        return
    _append(path, erased)
    try:
        yield
    except BaseException:
        with suppress(
            StoreError
        ):  # where not even this can be written, the next opening finishes the erasure
            _append(path, msgspec.structs.replace(erased, withdrawn=True))
        raise


def erasures(path: Path) -> list[Erased]:
    """What was erased, in order, each once; [] where nothing ever was.

    A last line that a crash cut short is passed over: its erasure had not begun. Raises DamagedError for any other.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as said:
        raise refused(said, path) from said
    return read(content, path.name)


def read(content: bytes, name: str) -> list[Erased]:
    """As `erasures`, from the bytes of such a file; ``name`` is for sentences."""
    standing: dict[tuple[str, tuple[str, ...]], Erased] = {}
    *lines, cut = content.split(b"\n")
    for number, line in enumerate([*lines, cut] if _is_whole(cut) else lines, 1):
        one = _read_line(line, number, name)
        if one.withdrawn:
            standing.pop(one.what, None)
        else:
            standing.setdefault(one.what, one)
    return list(standing.values())


def written(every: list[Erased]) -> bytes:
    """The bytes of such a file."""
    return b"".join(map(_line, every))


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    erased: msgspec.Raw


def _line(erased: Erased) -> bytes:
    return msgspec.json.encode(_Line(format=FORMAT, erased=msgspec.Raw(msgspec.json.encode(erased)))) + b"\n"


def _read_line(line: bytes, number: int, name: str) -> Erased:
    try:
        kept = msgspec.json.decode(line, type=_Line)
        if kept.format > FORMAT:
            raise problem(
                NewerFormatError,
                mark("Line {n} of {name} was written by a newer version of the program. Update the program."),
                n=number, name=name,
            )  # fmt: skip
        return msgspec.json.decode(kept.erased, type=Erased)
    except (msgspec.MsgspecError, UnicodeDecodeError) as said:
        raise problem(
            DamagedError,
            mark("Line {n} of {name}, which says what was erased, is damaged. Restore the file from a backup, so that nothing erased comes back."),
            n=number, name=name,
        ) from said  # fmt: skip


def _append(path: Path, erased: Erased) -> None:
    try:
        number = os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600)
        try:
            _write_all(number, _mended(number) + _line(erased))
            os.fsync(number)
        finally:
            os.close(number)
    except OSError as said:
        raise refused(said, path) from said


def _mended(number: int) -> bytes:
    """Drops a last line that a crash cut short; gives the line break that a whole one lacks."""
    size = os.fstat(number).st_size
    os.lseek(number, max(0, size - MOST_BYTES), os.SEEK_SET)
    cut = os.read(number, MOST_BYTES).rpartition(b"\n")[2]
    if _is_whole(cut):
        return b"\n"
    os.ftruncate(number, size - len(cut))
    return b""


def _is_whole(cut: bytes) -> bool:
    """Whether a line without its line break is all there."""
    try:
        msgspec.json.decode(cut, type=_Line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _write_all(number: int, content: bytes) -> None:
    while content:
        content = content[os.write(number, content) :]
