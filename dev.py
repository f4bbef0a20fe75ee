#!/usr/bin/env python3
"""Sets the project up and runs it: `python3 dev.py VERB [ARGUMENTS]`.

run [ARGS]    open the window, or pass ARGS to `credval`; without a screen, assess the sample claims into out/
test [ARGS]   run the tests, without a screen; ARGS go to pytest
check         run the linters, the type checker, the import contracts and the rulebook's own checks
bundle        make a copy that runs without Python in dist/credval, move it elsewhere and try it there
bench [ARGS]  run the benchmarks; ARGS go to pytest
lock          choose the newest versions that pyproject.toml allows and write them to the lock files
clean         delete everything that this script made

Needs Python 3.11 or newer and nothing else; uses uv where it is installed. The first run needs a network,
later runs do not. On Debian and Ubuntu it installs the system libraries that Qt needs, if it may. The Windows
paths have not been tried.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-of"
LOCK = ROOT / "requirements.lock"
BENCH_LOCK = ROOT / "requirements-bench.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOWEST = (3, 11)

QT_LIBRARIES = ["libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libxkbcommon0", "libfontconfig1"]
SCREEN_LIBRARIES = [
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
]  # fmt: skip
QT_TRIAL = "from PySide6.QtWidgets import QApplication; QApplication([])"
SAMPLES = "resources/samples/claims.jsonl"
CHECKS = {
    "ruff": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
    "credval rules check": ["-m", "credval", "rules", "check"],
    "credval rules test": ["-m", "credval", "rules", "test"],
}
NO_SCREEN = (
    "Det finns ingen skärm här, så i stället för fönstret bedöms exempelärendena.",
    "There is no screen here, so instead of opening the window the sample claims are assessed.",
)


class SetUpError(Exception):
    """What is missing, and the command that mends it."""


def main(argv: list[str]) -> int:
    """Carry out one verb; return its exit status."""
    verb, arguments = (argv[0], argv[1:]) if argv else ("--help", [])
    action = VERBS.get(verb)
    if action is None:
        print(__doc__)
        return 0 if verb in {"--help", "-h", "help"} else 2
    try:
        return action(arguments)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"This command failed ({error.returncode}): {shlex.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode or 1


# ------------------------------------------------------------------------------------------------ the verbs


def run(arguments: list[str]) -> int:
    """Open the window, or carry out a command; without a screen, the main job on the sample claims."""
    set_up()
    if arguments or _screen():
        return _credval(*arguments)
    print(*NO_SCREEN, sep="\n", flush=True)
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    status = _credval(
        "assess", SAMPLES, "--out", str(out / "results.jsonl"), "--report", str(out / "reports")
    )
    print("Resultat och rapporter ligger i out/.\nResults and reports are in out/.")
    return status


def test(arguments: list[str]) -> int:
    """Run the tests."""
    set_up()
    return _call([PYTHON, "-m", "pytest", *arguments], env=_quiet_environment())


def check(_: list[str]) -> int:
    """Run every check, also after one has failed; the status is 1 if any has."""
    set_up()
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if not _no_index_host():
        failed.append("no index host")
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def bundle(_: list[str]) -> int:
    """Make the bundle, then run it from another folder without Python."""
    set_up()
    _must([PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "build.spec"])
    return _call([PYTHON, "tests/promises/moved_bundle.py", "dist/credval"])


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, alone and one by one, and show what they measured."""
    set_up()
    _install("install", BENCH_LOCK)
    files = sorted(map(str, (ROOT / "tests/benchmarks").glob("bench_*.py")))
    if not files and not arguments:
        raise SetUpError("There is no benchmark in tests/benchmarks yet.")
    options = ["-o", "addopts=--import-mode=importlib", "-p", "no:xdist", "--benchmark-enable"]
    options.append("--capture=no")  # figures of what passed are shown too
    return _call([PYTHON, "-m", "pytest", *options, *(arguments or files)], env=_quiet_environment())


def lock(_: list[str]) -> int:
    """Write both lock files. They name no host, so that they say the same wherever packages come from."""
    uv = shutil.which("uv")
    if not uv:
        raise SetUpError("Locking needs uv: python3 -m pip install uv")
    command = [
        uv,
        "pip",
        "compile",
        "--universal",
        "--generate-hashes",
        "--python-version",
        "3.11",
        "--upgrade",
    ]
    command += ["--no-header", "--no-annotate", "--quiet", "pyproject.toml"]
    _must([*command, "--extra", "dev", "-o", LOCK])
    _must([*command, "--extra", "bench", "-c", LOCK, "-o", BENCH_LOCK])
    return 0


def clean(_: list[str]) -> int:
    """Delete the environment, all output and all caches."""
    for name in (".venv", "out", "dist", "build", ".pytest_cache", ".mypy_cache", ".ruff_cache",
                 ".import_linter_cache", ".hypothesis", ".benchmarks", "credval/_book"):  # fmt: skip
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run, "test": test, "check": check, "bundle": bundle, "bench": bench, "lock": lock, "clean": clean,
}  # fmt: skip


# ----------------------------------------------------------------------------------------------- the checks


def _passes(name: str, command: list[str]) -> bool:
    print(f"== {name}", flush=True)
    return _call([PYTHON, *command], env=_quiet_environment()) == 0


def _no_index_host() -> bool:
    print("== no index host", flush=True)
    named = list(index_hosts_named(ROOT))
    print(*named, sep="\n")
    return not named


def index_hosts_named(root: Path) -> Iterator[str]:
    """`file:line` of every place in a file under version control that names the host of a package index."""
    names = [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org/debian"),
    ]
    host = re.compile("|".join(re.escape(".".join(name)) for name in names))
    for path in _files(root):
        text = path.read_text(encoding="utf-8", errors="ignore")
        for number, line in enumerate(text.splitlines() if host.search(text) else [], start=1):
            if host.search(line):
                yield f"{path.relative_to(root).as_posix()}:{number}: names the host of a package index"


def _files(root: Path) -> list[Path]:
    """What git keeps or would keep; in a copy without git, every file outside hidden folders."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").split("\0")
    except (OSError, subprocess.CalledProcessError):
        everything = (path.relative_to(root) for path in root.rglob("*"))
        listed = [str(path) for path in everything if not any(part.startswith(".") for part in path.parts)]
    return [root / name for name in sorted(listed) if name and (root / name).is_file()]


# ----------------------------------------------------------------------------------------------- the set-up


def set_up() -> None:
    """Make `.venv` say exactly what the lock says, unless it already does."""
    if sys.version_info < LOWEST:
        raise SetUpError(
            "Python 3.11 or newer is needed; start this script with it, as in: python3.11 dev.py test"
        )
    wanted = _wanted()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return
    print("Setting up .venv (once; takes a minute)", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    _make_environment()
    _install("sync", LOCK)
    _install_the_project()
    _have_qt_libraries()
    STAMP.write_text(wanted, encoding="utf-8")


def _wanted() -> str:
    parts = [
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_environment() -> None:
    uv = shutil.which("uv")
    if uv:
        _must([uv, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, VENV])
        return
    try:
        __import__("ensurepip")
    except ImportError:
        _apt_install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"], "Python's venv is missing")
    _must([sys.executable, "-m", "venv", "--clear", VENV])


def _install(how: str, requirements: Path) -> None:
    """`how`: "sync" leaves nothing else in the environment (it is new where pip is used), "install" adds."""
    uv = shutil.which("uv")
    named = [str(requirements)] if uv and how == "sync" else ["-r", str(requirements)]
    installer = [uv, "pip", how, "--python", str(PYTHON)] if uv else [str(PYTHON), "-m", "pip", "install"]
    _must([*installer, "--quiet", "--require-hashes", *named])


def _install_the_project() -> None:
    """The build backend is in the lock, so nothing is fetched for it."""
    uv = shutil.which("uv")
    pip = [uv, "pip", "install", "--python", str(PYTHON)] if uv else [str(PYTHON), "-m", "pip", "install"]
    _must([*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def _have_qt_libraries() -> None:
    trial = [str(PYTHON), "-c", QT_TRIAL]
    if not sys.platform.startswith("linux") or _silent(trial) == 0:
        return
    _apt_install([*QT_LIBRARIES, *SCREEN_LIBRARIES], "Qt's system libraries are missing")
    _must(trial, env=_quiet_environment())


def _apt_install(packages: list[str], why: str) -> None:
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise SetUpError(f"{why}. Install what your system calls: {' '.join(packages)}")
    before = _may_install()
    if before is None:
        raise SetUpError(f"{why}. Run: sudo {shlex.join(command)}")
    print(f"{why}: installing {' '.join(packages)}", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _must([*before, "apt-get", "update", "-qq"], env=environment)
    _must([*before, *command], env=environment)


def _may_install() -> list[str] | None:
    """What to put before a command that needs rights; None where there are none."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and _silent(["sudo", "-n", "true"]) == 0
    return ["sudo", "-n"] if allowed else None


# -------------------------------------------------------------------------------------------- small helpers


def _screen() -> bool:
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _credval(*arguments: str) -> int:
    return _call([PYTHON, "-m", "credval", *arguments])


def _quiet_environment() -> dict[str, str]:
    """No screen, no national habits, UTF-8 everywhere."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def _call(command: Sequence[str | Path], env: dict[str, str] | None = None) -> int:
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _must(command: Sequence[str | Path], env: dict[str, str] | None = None) -> None:
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def _silent(command: Sequence[str | Path]) -> int:
    return subprocess.run(
        command, cwd=ROOT, env=_quiet_environment(), check=False, capture_output=True
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
