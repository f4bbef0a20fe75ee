"""A person without rights: the tests may be run by the system's own user, whom no mark on a file stops."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def folder_for_everybody() -> Iterator[Path]:
    """A folder that everybody can reach; pytest's own are its user's alone. Skips, loudly, where there is none."""
    folder = Path(tempfile.mkdtemp(prefix="credval-test-", dir=_open_to_all()))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(folder)


def _open_to_all() -> str:
    """The first of the usual places that everybody may walk into: TMPDIR may be the user's alone."""
    for place in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        way = [Path(place), *Path(place).parents]
        if Path(place).is_dir() and all(one.stat().st_mode & 0o001 for one in way):
            return place
    pytest.skip("NOT TESTED: THERE IS NO TEMPORARY FOLDER HERE THAT EVERYBODY CAN REACH")


@contextmanager
def without_rights() -> Iterator[None]:
    """Everything in the block is done by somebody who owns nothing."""
    mighty = hasattr(os, "geteuid") and os.geteuid() == 0
    if mighty:
        try:
            os.seteuid(NOBODY)
        except OSError as refused:
            pytest.skip(f"NOT TESTED: THE TESTS MAY NOT ACT AS SOMEBODY WITHOUT RIGHTS HERE: {refused}")
    try:
        yield
    finally:
        if mighty:
            os.seteuid(0)


def lock_up(folder: Path) -> None:
    """Everybody may read what is in ``folder``, nobody may write it."""
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
