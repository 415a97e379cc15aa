"""A backup holds the casebook and nobody else reads it; a restore leaves the old casebook or the new one."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

import backup_reader
import casebooks
from support import (
    DAMAGED,
    DONE,
    FAILED,
    KEY,
    LANGUAGES,
    LOCKED,
    MEASURED,
    NO_CASEBOOK,
    NOT_FOUND,
    REPOSITORY,
    SEED,
    USAGE,
    Jalon,
    binary,
    in_parallel,
)

PHRASE = "nobody but the two of us knows"
FIXTURES = REPOSITORY / "Tests" / "CaseStoreTests" / "Fixtures"
NEWEST = len(list((REPOSITORY / "Migrations").glob("*.sql")))
CANARY = "Zoé-Canary"
KILLED = int(os.environ.get("JALON_ACCEPTANCE_KILLED", "15"))


def secret(book: Jalon, phrase: str = PHRASE) -> tuple[str, str]:
    return ("--passphrase", f"@{book.written('phrase.txt', phrase)}")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def lived(vaulted) -> Jalon:
    """A casebook of thirty cases, one of them with a sealed note."""
    vaulted.ok("import", "-", stdin=casebooks.text(30))
    case = vaulted.open("BE", "--on", "2013-03-01", "--ref", "BE-2013-NOTE")
    vaulted.ok("note", "add", case, stdin=CANARY)
    return vaulted


@pytest.fixture
def sealed(lived) -> tuple[Jalon, Path]:
    out = lived.work / "casebook.backup"
    lived.ok("backup", "create", out, *secret(lived))
    return lived, out


def other_machine(book: Jalon) -> Jalon:
    """Somebody with nothing but the backup, its secret, and the key of the vault from the safe."""
    there = Jalon(book.folder / "other-machine")
    there.environment["JALON_KEY"] = str(book.key)
    return there


def events(store: Path) -> list[tuple[str, dict]]:
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        return [(kind, json.loads(facts)) for kind, facts in database.execute("SELECT kind, facts FROM event")]


# The drill.


@pytest.mark.parametrize("how", ["passphrase", "key", "plain"])
def test_restore_drill(lived, how):
    """Backup, an empty machine, restore: the dumps are equal, and so is what verify says."""
    before = lived.dump()
    words = {
        "passphrase": secret(lived),
        "key": ("--key", lived.keys / "backup.key"),
        "plain": ("--plain",),
    }[how]
    out = lived.work / "casebook.backup"
    made = lived.ok("backup", "create", out, *words)
    assert made.lines[0] == str(out) and str(out) in made.err
    assert ("not sealed" in made.err) == (how == "plain")
    kept = lived.json("verify", "--key", lived.key)
    head = re.fullmatch(r"head: ([0-9a-f]{64})", made.lines[1])[1]
    assert head == kept["head"]
    there = other_machine(lived)
    opening = () if how == "plain" else words
    vault = ("--key", lived.key) if how == "passphrase" else ()
    checked = there.json("backup", "verify", out, "--head", head, *opening, *vault)
    same = ("entries", "events", "cases", "head", "sealed", "whole")
    assert [checked[each] for each in same] == [kept[each] for each in same]
    assert checked["opened"] == (how != "key"), "the vault has another key than the backup"
    assert not there.store.exists(), "looking through a backup makes no casebook"
    there.ok("backup", "restore", out, "--head", head, *opening)
    assert there.dump() == before == lived.dump()
    there.ok("verify", "--head", head)
    assert there.json("verify", "--key", lived.key)["opened"]
    assert there.ok("dump", "--identify", "--reason", "-", stdin="drill").stdout.decode().count(CANARY) == 1
    assert mode(there.store) == 0o600 and mode(there.store.parent) == 0o700


def test_what_happened_is_on_record(sealed):
    book, out = sealed
    # The backup says of itself that it was made, and is of the moment after.
    assert events(book.store)[-1] == ("backup-created", {"sealed": True})
    found = book.json("backup", "verify", out, *secret(book))
    there = other_machine(book)
    restored = there.json("backup", "restore", out, *secret(book))
    assert events(there.store)[-2:] == [
        ("backup-created", {"sealed": True}),
        ("casebook-restored", {"entries": found["entries"], "head": found["head"][:16]}),
    ]
    assert restored["head"] == found["head"] and restored["action"] == "restored" and found["action"] == "verified"
    book.ok("backup", "create", book.work / "plain", "--plain")
    assert events(book.store)[-1] == ("backup-created", {"sealed": False})
    assert (book.work / "plain").read_bytes() == book.store.read_bytes()


def test_a_backup_opens_by_its_description_alone(vaulted):
    """Somebody else's program, written from Documentation/backup.md, reads it."""
    vaulted.open("BE", "--ref", "BE-2013-SELF")
    out = vaulted.work / "casebook.backup"
    made = vaulted.json("backup", "create", out, *secret(vaulted))
    header, manifest, file = backup_reader.read(out.read_bytes(), PHRASE.encode())
    assert file == vaulted.store.read_bytes()
    assert header["format"] == "jalon.backup/1" and manifest["head"] == made["head"]
    assert [manifest[each] for each in ("casebook", "schema", "entries", "events", "bytes", "madeAt", "jalon")] == [
        made[each] for each in ("casebook", "schema", "entries", "events", "bytes", "madeAt", "jalon")
    ]
    content = out.read_bytes()
    for word in (b"BE-2013-SELF", b"SQLite", manifest["casebook"].encode(), manifest["head"].encode()):
        assert word not in content


# Who may open it.


def test_a_wrong_secret_and_none(sealed):
    book, out = sealed
    there = other_machine(book)
    wrong = ("--passphrase", f"@{book.written('wrong.txt', PHRASE + '.')}")
    none = {"start_new_session": True, "env": {"JALON_KEY": None}}
    for verb in (("verify",), ("restore",)):
        for words, options in ((wrong, {}), ((), none), (("--key", book.key), {})):
            result = there.run("backup", *verb, out, *words, **options)
            assert result.code == KEY and result.stdout == b"" and result.err.strip(), result
    assert not there.store.exists() and not list(there.data.rglob("*.part"))


def test_the_key_is_made_once_and_only_where_it_is_named(lived):
    key, out = lived.keys / "new.key", lived.work / "one"
    assert str(key) in lived.ok("backup", "create", out, "--key", key).err and mode(key) == 0o600
    made = key.read_bytes()
    assert str(key) not in lived.ok("backup", "create", lived.work / "two", "--key", key).err.replace(str(out), "")
    assert key.read_bytes() == made
    away = lived.keys / "stick" / "away.key"
    result = lived.run("backup", "create", lived.work / "three", env={"JALON_KEY": str(away)})
    assert result.code == KEY and not away.exists() and not (lived.work / "three").exists(), result
    said = lived.ok("backup", "create", lived.work / "four").err
    assert "the key of the vault seals this backup too" in said


def test_what_seals_a_backup_has_to_be_said(lived):
    out = lived.work / "b"
    count = len(events(lived.store))
    for words, code in (
        ((), KEY),
        (("--passphrase", PHRASE), USAGE),
        (("--passphrase", f"@{lived.written('short.txt', 'short')}"), USAGE),
        (("--key", lived.key, *secret(lived)), USAGE),
        (("--key", lived.key, "--plain", "--passphrase", PHRASE), DONE),
    ):
        options = {"env": {"JALON_KEY": None}, "start_new_session": True}
        result = lived.run("backup", "create", out, *words, **options)
        assert result.code == code, result
        assert out.exists() == (code == DONE), result
    assert len(events(lived.store)) - count <= 2
    assert lived.run("backup", "create", "-", "--plain").code == USAGE


# What suffered.


def test_a_flipped_bit_anywhere_is_seen(sealed):
    book, out = sealed
    content = out.read_bytes()
    chance = random.Random(SEED)
    header = content.index(b"\n", 15) + 1
    places = chance.sample(range(header), 25) + chance.sample(range(header, len(content)), 35)
    places += [0, 14, header - 1, header, len(content) - 33, len(content) - 32, len(content) - 1]
    phrase = secret(book)

    def flipped(place: int):
        path = book.work / f"flipped-{place}"
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        result = book.run("backup", "verify", path, *phrase)
        path.unlink()
        return place, result

    for place, result in in_parallel(flipped, places):
        assert result.code == DAMAGED and result.stdout == b"" and result.err.strip(), (place, result)


def test_a_cut_backup_is_not_restored(sealed):
    book, out = sealed
    content = out.read_bytes()
    there = other_machine(book)
    for length in (0, 1, 14, 15, 200, len(content) // 2, len(content) - 32, len(content) - 1):
        cut = book.written("cut", content[:length])
        for verb in ("verify", "restore"):
            result = there.run("backup", verb, cut, *secret(book))
            assert result.code == DAMAGED and result.stdout == b"", (length, result)
    assert not there.store.exists()
    assert there.run("backup", "verify", book.work / "nothing").code == NOT_FOUND
    assert there.run("verify").code == NO_CASEBOOK


def test_a_casebook_that_is_not_whole_is_told_and_not_restored(lived):
    """Somebody with the secret put a changed casebook into a backup: its chain tells."""
    out = lived.work / "plain"
    lived.ok("backup", "create", out, "--plain")
    with closing(sqlite3.connect(out)) as database:
        database.execute("UPDATE entry SET author = 'somebody else' WHERE seq = 7")
        database.commit()
    told = lived.run("backup", "verify", out, "--json")
    assert told.code == DAMAGED and told.json()["problems"][0]["sequence"] == 7, told
    assert not told.json()["whole"]
    assert "entry 7" in lived.run("backup", "verify", out).err
    there = other_machine(lived)
    refused = there.run("backup", "restore", out)
    assert refused.code == DAMAGED and "entry 7" in refused.err and not there.store.exists(), refused
    assert not list(there.data.rglob("*.part"))


def test_a_head_that_the_backup_does_not_hold(sealed):
    book, out = sealed
    book.open("BE")
    newer = book.json("verify")["head"]
    result = book.run("backup", "verify", out, "--head", newer, *secret(book))
    assert result.code == DAMAGED and newer[:8] in result.err, result


@pytest.mark.parametrize("content", [b"", b"a letter", b'{"format":"jalon.interchange/1"}\n', b"jalon-key-1:00"])
def test_what_is_no_backup(jalon, content):
    result = jalon.run("backup", "verify", jalon.written("file", content))
    assert result.code == DAMAGED and result.stdout == b"", result


# Where it is written.


def test_a_file_that_is_there_a_link_and_the_casebook_itself(lived):
    there = lived.written("there", "mine")
    link = lived.work / "link"
    link.symlink_to(there)
    count = len(events(lived.store))
    assert lived.run("backup", "create", there, "--plain").code == FAILED
    for path in (link, lived.store, Path(f"{lived.store}-journal"), lived.work, lived.work / "no" / "folder"):
        result = lived.run("backup", "create", path, "--plain", "--force")
        assert result.code == FAILED and result.stdout == b"", result
    assert there.read_bytes() == b"mine" and len(events(lived.store)) == count
    lived.ok("backup", "create", there, "--plain", "--force")
    assert there.read_bytes() == lived.store.read_bytes() and mode(there) == 0o600
    said = lived.ok("backup", "create", lived.store.parent / "near", *secret(lived)).err
    assert "in the folder of the casebook" in said


def test_modes_whatever_the_umask(lived):
    lived.ok("backup", "create", lived.work / "b", *secret(lived), umask=0)
    there = other_machine(lived)
    for _ in range(2):
        there.ok("backup", "restore", lived.work / "b", *secret(lived), "--force", umask=0)
    files = [lived.work / "b", *(each for each in there.data.rglob("*") if each.is_file())]
    assert len(files) == 3 and [mode(each) for each in files] == [0o600] * 3
    assert [mode(each) for each in there.data.rglob("*") if each.is_dir()] == [0o700]


def test_nothing_lies_about(sealed, tmp_path):
    """Of looking through a backup nothing is left where temporary files are, nor when it is interrupted."""
    book, out = sealed
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary)}
    whole = book.ok("backup", "verify", out, *secret(book), env=environment)
    assert list(temporary.iterdir()) == []
    for share in (0.3, 0.5, 0.7, 0.9):
        process = book.start("backup", "verify", out, *secret(book), env=environment, stdout=subprocess.DEVNULL)
        time.sleep(whole.seconds * share)
        process.send_signal(signal.SIGTERM)
        process.wait()
        assert [each for each in temporary.rglob("*") if each.is_file()] == []
    # The folder that is named is the one that is used.
    nowhere = book.run("backup", "verify", out, *secret(book), env={"TMPDIR": str(tmp_path / "nowhere")})
    assert nowhere.code == FAILED and str(tmp_path / "nowhere") in nowhere.err, nowhere


# A full disk.

SMALL = 'mount -t tmpfs -o size=$1,mode=700 none "$0" && cp -p "$2"/. "$0" -r && shift 2 && "$@"; code=$?; ' + (
    'mkdir -p "$0.after" && cp -rp "$0"/. "$0.after"; exit $code'
)


def may_mount() -> bool:
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


def on_small_disk(book: Jalon, size: str, begin: Path, *words: object) -> tuple[subprocess.CompletedProcess, Path]:
    """Runs the binary with a small disk at ``book.folder/small`` that holds the files of a folder.

    Gives what it did, and a folder with the files of the disk afterwards.
    """
    place = book.folder / "small"
    place.mkdir(exist_ok=True)
    shutil.rmtree(f"{place}.after", ignore_errors=True)
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", SMALL, str(place), size, str(begin), binary(), *map(str, words)],
        capture_output=True,
        env=book.environ(),
        cwd=book.work,
        timeout=120,
        check=False,
    )
    return done, Path(f"{place}.after")


@pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk")
def test_a_full_disk(sealed):
    book, out = sealed
    small, empty = book.folder / "small", book.folder / "empty"
    empty.mkdir()
    count = len(events(book.store))
    done, after = on_small_disk(book, "64k", empty, "backup", "create", small / "b", *secret(book))
    assert done.returncode == FAILED and b"space" in done.stderr.lower() and not done.stdout, done
    assert list(after.iterdir()) == []
    assert len(events(book.store)) == count, "what could not be begun is not on record"
    done, after = on_small_disk(
        book, "64k", empty, "backup", "restore", out, *secret(book), "--store", small / "casebook.sqlite"
    )
    assert done.returncode == FAILED and b"space" in done.stderr.lower() and not done.stdout, done
    assert list(after.iterdir()) == []
    # The old casebook is as it was.
    old = book.folder / "old"
    old.mkdir()
    shutil.copy(book.store, old / "casebook.sqlite")
    size = book.store.stat().st_size
    done, after = on_small_disk(
        book,
        str(size + 64 * 1024),
        old,
        *("backup", "restore", out, *secret(book), "--store", small / "casebook.sqlite", "--force"),
    )
    assert done.returncode == FAILED and b"space" in done.stderr.lower(), done
    assert [each.name for each in after.iterdir()] == ["casebook.sqlite"]
    assert (after / "casebook.sqlite").read_bytes() == book.store.read_bytes()


@pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk")
def test_without_room_for_the_copy_nothing_is_upgraded(jalon):
    old = jalon.folder / "old"
    old.mkdir()
    shutil.copy(FIXTURES / "schema-1.sqlite", old / "casebook.sqlite")
    size = (old / "casebook.sqlite").stat().st_size
    done, after = on_small_disk(
        jalon, str(size + 32 * 1024), old, "verify", "--store", jalon.folder / "small" / "casebook.sqlite"
    )
    assert done.returncode == FAILED and b"left as it is" in done.stderr, done
    assert [each.name for each in after.iterdir()] == ["casebook.sqlite"]
    assert (after / "casebook.sqlite").read_bytes() == (FIXTURES / "schema-1.sqlite").read_bytes()


# What gives way.


def test_a_casebook_gives_way_by_force_alone_and_is_kept(sealed):
    book, out = sealed
    book.open("FR", "--ref", "FR-2013-LATE")
    after = book.store.read_bytes()
    refused = book.run("backup", "restore", out, *secret(book))
    assert refused.code == FAILED and "--force" in refused.err and book.store.read_bytes() == after, refused
    restored = book.json("backup", "restore", out, *secret(book), "--force")
    kept = Path(restored["replaced"])
    assert kept.read_bytes() == after and re.fullmatch(
        re.escape(str(book.store)) + r"\.replaced-\d{8}T\d{6}Z", str(kept)
    )
    assert mode(kept) == 0o600
    assert b"FR-2013-LATE" not in book.dump() and b"FR-2013-LATE" in book.dump(kept)
    assert str(kept.parent) in book.ok("backup", "restore", out, *secret(book), "--force").err
    # By an older head the casebook is a part of itself; by a newer one it shows that something is missing.
    book.ok("verify", "--head", restored["head"])


def test_what_cannot_be_opened_gives_way_too(sealed):
    book, out = sealed
    for content in (b"", b"letters where a casebook was", book.store.read_bytes()[:5000]):
        book.store.write_bytes(content)
        restored = book.json("backup", "restore", out, *secret(book), "--force")
        assert Path(restored["replaced"]).read_bytes() == content
        book.ok("verify")


def test_a_casebook_that_somebody_writes_to_is_locked(sealed):
    book, out = sealed
    before = book.dump()
    with closing(sqlite3.connect(book.store, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        result = book.run("backup", "restore", out, *secret(book), "--force")
        assert result.code == LOCKED and result.stdout == b"", result
        database.execute("ROLLBACK")
    assert book.dump() == before and [each.name for each in book.store.parent.iterdir()] == [book.store.name]


# Killed.


def filled(store: Path, megabytes: int) -> None:
    """Makes a casebook's file large, with what no command reads."""
    with closing(sqlite3.connect(store)) as database:
        for number in range(megabytes):
            database.execute(
                "INSERT INTO setting (name, value) VALUES (?, hex(randomblob(?)))", (f"filler-{number}", 1 << 19)
            )
        database.commit()


def killed_after(book: Jalon, seconds: float, *words: object) -> bool:
    """Starts the binary and kills it after a while; whether it had ended by then."""
    process = book.start(*words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == 0


def test_a_restore_that_is_killed_leaves_the_old_or_the_new(book):
    chance = random.Random(SEED)
    book.open("BE", "--ref", "BE-2013-NEW")
    filled(book.store, 12)
    out, key = book.work / "b", book.keys / "backup.key"
    book.ok("backup", "create", out, "--key", key)
    new = book.dump()
    old = book.folder / "old.sqlite"
    store = book.folder / "elsewhere" / "casebook.sqlite"
    store.parent.mkdir(mode=0o700)
    there = ("--store", store)
    book.ok("store", "init", *there)
    book.ok("case", "open", "--country", "FR", "--ref", "FR-2013-OLD", *there)
    shutil.copy(store, old)
    before = old.read_bytes()
    whole = book.ok("backup", "restore", out, "--key", key, "--force", *there)
    found = {"old": 0, "new": 0}
    for _ in range(KILLED):
        for each in store.parent.iterdir():
            each.unlink()
        shutil.copy(old, store)
        ended = killed_after(
            book,
            whole.seconds * chance.uniform(0.1, 1.4),
            *("backup", "restore", out, "--key", key, "--force", *there),
        )
        is_old = store.read_bytes() == before
        found["old" if is_old else "new"] += 1
        assert not (ended and is_old)
        book.ok("verify", *there)
        if not is_old:
            assert book.dump(store) == new
            assert events(store)[-2][0] == "casebook-restored", "one renaming brings both"
            kept = [each for each in store.parent.iterdir() if ".replaced-" in each.name]
            assert [each.read_bytes() for each in kept] == [before]
        assert all(mode(each) == 0o600 for each in store.parent.iterdir())
    MEASURED.append(f"restore killed at {KILLED} random moments: {found['old']} old, {found['new']} new, 0 else")
    assert found["old"]


def test_an_upgrade_that_is_killed_leaves_the_old_or_the_new(jalon):
    chance = random.Random(SEED)
    old, place = jalon.folder / "old.sqlite", jalon.folder / "elsewhere"
    shutil.copy(FIXTURES / "schema-1.sqlite", old)
    filled(old, 24)
    before = old.read_bytes()
    place.mkdir(mode=0o700)
    store = place / "casebook.sqlite"
    shutil.copy(old, store)
    whole = jalon.ok("case", "list", "--store", store)
    assert (place / "casebook.sqlite.schema-1.backup").read_bytes() == before
    found = {1: 0, NEWEST: 0}
    for _ in range(KILLED):
        for each in place.iterdir():
            each.unlink()
        shutil.copy(old, store)
        killed_after(jalon, whole.seconds * chance.uniform(0.05, 1.05), "case", "list", "--store", store)
        with closing(sqlite3.connect(store)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found[version] += 1
        copies = list(place.glob("casebook.sqlite.schema-1*.backup"))
        if version == 1:
            assert store.read_bytes() == before
        else:
            assert copies, "the copy is there before anything is changed"
        assert all(each.read_bytes() == before and mode(each) == 0o600 for each in copies)
        jalon.ok("verify", "--store", store)
        assert len(list(place.glob("casebook.sqlite.schema-1*.backup"))) == 1, "a whole copy is not made twice"
    MEASURED.append(f"upgrade killed at {KILLED} random moments: {found[1]} old, {found[NEWEST]} new, 0 else")
    assert found[1]


# Upgrades.


@pytest.mark.parametrize("schema", range(1, NEWEST))
def test_an_older_casebook_is_kept_and_upgraded(jalon, schema):
    fixture = FIXTURES / f"schema-{schema}.sqlite"
    shutil.copy(fixture, jalon.written("casebook.sqlite", b""))
    store = jalon.work / "casebook.sqlite"
    kept = jalon.work / f"casebook.sqlite.schema-{schema}.backup"
    first = jalon.ok("verify", "--store", store, umask=0)
    assert str(kept) in first.err and kept.read_bytes() == fixture.read_bytes() and mode(kept) == 0o600
    assert str(kept) not in jalon.ok("verify", "--store", store).err
    # A backup of an older schema is upgraded when it is restored.
    found = jalon.json("backup", "verify", kept)
    assert found["schema"] == schema and found["whole"] and found["entries"] == 12
    assert kept.read_bytes() == fixture.read_bytes()
    jalon.ok("backup", "restore", kept)
    assert jalon.dump() == jalon.dump(store)
    jalon.ok("verify", "--head", found["head"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_said_in_every_language(jalon, lang):
    store = jalon.written(f"{lang}.sqlite", (FIXTURES / "schema-2.sqlite").read_bytes())
    said = jalon.ok("case", "list", "--store", store, "--lang", lang).err
    assert f"{store}.schema-2.backup" in said and "backup.upgraded" not in said


def test_a_newer_schema_in_a_backup_is_refused(lived):
    out = lived.work / "newer"
    lived.ok("backup", "create", out, "--plain")
    with closing(sqlite3.connect(out)) as database:
        database.execute(f"PRAGMA user_version = {NEWEST + 1}")
    there = other_machine(lived)
    for verb in ("verify", "restore"):
        result = there.run("backup", verb, out)
        assert result.code == DAMAGED and "update Jalon" in result.err, result
    assert not there.store.exists()
