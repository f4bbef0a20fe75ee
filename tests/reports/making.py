"""Reports to look at: results that the engine gave for claims in many scripts, kept as files, and plans of them."""

from __future__ import annotations

import functools
import json
from datetime import date
from pathlib import Path
from typing import Any

from credval.reports.blocks import Attachment, Block, Paragraph, Plan, Section
from credval.reports.case import CaseHeader, Credential, Decision
from credval.reports.plan import plan
from credval.text import Lang
from tests.drawing.ladder_samples import INDIA, SWEDEN, SYRIA

SAMPLES = Path(__file__).parent / "samples"
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.json")))
DAY = date(2026, 11, 24)
_COUNTRIES = {"IN": INDIA, "SY": SYRIA}


def sample(name: str) -> dict[str, Any]:
    """``candidate``, ``claims`` and ``results`` of one case."""
    found: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def credentials(name: str) -> list[Credential]:
    given = sample(name)
    pairs = zip(given["results"], given["claims"], strict=True)
    return [Credential(result, claim, _COUNTRIES.get(claim["country"])) for result, claim in pairs]


def header(name: str) -> CaseHeader:
    return CaseHeader(
        DAY, "Exempelverket", sample(name)["candidate"], "REK-2026-117", prepared_by="A. Handläggare"
    )


@functools.cache
def report(name: str, lang: Lang = Lang.SV, decision: Decision | None = None) -> Plan:
    given = credentials(name)
    highest = 1 if len(given) > 1 else None
    return plan(
        header(name), given, lang, sweden=SWEDEN, highest=highest, decisions=(decision,) if decision else ()
    )


def attached_to(plan: Plan) -> bytes:
    """The bytes of the attachment that every report has."""
    assert plan.attachment is not None
    return plan.attachment.data


def bare(*blocks: Block | str, lang: Lang = Lang.SV) -> Plan:
    """A plan of nothing but ``blocks``; a text is a paragraph."""
    whole = tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks)
    attachment = Attachment("data.json", b"{}", "data")
    return Plan("Titel", lang, "", "fot", DAY.isoformat(), (Section("", whole),), attachment)
