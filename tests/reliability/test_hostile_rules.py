"""A rule file with whatever mistake: a sentence with its file and line, in both languages, and the others go on."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from credval.actions.rules import check
from credval.rulebook.issues import Issue
from credval.rulebook.loading import load
from tests import smallbook
from tests.smallbook import Plain, country, qualification, value

YAML = "countries/in/qualifications/bachelor.yaml"
ENGLISH = re.compile(r"\b(?:should|Input|Value|must|expected|Field|valid|is no|Write)\b")
JUNK = ["\0", "\t", "\u202e", "\ufeff", "é", "'", '"', ": ", "- ", "[", "}", "#", "&a ", "*a", "!!x ", "%", "\n", "\n  ", "\r",
        "9" * 400, "null", "x" * 5000, "- " * 20, "{a: " * 30, "<<: ", "2004-02-30", "no", "|", ">"]  # fmt: skip


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    other = qualification("in/other", "Other Degree")
    return smallbook.write(tmp_path, qualification("in/bachelor", "Bachelor of Tests"), other)


def found(folder: Path, **changes: object) -> list[Issue]:
    return check(smallbook.write(folder, qualification("in/bachelor", "Bachelor of Tests", **changes)))


@pytest.mark.parametrize(
    ("changes", "sv"),
    [
        ({"eqf": "9"}, "'9' är för mycket för eqf. Skriv högst 8."),
        ({"eqf": "0"}, "'0' är för litet för eqf. Skriv minst 1."),
        ({"eqf": "six"}, "'six' är inget tal"),
        ({"format": "2"}, "nyare program"),
        ({"format": "0"}, "Skriv 'format: 1'"),
        ({"awarded": {"from": "2004-13", "until": None}}, "'2004-13' finns inte i kalendern"),
        ({"awarded": {"from": "31/12/2004", "until": None}}, "skriv 2004, 2004-07 eller 2004-07-01"),
        ({"id": "in/Bachelor Of"}, "till exempel in/bachelor-of-design"),
        ({"kind": "\u202ewizard"}, "⟨RIGHT-TO-LEFT OVERRIDE⟩wizard"),
        ({"kind": {"a": ["b"] * 500}}, "är inte ett av orden"),
        ({"titles": "Bachelor"}, "indragna"),
        ({"also_known_as": "B.T."}, "måste vara en lista"),
        ({"comparable": []}, "comparable"),
        ({"comparable": {"2004-02-30": value("se/kandidatexamen")}}, "2004-02-30"),
        ({"examples": [5]}, "examples"),
        ({"sources": {"law": smallbook.source() | {"read": "yesterday"}}}, "till exempel 2026-11-23"),
        ({"sources": {"law": smallbook.source() | {"address": "nowhere"}}}, "till exempel https://"),
    ],
)
def test_each_mistake_is_told_in_swedish_without_english_in_it(
    tmp_path: Path, changes: Plain, sv: str
) -> None:
    told = [one.sv for one in found(tmp_path, **changes)]
    assert any(sv in one for one in told)
    assert [one for one in told if ENGLISH.search(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n", "a: [1\n", "a\nb: 1\n", "a: 1\n  b: 2\n", "a: 'x\n", 'a: "\\q"\n', "a: @x\n", "a: \0\n", "a: 1\n- b\n",
        "a: - b\n", "a:\n\t- b\n", "a: }\n", "--- 1\n--- 2\n",
    ],
)  # fmt: skip
def test_a_line_that_is_no_yaml_is_told_in_swedish(rules: Path, text: str) -> None:
    (rules / YAML).write_text(text, encoding="utf-8")
    told = [one.sv for one in check(rules) if one.file == YAML]
    assert len(told) == 1
    assert ENGLISH.search(told[0]) is None


def test_a_folder_in_the_place_of_a_file_is_told(rules: Path) -> None:
    (rules / "countries" / "in" / "institutions.csv").unlink()
    (rules / "countries" / "in" / "institutions.csv").mkdir()
    assert "Filen kan inte läsas: det är en mapp." in [one.sv for one in check(rules)]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (b"", "header"),
        (b"id,kind\n", "header"),
        (b"id,id,city,domains,ror,successor\n", "header"),
        (b"id,kind,city,domains,ror,successor\na,b\n", "cells"),
        (b'id,kind,city,domains,ror,successor\na,"b,c\nd,e,f,,,\n', "quote"),
        (b"id,kind,city,domains,ror,successor\na,\0,c,d,e,f\n", "too-large"),
        (b"id,kind,city,domains,ror,successor\nx,Espa\xf1a,,,,\n", "not-utf-8"),
        (b"id;kind;city;domains;ror;successor\n", "header"),
        (b"x," * 1_000_000, "header"),
        (b'id,kind,city,domains,ror,successor\n"' + b"x" * 9_000_000, "too-large"),
        (b'id,kind,city,domains,ror,successor\n"' + b"x" * 200_000, "csv"),
    ],
)
def test_a_table_that_is_none_is_told_in_both_languages(rules: Path, table: bytes, code: str) -> None:
    (rules / "countries" / "in" / "institutions.csv").write_bytes(table)
    told = [one for one in check(rules) if one.file.endswith("institutions.csv")]
    assert code in [one.code for one in told]
    assert [one.sv for one in told if ENGLISH.search(one.sv)] == []


@pytest.mark.parametrize(("mark", "end"), [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"", b"\r")])
def test_marks_and_line_ends_of_other_systems_do_not_matter(rules: Path, mark: bytes, end: bytes) -> None:
    path = rules / "countries" / "in" / "institutions.csv"
    path.write_bytes(mark + path.read_bytes().replace(b"\n", end))
    assert check(rules) == []


@pytest.mark.parametrize(
    ("path", "rounds"), [(YAML, 400), ("countries/in/country.yaml", 200), ("countries/in/institution_status.csv", 400)]
)  # fmt: skip
def test_a_file_changed_at_random_is_read_or_told_and_stops_no_other(
    rules: Path, path: str, rounds: int
) -> None:
    chance, whole = random.Random(path), (rules / path).read_text(encoding="utf-8")
    for _ in range(rounds):
        (rules / path).write_text(_changed(whole, chance), encoding="utf-8")
        drafts = load(rules)
        assert "in/other" in drafts.qualifications
        assert [one for one in drafts.issues if not (one.sv and one.en and one.line >= 1)] == []


def _changed(text: str, chance: random.Random) -> str:
    """``text`` with junk put in, or a piece cut out or put elsewhere, at up to three places."""
    for _ in range(chance.randint(1, 3)):
        i, j = sorted(chance.sample(range(len(text)), 2))
        text = chance.choice(
            (
                text[:i] + chance.choice(JUNK) + text[i:],
                text[:i] + text[min(j, i + 40) :],
                text[j:] + text[:j],
            )
        )
    return text


@pytest.mark.parametrize(
    "text",
    [
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
        "b0: &b0 {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*b{n - 1}, *b{n - 1}]}}\n" for n in range(1, 26)),
        "a: " + "[" * 200_000,
        "{a: " * 20_000,
        "x: !!python/object/apply:os.system ['true']\n",
        "x: " + "9" * 200_000 + "\n",
        "x" * 600_000,
    ],
)
def test_a_bomb_is_refused_at_once(rules: Path, text: str) -> None:
    (rules / YAML).write_text(text, encoding="utf-8")
    started = time.monotonic()
    assert YAML in [one.file for one in load(rules).issues]
    assert time.monotonic() - started < 5


def test_a_country_that_is_broken_leaves_its_neighbours_alone(rules: Path) -> None:
    smallbook.put(rules / "countries" / "xk" / "country.yaml", country("XK", id="xk") | {"ladders": 5})
    assert {one.file for one in check(rules)} == {"countries/xk/country.yaml"}
