"""What does a person get who asks for what is kept: everything, as data that a machine can read (GDPR, Article 15)?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from credval.casework import retention
from credval.model.cases import Case, Proposal
from credval.reports.attached import canonical
from credval.reports.letters import Matter
from credval.reports.letters_notice import (
    abroad,
    by_a_person,
    complaint,
    ground_of,
    ground_text,
    kept,
    objecting,
    purpose,
    recipients,
    rights,
    sources,
)
from credval.text import Lang, tr

FORMAT = 1
"""Of the file; a higher number holds what an older program does not know."""
NAME = "credval-access.json"

_COLLEAGUES = frozenset({"by", "opened_by", "written_by", "asked_by", "asked_of", "answered_by"})
"""Keys under which somebody of the office stands."""

Results = Mapping[str, Sequence[Mapping[str, Any]]]
"""The results that each proposal keeps, by its id."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log: who did or read what, when."""

    at: datetime
    by: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything kept of a person in one case."""

    matter: Matter
    results: Results
    log: tuple[LogLine, ...]
    """The first line first."""

    @property
    def case(self) -> Case:
        return self.matter.case

    def name_of(self, credential: str) -> str:
        """An education by its title; its id where it is not in the case any more."""
        known = (one for one in self.matter.educations if one.credential.id == credential)
        return next((one.named(self.matter.lang) for one in known), credential)

    def of(self, proposal: Proposal) -> Sequence[Mapping[str, Any]]:
        """The results of a proposal; empty where they are not at hand."""
        return self.results.get(proposal.id, ())


def without_names(kept: Kept) -> Kept:
    """The same with numbers in place of the colleagues, the same number for the same one.

    A person has a right to know when and why the data was read, and as a rule not which employee it was (Court of Justice
    of the European Union, C-579/21).
    """
    lang = kept.matter.lang
    names = dict.fromkeys(name for name in _colleagues(kept) if name)
    numbered = {name: tr("colleague {n}", lang, n=n) for n, name in enumerate(names, 1)}
    case = msgspec.convert(_replaced(msgspec.to_builtins(kept.case), numbered), Case)
    log = tuple(LogLine(one.at, numbered.get(one.by, one.by), one.action) for one in kept.log)
    results = {key: _replaced(list(value), numbered) for key, value in kept.results.items()}
    return Kept(matter=_with_case(kept.matter, case), results=results, log=log)


def _with_case(matter: Matter, case: Case) -> Matter:
    return Matter(
        case=case,
        office=matter.office,
        lang=matter.lang,
        day=matter.day,
        own=matter.own,
        educations=matter.educations,
    )


def _colleagues(kept: Kept) -> Iterable[str]:
    yield from _names(msgspec.to_builtins(kept.case))
    yield from (one.by for one in kept.log)


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (one,) if key in _COLLEAGUES and isinstance(one, str) else _names(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _names(one)


def _replaced(value: Any, names: Mapping[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _replaced(one, names, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(one, names, key) for one in value]
    return names.get(value, value) if key in _COLLEAGUES and isinstance(value, str) else value


def as_json(given: Kept) -> bytes:
    """All of it as canonical JSON with a format number; the same input gives the same bytes."""
    matter = given.matter
    until = retention.erase_on(given.case, matter.office)
    whole = {
        "format": FORMAT,
        "kind": "credval-access",
        "made_on": matter.day.isoformat(),
        "controller": matter.office.controller or matter.office.name,
        "protection_officer": matter.office.protection_officer,
        "purpose": _both(purpose(matter).get),
        "legal_ground": ground_of(matter).value,
        "about": {lang.value: _about(_in(matter, lang)) for lang in Lang},
        "erase_on": until.isoformat() if until else None,
        "case": msgspec.to_builtins(given.case),
        "results": {key: list(value) for key, value in given.results.items()},
        "log": [{"at": stamp(one.at), "by": one.by, "action": one.action} for one in given.log],
    }
    return canonical(whole)


def _about(matter: Matter) -> dict[str, Any]:
    """What Article 15.1 asks for beside the data, in the words of one language."""
    return {
        "legal_ground": ground_text(matter, matter.lang),
        "sources": list(sources(matter.lang)),
        "recipients": list(recipients(matter)),
        "other_countries": list(abroad(matter)),
        "automated_decision": by_a_person(matter.lang),
        "retention": list(kept(matter)),
        "rights": [one for one in (objecting(matter), *rights(matter)) if one],
        "complaint": complaint(matter.lang),
    }


def _in(matter: Matter, lang: Lang) -> Matter:
    return Matter(
        case=matter.case, office=matter.office, lang=lang, day=matter.day, educations=matter.educations
    )


def _both(say: Any) -> dict[str, str]:
    return {lang.value: say(lang) for lang in Lang}


def stamp(at: datetime) -> str:
    """An instant in UTC to the second, as ISO 8601."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def shown(at: datetime) -> str:
    """An instant in UTC to the minute, for a person."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
