"""What is erased is in no file any more, and the casebook is as whole as before."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from support import CONTRADICTS, DAMAGED, DONE, KEY, LANGUAGES, NOT_FOUND, USAGE, Jalon

# Words that stand in one case alone: in its texts, in who the person is, and in what is coded.
STEM = "Zquaggan"
CODED = ("exp.surrogacy", '"NZ"', "qqowner", "ind.fearSpeak", "GB-NIR", "2008-11")
NOW = ("--today", "2030-06-01")


def coded(book) -> tuple[str, ...]:
    """The codes of these that the casebook of a test holds."""
    data = book.store.read_bytes()
    return tuple(word for word in CODED if word.encode() in data)


@pytest.fixture
def told(vaulted):
    """A closed case with everything in it, one that goes on, and many that came and went around it."""
    book = vaulted
    for number in range(40):
        book.open("GB", "--on", f"2024-01-{number % 28 + 1:02d}", "--exploitation", "exp.labour", *NOW)
    case = book.open(
        *("GB", "--ref", "GB-ERASED", "--on", "2024-02-01", "--region", "GB-NIR", "--minor", "--adult-on", "2008-11"),
        *("--exploitation", "exp.surrogacy", "--nationality", "NZ", *NOW),
    )
    book.ok("case", "identify", case, *NOW, stdin=json.dumps({"lastName": f"{STEM} one"}))
    book.ok("note", "add", case, "--on", "2024-02-02", *NOW, stdin=f"{STEM} two")
    book.ok("case", "assign", case, "--owner", "qqowner", "--on", "2024-02-02", *NOW)
    book.ok("indicator", "record", case, "ind.fearSpeak", "--on", "2024-02-02", *NOW)
    book.ok("decision", "record", case, "reasonable-grounds", "positive", "--on", "2024-03-01", *NOW)
    book.ok("reminder", "add", case, "--due", "2024-05-05", "--title", "-", *NOW, stdin=f"{STEM} three")
    for number in range(20):
        book.ok("case", "assign", case, "--owner", f"qqowner{number}", "--on", "2024-03-02", *NOW)
    book.open("GB", "--ref", "GB-STAYS", "--on", "2024-03-01", *NOW)
    book.ok("decision", "record", "GB-STAYS", "reasonable-grounds", "positive", "--on", "2024-03-01", *NOW)
    return book


def close(book, reason="completed"):
    book.ok("case", "close", "GB-ERASED", "--reason", reason, "--on", "2025-01-01", *NOW)


def erase(book, *more, stdin="asked by the person"):
    return book.run("case", "erase", "GB-ERASED", "--reason", "-", *more, *NOW, stdin=stdin)


def leftovers(data: bytes, words=CODED) -> list[str]:
    wanted = [*words, STEM]
    return [word for word in wanted if any(word.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be"))]


def test_nothing_of_it_is_left_in_any_file(told):
    close(told)
    before = told.json("verify", "--json")["head"]
    present = coded(told)
    assert len(present) >= 4, present
    sealed = [row[0] for row in rows(told, "SELECT sealed FROM content")]
    salts = [row[0] for row in rows(told, "SELECT facts_salt FROM entry WHERE casefile = 41")]
    assert len(sealed) >= 3 and len(salts) > 25 and None not in salts
    result = erase(told, "--basis", "request")
    assert result.code == DONE, result
    assert before in result.out and STEM not in result.out, result
    files = [each for each in told.data.rglob("*") if each.is_file()]
    assert [each.name for each in files] == [told.store.name]
    data = told.store.read_bytes()
    assert leftovers(data, present) == []
    assert not [each for each in (*sealed, *salts) if each in data]
    for words in (("verify",), ("verify", "--head", before), ("verify", "--key", told.key)):
        told.ok(*words, *NOW)
    # No page is free, and nothing lies in those there are.
    assert rows(told, "PRAGMA freelist_count") == [(0,)]


def rows(book, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(book.store)) as database:
        return list(database.execute(statement))


def test_nothing_of_it_leaves_afterwards(told):
    close(told)
    present = coded(told)
    assert erase(told).code == DONE
    outputs = [
        told.ok("timeline", "export", "--all", "--format", form, *NOW).stdout
        for form in ("html", "csv", "json", "jsonl", "md", "mermaid", "svg", "fods", "ics")
    ]
    outputs += [told.ok("timeline", "export", "GB-ERASED", "--format", form, *NOW).stdout for form in ("html", "json")]
    outputs += [told.ok("htcds", "export", "--format", form, *NOW).stdout for form in ("csv", "json")]
    outputs += [told.ok("case", "show", "GB-ERASED", *NOW).stdout, told.ok("timeline", "show", "GB-ERASED", *NOW).stdout]
    outputs += [told.ok("deadline", "list", "--all", "--format", form, *NOW).stdout for form in ("json", "csv", "ics")]
    outputs += [told.ok("stats", "--year", "2024", "--threshold", "0", *NOW).stdout]
    dump = told.ok("dump", *NOW)
    assert "1 erased case was left out" in dump.err
    assert b"GB-ERASED" not in dump.stdout and b"GB-STAYS" in dump.stdout
    for data in (*outputs, dump.stdout, told.store.read_bytes()):
        # These two are a code of a country and the name of a pack, which stand in what says nothing of the case.
        found = leftovers(data, [word for word in present if word not in ('"NZ"', "GB-NIR")])
        assert found == [], (found, data[:200])
    assert any(b"GB-ERASED" in data for data in outputs)
    told.ok("verify", *NOW)


def test_a_dry_run_lists_what_goes_stays_and_is_out_of_reach_and_changes_nothing(told):
    told.ok("timeline", "export", "GB-ERASED", "--for", "court", "--format", "csv", *NOW)
    told.ok("dump", *NOW)
    close(told)
    (told.store.parent / f"{told.store.name}.schema-4.backup").write_bytes(b"old")
    before = told.store.read_bytes()
    result = told.ok("case", "erase", "GB-ERASED", "--dry-run", *NOW)
    assert told.store.read_bytes() == before
    for word in ("court", "Dump of the casebook", ".schema-4.backup", "Identity", "Sealed contents", "hashes"):
        assert word in result.out, (word, result)
    plan = told.json("case", "erase", "GB-ERASED", "--dry-run", "--json", *NOW)
    assert plan["dryRun"] and plan["erased"] is None and plan["allowed"]
    assert plan["goes"]["identity"] and plan["goes"]["sealed"] == 3 and plan["goes"]["deadlines"] > 0
    assert plan["goes"]["entries"] == sum(each["entries"] for each in plan["goes"]["kinds"])
    done = erase(told, "--json").json()
    assert {**done, "dryRun": True, "erased": None} == plan
    assert done["erased"]["sealed"] and done["erased"]["reason"] is None


def test_an_open_case_or_one_that_is_kept_is_not_erased(told):
    assert told.json("case", "erase", "GB-ERASED", "--dry-run", "--json", *NOW)["allowed"] is False
    result = erase(told)
    assert result.code == CONTRADICTS and "jalon case close GB-ERASED" in result.err, result
    close(told)
    told.ok("hold", "place", "GB-ERASED", "--ground", "proceedings", "--note", "-", *NOW, stdin=f"{STEM} four")
    assert "Proceedings" in told.ok("case", "show", "GB-ERASED", *NOW).out
    assert told.json("hold", "list", "--json")["holds"][0]["ground"] == "proceedings"
    result = erase(told)
    assert result.code == CONTRADICTS and "jalon hold lift GB-ERASED" in result.err, result
    assert told.run("hold", "lift", "GB-ERASED", "--ground", "audit", *NOW).code == CONTRADICTS
    told.ok("hold", "lift", "GB-ERASED", *NOW)
    assert told.json("hold", "list", "--json")["holds"] == []
    assert erase(told, "--basis", "friendship").code == USAGE
    assert erase(told, "--basis", "opened-by-mistake").code == CONTRADICTS
    assert erase(told, "--on", "2030-06-02").code == USAGE
    assert told.run("case", "erase", "GB-ERASED", "--reason", "in words", *NOW).code == USAGE
    assert told.run("case", "erase", "GB-NONE", "--dry-run", *NOW).code == NOT_FOUND
    assert erase(told).code == DONE
    result = erase(told)
    assert result.code == CONTRADICTS and "erased on 2030-06-01" in result.err, result
    for words in (
        ("note", "add", "GB-ERASED"),
        ("case", "reopen", "GB-ERASED"),
        ("hold", "place", "GB-ERASED", "--ground", "audit"),
        ("indicator", "record", "GB-ERASED", "ind.debt", "--override", "-"),
        ("case", "open", "--country", "GB", "--ref", "GB-ERASED"),
    ):
        result = told.run(*words, *NOW, stdin="text")
        assert result.code == CONTRADICTS and "erased on" in result.err, result


def test_no_key_keeps_nobody_from_being_erased_and_a_wrong_one_does(told):
    close(told)
    words = ("case", "erase", "GB-ERASED", "--reason", "-", *NOW)
    other = Jalon(told.folder / "another").init().vault()
    for wrong in (other.key, told.work / "none.key"):
        result = told.run(*words, "--key", wrong, stdin="x")
        assert result.code == KEY, result
    result = told.run(*words, stdin=f"{STEM} wished it", env=told.without_key)
    assert result.code == DONE, result
    assert "certificate alone" in result.err and f"{STEM} wished it" in result.out, result
    assert leftovers(told.store.read_bytes(), ()) == []
    told.ok("verify", *NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_certificate_says_what_has_to_be_said(told, language):
    close(told)
    head = told.json("verify", "--json")["head"]
    result = erase(told, "--lang", language, "--author", "dpo")
    assert result.code == DONE, result
    after = told.json("verify", "--json")["head"]
    for word in ("GB-ERASED", "2024-02-01", "2025-01-01", "2030-06-01", "dpo", head, after):
        assert word in result.out, (word, result)
    assert "erase." not in result.out and "{" not in result.out, result


def test_an_old_dump_does_not_bring_it_back(told):
    close(told, "transferred")
    dump = told.dump()
    assert erase(told).code == DONE
    before = told.store.read_bytes()
    result = told.run("import", "-", *NOW, stdin=dump)
    assert result.code == CONTRADICTS and "erased on" in result.err, result
    assert told.store.read_bytes() == before
    other = told.work / "other.sqlite"
    told.ok("store", "init", "--store", other)
    after = told.dump()
    told.ok("import", "-", "--store", other, *NOW, stdin=after)
    assert told.dump(other) == after


@pytest.mark.parametrize(
    "statement, said",
    [
        ("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 5", "entry 5 "),
        ("DELETE FROM entry WHERE kind = 'content-erased'", "entry 42 "),
        ("UPDATE entry SET facts = '{}', facts_salt = zeroblob(16) WHERE kind = 'note-added'", "its facts are not those"),
        ("INSERT INTO content SELECT seq, x'00', zeroblob(16) FROM entry WHERE kind = 'note-added'", "still there"),
    ],
)
def test_what_is_changed_afterwards_is_named(told, statement, said):
    close(told)
    assert erase(told).code == DONE
    with closing(sqlite3.connect(told.store)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(statement)
        database.commit()
    result = told.run("verify", *NOW)
    assert result.code == DAMAGED and said in result.out + result.err, result


def test_facts_that_are_gone_without_an_erasure_are_named(told):
    close(told)
    with closing(sqlite3.connect(told.store)) as database:
        database.execute("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE casefile = 41")
        database.commit()
    result = told.run("verify", *NOW)
    assert result.code == DAMAGED and "its facts are gone" in result.out + result.err, result
    assert told.run("case", "show", "GB-ERASED", *NOW).code == DAMAGED


def test_the_figures_of_the_years_stay(told):
    close(told)

    def persons(year):
        tables = told.json("stats", "--year", str(year), "--threshold", "0", "--json", *NOW)["tables"]
        return next(each for each in tables if each["table"] == "persons")["rows"][0]["count"]

    before = [persons(year) for year in (2023, 2024, 2025, 2026)]
    assert erase(told).code == DONE
    assert [persons(year) for year in (2023, 2024, 2025, 2026)] == before and before[1] == before[3] + 1


def test_the_retention_of_closed_cases(told):
    close(told, "lost-contact")
    assert told.json("retention", "list", "--json", "--today", "2026-01-01")["cases"] == []
    soon = told.json("retention", "list", "--json", "--within", "30d", "--today", "2030-12-15")
    assert soon["status"] == "policy"
    assert [(each["case"], each["endsOn"], each["daysLeft"], each["years"]) for each in soon["cases"]] == [
        ("GB-ERASED", "2031-01-01", 17, 6)
    ]
    assert "policy" in told.ok("retention", "list", "--all", *NOW).err
    assert erase(told, "--basis", "retention-ended").code == DONE
    assert told.json("retention", "list", "--all", "--json", *NOW)["cases"] == []
