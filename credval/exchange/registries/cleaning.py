"""How is one published field made fit to be kept: names without hidden characters, domains, countries, days?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, datetime

from credval.exchange.registries.opening import skipped
from credval.model.codes import SYSTEM_CODES
from credval.model.registries import Identifier, IdentifierKind, NameKind, RegistryName
from credval.text import mark
from credval.writing.folding import fold
from credval.writing.hosts import host_of
from credval.writing.lookalikes import OddityKind, oddities

MOST_LETTERS = 1_000
_MAY_HIDE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e01ef]"
)
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_HIDING = {OddityKind.INVISIBLE, OddityKind.DIRECTION, OddityKind.CONTROL}
_DIRECTIONS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_BETWEEN = re.compile(r"[\s,;]")
"""What stands between the addresses of a cell."""
_EMPTY = {"", "#n/a", "#value!", "#ref!", "not found", "n/a", "null", "none", "-"}
"""What spreadsheets and programs write where there is nothing."""
_OTHER_CODES = {"EL": "GR", "UK": "GB"}
"""The European Union's own two-letter codes that are not those of ISO 3166."""
_OTHER_NAMES = {
    "czech republic": "CZ", "turkey": "TR", "turkiye": "TR", "kosovo": "XK", "macedonia": "MK", "slovak republic": "SK",
    "the former yugoslav republic of macedonia": "MK", "russian federation": "RU", "republic of moldova": "MD",
    "holy see": "VA", "bosnia and herzegovina": "BA", "united kingdom": "GB", "the netherlands": "NL", "moldova": "MD",
}  # fmt: skip


def text(value: object) -> str:
    """One cell or field as text with single spaces; "" for what stands for nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = " ".join(str(value).split())
    return "" if found.casefold() in _EMPTY else found


def name(value: object, kind: NameKind, language: str = "") -> RegistryName | None:
    """A name without hidden characters; None where nothing is left. Raises RecordError for one that is no name."""
    given = text(value)
    if len(given) > MOST_LETTERS:
        raise skipped(mark("A name is longer than {most} characters."), most=MOST_LETTERS)
    if not given.isascii() and _HALF_LETTER.search(given):
        raise skipped(
            mark("The name “{name}” is not written in UTF-8."), name=_HALF_LETTER.sub("\ufffd", given)
        )
    seen = bare(given)
    if not seen:
        return None
    return RegistryName(seen, kind, language, given if seen != given else "")


def bare(given: str) -> str:
    """``given`` without the characters in it that hide or turn text; ordinary joiners of a script stay."""
    if not _MAY_HIDE.search(given):
        return given
    odd = {one.position for one in oddities(given) if one.kind in _HIDING}
    kept = "".join(char for i, char in enumerate(given) if i not in odd)
    return " ".join(kept.translate(_DIRECTIONS).split())


def names(found: Iterable[RegistryName | None]) -> tuple[RegistryName, ...]:
    """The names that are there, each once, in the order given."""
    once = {(one.name, one.language): one for one in reversed([*found]) if one}
    return tuple(reversed(once.values()))


def domain(address: object) -> str:
    """The host of the first web or mail address in a cell, as `host_of` reads it; "" where there is none."""
    given = text(address)
    first, *_ = _BETWEEN.split((given.partition("://")[2] or given).strip(), maxsplit=1)
    return host_of(first)


def domains(addresses: Iterable[object]) -> tuple[str, ...]:
    """The hosts of several addresses, each once."""
    return tuple(dict.fromkeys(filter(None, map(domain, addresses))))


@functools.lru_cache(maxsize=1024)
def country(given: str) -> str:
    """ISO 3166-1 alpha-2 in capitals for a code or an English name; "" for one that is not known."""
    code = given.upper()
    if len(code) == 2:
        code = _OTHER_CODES.get(code, code)
        return code if code in SYSTEM_CODES else ""
    folded = fold(given)
    return _OTHER_NAMES.get(folded) or _countries().get(folded, "")


@functools.cache
def _countries() -> dict[str, str]:
    from babel import Locale

    return {
        fold(english): code
        for code, english in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha()
    }


def identifier(kind: IdentifierKind, value: object) -> Identifier | None:
    """One identifier in its canonical form; None where there is none."""
    given = bare(text(value))
    if kind in (IdentifierKind.ISNI, IdentifierKind.PIC):
        given = given.replace(" ", "")
    return Identifier(kind, given) if given else None


def identifiers(found: Iterable[Identifier | None]) -> tuple[Identifier, ...]:
    """Those that are there, each once, by kind and value."""
    return tuple(sorted({one for one in found if one}, key=lambda one: (one.kind, one.value)))


def day(value: object) -> date | None:
    """A day from a cell that holds one, or from 2021-01-31, 31/01/2021, 31.01.2021, 2021; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    given = text(value)
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%dT%H:%M:%S", "%Y"):
        try:
            return datetime.strptime(given[:19], pattern).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    return None


def year(value: object) -> int | None:
    """The year in which something was founded; None for what is no year."""
    found = re.match(r"\d{4}", text(value))
    return int(found[0]) if found and 700 <= int(found[0]) <= 2100 else None
