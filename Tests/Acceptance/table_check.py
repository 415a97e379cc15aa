"""Independent checks of exported tables: CSV by Python's strict reader, FODS by its XML parser and by LibreOffice.

Nothing of Jalon is used here. Each `check_…` gives a list of problems, empty when there are none. LibreOffice is
asked where `soffice` is installed (Debian: libreoffice-calc). Run it by itself:

    table_check.py FILE.csv|FILE.fods…
"""

from __future__ import annotations

import csv
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300
CODE = re.compile(r"[A-Z]{2}-\d{4}-[0-9A-Z]{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")

# Where the decimal sign is a comma, spreadsheets split CSV at semicolons.
LOCALES = ("en_US.UTF-8", "fr_BE.UTF-8", "hu_HU.UTF-8")
SEPARATORS = {",": 44, ";": 59}


@dataclass(frozen=True)
class Cell:
    """One cell: its type (text, date, number, boolean, formula, empty) and its value as text."""

    type: str
    value: str


# CSV


def read_csv(path: str | Path) -> list[list[str]]:
    """The rows of a CSV file in UTF-8; an error when it is not that."""
    csv.field_size_limit(1 << 24)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def check_csv(path: str | Path) -> list[str]:
    """What is wrong with a CSV file: its bytes, its shape, or a text in it that a spreadsheet would run."""
    data = Path(path).read_bytes()
    problems = [
        f"has byte {byte:#04x}" for byte in sorted(set(data) & set([*range(9), *range(11, 13), *range(14, 32), 127]))
    ]
    try:
        rows = read_csv(path)
    except (csv.Error, UnicodeDecodeError) as error:
        return problems + [str(error)]
    if not rows or data.startswith(b"\xef\xbb\xbf"):
        problems.append("has no header, or begins with a byte order mark")
    if not data.endswith(b"\r\n") or data.count(b"\r") != len(rows) or data.count(b"\r\n") != len(rows):
        problems.append("does not end every row, and nothing else, with CRLF")
    problems += [
        f"row {number} has {len(row)} cells of {len(rows[0])}"
        for number, row in enumerate(rows, 1)
        if len(row) != len(rows[0])
    ]
    for number, row in enumerate(rows, 1):
        problems += [f"row {number} would run {cell[:40]!r}" for cell in row if runs(cell)]
    # As a spreadsheet splits it that takes the semicolon for the separator and knows no comma.
    text = data.decode("utf-8")
    for number, row in enumerate(csv.reader(text.splitlines(keepends=True), delimiter=";"), 1):
        problems += [f"split at semicolons, line {number} would run {cell[:40]!r}" for cell in row if runs(cell)]
    return problems


def runs(cell: str) -> bool:
    """Whether a spreadsheet may run the text of a cell; numbers are no formulas."""
    folded = "".join(map(plain, cell)).lstrip(' \t\r\n\u200b\ufeff"`\u201c\u201d\u00ab')
    if re.fullmatch(r"-\d+", cell):
        return False
    return folded[:1] in ("=", "+", "-", "@") and folded[:1] != ""


def plain(character: str) -> str:
    """A character as it is written elsewhere, when it is the wide or the small form of it, or a blank."""
    kind = unicodedata.decomposition(character).split(" ")[0]
    return unicodedata.normalize("NFKC", character) if kind in ("<wide>", "<small>", "<noBreak>") else character


# FODS

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
ODF_TYPES = {"string": "text", "date": "date", "float": "number", "boolean": "boolean"}


def odf(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def read_fods(path: str | Path) -> dict[str, list[list[Cell]]]:
    """The sheets of a flat OpenDocument spreadsheet by their names, the header first."""
    sheets = {}
    for table in ElementTree.parse(path).getroot().iter(odf("table:table")):
        sheets[table.get(odf("table:name"))] = [
            [odf_cell(cell) for cell in row.iter(odf("table:table-cell"))] for row in table.iter(odf("table:table-row"))
        ]
    return sheets


def odf_cell(cell: ElementTree.Element) -> Cell:
    kind = cell.get(odf("office:value-type"))
    if cell.get(odf("table:formula")) is not None:
        return Cell("formula", cell.get(odf("table:formula")))
    if kind is None:
        return Cell("empty", "")
    if kind == "string":
        return Cell("text", "\n".join(paragraph(each) for each in cell.iter(odf("text:p"))))
    attribute = {"date": "date-value", "float": "value", "boolean": "boolean-value"}[kind]
    return Cell(ODF_TYPES[kind], cell.get(odf(f"office:{attribute}")))


def paragraph(element: ElementTree.Element) -> str:
    """The text of a paragraph, blanks as OpenDocument reads them: runs are one, and none are at the ends."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == odf("text:s"):
            pieces.append("\0" * int(child.get(odf("text:c"), "1")))
        elif child.tag == odf("text:tab"):
            pieces.append("\1")
        else:
            raise ValueError(f"unexpected {child.tag} in a paragraph")
        pieces.append(child.tail or "")
    return re.sub(r"[ \t\r\n]+", " ", "".join(pieces)).strip(" ").replace("\0", " ").replace("\1", "\t")


def check_fods(path: str | Path) -> list[str]:
    """What is wrong with a FODS file by itself."""
    try:
        root = ElementTree.parse(path).getroot()
        sheets = read_fods(path)
    except (ElementTree.ParseError, ValueError, KeyError) as error:
        return [repr(error)]
    problems = []
    if root.tag != odf("office:document") or root.get(odf("office:version")) != "1.3":
        problems.append("is no OpenDocument 1.3")
    if root.get(odf("office:mimetype")) != "application/vnd.oasis.opendocument.spreadsheet":
        problems.append("has another media type")
    tables = list(root.iter(odf("table:table")))
    names = [table.get(odf("table:name")) for table in tables]
    if len({name.lower() for name in names}) != len(names):
        problems.append("has a sheet's name twice")
    for name in names:
        if not 1 <= len(name.encode("utf-16-le")) // 2 <= 31 or set(name) & set("[]*?:/\\") or name.strip("'") != name:
            problems.append(f"has a sheet named {name!r}")
    problems += [
        f"sheet {table.get(odf('table:name'))!r} has no repeated header"
        for table in tables
        if len(table.findall(f"{odf('table:table-header-rows')}/{odf('table:table-row')}")) != 1
    ]
    for element in root.iter():
        for key in element.attrib:
            if key.endswith("}formula") or key.endswith("}href"):
                problems.append(f"has {key}")
        if "script" in element.tag or "event" in element.tag or element.tag == odf("text:a"):
            problems.append(f"has {element.tag}")
    for name, rows in sheets.items():
        problems += cells_of(name, rows)
    return problems


def cells_of(name: str, rows: list[list[Cell]]) -> list[str]:
    """What is wrong with the cells of a sheet: ragged rows, days and codes that are of the wrong type, formulas."""
    problems = []
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            problems.append(f"{name!r} row {number} has {len(row)} cells of {len(rows[0])}")
        for cell in row:
            if cell.type == "formula":
                problems.append(f"{name!r} row {number} has the formula {cell.value[:40]!r}")
            if cell.type == "date" and not DAY.match(cell.value):
                problems.append(f"{name!r} row {number} has the date {cell.value!r}")
            if CODE.fullmatch(cell.value) and cell.type != "text":
                problems.append(f"{name!r} row {number} has {cell.value} as {cell.type}")
    return problems


# LibreOffice


def has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


def convert(path: str | Path, to: str, folder: str | Path, locale: str = "en_US.UTF-8", infilter: str = "") -> Path:
    """The file as LibreOffice saves it in another format, opened with a new profile under a locale."""
    with tempfile.TemporaryDirectory() as profile:
        options = [f"--infilter={infilter}"] if infilter else []
        done = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", *options]
            + ["--convert-to", to, "--outdir", str(folder), str(path)],
            env=os.environ | {"LC_ALL": locale, "LANG": locale, "HOME": profile},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    made = Path(folder) / (Path(path).stem + "." + to.split(":")[0])
    if done.returncode != 0 or not made.exists():
        raise RuntimeError(f"soffice made no {made.name}: {done.stdout.decode(errors='replace')}")
    return made


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# So many characters has a cell of XLSX; FODS has no such limit.
XLSX_LIMIT = 32_767
DATE_FORMATS = {*range(14, 23), *range(45, 48)}
EPOCH = datetime.datetime(1899, 12, 30)


def read_xlsx(path: str | Path) -> dict[str, list[dict[str, Cell]]]:
    """The sheets of an XLSX file by their names: for each row its cells by column letter, empty ones left out."""
    with zipfile.ZipFile(path) as archive:
        shared = [
            "".join(text.text or "" for text in item.iter(SHEET + "t"))
            for item in parsed(archive, "xl/sharedStrings.xml").iter(SHEET + "si")
        ]
        dates = date_styles(parsed(archive, "xl/styles.xml"))
        targets = {each.get("Id"): each.get("Target") for each in parsed(archive, "xl/_rels/workbook.xml.rels")}
        return {
            sheet.get("name"): [
                {
                    re.sub(r"\d", "", cell.get("r")): xlsx_cell(cell, shared, dates)
                    for cell in row.iter(SHEET + "c")
                    if cell.find(SHEET + "v") is not None or cell.find(SHEET + "f") is not None
                }
                for row in parsed(archive, "xl/" + targets[sheet.get(RELATION + "id")]).iter(SHEET + "row")
            ]
            for sheet in parsed(archive, "xl/workbook.xml").iter(SHEET + "sheet")
        }


def parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name)) if name in archive.namelist() else ElementTree.Element("none")


def date_styles(styles: ElementTree.Element) -> dict[int, str | None]:
    """For each cell style its number format when that is one of a date, and None when not."""
    codes = {int(each.get("numFmtId")): each.get("formatCode") for each in styles.iter(SHEET + "numFmt")}
    found = {}
    for index, style in enumerate(styles.find(SHEET + "cellXfs")):
        number = int(style.get("numFmtId"))
        code = re.sub(r'"[^"]*"|\[[^]]*\]|\\.', "", codes.get(number, "")).lower()
        is_date = number in DATE_FORMATS or ("y" in code and "d" in code)
        found[index] = codes.get(number, str(number)) if is_date else None
    return found


def xlsx_cell(cell: ElementTree.Element, shared: list[str], dates: dict[int, str | None]) -> Cell:
    formula = cell.find(SHEET + "f")
    if formula is not None:
        return Cell("formula", formula.text or "")
    value = cell.findtext(SHEET + "v", "")
    kind = cell.get("t", "n")
    if kind == "s":
        return Cell("text", re.sub(r"_x([0-9A-F]{4})_", lambda each: chr(int(each[1], 16)), shared[int(value)]))
    if kind == "b":
        return Cell("boolean", "true" if value == "1" else "false")
    if kind != "n":
        return Cell("text" if kind == "str" else kind, value)
    if dates[int(cell.get("s", "0"))] is None:
        return Cell("number", value)
    moment = EPOCH + datetime.timedelta(microseconds=round(float(value) * 86_400_000) * 1000)
    return Cell("date", moment.isoformat() if moment.time() != datetime.time() else moment.date().isoformat())


def check_fods_in_libreoffice(path: str | Path, locales: tuple[str, ...] = LOCALES) -> list[str]:
    """What LibreOffice makes otherwise of a FODS file than the file says, whatever the locale."""
    problems = []
    expected = read_fods(path)
    for locale in locales:
        with tempfile.TemporaryDirectory() as folder:
            found = read_xlsx(convert(path, "xlsx", folder, locale))
        if list(found) != list(expected):
            problems.append(f"{locale}: has the sheets {list(found)}")
            continue
        for name, rows in expected.items():
            if len(found[name]) != len(rows):
                problems.append(f"{locale}: {name!r} has {len(found[name])} rows of {len(rows)}")
            for number, (row, other) in enumerate(zip(rows, found[name]), 1):
                for index, cell in enumerate(row):
                    there = other.get(chr(65 + index), Cell("empty", ""))
                    if not same(cell, there):
                        problems.append(f"{locale}: {name!r} row {number}: {short(cell)} is {short(there)}")
    return problems


def same(cell: Cell, other: Cell) -> bool:
    if cell.type == "text" and cell.value == "":
        return other.value == ""
    if cell.type != other.type:
        return False
    if cell.type == "number":
        return float(cell.value) == float(other.value)
    if cell.type == "date":
        # XLSX keeps days as floating point; a second is what is shown.
        return abs(moment_of(cell.value) - moment_of(other.value)) < datetime.timedelta(seconds=1)
    return cell.value[:XLSX_LIMIT] == other.value


def moment_of(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def short(cell: Cell) -> str:
    return f"{cell.type} {cell.value[:60]!r} ({len(cell.value)})"


def check_csv_in_libreoffice(path: str | Path, locales: tuple[str, ...] = LOCALES) -> list[str]:
    """What LibreOffice would run in a CSV file, split at commas and at semicolons."""
    problems = []
    rows = read_csv(path)
    for locale in locales:
        for separator, code in SEPARATORS.items():
            with tempfile.TemporaryDirectory() as folder:
                # Text marked by quotation marks, UTF-8, from the first line, special numbers (dates) detected.
                options = f"CSV:{code},34,76,1,,0,false,true,false"
                (sheet,) = read_xlsx(convert(path, "xlsx", folder, locale, options)).values()
            cells = [cell for row in sheet for cell in row.values()]
            problems += [f"{locale} {separator}: runs {short(cell)}" for cell in cells if cell.type == "formula"]
            if separator == ",":
                problems += [
                    f"{locale}: has {cell.value} as {cell.type}"
                    for cell in cells
                    if CODE.fullmatch(cell.value) and cell.type != "text"
                ]
                days = sum(1 for row in rows for cell in row if DAY.fullmatch(cell))
                dates = sum(1 for cell in cells if cell.type == "date" and DAY.fullmatch(cell.value))
                if len(sheet) != len(rows) or dates < days:
                    problems.append(f"{locale}: {len(sheet)} rows of {len(rows)}, {dates} dates of {days}")
    return problems


def check(path: str | Path) -> list[str]:
    """All that can be checked of a file here."""
    if Path(path).suffix == ".csv":
        return check_csv(path) + (check_csv_in_libreoffice(path) if has_libreoffice() else [])
    return check_fods(path) + (check_fods_in_libreoffice(path) if has_libreoffice() else [])


if __name__ == "__main__":
    FOUND = [f"{path}: {each}" for path in sys.argv[1:] for each in check(path)]
    print("\n".join(FOUND) if FOUND else "nothing found")
    sys.exit(1 if FOUND else 0)
