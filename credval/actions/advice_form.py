"""How is something known of a post typed, and how does the advice look as plain data?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from credval.actions.advising import Advice, Facts
from credval.assessment.record import plain
from credval.assessment.sectors import Said
from credval.conditions.evaluating import Fact
from credval.errors import CredvalError
from credval.model.guides import Gate, Pack, SectorFact
from credval.text import both


class UnknownFactError(CredvalError):
    """A name that no sector pack asks about: where the names stand."""

    def __init__(self, name: str) -> None:
        self.name = name
        says = both(
            "No sector asks about “{name}”. “credval rules sectors JOB” lists what is asked, by name.",
            name=name,
        )
        super().__init__(says.sv, says.en)

    def __reduce__(self) -> tuple[type[UnknownFactError], tuple[str]]:
        return type(self), (self.name,)


def facts_of(packs: Iterable[Pack], given: Iterable[str]) -> Facts:
    """``name=value`` as facts of every pack that knows the name. Raises UnknownFactError for one that no pack has."""
    packs = tuple(packs)
    found: dict[str, dict[str, Fact]] = {}
    for name, value in _pairs(given):
        kinds = {pack.id: fact for pack in packs for fact in pack.facts if fact.id == name}
        if not kinds:
            raise UnknownFactError(name)
        for pack, fact in kinds.items():
            found.setdefault(pack, {})[name] = _read(fact, value)
    return found


def _pairs(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one in given:
        name, _, value = one.partition("=")
        yield name.strip(), value.strip()


def _read(fact: SectorFact, value: str) -> Fact:
    """A word of the closed list or a number of zero or more; anything else is not known."""
    if fact.kind != "number":
        return value if value in (*(fact.words or ("yes", "no")),) else None
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def as_plain(advice: Advice) -> dict[str, Any]:
    """The advice as JSON can hold it, texts in both languages."""
    return {
        "recognised": advice.recognised.value,
        "why": plain(advice.why) if advice.why else None,
        "perhaps": [one.id for one in advice.perhaps],
        "first": _gate_record(advice.first) if advice.first else None,
        "sectors": [
            {
                "pack": one.pack.id,
                "title": plain(one.pack.title),
                "why": plain(one.why),
                "gates": [_gate_record(gate) for gate in one.gates],
                "said": [_said_record(said) for said in one.said],
            }
            for one in advice.sectors
        ],
    }


def _gate_record(gate: Gate) -> dict[str, Any]:
    texts = ("what", "body", "who_may_apply", "cost", "time", "statement", "worth_it")
    found = {name: getattr(gate, name) for name in texts}
    return {name: plain(text) if text else None for name, text in found.items()} | {"address": gate.address}


def _said_record(said: Said) -> dict[str, Any]:
    return {
        "rule": said.rule.id,
        "answer": said.answer.value,
        "adds": said.adds,
        "says": plain(said.says),
        "next_step": plain(said.next_step) if said.next_step else None,
        "ask": list(said.ask),
    }
