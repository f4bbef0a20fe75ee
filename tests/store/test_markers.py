"""Is a program that died told from one that still has the cases open?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from credval.store import markers

CHILD = """
import os, sys
from pathlib import Path
from credval.store import markers
markers.lay(Path(sys.argv[1]))
print("laid", flush=True)
sys.stdin.read()
os._exit(9)
"""


def test_an_open_database_is_seen_from_outside(tmp_path: Path) -> None:
    marker = markers.lay(tmp_path / "cases.db")
    seen = markers.is_open_elsewhere(tmp_path / "cases.db"), markers.left_behind(tmp_path / "cases.db")
    marker.release()
    assert seen == (True, [])


def test_nothing_is_left_after_closing_in_good_order(tmp_path: Path) -> None:
    markers.lay(tmp_path / "cases.db").release()
    assert list(tmp_path.iterdir()) == []


def test_another_database_in_the_folder_is_not_meant(tmp_path: Path) -> None:
    marker = markers.lay(tmp_path / "other.db")
    assert not markers.is_open_elsewhere(tmp_path / "cases.db")
    marker.release()


def test_a_program_that_died_leaves_its_marker_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path / "cases.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "laid\n"
        alive = markers.is_open_elsewhere(tmp_path / "cases.db"), markers.left_behind(tmp_path / "cases.db")
        child.kill()
    dead = markers.is_open_elsewhere(tmp_path / "cases.db"), len(markers.left_behind(tmp_path / "cases.db"))
    assert (alive, dead) == ((True, []), (False, 1))
