"""How long does it take to import a whole registry, and how much memory?

Run with ``python3 dev.py bench`` or ``python -m tests.benchmarks.bench_import``. Each import is a process of its own, so that
its largest memory is its own; seconds are wall time. The registries are the real ones that were fetched for this project: the
51,370 records of ROR in two files (one in each schema), the charter lists of 2022 and 2026, both domain lists. Without them
the benchmark is skipped, in words.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shared_data import FOLDER, shared

SECONDS_BAR, MEGABYTES_BAR = 60.0, 400.0
ROR = ("ror/ror-v2.9-schema_v2-35990.json.gz", "ror/ror-v1only-schema_v1-15380.json.gz")
OTHERS = (
    "eche/accredited-heis-erasmus-2021-2027-mar22_en.xlsx",
    "eche/accredited-HEIs-Erasmus-2021-2027_08042026.xlsx",
    "hipo-university-domains/world_universities_and_domains.json",
    "swot/swot-domain-names-flat.csv.gz",
)
CHILD = """
import resource, sys
from credval.__main__ import main
status = main(["import", "institutions", sys.argv[1], "--part", "--lang", "en"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, status)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one import took: seconds of wall time, megabytes (of 2^20 bytes) at most."""

    seconds: float
    megabytes: float


def cost(name: str, home: Path) -> Cost:
    """Import one real file into the evidence book under ``home``."""
    environment = os.environ | {"CREDVAL_HOME": str(home)}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(shared(name))], env=environment, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    seconds = time.perf_counter() - started
    *said, last = done.stdout.splitlines()
    found = Cost(seconds, int(last.split()[0]) / 1024)
    print(f"\n  {Path(name).name:56} {found.seconds:6.1f} s {found.megabytes:6.0f} MB   {said[0]}", end="")
    return found


@pytest.mark.skipif(
    sys.platform == "win32", reason="NOT MEASURED on Windows: it does not tell a process's memory"
)
def test_the_whole_of_ror_is_imported_in_a_minute_and_little_memory(tmp_path: Path) -> None:
    found = [cost(name, tmp_path) for name in ROR]
    assert sum(one.seconds for one in found) <= SECONDS_BAR
    assert max(one.megabytes for one in found) <= MEGABYTES_BAR


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_registries_are_imported_in_a_minute_and_little_memory(name: str, tmp_path: Path) -> None:
    found = cost(name, tmp_path)
    assert found.seconds <= SECONDS_BAR
    assert found.megabytes <= MEGABYTES_BAR


if __name__ == "__main__":
    if not FOLDER.is_dir():
        sys.exit(f"NOT MEASURED: {FOLDER} is not on this machine")
    with tempfile.TemporaryDirectory() as folder:
        for file in (*ROR, *OTHERS):
            cost(file, Path(folder))
