"""A small rulebook of an invented system, written as real files, so that tests do not hang on the real countries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from credval.actions import books
from credval.actions.books import OpenBook

Plain = dict[str, Any]


def text(words: str) -> Plain:
    return {"sv": words, "en": words}


def source(title: str = "Law on education") -> Plain:
    return {
        "title": title,
        "publisher": "Ministry",
        "kind": "law",
        "address": "https://example.org/law",
        "read": "2026-11-23",
    }


ELEMENTS = dict.fromkeys(("level", "workload", "quality", "profile", "learning_outcomes"), "none")


def value(*destinations: str, **changes: Any) -> Plain:
    """One dated value; no difference in any element unless said."""
    return {
        "destinations": list(destinations),
        "basis": "derived",
        "because": text("Derived from length."),
        "elements": ELEMENTS | changes.pop("elements", {}),
        "sources": ["law"],
        **changes,
    }


def qualification(entry_id: str, title: str, **changes: Any) -> Plain:
    """A first degree that is comparable to a kandidatexamen, unless said otherwise."""
    found: Plain = {
        "format": "1",
        "id": entry_id,
        "titles": {"native": title, "native_language": "en", "en": title, "sv": title},
        "kind": "first_cycle",
        "awarded_by": "institution",
        "awarded": {"from": "earliest", "until": None},
        "entry_requirement": text("Twelve years of school."),
        "workload": {"years": "3"},
        "eqf": "6",
        "cycle": "first",
        "home_access": text("Opens second-cycle studies at home."),
        "comparable": {"earliest": value("se/kandidatexamen")},
        "sources": {"law": source()},
        "examples": [
            {"name": "the title fits", "given": {"title": title}, "expect": {"matches": "yes"}},
            {"name": "another title does not", "given": {"title": "Xyzzy"}, "expect": {"matches": "no"}},
        ],
    }
    return found | changes


def country(code: str = "IN", **changes: Any) -> Plain:
    found: Plain = {
        "format": "1",
        "id": code.lower(),
        "kind": "country",
        "code": code,
        "name": text("Testland"),
        "languages": ["en"],
        "overview": text("A system for tests."),
        "recognised_unit": "institution",
        "ehea": "no",
        "authorities": {
            "council": {
                "name": text("University Council"),
                "roles": ["recognition", "register"],
                "address": "https://example.org",
                "competent": "yes",
                "sources": ["law"],
            },
            "newspaper": {"name": text("A newspaper"), "roles": ["records"], "sources": ["law"]},
        },
        "ladders": [
            {
                "from": "earliest",
                "until": None,
                "name": text("The ladder"),
                "stages": [
                    {
                        "id": "school",
                        "name": text("School"),
                        "starts_age": "7",
                        "years": "12",
                        "isced": "3",
                        "track": "general",
                    },
                ],
                "sources": ["law"],
            }
        ],
        "framework": {"status": "none", "sources": ["law"]},
        "grading": [],
        "documents": [
            {
                "id": "final-diploma",
                "kind": "degree_certificate",
                "name": text("Final diploma"),
                "proves": "award",
                "issuer": text("The university"),
                "language": "en",
                "sources": ["law"],
            },
            {
                "id": "temporary",
                "kind": "provisional_certificate",
                "name": text("Temporary certificate"),
                "proves": "completion",
                "issuer": text("The university"),
                "language": "en",
                "sources": ["law"],
            },
        ],
        "verification": [],
        "people": {
            "names": text("Two names."),
            "calendars": ["gregorian"],
            "scripts": ["Latn"],
            "sources": ["law"],
        },
        "reforms": [],
        "conventions": [],
        "sources": {"law": source()},
    }
    return found | changes


DESTINATIONS: tuple[tuple[str, str, int | None, list[str], list[str]], ...] = (
    ("se/gymnasieexamen", "upper_secondary", 4, ["upper_secondary"], []),
    (
        "se/kvalificerad-yrkeshogskoleexamen",
        "higher_vocational",
        6,
        ["upper_secondary", "post_secondary"],
        [],
    ),
    ("se/hogskoleexamen", "general", 6, ["upper_secondary", "post_secondary", "higher_education"], []),
    (
        "se/kandidatexamen",
        "general",
        6,
        ["upper_secondary", "post_secondary", "higher_education"],
        ["se/hogskoleexamen"],
    ),
    (
        "se/magisterexamen",
        "general",
        7,
        ["upper_secondary", "post_secondary", "higher_education"],
        ["se/kandidatexamen"],
    ),
    (
        "se/masterexamen",
        "general",
        7,
        ["upper_secondary", "post_secondary", "higher_education"],
        ["se/magisterexamen"],
    ),
)


def destinations() -> Plain:
    rows = [
        {
            "id": key,
            "titles": text(key.removeprefix("se/")),
            "group": group,
            "seqf": str(seqf) if seqf else None,
            "cycle": {6: "first", 7: "second"}.get(seqf or 0) if group == "general" else None,
            "awarded": {"from": "earliest", "until": None},
            "meets": meets,
            "at_least": at_least,
            "sources": ["law"],
        }
        for key, group, seqf, meets, at_least in DESTINATIONS
    ]
    return {"format": "1", "id": "se", "destinations": rows, "sources": {"law": source()}}


def profession() -> Plain:
    return {
        "format": "1",
        "id": "se/sjukskoterska",
        "titles": {"sv": "sjuksköterska", "en": "nurse"},
        "also_known_as": {"sv": ["leg. ssk"], "en": ["registered nurse"]},
        "kind": "licence",
        "reserved": text("The title."),
        "authority": {"name": text("Socialstyrelsen"), "address": "https://www.socialstyrelsen.se"},
        "register": {"name": text("HOSP"), "address": "https://www.socialstyrelsen.se/hosp"},
        "law": ["SFS 2010:659"],
        "routes": [
            {"for": purpose, "steps": text("Apply."), "sources": ["law"]} for purpose in ("eu_eea", "other")
        ],
        "meanwhile": text("Work without the title."),
        "sources": {"law": source()},
        "examples": [{"typed": "nurse", "expect": "yes"}, {"typed": "clown", "expect": "no"}],
    }


RULEBOOK: Plain = {
    "format": "1",
    "edition": "2026.1",
    "released": "2026-11-23",
    "title": text("Test rules"),
    "licence": "CC BY 4.0",
    "owner": "credval",
    "publishers": [{"id": "credval", "name": "credval", "kind": "owner"}],
}

INSTITUTIONS = """id,kind,city,domains,ror,successor
old-university,university,Town,old.example,,
listed-college,college,Town,,,
merged-institute,institute,Town,,,old-university
"""
NAMES = """id,name,language,script,from,to
old-university,Old University,en,Latn,,
listed-college,Listed College,en,Latn,,
merged-institute,Merged Institute,en,Latn,,
"""
STATUSES = """id,authority,scope,status,from,to,address,read
old-university,council,institution,recognised,1990-01-01,,https://example.org/list,2026-11-23
listed-college,council,institution,listed_as_not_entitled,2000-01-01,,https://example.org/list,2026-11-23
merged-institute,council,institution,recognised,1960-01-01,1989-12-31,https://example.org/list,2026-11-23
"""


def write(folder: Path, *entries: Plain, **files: Plain) -> Path:
    """A rules folder with the given qualifications; ``country`` or ``extra`` files may be handed in."""
    put(folder / "rulebook.yaml", RULEBOOK)
    put(folder / "destinations" / "se.yaml", destinations())
    put(folder / "professions" / "se" / "sjukskoterska.yaml", profession())
    home = folder / "countries" / "in"
    put(home / "country.yaml", files.get("country") or country())
    for one in entries:
        put(home / "qualifications" / f"{one['id'].split('/')[1]}.yaml", one)
    for name, content in (
        ("institutions", INSTITUTIONS),
        ("institution_names", NAMES),
        ("institution_status", STATUSES),
    ):
        (home / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def put(path: Path, content: Plain) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def opened(folder: Path, *entries: Plain, **files: Plain) -> OpenBook:
    """The small rulebook, built and opened; by default with one bachelor's degree."""
    rules = write(
        folder / "rules", *(entries or (qualification("in/bachelor", "Bachelor of Tests"),)), **files
    )
    return books.open_book(books.build(rules, folder / "book" / "rulebook.sqlite").path)
