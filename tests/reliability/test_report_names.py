"""Whatever an id or a reference holds, its report lies in the folder asked for, under a name that every system takes."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from credval.actions.batch import Batch
from credval.actions.books import OpenBook
from credval.actions.reporting import file_name
from credval.text import Lang
from tests import smallbook

NAMES = [
    "..", ".", "../x", "../../../../etc/passwd", "/etc/passwd", "\\\\server\\share", "C:\\x", "C:x", "a/b", "a\\b", "~", "~root", "~2",
    "a~2", "\0", "a\0.pdf", "\n", "a\nb", "\t", "\x7f", "\x1b[2J", "CON", "con.txt", "PRN", "AUX", "NUL", "nul.", "COM1", "LPT9.x",
    "x.", "x..", "x ", "x .", " x", "-rf", "--out", "*", "?", "a|b", "<b>", 'a"b', "a:b", "$(reboot)", "`x`", "${HOME}", "%2e%2e%2f",
    "%", "%00", "exe.\u202efdp", "\u202e", "\u200b", "\ufeffx", "å" * 100, "é", "e\u0301", "名" * 50, "x" * 300, "." * 300, "%" * 300,
    "~" * 60, "\U0001f393" * 40,
]  # fmt: skip
SAFE = re.compile(r"[A-Za-z0-9 ()+,=@._%-]{1,100}")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_short_plain_and_a_name_alone(name: str) -> None:
    made = file_name(name)
    assert SAFE.fullmatch(made)
    assert not made.startswith((".", " ")) or "%" in made
    assert RESERVED.match(made) is None


def run(folder: Path, *claims: dict[str, object]) -> list[str]:
    """The names of the reports of a run, and of whatever else it left behind."""
    book: OpenBook = smallbook.opened(folder / "book")
    path = folder / "run" / "claims.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(json.dumps(one) for one in claims), encoding="utf-8")
    Batch(book, date(2026, 11, 23), Lang.SV, 1, folder / "run" / "pdf").run(str(path), io.BytesIO())
    return sorted(one.relative_to(folder / "run").as_posix() for one in (folder / "run").rglob("*"))


def claim(**changes: object) -> dict[str, object]:
    return {"country": "IN", "qualification": "Bachelor of Tests"} | changes


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    hostile = ["../../x", "/tmp/credval-x", "\0", "a\\b", "CON"]
    left = run(tmp_path, *(claim(id=name, candidate={"name_as_written": "\u202eannA\0"}) for name in hostile))
    assert left[:2] == ["claims.jsonl", "pdf"]
    assert len(left) == 2 + len(hostile)
    assert all(name.startswith("pdf/") and name.endswith(".pdf") for name in left[2:])


def test_names_that_come_again_are_numbered_also_where_only_capitals_differ(tmp_path: Path) -> None:
    long = "x" * 150
    names = run(tmp_path, *(claim(id=name) for name in ("a", "A", "a", f"{long}1", f"{long}2")))[2:]
    assert [name.removeprefix("pdf/") for name in names] == [
        "A~2.pdf", "a.pdf", "a~3.pdf", f"{'x' * 100}.pdf", f"{'x' * 100}~2.pdf",
    ]  # fmt: skip


def test_a_person_has_one_report_and_a_line_with_an_error_none(tmp_path: Path) -> None:
    person = {"candidate": {"reference": "P-1"}}
    given = (claim(id="a", **person), claim(id="b", **person), claim(id="c"), claim(id="d", country="QQ"))
    assert run(tmp_path, *given)[2:] == ["pdf/P-1.pdf", "pdf/c.pdf"]
