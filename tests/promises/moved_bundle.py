"""Does the bundle run from another folder, without Python, and say the same as the checkout?

Run by `python3 dev.py bundle`; `python tests/promises/moved_bundle.py dist/credval` by hand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources/samples/claims.jsonl"
SECONDS_OPEN = 8
PROGRAM = "credval.exe" if os.name == "nt" else "credval"


def main(bundle: Path) -> int:
    """Copy the bundle, run both, compare. Returns 0 if every file is the same to the byte."""
    with tempfile.TemporaryDirectory() as folder:
        moved = Path(folder) / "flyttad mapp åäö" / "credval"
        shutil.copytree(bundle, moved, symlinks=True)
        book = next(moved.rglob("rulebook.sqlite"))
        bare = {"QT_QPA_PLATFORM": "offscreen"}  # no PATH, no HOME, no Python
        _assess([str(moved / PROGRAM)], bare, Path(folder) / "bundle")
        stays_open = _window_stays_open(moved / PROGRAM, bare)
        here = {**os.environ, "CREDVAL_BOOK": str(book)}
        _assess([sys.executable, "-m", "credval"], here, Path(folder) / "checkout")
        different = _differences(Path(folder) / "bundle", Path(folder) / "checkout")
    print(*(f"differs: {name}" for name in different), sep="\n")
    print("" if stays_open else "the window did not stay open")
    print(f"bundle: {len(different)} differences, {_megabytes(bundle)} MB")
    return 1 if different or not stays_open else 0


def _window_stays_open(program: Path, environment: dict[str, str]) -> bool:
    """Open the window for a few seconds, long enough to load the rulebook, and close it again."""
    with subprocess.Popen([str(program)], env=environment, stderr=subprocess.PIPE) as window:
        try:
            _, said = window.communicate(timeout=SECONDS_OPEN)
        except subprocess.TimeoutExpired:
            window.terminate()
            return True
    sys.stderr.buffer.write(said)
    return False


def _assess(program: list[str], environment: dict[str, str], out: Path) -> None:
    out.mkdir()
    given = ["assess", str(SAMPLES), "--on", "2026-01-15", "--out", str(out / "results.jsonl")]
    command = [*program, *given, "--report", str(out / "reports"), "--workers", "2"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _differences(one: Path, other: Path) -> list[str]:
    """Names of files that are not in both folders, or not the same; all of them if there is none at all."""
    left, right = _contents(one), _contents(other)
    if not any(name.endswith(".pdf") for name in left):
        return ["no report was written"]
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _megabytes(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) // 1_000_000


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
