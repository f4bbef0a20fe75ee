"""Which look-ups can be made for a credential, where, and what does each need? For the task sheet and the case.

Contact details come from the rulebook, never from the paper. "Not found" never means false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from credval.model.cases import Case, Verification
from credval.model.codes import ADEQUATE, ADEQUATE_PARTLY, EU_EEA
from credval.model.systems import LEGALISATION, Authority, Channel, Country
from credval.model.words import EvidenceAbout, RecognisedUnit
from credval.text import Text, both

PATIENCE = timedelta(days=14)
"""How long an answer is waited for before somebody asks again or goes on without."""

MOST_BODIES = 3
"""Of those named for one question: a list of eleven is no help."""

_HOLDER_DRIVES = frozenset({"holder_shared"})
_CONSENT_WORDS = ("samtycke", "medgivande", "fullmakt")
"""By which the Swedish text of a channel says that the body itself asks for it; inside the EU and the EEA too."""
_REGISTER = "register"
NAMES_NOBODY = frozenset({EvidenceAbout.INSTITUTION, EvidenceAbout.PROGRAMME})
"""Questions about a body or a programme, for which nobody's name is needed and no consent."""
_WHAT = "(?:institution|university|school|provider|programme|qualification)"
_NAMES_OF_BODIES = re.compile(
    rf"(?:the )?names? of (?:the )?{_WHAT}(?: and (?:the )?{_WHAT})*|(?:the )?{_WHAT}'s names?|{_WHAT}"
)
_BESIDE = frozenset(
    [
        "a",
        "and",
        "as",
        "at",
        "award",
        "campus",
        "country",
        "id",
        "in",
        "of",
        "on",
        "or",
        "paper",
        "province",
        "region",
        "saqa",
        "snies",
        "code",
        "the",
        "time",
        "title",
        "year",
    ]
)
"""What else may be asked for by a register that is looked into without anybody's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A look-up that somebody can make, with what to bring and what to write down."""

    about: EvidenceAbout
    channel: str
    """Id of the channel or body in the country file."""
    body: str
    name: Text
    domain: str = ""
    """Official domain; empty where the country file names none: find the address independently of the paper."""
    needs_consent: bool = False
    outside: bool = False
    """Whoever is asked may be outside the EU and the EEA."""
    names_nobody: bool = False
    """Nothing about the person is sent."""
    may_name_nobody: bool = False
    """A register that may also be looked into without the person, if somebody says so."""
    confirms: Text
    needs: Text
    not_found_means: Text
    who_may_ask: Text | None = None
    fee: Text | None = None
    time: Text | None = None

    @property
    def write_down(self) -> Text:
        """What to record of the answer."""
        return both(
            "Write down the day, who looked, the reference of the answer and its domain, and what exactly was confirmed."
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a credential is looked up for: on which day, awarded in which (Gregorian) year, as which kinds of award
    (`awards_of`), in which parts of the country. What is not known leaves nothing out."""

    today: date
    award_year: int | None = None
    awards: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def tasks(country: Country, asked: Asked) -> tuple[Task, ...]:
    """The look-ups for a credential of ``country``, its education system: the issuer first, then the paper.

    Bodies that are there today, at most `MOST_BODIES` for each question, registers first. Channels that begin after the
    year of award are left out. A legalisation shows who signed, not what is true: only where there is nothing else.
    """
    programme = country.recognised_unit is not RecognisedUnit.INSTITUTION
    return (
        *_of_bodies(country, asked, EvidenceAbout.INSTITUTION, {"register", "recognition"}),
        *(_of_bodies(country, asked, EvidenceAbout.PROGRAMME, {"quality"}) if programme else ()),
        *(_of_channel(one, country) for one in _channels(country, asked)),
    )


def _of_bodies(country: Country, asked: Asked, about: EvidenceAbout, roles: set[str]) -> Iterator[Task]:
    found = country.bodies(roles, asked.today, asked.parts)
    return (_of_body(key, one, about) for key, one in found[:MOST_BODIES])


def _of_body(key: str, body: Authority, about: EvidenceAbout) -> Task:
    programme = about is EvidenceAbout.PROGRAMME
    return Task(
        about=about,
        channel=key,
        body=body.name.en,
        name=body.name.text,
        domain=domain_of(body.address or ""),
        names_nobody=True,
        confirms=both(
            "Whether the programme was accredited when it was studied."
            if programme
            else "Whether the institution was entitled to award on the day of award."
        ),
        needs=both("The name of the institution as on the paper, and the day of award. No personal data."),
        not_found_means=both(
            "Nothing by itself: the institution may have changed its name, merged or closed."
        ),
    )


def _channels(country: Country, asked: Asked) -> list[Channel]:
    begun = [
        one
        for one in country.channels(asked.awards, asked.parts)
        if one.from_year is None or asked.award_year is None or one.from_year <= asked.award_year
    ]
    return [one for one in begun if one.kind != LEGALISATION] or begun


def _of_channel(one: Channel, country: Country) -> Task:
    body = country.authorities.get(one.body)
    outside, nobody = is_outside(country.code, one.domain or ""), sends_nothing_of_the_person(one)
    return Task(
        about=EvidenceAbout.AUTHENTICITY,
        channel=one.id,
        body=body.name.en if body else one.body,
        name=one.name.text,
        domain=one.domain or "",
        needs_consent=not nobody and (outside or asks_for_consent(one)),
        outside=outside,
        names_nobody=nobody,
        may_name_nobody=one.kind == _REGISTER and not nobody,
        confirms=one.confirms,
        needs=one.needs,
        not_found_means=one.not_found_means,
        who_may_ask=one.who_may_ask,
        fee=one.fee,
        time=one.time,
    )


def asks_for_consent(channel: Channel) -> bool:
    """Whether the body itself wants the holder to agree or share, as the country file has it."""
    said = f"{channel.needs.sv} {channel.who_may_ask.sv}".casefold()
    return channel.kind in _HOLDER_DRIVES or any(word in said for word in _CONSENT_WORDS)


def sends_nothing_of_the_person(channel: Channel) -> bool:
    """Whether a register is looked into by what institutions and programmes are called, and nothing else.

    All that it needs has to be known to be of that kind: a word that is not, or a bare "name", counts as the person's.
    """
    if channel.kind != _REGISTER:
        return False
    said, found = _NAMES_OF_BODIES.subn(" ", channel.needs.en.casefold().replace("’", "'"))
    return bool(found) and set(re.findall(r"[^\W_]+", said)) <= _BESIDE


def is_outside(country: str, domain: str) -> bool:
    """Whether an answer may come from outside the EU and the EEA: by the education system, or by the domain's country.

    A domain of no country says nothing. Where either points outside, it is outside: the stricter way.
    """
    ending = domain.rpartition(".")[2].upper()
    ending = {"UK": "GB"}.get(ending, ending)
    return country not in EU_EEA or (len(ending) == 2 and ending not in {*EU_EEA, "EU"})


def adequacy(country: str) -> Text | None:
    """What the European Commission has decided of the country, for information: consent is asked for all the same."""
    if country in ADEQUATE:
        return both(
            "The European Commission has decided that personal data are adequately protected there (GDPR, Article 45). We ask you all the same."
        )
    if country in ADEQUATE_PARTLY:
        return both(
            "The European Commission has decided that some recipients there protect personal data adequately (GDPR, Article 45). We ask you all the same."
        )
    return None


def planned(task: Task, credential: str, id_: str, *, without_person: bool = False) -> Verification:
    """The look-up of ``task`` as it is kept in a case, not yet made. ``id_`` is new in the case.

    ``without_person``: somebody has said that the register is looked into by the institution's name alone.
    """
    nobody = task.names_nobody or (without_person and task.may_name_nobody)
    return Verification(
        id=id_,
        credential=credential,
        about=task.about,
        body=task.body,
        channel=task.channel,
        domain=task.domain,
        needs_consent=task.needs_consent and not nobody,
        names_nobody=nobody and task.about not in NAMES_NOBODY,
    )


def domain_of(address: str) -> str:
    """The domain of a web address, an e-mail address or a bare domain, in small letters, without www; "" if it has none.

    What a browser could read otherwise than we do has none. Read otherwise than `writing.hosts.host_of` on purpose: that
    one finds out which known institution an address may belong to, and reads past what is odd about it (a user name, a
    backslash, letters that look alike as IDNA). Here an answer is held against the official domain, and whoever sends a
    false one chooses how it is written: letters of other scripts stay what they are, and what is doubtful is nothing.
    """
    bare = address.strip().casefold().rpartition("<")[2].rstrip("> ").removeprefix("mailto:")
    try:
        host = urlsplit(bare if "//" in bare else f"//{bare}").hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.").rstrip(".")
    return host if all(part.replace("-", "").isalnum() for part in host.split(".")) else ""


def is_official(one: Verification, answered_from: str) -> bool:
    """Whether an answer came from the official domain or a part of it. Yes where either is not told."""
    official, came = domain_of(one.domain), domain_of(answered_from)
    if not official or not answered_from.strip():
        return True
    return came == official or came.endswith(f".{official}")


def names_nobody(one: Verification) -> bool:
    """Whether nothing about the person is sent."""
    return one.names_nobody or one.about in NAMES_NOBODY


def goes_outside(case: Case, one: Verification) -> bool:
    """Whether something about the person reaches somebody outside the EU and the EEA.

    Asked of the case each time, so that it also holds for what was planned before this was a rule.
    """
    claim = next((it.claim for it in case.credentials if it.id == one.credential), {})
    return not names_nobody(one) and is_outside(str(claim.get("country") or ""), domain_of(one.domain))


def needs_consent(case: Case, one: Verification) -> bool:
    """Whether the candidate has to say yes first: outside the EU and the EEA always, elsewhere where the body wants it."""
    return not names_nobody(one) and (one.needs_consent or goes_outside(case, one))


def lacks_consent(case: Case, one: Verification) -> bool:
    """Whether nobody may be asked yet, and nothing that comes may be used."""
    return needs_consent(case, one) and one.consent_on is None


def waiting(case: Case) -> tuple[Verification, ...]:
    """Look-ups that were asked and have no answer, the one asked first first."""
    asked = (one for one in case.verifications if one.asked_on and not one.answer)
    return tuple(sorted(asked, key=lambda one: one.asked_on or date.max))


def unasked(case: Case) -> tuple[Verification, ...]:
    """Look-ups that are planned and not made."""
    return tuple(one for one in case.verifications if not one.asked_on and not one.answer)


def answer_due(one: Verification) -> date | None:
    """The last day of patience; None while nothing was asked."""
    return one.asked_on + PATIENCE if one.asked_on else None
