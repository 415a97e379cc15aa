"""Several people record at once: everybody succeeds, and nothing is lost."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from support import LOCKED, Jalon, case_line, entry_line, interchange


def record(jalon: Jalon, reference: str, author: str, count: int) -> list:
    """One person's entries, one process after the other, each of a day of its own."""
    return [
        jalon.run("condition", "record", reference, "contact-broken", "met", "--on", day(index), "--author", author)
        for index in range(count)
    ]


def day(index: int) -> str:
    return f"2013-05-{index + 2:02d}"


@pytest.mark.parametrize("people, each", [(2, 12), (8, 5)])
def test_everybody_succeeds(book, people, each):
    shared = book.open("BE", "--on", "2013-05-01")
    own = {f"w{index}": book.open("FR", "--on", "2013-05-01") for index in range(people)}
    with ThreadPoolExecutor(people * 2) as workers:
        waiting = [workers.submit(record, book, shared, author, each) for author in own]
        waiting += [workers.submit(record, book, reference, author, each) for author, reference in own.items()]
        results = [result for each_one in waiting for result in each_one.result()]
    assert all(result.code == 0 for result in results), next(result for result in results if result.code)
    for author, reference in own.items():
        expected = [day(index) for index in range(each)]
        assert [entry["on"] for entry in book.entries(reference)] == expected
        assert [entry["on"] for entry in book.entries(shared) if entry["author"] == author] == expected
    assert len(book.entries(shared)) == people * each
    book.ok("verify")


def test_cases_opened_at_once_have_references_of_their_own(book):
    with ThreadPoolExecutor(8) as workers:
        references = list(workers.map(lambda _: book.open("HU", "--on", "2013-05-01"), range(24)))
    assert len(set(references)) == 24
    assert [each["case"] for each in book.json("case", "list")["cases"]] == sorted(references)
    book.ok("verify")


def test_somebody_reads_while_another_imports(book):
    lines = [case_line("BE-2013-LONG")]
    lines += [
        entry_line(
            "BE-2013-LONG",
            number,
            "condition-recorded",
            "2013-05-03",
            condition="cooperates",
            status=("met", "lapsed")[number % 2],
        )
        for number in range(400)
    ]
    reference = book.open("FR", "--on", "2013-05-01")
    path = book.work / "long.jsonl"
    path.write_text(interchange(*lines))
    importing = book.start("import", path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with ThreadPoolExecutor(4) as workers:
        reading = [workers.submit(book.run, "case", "list", "--json") for _ in range(8)]
        writing = [workers.submit(record, book, reference, f"w{index}", 2) for index in range(2)]
        listed = [each.result() for each in reading]
        written = [result for each in writing for result in each.result()]
    _, said = importing.communicate(timeout=120)
    assert importing.returncode == 0, said
    assert all(each.code == 0 for each in written), next(each for each in written if each.code)
    for each in listed:
        assert each.code == 0, each
        assert [case["case"] for case in json.loads(each.out)["cases"]] in ([reference], ["BE-2013-LONG", reference])
    assert len(book.entries("BE-2013-LONG")) == 400
    book.ok("verify")


def test_only_one_of_two_reflection_periods_is_written(book):
    """The rule is looked at under the lock: of two that grant at once, one is refused."""
    reference = book.open("BE", "--on", "2013-05-01")
    with ThreadPoolExecutor(4) as workers:
        results = list(
            workers.map(
                lambda _: book.run("stage", "grant", reference, "be.reflection", "--on", "2013-05-02"), range(4)
            )
        )
    assert sorted(each.code for each in results) == [0, 15, 15, 15], [str(each) for each in results]
    assert [each["kind"] for each in book.entries(reference)] == ["stage-granted"]
    book.ok("verify")


def test_who_waits_for_a_short_while_is_served(book):
    with closing(sqlite3.connect(book.store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with ThreadPoolExecutor(1) as workers:
            waiting = workers.submit(book.run, "case", "open", "--country", "BE")
            time.sleep(0.7)
            assert not waiting.done()
            other.execute("COMMIT")
            result = waiting.result()
    assert result.code == 0, result
    assert len(book.json("case", "list")["cases"]) == 1


def test_a_casebook_that_stays_locked_is_said(book):
    with closing(sqlite3.connect(book.store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for words in (("case", "open", "--country", "BE"), ("case", "list")):
            result = book.run(*words)
            assert result.code == LOCKED and result.stdout == b"", result
            assert "another process" in result.err and result.seconds < 60, result
        other.execute("ROLLBACK")
    assert book.json("case", "list")["cases"] == []


def test_two_people_create_the_casebook(jalon):
    with ThreadPoolExecutor(4) as workers:
        results = list(workers.map(lambda _: jalon.run("store", "init"), range(4)))
    assert [each.code for each in results].count(0) == 1, [str(each) for each in results]
    assert all(each.err.strip() for each in results if each.code)
    jalon.ok("verify")
