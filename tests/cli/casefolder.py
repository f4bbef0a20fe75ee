"""The program in a terminal, over the folders of somebody who keeps one case."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from credval.actions.strongbox import Strongbox
from credval.model.cases import Job, Person

PASSPHRASE = "correct horse battery"


def run(home: Path, *arguments: str, lang: str, typed: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    """credval with ``arguments``; ``typed`` is what a person types where it asks."""
    return subprocess.run(
        [sys.executable, "-m", "credval", *arguments, "--lang", lang],
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"CREDVAL_HOME": str(home)},
        check=False,
        timeout=120,
    )


def keep_one_case(home: Path, at: datetime) -> None:
    """A case in the folders under ``home``, opened at ``at``."""
    unlocked, _words = Strongbox(home / "data" / "cases" / "cases.db", "asa", lambda: at).make(PASSPHRASE)
    unlocked.casebook.open_new(Job(title="Controller"), Person(name_as_written="Амина Петрова"))
    unlocked.close()
