"""`credval settings office|members|member|team-key|database` on real databases, in a terminal."""

from __future__ import annotations

import getpass
import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.casefolder import PASSPHRASE, keep_one_case, run


def credval(home: Path, *arguments: str, typed: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    return run(home, *arguments, lang="en", typed=typed)


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The folders of somebody with one case, shared with nobody."""
    keep_one_case(tmp_path, datetime(2020, 11, 27, tzinfo=UTC))
    return tmp_path


@pytest.fixture
def team(address: str, tmp_path: Path) -> Path:
    """The folders of whoever administers a new team."""
    assert credval(tmp_path, "settings", "database", address, "--try").returncode == 0
    assert credval(tmp_path, "cases", "make").returncode == 0
    return tmp_path


def test_the_policy_is_shown_with_what_should_be_looked_at_again(alone: Path) -> None:
    done = credval(alone, "settings", "office")
    assert "Months after a decision: 24" in done.stdout
    assert "who answers for the data" in done.stderr


def test_the_policy_is_changed_kept_and_logged(alone: Path) -> None:
    done = credval(
        alone, "settings", "office", "--name", "Region Skåne", "--kind", "municipality_or_region", "--keep-months", "36",
        "--protection-officer", "DSO, dso@example.se", "--four-eyes", "always", "--blind",
    )  # fmt: skip
    assert done.returncode == 0
    kept = json.loads(credval(alone, "settings", "office", "--json").stdout)
    wanted = {
        "name": "Region Skåne", "kind": "municipality_or_region", "keep_months": 36,
        "protection_officer": "DSO, dso@example.se", "four_eyes": "always", "blind": True,
    }  # fmt: skip
    assert kept | wanted == kept
    assert credval(alone, "cases", "verify").returncode == 0


def test_a_public_body_without_a_rule_erases_nothing_from_a_terminal_either(alone: Path) -> None:
    credval(alone, "settings", "office", "--kind", "state_agency")
    refused = credval(alone, "cases", "erase", "2020-0001", "--requested")
    assert (refused.returncode, "gallringsbeslut" in refused.stderr) == (2, True)
    assert "Амина" in credval(alone, "cases", "list").stdout
    credval(alone, "settings", "office", "--erasure-rule", "RA-MS 2024:12")
    assert credval(alone, "cases", "erase", "2020-0001").returncode == 0


def test_a_word_that_is_no_kind_of_office_is_a_wrong_call(alone: Path) -> None:
    assert credval(alone, "settings", "office", "--kind", "church").returncode == 2


def test_somebody_alone_has_no_members(alone: Path) -> None:
    done = credval(alone, "settings", "members")
    assert (done.returncode, "of this computer alone" in done.stderr) == (2, True)


def test_members_are_taken_in_changed_listed_and_taken_out(team: Path) -> None:
    me = getpass.getuser()
    assert (
        credval(team, "settings", "member", "rut", "--role", "reviewer", "--name", "Rut Ek").returncode == 0
    )
    assert credval(team, "settings", "member", "rut", "--role", "officer").returncode == 0
    found = [json.loads(line) for line in credval(team, "settings", "members", "--json").stdout.splitlines()]
    assert sorted((one["login"], one["role"], one["name"]) for one in found) == sorted(
        [(me, "administrator", me), ("rut", "officer", "Rut Ek")]
    )
    assert credval(team, "settings", "member", "rut", "--remove").returncode == 0
    last = credval(team, "settings", "member", me, "--remove")
    assert (last.returncode, "only administrator" in last.stderr) == (2, True)


def test_a_new_member_has_a_role(team: Path) -> None:
    done = credval(team, "settings", "member", "eve")
    assert (done.returncode, "--role" in done.stderr) == (2, True)


def test_an_administrator_is_told_who_may_see_the_list(team: Path) -> None:
    credval(team, "settings", "member", "asa", "--role", "assessor", "--name", "Åsa")
    done = credval(team, "cases", "list")
    assert (done.returncode, done.stdout, "In this team: Åsa." in done.stderr) == (2, "", True)


def test_the_key_file_goes_from_one_computer_to_another(team: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "team.keys", tmp_path / "other"
    assert credval(team, "settings", "team-key", str(file)).returncode == 0
    address = credval(team, "settings", "database").stdout.strip()
    credval(other, "settings", "database", address)
    assert credval(other, "settings", "team-key", str(file), "--take").returncode == 0
    assert credval(other, "settings", "members").returncode == 0


def test_a_database_that_cannot_be_reached_is_not_taken(tmp_path: Path) -> None:
    done = credval(tmp_path, "settings", "database", "postgresql://ada@127.0.0.1:1/cases", "--try")
    assert (done.returncode, "refused" in done.stderr) == (2, True)
    assert credval(tmp_path, "settings", "database").stdout.strip() == "local"
