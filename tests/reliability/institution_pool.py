"""Which institutions are the round tests played with: the rulebook's own always, the open register's where it is.

``CREDVAL_NAMES=3000`` plays as many names of each kind over the register; without it a small round over the rulebook.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

from credval.search import SearchName, is_abbreviation
from tests.search.registry import organisations, search_names

RULES = Path(__file__).resolve().parents[2] / "rules" / "countries"
SIZE = int(os.environ.get("CREDVAL_NAMES", "0"))


def rulebook_names() -> list[SearchName]:
    """The names and domains of the rulebook's institutions, read from its tables."""
    found = []
    for path in sorted(RULES.glob("*/institution_names.csv")):
        country = path.parent.name
        ranks: Counter[str] = Counter()
        for row in _rows(path):
            last, rank = row["to"], ranks[row["id"]]
            kind = "abbreviation" if is_abbreviation(row["name"]) else "former" if last else "native"
            until = int(last[:4]) if last else None
            found.append(SearchName(f"{country}/{row['id']}", row["name"], kind, country, rank, until))
            ranks[row["id"]] += 1
        for row in _rows(path.with_name("institutions.csv")):
            domains = (row.get("domains") or "").replace(";", " ").replace("|", " ").split()
            found += [SearchName(f"{country}/{row['id']}", one, "domain", country, 99) for one in domains]
    return found


def register_names() -> list[SearchName]:
    """The open register's names and domains, with the rulebook's."""
    domains = (
        SearchName(one.id, d, "domain", one.country, 9) for one in organisations() for d in one.domains
    )
    return [*rulebook_names(), *search_names(organisations()), *domains]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def pools() -> list[str]:
    """The rulebook, and with ``CREDVAL_NAMES`` the register."""
    return ["rulebook", "register"] if SIZE else ["rulebook"]


def names_of(pool: str) -> list[SearchName]:
    """The names of one of `pools`."""
    return rulebook_names() if pool == "rulebook" else register_names()
