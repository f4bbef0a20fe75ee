"""Where do the program's own files, the user's folders and the compiled rulebook lie?"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath

from credval.errors import BookMissingError, ResourceMissingError

BOOK_NAME = "rulebook.sqlite"
EVIDENCE_NAME = "evidence.sqlite"
_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The source checkout that the program runs from; None in an installed copy or a bundle."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "rules").is_dir() else None


def rules_folder() -> Path | None:
    """The rulebook as people write it, ``rules/`` in a checkout; None elsewhere."""
    root = checkout()
    return root / "rules" if root else None


def resources(name: str) -> Path:
    """One of the program's own files or folders, by its name under ``resources/``, with forward slashes.

    Raises ResourceMissingError for a name that is absolute or climbs out, and for one that is not there.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise ResourceMissingError(
            f"”{name}” är inget namn på en av programmets filer. Ange en sökväg under resources/ utan ”..”.",
            f"“{name}” is no name of one of the program's files. Give a path under resources/ without “..”.",
        )
    path = _resource_root().joinpath(*parts)
    if not path.exists():
        raise ResourceMissingError(
            f"Filen {name} saknas i programmet. Installera programmet på nytt.",
            f"The file {name} is missing from the program. Install the program again.",
        )
    return path


def _resource_root() -> Path:
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """What the user must not lose (cases, practice, own editions). Not created here."""
    return _user_folder("data")


def config_folder() -> Path:
    """The user's settings. Not created here."""
    return _user_folder("config")


def cache_folder() -> Path:
    """What can be made again at any time. Not created here."""
    return _user_folder("cache")


def _user_folder(kind: str) -> Path:
    home = os.environ.get("CREDVAL_HOME")
    if home:
        return Path(home).absolute() / kind
    import platformdirs

    of_kind = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
    }
    return of_kind[kind]("credval", appauthor=False)


def book_target() -> Path:
    """Where ``rules build`` puts the compiled rulebook: the cache, by the path of this checkout."""
    key = hashlib.sha256(os.fsencode(_PACKAGE.parent)).hexdigest()[:16]
    return cache_folder() / "books" / key / BOOK_NAME


def book(chosen: Path | None = None) -> Path:
    """The compiled rulebook to read.

    In this order: the environment's CREDVAL_BOOK, ``chosen`` (the edition that the user picked in the
    settings), the one that came with the program, and in a checkout the one that was built last. The first
    two are taken at their word: if the file is not there, the next one is not used instead.
    Raises BookMissingError.
    """
    named = os.environ.get("CREDVAL_BOOK")
    asked = Path(named) if named else chosen
    if asked is not None:
        return _existing(asked)
    shipped = _PACKAGE / "_book" / BOOK_NAME
    if shipped.is_file():
        return shipped
    if checkout():
        return _existing(book_target())
    raise BookMissingError(
        "Regelboken saknas i programmet. Installera programmet på nytt, eller hämta en utgåva.",
        "The rulebook is missing from the program. Install the program again, or fetch an edition.",
    )


def evidence_book() -> Path:
    """The registries that the user imported: the environment's CREDVAL_EVIDENCE, else in the user's data folder.

    It need not be there yet.
    """
    named = os.environ.get("CREDVAL_EVIDENCE")
    return Path(named) if named else data_folder() / EVIDENCE_NAME


def _existing(path: Path) -> Path:
    if path.is_file():
        return path
    raise BookMissingError(
        f"Det finns ingen regelbok i {path}. Bygg den med ”credval rules build”, eller välj en annan utgåva.",
        f"There is no rulebook at {path}. Build it with “credval rules build”, or choose another edition.",
    )
