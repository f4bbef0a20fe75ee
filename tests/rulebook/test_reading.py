"""A stranger's YAML is read as written, or refused with its line and what to write instead."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credval.rulebook.reading import RuleFileError, parse, read_yaml


@pytest.mark.parametrize(
    "written", ["no", "012", "1.10", "12:30:45", "2024-02-30", "on", "0x10", "1e3", "yes"]
)
def test_a_scalar_is_kept_as_it_was_written(written: str) -> None:
    assert parse(f"country: {written}\n", "a.yaml").data == {"country": written}


def test_null_is_null_only_without_quotes() -> None:
    assert parse("a: null\nb: 'null'\n", "a.yaml").data == {"a": None, "b": "null"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "not-allowed"),
        ("a: !!python/object:os.system x\n", "not-allowed"),
        ("%YAML 1.1\n---\na: 1\n", "not-allowed"),
        ("base: &b {a: 1}\nc:\n  <<: *b\n", "not-allowed"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("? [a, b]\n: 1\n", "odd-key"),
        ("- a\n- b\n", "not-a-mapping"),
        ("a: b: c\n", "syntax"),
        ("", "not-a-mapping"),
        ("a: " + "[" * 200_000, "too-deep"),
        ("a: " + "{a: " * 2_000, "too-deep"),
        ("a:\n" + "- " * 20_000 + "x\n", "too-deep"),
        ("a: \0\n", "syntax"),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse(text, "a.yaml")
    assert caught.value.issue.code == code


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    started = time.monotonic()
    with pytest.raises(RuleFileError):
        parse(bomb, "a.yaml")
    assert time.monotonic() - started < 5


def test_prose_with_stars_and_ampersands_is_no_anchor() -> None:
    assert (
        parse("a: research & development, 5 *stars\n", "a.yaml").data["a"]
        == "research & development, 5 *stars"
    )


def test_a_path_leads_to_its_line() -> None:
    parsed = parse("a:\n  - x: 1\n  - x: 2\n    y: 3\n", "a.yaml")
    assert parsed.line(("a", 1, "y")) == 4


def test_a_path_that_ends_early_leads_to_what_exists() -> None:
    assert parse("a:\n  b: 1\n", "a.yaml").line(("a", "missing")) == 1


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff\xfe\n")
    with pytest.raises(RuleFileError) as caught:
        read_yaml(tmp_path / "a.yaml", "a.yaml")
    assert caught.value.issue.code == "not-utf-8"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t0é", max_size=60))
def test_any_text_is_read_or_refused_and_never_fails_otherwise(text: str) -> None:
    assert _read_or_told(text)


def _read_or_told(text: str) -> bool:
    try:
        return isinstance(parse(text, "a.yaml").data, dict)
    except RuleFileError as refused:
        return bool(refused.issue.sv) and refused.issue.line >= 1
