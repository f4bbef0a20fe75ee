"""Why can a line not be read as JSON, and what should be written instead?"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from credval.text import Text, both
from credval.writing.scripts import shown

_SHOWN = 20
"""Letters of the line that are shown from where it breaks."""


class _WordError(ValueError):
    """A word such as NaN that JavaScript knows and JSON does not."""


class _TwiceError(ValueError):
    """A key that stands twice in one object."""


def why(raw: bytes, n: int) -> Text:
    """The sentence for line ``n``, whose bytes are no JSON."""
    text = _text(raw)
    if text is None:
        return both("Line {n} is not UTF-8 text. Save the file as UTF-8 and try again.", n=n)
    if not text.startswith("{"):
        return both("Line {n} is no JSON object. Write one claim a line, in curly brackets.", n=n)
    try:
        found = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        return _at(text, problem.pos, n)
    except _WordError as word:
        return both("Line {n} holds {word}, which is no number. Write a number or null.", n=n, word=str(word))
    except RecursionError:
        return both("Line {n} is nested too deeply. Take away the brackets that are too many.", n=n)
    except ValueError:
        return _too_large(n)
    return _too_large(n) if _is_whole(found) else both("Line {n} holds half a letter (a broken character). Type it again.", n=n)  # fmt: skip


def repeated_key(raw: bytes) -> str | None:
    """A key that stands twice in one object of ``raw`` (which is JSON); only the last one would be read."""
    try:
        json.loads(raw, object_pairs_hook=_once)
    except _TwiceError as problem:
        return str(problem)
    except (ValueError, RecursionError):
        return None
    return None


def _text(raw: bytes) -> str | None:
    try:
        return None if b"\0" in raw else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refuse(word: str) -> NoReturn:
    raise _WordError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _at(text: str, place: int, n: int) -> Text:
    rest = text[place : place + _SHOWN]
    if not rest.strip():
        return both("Line {n} ends too early. Write one claim a line, closed with a curly bracket.", n=n)
    return both(
        "Line {n} cannot be read from character {at} on: {rest}. Write one claim a line, in curly brackets, keys "
        "and texts in double quotes, commas between them.",
        n=n,
        at=place + 1,
        rest=shown(rest),
    )


def _too_large(n: int) -> Text:
    return both("Line {n} holds a number that is too large. Write a smaller one.", n=n)


def _is_whole(found: Any) -> bool:
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
