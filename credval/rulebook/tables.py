"""What do the three institution tables of a country say, and what is wrong in them, row by row?"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credval.model.words import HowSucceeded, InstitutionKind, StoredStatus
from credval.rulebook import successions
from credval.rulebook.issues import Issue, did_you_mean, issue
from credval.rulebook.shapes import DayError, read_day
from credval.text import both, reason

HEADERS = {
    "institutions.csv": ("id", "kind", "city", "domains", "ror", "successor"),
    "institution_names.csv": ("id", "name", "language", "script", "from", "to"),
    "institution_status.csv": ("id", "authority", "scope", "status", "from", "to", "address", "read"),
}
MOST_BYTES = 8 * 1024 * 1024
_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_KINDS = [word.value for word in InstitutionKind]
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")

Row = dict[str, str]


@dataclass(slots=True)
class InstitutionDraft:
    """One institution as its rows say, with the line of its first row."""

    id: str
    line: int
    row: Row
    names: list[Row] = field(default_factory=list)
    statuses: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class InstitutionTables:
    """The institutions of one country folder, and every problem found in its tables."""

    drafts: dict[str, InstitutionDraft] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def read_tables(folder: Path, system: str, authorities: set[str]) -> InstitutionTables:
    """The institutions under ``folder``. Files that are absent are no problem."""
    found = InstitutionTables()
    for line, row in _rows(folder, system, "institutions.csv", found.issues):
        _add(found, InstitutionDraft(f"{system}/{row['id']}", line, row), _name(system, "institutions.csv"))
    for line, row in _rows(folder, system, "institution_names.csv", found.issues):
        _attach(found, system, "institution_names.csv", line, row)
    for line, row in _rows(folder, system, "institution_status.csv", found.issues):
        found.issues.extend(_status_problems(_name(system, "institution_status.csv"), line, row, authorities))
        _attach(found, system, "institution_status.csv", line, row)
    found.issues.extend(_lonely(found, system))
    return found


def _name(system: str, file: str) -> str:
    return f"countries/{system}/{file}"


def _rows(folder: Path, system: str, file: str, issues: list[Issue]) -> Iterator[tuple[int, Row]]:
    path, name = folder / file, _name(system, file)
    text = _text(path, name, issues)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = tuple(next(reader, ()))
        if header != HEADERS[file]:
            issues.append(
                issue(
                    name,
                    1,
                    "header",
                    both("The first line must be: {header}", header=",".join(HEADERS[file])),
                )
            )
            return
        begun = 2
        for cells in reader:
            first, begun = begun, reader.line_num + 1
            if any("\n" in cell or "\r" in cell for cell in cells):
                open_ = both("A quotation mark in this row is not closed. Close it, or take it away.")
                issues.append(issue(name, first, "quote", open_))
            elif len(cells) == len(header):
                yield reader.line_num, {key: cell.strip() for key, cell in zip(header, cells, strict=True)}
            elif cells:
                text_ = both(
                    "This row has {n} cells; it must have {wanted}.", n=len(cells), wanted=len(header)
                )
                issues.append(issue(name, reader.line_num, "cells", text_))
    except csv.Error:
        text_ = both("The table cannot be read here. Close every quotation mark, and shorten long cells.")
        issues.append(issue(name, reader.line_num, "csv", text_))


def _text(path: Path, name: str, issues: list[Issue]) -> str | None:
    if not path.exists():
        return None
    try:
        raw = path.read_bytes()
    except OSError as problem:
        issues.append(
            issue(name, 1, "unreadable", both("The file cannot be read: {why}.", why=reason(problem)))
        )
        return None
    if len(raw) > MOST_BYTES or b"\0" in raw:
        issues.append(
            issue(
                name, 1, "too-large", both("The table is larger than 8 MB or holds bytes that are no text.")
            )
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        issues.append(issue(name, 1, "not-utf-8", both("The file is not UTF-8 text. Save it as UTF-8.")))
        return None


def _add(found: InstitutionTables, draft: InstitutionDraft, name: str) -> None:
    slug = draft.row["id"]
    if not _SLUG.match(slug):
        text = both("'{id}' is no id: write small letters, digits and hyphens.", id=slug)
        found.issues.append(issue(name, draft.line, "id", text))
    elif draft.id in found.drafts:
        found.issues.append(
            issue(name, draft.line, "twice", both("'{id}' stands twice. Keep one row.", id=slug))
        )
    else:
        found.drafts[draft.id] = draft


def _attach(found: InstitutionTables, system: str, file: str, line: int, row: Row) -> None:
    name, draft = _name(system, file), found.drafts.get(f"{system}/{row['id']}")
    found.issues.extend(_day_problems(name, line, row))
    if draft is None:
        near = did_you_mean(row["id"], [one.split("/")[1] for one in found.drafts])
        found.issues.append(
            issue(
                name,
                line,
                "unknown-institution",
                both("'{id}' is not in institutions.csv.{near}", id=row["id"], near=near),
            )
        )
    elif file == "institution_names.csv":
        draft.names.append(row)
    else:
        draft.statuses.append(row)


def _day_problems(name: str, line: int, row: Row) -> Iterator[Issue]:
    for column, last in (("from", False), ("to", True)):
        try:
            read_day(row[column], last) if row[column] else None
        except DayError as problem:
            yield issue(name, line, "day", both("{column}: {message}", column=column, message=problem.text))


def _status_problems(name: str, line: int, row: Row, authorities: set[str]) -> Iterator[Issue]:
    known = [word.value for word in StoredStatus]
    if row["status"] not in known:
        near = did_you_mean(row["status"], known)
        yield issue(
            name,
            line,
            "status",
            both(
                "'{status}' is no status: {known}.{near}",
                status=row["status"],
                known=", ".join(known),
                near=near,
            ),
        )
    if row["authority"] not in authorities:
        near = did_you_mean(row["authority"], authorities)
        text = both("'{key}' is no authority of country.yaml.{near}", key=row["authority"], near=near)
        yield issue(name, line, "authority", text)
    if not row["address"].startswith(("http://", "https://")) or not _DAY.match(row["read"]):
        text = both("A status needs the address of the official page and the day it was read (2026-11-23).")
        yield issue(name, line, "source", text)


def _lonely(found: InstitutionTables, system: str) -> Iterator[Issue]:
    name = _name(system, "institutions.csv")
    for draft in found.drafts.values():
        if not draft.names:
            yield issue(
                name,
                draft.line,
                "no-name",
                both("'{id}' has no name in institution_names.csv.", id=draft.row["id"]),
            )
        if draft.row["kind"] not in _KINDS:
            near = did_you_mean(draft.row["kind"], _KINDS)
            text = both(
                "'{kind}' is no kind: {known}.{near}",
                kind=draft.row["kind"],
                known=", ".join(_KINDS),
                near=near,
            )
            yield issue(name, draft.line, "kind", text)


def successor_problems(tables: Mapping[str, InstitutionTables]) -> Iterator[Issue]:
    """Successors that are nowhere, over all systems: an institution of a former state goes on in another one."""
    known = {key for found in tables.values() for key in found.drafts}
    for system, found in tables.items():
        for draft in found.drafts.values():
            if cell := draft.row["successor"]:
                yield from successions.problems(
                    cell, system, known, _name(system, "institutions.csv"), draft.line
                )


def predecessors(tables: Mapping[str, InstitutionTables]) -> dict[str, list[str]]:
    """For each institution the ids of those that went over into it, over all systems."""
    found: dict[str, list[str]] = {}
    for system, one in tables.items():
        for draft in one.drafts.values():
            for after in successions.written(draft.row["successor"], system):
                if after.how != HowSucceeded.CLOSED:
                    found.setdefault(after.id, []).append(draft.id)
    return found


def institution(draft: InstitutionDraft, system: str, competent: set[str]) -> dict[str, Any]:
    """An institution in long form; a day that is empty is open on that side."""
    return {
        "id": draft.id,
        "kind": draft.row["kind"],
        "city": draft.row["city"],
        "domains": draft.row["domains"].split(),
        "ror": draft.row["ror"] or None,
        "successors": successions.long_form(draft.row["successor"], system),
        "names": [_dated(row, ("name", "language", "script")) for row in draft.names],
        "statuses": [
            {
                **_dated(row, ("authority", "scope", "status", "address", "read")),
                "competent": row["authority"] in competent,
            }
            for row in draft.statuses
        ],
    }


def _dated(row: Row, keys: tuple[str, ...]) -> dict[str, Any]:
    return {
        **{key: row[key] for key in keys},
        "first": read_day(row["from"]).isoformat() if row["from"] else None,
        "last": read_day(row["to"], last=True).isoformat() if row["to"] else None,
    }
