"""Of which names is a title put together, where two languages or two names stand in one line?"""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_OPEN = re.compile(r"[()\[\]（）【】]")
_BETWEEN = re.compile(r"\s*[/／;|,]\s*|\s+[-–—]\s+|\s+(?:or|eller)\s+", re.IGNORECASE)
_NUMBER = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six)"
_LENGTH = re.compile(
    rf"(?:(?:requiring|awarded|after|minimum|a|of|at|least|usually|mostly|meestal|duration:?)\s+)*{_NUMBER}(?:\s*(?:-|–|or|to)\s*{_NUMBER})?[\s-]*"
    r"(?:years?|yrs?|år|års|ans|años|anos|anni|jahre|jaar|jaren|yıl|let|lat|roky)(?:\s+(?:of|full-time|schooling|study|studies|university|course))*",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:awarded\s+|completed\s+)?(?:pre|post|before|after|until|since|from)[\s-]*\d{4}", re.IGNORECASE
)
_MOST = 6
"""More names than this in one line are a list, not a title."""


def names_joined(title: str) -> tuple[str, ...]:
    """The names in `Licența (Bachelor's degree)`, `Lisans / Bachelor`, `HSC or Intermediate`, in their order.

    Empty where the title is one name, where a bracket is left open, and where there are more names than a title has.
    A length, a time and the initials of what stands before are no names: what follows from the first two is asked for
    by itself.
    """
    inside = [one.strip() for one in _BRACKETS.findall(title)]
    outside = " ".join(_BRACKETS.sub(" ", title).split())
    if _OPEN.search(outside):
        return ()
    names = [one for text in (outside, *inside) if not _is_aside(text, outside) for one in _apart(text)]
    return tuple(names) if (inside or names != [outside]) and len(names) <= _MOST else ()


def without_field(title: str) -> str:
    """What stands before a field of study: `Bachelor of Technology` in `Bachelor of Technology (B.Tech) in Mining`; else nothing."""
    head, _in, field = re.sub(r"\s+", " ", _BRACKETS.sub(" ", title)).strip().partition(" in ")
    return head.strip() if field else ""


def _apart(text: str) -> list[str]:
    return [name for one in _BETWEEN.split(text) if (name := one.strip(" :")) and not _LENGTH.fullmatch(name)]


def _is_aside(text: str, outside: str) -> bool:
    return bool(_LENGTH.fullmatch(text) or _PERIOD.fullmatch(text)) or _are_initials(text, outside)


def _are_initials(text: str, outside: str) -> bool:
    """Whether ``text`` is the initials of all words of ``outside``, or of those with a capital: `Sekolah Menengah Umum (SMU)`."""
    letters = re.sub(r"[.\s]", "", text).casefold()
    words = re.findall(r"\w+", outside)
    initials = {
        "".join(one[0] for one in found).casefold()
        for found in (words, [one for one in words if one[0].isupper()])
    }
    return len(letters) > 1 and letters in initials
