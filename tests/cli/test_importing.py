"""Does `credval import` say what it did, and does the search show what registries hold, marked as such?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from credval.actions import books
from tests import smallbook
from tests.registry_files import dump, ror, ror_id


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("importing")
    rules = smallbook.write(folder / "rules", smallbook.qualification("in/bachelor", "Bachelor of Tests"))
    return books.build(rules, folder / "book" / "rulebook.sqlite").path


def environment(book: Path, home: Path) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "CREDVAL_EVIDENCE"} | {
        "CREDVAL_BOOK": str(book),
        "CREDVAL_HOME": str(home),
    }


def credval(book: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "credval", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(book, home),
        check=False,
        timeout=120,
    )


def test_an_import_says_what_it_did_and_gives_the_hash(book: Path, tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", [ror(1, "One University"), ror(2, "Two University")])
    done = credval(book, tmp_path / "home", "import", "institutions", str(path), "--lang", "sv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ROR: 2 lästa, 2 nya, 0 ändrade")
    assert "Underlag " in done.stdout


def test_a_record_that_was_passed_over_is_told_and_gives_exit_status_one(book: Path, tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", [ror(1, "One University"), ror(2, "", names=[])])
    done = credval(book, tmp_path / "home", "import", "institutions", str(path), "--lang", "sv")
    assert (done.returncode, done.stderr) == (1, "Post 2: Posten har inget namn.\n")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_wrong_file_is_told_with_exit_status_two(book: Path, tmp_path: Path, lang: str) -> None:
    done = credval(book, tmp_path / "home", "import", "institutions", str(tmp_path), "--lang", lang)
    assert (done.returncode, "är en mapp" in done.stderr, done.stdout) == (2, lang == "sv", "")


def test_what_was_imported_is_listed(book: Path, tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", [ror(1, "One University")])
    credval(book, tmp_path / "home", "import", "institutions", str(path), "--on", "2026-11-27")
    done = credval(book, tmp_path / "home", "import", "list", "--lang", "en")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2026-11-27  ror  1  d.json  ")
    assert [line.split()[0] for line in lines[1:]] == ["Rulebook", "Evidence"]


def test_the_search_shows_registries_after_the_rulebook_with_the_same_keys(
    book: Path, tmp_path: Path
) -> None:
    path = dump(tmp_path / "d.json", [ror(1, "Old University")])
    credval(book, tmp_path / "home", "import", "institutions", str(path))
    done = credval(book, tmp_path / "home", "search", "institution", "Old University", "--json")
    ours, theirs = (json.loads(line) for line in done.stdout.splitlines())
    assert (ours["id"], theirs["id"]) == ("in/old-university", f"ror:{ror_id(1)}")
    assert ours.keys() <= theirs.keys()
    assert theirs["says"][-1]["sv"] == "Namnet är känt. Rätten att utfärda examen är inte kontrollerad."


def test_the_search_says_so_in_words(book: Path, tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", [ror(1, "Far Away University")])
    credval(book, tmp_path / "home", "import", "institutions", str(path))
    done = credval(
        book,
        tmp_path / "home",
        "search",
        "institution",
        "Far Away University",
        "--lang",
        "en",
        "--country",
        "IN",
    )
    assert "In ROR since 2019, active." in done.stdout
    assert "The right to award degrees has not been checked." in done.stdout


def test_without_an_import_the_search_is_as_it_was(book: Path, tmp_path: Path) -> None:
    done = credval(book, tmp_path / "home", "search", "institution", "Old University", "--json")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["in/old-university"]


def test_a_file_that_lacks_most_of_the_earlier_one_is_asked_about(book: Path, tmp_path: Path) -> None:
    whole = dump(tmp_path / "whole.json", [ror(n, f"University {n}") for n in range(9)])
    part = dump(tmp_path / "part.json", [ror(1, "University 1")])
    credval(book, tmp_path / "home", "import", "institutions", str(whole))
    done = credval(book, tmp_path / "home", "import", "institutions", str(part), "--lang", "en")
    assert "8 gone" in done.stdout
    assert "Most of what was imported earlier" in done.stderr


def _hear_interrupts() -> None:
    """A program started in the background of a script is deaf to SIGINT, and hands that on to those it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(
    sys.platform == "win32", reason="NOT TESTED on Windows: it has no SIGINT for another process"
)
def test_an_interrupted_import_says_that_it_can_go_on(book: Path, tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", [ror(n, f"University {n}") for n in range(60_000)])
    command = [sys.executable, "-m", "credval", "import", "institutions", str(path), "--lang", "en"]
    home = tmp_path / "home"
    running = subprocess.Popen(
        command,
        env=environment(book, home),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_hear_interrupts,  # noqa: PLW1509  (nothing else of this process is touched)
    )
    while running.poll() is None and not list(home.glob("data/evidence-staging-*")):
        time.sleep(0.01)
    for sent in (
        signal.SIGSTOP,
        signal.SIGINT,
        signal.SIGCONT,
    ):  # it must not get to the end before it is told
        running.send_signal(sent)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.startswith("Stopped.")) == (1, True)
    assert not (home / "data" / "evidence.sqlite").exists()
    assert credval(book, home, *command[3:]).stdout.startswith("ROR: 60000 read, 60000 new")
