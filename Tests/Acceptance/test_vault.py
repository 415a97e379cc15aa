"""The vault: identity and free text under a key that is never beside the casebook; wrong, missing, changed, damaged."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import stat
import time
from contextlib import closing

import pytest

from support import (
    CONTRADICTS,
    DAMAGED,
    DONE,
    FAILED,
    KEY,
    MEASURED,
    NO_CASEBOOK,
    SEED,
    USAGE,
    Jalon,
    case_line,
    entry_line,
    interchange,
)

PHRASE = "five unrelated words make sense"
PERSON = {"firstName": "Blessing", "lastName": "Okoro", "birthDate": "2009-05-14", "mobilePhone": "+32470000000"}


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def identified(book, country: str = "BE", **options) -> str:
    """A case whose person is known to the vault, with a note."""
    reference = book.open(country, "--on", "2013-03-01")
    book.ok("case", "identify", reference, stdin=json.dumps(PERSON), **options)
    book.ok("note", "add", reference, stdin="Prefers to be called in the morning.", **options)
    return reference


def revealed(book, reference: str, *more: object, **options) -> dict | None:
    return book.json("case", "reveal", reference, "--reason", "-", *more, stdin="the person asked", **options)[
        "identity"
    ]


def with_key(path) -> dict[str, str]:
    return {"JALON_KEY": str(path)}


# Made.


def test_a_key_file_is_made_for_its_owner_alone(book):
    book.environment["JALON_KEY"] = str(book.keys / "deep" / "vault.key")
    made = book.ok("vault", "init")
    key = book.keys / "deep" / "vault.key"
    assert (mode(key), mode(key.parent), mode(book.keys)) == (0o600, 0o700, 0o700)
    assert str(key) in made.err and "copy" in made.err
    assert key.read_text().strip() not in made.out + made.err
    status = book.json("vault", "status")
    assert status == {"format": "jalon.vault/1", "kind": "key-file", "generation": 1, "sealed": 0}
    # The key is nowhere in the casebook, nor in its folder.
    secret = key.read_text().split(":")[1]
    for file in book.store.parent.iterdir():
        assert secret.encode() not in file.read_bytes() and bytes.fromhex(secret) not in file.read_bytes()


def test_a_permissive_umask_opens_nothing(book):
    book.ok("vault", "init", "--key", book.key, umask=0)
    assert (mode(book.key), mode(book.keys)) == (0o600, 0o700)


def test_a_key_file_that_is_there_is_used_and_not_replaced(tmp_path):
    first = Jalon(tmp_path / "one").init().vault()
    before = first.key.read_bytes()
    second = Jalon(tmp_path / "two").init()
    made = second.ok("vault", "init", "--key", first.key)
    assert "made the key file" not in made.err and first.key.read_bytes() == before


def test_the_key_beside_the_config_file_is_found_by_itself(book):
    config = book.config / "jalon"
    config.mkdir()
    book.ok("vault", "init", "--key", config / "vault.key")
    reference = identified(book)
    assert revealed(book, reference) == PERSON


@pytest.mark.parametrize("door", ["-", "@FILE"])
def test_a_passphrase_from_a_file_or_from_standard_input(book, door):
    phrase = book.written("phrase.txt", PHRASE + "\n")
    given = ("--passphrase", "-") if door == "-" else ("--passphrase", f"@{phrase}")
    book.ok("vault", "init", *given, stdin=PHRASE)
    assert book.json("vault", "status")["kind"] == "passphrase"
    environment = {"JALON_PASSPHRASE": f"@{phrase}"}
    reference = identified(book, env=environment)
    assert revealed(book, reference, env=environment) == PERSON
    wrong = book.written("wrong.txt", PHRASE.upper())
    book.refused(KEY, "case", "reveal", reference, "--reason", "-", "--passphrase", f"@{wrong}", stdin="why")
    # Standard input has one reader.
    told = book.refused(
        USAGE, "case", "reveal", reference, "--reason", "-", "--passphrase", "-", stdin=PHRASE, says=("@FILE",)
    )
    assert PHRASE not in told.err
    book.refused(KEY, "case", "reveal", reference, "--reason", "-", stdin="why", says=("passphrase",))


def test_a_passphrase_is_long_and_never_an_argument(book):
    for words, given in (
        (("--passphrase", "-"), "short"),
        (("--passphrase", "-"), ""),
        (("--passphrase", "-"), b"\xff\xfe not text at all"),
        (("--passphrase", PHRASE), ""),
    ):
        refused = book.refused(USAGE, "vault", "init", *words, stdin=given)
        assert PHRASE not in refused.err
    book.refused(USAGE, "vault", "init", env={"JALON_PASSPHRASE": PHRASE})
    book.refused(USAGE, "vault", "init", "--key", book.key, "--passphrase", "-", stdin=PHRASE)
    book.refused(FAILED, "vault", "init", "--passphrase", "@/nowhere/at/all", says=("/nowhere/at/all",))
    assert not book.keys.exists()
    assert book.json("vault", "status")["kind"] is None


def test_a_key_that_nobody_names_is_made_beside_the_config_file(book):
    """Elsewhere than the casebook, where every later command finds it by itself."""
    made = book.ok("vault", "init")
    key = book.config / "jalon" / "vault.key"
    assert str(key) in made.err and (mode(key), mode(key.parent)) == (0o600, 0o700)
    assert revealed(book, identified(book)) == PERSON


def test_a_vault_is_made_once(vaulted):
    vaulted.refused(CONTRADICTS, "vault", "init", says=("rekey",))
    vaulted.refused(CONTRADICTS, "vault", "init", "--key", vaulted.keys / "other.key", says=("rekey",))
    assert not (vaulted.keys / "other.key").exists()


def test_no_casebook_no_vault(jalon):
    assert jalon.run("vault", "init", "--key", jalon.key).code == NO_CASEBOOK
    assert not jalon.keys.exists()


# Apart.


def beside(book, where: str):
    folder = book.store.parent
    match where:
        case "beside":
            return folder / "vault.key"
        case "through a link":
            link = book.work / "link"
            link.symlink_to(folder)
            return link / "vault.key"
        case "by a detour":
            return folder / ".." / folder.name / "vault.key"
        case "the casebook itself":
            return book.store


@pytest.mark.parametrize("where", ["beside", "through a link", "by a detour", "the casebook itself"])
def test_a_key_in_the_folder_of_the_casebook_is_refused(book, where):
    path = beside(book, where)
    before = sorted(each.name for each in book.store.parent.iterdir())
    book.refused(USAGE, "vault", "init", "--key", path, says=("folder",))
    assert sorted(each.name for each in book.store.parent.iterdir()) == before
    assert book.json("vault", "status")["kind"] is None
    # Nor does a change of the key bring it there.
    book.vault()
    reference = identified(book)
    book.refused(USAGE, "vault", "rekey", "--new-key", path, says=("folder",))
    assert sorted(each.name for each in book.store.parent.iterdir()) == before
    assert revealed(book, reference) == PERSON


def test_a_key_below_the_folder_of_the_casebook_is_warned_of(book):
    """Whoever copies the folder has both."""
    path = book.store.parent / "keys" / "vault.key"
    assert "whoever copies that folder has both" in book.ok("vault", "init", "--key", path).err


# Missing, wrong, open to others.


def test_a_missing_key(vaulted):
    reference = identified(vaulted)
    for env in (vaulted.without_key, with_key(vaulted.keys / "none.key"), with_key(vaulted.keys)):
        for words, given in (
            (("case", "reveal", reference, "--reason", "-"), "why"),
            (("case", "identify", reference), "{}"),
            (("note", "add", reference), "text"),
            (("dump", "--identify", "--reason", "-"), "why"),
            (("timeline", "show", reference, "--identify", "--reason", "-"), "why"),
            (("support", "show", reference, "--identify", "--reason", "-"), "why"),
            (("htcds", "export", "--identify", "--reason", "-"), "why"),
            (("step", "record", reference, "team-discussion", "--note", "-"), "text"),
            (("vault", "rekey", "--new-key", vaulted.keys / "new.key"), ""),
        ):
            refused = vaulted.refused(KEY, *words, stdin=given, env=env)
            assert "--key" in refused.err or str(vaulted.keys) in refused.err
    assert not (vaulted.keys / "new.key").exists()
    # Nobody looked: nothing says that somebody did.
    assert not [each for each in vaulted.entries(reference) if each["kind"] == "identity-revealed"]
    assert revealed(vaulted, reference) == PERSON


def test_without_a_vault_there_is_nothing_to_open(book):
    reference = book.open("BE")
    for words, given in (
        (("case", "identify", reference), json.dumps(PERSON)),
        (("note", "add", reference), "text"),
        (("vault", "rekey", "--new-key", book.key), ""),
    ):
        book.refused(KEY, *words, stdin=given, says=("vault init",))
    assert not book.keys.exists()


def test_a_wrong_key(vaulted, tmp_path):
    reference = identified(vaulted)
    other = Jalon(tmp_path / "other").init().vault()
    text = vaulted.key.read_text()
    slips = {
        "another key": other.key.read_text(),
        "a slip": text.replace(text.split(":")[1][0], "0" if text.split(":")[1][0] != "0" else "1", 1),
        "cut": text[:-9],
        "empty": "",
        "no key at all": "my dog's name is Rex",
        "bytes": "\x00\x01\x02",
    }
    for name, content in slips.items():
        file = vaulted.keys / "wrong.key"
        file.write_text(content)
        file.chmod(0o600)
        refused = vaulted.refused(
            KEY, "case", "reveal", reference, "--reason", "-", stdin="why", env=with_key(file), says=("key",)
        )
        assert "Rex" not in refused.err and text.split(":")[1][:40] not in refused.err, name
        vaulted.refused(KEY, "note", "add", reference, stdin="text", env=with_key(file))
    assert revealed(vaulted, reference) == PERSON
    vaulted.ok("verify")


@pytest.mark.parametrize("bits", [0o640, 0o604, 0o660, 0o666, 0o644])
def test_a_key_that_others_may_read_is_refused(vaulted, bits):
    reference = identified(vaulted)
    vaulted.key.chmod(bits)
    ask = ("case", "reveal", reference, "--reason", "-")
    vaulted.refused(KEY, *ask, stdin="why", says=("chmod 600", str(vaulted.key)))
    vaulted.key.chmod(0o600)
    assert revealed(vaulted, reference) == PERSON


def test_a_key_is_a_file_and_no_link_to_one(vaulted):
    reference = identified(vaulted)
    link = vaulted.keys / "link.key"
    link.symlink_to(vaulted.key)
    vaulted.refused(KEY, "case", "reveal", reference, "--reason", "-", stdin="why", env=with_key(link), says=("link",))


def test_without_the_key_everything_coded_works(vaulted):
    """Lists, deadlines, exports, steps, decisions: a day of work without the key."""
    reference = identified(vaulted)
    env = vaulted.without_key
    for words in (
        ("step", "record", reference, "team-discussion", "--on", "2013-03-02"),
        ("indicator", "record", reference, "ind.debt", "--on", "2013-03-02"),
        ("condition", "record", reference, "statement-made", "met", "--on", "2013-03-02"),
        ("stage", "grant", reference, "be.reflection", "--on", "2013-05-02"),
        ("role", "assign", reference, "guardian", "--who", "g1", "--on", "2013-03-02"),
        ("case", "assign", reference, "--owner", "hd", "--on", "2013-03-02"),
        ("consent", "give", reference, "--scope", "referral", "--on", "2013-03-02"),
        ("referral", "send", reference, "--to", "doctor", "--reason", "additional-services", "--on", "2013-03-03"),
        ("referral", "answer", reference, "accepted", "--on", "2013-03-04"),
        ("reminder", "add", reference, "--due", "2013-07-01", "--topic", "medical"),
        ("support", "plan", reference, "legal", "--with", "lawyer", "--on", "2013-03-05"),
        ("case", "amend", reference, "--minor", "--on", "2013-03-06"),
        ("undo",),
        ("case", "show", reference),
        ("case", "list"),
        ("timeline", "show", reference),
        ("deadline", "list"),
        ("deadline", "explain", reference),
        ("support", "show", reference),
        ("role", "list", reference),
        ("referral", "list", reference),
        ("consent", "list", reference),
        ("step", "status", reference),
        ("htcds", "export"),
        ("dump",),
        ("vault", "status"),
        ("verify",),
        (),
    ):
        vaulted.ok(*words, env=env)
    # What is sealed is said to be there, and is not shown.
    sealed = {each["kind"]: each["sealed"] for each in vaulted.json("timeline", "show", reference, env=env)["entries"]}
    assert sealed["identity-recorded"] and sealed["note-added"] and not sealed["stage-granted"]
    everything = vaulted.dump() + vaulted.ok("timeline", "show", reference, env=env).stdout
    assert b"Okoro" not in everything and b"morning" not in everything


# Identify and reveal.


def test_who_looked_and_why_is_recorded(vaulted):
    reference = identified(vaulted)
    document = vaulted.json(
        "case", "reveal", reference, "--reason", "-", "--author", "an.auditor", stdin="hearing on Monday"
    )
    assert document["format"] == "jalon.identity/1" and document["identity"] == PERSON and document["entries"] == []
    entry = vaulted.last(reference, "identity-revealed")
    assert (entry["entry"], entry["author"], entry["shown"]) == (document["entry"], "an.auditor", "identity")
    assert b"hearing on Monday" not in vaulted.dump()
    # The reason is sealed, and is read with the key.
    shown = vaulted.ok("case", "reveal", reference, "--texts", "--reason", "-", stdin="audit").out
    assert all(value in shown for value in PERSON.values())
    assert "in the morning" in shown and "hearing on Monday" in shown
    assert vaulted.last(reference, "identity-revealed")["shown"] == "all"
    table = vaulted.ok("timeline", "show", reference).out
    assert "an.auditor" in table and "hearing" not in table
    vaulted.identified("timeline", "show", reference)
    assert vaulted.last(reference, "identity-revealed")["shown"] == "texts"
    before = len(vaulted.entries(reference))
    vaulted.identified("dump")
    vaulted.identified("htcds", "export", "--case", reference, "--minor")
    vaulted.identified("support", "show", reference)
    assert len(vaulted.entries(reference)) == before + 3


@pytest.mark.parametrize(
    "words", [("case", "reveal"), ("timeline", "show", "--identify"), ("support", "show", "--identify")]
)
def test_nobody_looks_without_a_reason(vaulted, words):
    reference = identified(vaulted)
    noun, verb, *flags = words
    vaulted.refused(USAGE, noun, verb, reference, *flags, says=("--reason",))
    vaulted.refused(USAGE, noun, verb, reference, *flags, "--reason", "-", stdin="")
    vaulted.refused(USAGE, noun, verb, reference, *flags, "--reason", "-", stdin="\n")
    literal = vaulted.refused(USAGE, noun, verb, reference, *flags, "--reason", "Blessing wants it", says=("@FILE",))
    assert "Blessing" not in literal.err
    assert not [each for each in vaulted.entries(reference) if each["kind"] == "identity-revealed"]


def test_that_somebody_looked_is_not_taken_back(vaulted):
    """Neither undone, nor corrected, nor retracted; and it is recorded on a closed case too."""
    reference = identified(vaulted)
    vaulted.ok("case", "close", reference, "--reason", "completed")
    assert revealed(vaulted, reference) == PERSON
    vaulted.ok("case", "reopen", reference)
    entry = vaulted.last(reference, "identity-revealed")["entry"]
    vaulted.refused(CONTRADICTS, "entry", "retract", reference, entry)
    assert vaulted.run("entry", "correct", reference, entry, "--set", "shown=all").code in (CONTRADICTS, USAGE)
    vaulted.ok("undo", reference)
    assert vaulted.last(reference, "entry-retracted")["target"] != entry


def test_identity_is_changed_key_by_key(vaulted):
    reference = identified(vaulted)
    change = {"lastName": "Okoro-Adeyemi", "mobilePhone": None, "scars": ["left hand"], "height": 164}
    vaulted.ok("case", "identify", reference, stdin=json.dumps(change))
    expected = PERSON | change
    del expected["mobilePhone"]
    assert revealed(vaulted, reference) == expected
    # What was wrong is taken back like anything else.
    vaulted.ok("entry", "retract", reference, vaulted.last(reference, "identity-recorded")["entry"])
    assert revealed(vaulted, reference) == PERSON
    other = vaulted.open("FR")
    assert revealed(vaulted, other) is None


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '"Blessing Okoro"', "Blessing Okoro", '{"firstName":"Blessing"', '{"birthDate":"Okoro"}']
    + [
        '{"birthDate":"2009-02-30"}',
        '{"birthDate":20090514}',
        '{"firstName":"Blessing"} Okoro',
        "\ud800".encode("utf-8", "surrogatepass"),
    ]
    + [json.dumps({"firstName": "Blessing" * 10_000})],
)
def test_identity_that_cannot_be_read_is_not_repeated(vaulted, text):
    reference = vaulted.open("BE")
    refused = vaulted.refused(USAGE, "case", "identify", reference, stdin=text)
    assert "Blessing" not in refused.err and "Okoro" not in refused.err


# Literals.

LITERAL = "Blessing Okoro said so"
LITERALS = [
    ("step", "record", "CASE", "team-discussion", "--note"),
    ("step", "record", "CASE", "team-discussion", "--reason"),
    ("step", "skip", "CASE", "guardian", "--reason"),
    ("signal", "CASE", "--to", "police", "--emergency"),
    ("signal", "CASE", "--to", "police", "--note"),
    ("indicator", "record", "CASE", "ind.debt", "--note"),
    ("note", "add", "CASE", "--text"),
    ("reminder", "add", "CASE", "--due", "+7d", "--title"),
    ("role", "assign", "CASE", "guardian", "--name"),
    ("role", "assign", "CASE", "guardian", "--note"),
    ("referral", "send", "CASE", "--to", "ngo", "--basis", "court-order", "--reason"),
    ("referral", "send", "CASE", "--to", "ngo", "--basis", "court-order", "--reason", "other", "--organisation"),
    ("referral", "send", "CASE", "--to", "ngo", "--basis", "court-order", "--reason", "other", "--name"),
    ("referral", "send", "CASE", "--to", "ngo", "--basis", "court-order", "--reason", "other", "--note"),
    ("referral", "receive", "CASE", "--from", "ngo", "--reason"),
    ("referral", "receive", "CASE", "--from", "ngo", "--reason", "other", "--organisation"),
    ("consent", "give", "CASE", "--scope", "referral", "--note"),
    ("support", "plan", "CASE", "legal", "--objective"),
    ("support", "plan", "CASE", "legal", "--service"),
    ("support", "plan", "CASE", "legal", "--note"),
    ("stage", "grant", "CASE", "be.reflection", "--document"),
    ("stage", "grant", "CASE", "be.reflection", "--note"),
    ("case", "amend", "CASE", "--minor", "--note"),
    ("case", "assign", "CASE", "--owner", "hd", "--note"),
    ("case", "close", "CASE", "--reason"),
    ("case", "reveal", "CASE", "--reason"),
    ("timeline", "show", "CASE", "--identify", "--reason"),
    ("support", "show", "CASE", "--identify", "--reason"),
    ("dump", "--identify", "--reason"),
    ("htcds", "export", "--identify", "--reason"),
    ("stage", "withdraw", "CASE", "be.reflection", "--reason"),
    ("entry", "retract", "CASE", "ENTRY", "--reason"),
    ("entry", "correct", "CASE", "ENTRY", "--text"),
    ("entry", "correct", "CASE", "ENTRY", "--note"),
    ("transfer", "send", "CASE", "--basis", "court-order", "--reason", "other", "--output", "b", "--bundle-passphrase"),
    ("transfer", "send", "CASE", "--basis", "court-order", "--output", "b", "--bundle-key", "k", "--reason"),
    ("transfer", "receive", "b", "--bundle-passphrase"),
    ("vault", "rekey", "--new-passphrase"),
    ("vault", "init", "--passphrase"),
]


@pytest.mark.parametrize("words", LITERALS, ids=[" ".join(each) for each in LITERALS])
def test_free_text_in_an_option_is_refused_and_not_repeated(vaulted, words):
    reference = vaulted.open("BE")
    if words[0] == "transfer":
        vaulted.written("b" if words[1] == "receive" else "other", "no bundle")
    vaulted.ok("note", "add", reference, stdin="something else")
    stand_for = {"CASE": reference, "ENTRY": vaulted.last(reference, "note-added")["entry"]}
    given = [stand_for.get(each, each) for each in words]
    refused = vaulted.refused(USAGE if words[0] != "vault" or words[1] != "init" else CONTRADICTS, *given, LITERAL)
    assert "Blessing" not in refused.err and "Okoro" not in refused.err, refused
    assert not (vaulted.work / "b").exists() or words[1] == "receive"


# Damaged.


def damage(store, sequence: int, how: str) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        sealed, salt = database.execute("SELECT sealed, salt FROM content WHERE seq = ?", (sequence,)).fetchone()
        match how:
            case "first":
                sealed = bytes([sealed[0] ^ 1]) + sealed[1:]
            case "middle":
                place = len(sealed) // 2
                sealed = sealed[:place] + bytes([sealed[place] ^ 0x40]) + sealed[place + 1 :]
            case "last":
                sealed = sealed[:-1] + bytes([sealed[-1] ^ 0x80])
            case "cut":
                sealed = sealed[:-1]
            case "empty":
                sealed = b""
            case "zeros":
                sealed = bytes(len(sealed))
            case "salt":
                salt = bytes(16)
            case "of another entry":
                other = database.execute("SELECT sealed, salt FROM content WHERE seq <> ?", (sequence,)).fetchone()
                sealed, salt = other
        database.execute("UPDATE content SET sealed = ?, salt = ? WHERE seq = ?", (sealed, salt, sequence))
        database.commit()


@pytest.mark.parametrize("how", ["first", "middle", "last", "cut", "empty", "zeros", "salt", "of another entry"])
def test_damaged_sealed_text_is_said_and_takes_nothing_else_along(vaulted, how):
    broken, whole = identified(vaulted), identified(vaulted, "FR")
    copy = vaulted.folder / "copy" / "casebook.sqlite"
    copy.parent.mkdir()
    shutil.copy(vaulted.store, copy)
    with closing(sqlite3.connect(copy)) as database:
        (sequence,) = database.execute(
            "SELECT e.seq FROM entry AS e JOIN casefile AS c ON c.id = e.casefile"
            " WHERE c.ref = ? AND e.kind = 'identity-recorded'",
            (broken,),
        ).fetchone()
    damage(copy, sequence, how)
    there = ("--store", copy)
    for words in (
        ("case", "reveal", broken, "--reason", "-"),
        ("case", "reveal", broken, "--texts", "--reason", "-"),
        ("timeline", "show", broken, "--identify", "--reason", "-"),
        ("dump", "--identify", "--reason", "-"),
        ("htcds", "export", "--identify", "--reason", "-"),
    ):
        before = vaulted.dump(copy).count(b"identity-revealed")
        result = vaulted.run(*words, *there, stdin="why")
        assert result.code == DAMAGED and result.err.strip(), result
        assert "fatal error" not in result.err.lower()
        # What does not open is not shown; the rest may be, and then it is on record that somebody looked.
        assert words[0] not in ("case", "timeline") or "Blessing" not in result.out
        assert not result.stdout or vaulted.dump(copy).count(b"identity-revealed") > before, result
        if words[1:3] == ("show", broken) or "--texts" in words:
            assert "in the morning" in result.out, "the note beside it opens"
    # The other case, and everything coded, is as it was.
    assert revealed(vaulted, whole, *there) == PERSON
    assert vaulted.json("case", "show", broken, *there)["case"] == broken
    vaulted.ok("note", "add", broken, *there, stdin="still works")
    assert vaulted.run("vault", "rekey", "--new-key", vaulted.keys / "new.key", *there).code == DAMAGED
    assert revealed(vaulted, whole, *there) == PERSON, "the old key is still the key"
    # And the copy that was kept is whole.
    assert revealed(vaulted, broken) == PERSON


def test_sealed_text_that_is_gone_is_missed(vaulted):
    reference = identified(vaulted)
    with closing(sqlite3.connect(vaulted.store)) as database:
        database.execute("DELETE FROM content WHERE seq = (SELECT max(seq) FROM content)")
        database.commit()
    assert vaulted.run("verify").code == DAMAGED
    assert vaulted.run("verify", env=vaulted.without_key).code == DAMAGED, "this is seen without the key too"
    assert revealed(vaulted, reference) == PERSON


def test_verify_opens_what_is_sealed_when_it_has_the_key(vaulted):
    identified(vaulted)
    with closing(sqlite3.connect(vaulted.store)) as database:
        (first,) = database.execute("SELECT min(seq) FROM content").fetchone()
    damage(vaulted.store, first, "middle")
    verified = vaulted.run("verify", "--json")
    assert verified.code == DAMAGED, verified
    assert [each["sequence"] for each in verified.json()["problems"]] == [first]
    assert vaulted.run("verify", env=vaulted.without_key).code == DONE, "only the key opens what is sealed"


def test_verify_with_a_wrong_key_verifies_nothing(vaulted, tmp_path):
    identified(vaulted)
    other = Jalon(tmp_path / "other").init().vault()
    assert vaulted.run("verify", env=with_key(other.key)).code == KEY


# The key changes.


def test_the_key_is_changed_to_another_key(vaulted):
    reference = identified(vaulted)
    with closing(sqlite3.connect(vaulted.store)) as database:
        before = dict(database.execute("SELECT seq, sealed FROM content"))
    head = vaulted.json("verify")["head"]
    new = vaulted.keys / "new.key"
    told = vaulted.ok("vault", "rekey", "--new-key", new)
    assert "2" in told.err and mode(new) == 0o600
    assert vaulted.json("vault", "status") == {
        "format": "jalon.vault/1",
        "kind": "key-file",
        "generation": 2,
        "sealed": 2,
    }
    vaulted.refused(KEY, "case", "reveal", reference, "--reason", "-", stdin="why")
    assert revealed(vaulted, reference, env=with_key(new)) == PERSON
    with closing(sqlite3.connect(vaulted.store)) as database:
        after = dict(database.execute("SELECT seq, sealed FROM content WHERE seq <= ?", (max(before),)))
    assert set(before) == set(after) and not set(before.values()) & set(after.values()), "all of it is sealed anew"
    verified = vaulted.json("verify", env=with_key(new))
    assert verified["entries"] == 4
    assert vaulted.ok("verify", "--head", head, env=with_key(new)), "the chain is the same"


def test_the_key_is_changed_to_a_passphrase_and_back(vaulted):
    reference = identified(vaulted)
    phrase = vaulted.written("phrase.txt", PHRASE)
    vaulted.ok("vault", "rekey", "--new-passphrase", "-", stdin=PHRASE)
    by_phrase = {"JALON_KEY": None, "JALON_PASSPHRASE": f"@{phrase}"}
    assert revealed(vaulted, reference, env=by_phrase) == PERSON
    vaulted.refused(KEY, "case", "reveal", reference, "--reason", "-", stdin="why")
    vaulted.ok("vault", "rekey", "--new-passphrase", "-", stdin=PHRASE * 2, env=by_phrase)
    vaulted.refused(KEY, "case", "reveal", reference, "--reason", "-", stdin="why", env=by_phrase)
    phrase.write_text(PHRASE * 2)
    vaulted.ok("vault", "rekey", "--new-key", vaulted.keys / "new.key", env=by_phrase)
    assert revealed(vaulted, reference, env=with_key(vaulted.keys / "new.key")) == PERSON
    assert vaulted.json("vault", "status")["generation"] == 4
    vaulted.ok("verify", env=with_key(vaulted.keys / "new.key"))


def test_a_key_that_is_not_changed_is_not_called_changed(vaulted):
    """The old key as the new one: whoever changes the key because it was seen would be told that it is safe now."""
    reference = identified(vaulted)
    assert vaulted.run("vault", "rekey", "--new-key", vaulted.key).code in (USAGE, CONTRADICTS)
    assert vaulted.json("vault", "status")["generation"] == 1
    assert revealed(vaulted, reference) == PERSON


def many(entries: int) -> str:
    lines = [
        entry_line("BE-2013-MANY", number, "note-added", "2013-03-02", text=f"note {number} of many, " * 12)
        for number in range(entries)
    ]
    return interchange(case_line("BE-2013-MANY"), *lines)


# Rounds that were killed, and how many there are at most; some end before the signal comes.
KILLED, ROUNDS = 32, 120
CONTENTS = 1_200


def test_a_change_of_the_key_that_is_killed_leaves_all_readable_with_one_of_the_two_keys(vaulted):
    """SIGKILL at random moments: everything opens with exactly one of the two keys, and nothing is half."""
    chance = random.Random(SEED)
    vaulted.ok("import", "-", stdin=many(CONTENTS))
    files = [vaulted.key, vaulted.keys / "second.key"]
    vaulted.ok("vault", "rekey", "--new-key", files[1])
    took = vaulted.ok("vault", "rekey", "--new-key", files[0], env=with_key(files[1])).seconds
    generation = vaulted.json("vault", "status")["generation"]
    head = vaulted.json("verify")["head"]
    content = "SELECT count(*), sum(length(sealed)) FROM content"
    with closing(sqlite3.connect(vaulted.store)) as database:
        sealed = database.execute(content).fetchone()
    killed = changed = journals = rounds = 0
    journal = vaulted.store.with_name(vaulted.store.name + "-journal")
    copy = vaulted.folder / "copy" / "casebook.sqlite"
    copy.parent.mkdir()
    while killed < KILLED and rounds < ROUNDS:
        rounds += 1
        process = vaulted.start("vault", "rekey", "--new-key", files[1], env=with_key(files[0]))
        time.sleep(chance.uniform(0, took * 1.25))
        process.send_signal(signal.SIGKILL)
        ended = process.wait()
        journals += journal.exists()
        found = vaulted.json("vault", "status")["generation"]
        assert found in (generation, generation + 1)
        now, then = files if found == generation else reversed(files)
        # A change that came through is an event in the chain, which goes on from where it was.
        verified = vaulted.json("verify", "--head", head, env=with_key(now))
        assert verified["whole"] and verified["entries"] == CONTENTS + 1
        assert verified["events"] >= found
        # With the key that holds every text opens; with the other one, none does.
        shutil.copy(vaulted.store, copy)
        opened = vaulted.identified("dump", "--store", copy, env=with_key(now)).stdout
        assert opened.count(b" of many") == CONTENTS * 12
        other = vaulted.run("dump", "--identify", "--reason", "-", "--store", copy, stdin="why", env=with_key(then))
        assert other.code == KEY, other
        with closing(sqlite3.connect(vaulted.store)) as database:
            assert database.execute(content).fetchone() == sealed
        killed += ended == -signal.SIGKILL
        if found != generation:
            changed, generation, files = changed + 1, found, files[::-1]
    MEASURED.append(
        f"a change of the key takes {took:.2f} s; killed {killed} times of {rounds}, "
        f"{journals} times while it wrote, {changed} times after it had committed"
    )
    assert killed == KILLED and journals >= 5
    # All of it is readable, and the key can be changed after all.
    vaulted.ok("vault", "rekey", "--new-key", files[1], env=with_key(files[0]))
    texts = vaulted.identified("dump", env=with_key(files[1])).stdout
    assert texts.count(b" of many") == CONTENTS * 12


def test_a_change_to_a_passphrase_that_is_killed(vaulted):
    chance = random.Random(SEED)
    vaulted.ok("import", "-", stdin=many(CONTENTS))
    phrase = vaulted.written("phrase.txt", PHRASE)
    copy = vaulted.store.read_bytes()
    took = vaulted.ok("vault", "rekey", "--new-passphrase", f"@{phrase}").seconds
    for _ in range(6):
        vaulted.store.write_bytes(copy)
        process = vaulted.start("vault", "rekey", "--new-passphrase", f"@{phrase}")
        time.sleep(chance.uniform(took * 0.5, took * 1.02))
        process.send_signal(signal.SIGKILL)
        process.wait()
        kind = vaulted.json("vault", "status")["kind"]
        by_phrase = {"JALON_KEY": None, "JALON_PASSPHRASE": f"@{phrase}"}
        right, wrong = (None, by_phrase) if kind == "key-file" else (by_phrase, None)
        vaulted.ok("verify", env=right)
        vaulted.refused(KEY, "case", "reveal", "BE-2013-MANY", "--reason", "-", stdin="why", env=wrong)
        opened = vaulted.identified("dump", env=right).stdout
        assert opened.count(b" of many") == CONTENTS * 12


def test_sealing_the_same_text_twice_gives_different_bytes(vaulted):
    reference = vaulted.open("BE")
    for _ in range(3):
        vaulted.ok("note", "add", reference, stdin="the same words")
    with closing(sqlite3.connect(vaulted.store)) as database:
        sealed = [row[0] for row in database.execute("SELECT sealed FROM content")]
    assert len(set(sealed)) == 3 and not any(b"the same" in each for each in sealed)
