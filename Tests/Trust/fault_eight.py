"""Eight people record at once, each a process an entry."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from rig import DONE, Row

PEOPLE = 8


def run(bench) -> Row:
    row, home = Row(), bench.rig.home("eight")
    each = bench.rig.number(100, 12)
    home.ok("store", "init")
    for person in range(PEOPLE):
        home.ok("case", "open", "--country", "BE", "--ref", f"BE-2026-P{person}", "--on", "2026-01-05")

    def record(person: int) -> list[str]:
        problems = []
        for number in range(each):
            # Every other entry is in the case of the next person.
            case = f"BE-2026-P{(person + number % 2) % PEOPLE}"
            words = ("condition", "record", case, "contact-broken", ("met", "lapsed")[number % 2], "--on", "2026-01-06")
            result = home.run(*words, "--author", f"p{person}")
            if result.code != DONE or "lock" in result.err.lower():
                problems.append(str(result))
        return problems

    with ThreadPoolExecutor(PEOPLE) as people:
        row.wrong = [problem for problems in people.map(record, range(PEOPLE)) for problem in problems]
    authors = [entry["author"] for entry in home.entries()]
    for person in range(PEOPLE):
        if authors.count(f"p{person}") != each:
            row.wrong.append(f"p{person}: {authors.count(f'p{person}')} of {each} entries are there")
    if problem := home.problem():
        row.wrong.append(problem)
    row.done = f"{PEOPLE} processes at a time, {each} entries each"
    row.figure = f"{len(authors):,} entries of {PEOPLE * each:,}, {len(row.wrong)} errors"
    return row
