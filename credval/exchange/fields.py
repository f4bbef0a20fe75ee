"""How is one field of a claim read, and what is said when it cannot be?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from credval.errors import CredvalError
from credval.text import Text, both
from credval.writing.scripts import shown

E = TypeVar("E", bound=StrEnum)
Reader = Callable[[str, Any], Any]

MOST_LETTERS = 1_000
MOST_ITEMS = 200


class ClaimError(CredvalError):
    """A claim that cannot be read: which field, what is wrong, and what to write."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.sv, text.en)

    @property
    def text(self) -> Text:
        return Text(self.sv, self.en)


def fail(message: str, **values: object) -> ClaimError:
    """A ClaimError with the message in both languages; what cannot be seen in a value is shown by its name."""
    return ClaimError(both(message, **{key: _shown(one) for key, one in values.items()}))


def _shown(value: object) -> object:
    return shown(value) if isinstance(value, str) else value


def text(key: str, value: Any, most: int = MOST_LETTERS) -> str:
    """A text, without blanks around it."""
    if not isinstance(value, str):
        raise fail("'{key}' must be a text in quotes.", key=key)
    if len(value) > most:
        raise fail(
            "'{key}' is {n} characters long; at most {most} are read. Shorten it.",
            key=key,
            n=len(value),
            most=most,
        )
    if not value.isascii():
        _refuse_half_letters(key, value)
    return value.strip()


def _refuse_half_letters(key: str, value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise fail("'{key}' holds half a letter (a broken character). Type it again.", key=key) from problem


def long_text(key: str, value: Any) -> str:
    """A text of up to 20,000 characters, kept word for word."""
    return text(key, value, most=20_000)


def number(key: str, value: Any, most: int = 100_000) -> float:
    """A number from 0; a text such as "3,5" is read too."""
    read = _parsed(key, value) if isinstance(value, str) else value
    if isinstance(read, bool) or not isinstance(read, int | float) or read != read:
        raise fail("'{key}' must be a number.", key=key)
    if not 0 <= read <= most:
        raise fail(
            "'{key}' is {value}; write a number from 0 to {most}.", key=key, value=_short(value), most=most
        )
    return float(read)


def _parsed(key: str, value: str) -> float:
    try:
        return float(value.strip().replace(",", "."))
    except ValueError as problem:
        raise fail("'{key}' must be a number.", key=key) from problem


def _short(value: float | str) -> str:
    """A number as it was written, unless it has hundreds of figures."""
    if isinstance(value, int) and abs(value) > 10**15:
        return "…"
    return str(value)[:30]


def years(key: str, value: Any) -> float:
    """A length in full-time years."""
    found = number(key, value)
    if found > 30:
        raise fail(
            "'{key}' is {value} years. Write full-time years, for example 3.", key=key, value=_short(value)
        )
    return found


def level(key: str, value: Any) -> int:
    """A level of a framework, 1 to 8."""
    found = number(key, value)
    if found not in range(1, 9):
        raise fail("'{key}' must be a level, a whole number from 1 to 8.", key=key)
    return int(found)


def flag(key: str, value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise fail("'{key}' must be true or false.", key=key)
    return value


def word(kind: type[E]) -> Reader:
    """One of the words of a closed list; small and capital letters do not matter."""
    known = {member.value.casefold(): member for member in kind}

    def read(key: str, value: Any) -> E:
        found = known.get(value.strip().casefold()) if isinstance(value, str) else None
        if found is None:
            shown = value if isinstance(value, str) and len(value) < 60 else "…"
            listed = ", ".join(member.value for member in kind)
            raise fail(
                "'{value}' is not one of the words for '{key}': {known}.", value=shown, key=key, known=listed
            )
        return found

    return read


def day(key: str, value: Any) -> date:
    """A day of our calendar as 2026-11-23."""
    written = text(key, value)
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise fail(
            "'{key}' is '{value}', which is no day. Write one that exists, as 2026-11-23.",
            key=key,
            value=written[:40],
        ) from problem


def words(key: str, value: Any) -> tuple[str, ...]:
    """A list of texts; one text alone counts as a list of one."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
        raise fail("'{key}' must be a list of texts.", key=key)
    if len(items) > MOST_ITEMS:
        raise fail("'{key}' has {n} items; at most {most} are read.", key=key, n=len(items), most=MOST_ITEMS)
    return tuple(text(key, item) for item in items)


def read(
    given: Any, table: Mapping[str, Reader], where: str, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The fields of one object by its table; unknown keys are refused by name, null counts as absent."""
    if not isinstance(given, dict):
        raise fail("'{where}' must be an object with keys and values, in curly brackets.", where=where)
    found: dict[str, Any] = {}
    for key, value in given.items():
        reader = table.get(key)
        if reader is None:
            raise _unknown(key, table, where)
        if value is not None:
            found[key] = reader(key, value)
    for key in required:
        if not found.get(key):
            raise fail("'{key}' is missing in '{where}'. Write it.", key=key, where=where)
    return found


def _unknown(key: str, table: Mapping[str, Reader], where: str) -> ClaimError:
    import difflib

    near = difflib.get_close_matches(key[:80], list(table), n=1)
    if near:
        return fail(
            "'{key}' is no key of '{where}'. Did you mean '{near}'?", key=key[:80], where=where, near=near[0]
        )
    return fail(
        "'{key}' is no key of '{where}'. Known keys: {known}.",
        key=key[:80],
        where=where,
        known=", ".join(table),
    )
