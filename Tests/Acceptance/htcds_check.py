"""An independent check of a table against the Human Trafficking Case Data Standard 2.0: errors E1 to E10.

It shares no code with Jalon: the fields and vocabularies come from data/htcds-fields.json, the table is read by
Python's own reader. `check` gives what `jalon htcds validate` has to find as well. Run it by itself:

    htcds_check.py FILE
"""

from __future__ import annotations

import csv
import datetime
import json
import re
import sys
from pathlib import Path

SHEET = json.loads((Path(__file__).parent / "data" / "htcds-fields.json").read_text(encoding="utf-8"))
FIELDS = {each["field"]: each for each in SHEET["fields"]}
CORE = [name for name, each in FIELDS.items() if each["core"] and each["status"] != "DEPRECATED"]

# One value for each referral to others; every other field that is no multiselect picklist takes one value.
REFERRALS = {
    "cas_ReferredOrganisation",
    "cas_ReferredPrimaryCaseWorker",
    "cas_ReasonForOutgoingReferral",
    "cas_OutgoingReferralDate",
    "cas_OutgoingReferralDetails",
}

# How published forms head their columns.
ALIASES = {
    "vic_traffickinstatusdecisionmakingorg": "vic_TraffickingStatusDecisionMakingOrg",
    "prs_first_name": "prs_FirstName",
    "prs_second_name": "prs_SecondName",
    "vic_methods_of_control": "vic_MethodsOfControl",
    "prs_nationality": "prs_Citizenship",
} | {name.lower(): name for name in FIELDS}

# The means of control that `Field Definitions.md` names otherwise than the list does.
DEFINED = {
    "Threats": "PhysicalThreats",
    "UsesChildren": "ThreatensChildrenFamily",
    "ThreatOfLawEnforcement": "ThreatsLawEnforcement",
    "PsychoactiveSubstances": "PsychoactiveSubstance",
}

# The labels in the second row of the published spreadsheets, under identifiers that say something else.
TEMPLATE = {
    "prs_MailingCity": "street",
    "prs_MailingCountry": "city",
    "prs_MailingState": "state/province",
    "prs_MailingStreet": "zip",
    "prs_MailingPostalCode": "country",
}

BLANKS = " \t\n\r\u00a0"


class Unreadable(Exception):
    """The file is no table of the standard at all."""


def check(path: str | Path) -> list[tuple[str, int, str]]:
    """The errors of a table: code, row as a spreadsheet shows it, column; each once, sorted."""
    csv.field_size_limit(1 << 24)
    with open(path, encoding="utf-8-sig", newline="") as file:
        try:
            rows = list(csv.reader(file, strict=True))
        except (csv.Error, UnicodeDecodeError) as error:
            raise Unreadable(str(error)) from error
    if not rows:
        raise Unreadable("the file is empty")
    header = rows[0]
    columns = [meaning(header, index) for index in range(len(header))]
    if not any(name in FIELDS for name in columns if name):
        raise Unreadable("the header has none of the standard's fields")

    found = {("E1", 1, name) for name in CORE if name not in columns}
    for index, name in enumerate(columns):
        if name is None and (index > 0 or header[0]):
            found.add(("E2", 1, shown(header, index)))
        elif name is not None and name in columns[:index]:
            found.add(("E3", 1, shown(header, index)))
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header) or (number == 2 and labels_of_template(row, columns)):
            continue
        for index, name in enumerate(columns):
            if name in FIELDS:
                found |= {(code, number, shown(header, index)) for code in errors(name, row[index])}
    return sorted(found)


def meaning(header: list[str], index: int) -> str | None:
    """The field, or the column of one's own, that a column stands for."""
    name = header[index].strip(BLANKS)
    if name in FIELDS or name.startswith("ext_"):
        return name
    between = ("cas_ReferredPrimaryCaseWorker", "cas_OutgoingReferralDate")
    if not header[index] and 0 < index < len(header) - 1 and (header[index - 1], header[index + 1]) == between:
        return "cas_ReasonForOutgoingReferral"
    return ALIASES.get(name.lower())


def shown(header: list[str], index: int) -> str:
    name = header[index].strip(BLANKS)
    return name if re.fullmatch("[ -~]{1,64}", name) else f"column {index + 1}"


def labels_of_template(row: list[str], columns: list[str | None]) -> bool:
    there = [name for cell, name in zip(row, columns) if name and TEMPLATE.get(name) == cell.strip(BLANKS).lower()]
    return len(there) == len(TEMPLATE)


def errors(name: str, cell: str) -> set[str]:
    """The codes of the errors in one cell."""
    text = cell.strip(BLANKS)
    if not text:
        return set()
    field = FIELDS[name]
    listed = vocabulary(field)
    if listed is not None:
        code = "E4" if field["values"] and not is_iso(field) else "E8"
        return coded(name, text, listed, code)
    values = [each.strip(BLANKS) for each in text.split(";")] if name in REFERRALS else [text]
    return {code for value in values if value for code in [plain(name, field["type"], value)] if code}


def is_iso(field: dict) -> bool:
    return any("ISO " in each for each in field["values"] + field["labels"])


def vocabulary(field: dict) -> tuple[set[str], set[str]] | None:
    """The values of a field, and what is known to mean one of them in small letters."""
    if is_iso(field):
        if any("ISO 639" in each for each in field["values"]):
            return LANGUAGES, set()
        return set(COUNTRIES), {fold(name) for names in COUNTRIES.values() for name in names}
    if not field["values"]:
        return None
    known = {fold(label) for label in field["labels"]}
    return set(field["values"]), known


def fold(text: str) -> str:
    return text.lower().replace("\u2019", "'")


def coded(name: str, text: str, listed: tuple[set[str], set[str]], code: str) -> set[str]:
    values, labels = listed

    def known(value: str) -> bool:
        if value in values or fold(value) in labels:
            return True
        if name == "vic_MethodsOfControl" and value.startswith("MethodsOfControl"):
            value = value.removeprefix("MethodsOfControl")
            return DEFINED.get(value, value) in values
        return False

    def split(value: str, delimiter: str) -> list[str]:
        return [piece.strip(BLANKS) for piece in value.split(delimiter) if piece.strip(BLANKS)]

    if known(text):
        return set()
    several = FIELDS[name]["type"] == "Multiselect Picklist" or name in REFERRALS
    if not several:
        lists = (split(text, delimiter) for delimiter in ";,|/\n\t ")
        return {"E5"} if any(len(each) > 1 and all(map(known, each)) for each in lists) else {code}
    for value in split(text, ";"):
        if not known(value) and not is_list(value, known, split):
            return {code}
    return set()


def is_list(value: str, known, split) -> bool:
    """Whether a value is a list with another delimiter, of known values alone."""
    for delimiter in ",|/\n\t":
        pieces = split(value, delimiter)
        if len(pieces) > 1 and any(map(known, pieces)):
            return all(map(known, pieces))
    pieces = split(value, " ")
    return len(pieces) > 1 and all(map(known, pieces))


def plain(name: str, kind: str, value: str) -> str | None:
    if kind == "Date":
        try:
            is_day = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and datetime.date.fromisoformat(value)
        except ValueError:
            is_day = False
        return None if is_day else "E6"
    if name.endswith("Phone"):
        return None if re.fullmatch(r"\+?[1-9][0-9]{1,14}", value) else "E7"
    if kind == "Checkbox":
        return None if value in {"TRUE", "FALSE"} else "E9"
    if name.endswith(("Longitude", "Latitude")):
        limit = 180 if name.endswith("Longitude") else 90
        is_degree = re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", value) and abs(float(value)) <= limit
        return None if is_degree else "E10"
    if kind == "Number":
        return None if re.fullmatch("[0-9]{1,9}", value) else "E10"
    return None


# ISO 3166-1: code, short name, the name in common use where it is another, and what TR was called before 2022.
COUNTRIES = {
    line[:2]: line[3:].split("|")
    for line in """
AD Andorra
AE United Arab Emirates
AF Afghanistan
AG Antigua and Barbuda
AI Anguilla
AL Albania
AM Armenia
AO Angola
AQ Antarctica
AR Argentina
AS American Samoa
AT Austria
AU Australia
AW Aruba
AX Åland Islands
AZ Azerbaijan
BA Bosnia and Herzegovina
BB Barbados
BD Bangladesh
BE Belgium
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BL Saint Barthélemy
BM Bermuda
BN Brunei Darussalam
BO Bolivia, Plurinational State of|Bolivia
BQ Bonaire, Sint Eustatius and Saba
BR Brazil
BS Bahamas
BT Bhutan
BV Bouvet Island
BW Botswana
BY Belarus
BZ Belize
CA Canada
CC Cocos (Keeling) Islands
CD Congo, The Democratic Republic of the
CF Central African Republic
CG Congo
CH Switzerland
CI Côte d'Ivoire
CK Cook Islands
CL Chile
CM Cameroon
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cabo Verde
CW Curaçao
CX Christmas Island
CY Cyprus
CZ Czechia
DE Germany
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain
ET Ethiopia
FI Finland
FJ Fiji
FK Falkland Islands (Malvinas)
FM Micronesia, Federated States of
FO Faroe Islands
FR France
GA Gabon
GB United Kingdom
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GR Greece
GS South Georgia and the South Sandwich Islands
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HK Hong Kong
HM Heard Island and McDonald Islands
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia
IE Ireland
IL Israel
IM Isle of Man
IN India
IO British Indian Ocean Territory
IQ Iraq
IR Iran, Islamic Republic of|Iran
IS Iceland
IT Italy
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN Saint Kitts and Nevis
KP Korea, Democratic People's Republic of|North Korea
KR Korea, Republic of|South Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Lao People's Democratic Republic|Laos
LB Lebanon
LC Saint Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova, Republic of|Moldova
ME Montenegro
MF Saint Martin (French part)
MG Madagascar
MH Marshall Islands
MK North Macedonia
ML Mali
MM Myanmar
MN Mongolia
MO Macao
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico
MY Malaysia
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NL Netherlands
NO Norway
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
OM Oman
PA Panama
PE Peru
PF French Polynesia
PG Papua New Guinea
PH Philippines
PK Pakistan
PL Poland
PM Saint Pierre and Miquelon
PN Pitcairn
PR Puerto Rico
PS Palestine, State of
PT Portugal
PW Palau
PY Paraguay
QA Qatar
RE Réunion
RO Romania
RS Serbia
RU Russian Federation
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan
SE Sweden
SG Singapore
SH Saint Helena, Ascension and Tristan da Cunha
SI Slovenia
SJ Svalbard and Jan Mayen
SK Slovakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST Sao Tome and Principe
SV El Salvador
SX Sint Maarten (Dutch part)
SY Syrian Arab Republic|Syria
SZ Eswatini
TC Turks and Caicos Islands
TD Chad
TF French Southern Territories
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL Timor-Leste
TM Turkmenistan
TN Tunisia
TO Tonga
TR Türkiye|Turkey
TT Trinidad and Tobago
TV Tuvalu
TW Taiwan, Province of China|Taiwan
TZ Tanzania, United Republic of|Tanzania
UA Ukraine
UG Uganda
UM United States Minor Outlying Islands
US United States
UY Uruguay
UZ Uzbekistan
VA Holy See (Vatican City State)
VC Saint Vincent and the Grenadines
VE Venezuela, Bolivarian Republic of|Venezuela
VG Virgin Islands, British
VI Virgin Islands, U.S.
VN Viet Nam|Vietnam
VU Vanuatu
WF Wallis and Futuna
WS Samoa
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe
""".strip().splitlines()
}

# ISO 639-2, both codes of the twenty languages that have two, and qaa to qtz for local use.
LANGUAGES = set(
    """
aar abk ace ach ada ady afa afh afr ain aka akk alb ale alg alt amh ang anp apa ara arc arg arm arn arp art
arw asm ast ath aus ava ave awa aym aze bad bai bak bal bam ban baq bas bat bej bel bem ben ber bho bih bik
bin bis bla bnt bod bos bra bre btk bua bug bul bur byn cad cai car cat cau ceb cel ces cha chb che chg chi
chk chm chn cho chp chr chu chv chy cmc cnr cop cor cos cpe cpf cpp cre crh crp csb cus cym cze dak dan dar
day del den deu dgr din div doi dra dsb dua dum dut dyu dzo efi egy eka ell elx eng enm epo est eus ewe ewo
fan fao fas fat fij fil fin fiu fon fra fre frm fro frr frs fry ful fur gaa gay gba gem geo ger gez gil gla
gle glg glv gmh goh gon gor got grb grc gre grn gsw guj gwi hai hat hau haw heb her hil him hin hit hmn hmo
hrv hsb hun hup hye iba ibo ice ido iii ijo iku ile ilo ina inc ind ine inh ipk ira iro isl ita jav jbo jpn
jpr jrb kaa kab kac kal kam kan kar kas kat kau kaw kaz kbd kha khi khm kho kik kin kir kmb kok kom kon kor
kos kpe krc krl kro kru kua kum kur kut lad lah lam lao lat lav lez lim lin lit lol loz ltz lua lub lug lui
lun luo lus mac mad mag mah mai mak mal man mao map mar mas may mdf mdr men mga mic min mis mkd mkh mlg mlt
mnc mni mno moh mon mos mri msa mul mun mus mwl mwr mya myn myv nah nai nap nau nav nbl nde ndo nds nep new
nia nic niu nld nno nob nog non nor nqo nso nub nwc nya nym nyn nyo nzi oci oji ori orm osa oss ota oto paa
pag pal pam pan pap pau peo per phi phn pli pol pon por pra pro pus que raj rap rar roa roh rom ron rum run
rup rus sad sag sah sai sal sam san sas sat scn sco sel sem sga sgn shn sid sin sio sit sla slk slo slv sma
sme smi smj smn smo sms sna snd snk sog som son sot spa sqi srd srn srp srr ssa ssw suk sun sus sux swa swe
syc syr tah tai tam tat tel tem ter tet tgk tgl tha tib tig tir tiv tkl tlh tli tmh tog ton tpi tsi tsn tso
tuk tum tup tur tut tvl twi tyv udm uga uig ukr umb und urd uzb vai ven vie vol vot wak wal war was wel wen
wln wol xal xho yao yap yid yor ypk zap zbl zen zgh zha zho znd zul zun zxx zza
""".split()
) | {f"q{second}{third}" for second in "abcdefghijklmnopqrst" for third in "abcdefghijklmnopqrstuvwxyz"}


if __name__ == "__main__":
    for each in check(sys.argv[1]):
        print(*each)
