"""Whose is a web domain, whole or as far as it is typed, and which part of it did its owner choose?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from credval.search.names import DOMAIN
from credval.search.table import Table
from credval.writing.folding import fold_title

_ENDING = re.compile(r"(\.(ac|co|com|edu|gob|gov|net|or|org|sch))?\.(xn--[a-z0-9-]+|[a-z]+)$")


def label_key(domain: str) -> str:
    """What an index holds of a domain: ``www.kth`` for ``kth.se``, ``www.ox`` for ``ox.ac.uk``.

    That is the part that its owner chose. The dot keeps it apart from all names, which are folded without.
    """
    return f"www.{_ENDING.sub('', domain).rpartition('.')[2]}"


def rows_of_domain(table: Table, domain: str) -> list[int]:
    """The rows of ``domain``, else of the nearest one that it lies under (``student.kth.se`` lies under ``kth.se``)."""
    while "." in domain:
        rows = [
            row
            for row in table.titled(fold_title(domain))
            if table.kind(row) == DOMAIN and table.name(row) == domain
        ]
        if rows:
            return rows
        domain = domain.partition(".")[2]
    return []


def rows_of_begun(table: Table, begun: str, keys: Callable[[str], Iterable[int]]) -> list[int]:
    """The rows of the domains that ``begun`` begins, or a part of it from a dot on; ``keys`` gives the keys of a label."""
    labels = begun.split(".")
    for at, label in enumerate(labels[:-1]):
        typed = (begun, ".".join(labels[at:]))
        rows = [table.key_rows[key] for key in keys(f"www.{label}")]
        found = [row for row in rows if table.kind(row) == DOMAIN and table.name(row).startswith(typed)]
        if found:
            return sorted(found, key=lambda row: len(table.name(row)))
    return []
