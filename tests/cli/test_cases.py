"""`credval cases` on a real, encrypted database: made, listed, checked, backed up, sent, erased."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.casefolder import PASSPHRASE, keep_one_case, run


def credval(home: Path, *arguments: str, typed: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    return run(home, "cases", *arguments, lang="sv", typed=typed)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folders with one case."""
    keep_one_case(tmp_path, datetime(2026, 11, 27, tzinfo=UTC))
    return tmp_path


def test_new_cases_say_where_they_lie_and_give_twelve_words(tmp_path: Path) -> None:
    done = credval(tmp_path, "make")
    assert (done.returncode, len(done.stdout.splitlines()[-1].split())) == (0, 12)


def test_cases_are_not_made_over_others(home: Path) -> None:
    assert credval(home, "make").returncode == 1


def test_a_list_shows_what_was_saved(home: Path) -> None:
    done = credval(home, "list", "петрова")
    assert done.stdout.startswith("2026-0001  utkast  Амина Петрова  Controller")


def test_a_whole_log_is_said_to_be_whole(home: Path) -> None:
    assert credval(home, "verify").returncode == 0


def test_a_wrong_passphrase_is_told_in_a_sentence(home: Path) -> None:
    done = credval(home, "list", typed="another one entirely")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("Lösenfrasen")


def test_without_cases_it_says_how_to_make_some(tmp_path: Path) -> None:
    done = credval(tmp_path, "list")
    assert "credval cases make" in done.stderr


def test_a_case_that_was_asked_to_go_is_gone_after_a_restore_too(home: Path) -> None:
    backup = credval(home, "backup").stdout.split(": ", 1)[1].strip()
    assert credval(home, "erase", "2026-0001", "--requested").returncode == 0
    assert credval(home, "restore", backup).returncode == 0
    assert "Петрова" not in credval(home, "list").stdout


def test_a_case_goes_to_another_office_and_gets_a_number_there(home: Path, tmp_path: Path) -> None:
    sent = tmp_path / "case.credval-case"
    assert (
        credval(home, "export", "2026-0001", str(sent), typed=f"{PASSPHRASE}\n{PASSPHRASE}").returncode == 0
    )
    other = tmp_path / "other"
    credval(other, "make")
    taken = credval(other, "import", str(sent), typed=f"{PASSPHRASE}\n{PASSPHRASE}")
    assert (taken.returncode, taken.stdout) == (0, "Mottaget som ärende 2026-0001.\n")
    assert "Петрова" in credval(other, "list").stdout


def settings(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(home, "settings", *arguments, lang="sv")


def test_a_teams_database_is_set_with_what_is_encrypted_by_whom(tmp_path: Path) -> None:
    done = settings(tmp_path, "database", "postgresql://asa@db.example/cases")
    assert (done.returncode, done.stderr) == (0, "")
    assert "krypteras av det här programmet" in done.stdout
    assert settings(tmp_path, "database").stdout.strip() == "postgresql://asa@db.example/cases"


def test_a_password_in_the_address_is_refused(tmp_path: Path) -> None:
    done = settings(tmp_path, "database", "postgresql://asa:hemligt@db.example/cases")
    assert done.returncode == 2
    assert settings(tmp_path, "database").stdout.strip() == "local"
