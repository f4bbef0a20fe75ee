"""Files that are not there, are no files, are full or are in the way: a sentence each, and nothing is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from credval import cli
from credval.actions import books
from tests import smallbook
from tests.smallbook import qualification

CLAIM = json.dumps({"country": "IN", "qualification": "Bachelor of Tests", "id": "a"})
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    rules = smallbook.write(folder / "rules", qualification("in/bachelor", "Bachelor of Tests"))
    return books.build(rules, folder / "book" / "rulebook.sqlite").path


@pytest.fixture
def call(book: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Calls the program; gives the exit status, standard output and standard error."""
    monkeypatch.setenv("CREDVAL_BOOK", str(book))

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.main([str(one) for one in arguments])
        said = capfd.readouterr()
        return status, said.out, said.err

    return called


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_text(CLAIM + "\n", encoding="utf-8")
    return path


def test_results_never_overwrite_the_claims(call: Call, claims: Path) -> None:
    status, _, told = call("assess", claims, "--out", claims.parent / "." / claims.name, "--lang", "sv")
    assert (status, "förstöra" in told, claims.read_text(encoding="utf-8")) == (2, True, CLAIM + "\n")


def test_a_wrong_name_for_the_claims_leaves_older_results_alone(call: Call, tmp_path: Path) -> None:
    (tmp_path / "results").write_text("older", encoding="utf-8")
    status, *_ = call("assess", tmp_path / "no-such-file", "--out", tmp_path / "results")
    assert (status, (tmp_path / "results").read_text(encoding="utf-8")) == (2, "older")


@pytest.mark.parametrize(
    ("options", "sv", "en"),
    [
        (("--out", "."), "det är en mapp", "it is a folder"),
        (("--report", "claims.jsonl"), "i vägen", "is in the way"),
        (("--report", "claims.jsonl/in"), "ingen mapp", "is no folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_in_both_languages(
    call: Call, claims: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, str], sv: str, en: str
) -> None:
    monkeypatch.chdir(claims.parent)
    told = [call("assess", claims, *options, "--lang", lang) for lang in ("sv", "en")]
    assert [status for status, *_ in told] == [2, 2]
    assert (sv in told[0][2], en in told[1][2]) == (True, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="NOT TESTED: the system has no /dev/full")
def test_a_full_disk_is_told_in_words(call: Call, claims: Path) -> None:
    status, _, told = call("assess", claims, "--out", "/dev/full", "--lang", "sv")
    assert (status, "disken är full" in told) == (2, True)


@pytest.mark.parametrize("content", [b"", b"\n\n \r\n", b"\xef\xbb\xbf"])
def test_a_file_without_claims_is_told_to_be_empty(call: Call, claims: Path, content: bytes) -> None:
    claims.write_bytes(content)
    status, given, told = call("assess", claims, "--lang", "sv")
    assert (status, given, "den är tom" in told) == (0, "", True)


def test_a_file_of_another_encoding_says_how_to_save_it(call: Call, claims: Path) -> None:
    claims.write_bytes(CLAIM.encode("utf-16"))
    status, given, _ = call("assess", claims)
    assert (status, "Spara filen som UTF-8" in given, "Save the file as UTF-8" in given) == (1, True, True)


def test_marks_at_the_beginning_of_joined_files_do_not_matter(call: Call, claims: Path) -> None:
    claims.write_bytes(b"\xef\xbb\xbf" + CLAIM.encode() + b"\r\n\xef\xbb\xbf" + CLAIM.encode())
    status, given, _ = call("assess", claims)
    assert (status, len(given.splitlines())) == (0, 2)


def test_a_line_of_ten_megabytes_stops_no_other(call: Call, claims: Path) -> None:
    long = CLAIM.replace("Tests", "x" * 10_000_000)
    claims.write_text(f"{CLAIM}\n{long}\n{CLAIM}", encoding="utf-8")
    results = [json.loads(line) for line in call("assess", claims)[1].splitlines()]
    assert [one["error"] is None for one in results] == [True, False, True]
    assert "Shorten" in results[1]["error"]["en"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NOT TESTED: the system has no pipes with names")
def test_a_pipe_is_read_like_a_file(call: Call, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = Thread(target=(tmp_path / "pipe").write_bytes, args=(CLAIM.encode(),))
    writer.start()
    assert json.loads(call("assess", tmp_path / "pipe")[1])["id"] == "a"
    writer.join()


@pytest.mark.parametrize("damage", ["no book", "no index", "no file"])
def test_a_damaged_rulebook_is_told_in_swedish(
    call: Call, book: Path, claims: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    broken = claims.with_name("rulebook.sqlite")
    if damage != "no file":
        broken.write_bytes(b"junk" * 100 if damage == "no book" else book.read_bytes())
    monkeypatch.setenv("CREDVAL_BOOK", str(broken))
    status, _, told = call("assess", claims, "--lang=sv")
    assert (status, "”credval rules build”" in told) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (("asess",), "inget kommando 'asess'. Menade du 'assess'?", "no command 'asess'. Did you mean 'assess'?"),
        (("search", "wizard"), "inget kommando 'wizard'", "no command 'wizard'"),
        (("assess", "--colour"), "inget val --colour", "no option --colour"),
        (("assess", "--workers", "0"), "minst 1", "at least 1"),
        (("search", "qualification", "x", "--limit", "999"), "högst 200", "at most 200"),
        (("search", "qualification", "x", "--limit", "x"), "heltal", "whole number"),
        (("search", "qualification"), "'text' saknas", "'text' is missing"),
        (("search", "qualification", "x", "--country", "UK"), "Menade du GB?", "Did you mean GB?"),
        (("report", "verify"), "'file' saknas", "'file' is missing"),
        (("assess", "a", "b"), "för mycket eller för litet", "too much or too little"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told_in_both_languages(
    call: Call, arguments: tuple[str, ...], sv: str, en: str
) -> None:
    swedish, english = (call(*arguments, "--lang", lang) for lang in ("sv", "en"))
    assert (swedish[0], english[0]) == (2, 2)
    assert (sv in swedish[2], en in english[2]) == (True, True)


@pytest.mark.parametrize("name", ["", "no-such-file.pdf", "claims.jsonl"])
def test_what_is_no_report_is_told_and_is_no_traceback(call: Call, claims: Path, name: str) -> None:
    status, given, told = call("report", "verify", claims.parent / name, "--lang", "sv")
    assert (status, told, given.splitlines()[0][-1]) == (1, "", ".")
