"""Does a regulated profession rest on pages, show both of its ways, and say what it is and what it is not?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.model.words import GENERAL_KNOWLEDGE
from credval.rulebook.issues import Issue, did_you_mean, issue
from credval.rulebook.loading import Draft, Drafts
from credval.rulebook.longform import source_keys
from credval.rulebook.reading import Path_
from credval.rulebook.sweden_shape import OtherNamesShape, ProfessionShape, RouteShape
from credval.text import Text, both

_WAYS = ("eu_eea", "other")
_Found = tuple[Path_, str, Text]


def profession_problems(drafts: Drafts) -> Iterator[Issue]:
    """Every problem of every profession."""
    for draft in drafts.professions.values():
        for check in (_sources, _routes, _names, _examples):
            for path, code, says in check(draft):
                yield issue(draft.file, draft.parsed.line(path), code, says)


def _sources(draft: Draft[ProfessionShape]) -> Iterator[_Found]:
    shape = draft.shape
    for key in dict.fromkeys(source_keys(shape.model_dump(exclude={"sources", "reviews"}))):
        if key not in shape.sources and key != GENERAL_KNOWLEDGE:
            near = did_you_mean(key, shape.sources)
            yield (
                ("routes",),
                "source",
                both("The source '{key}' is not described under 'sources'.{near}", key=key, near=near),
            )


def _routes(draft: Draft[ProfessionShape]) -> Iterator[_Found]:
    routes = draft.shape.routes
    if sorted(one.for_ for one in routes) != sorted(_WAYS):
        says = both("Write one route for eu_eea and one for other.")
        yield ("routes",), "routes", says
    for place, route in enumerate(routes):
        yield from ((("routes", place), code, says) for code, says in _route(route))


def _route(route: RouteShape) -> Iterator[tuple[str, Text]]:
    if set(route.sources) <= {GENERAL_KNOWLEDGE}:
        yield (
            "source",
            both("A way to the right to practise rests on a page. Name one that somebody has read."),
        )
    for one in (*route.fees, route.time, route.official_statement):
        if one and set(one.sources) <= {GENERAL_KNOWLEDGE}:
            yield (
                "source",
                both(
                    "A fee, a time or a statement rests on the page that publishes it. Name it, or leave it out."
                ),
            )


def _names(draft: Draft[ProfessionShape]) -> Iterator[_Found]:
    shape = draft.shape
    lists = {key: _all(getattr(shape, key)) for key in ("also_known_as", "may_be", "not_this")}
    seen: dict[str, str] = {}
    for key, names in lists.items():
        for name in names:
            if seen.setdefault(name, key) != key:
                says = both(
                    "'{name}' stands under {first} and under {second}. Keep one.",
                    name=name,
                    first=seen[name],
                    second=key,
                )
                yield (key,), "name", says


def _all(names: OtherNamesShape) -> set[str]:
    return {one.casefold() for one in (*names.sv, *names.en)}


def _examples(draft: Draft[ProfessionShape]) -> Iterator[_Found]:
    shown = {one.expect for one in draft.shape.examples}
    for word in ("yes", "no"):
        if word not in shown:
            says = both("No example shows the answer '{word}'. Write a title that gives it.", word=word)
            yield ("examples",), "examples", says
