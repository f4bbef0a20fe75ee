"""How is a registry's file opened without trusting it? Plain, gzip or zip, read in pieces, within limits.

The limits are far above what the registries publish (the whole of ROR is 0.3 GB unpacked) and far below what fills a disk.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from credval.errors import CredvalError
from credval.text import Text, both, mark, reason
from credval.writing.scripts import shown

MOST_BYTES = 4 << 30
"""Of a text file, packed or not."""
MOST_SHEET_BYTES = 400 << 20
"""Of all parts of a spreadsheet together, unpacked: some of them are held in memory."""
MOST_RATIO = 100
"""How many times larger an unpacked file may be, once it is over ``FREE_BYTES``."""
FREE_BYTES = 16 << 20
MOST_PARTS = 5_000
CHUNK = 1 << 20
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


class RegistryFileError(CredvalError):
    """A file that cannot be imported as it is; nothing of it was taken over."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.sv, text.en)


class RecordError(CredvalError):
    """One record that cannot be read; the others can. ``key`` is its key, where that much was readable."""

    def __init__(self, text: Text, key: str = "") -> None:
        super().__init__(text.sv, text.en)
        self.key = key


def refused(message: str, **values: object) -> RegistryFileError:
    """A RegistryFileError with the message in both languages."""
    return RegistryFileError(both(message, **_seen(values)))


def skipped(message: str, key: str = "", **values: object) -> RecordError:
    """A RecordError with the message in both languages."""
    return RecordError(both(message, **_seen(values)), key)


def _seen(values: dict[str, object]) -> dict[str, object]:
    return {name: shown(one[:200]) if isinstance(one, str) else one for name, one in values.items()}


def checked(path: Path) -> Path:
    """``path``, if it is a file with something in it. Raises RegistryFileError."""
    if path.is_dir():
        raise refused(mark("{path} is a folder. Name one file of a registry."), path=str(path))
    try:
        size = path.stat().st_size
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    if size == 0:
        raise refused(mark("{path} is empty. Fetch the file again."), path=str(path))
    if size > MOST_BYTES:
        raise refused(
            mark("{path} is larger than {most} GB, more than any registry is."), path=str(path), most=4
        )
    return path


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of ``path`` in pieces of a megabyte: its own, of what gzip holds, or of the one JSON file in a zip.

    Raises RegistryFileError, also in the middle: for a damaged archive, and for one that unpacks to far too much.
    """
    try:
        yield from _chunks(path)
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise _damaged(path) from problem
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    except RuntimeError as problem:  # what zipfile says of a part behind a password
        says = mark("{path} is locked with a password. Unpack it first, then name what was in it.")
        raise refused(says, path=str(path)) from problem


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start[:2] == GZIP:
            with gzip.GzipFile(fileobj=file) as inside:
                yield from _limited(inside, path.stat().st_size)
        elif start == ZIP:
            with zipfile.ZipFile(file) as parts:
                part = _json_part(parts, path)
                with parts.open(part) as inside_zip:
                    yield from _limited(inside_zip, part.compress_size)
        else:
            yield from iter(lambda: file.read(CHUNK), b"")


def _limited(inside: IO[bytes] | gzip.GzipFile, packed: int) -> Iterator[bytes]:
    total = 0
    while chunk := inside.read(CHUNK):
        total += len(chunk)
        if total > MOST_BYTES or _is_bomb(total, packed):
            raise _bomb()
        yield chunk


def parts_of(path: Path) -> list[str]:
    """The names of the parts of a zip; [] for a file that is none. Raises RegistryFileError."""
    try:
        with zipfile.ZipFile(path) as parts:
            return parts.namelist()[:MOST_PARTS]
    except zipfile.BadZipFile as problem:
        with path.open("rb") as file:
            if file.read(4) != ZIP:
                return []
        raise _damaged(path) from problem


def check_sheet(path: Path) -> None:
    """Raise RegistryFileError where the parts of a spreadsheet would unpack to too much, or declare entities.

    What a zip says of the size of a part is a bound: `zipfile` never gives more than that.
    """
    with zipfile.ZipFile(path) as parts:
        every = parts.infolist()
        total, packed = sum(one.file_size for one in every), sum(one.compress_size for one in every)
        if len(every) > MOST_PARTS or total > MOST_SHEET_BYTES or _is_bomb(total, packed):
            raise _bomb()
        for one in every:
            if one.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.open(one).read(4096):
                raise refused(
                    mark("{path} declares entities, which no spreadsheet program writes. It is not read."),
                    path=path.name,
                )


def _json_part(parts: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The JSON file of a dump; of two, the one in the newer schema, which says so in its name."""
    found = [one for one in parts.infolist()[:MOST_PARTS] if one.filename.lower().endswith(".json")]
    if not found:
        raise refused(mark("{path} holds no JSON file. Name the file as it was published."), path=str(path))
    return max(found, key=lambda one: ("schema_v2" in one.filename, one.file_size))


def _is_bomb(total: int, packed: int) -> bool:
    return total > FREE_BYTES and total > MOST_RATIO * max(packed, 1)


def _bomb() -> RegistryFileError:
    return refused(
        mark("The file unpacks to far more than a registry holds (more than {times} times its size, or more than {most} GB). "
        "It was not read further."), times=MOST_RATIO, most=4,
    )  # fmt: skip


def _damaged(path: Path) -> RegistryFileError:
    return refused(
        mark("{path} is damaged or cut off: it cannot be unpacked. Fetch the file again."), path=str(path)
    )


def _unreadable(path: Path, problem: OSError) -> RegistryFileError:
    return RegistryFileError(both("{path} cannot be read: {why}.", path=str(path), why=reason(problem)))
