"""What ends the report: the place for a person's decision, the sources, and how the report can be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.reports import attached
from credval.reports.blocks import Block, Facts, Form, Mark, Paragraph, Points, Seal, Section
from credval.reports.case import Credential, Decision
from credval.reports.sources import Sources
from credval.text import Lang, tr


def closing(
    credentials: Sequence[Credential],
    data: bytes,
    sources: Sources,
    lang: Lang,
    decisions: Sequence[Decision],
) -> Iterator[Section]:
    """Decision, sources, edition and seal: once for the whole report."""
    yield Section(tr("Decision", lang), tuple(_decision(lang, decisions)))
    listed = sources.listed(lang)
    if listed:
        yield Section(tr("Sources", lang), (Points(listed, Mark.BRACKET),))
    yield Section(tr("About this report", lang), tuple(_about(credentials, data, lang)))


def _decision(lang: Lang, decisions: Sequence[Decision]) -> Iterator[Block]:
    yield Paragraph(
        tr(
            "The outcome above is a proposal. A person decides; a decision that departs from it gives its reasons.",
            lang,
        )
    )
    names = (tr("Decision", lang), tr("Reasons, if it departs", lang), tr("Date", lang), tr("Name", lang))
    if not decisions:
        yield Form(((names[0], 1), (names[1], 2), (f"{names[2]} · {names[3]}", 1)))
    for one in decisions:
        values = (one.decision, one.reasons or "–", one.day.isoformat(), one.by)
        about = ((tr("Credential", lang), one.about),) if one.about else ()
        yield Facts((*about, *zip(names, values, strict=True)))


def _about(credentials: Sequence[Credential], data: bytes, lang: Lang) -> Iterator[Block]:
    first, sha256 = credentials[0].result, attached.digest(data)
    outcomes = [one.result["outcome"] for one in credentials]
    code = attached.code(first["edition"], outcomes, sha256)
    evidence = attached.evidence(credentials)
    rows = (
        (tr("Edition of the rulebook", lang), first["edition"]),
        (tr("Hash of the rulebook", lang), first["hash"]),
        *([(tr("Hash of the evidence from registries", lang), evidence)] if evidence else []),
        (tr("Hash of the attachment {name} (SHA-256)", lang, name=attached.NAME), sha256),
    )
    alt = tr(
        "QR code with the edition, the outcome and the SHA-256 of the attachment: {code}", lang, code=code
    )
    holds = tr("The square code holds the edition, the outcome and the hash of the attachment.", lang)
    yield Seal(code, alt, rows, f"{holds} {not_sealed(lang)}")


def not_sealed(lang: Lang) -> str:
    """What the missing seal means."""
    return tr(
        "This report carries no seal. The hash shows whether the attachment was changed, not who made it: anybody could have made this file.",
        lang,
    )
