"""Which search indexes lie beside a book, and how are they made?

One for each kind of thing that has names, one of names that are only known by a web domain, and one of the handbook.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import credval
from credval import paths
from credval.actions.collecting import nothing_collected
from credval.actions.guiding import INDEX_NAME
from credval.actions.naming import NAMES
from credval.rulebook import known_names
from credval.rulebook.book import Book
from credval.search import FORMAT, IndexDamagedError, SearchIndex, SearchName
from credval.search import build as build_index
from credval.search.handbook import FORMAT as HANDBOOK_FORMAT
from credval.search.handbook import build_handbook
from credval.text import both
from credval.writing.folding import nothing_folded_twice

KINDS = tuple(NAMES)
KNOWN = "known"
_LARGEST = "qualification"
_MANY = 4_000
"""Entries from which on a second process is worth its start of a third of a second."""


def version() -> str:
    """Other indexes are made when this changes, though the rule files are the same."""
    return f"{known_names.version()} {FORMAT} {HANDBOOK_FORMAT}"


def are_there(book: Path) -> bool:
    """Whether all indexes lie beside ``book``."""
    return all(map(Path.is_file, (*(_path(book, kind) for kind in (*KINDS, KNOWN)), handbook_path(book))))


def read_index(book: Path, kind: str) -> SearchIndex:
    """One index of those beside ``book``. Raises IndexDamagedError, also where it is missing."""
    try:
        return SearchIndex.from_bytes(_path(book, kind).read_bytes())
    except OSError as problem:
        says = both(
            "The search index beside {path} is missing. Build it with “credval rules build”.", path=str(book)
        )
        raise IndexDamagedError(says.sv, says.en) from problem


def handbook_path(book: Path) -> Path:
    """Where the handbook's index lies."""
    return book.with_name(INDEX_NAME)


def write_indexes(target: Path, entries: int) -> None:
    """All indexes of the book at ``target``, which has so many ``entries``; those of a large one on two processors."""
    alone = entries < _MANY or (os.cpu_count() or 1) < 2 or not sys.executable or hasattr(sys, "frozen")
    if alone:
        _write_handbook(target)
        _write_names(target, KINDS)
    else:
        _write_at_once(target)


def _write_at_once(target: Path) -> None:
    """The largest index in a second process, all others in this one.

    A plain program of its own: what the pools of Python start would run the caller's script once more.
    """
    import subprocess

    where = os.pathsep.join((str(Path(credval.__file__).parents[1]), os.environ.get("PYTHONPATH", "")))
    second = subprocess.Popen(  # noqa: S603  (this very program)
        [sys.executable, "-P", "-c", _SECOND, os.fspath(target)],
        env={**os.environ, "PYTHONPATH": where.rstrip(os.pathsep)},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _write_handbook(target)
        _write_names(target, tuple(kind for kind in KINDS if kind != _LARGEST))
    except BaseException:
        second.kill()
        raise
    finally:
        failed = second.wait()
    if failed:  # no second process is to be had here
        _write_names(target, (_LARGEST,))


def write_largest(target: Path) -> None:
    """The one index that takes longer than all others; what the second process does."""
    with nothing_collected(), nothing_folded_twice():
        _write_names(target, (_LARGEST,))


_SECOND = (
    f"import pathlib, sys; from {__name__} import write_largest; write_largest(pathlib.Path(sys.argv[1]))"
)


def _write_names(target: Path, kinds: tuple[str, ...]) -> None:
    with closing(Book(target)) as book:
        for kind in kinds:
            _write_whole(_path(target, kind), build_index(NAMES[kind](book)).to_bytes())


def _write_handbook(target: Path) -> None:
    with closing(Book(target)) as book:
        build_handbook(book.chapters(), handbook_path(target))


def write_known(target: Path) -> None:
    """Names that come with a package do not hang on the rule files: their index is made once, and laid beside each book."""
    made = paths.cache_folder() / "books" / f"{known_names.version().replace(' ', '-')}-{FORMAT}.bin"
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        names = (
            SearchName(one.domain, one.name, "alias", one.country, 0) for one in known_names.known_names()
        )
        _write_whole(made, build_index(names).to_bytes())
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(_path(target, KNOWN), made.read_bytes())


def _path(book: Path, kind: str) -> Path:
    return book.with_name(f"search-{kind}.bin")


def _write_whole(path: Path, content: bytes) -> None:
    new = path.with_suffix(f".new{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)
