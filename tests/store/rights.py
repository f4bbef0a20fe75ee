"""A person without rights: the tests may be run by the system's own user, whom no mark on a file stops."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def folder_for_everybody() -> Iterator[Path]:
    """A folder that everybody can reach; pytest's own are its user's alone."""
    folder = Path(tempfile.mkdtemp(prefix="credval-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    """Everything in the block is done by somebody who owns nothing."""
    mighty = hasattr(os, "geteuid") and os.geteuid() == 0
    if mighty:
        os.seteuid(NOBODY)
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
