"""What does the report say of one credential: the four questions, the outcome, why, and what would change it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from credval.assessment.record import ELEMENT_STEPS, entry_holds
from credval.assessment.regions import part_of
from credval.assessment.wording import label
from credval.reports.blocks import (
    Block,
    Facts,
    Mark,
    Paragraph,
    Points,
    Section,
    Style,
    Table,
    Verdict,
)
from credval.reports.case import Credential
from credval.reports.sources import Sources
from credval.text import Lang, Text, mark, tr

SIGNS = {
    "COMPARABLE": "=",
    "COMPARABLE_NOTE": "=\u2009!",
    "PARTIAL": "=\u2009…",
    "NOT_COMPARABLE": "≠",
    "CANNOT_ASSESS": "?",
    "REFER_AUTHORITY": "→",
}
ABOUT = {
    "institution": mark("The institution"),
    "programme": mark("The programme"),
    "authenticity": mark("The paper"),
    "identity": mark("The person"),
    "completion": mark("The completion"),
    "prior_decision": mark("An earlier decision"),
}
ANSWERS = {
    "confirmed": mark("confirmed"),
    "denied": mark("denied"),
    "not_found": mark("not found"),
    "no_answer": mark("no answer"),
}
_STATES = {
    "yes": ("●", mark("yes")),
    "partly": ("◐", mark("in part")),
    "no": ("✕", mark("no")),
    "unknown": ("○", mark("not known")),
    "info": ("◇", mark("for information")),
}


def credential_sections(
    one: Credential, lang: Lang, sources: Sources, position: int | None
) -> Iterator[Section]:
    """The sections of one credential; with a ``position`` it stands among others and gets a heading of its own."""
    result = one.result
    if position is not None:
        yield Section(f"{position}. {title_of(one, lang)}", (Facts(tuple(facts_of(one, lang))),), 1)
    if result["error"]:
        yield Section(
            tr("This credential could not be read", lang), (Paragraph(_say(result["error"], lang)),)
        )
        return
    summary = tuple(_say(sentence, lang) for sentence in result["summary"])
    yield Section(tr("For the hiring manager", lang), (Points(summary, Mark.NUMBER),))
    yield Section(tr("Four questions, each answered by itself", lang), (_questions(result, lang),))
    yield Section(tr("Proposed outcome", lang), tuple(_outcome(result, lang)))
    holds = entry_holds(result)
    if holds and result["elements"]:
        yield Section(tr("Five elements", lang), tuple(_elements(result, lang, sources)))
    looked_up = _looked_up(one, lang)
    if looked_up:
        yield Section(tr("What was looked up", lang), (looked_up,))
    if holds and result["views"]:
        yield Section(tr("What other bodies say", lang), tuple(_views(result, lang, sources)))
    if result["would_be"]:
        yield Section(tr("What is not known, and what it would change", lang), (_would_be(result, lang),))
    if result["notes"]:
        yield Section(
            tr("To bear in mind", lang), (Points(tuple(_say(note, lang) for note in result["notes"])),)
        )
    if result["next_steps"]:
        steps = tuple(_say(step, lang) for step in result["next_steps"])
        yield Section(tr("Next steps", lang), (Points(steps, Mark.NUMBER),))


def trace_section(one: Credential, lang: Lang, sources: Sources) -> Section:
    """Each question that was asked, and what it gave."""
    return Section(tr("How the proposal came about", lang), tuple(_trace(one.result, lang, sources)))


def name_of(one: Credential) -> Text:
    """The credential as a reader knows it: the entry's title, where the entry holds for it, else what was typed."""
    title = one.result["matched"]["title"] if entry_holds(one.result) else None
    written = str(one.claim.get("qualification", ""))
    return Text(title["sv"], title["en"]) if title else Text(written, written)


def title_of(one: Credential, lang: Lang) -> str:
    """As `name_of`, in one language."""
    return name_of(one).get(lang)


def facts_of(one: Credential, lang: Lang) -> Iterator[tuple[str, str]]:
    """What the paper says, as written."""
    result = one.result
    yield tr("Qualification, as written", lang), _written(one, lang)
    yield tr("Education system", lang), _system(one, lang)
    named = (one.claim.get("institution"), (result["institution"] or {}).get("name"))
    yield tr("Institution", lang), _together(*named) or tr("not given", lang)
    if became := (result["institution"] or {}).get("history"):
        yield tr("The institution since then", lang), " ".join(_say(one, lang) for one in became)
    award = result["award_date"]
    yield tr("Awarded", lang), _say(award["shown"], lang) if award else tr("not given", lang)


def _written(one: Credential, lang: Lang) -> str:
    """The title in its own script and as typed; an entry that was picked by its id is named by its title."""
    native, typed = one.claim.get("qualification_native"), str(one.claim.get("qualification", ""))
    picked = typed == (one.result["matched"] or {}).get("qualification_id")
    return _together(native, title_of(one, lang) if picked else typed)


def _together(*texts: object) -> str:
    """What is not empty, each once."""
    return " · ".join(dict.fromkeys(str(text) for text in texts if text))


def _system(one: Credential, lang: Lang) -> str:
    region = str(one.claim.get("region") or "")
    part = part_of(one.country, region)
    region = part.name.text.get(lang) if part else region
    name = one.country.name.text.get(lang) if one.country else str(one.claim.get("country", ""))
    return f"{name} ({region})" if region else name


def _say(text: Mapping[str, str] | None, lang: Lang) -> str:
    return text[lang.value] if text else ""


def _questions(result: Mapping[str, Any], lang: Lang) -> Table:
    rows = []
    for question in result["questions"]:
        sign, word = _STATES.get(question["state"], ("○", question["state"]))
        rows.append(
            (_say(question["title"], lang), f"{sign} {tr(word, lang)}", _say(question["answer"], lang))
        )
    heads = (tr("Question", lang), tr("State", lang), tr("What is known", lang))
    return Table(heads, tuple(rows), (3.2, 1.8, 5))


def _outcome(result: Mapping[str, Any], lang: Lang) -> Iterator[Block]:
    note = tr("Preliminary: the paper has not been checked.", lang) if _is_preliminary(result) else ""
    yield Verdict(
        SIGNS[result["outcome"]], label(result["outcome"], lang), _say(result["headline"], lang), note
    )
    shown = result["comparability"]
    if shown:
        yield Paragraph(_say(shown["sentence"], lang))
        if not shown["certain"]:
            yield Paragraph(tr("This is not certain yet: see what is not known, below.", lang))
    yield Facts(tuple(_about(result, lang)))
    if shown and any(one["seqf"] for one in shown["destinations"]):
        explained = tr(
            "SeQF is Sweden's framework of eight levels, EQF the European one. 60 higher education credits: one year of full-time study.",
            lang,
        )
        yield Paragraph(explained, Style.SMALL)


def _is_preliminary(result: Mapping[str, Any]) -> bool:
    """Whether a comparison stands on an unchecked paper and the headline does not say so itself."""
    compared = result["outcome"] not in ("CANNOT_ASSESS", "REFER_AUTHORITY")
    return bool(result["preliminary"] and compared and not result["headline"]["en"].startswith("Preliminar"))


def _about(result: Mapping[str, Any], lang: Lang) -> Iterator[tuple[str, str]]:
    shown, needed, apart = result["comparability"], result["requirement"], result["if_not_regulated"]
    matched = result["matched"] or {}
    if matched.get("title"):
        how = f"{_sentence(_say(matched['title'], lang))} {_say(matched.get('because'), lang)}"
        yield tr("Entry in the rulebook", lang), how.strip()
    if needed:
        yield (
            tr("What the job requires", lang),
            f"{_met(needed['met'], lang)}. {_say(needed['because'], lang)}",
        )
    if apart:
        told = tr(
            "{outcome}. Information only: the authority decides.", lang, outcome=label(apart["outcome"], lang)
        )
        yield tr("If the profession were not regulated", lang), told
    if shown:
        yield tr("The comparison rests on", lang), _sentence(_say(shown["basis_text"], lang))
        if _say(shown.get("because"), lang):
            yield tr("Because", lang), _say(shown["because"], lang)
        if shown["eqf"] is not None:
            level = tr(
                "level {level} in the European Qualifications Framework (EQF)", lang, level=shown["eqf"]
            )
            yield tr("Its own level", lang), _sentence(level)
        yield tr("What it opens in its own system", lang), _say(shown["home_access"], lang)
    if matched.get("title"):
        yield tr("Vetting of the entry", lang), _sentence(_say(result["vetting_text"], lang))


def _met(word: str, lang: Lang) -> str:
    return {
        "yes": tr("Met", lang),
        "no": tr("Not met", lang),
        "unknown": tr("Not known", lang),
        "not_asked": tr("Nothing was asked", lang),
    }.get(word, word)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _elements(result: Mapping[str, Any], lang: Lang, sources: Sources) -> Iterator[Block]:
    against = _against(result, lang)
    if against:
        yield Paragraph(tr("Compared with {title}.", lang, title=against), Style.SMALL)
    heads = (tr("Element", lang), tr("Difference", lang), tr("Why", lang), tr("Source", lang))
    rows = tuple(
        (
            label(name, lang),
            label(element["result"], lang),
            _say(element["because"], lang),
            sources.of_keys(result, element["sources"]),
        )
        for name, element in result["elements"].items()
    )
    yield Table(heads, rows, (2, 2.3, 4.6, 1.1))


def _against(result: Mapping[str, Any], lang: Lang) -> str:
    named = {
        one["id"]: _say(one["title"], lang) for one in (result["comparability"] or {}).get("destinations", ())
    }
    wanted = {element["against"] for element in result["elements"].values() if element["against"]}
    return ", ".join(dict.fromkeys(named[one] for one in sorted(wanted) if one in named))


def _views(result: Mapping[str, Any], lang: Lang, sources: Sources) -> Iterator[Block]:
    apart = tr(
        "They stand side by side and are never averaged. Each row is that body's own view, in its own language.",
        lang,
    )
    yield Paragraph(apart, Style.SMALL)
    heads = (tr("Body", lang), tr("Says", lang), tr("EQF", lang), tr("Source", lang))
    rows = tuple(
        (view["body"], view["says"], _level(view), sources.of_address(view["address"]))
        for view in result["views"]
    )
    yield Table(heads, rows, (2.2, 5.6, 1.1, 1.1))


def _looked_up(one: Credential, lang: Lang) -> Table | None:
    """Each look-up as it was written down; None where there was none, or it cannot be shown."""
    given = one.claim.get("evidence")
    found = (
        [evidence for evidence in given if isinstance(evidence, Mapping)] if isinstance(given, list) else []
    )
    if not found:
        return None
    heads = (tr("About", lang), tr("With", lang), tr("Day", lang), tr("By", lang), tr("Answer", lang))
    rows = tuple(
        (
            tr(ABOUT.get(str(evidence.get("about")), str(evidence.get("about"))), lang),
            _together(evidence.get("body"), evidence.get("reference")),
            str(evidence.get("day") or "–"),
            str(evidence.get("by") or "–"),
            tr(ANSWERS.get(str(evidence.get("answer")), str(evidence.get("answer"))), lang),
        )
        for evidence in found
    )
    return Table(heads, rows, (2, 3.4, 1.4, 1.8, 1.4))


def _level(view: Mapping[str, Any]) -> str:
    if view["eqf"] is None:
        return "–"
    high = view.get("eqf_high")
    return f"{view['eqf']}–{high}" if high else str(view["eqf"])


def _trace(result: Mapping[str, Any], lang: Lang, sources: Sources) -> Iterator[Block]:
    heads = (
        tr("Step", lang),
        tr("Question", lang),
        tr("What was found", lang),
        tr("Answer", lang),
        tr("Source", lang),
    )
    rows = tuple(
        (
            step["step"],
            _say(step["question"], lang),
            _say(step["got"], lang),
            tr(_STATES.get(step["answer"], ("", step["answer"]))[1], lang),
            sources.of_key(result, step["source"]) or sources.of_address(step["source"] or ""),
        )
        for step in result["trace"]
        if step["step"] not in ELEMENT_STEPS  # the table of the elements has them, with their reasons
    )
    yield Table(heads, rows, (0.6, 4, 3.6, 1, 0.8), strong=False)


def _would_be(result: Mapping[str, Any], lang: Lang) -> Table:
    heads = (tr("If this becomes known", lang), tr("the outcome would be", lang))
    rows = tuple(
        (_sentence(_say(one["if"], lang)), label(one["outcome"], lang)) for one in result["would_be"]
    )
    return Table(heads, rows, (6, 4), strong=False)
