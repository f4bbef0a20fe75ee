"""Where does somebody go for an official word: UHR where it assesses, an authority where the profession is regulated?

What it costs and how long it takes is told as the authority publishes it, with the day when somebody read the page: both change,
and where nothing was found that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credval.assessment.routes import cost_of, over_routes, routes_for, statement_of, time_of
from credval.model.codes import EU_EEA
from credval.model.entries import Source
from credval.model.sweden import Profession, Route
from credval.reports.letters import Education
from credval.text import Lang, mark, tr


@dataclass(frozen=True, slots=True)
class Page:
    """A page that somebody has read, and the day."""

    address: str
    read: date


UHR = Page(
    "https://www.uhr.se/bedomning-av-utlandsk-utbildning/vad-utbildning-motsvarar/ansoka-om-bedomning/",
    date(2026, 11, 27),
)
"""Says that a statement is free of charge, what is assessed, and how long it takes now."""

_SWITZERLAND = "CH"


def uhr_assesses(education: Education) -> bool:
    """Whether the engine names UHR's free statement: finished, recognised, no regulated profession."""
    steps = education.result["next_steps"] if education.result else ()
    return any("UHR" in step["en"] and "free of charge" in step["en"] for step in steps)


def uhr_way(educations: Sequence[Education], lang: Lang) -> str:
    """How to apply to UHR; empty where it assesses none of these, so that nobody is sent there in vain."""
    if not any(uhr_assesses(one) for one in educations):
        return ""
    return tr("If you want an official statement, you can apply to UHR (the Swedish Council for Higher Education), free of charge: uhr.se/bedomning. Nobody has to have one.", lang)  # fmt: skip


def uhr_rows(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Where, cost and time of UHR's statement."""
    return (
        (tr("Where", lang), tr("UHR, the Swedish Council for Higher Education: uhr.se/bedomning", lang)),
        (tr("Cost", lang), tr("Free of charge (read {day})", lang, day=UHR.read.isoformat())),
        (tr("Time", lang), tr("UHR publishes how long it takes now. The time begins when all papers are there.", lang)),
        (tr("Page", lang), UHR.address),
    )  # fmt: skip


def authority_rows(education: Education, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Where to apply for the right to practise, and its cost and time as published, with the days of reading.

    Of the routes for the country of training, or of all where that does not settle it.
    """
    profession = education.profession
    assert profession is not None
    europe = trained_in_europe(education)
    routes = profession.routes if europe is None else routes_for(profession, "SE" if europe else "ZZ")
    return (
        (tr("Profession", lang), profession.titles.get(lang)),
        (tr("Authority", lang), capital(profession.authority.name.get(lang))),
        (tr("Apply at", lang), profession.authority.address or "–"),
        (tr("Cost", lang), over_routes((one, cost_of(profession, one)) for one in routes).get(lang)),
        (tr("Time", lang), over_routes((one, time_of(profession, one)) for one in routes).get(lang)),
        *_statement_row(profession, routes, lang),
    )


def _statement_row(profession: Profession, routes: Sequence[Route], lang: Lang) -> Iterator[tuple[str, str]]:
    given = [(one, says) for one in routes if (says := statement_of(profession, one))]
    if given:
        yield tr("Official statement", lang), over_routes(given).get(lang)


def capital(text: str) -> str:
    """With a capital at its beginning, for a name with an article."""
    return text[:1].upper() + text[1:]


def pages_read(sources: Sequence[Source], keys: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """The pages that statements rest on, each with the day it was read."""
    wanted = dict.fromkeys(keys)
    return tuple(
        f"{one.title.rstrip('.')}. {one.address} {tr('(read {day})', lang, day=one.read.isoformat())}"
        for one in sources
        if one.key in wanted and one.address
    )


def trained_in_europe(education: Education) -> bool | None:
    """Whether the country of training takes the European way; None where it is not known. Never nationality."""
    country = education.country
    if country is None or country.kind == "international":
        return None
    return country.code in EU_EEA or country.code == _SWITZERLAND


ROUTES = {
    "eu_eea": mark("Trained in the EU, the EEA or Switzerland"),
    "other": mark("Trained in another country"),
}
"""The ways of a profession, by what they are for."""
