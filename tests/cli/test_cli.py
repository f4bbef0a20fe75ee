"""The command line keeps its contract: exit status, words in both languages, nothing but results on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from credval.actions import books
from tests import smallbook
from tests.smallbook import qualification

CLAIM = {
    "country": "IN",
    "qualification": "Bachelor of Tests",
    "award_date": "2010",
    "institution": "Old University",
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return smallbook.write(
        tmp_path_factory.mktemp("cli") / "rules",
        qualification("in/bachelor", "Bachelor of Tests", also_known_as=["B.Test"]),
    )


@pytest.fixture(scope="module")
def book(rules: Path) -> Path:
    return books.build(rules, rules.parent / "book" / "rulebook.sqlite").path


def credval(book: Path | None, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    import os

    environment = os.environ | ({"CREDVAL_BOOK": str(book)} if book else {})
    return subprocess.run(
        [sys.executable, "-m", "credval", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=120,
    )


def test_a_claim_on_standard_input_gives_a_result_on_standard_output(book: Path) -> None:
    done = credval(book, "assess", "-", "--on", "2026-11-23", given=json.dumps(CLAIM))
    assert (done.returncode, json.loads(done.stdout)["rule"], done.stderr) == (0, "C11", "")


def test_a_bad_line_gives_exit_status_one(book: Path) -> None:
    done = credval(book, "assess", "-", given="{}\n" + json.dumps(CLAIM))
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("assess", "."), "är en mapp"),
        (("assess", "no-such-file"), "ingen fil"),
        (("assess", "-", "--on", "yesterday"), "ingen dag"),
        (("rules", "check", "/"), "ingen regelmapp"),
    ],
)
def test_a_wrong_call_is_told_in_swedish_with_exit_status_two(
    book: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = credval(book, *arguments, "--lang", "sv")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_a_wrong_call(book: Path) -> None:
    assert credval(book, "assess", "--colour").returncode == 2


def test_an_empty_file_says_so(book: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    done = credval(book, "assess", str(tmp_path / "empty.jsonl"), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "it is empty" in done.stderr


def test_results_and_reports_are_written_where_asked(book: Path, tmp_path: Path) -> None:
    claims = [
        CLAIM | {"id": "a/b"},
        CLAIM | {"id": "a/b"},
        CLAIM | {"id": "x", "candidate": {"reference": "P 1"}},
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps(one) for one in claims), encoding="utf-8")
    done = credval(
        book,
        "assess",
        str(tmp_path / "c.jsonl"),
        "--out",
        str(tmp_path / "o" / "r.jsonl"),
        "--report",
        str(tmp_path / "pdf"),
        "--lang",
        "sv",
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "pdf").iterdir()) == [
        "P 1.pdf",
        "a%2Fb.pdf",
        "a%2Fb~2.pdf",
    ]


def test_search_gives_one_object_a_line(book: Path) -> None:
    done = credval(book, "search", "qualification", "b test", "--country", "IN", "--json")
    assert json.loads(done.stdout)["id"] == "in/bachelor"


def test_nothing_found_is_said_and_is_no_error(book: Path) -> None:
    done = credval(book, "search", "qualification", "qqqq", "--lang", "sv")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Inte hittad" in done.stderr


def test_the_check_is_quiet_about_a_whole_rulebook(rules: Path) -> None:
    done = credval(None, "rules", "check", str(rules), "--lang", "sv")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (0, "", "0 fel, 0 varningar")


def test_the_check_names_file_line_and_cure(rules: Path, tmp_path: Path) -> None:
    broken = smallbook.write(tmp_path, qualification("in/bachelor", "B", eqf="9"))
    done = credval(None, "rules", "check", str(broken), "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("countries/in/qualifications/bachelor.yaml:")


def test_examples_are_run_as_tests(rules: Path) -> None:
    done = credval(None, "rules", "test", str(rules), "--lang", "en")
    assert (done.returncode, done.stderr.strip()) == (0, "4 examples, 0 failed")


def test_a_failing_example_is_named(tmp_path: Path) -> None:
    wrong = {"name": "wrong", "given": {"title": "B"}, "expect": {"outcome": "PARTIAL"}}
    broken = smallbook.write(
        tmp_path / "rules",
        qualification(
            "in/bachelor",
            "B",
            examples=[wrong, {"name": "no", "given": {"title": "x"}, "expect": {"matches": "no"}}],
        ),
    )
    done = credval(None, "rules", "test", str(broken), "--lang", "en")
    assert done.returncode == 1
    assert "in/bachelor: wrong: expected outcome: PARTIAL" in done.stdout


def test_the_sectors_of_a_job_are_told_in_words_and_as_json() -> None:
    told = credval(
        None, "rules", "sectors", "licenssvetsare", "--fact", "months_since_signature=9", "--lang", "en"
    )
    assert told.returncode == 0
    assert "welding/signature-gap  no  " in told.stdout
    shown = json.loads(credval(None, "rules", "sectors", "licenssvetsare", "--json").stdout)
    assert [one["pack"] for one in shown["sectors"]] == ["welding"]


def test_a_fact_that_no_sector_asks_for_is_told_without_a_traceback() -> None:
    done = credval(None, "rules", "sectors", "licenssvetsare", "--fact", "nope=1", "--lang", "en")
    assert done.returncode == 2
    assert "No sector asks about" in done.stderr
    assert "Traceback" not in done.stderr
