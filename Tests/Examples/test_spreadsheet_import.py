"""The spreadsheet importer, on the sheets that it brings along and on worse ones."""

import csv
import hashlib
import io
import json
import random
import subprocess
from datetime import date, timedelta

import pytest
from casebooks import EXAMPLES, program

SAMPLES = EXAMPLES / "SpreadsheetImport" / "Samples"
TODAY = "2026-04-01"

DONE, FAILED, LEFT_OUT, REFUSED = 0, 1, 3, 65

# A mapping without anything that is sealed.
PLAIN = {
    "format": "sheet-mapping/1",
    "sheet": "test",
    "author": "import",
    "separator": ";",
    "case": {"column": "Case", "pattern": "T-99999"},
    "facts": {"country": {"value": "BE"}, "openedOn": {"column": "Opened"}},
}
GRANT = {"kind": "stage-granted", "on": {"column": "Granted"}, "stage": {"value": "be.reflection"}}


class Sheet:
    """A sheet with its mapping, to be imported into a casebook."""

    def __init__(self, casebook, content, mapping):
        self.casebook = casebook
        self.content = content if isinstance(content, bytes) else content.encode()
        self.mapping = mapping

    def run(self, *arguments, key=True):
        sheet, mapping = self.casebook.folder / "sheet.csv", self.casebook.folder / "mapping.json5"
        sheet.write_bytes(self.content)
        mapping.write_text(self.mapping if isinstance(self.mapping, str) else json.dumps(self.mapping))
        command = [program("spreadsheet-import"), sheet, "--mapping", mapping]
        command += ["--casebook", self.casebook.path, "--today", TODAY]
        if key and self.casebook.key.exists():
            command += ["--key", self.casebook.key]
        return subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=300)

    def report(self, *arguments, code=DONE):
        done = self.run("--json", *arguments)
        assert done.returncode == code, done.stdout + done.stderr
        return json.loads(done.stdout)


def nord(casebook, change=lambda text: text):
    text = change((SAMPLES / "nord.csv").read_bytes().decode("utf-8-sig"))
    return Sheet(casebook, b"\xef\xbb\xbf" + text.encode(), (SAMPLES / "nord.json5").read_text())


def places(report):
    return [(remark["line"], remark.get("column"), remark["done"]) for remark in report["remarks"]]


TAKEN, CELL, ENTRY, ROW = (
    "taken all the same", "the cell is left out", "the entry is left out", "the row is left out",
)


def test_french_sheet_is_taken_with_every_doubt_named(casebook):
    report = nord(casebook.create(vault=True)).report(code=LEFT_OUT)
    assert places(report) == [
        (1, "Couleur", "the column is left out"),
        (5, "Réflexion", ENTRY),
        (6, "Pays", ROW),
        (8, "Dossier", TAKEN),
        (9, "Mineur", ROW),
        (12, "Dossier", ROW),
        (13, "Réflexion", ENTRY),
        (14, "Jusqu'au", ENTRY),
        (15, None, ROW),
        (17, "Ouvert le", TAKEN),
        (18, None, ROW),
        (19, "Nom", TAKEN),
        (19, "Ouvert le", ROW),
        (20, "Clos le", ENTRY),
        (20, "Réflexion", ENTRY),
    ]
    assert (report["rows"], report["cases"], report["entries"], report["known"]) == (17, 10, 15, 0)


def test_case_of_the_french_sheet_is_what_the_row_says(casebook):
    nord(casebook.create(vault=True)).report(code=LEFT_OUT)
    of_case = [line for line in casebook.lines() if line.get("case") == "N-2026-002"]
    opening = of_case[0]
    assert (opening["country"], opening["openedOn"], opening["minor"]) == ("BE", "2026-03-02", True)
    assert (opening["nationality"], opening["exploitation"]) == ("RO", ["exp.sexual"])
    grant = next(line for line in of_case if line.get("kind") == "stage-granted")
    assert (grant["on"], grant["until"], grant["author"]) == ("2026-03-04", "2026-04-18", "import-nord")
    casebook.jalon("verify")


def test_english_sheet_without_an_order_leaves_out_what_could_be_two_days(casebook):
    sheet = Sheet(casebook.create(), (SAMPLES / "south.csv").read_bytes(), (SAMPLES / "south.json5").read_text())
    report = sheet.report(code=LEFT_OUT)
    assert places(report) == [
        (3, "Referred", ENTRY), (5, "Referred", ENTRY), (6, "Opened", ROW), (7, "Opened", ROW), (8, "Opened", ROW),
        (9, "Outcome", ENTRY), (10, "Opened", ROW),
    ]
    opened = {line["case"]: line["openedOn"] for line in casebook.lines() if "openedOn" in line}
    assert opened == {
        "S-001": "2026-03-02", "S-002": "2026-03-05", "S-003": "2026-03-13", "S-004": "2026-03-03",
        "S-008": "2025-09-01",
    }


def test_readme_shows_what_the_sample_prints(casebook):
    printed = nord(casebook.create(vault=True)).run().stdout.splitlines()
    shown = (EXAMPLES / "SpreadsheetImport" / "README.md").read_text().split("```")[3].split("\n")
    lines = [line for line in shown if line not in ("", "…")]
    assert len(lines) > 4 and [line for line in lines if line not in printed] == []


def test_names_and_notes_are_sealed_and_stand_nowhere_else(casebook):
    done = nord(casebook.create(vault=True)).run()
    assert done.returncode == LEFT_OUT and "17 rows" in done.stdout
    told = done.stdout + done.stderr + casebook.jalon("dump")
    stored = casebook.path.read_bytes()
    for word in ["PERSONNE", "grand", "1998", "2009-06-01", "inventé", "guillemets", "0008"]:
        assert word not in told, word
        if len(word) > 4:
            assert word.encode() not in stored, word
    shown = casebook.jalon("dump", "--identify", "--reason", "-", stdin="a test", key=True)
    lines = [line for line in map(json.loads, shown.splitlines()) if line.get("case") == "N-2026-002"]
    assert {"lastName": "PERSONNE-0002", "birthDate": "2009-06-01"} in [line.get("identity") for line in lines]
    assert 'Texte inventé;\nsur deux lignes, avec "guillemets"' in [line.get("text") for line in lines]


def test_second_import_records_nothing(casebook):
    sheet = nord(casebook.create(vault=True))
    first = sheet.report(code=LEFT_OUT)
    before = casebook.lines()
    second = sheet.report(code=LEFT_OUT)
    assert (second["cases"], second["entries"]) == (0, 0)
    assert second["known"] == first["cases"] + first["entries"]
    assert places(second) == places(first)
    assert casebook.lines() == before


def test_order_of_rows_does_not_matter_to_identifiers(casebook):
    rows = "Case;Opened;Granted\nT-00001;2026-01-02;2026-01-03\nT-00002;2026-01-04;2026-01-05\n"
    mapping = PLAIN | {"entries": [GRANT]}
    Sheet(casebook.create(), rows, mapping).report()
    header, first, second = rows.splitlines()
    report = Sheet(casebook, "\n".join([header, "", second, first]) + "\n", mapping).report()
    assert (report["cases"], report["entries"], report["known"]) == (0, 0, 4)


def test_dry_run_says_the_same_and_writes_nothing(casebook):
    sheet = nord(casebook.create(vault=True))
    before = hashlib.sha256(casebook.path.read_bytes()).digest()
    rehearsed = sheet.report("--dry-run", code=LEFT_OUT)
    assert hashlib.sha256(casebook.path.read_bytes()).digest() == before
    report = sheet.report(code=LEFT_OUT)
    assert rehearsed.pop("isDryRun") and not report.pop("isDryRun")
    assert rehearsed == report


def test_day_that_changed_in_the_sheet_is_told_and_not_recorded_beside_the_old_one(casebook):
    nord(casebook.create(vault=True)).report(code=LEFT_OUT)
    before = casebook.lines()
    changed = nord(casebook, lambda text: text.replace("2026-03-01;02/03/2026", "2026-03-01;03/03/2026"))
    report = changed.report(code=LEFT_OUT)
    assert (2, "Réflexion", ENTRY) in places(report)
    assert casebook.lines() == before


def test_case_that_changed_in_the_sheet_is_told(casebook):
    nord(casebook.create(vault=True)).report(code=LEFT_OUT)
    before = casebook.lines()
    report = nord(casebook, lambda text: text.replace(";Maroc;", ";Albanie;")).report(code=LEFT_OUT)
    assert (2, None, ROW) in places(report)
    assert casebook.lines() == before


def test_windows_1252_is_read_where_the_mapping_says_so_and_refused_where_not(casebook, tmp_path_factory):
    sheet = nord(casebook.create(vault=True))
    sheet.report(code=LEFT_OUT)
    other = type(casebook)(tmp_path_factory.mktemp("other")).create(vault=True)
    text = (SAMPLES / "nord.csv").read_bytes().decode("utf-8-sig")
    old = Sheet(other, text.encode("cp1252"), sheet.mapping)
    refused = old.run()
    assert refused.returncode == REFUSED and "line 1 is not UTF-8" in refused.stderr and len(other.lines()) == 1
    old.mapping = sheet.mapping.replace("separator:", 'encoding: "windows-1252", separator:')
    old.report(code=LEFT_OUT)
    assert other.lines() == casebook.lines()


GOOD = "Case;Opened\nT-00001;2026-03-02\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "workbook"),
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (GOOD.encode() + b"T-00002;2026-03-03\0\n", "zero bytes"),
        (GOOD.encode() + b"T-00002;\xe9\n", "line 3 is not UTF-8"),
        (GOOD + 'T-00002;"2026-03-03\nT-00003;2026-03-04\n', "opens on line 3 is never closed"),
        (GOOD.replace(";", ","), 'no column "Case", "Opened"'),
        (GOOD.replace("Opened", "Opened on"), 'no column "Opened"'),
        ('"Case"s;Opened\nT-00001;2026-03-02\n', "behind its closing quotation mark"),
        ("Case;Opened;opened \nT-00001;2026-03-02;2026-03-03\n", "two columns"),
    ],
)
def test_sheet_that_cannot_be_read_is_refused_whole(casebook, content, sentence):
    done = Sheet(casebook.create(), content, PLAIN).run()
    assert done.returncode == REFUSED and done.stdout == ""
    assert sentence in done.stderr and len(done.stderr.splitlines()) == 1
    assert casebook.lines() == [{"format": "jalon.interchange/1"}]


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (PLAIN | {"seperator": ","}, "seperator: is not known here"),
        (PLAIN | {"case": {"column": "Case", "pattern": "AAAA-9"}}, "names would pass for codes"),
        (PLAIN | {"case": {"column": "Case", "pattern": "99 99"}}, "case.pattern"),
        (PLAIN | {"facts": {"country": {"value": "BE"}}}, "is missing openedOn"),
        (PLAIN | {"facts": PLAIN["facts"] | {"sex": {"column": "Sex", "value": "male"}}}, "facts.sex"),
        (PLAIN | {"entries": [GRANT, GRANT]}, "twice"),
        (PLAIN | {"entries": [GRANT | {"on": {"value": "2026-03-02"}}]}, "entries.1.on"),
        (PLAIN | {"format": "sheet-mapping/2"}, "is not sheet-mapping/1"),
        (PLAIN | {"note": "Opened"}, "give --key"),
        ("{", "the mapping"),
    ],
)
def test_mapping_that_cannot_be_meant_is_refused(casebook, mapping, sentence):
    done = Sheet(casebook.create(), GOOD, mapping).run()
    assert done.returncode == REFUSED and sentence in done.stderr
    assert casebook.lines() == [{"format": "jalon.interchange/1"}]


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}


def test_every_form_of_every_month_is_the_day_it_says(casebook):
    days = [date(2026, month, day) for month in range(1, 13) for day in (1, 13, 28)]
    forms = [lambda day: day.isoformat(), lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
             lambda day: f"{day.day}.{day.month}.{day.year}", lambda day: f"{day} 00:00:00"]
    for names in map(str.split, MONTHS.values()):
        forms += [lambda day, names=names: f"{day.day} {names[day.month - 1]} {day.year}",
                  lambda day, names=names: f"\u00a0{day.day}  {names[day.month - 1].upper()} {day.year} "]
    forms.append(lambda day: f"{MONTHS['en'].split()[day.month - 1]} {day.day}, {day.year}")
    written = [(form(day), day) for day in days for form in forms]
    rows = "".join(f"T-{number:05};{text}\n" for number, (text, _) in enumerate(written))
    report = Sheet(casebook.create(), "Case;Opened\n" + rows, PLAIN | {"dateOrder": "day-month"}).report()
    assert report["cases"] == len(written) == len(days) * 11
    opened = {line["case"]: line["openedOn"] for line in casebook.lines() if "openedOn" in line}
    assert opened == {f"T-{number:05}": day.isoformat() for number, (_, day) in enumerate(written)}


@pytest.mark.parametrize(
    ("order", "taken"),
    [
        (None, {"03/03/2026": "2026-03-03", "14/03/2026": "2026-03-14", "03/14/2026": "2026-03-14"}),
        ("day-month", {"03/04/2026": "2026-04-03", "03/03/2026": "2026-03-03", "14/03/2026": "2026-03-14"}),
        ("month-day", {"03/04/2026": "2026-03-04", "03/03/2026": "2026-03-03", "03/14/2026": "2026-03-14"}),
    ],
)
def test_order_of_day_and_month_is_declared_and_never_guessed(casebook, order, taken):
    cells = ["03/04/2026", "03/03/2026", "14/03/2026", "03/14/2026", "14/14/2026", "29/02/2026", "1/2/26", "2026/2/30"]
    rows = "".join(f"T-{number:05};{cell}\n" for number, cell in enumerate(cells))
    mapping = PLAIN | ({"dateOrder": order} if order else {})
    report = Sheet(casebook.create(), "Case;Opened\n" + rows, mapping).report(code=LEFT_OUT)
    opened = {line["case"]: line["openedOn"] for line in casebook.lines() if "openedOn" in line}
    assert {cells[int(case[2:])]: day for case, day in opened.items()} == taken
    assert len([done for _, _, done in places(report) if done == ROW]) == len(cells) - len(taken)


def test_cells_are_those_that_another_reader_finds(casebook):
    """Random cells, written by Python, come out as they went in: marks, separators, line breaks, any script."""
    generator = random.Random(7)
    alphabet = 'ab";,\t\n \u0301é漢\u200d"'
    rows = []
    for number in range(300):
        text = "x" + "".join(generator.choice(alphabet) for _ in range(generator.randrange(40))) + "x"
        rows.append([f"T-{number:05}", "2026-03-02", text])
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=";").writerows([["Case", "Opened", "Note"], *rows])
    report = Sheet(casebook.create(vault=True), sheet.getvalue(), PLAIN | {"note": "Note"}).report()
    assert report["entries"] == len(rows)
    dumped = casebook.jalon("dump", "--identify", "--reason", "-", stdin="a test", key=True)
    lines = map(json.loads, dumped.splitlines())
    notes = {line["case"]: line["text"] for line in lines if line.get("kind") == "note-added"}
    assert notes == {row[0]: row[2] for row in rows}


def test_report_shows_shapes_where_a_name_may_stand(casebook):
    cells = ["2 mars 2026 (Mme Dupont)", "Jeanne Dupont", "+32 2 555 01 02", "12/13/2026", "32 mars 2026"]
    rows = "".join(f"T-{number:05};{cell}\n" for number, cell in enumerate(cells))
    report = Sheet(casebook.create(), "Case;Opened\n" + rows, PLAIN | {"dateOrder": "day-month"}).report(code=LEFT_OUT)
    read = [remark["read"] for remark in report["remarks"]]
    assert read == ["9 xxxx 9999 (Xxx Xxxxxx)", "Xxxxxx Xxxxxx", "+99 9 999 99 99", "12/13/2026", "32 mars 2026"]


def test_report_cannot_command_a_terminal(casebook):
    rows = "Case;Opened;\x1b[2J\u202eé\nT-00001;\x1b[31m2\x07;\n"
    done = Sheet(casebook.create(), rows, PLAIN).run()
    assert done.returncode == LEFT_OUT
    assert "line 1, ?[2J?é: is not in the mapping" in done.stdout and "read ?[99x9?:" in done.stdout
    assert done.stdout.replace("\n", "").isprintable()


def test_column_without_a_title_is_told_when_something_stands_in_it(casebook):
    rows = "Case;;Opened;\nT-00001;;2026-03-02;\nT-00002;something;2026-03-03;\n"
    report = Sheet(casebook.create(), rows, PLAIN).report(code=LEFT_OUT)
    assert places(report) == [(1, "column 2, without a title", "the column is left out")]
    assert report["cases"] == 2


def test_empty_cell_that_would_say_whether_somebody_is_a_minor_is_told(casebook):
    facts = PLAIN["facts"] | {"minor": {"column": "Minor", "values": {"yes": True, "no": False}}}
    rows = "Case;Opened;Minor\nT-00001;2026-03-02;yes\nT-00002;2026-03-02;\nT-00003;2026-03-02;perhaps\n"
    report = Sheet(casebook.create(), rows, PLAIN | {"facts": facts}).report(code=LEFT_OUT)
    assert places(report) == [(3, "Minor", TAKEN), (4, "Minor", ROW)]
    assert {line["case"]: line["minor"] for line in casebook.lines() if "minor" in line} == {
        "T-00001": True, "T-00002": False}


def test_what_the_casebook_refuses_leaves_the_rest_of_the_row(casebook):
    second = GRANT | {"on": {"column": "Again"}}
    rows = "Case;Opened;Granted;Again\nT-00001;2026-01-02;2026-01-03;2026-02-20\nT-00002;2026-01-04;2026-01-05;\n"
    report = Sheet(casebook.create(), rows, PLAIN | {"entries": [GRANT, second]}).report(code=LEFT_OUT)
    assert places(report) == [(2, "Again", ENTRY)]
    assert (report["cases"], report["entries"]) == (2, 2)
    casebook.jalon("verify")


def test_makes_what_is_missing_when_it_is_told_to(casebook):
    sheet = nord(casebook)
    assert sheet.run("--key", casebook.key, key=False).returncode == FAILED
    assert sheet.run("--create", "--dry-run", "--key", casebook.key, key=False).returncode == REFUSED
    assert not casebook.path.exists() and not casebook.key.exists()
    assert sheet.run("--create", "--key", casebook.key, key=False).returncode == LEFT_OUT
    assert casebook.path.stat().st_mode & 0o777 == casebook.key.stat().st_mode & 0o777 == 0o600


def test_three_thousand_rows_are_taken_but_for_what_is_refused(casebook):
    """Two of them are refused by the casebook: they are found, and the others are taken."""
    first = date(2020, 1, 1)
    days = [first + timedelta(days=number % 2000) for number in range(3000)]
    granted = {700: days[700], 1000: days[1000] - timedelta(days=1), 2999: days[2999] - timedelta(days=1)}
    rows = "".join(f"T-{number:05};{day};{granted.get(number, '')}\n" for number, day in enumerate(days))
    mapping = PLAIN | {"entries": [GRANT]}
    report = Sheet(casebook.create(), "Case;Opened;Granted\n" + rows, mapping).report(code=LEFT_OUT)
    assert places(report) == [(1002, "Granted", ENTRY), (3001, "Granted", ENTRY)]
    assert (report["rows"], report["cases"], report["entries"]) == (3000, 3000, 1)
