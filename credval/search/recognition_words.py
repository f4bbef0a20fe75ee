"""Which words beside a title change whose job it is? Closed lists, in folded spelling, for Swedish and English alike."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POSTS = _words("""
    befattning befattningar jobb jobbet post position roll rollen tjanst tjansten tjanster tjanstgoring uppdrag uppdraget
    vakans vikariat vikariatet vikariepool arbete
""")
"""After the beginning of a compound: a post of the profession (läkartjänst)."""

PERHAPS = _words("""
    behorighet behorig elev examen kandidat kompetens legitimation praktikant resurs student studenter studerande
    utbildad utbildade utbildning vikarie vikarier vikarien bemanning bakgrund
""")
"""After the beginning of a compound: a post for people of the profession, or on the way there (läkarkandidat)."""

PREPOSITIONS = _words("till at for av med hos bland mot to of with under among")
"""Between another role and a title they make the title somebody that one works for (assistent till läkare)."""

BESIDE = _words("among bland hos med with")
"""Before a title, in a text of any length: people that one works with (samarbetar med läkare och sjuksköterskor)."""

AND = _words("and eller och or samt")

WANTED = _words("""
    anstallning arbeta arbetar arbete befattning bli blir dig du efter extrajobb hyr job jobb jobba jobbar join looking
    nagra ny nya oss plats platser position post recruit recruiting rekrytera rekryterar rekrytering role roll seeking
    soka soker sokes soks som sommarjobb sommarvikariat tjanst tjanster tjansten timvikariat uppdrag urgently vacancies
    vacancy vi vikariat want wanted we welcome work working
""")
"""Somebody is sought: what stands after the preposition is the job (tjänst som, vi söker en … till)."""

ROLES = _words("""
    administrator agent ambassador analyst ansvarig assistant assistent assistenter bitrade chef chefen coach
    consultant controller coordinator director educator handlaggare hjalp hjalper instructor inspector
    inspektor intendent konsult konsulent koordinator kontrollant ledare manager mentor planner
    planerare receptionist recruiter rekryterare representant representative researcher sales saljare samordnare
    scheduler secretary sekreterare specialist support supporter supervisor trainer utredare utvecklare vard
""")
"""Jobs that are often written beside a profession without being it."""

ANOTHER = _words("""
    agency agent aide assistant assistants association auditor broker buyer clerk company consultant department
    fan firm headhunter helper insurance interpreter journalist liaison marketer marketing office paralegal
    receptionist recruiter recruiters recruitment relations representative researcher sales salesman salesperson
    scheduler secretaries secretary software student students supplier uniform union writer
""")
"""After an English title: the word says what the job is, and it is another one (nurse recruiter)."""

ON_THE_WAY = _words("""
    aspiring assistant assisterande blivande deputy ej f former future icke ingen inte non not obehorig obehoriga
    olegitimerad outbildad pensionerad pensionerade retired student studerande tidigare trainee unlicensed
    unqualified unregistered utan without
""")
"""Before a title: perhaps somebody who is not, not yet or no longer in the profession."""

MAY_FOLLOW = _words("""
    a abroad advanced adult after ag am an and anaesthetic any are as at available band based be become by care cert certified
    chief children clinical community contract covering current day days en eller emergency entry ett experienced flexible
    for from full general good grade great has have head high home hospital hours hybrid i icu ii iii immediate in inc is it
    job jobs junior last lead level licence licensed light locum max med ltd maternity mid mot neonatal needed new
    night nights nhs no of off on or och open opportunities opportunity our paediatric palliative part preschool primary public pay pediatric
    per permanent po position positions post posts qualified registered remote required role roles rota rural
    salary school schools secondary senior shift shifts som sought staff start surgical team temp temporary the theatre till time to
    trauma two types up urgent vacancies vacancy vid walk wanted ward we weekend weekends who with within without
    work working year years you your
""")
"""After an English title: words that leave it what it is."""
