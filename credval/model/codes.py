"""Which codes of education systems exist? ISO 3166-1 alpha-2, ISO 3166-3 alpha-4, XK, and INT for awards of no country."""

from __future__ import annotations

_ALPHA_2 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
"""
_ALPHA_4 = """
AIDJ ANHH BQAQ BUMM BYAA CSHH CSXX CTKI DDDE DYBJ FQHH FXFR GEHH HVBF JTUM MIUM NHVU NQAQ NTHH PCHH PUUM PZPA RHZW SKIN
SUHH TPTL VDVN WKUM YDYE YUCS ZRCD
"""

_EU_EEA = """
AT AX BE BG CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IS IT LI LT LU LV MF MQ MT NL NO PL PT RE RO SE SI SK YT CSHH DDDE
"""

SYSTEM_CODES: frozenset[str] = frozenset(f"{_ALPHA_2} {_ALPHA_4} XK INT".split())

EU_EEA: frozenset[str] = frozenset(_EU_EEA.split())
"""Where the GDPR holds: the EU, the EEA, and two states whose archives lie there now. As of 2026-11-27."""

ADEQUATE: frozenset[str] = frozenset(
    ["AD", "AR", "BR", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"]
)
"""Countries that the European Commission has decided protect personal data adequately (GDPR, Article 45), as of 2026-11-27."""
ADEQUATE_PARTLY: frozenset[str] = frozenset({"CA", "US"})
"""As `ADEQUATE`, for some recipients only: companies under Canada's federal law, those that have joined the framework of the United States."""

COMMON_MISTAKES = {
    "UK": "GB",
    "EN": "GB",
    "SU": "SUHH",
    "YU": "YUCS",
    "CS": "CSHH",
    "DD": "DDDE",
    "EL": "GR",
    "TP": "TL",
}
"""Codes that people write instead, with what they mean; asked about, never taken."""
