"""Which chapters, terms, notes and links does the handbook have, and what cannot be read in them?

A chapter is a file for each language, ``handbook/sv/NAME.md`` and ``handbook/en/NAME.md``: a head in YAML between two lines
of ``---``, then the text in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from credval.rulebook.handbook_shape import ChapterHeadShape
from credval.rulebook.issues import Issue, issue
from credval.rulebook.markdown import Part, parts
from credval.rulebook.reading import Parsed, RuleFileError, parse, text_of
from credval.rulebook.sentences import problems
from credval.text import both

LANGUAGES = ("sv", "en")
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """One chapter in one language."""

    file: str
    language: str
    head: Parsed
    shape: ChapterHeadShape
    parts: tuple[Part, ...]
    body: str
    """The text as written, for its readability."""


def chapters(folder: Path, name_of: Path, issues: list[Issue]) -> Iterator[ChapterDraft]:
    """Every chapter under ``folder`` that can be read, in order of language and file; the rest is told in ``issues``."""
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.md")):
            try:
                yield _chapter(path, path.relative_to(name_of).as_posix(), language, issues)
            except RuleFileError as problem:
                issues.append(problem.issue)
            except _RefusedError as refused:
                issues.extend(problems(refused.head, ChapterHeadShape, refused.why))


class _RefusedError(Exception):
    """The head of a chapter is not as it must be."""

    def __init__(self, head: Parsed, why: ValidationError) -> None:
        super().__init__(str(why))
        self.head = head
        self.why = why


def _chapter(path: Path, name: str, language: str, issues: list[Issue]) -> ChapterDraft:
    above, body, first = _apart(text_of(path, name), name)
    head = parse(above, name)
    try:
        shape = ChapterHeadShape.model_validate(head.data)
    except ValidationError as failed:
        raise _RefusedError(head, failed) from failed
    found, told = parts(body, first)
    issues += [issue(name, one.line, "chapter-text", one.text) for one in told]
    return ChapterDraft(name, language, head, shape, tuple(found), body)


def _apart(text: str, name: str) -> tuple[str, str, int]:
    """The head (with an empty line for the fence, so that lines count right), the text, and the line where it begins."""
    lines = text.split("\n")
    if lines[0].strip() != _FENCE or _FENCE not in (one.strip() for one in lines[1:]):
        says = both("A chapter begins with '---', its head ('format: 1' and so on), and '---' again.")
        raise RuleFileError(issue(name, 1, "chapter-head", says))
    end = next(n for n, one in enumerate(lines[1:], 1) if one.strip() == _FENCE)
    return "\n".join(["", *lines[1:end]]), "\n".join(lines[end + 1 :]), end + 2


def paragraph_ids(draft: ChapterDraft) -> list[str]:
    """What can be pointed to in a chapter: itself, and each named paragraph."""
    return [draft.shape.id, *[f"{draft.shape.id}/{one.id}" for one in draft.parts if one.id]]
