"""Five languages: what people read is in theirs, whatever the command; what scripts read is the same in all."""

from __future__ import annotations

import json
import os
import pty
import re

import pytest

from support import CONTRADICTS, KEY, LANGUAGES, NO_CASEBOOK, NOT_FOUND, REPOSITORY, USAGE, Jalon

TEXTS = {
    language: json.loads((REPOSITORY / "Sources" / "CountryRules" / "Text" / f"{language}.json").read_text())
    for language in LANGUAGES
}
FAMILIES = ("message", "finding", "prompt", "refusal", "phrase")
OTHERS = LANGUAGES[1:]
DAY = "2026-05-20"


def pieces(text: str) -> list[str]:
    """What stands between the places of a text, when it is long enough to be known again."""
    return [piece.strip() for piece in re.split(r"\{[A-Za-z]+\}", text) if len(piece.strip()) > 8]


def left_behind(language: str) -> dict[str, list[str]]:
    """The English pieces of every text of the families that the text of the language does not have as well."""
    english, own = TEXTS["en"], TEXTS[language]
    found = {}
    for key, text in english.items():
        if key.split(".")[0] in FAMILIES:
            found[key] = [piece for piece in pieces(text) if piece not in own[key]]
    return {key: found[key] for key in found if found[key]}


def told(desk: Jalon) -> str:
    """A casebook in which every command that echoes is used, and everything that people were told by it."""
    said = []

    def run(*arguments: object, code: int = 0, stdin: str = "") -> str:
        result = desk.run(*arguments, stdin=stdin)
        assert result.code == code, result
        said.append(result.err + result.out)
        return result.out

    run("case", "list", code=NO_CASEBOOK)
    run("store", "init")
    run("store", "alerts")
    run("case", "list")
    run("deadline", "list")
    run("vault", "status")
    run("case", "open", "--country", "BE", "--ref", "BE-1", "--on", "2026-03-02", "--placed")
    run("case", "open", "--country", "BE", "--ref", "BE-1", code=CONTRADICTS)
    run("note", "add", "BE-1", stdin="A note", code=KEY)
    desk.environment["JALON_KEY"] = str(desk.key)
    run("vault", "init")
    run("vault", "status")
    run("note", "add", "BE-1", stdin="A note")
    run("case", "identify", "BE-1", stdin='{"firstName":"Ada"}')
    run("case", "reveal", "BE-1", "--reason", "-", stdin="asked for")
    run("case", "show", "BE", code=0)
    run("case", "show", "XX", code=NOT_FOUND)
    for listing in ("role", "consent", "referral"):
        run(listing, "list", "BE-1")
    run("deadline", "explain", "BE-1")
    run("deadline", "explain", "BE-1", "nothing", code=NOT_FOUND)
    run("step", "record", "BE-1", "specialised-centre", "--on", "2026-03-03")
    run("step", "record", "BE-1", "team-discussion", "--on", "2026-03-03", "--with", "nobody", code=USAGE)
    run("step", "skip", "BE-1", "guardian", "--reason", "not-placed", "--on", "2026-03-03")
    run("step", "record", "BE-1", "joint-dialogue", "--reason", "emergency", "--on", "2026-03-03")
    run("step", "status", "BE-1")
    run("indicator", "record", "BE-1", "movement", "--on", "2026-03-03")
    run("secrecy", "assess", "BE-1", "--vulnerable", "no", "--offence", "no", "--peril", "no", "--danger", "no",
        "--danger-to-others", "no", "--on", "2026-03-04")
    run("signal", "BE-1", "--to", "doctor", "--on", "2026-03-05")
    run("stage", "grant", "BE-1", "reflection", "--on", "2026-03-06", "--until", "2026-04-30")
    run("stage", "grant", "BE-1", "nothing", "--on", "2026-03-06", code=NOT_FOUND)
    run("stage", "grant", "BE-1", "reflection", "--on", "2026-05-06", code=CONTRADICTS)
    run("stage", "grant", "BE-1", "provisional", "--on", "2026-01-06", code=CONTRADICTS)
    run("stage", "grant", "BE-1", "provisional", "--on", "2026-05-06", "--until", "2026-12-31")
    run("stage", "grant", "BE-1", "permanent", "--on", "2026-05-07", "--override", "-", stdin="it did happen")
    run("stage", "extend", "BE-1", "provisional", "--on", "2026-05-12", code=CONTRADICTS)
    run("undo")
    run("stage", "options", "BE-1")
    run("condition", "record", "BE-1", "contact-broken", "met", "--on", "2026-03-06")
    run("condition", "record", "BE-1", "no-such", "met", "--on", "2026-03-06", code=NOT_FOUND)
    run("stay", "start", "BE-1", "be.stay.specialised", "--on", "2026-03-07", "--until", "2026-06-30")
    run("referral", "send", "BE-1", "--to", "hospital", "--reason", "additional-services", code=CONTRADICTS)
    run("consent", "give", "BE-1", "--scope", "referral", "--until", "2026-12-31")
    run("referral", "send", "BE-1", "--to", "hospital", "--reason", "additional-services")
    run("referral", "receive", "BE-1", "--from", "police", "--reason", "other")
    run("role", "assign", "BE-1", "lawyer", "--who", "l.1", "--until", "2026-12-31")
    run("case", "assign", "BE-1", "--owner", "hd", "--deputy", "mb")
    run("reminder", "add", "BE-1", "--due", "2026-05-25", "--topic", "hearing")
    run("support", "plan", "BE-1", "language", "--until", "2026-12-31", "--follow-up", "2026-06-01")
    run("support", "show", "BE-1")
    run("case", "show", "BE-1")
    run("timeline", "show", "BE-1")
    run("deadline", "check", "--today", "2027-05-20", code=2)
    run("deadline", "list")
    run("due")
    run("dump", "--output", str(desk.work / "dump.jsonl"))
    run("dump", "--output", str(desk.work / "dump.jsonl"), code=1)
    run("import", str(desk.work / "dump.jsonl"))
    run("import", str(desk.work / "nowhere.jsonl"), code=1)
    run("verify")
    run("htcds", "export", "--output", str(desk.work / "records.csv"))
    run("htcds", "validate", str(desk.work / "records.csv"))
    run("rules", "calendar", "--region", "HU", "--year", "2020")
    run("rules", "count", "--region", "BE", "--on", "2026-04-20", "--days", "11", "--roll")
    run("rules", "lint", "BE/2026", "--year", "2026")
    run("rules", "diff", "BE/2017", "BE/2017")
    run("rules", "impact", "BE/2017", "BE/2026")
    run("rules", "date", "--country", "BE", "--stage", "nothing", "--on", "2026-04-20", code=NOT_FOUND)
    run("rules", "date", "--country", "HU", "--stage", "reflection", "--on", "2001-04-20", code=NOT_FOUND)
    run("consent", "give", "BE-1", "--scope", "transfer")
    desk.written("secret", "five unrelated words and more")
    run("transfer", "send", "BE-1", "--reason", "change-of-location", "--bundle-key", str(desk.work / "b.key"),
        "--output", str(desk.work / "bundle"))
    run("vault", "rekey", "--new-key", str(desk.keys / "second.key"))
    desk.environment["JALON_KEY"] = str(desk.keys / "second.key")
    run("case", "close", "BE-1", "--reason", "transferred")
    run("note", "add", "BE-1", stdin="Late", code=CONTRADICTS)
    run("case", "reopen", "BE-1")
    run("case", "reopen", "BE-1", code=CONTRADICTS)
    return "\n".join(said)


def desk_in(language: str, folder) -> Jalon:
    desk = Jalon(folder / language, today=DAY)
    desk.environment["JALON_LANG"] = language
    desk.environment["JALON_AUTHOR"] = "hd"
    return desk


@pytest.fixture(scope="module")
def english(tmp_path_factory) -> str:
    return told(desk_in("en", tmp_path_factory.mktemp("english")))


def test_the_commands_say_what_the_texts_have(english):
    """What the other languages are searched for is there in English: the search cannot pass for want of output."""
    found = [key for key, parts in left_behind("fr").items() if all(part in english for part in parts)]
    assert len(found) > 65, found
    for family in ("message", "finding", "refusal", "phrase"):
        assert len([key for key in found if key.startswith(family)]) > 5, found


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_that_is_said_stays_english(language, tmp_path, english):
    said = told(desk_in(language, tmp_path))
    stayed = {key: part for key, parts in left_behind(language).items() for part in parts if part in said}
    assert stayed == {}
    assert not re.search(r"\b(message|finding|prompt|refusal|phrase)\.[a-z]", said), "a key instead of a text"
    assert not re.search(r"\{[A-Za-z]+\}", said.replace('{"', "")), "a place that nothing was put in"
    for word in ("recorded ", "finding:", "warning:", " lies before", " is not on "):
        assert word not in said, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_on_a_terminal(language, tmp_path):
    desk = desk_in(language, tmp_path)
    desk.environment["JALON_KEY"] = str(desk.key)
    desk.ok("store", "init")
    desk.ok("vault", "init")
    desk.ok("case", "open", "--country", "BE", "--ref", "BE-1")
    # A terminal that is typed on: what is asked for, and the end of the text.
    leader, follower = pty.openpty()
    process = desk.start("note", "add", "BE-1", stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    shown = b""
    while b"Ctrl-D" not in shown:
        shown += os.read(leader, 4_096)
    os.write(leader, b"A note\n\x04")
    assert process.wait(timeout=60) == 0
    os.close(leader)
    own = TEXTS[language]
    assert own["prompt.end-of-text"].replace("{question}", own["prompt.note"]).encode() in shown


def test_json_is_the_same_in_every_language(tmp_path):
    desk = desk_in("en", tmp_path)
    told(desk)
    readings = [
        ("due",), ("case", "list", "--status", "all"), ("case", "show", "BE-1"), ("timeline", "show", "BE-1"),
        ("step", "status", "BE-1"), ("stage", "options", "BE-1"), ("deadline", "list", "--all"),
        ("deadline", "explain", "BE-1"), ("role", "list", "BE-1"), ("consent", "list", "BE-1"),
        ("referral", "list", "BE-1"), ("support", "show", "BE-1"), ("vault", "status"), ("verify",),
        ("reference", "roles"), ("step", "guide"), ("rules", "list"), ("rules", "show", "BE/2026"),
        ("rules", "date", "--country", "BE", "--stage", "reflection", "--on", "2026-04-20"),
        ("rules", "impact", "BE/2017", "BE/2026"), ("rules", "calendar", "--region", "HU", "--year", "2020"),
    ]
    for reading in readings:
        documents = {
            language: desk.ok(*reading, "--json", "--lang", language, env={"JALON_LANG": None}).stdout
            for language in LANGUAGES
        }
        assert json.loads(documents["en"])
        assert set(documents.values()) == {documents["en"]}, reading
    findings = desk.json("case", "show", "BE-1", "--lang", "hu")["findings"]
    assert any(each["code"] == "step-out-of-order" for each in findings)
    assert all(" advised to come first" in each["message"] for each in findings if each["code"] == "step-out-of-order")


def test_one_and_many(tmp_path):
    """The forms of one, of many, and in French of none."""
    expected = {
        "en": ("0 cases and 0 entries", "2 lines were"), "fr": ("0 dossier, 0 entrée", "2 lignes y figuraient"),
        "nl": ("0 dossiers, 0 vermeldingen", "2 regels stonden"), "it": ("0 casi, 0 voci", "2 righe erano"),
        "hu": ("0 ügy, 0 bejegyzés", "2 sor már"),
    }
    for language, parts in expected.items():
        desk = desk_in(language, tmp_path)
        desk.ok("store", "init")
        desk.ok("case", "open", "--country", "BE", "--ref", "BE-1")
        desk.ok("step", "record", "BE-1", "team-discussion")
        dump = desk.dump()
        said = desk.ok("import", "-", stdin=dump).err
        assert all(part in said for part in parts), said
        first = {"en": "1 case,", "fr": "1 dossier,", "nl": "1 dossier,", "it": "1 caso,", "hu": "1 ügy,"}[language]
        assert first in desk.ok("verify").out
