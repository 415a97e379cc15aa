"""How Jalon speaks: streams, colour, languages, files, and where settings come from."""

from __future__ import annotations

import json
import os
import pwd
import re
import stat
import subprocess
from datetime import datetime, timedelta, timezone

import pytest

from support import DONE, ESCAPE, FAILED, NO_CASEBOOK, USAGE, Jalon, binary


@pytest.fixture
def busy(book) -> tuple[Jalon, str]:
    """One overdue case, one due today, one that comes."""
    references = []
    for on in ("2013-05-01", "2013-05-16", "2013-05-20"):
        references.append(book.open("FR", "--on", on))
        book.ok("stage", "grant", references[-1], "fr.reflection", "--on", on)
    return book, references[0]


TABLES = [(), ("deadline", "list"), ("case", "list"), ("rules", "list")]


@pytest.mark.parametrize("words", TABLES, ids=[" ".join(each) or "bare" for each in TABLES])
def test_no_escapes_off_a_terminal(busy, words):
    book, _ = busy
    result = book.ok(*words)
    assert ESCAPE not in result.stdout + result.stderr
    result = book.ok(*words, env={"TERM": "xterm-256color", "COLORTERM": "truecolor"})
    assert ESCAPE not in result.stdout + result.stderr


@pytest.mark.parametrize("words", [(), ("deadline", "list")], ids=["bare", "deadline list"])
def test_colour_on_a_terminal_unless_it_is_not_wanted(busy, words):
    book, _ = busy
    coloured = book.on_terminal(*words)
    assert coloured.code == DONE and ESCAPE in coloured.stdout
    plain = book.on_terminal(*words, env={"NO_COLOR": "1"})
    assert plain.code == DONE and ESCAPE not in plain.stdout
    # no-color.org: an empty variable is none.
    assert ESCAPE in book.on_terminal(*words, env={"NO_COLOR": ""}).stdout
    assert ESCAPE not in book.on_terminal(*words, env={"TERM": "dumb"}).stdout
    # Colour is an extra: without it the words are the same.
    strip = re.compile(rb"\x1b\[[0-9;]*m")
    assert strip.sub(b"", coloured.stdout) == plain.stdout
    for word in (b"overdue", b"today"):
        assert word in plain.stdout.lower()


def test_json_is_never_coloured(busy):
    book, _ = busy
    shown = book.on_terminal("deadline", "list", "--json")
    assert ESCAPE not in shown.stdout
    json.loads(shown.stdout)


def test_a_table_is_tidy(busy):
    book, _ = busy
    lines = book.ok("deadline", "list").lines
    assert len(lines) >= 4
    assert all(line == line.rstrip() for line in lines)


def test_data_and_messages_travel_apart(busy):
    book, reference = busy
    opened = book.ok("case", "open", "--country", "BE")
    assert re.fullmatch(r"BE-2013-\w{4}\n", opened.out) and opened.err.strip()
    failed = book.run("case", "show", "BE-1999-ZZZZ")
    assert failed.stdout == b"" and failed.err.strip()
    granted = book.ok("stage", "grant", opened.out.strip(), "be.reflection", "--json")
    granted.json()
    assert granted.err.strip(), "findings are said on standard error too"


def test_nothing_due_is_said_off_the_data(book):
    result = book.ok("deadline", "list")
    assert "overdue" not in result.out.lower()
    assert book.json("deadline", "list")["deadlines"] == []


# Where output goes.


def test_output_to_a_file(busy):
    book, _ = busy
    expected = book.ok("deadline", "list", "--json").stdout
    path = book.work / "due.json"
    old = os.umask(0)
    try:
        written = book.ok("deadline", "list", "--json", "--output", path)
    finally:
        os.umask(old)
    assert written.stdout == b"" and path.read_bytes() == expected
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    path.chmod(0o600)
    result = book.refused(FAILED, "deadline", "list", "--json", "--output", path, says=(str(path), "--force"))
    assert path.read_text() == "mine", result
    book.ok("deadline", "list", "--json", "--output", path, "--force")
    assert path.read_bytes() == expected
    assert book.ok("deadline", "list", "--json", "--output", "-").stdout == expected
    assert sorted(os.listdir(book.work)) == ["due.json"]


def test_output_of_a_dump(busy):
    book, _ = busy
    path = book.work / "dump.jsonl"
    book.ok("dump", "--output", path)
    assert path.read_bytes() == book.dump()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    nowhere = book.work / "nowhere" / "dump.jsonl"
    book.refused(FAILED, "dump", "--output", nowhere, says=(str(nowhere),))


def test_a_command_that_fails_writes_no_file(busy):
    book, _ = busy
    path = book.work / "shown.json"
    book.run("case", "show", "BE-1999-ZZZZ", "--json", "--output", path)
    assert not path.exists()
    path.write_text("mine")
    book.run("case", "show", "BE-1999-ZZZZ", "--json", "--output", path, "--force")
    assert path.read_text() == "mine"


FULL = [
    ("deadline", "list"),
    ("deadline", "list", "--json"),
    ("dump",),
    ("case", "list"),
    (),
    ("rules", "list"),
    ("rules", "show", "BE/2026"),
    ("rules", "show", "BE/2026", "--format", "md"),
    ("rules", "show", "BE/2026", "--json"),
    ("rules", "diff", "BE/2017", "BE/2026"),
    ("rules", "lint", "HU/2024", "--year", "2026"),
    ("rules", "impact", "FR/2007", "FR/2021"),
    ("store", "alerts"),
    ("deadline", "list", "--announced"),
    ("verify",),
    ("--help",),
    ("--version",),
]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the machine has no /dev/full")
@pytest.mark.parametrize("words", FULL, ids=[" ".join(each) or "bare" for each in FULL])
def test_a_full_disk_is_never_success(busy, words):
    book, _ = busy
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command(book), *words],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=book.environ(),
            cwd=book.work,
            timeout=60,
        )
    assert done.returncode == FAILED, done
    assert done.stderr.decode().strip(), done


@pytest.mark.parametrize("words", FULL, ids=[" ".join(each) or "bare" for each in FULL])
def test_a_closed_pipe_is_never_success(busy, words):
    book, _ = busy
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*command(book), *words],
            stdout=writing,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env=book.environ(),
            cwd=book.work,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert done.returncode != DONE, done


def command(book: Jalon) -> list[str]:
    return [binary()]


def test_a_closed_standard_output_is_never_success(busy):
    book, _ = busy
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" dump >&-', *command(book)],
        stderr=subprocess.PIPE,
        env=book.environ(),
        cwd=book.work,
        timeout=60,
    )
    assert done.returncode != DONE, done

@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the machine has no /dev/full")
@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-"])
def test_a_message_that_cannot_be_said_undoes_nothing(busy, where):
    """What was recorded is recorded, and a message never goes into a file that is being written."""
    book, reference = busy
    words = ("condition", "record", reference, "contact-broken", "met")
    dumped = book.work / "dumped.jsonl"
    for command_line in (words, ("timeline", "export", reference, "--format", "csv", "--output", dumped)):
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" "$@" {where}', *command(book), *command_line],
            stdout=subprocess.PIPE,
            env=book.environ(),
            cwd=book.work,
            timeout=60,
        )
        assert done.returncode == DONE and done.stdout == b"", done
    assert book.last(reference, "condition-recorded")["condition"] == "contact-broken"
    whole = book.ok("timeline", "export", reference, "--format", "csv").out
    assert dumped.read_text().splitlines()[0] == whole.splitlines()[0]
    book.ok("verify")


def under_limit(book: Jalon, *words: object) -> subprocess.CompletedProcess:
    """Runs the binary where no file may grow beyond 4 KiB."""
    return subprocess.run(
        ["sh", "-c", 'ulimit -f 8 && exec "$0" "$@"', *command(book), *map(str, words)],
        capture_output=True,
        env=book.environ(),
        cwd=book.work,
        timeout=60,
    )


def test_a_file_that_may_not_grow_is_said_and_nothing_is_recorded(busy):
    book, reference = busy
    before = book.dump()
    done = under_limit(book, "condition", "record", reference, "contact-broken", "met")
    assert done.returncode == FAILED and done.stderr.strip(), done
    assert book.dump() == before
    book.ok("verify")


@pytest.mark.parametrize("words", [("store", "init", "--store"), ("demo",)])
def test_a_casebook_that_cannot_be_made_to_its_end_is_not_left_there(jalon, words):
    path = jalon.work / "made" / "casebook.sqlite"
    done = under_limit(jalon, *words, path)
    assert done.returncode == FAILED and done.stderr.strip(), done
    assert list(path.parent.iterdir()) == []
    jalon.ok(*words, path)


# Where settings come from.


def test_global_options_stand_anywhere(tmp_path):
    jalon = Jalon(tmp_path, today=None)
    place = jalon.folder / "elsewhere.sqlite"
    jalon.ok("--store", place, "store", "init")
    jalon.ok("case", "open", "--store", place, "--country", "BE", "--ref", "BE-2013-AAAA", "--today", "2013-05-01")
    shown = [
        jalon.ok("--store", place, "--today", "2013-06-15", "--json", "deadline", "list"),
        jalon.ok("deadline", "list", "--store", place, "--today", "2013-06-15", "--json"),
        jalon.ok("deadline", "list", f"--store={place}", "--today=2013-06-15", "--format=json"),
    ]
    assert len({each.stdout for each in shown}) == 1
    assert shown[0].json()["today"] == "2013-06-15"
    assert "Nothing is due" in jalon.ok("--store", place, "--today", "2013-06-15").out


def test_global_options_stand_between_noun_and_verb(tmp_path):
    jalon = Jalon(tmp_path)
    place = jalon.folder / "elsewhere.sqlite"
    jalon.ok("store", "--store", place, "init")
    assert jalon.ok("deadline", "--store", place, "--json", "list").json()["deadlines"] == []


def configure(jalon: Jalon, **settings):
    folder = jalon.config / "jalon"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(settings))


def test_flag_before_environment_before_config(tmp_path):
    jalon = Jalon(tmp_path, today=None)
    paths = {name: jalon.folder / f"{name}.sqlite" for name in ("flag", "environment", "config")}
    for name, path in paths.items():
        jalon.ok("store", "init", "--store", path)
        jalon.ok("case", "open", "--store", path, "--country", "BE", "--ref", f"BE-{name}", "--on", "2013-05-01")
        jalon.ok("stage", "grant", f"BE-{name}", "be.reflection", "--store", path, "--on", "2013-05-01")
    configure(jalon, store=str(paths["config"]), author="from-config", lang="nl")
    environment = {
        "JALON_STORE": str(paths["environment"]),
        "JALON_TODAY": "2013-06-02",
        "JALON_AUTHOR": "from-environment",
        "JALON_LANG": "fr",
    }
    flags = ("--store", paths["flag"], "--today", "2013-06-03", "--author", "from-flag", "--lang", "it")

    def seen(*arguments, env=None):
        document = jalon.json("deadline", "list", *arguments, env=env)
        case = document["deadlines"][0]["case"]
        jalon.ok("condition", "record", case, "contact-broken", "met", "--on", "2013-05-05", *arguments, env=env)
        author = jalon.json("timeline", "show", case, *arguments, env=env)["entries"][-1]["author"]
        table = jalon.ok("deadline", "list", *arguments, env=env).out
        language = next(
            (
                code
                for code, words in (
                    ("nl", "Bedenktermijn"),
                    ("fr", "Période de réflexion"),
                    ("it", "Periodo di riflessione"),
                    ("en", "Reflection period"),
                )
                if words in table
            ),
            table,
        )
        return case, document["today"], author, language

    assert seen(env={"JALON_TODAY": "2013-06-01"}) == ("BE-config", "2013-06-01", "from-config", "nl")
    assert seen(env=environment) == ("BE-environment", "2013-06-02", "from-environment", "fr")
    assert seen(*flags, env=environment) == ("BE-flag", "2013-06-03", "from-flag", "it")
    # One by one.
    assert seen("--lang", "en", env={"JALON_TODAY": "2013-06-02"}) == ("BE-config", "2013-06-02", "from-config", "en")


def test_the_day_can_be_set_in_the_config_file(book):
    """The contract gives every global option the same three places."""
    configure(book, today="2013-06-01")
    assert book.json("deadline", "list", env={"JALON_TODAY": None})["today"] == "2013-06-01"
    assert book.json("deadline", "list", env={"JALON_TODAY": "2013-06-02"})["today"] == "2013-06-02"


@pytest.mark.parametrize(
    "content, says",
    [
        ("{not json", ("config.json",)),
        ('{"lang":"tlh"}', ("config.json", "tlh", "nl")),
        ('{"colour":"red"}', ("config.json", "colour")),
        ("[]", ("config.json",)),
    ],
)
def test_a_bad_config_file_is_said(book, content, says):
    folder = book.config / "jalon"
    folder.mkdir()
    (folder / "config.json").write_text(content)
    result = book.run("deadline", "list", env={"JALON_TODAY": None})
    assert result.code == USAGE and result.stdout == b"", result
    for word in says:
        assert word in result.err, result


def test_the_author_is_the_login_name(book):
    reference = book.open("BE")
    book.ok("condition", "record", reference, "contact-broken", "met")
    (entry,) = book.entries(reference)
    assert entry["author"] in {"tester", pwd.getpwuid(os.getuid()).pw_name}


def test_data_home_falls_back_to_the_home_folder(jalon):
    jalon.ok("store", "init", env={"XDG_DATA_HOME": None})
    assert (jalon.home / ".local" / "share" / "jalon" / "casebook.sqlite").is_file()
    # The base-directory specification: a path that is not absolute is ignored.
    assert jalon.run("deadline", "list", env={"XDG_DATA_HOME": ""}).code == DONE


def test_today_is_the_civil_day_of_the_centre(book):
    """Without --today it is a day that the clock can show."""
    shown = book.json("deadline", "list", env={"JALON_TODAY": None, "TZ": "Europe/Brussels"})["today"]
    now = datetime.now(timezone.utc)
    assert shown in {str((now + timedelta(hours=hours)).date()) for hours in (-14, -1, 0, 1, 2, 14)}


# Languages.


NAMES = {
    "en": "Reflection period",
    "fr": "Période de réflexion",
    "nl": "Bedenktermijn",
    "it": "Periodo di riflessione",
    "hu": "Gondolkodási idő",
}


@pytest.mark.parametrize("language", NAMES)
def test_languages_are_for_tables(busy, language):
    book, reference = busy
    table = book.ok("deadline", "list", "--lang", language).out
    assert NAMES[language] in table
    assert not any(name in table for other, name in NAMES.items() if other != language)
    for words in (
        ("deadline", "list"),
        ("case", "show", reference),
        ("stage", "options", reference),
        ("timeline", "show", reference),
        ("case", "list"),
        (),
    ):
        assert book.ok(*words, "--json", "--lang", language).stdout == book.ok(*words, "--json").stdout, words


@pytest.mark.parametrize("language", NAMES)
def test_an_explanation_as_json_is_the_same_in_every_language(busy, language):
    book, reference = busy
    words = ("deadline", "explain", reference, "--json")
    assert book.ok(*words, "--lang", language).stdout == book.ok(*words).stdout


def test_rules_as_json_are_the_same_in_every_language(stateless):
    for words in (
        ("rules", "date", "--country", "BE", "--stage", "be.reflection", "--on", "2013-03-01", "--json"),
        ("rules", "calendar", "--region", "HU", "--year", "2026", "--json"),
        ("rules", "show", "BE/FIIT-2013", "--json"),
        ("rules", "show", "GB-SCT/2018", "--json"),
        ("rules", "diff", "BE/2017", "BE/2026", "--json"),
        ("rules", "lint", "BE/2026", "--year", "2026", "--json"),
        ("rules", "list", "--json"),
    ):
        english = stateless.ok(*words).stdout
        for language in NAMES:
            assert stateless.ok(*words, "--lang", language).stdout == english, (words, language)


def test_the_language_comes_from_the_locale(busy):
    book, _ = busy

    def table(**env):
        return book.ok("deadline", "list", env={"LC_ALL": None, **env}).out

    assert NAMES["nl"] in table(LC_ALL="nl_BE.UTF-8")
    assert NAMES["fr"] in table(LC_MESSAGES="fr_FR.UTF-8", LANG="nl_BE.UTF-8")
    assert NAMES["hu"] in table(LANG="hu_HU.UTF-8")
    assert NAMES["it"] in table(LANG="it")
    for language in ("C", "POSIX", "de_DE.UTF-8", "", "xx"):
        assert NAMES["en"] in table(LANG=language), language
    assert NAMES["it"] in book.ok("deadline", "list", env={"LC_ALL": "fr_FR.UTF-8", "JALON_LANG": "it"}).out


# Files are private.


def test_files_are_their_owners_alone(jalon):
    old = os.umask(0)
    try:
        jalon.ok("store", "init")
        reference = jalon.open("BE")
        jalon.ok("stage", "grant", reference, "be.reflection")
        place = jalon.work / "new" / "deeper" / "demo.sqlite"
        jalon.run("demo", place)
    finally:
        os.umask(old)
    assert stat.S_IMODE(jalon.store.stat().st_mode) == 0o600
    assert stat.S_IMODE(jalon.store.parent.stat().st_mode) == 0o700
    if place.exists():
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert sorted(os.listdir(jalon.store.parent)) == [jalon.store.name]


def test_a_reading_command_creates_nothing(jalon):
    for words in (
        *((), ("deadline", "list"), ("case", "list"), ("verify",), ("dump",), ("rules", "list"), ("--help",)),
        *(("rules", "show", "BE/2026"), ("rules", "diff", "BE/2017", "BE/2026"), ("rules", "lint", "BE/2026")),
        *(("rules", "impact", "BE/2017", "BE/2026"), ("store", "alerts"), ("store", "alerts", "7")),
    ):
        assert jalon.run(*words).code in (DONE, NO_CASEBOOK)
    assert os.listdir(jalon.data) == [] and os.listdir(jalon.config) == [] and os.listdir(jalon.home) == []
