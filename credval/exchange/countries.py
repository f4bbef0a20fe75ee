"""Which education system does a code mean, and which was meant where there is no such code?"""

from __future__ import annotations

import functools
from typing import Any

from credval.exchange.fields import fail, text
from credval.model.codes import COMMON_MISTAKES, SYSTEM_CODES
from credval.writing.folding import fold
from credval.writing.lookalikes import reading

_FORMER = {
    "ussr": "SUHH",
    "soviet union": "SUHH",
    "sovjetunionen": "SUHH",
    "yugoslavia": "YUCS",
    "jugoslavien": "YUCS",
    "czechoslovakia": "CSHH",
    "tjeckoslovakien": "CSHH",
    "gdr": "DDDE",
    "ddr": "DDDE",
    "usa": "US",
    "turkey": "TR",
    "burma": "MM",
    "england": "GB",
    "scotland": "GB",
    "skottland": "GB",
    "wales": "GB",
}
"""Names that the list of today's countries does not hold."""


def country_code(key: str, value: Any) -> str:
    """The code of an education system in capital letters. Raises ClaimError with what may be meant."""
    written = text(key, value)
    code = written.upper()
    if code in SYSTEM_CODES and written.isascii():
        return code
    near = COMMON_MISTAKES.get(code) or _named(written[:80])
    if near:
        raise fail("'{code}' is no country code. Did you mean {near}?", code=written[:40], near=near)
    alike = reading(written[:40].lower()).upper()
    if not written.isascii() and alike in SYSTEM_CODES:
        raise fail(
            "'{code}' looks like {near}, but is written with other letters. Type it again.",
            code=written[:40],
            near=alike,
        )
    raise fail(
        "'{code}' is no country code. Write two letters (IN), four for a former state (SUHH), XK or INT.",
        code=written[:40],
    )


@functools.lru_cache(maxsize=256)
def _named(written: str) -> str | None:
    name = fold(written)
    return _FORMER.get(name) or _countries().get(name)


@functools.cache
def _countries() -> dict[str, str]:
    """Every country by its Swedish and English name; read only where a code was wrong."""
    from babel import Locale

    return {
        fold(name): code
        for language in ("en", "sv")
        for code, name in Locale(language).territories.items()
        if code in SYSTEM_CODES
    }
