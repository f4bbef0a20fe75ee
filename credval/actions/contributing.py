"""What a contributor does with single files: schemas for the editor, the canonical layout, a new entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from credval.errors import CredvalError
from credval.text import both, mark

if TYPE_CHECKING:
    from pydantic import BaseModel

_ID = re.compile(r"^[a-z]{2,4}/[a-z0-9]+(-[a-z0-9]+)*$")


class NewEntryError(CredvalError):
    """A new entry cannot be started under that id."""


def schemas() -> dict[str, bytes]:
    """JSON Schema (2020-12) of every kind of rule file, by file name."""
    from credval.rulebook.checklist_shape import ChecklistShape
    from credval.rulebook.country_shape import CountryShape
    from credval.rulebook.handbook_shape import ChapterHeadShape, GlossaryShape, GroupNotesShape, TopicsShape
    from credval.rulebook.qualification_shape import QualificationShape
    from credval.rulebook.sector_shape import PackShape, SectorRuleShape
    from credval.rulebook.sweden_shape import (
        DestinationsShape,
        ProfessionShape,
        RulebookShape,
        VocabularyShape,
    )

    kinds: dict[str, type[BaseModel]] = {
        "chapter": ChapterHeadShape,
        "glossary": GlossaryShape,
        "group-notes": GroupNotesShape,
        "topics": TopicsShape,
        "checklist": ChecklistShape,
        "sector-pack": PackShape,
        "sector-rule": SectorRuleShape,
        "country": CountryShape,
        "qualification": QualificationShape,
        "destinations": DestinationsShape,
        "profession": ProfessionShape,
        "vocabulary": VocabularyShape,
        "rulebook": RulebookShape,
    }
    return {f"{name}.json": _schema(shape.model_json_schema(by_alias=True)) for name, shape in kinds.items()}


def _schema(found: dict[str, object]) -> bytes:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def write_schemas(folder: Path, only_compare: bool = False) -> list[str]:
    """Names of the schemas under ``folder`` that were not up to date; they are, afterwards, unless only compared."""
    stale = [name for name, content in schemas().items() if _bytes(folder / name) != content]
    if not only_compare:
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (folder / name).write_bytes(schemas()[name])
    return stale


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def format_files(place: Path, only_compare: bool = False) -> list[Path]:
    """Files at or below ``place`` that were laid out otherwise; laid out afterwards, unless only compared.

    A file that cannot be read is left as it is: the check says what is wrong in it.
    """
    from credval.rulebook.formatting import laid_out
    from credval.rulebook.reading import RuleFileError, read_yaml

    changed = []
    for path in [place] if place.is_file() else sorted(place.rglob("*.yaml")):
        try:
            parsed = read_yaml(path, path.name)
        except RuleFileError:
            continue
        wanted = laid_out(parsed, _shape_for(path))
        if wanted != parsed.text:
            changed.append(path)
            if not only_compare:
                path.write_text(wanted, encoding="utf-8", newline="\n")
    return changed


def _shape_for(path: Path) -> type[BaseModel]:
    from credval.rulebook.checklist_shape import ChecklistShape
    from credval.rulebook.country_shape import CountryShape
    from credval.rulebook.handbook_shape import GlossaryShape, GroupNotesShape, TopicsShape
    from credval.rulebook.qualification_shape import QualificationShape
    from credval.rulebook.sector_shape import PackShape, SectorRuleShape
    from credval.rulebook.sweden_shape import (
        DestinationsShape,
        ProfessionShape,
        RulebookShape,
        VocabularyShape,
    )

    by_name: dict[str, type[BaseModel]] = {
        "rulebook.yaml": RulebookShape,
        "country.yaml": CountryShape,
        "glossary.yaml": GlossaryShape,
        "topics.yaml": TopicsShape,
        "pack.yaml": PackShape,
    }
    by_folder: dict[str, type[BaseModel]] = {
        "professions": ProfessionShape,
        "sectors": SectorRuleShape,
        "notes": GroupNotesShape,
        "checklists": ChecklistShape,
        "destinations": DestinationsShape,
        "vocabulary": VocabularyShape,
    }
    if path.name in by_name:
        return by_name[path.name]
    return next((shape for folder, shape in by_folder.items() if folder in path.parts), QualificationShape)


def new_entry(rules: Path, entry_id: str) -> Path:
    """A qualification file with every key that has to be filled in. Raises NewEntryError."""
    if not _ID.match(entry_id):
        raise _refused(
            mark("'{id}' is no id. Write the country and a name: in/bachelor-of-design"), id=entry_id
        )
    system, name = entry_id.split("/")
    path = rules / "countries" / system / "qualifications" / f"{name}.yaml"
    if path.exists():
        raise _refused(mark("{path} is there already. An id is used once and never again."), path=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_STARTED.format(id=entry_id), encoding="utf-8", newline="\n")
    format_files(path)
    return path


def _refused(message: str, **values: object) -> NewEntryError:
    found = both(message, **values)
    return NewEntryError(found.sv, found.en)


_STARTED = """\
format: 1
id: {id}
titles:
  native: ''
  native_language: ''
  en: ''
  sv: ''
also_known_as: []
kind: ''
awarded_by: institution
awarded:
  from: earliest
  until: null
entry_requirement:
  sv: ''
  en: ''
workload:
  years: null
eqf: null
isced: null
cycle: null
leads_to: []
home_access:
  sv: ''
  en: ''
comparable:
  earliest:
    destinations: []
    basis: derived
    because:
      sv: ''
      en: ''
    elements:
      level: unknown
      workload: unknown
      quality: unknown
      profile: unknown
      learning_outcomes: unknown
    sources: []
views: []
sources: {{}}
examples: []
"""
