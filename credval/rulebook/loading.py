"""Which rule files are there, what do they hold, and what is wrong in each of them?

A bad file never stops the others from being read: its problems are collected, and the rest goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from credval.rulebook.checklist_shape import ChecklistShape
from credval.rulebook.country_shape import CountryShape
from credval.rulebook.handbook import ChapterDraft, chapters
from credval.rulebook.handbook_shape import GlossaryShape, GroupNotesShape, TopicsShape
from credval.rulebook.issues import Issue, Severity, issue
from credval.rulebook.qualification_shape import QualificationShape
from credval.rulebook.reading import Parsed, RuleFileError, read_yaml
from credval.rulebook.sector_shape import PackShape, SectorRuleShape
from credval.rulebook.sentences import problems
from credval.rulebook.sweden_shape import DestinationsShape, ProfessionShape, RulebookShape, VocabularyShape
from credval.rulebook.tables import InstitutionTables, read_tables
from credval.text import both

ENDINGS = (".yaml", ".csv", ".md")

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Draft(Generic[S]):
    """A rule file that has the right shape, with the tree that knows its lines."""

    parsed: Parsed
    shape: S

    @property
    def file(self) -> str:
        return self.parsed.file


@dataclass(slots=True)
class Drafts:
    """Everything under the rules folder, and every problem found while reading it."""

    folder: Path
    rulebook: Draft[RulebookShape] | None = None
    countries: dict[str, Draft[CountryShape]] = field(default_factory=dict)
    qualifications: dict[str, Draft[QualificationShape]] = field(default_factory=dict)
    institutions: dict[str, InstitutionTables] = field(default_factory=dict)
    destinations: dict[str, Draft[DestinationsShape]] = field(default_factory=dict)
    professions: dict[str, Draft[ProfessionShape]] = field(default_factory=dict)
    vocabularies: dict[str, Draft[VocabularyShape]] = field(default_factory=dict)
    chapters: dict[str, dict[str, ChapterDraft]] = field(default_factory=dict)
    """Of the handbook: by id, then by language."""
    glossary: Draft[GlossaryShape] | None = None
    topics: Draft[TopicsShape] | None = None
    group_notes: dict[str, Draft[GroupNotesShape]] = field(default_factory=dict)
    checklists: dict[str, Draft[ChecklistShape]] = field(default_factory=dict)
    packs: dict[str, Draft[PackShape]] = field(default_factory=dict)
    sector_rules: dict[str, Draft[SectorRuleShape]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def errors(self) -> list[Issue]:
        return sorted(one for one in self.issues if one.severity is Severity.ERROR)


def load(folder: Path) -> Drafts:
    """All rule files below ``folder``; problems stand in ``issues``."""
    drafts = Drafts(folder)
    drafts.rulebook = _one(drafts, folder / "rulebook.yaml", RulebookShape)
    for path in yaml_files(folder / "vocabulary"):
        _keep(drafts, path, VocabularyShape, drafts.vocabularies)
    for path in yaml_files(folder / "destinations"):
        _keep(drafts, path, DestinationsShape, drafts.destinations)
    for path in yaml_files(folder / "professions"):
        _keep(drafts, path, ProfessionShape, drafts.professions)
    for home in sorted(one for one in (folder / "countries").glob("*") if one.is_dir()):
        _country(drafts, home)
    _handbook(drafts, folder / "handbook")
    for path in yaml_files(folder / "checklists"):
        _keep(drafts, path, ChecklistShape, drafts.checklists)
    for path in yaml_files(folder / "sectors"):
        if path.name == "pack.yaml":
            _keep(drafts, path, PackShape, drafts.packs)
        else:
            _keep(drafts, path, SectorRuleShape, drafts.sector_rules)
    return drafts


def _handbook(drafts: Drafts, home: Path) -> None:
    for chapter in chapters(home, drafts.folder, drafts.issues):
        languages = drafts.chapters.setdefault(chapter.shape.id, {})
        if chapter.language in languages:
            other = languages[chapter.language].file
            drafts.issues.append(_twice(chapter.file, chapter.head, chapter.shape.id, other))
        else:
            languages[chapter.language] = chapter
    if (home / "glossary.yaml").is_file():
        drafts.glossary = _one(drafts, home / "glossary.yaml", GlossaryShape)
    if (home / "topics.yaml").is_file():
        drafts.topics = _one(drafts, home / "topics.yaml", TopicsShape)
    for path in yaml_files(home / "notes"):
        _keep(drafts, path, GroupNotesShape, drafts.group_notes)


def yaml_files(folder: Path) -> list[Path]:
    """Every YAML file below ``folder``, in order of path."""
    found = _names(os.fspath(folder), "") if folder.is_dir() else ()
    return [folder / name for name in sorted(found) if name.endswith(".yaml")]


def rule_files(folder: Path) -> dict[str, Path]:
    """Every file that the compiled book depends on, by its name below ``folder``, in one order everywhere."""
    return {name: folder / name for name in sorted(_names(os.fspath(folder), ""))}


def _names(folder: str, before: str) -> Iterator[str]:
    # asked at every start: one listing of each folder, where a pattern for each ending takes three times as long
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _names(one.path, f"{before}{one.name}/")
            elif one.name.endswith(ENDINGS) and one.is_file():
                yield before + one.name


def _country(drafts: Drafts, home: Path) -> None:
    country = _one(drafts, home / "country.yaml", CountryShape)
    if country:
        drafts.countries[home.name] = country
    for path in yaml_files(home / "qualifications"):
        _keep(drafts, path, QualificationShape, drafts.qualifications)
    authorities = set(country.shape.authorities) if country else set()
    tables = read_tables(home, home.name, authorities)
    drafts.institutions[home.name] = tables
    drafts.issues.extend(tables.issues)


def _keep(drafts: Drafts, path: Path, shape: type[S], into: dict[str, Draft[S]]) -> None:
    draft = _one(drafts, path, shape)
    if draft is None:
        return
    key = str(getattr(draft.shape, "id"))  # noqa: B009  (every one of these shapes has an id)
    if key in into:
        drafts.issues.append(_twice(draft.file, draft.parsed, key, into[key].file))
    else:
        into[key] = draft


def _twice(file: str, parsed: Parsed, key: str, other: str) -> Issue:
    text = both(
        "The id '{id}' is used by {other} too. An id is used once and never again.",
        id=key,
        other=other,
    )
    return issue(file, parsed.line(("id",)), "id-twice", text)


def _one(drafts: Drafts, path: Path, shape: type[S]) -> Draft[S] | None:
    name = path.relative_to(drafts.folder).as_posix()
    if not path.is_file():
        drafts.issues.append(
            issue(
                name,
                1,
                "missing-file",
                both("This file is missing. Every rulebook and every country needs it."),
            )
        )
        return None
    try:
        return _shaped(drafts, read_yaml(path, name), shape)
    except RuleFileError as problem:
        drafts.issues.append(problem.issue)
    return None


def _shaped(drafts: Drafts, parsed: Parsed, shape: type[S]) -> Draft[S] | None:
    try:
        return Draft(parsed, shape.model_validate(parsed.data))
    except ValidationError as failed:
        drafts.issues.extend(problems(parsed, shape, failed))
    return None
