"""How does a checked rule file become the long, typed form that the program reads (first/last days, tuples)?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from credval.rulebook.checklist_shape import ChecklistShape
from credval.rulebook.country_shape import CountryShape
from credval.rulebook.handbook_shape import TermShape
from credval.rulebook.qualification_shape import QualificationShape
from credval.rulebook.sector_shape import PackShape, SectorRuleShape
from credval.rulebook.shapes import SourceShape, read_day
from credval.rulebook.sweden_shape import DestinationsShape, ProfessionShape, VocabularyShape

Plain = dict[str, Any]
_AS_WRITTEN = {"on", "since"}


def qualification(shape: QualificationShape, country_sources: Mapping[str, Plain]) -> Plain:
    """One qualification in long form, with every source that its keys point to."""
    plain: Plain = spans(shape.model_dump(mode="json"))
    plain["field_code"] = plain.pop("field")
    plain["when"] = {fact: bounds for fact, bounds in (plain.pop("when") or {}).items() if bounds}
    if part := _if_named(plain, "part"):
        plain["when"]["region"] = {"any_of": part}
    plain["comparable"] = comparisons(plain.pop("comparable"), plain["awarded"])
    own = {key: {"key": key, **source} for key, source in plain.pop("sources").items()}
    plain["sources"] = used_sources(plain, {**country_sources, **own})
    for dropped in ("format", "excused"):
        plain.pop(dropped)
    return plain


def country(shape: CountryShape) -> Plain:
    """A country in long form."""
    plain: Plain = spans(shape.model_dump(mode="json"))
    plain["sources"] = [{"key": key, **source} for key, source in plain["sources"].items()]
    for ladder in plain["ladders"]:
        _if_named(ladder, "part")
    _if_named(plain, "parts")
    for place, body in enumerate(plain["authorities"].values()):
        body["place"] = place
        _if_named(body, "part")
    for channel in plain["verification"]:
        _if_named(channel, "awards")
        _if_named(channel, "part")
    for dropped in ("format", "excused"):
        plain.pop(dropped)
    return plain


def _if_named(plain: Plain, key: str) -> list[Any]:
    """The list under ``key``; an empty one is taken out, so that reviews of what has no parts stay valid."""
    found: list[Any] = plain[key]
    if not found:
        del plain[key]
    return found


def spans(value: Any) -> Any:
    """``from_``/``until``/``for_`` become ``first``/``last``/``purpose``, all the way down; days become ISO days."""
    if isinstance(value, list):
        return [spans(one) if type(one) in _HOLDS else one for one in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for key, one in value.items():
        if type(one) in _HOLDS:
            found[_RENAMED.get(key, key)] = spans(one)
        elif key in _RENAMED:
            found[_RENAMED[key]] = _end(key, one) if isinstance(one, str) else one
        else:
            found[key] = one
    return found


_HOLDS = (dict, list)
_RENAMED = {"from_": "first", "until": "last", "for_": "purpose"}


def _end(key: str, value: str) -> str | None:
    """The first or last day of a span; what stands under another key as it is."""
    if key == "from_":
        return None if value == "earliest" else read_day(value).isoformat()
    return read_day(value, last=True).isoformat() if key == "until" else value


def comparisons(keyed: Mapping[str, Plain | None], awarded: Plain) -> list[Plain]:
    """Dated values as a list in order of time: each lasts until the day before the next, null ends one."""
    starts = sorted(keyed, key=lambda start: date.min if start == "earliest" else read_day(start))
    found = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        value = keyed[start]
        if value is not None:
            first = None if start == "earliest" else read_day(start).isoformat()
            last = _day_before(following) if following else None
            found.append({"first": first or awarded["first"], "last": last or awarded["last"], **value})
    return found


def _day_before(start: str) -> str:
    return (read_day(start) - timedelta(days=1)).isoformat()


def source_keys(value: Any) -> list[str]:
    """Every source key that stands in any ``sources`` list below ``value``, as often as it stands there."""
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if type(value) is list:
        for one in value:
            if type(one) in _HOLDS:
                _gather(one, found)
        return
    for key, one in value.items():
        if type(one) not in _HOLDS:
            continue
        if key == "sources" and type(one) is list:
            found += [name for name in one if isinstance(name, str)]
        else:
            _gather(one, found)


def used_sources(plain: Plain, known: Mapping[str, Plain]) -> list[Plain]:
    """The described sources that ``plain`` points to, in order of first use."""
    keys = dict.fromkeys(source_keys(plain))
    return [known[key] for key in keys if key in known]


def destinations(shape: DestinationsShape) -> list[Plain]:
    """The Swedish counterparts in long form; ``at_least`` becomes the whole closure."""
    rows = [spans(one.model_dump(mode="json")) for one in shape.destinations]
    nearest = {row["id"]: row["at_least"] for row in rows}
    known = {key: {"key": key, **one.model_dump(mode="json")} for key, one in shape.sources.items()}
    for row in rows:
        row["at_least"] = sorted(_closure(row["id"], nearest) - {row["id"]})
        row["sources"] = [known[key] for key in row["sources"] if key in known]
    return rows


def _closure(key: str, nearest: Mapping[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    open_ = [key]
    while open_:
        one = open_.pop()
        if one not in reached:
            reached.add(one)
            open_.extend(nearest.get(one, ()))
    return reached


def profession(shape: ProfessionShape) -> Plain:
    """A regulated profession in long form."""
    plain: Plain = spans(shape.model_dump(mode="json"))
    plain["register"] = plain.pop("register_")
    plain["since"] = read_day(shape.since).isoformat() if shape.since and shape.since != "earliest" else None
    plain["sources"] = [{"key": key, **source} for key, source in plain["sources"].items()]
    for dropped in ("format", "specialisations"):
        plain.pop(dropped)
    return plain


def term(key: str, shape: TermShape, known: Mapping[str, SourceShape]) -> Plain:
    """A word of the field in long form."""
    plain: Plain = shape.model_dump(mode="json")
    described = {name: {"key": name, **one.model_dump(mode="json")} for name, one in known.items()}
    return {
        "id": key,
        **plain,
        "sources": [described[name] for name in plain["sources"] if name in described],
    }


def guide(shape: ChecklistShape | PackShape | SectorRuleShape) -> Plain:
    """A checklist, a sector pack or one of its rules in long form."""
    plain: Plain = spans(shape.model_dump(mode="json"))
    if "sources" in plain and isinstance(plain["sources"], dict):
        plain["sources"] = [{"key": key, **source} for key, source in plain["sources"].items()]
    for group in ("items", "facts"):
        if group in plain:
            plain[group] = [{"id": key, **one} for key, one in plain[group].items()]
    plain.pop("format")
    return plain


def vocabulary(shape: VocabularyShape) -> dict[str, Plain]:
    """A closed list: each word with label and meaning."""
    return {
        word: {
            "label": one.label.model_dump(),
            "means": (one.means or one.label).model_dump(),
            **one.model_dump(mode="json", include={"proves", "official", "broader"}, exclude_none=True),
        }
        for word, one in shape.words.items()
    }
