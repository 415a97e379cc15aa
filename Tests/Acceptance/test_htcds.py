"""The Human Trafficking Case Data Standard 2.0: what is exported validates, and what is wrong is found.

An independent check (htcds_check.py), made from the sheet of the standard and sharing no code with Jalon, agrees.
"""

from __future__ import annotations

import csv
import io
import json

import pytest

import htcds_check
from support import DONE, FAILED, KEY, NOT_FOUND, USAGE, in_parallel

ATTRIBUTION = (
    "Uses field identifiers and vocabularies of the Human Trafficking Case Data Standard (HTCDS) v2.0 by IOM, "
    "CC BY 4.0. Not endorsed by IOM."
)

# The columns B to AM of the published spreadsheets.
CORE = [
    *("cas_CaseOwner", "prs_Salutation", "prs_FirstName", "prs_SecondName", "con_Consent", "prs_Birthdate"),
    *("prs_Gender", "prs_Citizenship", "prs_Title", "prs_Email", "prs_HomePhone", "prs_MobilePhone"),
    *("prs_MailingCity", "prs_MailingCountry", "prs_MailingState", "prs_MailingStreet", "prs_MailingPostalCode"),
    *("vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg", "vic_MethodOfRecruitment"),
    *("vic_LocationOfRecruitment", "vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry"),
    *("vic_TypeOfSexExploitation", "vic_LocationOfExploitation", "cas_Status", "cas_ReferringOrganisation"),
    *("cas_IncomingReferralDate", "cas_ReferringPrimaryCaseWorker", "cas_ReasonForIncomingReferral"),
    *("cas_IncomingReferralDetails", "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker"),
    *("cas_ReasonForOutgoingReferral", "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails"),
    "cas_ReasonForCaseClosure",
]

# Who the person is, and where: empty in a coded export.
IDENTIFYING = [
    *("prs_Salutation", "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Gender", "prs_Email"),
    *("prs_HomePhone", "prs_MobilePhone", "prs_MailingCity", "prs_MailingCountry", "prs_MailingState"),
    *("prs_MailingStreet", "prs_MailingPostalCode"),
]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def codes(jalon, file, *more) -> list[str]:
    """What the validator found, errors and warnings, in order."""
    result = jalon.run("htcds", "validate", file, "--today", "2026-05-20", "--json", *more)
    document = result.json()
    assert document["format"] == "jalon.htcds-validation/1"
    found = [each["code"] for each in document["findings"]]
    assert document["valid"] == (result.code == DONE) == (not [each for each in found if each[0] == "E"]), result
    assert result.code in (DONE, FAILED)
    return found


def errors_of(jalon, file) -> list[tuple]:
    found = jalon.run("htcds", "validate", file, "--today", "2026-05-20", "--json").json()["findings"]
    return sorted((each["code"], each["row"], each["column"]) for each in found if each["severity"] == "error")


# What is exported.


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    from support import Jalon

    jalon = Jalon(tmp_path_factory.mktemp("htcds"), "2026-11-21")
    place = jalon.work / "demo.sqlite"
    jalon.ok("demo", place)
    jalon.environment["JALON_STORE"] = str(place)
    return jalon


def test_the_demonstration_exports_and_validates(demo):
    for form, name in (("csv", "demo.csv"), ("json", "demo.json"), ("table", "demo.txt")):
        exported = demo.ok("htcds", "export", "--format", form, "--output", demo.work / name)
        assert ATTRIBUTION in exported.err and exported.stdout == b""
        validated = demo.ok("htcds", "validate", demo.work / name)
        assert validated.stdout == b"" and "0 errors, 0 warnings" in validated.err, validated
    assert htcds_check.check(demo.work / "demo.csv") == []
    assert (demo.work / "demo.txt").read_bytes() == (demo.work / "demo.csv").read_bytes()
    assert ATTRIBUTION in demo.ok("htcds", "--help").out.replace("\n", " ")


def test_the_header_is_the_core_columns_in_their_order(demo):
    text = demo.ok("htcds", "export").out
    header = text.splitlines()[0].split(",")
    assert header[0] == "ext_CaseReference" and header[1:39] == CORE
    assert len(CORE) == 38 and set(CORE) == set(htcds_check.CORE)
    # What is left is of the standard, or an extension.
    for name in header[39:]:
        assert name.startswith("ext_") or name in htcds_check.FIELDS, name
    cases = demo.json("case", "list", "--status", "all")["cases"]
    exported = rows_of(text)
    assert [each["ext_CaseReference"] for each in exported] == [each["case"] for each in cases]
    assert all(each[name] == "" for each in exported for name in IDENTIFYING)
    assert all(row.count(",") >= 38 for row in text.splitlines())


def test_json_says_the_same_as_the_table(demo):
    document = demo.ok("htcds", "export", "--json").json()
    assert (document["format"], document["standard"], document["version"]) == ("jalon.htcds/1", "HTCDS", "2.0")
    assert document["attribution"] == ATTRIBUTION
    table = rows_of(demo.ok("htcds", "export").out)
    assert len(document["cases"]) == len(table)
    for case, row in zip(document["cases"], table, strict=True):
        groups = [case["case"], *case["persons"], *case["victim"], case["consent"], case["extensions"]]
        fields = {name: value for group in groups for name, value in group.items()}
        for name, value in row.items():
            there = fields.get(name)
            shown = there if not isinstance(there, list) else ";".join(map(str, there))
            shown = {True: "TRUE", False: "FALSE", None: ""}.get(shown, shown)
            if name in fields or value:
                assert str(shown) == value or not name.startswith(("cas_", "prs_", "vic_", "con_")), (name, row)


@pytest.fixture
def desk(vaulted):
    vaulted.environment["JALON_TODAY"] = "2026-05-20"
    return vaulted


def worked(desk) -> str:
    """A case with something in every part that the standard has a field for."""
    case = desk.open(
        *("BE", "--on", "2026-01-05", "--nationality", "NG"),
        *("--exploitation", "exp.sexual", "--exploitation", "exp.criminality"),
    )
    desk.ok("case", "assign", case, "--owner", "hd", "--on", "2026-01-05")
    texts = [desk.written(f"text{number}", text) for number, text in enumerate(("Police of Liège", "Inspector Maes"))]
    desk.ok(
        *("referral", "receive", case, "--from", "police", "--on", "2026-01-05", "--reason", "other"),
        *("--organisation", f"@{texts[0]}", "--name", f"@{texts[1]}"),
    )
    # The day of the standard is the day on which this centre accepted it.
    desk.ok("referral", "answer", case, "accepted", "--on", "2026-01-06")
    desk.ok("consent", "give", case, "--scope", "data-processing", "--scope", "referral", "--on", "2026-01-06")
    desk.ok("referral", "send", case, "--to", "doctor", "--reason", "additional-services", "--on", "2026-01-07")
    desk.ok("referral", "send", case, "--to", "ngo", "--reason", "change-of-location", "--on", "2026-01-08")
    desk.ok("support", "plan", case, "legal", "--on", "2026-01-09", "--until", "2026-07-01")
    desk.ok("stage", "grant", case, "be.reflection", "--on", "2026-01-10")
    identity = {
        "firstName": "Blessing",
        "lastName": '=HYPERLINK("x")',
        "birthDate": "1999-05-14",
        "gender": "Feminine",
        "mobilePhone": "+32470000000",
        "city": 'Liège, "la Cité"',
        "country": "BE",
        "email": "b@example.org",
        "homePhone": "0470/12",
    }
    desk.ok("case", "identify", case, stdin=json.dumps(identity))
    return case


def test_a_case_by_its_fields(desk):
    case = worked(desk)
    text = desk.ok("htcds", "export").out
    (row,) = rows_of(text)
    expected = {
        "ext_CaseReference": case,
        "cas_CaseOwner": "hd",
        "con_Consent": "TRUE",
        "prs_Citizenship": "NG",
        "cas_Status": "Active",
        "vic_TypeOfExploitation": "SexualExploitation;Other",
        "ext_ExploitationDetail": "ForcedCriminality",
        "cas_IncomingReferralDate": "2026-01-06",
        "cas_ReasonForIncomingReferral": "Other",
        "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired;MigrationOrChangeOfLocation",
        "cas_OutgoingReferralDate": "2026-01-07;2026-01-08",
    }
    assert {name: row[name] for name in expected} == expected
    assert all(row[name] == "" for name in IDENTIFYING)
    for word in ("Blessing", "HYPERLINK", "Liège", "Maes", "example.org"):
        assert word not in text
    desk.ok("case", "close", case, "--reason", "referred", "--on", "2026-05-18")
    (closed,) = rows_of(desk.ok("htcds", "export").out)
    assert closed["cas_Status"] in ("Closed", "ClosedReferred") and closed["cas_ReasonForCaseClosure"]
    assert closed["ext_ClosedOn"] == "2026-05-18"
    file = desk.work / "out.csv"
    desk.ok("htcds", "export", "--output", file)
    assert htcds_check.check(file) == []
    assert not [each for each in codes(desk, file) if each[0] == "E"]


def test_an_identified_export_needs_the_key_and_a_reason_and_is_recorded(desk):
    case, other = worked(desk), desk.open("FR", "--on", "2026-02-02")
    export = ("htcds", "export", "--identify")
    desk.refused(USAGE, *export, says=("--reason",))
    desk.refused(USAGE, "htcds", "export", "--reason", "-", stdin="why", says=("--identify",))
    desk.refused(KEY, *export, "--reason", "-", stdin="why", env=desk.without_key)
    assert not [each for each in desk.entries() if each["kind"] == "timeline-exported" and each["redaction"] == "full"]
    exported = desk.ok(*export, "--reason", "-", "--author", "the.exporter", stdin="report to the ministry")
    assert ATTRIBUTION in exported.err
    rows = {each["ext_CaseReference"]: each for each in rows_of(exported.out)}
    blessing = rows[case]
    assert (blessing["prs_FirstName"], blessing["prs_Birthdate"], blessing["prs_Gender"]) == (
        "Blessing",
        "1999-05-14",
        "Feminine",
    )
    # A spreadsheet would run what begins with =; a telephone number is digits.
    assert blessing["prs_SecondName"][0] != "=" and "HYPERLINK" in blessing["prs_SecondName"]
    assert blessing["prs_MobilePhone"] == "32470000000"
    assert blessing["prs_MailingCity"] == 'Liège, "la Cité"'
    assert blessing["cas_ReferringOrganisation"] == "Police of Liège"
    # What does not fit is left out and said, without being repeated.
    assert blessing["prs_HomePhone"] == "" and "prs_HomePhone" in exported.err and "0470/12" not in exported.err
    for reference in (case, other):
        (looked,) = [each for each in desk.entries(reference) if each["kind"] == "timeline-exported" and each["redaction"] == "full"]
        assert looked["author"] == "the.exporter"
    file = desk.written("identified.csv", exported.stdout)
    assert htcds_check.check(file) == []
    assert not [each for each in codes(desk, file) if each[0] == "E"]
    document = desk.ok(*export, "--json", "--case", case, "--reason", "-", stdin="again").json()
    assert document["cases"][0]["persons"][0]["prs_SecondName"] == '=HYPERLINK("x")', "JSON is no spreadsheet"
    assert len([each for each in desk.entries(other) if each["kind"] == "timeline-exported" and each["redaction"] == "full"]) == 1
    written = desk.written("identified.json", json.dumps(document))
    assert not [each for each in codes(desk, written) if each[0] == "E"]


def test_who_may_not_write_to_the_file_has_not_looked(desk):
    """The reason and the name of the exporter are on record exactly when something was shown."""
    worked(desk)
    taken = desk.written("taken.csv", "mine")
    before = desk.dump()
    result = desk.run("htcds", "export", "--identify", "--reason", "-", "--output", taken, stdin="why")
    assert result.code not in (DONE, 2) and taken.read_text() == "mine", result
    assert desk.dump() == before


# What is validated.


GOOD = {
    "cas_CaseOwner": "hd",
    "con_Consent": "TRUE",
    "prs_FirstName": "A",
    "prs_Birthdate": "1999-05-14",
    "prs_Gender": "Feminine",
    "prs_Citizenship": "NG",
    "prs_MobilePhone": "32470000000",
    "prs_MailingCountry": "BE",
    "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
    "vic_TraffickingStatusDecisionMakingOrg": "Police",
    "vic_MethodOfRecruitment": "AtWork;Other",
    "vic_MethodsOfControl": "PhysicalThreats;DebtBondage",
    "vic_TypeOfExploitation": "ForcedLabour;SexualExploitation",
    "vic_ForcedLabourIndustry": "F_Construction",
    "vic_TypeOfSexExploitation": "Prostitution",
    "cas_Status": "Active",
    "cas_IncomingReferralDate": "2026-01-05",
    "cas_ReasonForIncomingReferral": "Other",
    "cas_OutgoingReferralDate": "2026-02-05",
}


def table(changes: dict[str, str] | None = None, header=None, more: tuple[str, ...] = (), without=()) -> str:
    """A table of one row: the core columns and others, with cells that are changed."""
    cells = GOOD | (changes or {})
    names = [each for each in [*CORE, *more] if each not in without]
    names += [each for each in cells if each not in names and each not in without]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([(header or {}).get(each, each) for each in names])
    writer.writerow([cells.get(each, "") for each in names])
    return out.getvalue()


# What is wrong with a table, and the codes of what is found, errors and warnings.
DEFECTS: list[tuple[str, str, set[str]]] = [
    ("nothing", table(), set()),
    ("fields of the standard and of one's own", table({"ext_Own": "x", "prs_NumberOfChildren": "2"}), set()),
    # Part 6: the rules.
    *((f"E1 without {each}", table(without=(each,)), {"E1"}) for each in CORE[::5]),
    ("E2 an unknown column", table({"prs_Name": "x"}), {"E2"}),
    ("E2 an unknown column of one's own without its prefix", table({"Notes": "x"}), {"E2"}),
    ("E3 a column twice", table(header={"prs_Salutation": "prs_Title"}), {"E1", "E3"}),
    ("W2 a deprecated field", table({"vic_Vulnerabilities": "Poverty"}), {"W2"}),
    ("E4 a value that is in no list", table({"prs_Gender": "Female"}), {"E4"}),
    ("E4 in a list of several", table({"vic_TypeOfExploitation": "ForcedLabour;SexualExploitation;Slavery"}), {"E4"}),
    ("E4 small letters are no machine value", table({"cas_Status": "activ"}), {"E4"}),
    ("W3 a label", table({"vic_TraffickingStatus": "Possible victim of trafficking"}), {"W3"}),
    ("W3 a label in other letters", table({"vic_TraffickingStatus": "POSSIBLE VICTIM OF TRAFFICKING"}), {"W3"}),
    ("W4 blanks around", table({"prs_Gender": " Feminine "}), {"W4"}),
    ("E5 two values where one belongs", table({"prs_Gender": "Feminine;Masculine"}), {"E5"}),
    ("W5 a value twice", table({"vic_TypeOfExploitation": "ForcedLabour;SexualExploitation;ForcedLabour"}), {"W5"}),
    ("W6 another delimiter", table({"vic_TypeOfExploitation": "ForcedLabour,SexualExploitation"}), {"W6"}),
    ("W6 lines", table({"vic_TypeOfExploitation": "ForcedLabour\nSexualExploitation"}), {"W6"}),
    *((f"E6 {each}", table({"prs_Birthdate": each}), {"E6"}) for each in ("2001-02-29", "14/05/1999", "1999-5-4")),
    ("E6 of a referral", table({"cas_IncomingReferralDate": "yesterday"}), {"E6"}),
    ("W7 not born yet", table({"prs_Birthdate": "2026-05-21"}), {"W7"}),
    ("W7 older than anybody", table({"prs_Birthdate": "1900-01-01"}), {"W7"}),
    ("W8 referred on before it came", table({"cas_OutgoingReferralDate": "2026-01-04"}), {"W8"}),
    *((f"E7 {each}", table({"prs_MobilePhone": each}), {"E7"}) for each in ("0470 00 00 00", "+0470", "one two")),
    ("E8 a country by three letters", table({"prs_MailingCountry": "BEL"}), {"E8"}),
    ("E8 no country", table({"prs_Citizenship": "XX"}), {"E8"}),
    ("E8 a language by two letters", table({"prs_PrimaryLanguage": "fr"}), {"E8"}),
    ("E9 neither true nor false", table({"con_Consent": "1"}), {"E9", "W14"}),
    ("E10 children in words", table({"prs_NumberOfChildren": "two"}), {"E10"}),
    ("E10 fewer than none", table({"prs_NumberOfChildren": "-1"}), {"E10"}),
    ("E10 beyond the pole", table({"org_ShippingLatitude": "91"}), {"E10"}),
    ("W9 a form without sexual exploitation", table({"vic_TypeOfExploitation": "ForcedLabour"}), {"W9"}),
    ("W10 an industry without labour", table({"vic_TypeOfExploitation": "SexualExploitation"}), {"W10"}),
    ("W11 a status that nobody decided", table({"vic_TraffickingStatusDecisionMakingOrg": ""}), {"W11"}),
    ("W12 closed without a reason", table({"cas_Status": "Closed"}), {"W12"}),
    ("W13 referred to nobody", table({"cas_Status": "ClosedReferred", "cas_ReasonForCaseClosure": "x"}), {"W13"}),
    ("W14 a name without consent", table({"con_Consent": "FALSE"}), {"W14"}),
    ("W14 consent not recorded", table({"con_Consent": ""}), {"W14"}),
    # Part 4: what published forms have otherwise.
    (
        "W1 the header that the spreadsheets misspell",
        table(header={"vic_TraffickingStatusDecisionMakingOrg": "vic_TraffickinStatusDecisionMakingOrg"}),
        {"W1"},
    ),
    ("W1 the empty header of column AJ", table(header={"cas_ReasonForOutgoingReferral": ""}), {"W1"}),
    ("W1 a header of the survey form", table(header={"prs_FirstName": "prs_First_Name"}), {"W1"}),
    ("W1 another of it", table(header={"prs_SecondName": "prs_Second_Name"}), {"W1"}),
    ("W1 a third", table(header={"vic_MethodsOfControl": "vic_Methods_of_Control"}), {"W1"}),
    ("W1 nationality", table(header={"prs_Citizenship": "prs_Nationality"}), {"W1"}),
    ("W3 a country by its English name", table({"prs_MailingCountry": "Belgium"}), {"W3"}),
    ("W3 a label of the spreadsheets", table({"cas_Status": "Follow up"}), {"W3"}),
    (
        "W3 another one",
        table({"cas_ReasonForIncomingReferral": "Migration Or Change Of Location"}),
        {"W3"},
    ),
    ("W6 the blanks of XForms", table({"vic_MethodsOfControl": "PhysicalThreats DebtBondage"}), {"W6"}),
    ("W3 a means of control by its definition", table({"vic_MethodsOfControl": "MethodsOfControlThreats"}), {"W3"}),
    ("E4 movement restricted, which the list lacks", table({"vic_MethodsOfControl": "RestrictsMovement"}), {"E4"}),
    ("E9 yes and no of the survey", table({"con_Consent": "Yes"}), {"E9", "W14"}),
]


@pytest.mark.parametrize("why, text, expected", DEFECTS, ids=[each[0] for each in DEFECTS])
def test_each_defect_is_accepted_or_refused_as_the_rules_say(demo, why, text, expected):
    file = demo.written("table.csv", text)
    found = set(codes(demo, file))
    wrong = {each for each in expected if each[0] == "E"}
    assert {each for each in found if each[0] == "E"} == wrong, found
    # The independent check agrees, place by place.
    assert errors_of(demo, file) == sorted(htcds_check.check(file))
    assert expected <= found, (expected, found)
    # And nothing else: a warning that is not meant is one that is not read.
    assert found <= expected | ({"E1"} if "E3" in expected else set()), (expected, found)


def test_a_finding_names_the_place_and_not_the_cell(demo):
    rows = table({"prs_FirstName": "Blessing", "prs_Gender": "Blessing Okoro"}).rstrip("\r\n")
    file = demo.written("table.csv", rows + "\r\n" + rows.split("\r\n")[1] + "\r\n")
    result = demo.run("htcds", "validate", file)
    assert result.code == FAILED
    assert "E4" in result.out and "row 2" in result.out and "row 3" in result.out and "prs_Gender" in result.out
    assert "Blessing" not in result.out + result.err
    assert "2 errors" in result.err
    # On standard input too.
    piped = demo.run("htcds", "validate", "-", stdin=file.read_bytes())
    assert piped.code == FAILED and piped.stdout == result.stdout


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"a,b,c\n1,2,3\n",
        b'prs_FirstName,"prs_SecondName\nA,B\n',
        b"prs_FirstName,prs_SecondName\n\xff\xfe,B\n",
        b"{}",
        b'{"cases":7}',
        b"[1,2",
        b"\x00\x01\x02",
    ],
)
def test_what_is_no_table_of_the_standard_is_refused(demo, content):
    file = demo.written("table.csv", content)
    result = demo.run("htcds", "validate", file)
    assert result.code in (FAILED, USAGE) and result.err.strip(), result
    assert "fatal error" not in result.err.lower()


def test_a_file_that_is_not_there(demo):
    assert demo.run("htcds", "validate", demo.work / "none.csv").code == NOT_FOUND
    assert demo.run("htcds", "validate", demo.work).code in (FAILED, USAGE)
    assert demo.run("htcds", "export", "--case", "BE-1999-NONE").code == NOT_FOUND
    assert demo.run("htcds", "export", "--format", "ics").code == USAGE


def test_mutations_of_an_export_are_judged_alike(demo):
    """Every cell of the demonstration's export is spoilt in turn: Jalon and the independent check agree on errors."""
    text = demo.ok("htcds", "export").out
    rows = list(csv.reader(io.StringIO(text, newline="")))
    spoilt = []
    for column in range(0, len(rows[0])):
        for number, value in enumerate(("x;y", "2026-02-30", "-5", "Other", " Feminine", "Belgium;France", "")):
            changed = [list(each) for each in rows[:3]]
            changed[1 + number % 2][column] = value
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(changed)
            spoilt.append(demo.written(f"spoilt-{column}-{number}.csv", out.getvalue()))
    assert len(spoilt) > 300
    judged = in_parallel(lambda file: errors_of(demo, file), spoilt)
    agreed = [sorted(htcds_check.check(file)) for file in spoilt]
    assert judged == agreed
    assert sum(bool(each) for each in agreed) > 100
