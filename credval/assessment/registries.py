"""What do imported registries say of a name that is not in the rulebook? Evidence of the name; the status stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.assessment.assessing import Assessment
from credval.text import Text, both


def is_known(given: Assessment) -> bool:
    """Whether the name is known by a registry and by nothing better."""
    return given.axes.institution.why == "in_registries"


def known_text(given: Assessment) -> Text:
    """How the registries have the name, each with the day of the import, without an end."""
    found = given.found.registries
    told = [one.known for one in found.records] if found else []
    told += [_shared(*one) for one in found.shared] if found else []
    if given.axes.institution.body:
        told.append(both("Known by its web domain {domain}", domain=given.axes.institution.body))
    return _one_after_another(told)


def known_at(given: Assessment) -> str:
    """The page of the first record that has one; "" for none."""
    found = given.found.registries
    return next((one.address for one in found.records if one.address), "") if found else ""


def registry_notes(given: Assessment) -> Iterator[Text]:
    """Each record by itself, with why it is shown and since when it says so; nothing is joined by a name."""
    found = given.found.registries
    if found is None or not is_known(given):
        return
    for one in found.records:
        yield both(
            "{why}: “{name}”. {says}. Last seen in the import of {day}.",
            why=one.why,
            name=one.name,
            says=_one_after_another(one.says),
            day=one.seen.isoformat(),
        )
    for registry, count in found.shared:
        yield both("{told}.", told=_shared(registry, count))
    yield both("The name is known. The right to award degrees has not been checked.")


def _shared(registry: Text, count: int) -> Text:
    return both(
        "{n} records in {registry} have this name in the country; which one it is, the name does not tell",
        n=count,
        registry=registry,
    )


def _one_after_another(told: Sequence[Text]) -> Text:
    return Text(". ".join(one.sv for one in told), ". ".join(one.en for one in told))
