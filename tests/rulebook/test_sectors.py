"""A sector pack adds; it never decides, never asks who somebody is, never turns "not known" into "no"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from credval.actions.rules import check
from tests import smallbook
from tests.smallbook import Plain, source, text


def pack(**changes: Any) -> Plain:
    found: Plain = {
        "format": "1",
        "id": "welding",
        "title": text("Welding"),
        "intro": text("For welders."),
        "owner": "us",
        "status": "draft",
        "revised": "2026-11-01",
        "review_by": "2027-11-01",
        "jobs": {"sv": ["svetsare"], "en": ["welder"]},
        "professions": [],
        "gates": [],
        "facts": {"months": {"label": text("months"), "kind": "number"}},
        "paragraph": "seals",
        "sources": {"law": source()},
    }
    return found | changes


def examples() -> list[Plain]:
    given = [("1", "yes"), ("2", "yes"), ("6", "yes"), ("7", "no"), ("8", "no"), ("9", "no")]
    known: list[Plain] = [{"given": {"months": months}, "expect": says} for months, says in given]
    return [*known, {"given": {}, "expect": "unknown"}, {"given": {}, "expect": "unknown"}]


def rule(**changes: Any) -> Plain:
    found: Plain = {
        "format": "1",
        "id": "welding/signature",
        "title": text("Signature"),
        "because": text("It keeps the test alive."),
        "when": {},
        "test": {"months": {"at_most": "6"}},
        "if_yes": {"adds": "information", "says": text("In force.")},
        "if_no": {"adds": "task", "says": text("A gap."), "next_step": text("Test again.")},
        "if_unknown": {"says": text("Ask."), "ask": ["months"]},
        "fairness": text("Asked of everybody."),
        "review_by": "2027-11-01",
        "sources": ["law"],
        "examples": examples(),
    }
    return found | changes


def codes(folder: Path, packed: Plain, ruled: Plain) -> set[str]:
    from tests.rulebook import test_handbook  # the chapter that the pack points to

    rules = smallbook.write(folder)
    test_handbook.write(rules, "sv")
    test_handbook.write(rules, "en")
    home = rules / "sectors" / "welding"
    home.mkdir(parents=True)
    for name, content in (("pack", packed), ("signature", ruled)):
        (home / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return {one.code for one in check(rules) if one.file.startswith("sectors/")}


def test_a_whole_pack_has_no_problems(tmp_path: Path) -> None:
    assert codes(tmp_path, pack(), rule()) == set()


@pytest.mark.parametrize(
    ("packed", "ruled", "code"),
    [
        ({"facts": {"nationality": {"label": text("x"), "kind": "word"}}}, {}, "person-fact"),
        ({"paragraph": "seals/none"}, {}, "dead-link"),
        ({"professions": ["se/magician"]}, {}, "entry"),
        ({}, {"outcome": "COMPARABLE"}, "extra_forbidden"),
        ({}, {"if_no": {"adds": "task", "says": text("No.")}}, "next-step"),
        ({}, {"test": {"years": {"at_least": "2"}}}, "fact"),
        ({}, {"sources": ["lore"]}, "source"),
        ({}, {"examples": [{"given": {"months": "9"}, "expect": "yes"}]}, "example"),
        ({}, {"examples": examples()[:3]}, "example-kinds"),
        ({}, {"id": "weaving/signature"}, "pack"),
    ],
)
def test_what_a_pack_may_not_do_is_refused(tmp_path: Path, packed: Plain, ruled: Plain, code: str) -> None:
    assert code in codes(tmp_path, pack(**packed), rule(**ruled))


def test_a_failed_test_is_no_no_while_it_is_not_known_whether_the_question_arises(tmp_path: Path) -> None:
    facts = {
        "months": {"label": text("months"), "kind": "number"},
        "abroad": {"label": text("abroad"), "kind": "yes_no"},
    }
    changed = [
        {"given": {"months": "9"}, "expect": "unknown"},
        *[one | {"given": one["given"] | {"abroad": "yes"}} for one in examples()],
        {"given": {"months": "9", "abroad": "no"}, "expect": "not_applicable"},
    ]
    assert codes(tmp_path, pack(facts=facts), rule(when={"abroad": ["yes"]}, examples=changed)) == set()
