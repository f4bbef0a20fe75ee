"""The handbook is held to its own rules: both languages alike, links that lead somewhere, sources, plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from credval.actions.rules import check
from credval.rulebook.issues import Issue
from credval.rulebook.markdown import parts
from credval.rulebook.readability import lix
from tests import smallbook

HEAD = """---
format: 1
id: {id}
part: assessing
order: 10
title: {title}
summary: One sentence.
owner: us
revised: {revised}
sources:
  law:
    title: Law
    publisher: Ministry
    kind: law
    address: https://example.org/law
    read: 2026-11-23
---

"""
TEXT = "A short text. [@law]\n\n## One thing {#one}\n\nSee [here](#seals/one).\n"


def write(
    folder: Path, language: str, text: str = TEXT, key: str = "seals", revised: str = "2026-11-01"
) -> None:
    path = folder / "handbook" / language / f"{key}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(id=key, title="Seals", revised=revised) + text, encoding="utf-8")


def problems(folder: Path, sv: str = TEXT, en: str = TEXT, **changes: str) -> list[Issue]:
    rules = smallbook.write(folder)
    write(rules, "sv", sv, **changes)
    write(rules, "en", en, **changes)
    return [one for one in check(rules) if one.file.startswith("handbook/")]


def test_a_chapter_in_both_languages_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("sv", "en", "code", "line"),
    [
        (TEXT, TEXT.replace("{#one}", "{#two}"), "chapter-languages", 1),
        (TEXT, TEXT.replace("#seals/one", "#seals/nothing"), "dead-link", 21),
        (TEXT, TEXT.replace("[@law]", "[@laws]"), "source", 18),
        (TEXT, TEXT.replace(" {#one}", ""), "chapter-text", 21),
        (TEXT, TEXT + "\n```\ncode\n```\n", "chapter-text", 25),
        (TEXT, TEXT + "\n- one\n  - inside\n", "chapter-text", 25),
        (TEXT, TEXT + "\n## Another {#one}\n\nText.\n", "id-twice", 25),
    ],
)
def test_each_mistake_is_told_on_its_line(tmp_path: Path, sv: str, en: str, code: str, line: int) -> None:
    assert (code, line) in [(one.code, one.line) for one in problems(tmp_path, sv, en)]


def test_a_chapter_that_stands_in_one_language_only_is_told(tmp_path: Path) -> None:
    rules = smallbook.write(tmp_path)
    write(rules, "sv")
    assert [one.code for one in check(rules) if "handbook" in one.file] == ["chapter-languages", "dead-link"]


def test_a_chapter_that_nobody_read_for_two_years_is_told(tmp_path: Path) -> None:
    assert {one.code for one in problems(tmp_path, revised="2023-01-01")} == {"stale"}


def test_a_chapter_of_long_words_and_sentences_is_told(tmp_path: Path) -> None:
    hard = "Jämförbarhetsbedömningarnas förutsättningar utvärderas kontinuerligt [@law] " * 12 + ".\n"
    assert {one.code for one in problems(tmp_path, hard, hard)} == {"hard-to-read"}


def test_a_file_without_a_head_is_told_in_words(tmp_path: Path) -> None:
    rules = smallbook.write(tmp_path)
    write(rules, "sv")
    (rules / "handbook" / "sv" / "seals.md").write_text("# Only text\n", encoding="utf-8")
    assert [one.code for one in check(rules) if "handbook" in one.file] == ["chapter-head"]


def test_html_in_a_chapter_stays_letters() -> None:
    found, _told = parts("A <script>alert(1)</script> word.", 1)
    assert found[0].blocks[0].rows[0][0][0].text == "A <script>alert(1)</script> word."


def test_a_source_stands_where_it_was_named() -> None:
    found, _told = parts("Before [@law] after.", 1)
    assert [(run.text, run.source) for run in found[0].blocks[0].rows[0][0]] == [
        ("Before ", None),
        ("", "law"),
        (" after.", None),
    ]


def test_a_table_keeps_its_rows_and_cells() -> None:
    found, _told = parts("| a | b |\n|---|---|\n| c | d |", 1)
    rows = found[0].blocks[0].rows
    assert [["".join(run.text for run in cell) for cell in row] for row in rows] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "words", "sentences", "long_words"),
    [
        ("Det här är en kort mening.", 6, 1, 0),
        ("Utbildningen är lång. Den är bra.", 6, 2, 1),
        ("- ett\n- två", 2, 2, 0),
        ("Se [kapitlet](#four-questions). [@law]", 2, 1, 1),
    ],
)
def test_readability_counts_words_sentences_and_long_words(
    text: str, words: int, sentences: int, long_words: int
) -> None:
    found = lix(text)
    assert (found.words, found.sentences, found.long_words) == (words, sentences, long_words)
