"""What an export says beside the entries, for `Yardsticks/export.c`, taken from an export that Jalon has made.

What stands in the rows of the casebook is left to the yardstick: it reads them. What Jalon computes is kept for it: the
lines of the case, of its deadlines and of what was found, the remarks on entries, and for CSV the words of each different
text of facts.
"""
import csv
import json
import sqlite3

BEGINNING, END = 0, -1
EVENT = "event"
WHAT, TEXT, REMARKS, ENTRY = 4, 5, 9, 12  # columns of CSV


def make(place, casebook, form, out):
    """Makes the file of what the export at `out` says beside the entries of the casebook."""
    said, rows = sqlite3.connect(place), sqlite3.connect(casebook)
    said.execute("CREATE TABLE line (casefile INTEGER, seq INTEGER, bytes TEXT)")
    said.execute("CREATE TABLE word (kind TEXT, facts TEXT, what TEXT, text TEXT, PRIMARY KEY (kind, facts))")
    with open(out, encoding="utf-8", newline="") as text:
        Making(said, rows).take(csv_rows(text) if form == "csv" else json_lines(text))
    said.commit()
    said.close()
    rows.close()


def csv_rows(text):
    """Each row: what it is, its case, its bytes, and its cells."""
    read = []

    def kept():
        for line in text:
            read.append(line)
            yield line

    for cells in csv.reader(kept()):
        yield cells[0], cells[1], "".join(read), cells
        read.clear()


def json_lines(text):
    """The same of JSON Lines, of which nothing has to be known but what a line is, and its case."""
    for line in text:
        found = json.loads(line)
        record = found.get("record", "")
        yield EVENT if record == "entry" else record, found.get("case", ""), line, None


class Making:
    def __init__(self, said, rows):
        self.said, self.rows = said, rows
        self.held, self.around = [], BEGINNING

    def take(self, records):
        for record, case, line, cells in records:
            if record == EVENT:
                self.end()
                if cells:
                    self.words(cells)
                continue
            if record == "case":
                self.end()
                self.around = self.rows.execute("SELECT id FROM casefile WHERE ref = ?", (case,)).fetchone()[0]
            elif record == "export" and self.around != END:
                self.end()
                self.around = END
            self.held.append(line)
        self.end()

    def end(self):
        if self.held:
            self.said.execute("INSERT INTO line VALUES (?, 0, ?)", (self.around, "".join(self.held)))
            self.held.clear()

    def words(self, cells):
        sequence, kind, facts = self.rows.execute(
            "SELECT seq, kind, facts FROM entry WHERE id = ?", (cells[ENTRY],)).fetchone()
        self.said.execute("INSERT OR IGNORE INTO word VALUES (?, ?, ?, ?)", (kind, facts, cells[WHAT], cells[TEXT]))
        if cells[REMARKS]:
            self.said.execute("INSERT INTO line VALUES (?, ?, ?)", (self.around, sequence, cells[REMARKS]))
