"""How does a failed validation read to somebody who is no programmer?"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from credval.rulebook.issues import Issue, did_you_mean, issue
from credval.rulebook.reading import Parsed
from credval.text import Text, both
from credval.writing.scripts import shown


def problems(parsed: Parsed, shape: type[BaseModel], failed: ValidationError) -> Iterator[Issue]:
    """Every problem of a file at once, each on its line."""
    seen: set[tuple[int, str]] = set()
    for detail in failed.errors(include_url=False):
        line = parsed.line(tuple(detail["loc"]))
        text = _sentence(detail, shape)
        if (line, text.en) not in seen:
            seen.add((line, text.en))
            yield issue(parsed.file, line, str(detail["type"]), text)


def _sentence(detail: ErrorDetails, shape: type[BaseModel]) -> Text:
    where = ".".join(str(step) for step in detail["loc"])
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    kind, given, context = detail["type"], _given(detail), detail.get("ctx", {})
    if kind == "extra_forbidden":
        near = did_you_mean(last, _keys_at(shape, detail["loc"][:-1]))
        return both("'{key}' is no key that is known here ({where}).{near}", key=last, where=where, near=near)
    if kind == "missing":
        return both("'{key}' is missing ({where}). Write it.", key=last, where=where)
    if kind in ("enum", "literal_error"):
        known = _words(str(context.get("expected", "")))
        near = did_you_mean(given, known)
        return both(
            "'{given}' is not one of the words for {where}: {known}.{near}",
            given=given,
            where=where,
            known=", ".join(known),
            near=near,
        )
    if kind == "string_pattern_mismatch":
        return _unlike(where, given, str(context.get("pattern", "")))
    if kind in ("int_parsing", "float_parsing", "int_type", "float_type", "int_from_float"):
        return both("'{given}' is no number. Write a number for {where}.", given=given, where=where)
    if kind in ("list_type", "tuple_type"):
        return both("{where} must be a list: write each item on its own line after '- '.", where=where)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return both("{where} must hold 'key: value' lines of its own, indented below it.", where=where)
    if kind in ("string_type", "string_too_short"):
        return both("{where} must be a text and cannot be empty.", where=where)
    return _otherwise(detail, where, last)


_EXAMPLES = {
    r"^\d{4}-\d{2}-\d{2}$": "2026-11-23",
    r"^https?://\S+$": "https://example.org/page",
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": "bachelor-of-design",
    r"^[a-z]{2,4}(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+$": "in/bachelor-of-design",
}
"""What a text looks like that fits a pattern; nobody has to read patterns."""


def _unlike(where: str, given: str, pattern: str) -> Text:
    example = _EXAMPLES.get(pattern)
    if example:
        return both(
            "'{given}' is not written as {where} must be, for example {example}.",
            given=given,
            where=where,
            example=example,
        )
    return both(
        "'{given}' is not written as {where} must be ({pattern}).",
        given=given,
        where=where,
        pattern=pattern,
    )


def _otherwise(detail: ErrorDetails, where: str, last: str) -> Text:
    kind, given, context = detail["type"], _given(detail), detail.get("ctx", {})
    said = getattr(context.get("error"), "text", None)
    if isinstance(said, Text):
        return both("{where}: {message}", where=where, message=said)
    if last == "format" and kind in ("less_than_equal", "greater_than_equal"):
        return both(
            "This program does not know format {given}. Write 'format: 1', or use a newer program.",
            given=given,
        )
    if kind == "less_than_equal":
        return both(
            "'{given}' is too much for {where}. Write at most {most}.",
            given=given,
            where=where,
            most=context["le"],
        )
    if kind == "greater_than_equal":
        return both(
            "'{given}' is too little for {where}. Write at least {least}.",
            given=given,
            where=where,
            least=context["ge"],
        )
    return both(
        "{where} is not as it must be ({message}). Compare it with another file of its kind.",
        where=where,
        message=detail["msg"],
    )


def _given(detail: ErrorDetails) -> str:
    """What stands there, as it may stand in a sentence."""
    return shown(str(detail["input"])[:80])


def _words(expected: str) -> list[str]:
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]


def _keys_at(shape: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the format knows where ``loc`` leads to."""
    current: Any = shape
    for part in loc:
        current = step(current, part)
    found = model_in(current)
    return [info.alias or name for name, info in found.model_fields.items()] if found else []


def step(current: Any, part: int | str) -> Any:
    """What stands under ``part`` of an annotation; the annotation itself for items of a list or mapping."""
    model = model_in(current)
    if model is None or isinstance(part, int):
        return current
    for name, info in model.model_fields.items():
        if part in (name, info.alias):
            return info.annotation
    return current


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside an annotation such as ``list[X]``, ``dict[str, X | None]`` or ``Annotated[X, ...]``."""
    if inspect.isclass(annotation) and not typing.get_args(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := model_in(part))), None)
