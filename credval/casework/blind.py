"""What does a case look like to somebody who is not to see who it is, until a proposal stands?"""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec.structs import replace

from credval.casework.retention import is_identity
from credval.model.cases import Case, Office, Paper, Person

NEVER_SAVED = -1
"""Version of a hidden case: a store refuses to write it over the whole one."""

HIDDEN = "•••"
_SHORTEST = 3
"""Letters of a text that is looked for elsewhere in the case; shorter ones would hide half of it."""

_FREE_TEXT = frozenset(
    {
        "because",
        "documents_missing_because",
        "keep_longer_because",
        "note",
        "papers_missing_because",
        "purpose",
        "question",
        "reference",
        "says",
        "text",
        "what",
    }
)
"""Keys, at any depth, of what people type in their own words."""

_PICTURES = frozenset({"photo", "portrait"})


def is_hidden(case: Case, office: Office) -> bool:
    """Whether the person is hidden: blind mode, no proposal stands, and nothing was decided yet."""
    return office.blind and case.proposal is None and not case.decisions


def hidden(case: Case, office: Office) -> Case:
    """The case without name, other names, birth date, contact, pictures, identity papers, CV and names of files.

    For showing and assessing, never for saving: its version is `NEVER_SAVED`. What a person typed into free text is hidden
    where it stands word for word. The whole case once a proposal stands.
    """
    if not is_hidden(case, office):
        return case
    shown = replace(
        case,
        version=NEVER_SAVED,
        person=Person(reference=case.person.reference, language=case.person.language),
        papers=_papers(case),
        corrections=(),
    )
    return _masked(shown, _telling(case))


def _papers(case: Case) -> tuple[Paper, ...]:
    kept = (one for one in case.papers if not shows_the_person(one))
    return tuple(replace(one, name=f"{one.kind}-{n}") for n, one in enumerate(kept, 1))


def shows_the_person(paper: Paper) -> bool:
    """An identity paper, a CV, or a picture that is of no credential. Photos of diplomas are there to be assessed."""
    picture = paper.media_type.startswith("image/") or paper.kind in _PICTURES
    return is_identity(paper) or paper.kind == "cv" or (picture and not paper.credentials)


def _telling(case: Case) -> tuple[str, ...]:
    """What says who it is, the longest first, so that no rest of a name is left."""
    person = case.person
    found = {
        person.name_as_written,
        *person.other_names,
        person.born_as_written,
        person.contact,
        *(word for one in case.corrections for word in (one.was, one.now)),
    }
    texts = {one.strip() for one in found if len(one.strip()) >= _SHORTEST}
    return tuple(sorted(texts, key=lambda one: (-len(one), one)))


def _masked(case: Case, telling: tuple[str, ...]) -> Case:
    if not telling:
        return case
    words = re.compile("|".join(map(re.escape, telling)), re.IGNORECASE)
    return msgspec.convert(_mask(msgspec.to_builtins(case), words), Case)


def _mask(value: Any, words: re.Pattern[str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _mask(one, words, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mask(one, words, key) for one in value]
    return words.sub(HIDDEN, value) if isinstance(value, str) and key in _FREE_TEXT else value
