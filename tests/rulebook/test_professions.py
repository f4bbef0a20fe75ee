"""A regulated profession rests on pages, shows both its ways, and is not said to be and not to be the same title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from credval.actions.rules import check
from tests import smallbook
from tests.smallbook import Plain, source, text


def route(purpose: str, **changes: Any) -> Plain:
    return {"for": purpose, "steps": text("Apply."), "sources": ["law"]} | changes


def profession(**changes: Any) -> Plain:
    found: Plain = {
        "format": "1",
        "id": "se/magician",
        "titles": {"sv": "trollkarl", "en": "magician"},
        "also_known_as": {"sv": ["magiker"], "en": ["conjurer"]},
        "kind": "licence",
        "reserved": text("The title is protected."),
        "authority": {"name": text("the Board")},
        "law": ["Act on magic"],
        "routes": [route("eu_eea"), route("other")],
        "meanwhile": text("Assist."),
        "sources": {"law": source()},
        "examples": [{"typed": "trollkarl", "expect": "yes"}, {"typed": "clown", "expect": "no"}],
    }
    return found | changes


def codes(folder: Path, entry: Plain) -> set[str]:
    home = smallbook.write(folder) / "professions" / "se"
    home.mkdir(parents=True, exist_ok=True)
    (home / "magician.yaml").write_text(yaml.safe_dump(entry, allow_unicode=True), encoding="utf-8")
    return {one.code for one in check(home.parents[1]) if one.file.startswith("professions/se/magician")}


def test_a_whole_profession_has_no_problems(tmp_path: Path) -> None:
    fee = {"what": text("Application"), "amount": "870", "sources": ["law"]}
    paid = route("other", fees=[fee], time={"says": text("Weeks"), "sources": ["law"]})
    assert codes(tmp_path, profession(routes=[route("eu_eea"), paid])) == set()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"routes": [route("eu_eea")]}, "routes"),
        ({"routes": [route("eu_eea"), route("other", sources=["lag"])]}, "source"),
        ({"routes": [route("eu_eea"), route("other", sources=["general-knowledge"])]}, "source"),
        (
            {"routes": [route("eu_eea"), route("other", fees=[{"what": text("Fee"), "sources": []}])]},
            "source",
        ),
        ({"not_this": {"sv": ["Magiker"]}}, "name"),
        ({"examples": [{"typed": "trollkarl", "expect": "yes"}]}, "examples"),
    ],
)
def test_what_is_missing_or_contradicts_is_told(tmp_path: Path, changes: Plain, code: str) -> None:
    assert codes(tmp_path, profession(**changes)) == {code}
