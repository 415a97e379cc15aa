"""A day of work: cases in five countries, steps, grants, conditions, and what is due when, and why."""

from __future__ import annotations

import re

import pytest

from support import CARRIED, CONTRADICTS, DONE, FAILED, NO_CASEBOOK, NOT_FOUND, OVERDUE, USAGE, Jalon

# Country, first stage, granted on, its last day by the law in force, the pack and how sure its sources are.
FIRST_STAGES = [
    ("BE", "be.reflection", "2013-05-02", "2013-06-16", "BE/2007", "verified"),
    ("FR", "fr.reflection", "2013-05-16", "2013-06-15", "FR/2007", "verified"),
    ("IT", "it.firstAssistance", "2013-03-14", "2013-06-14", "IT/2005", "verified"),
    ("HU", "hu.reflection", "2013-05-20", "2013-06-20", "HU/2007", "memory"),
    ("GB", "uk.reflection", "2013-05-03", "2013-06-17", "GB/2009", "kit"),
]

# The same, by the kit: thirty days in Hungary, where the law says a month, and a stage of another name in Italy.
FIRST_STAGES_OF_THE_KIT = [
    ("BE", "be.reflection", "2013-05-02", "2013-06-16"),
    ("FR", "fr.reflection", "2013-05-16", "2013-06-15"),
    ("IT", "it.reflection", "2013-03-14", "2013-06-14"),
    ("HU", "hu.reflection", "2013-05-20", "2013-06-19"),
    ("GB", "uk.reflection", "2013-05-03", "2013-06-17"),
]


@pytest.fixture
def five(book) -> tuple[Jalon, dict[str, str]]:
    """A casebook on 15 June 2013 with a case in each country, each in its first stage."""
    cases = {}
    for country, stage, on, *_ in FIRST_STAGES:
        cases[country] = book.open(country, "--on", on)
        book.ok("stage", "grant", cases[country], stage, "--on", on)
    return book, cases


def test_a_casebook_is_made_once(jalon):
    jalon.refused(NO_CASEBOOK, "case", "list", says=("store init", str(jalon.store)), unchanged=False)
    jalon.refused(NO_CASEBOOK, "case", "open", "--country", "BE", says=("store init",), unchanged=False)
    assert not jalon.store.exists() and not jalon.store.parent.exists()
    jalon.ok("store", "init")
    assert jalon.store.is_file()
    before = jalon.store.read_bytes()
    jalon.refused(FAILED, "store", "init", says=(str(jalon.store),), unchanged=False)
    assert jalon.store.read_bytes() == before


@pytest.mark.parametrize("country", ["BE", "FR", "IT", "HU", "GB", "UK"])
def test_a_case_opens_with_a_reference_that_says_nothing_of_the_person(book, country):
    reference = book.open(country, "--on", "2013-03-01")
    expected = "GB" if country == "UK" else country
    assert re.fullmatch(rf"{expected}-2013-[0-9A-HJKMNP-TV-Z]{{4}}", reference)
    shown = book.json("case", "show", reference)
    assert (shown["format"], shown["case"], shown["country"]) == ("jalon.case/1", reference, expected)
    assert book.open(country, "--on", "2013-03-01") != reference


def test_what_is_known_at_the_opening_is_kept(book):
    reference = book.open(
        "GB",
        "--ref",
        "GB-2013-TEST",
        "--on",
        "2013-03-01",
        "--region",
        "GB-SCT",
        "--minor",
        "--adult-on",
        "2016-05",
        "--unaccompanied",
        "--placed",
        "--exploitation",
        "exp.labour",
        "--exploitation",
        "exp.begging",
        "--nationality",
        "VN",
    )
    assert reference == "GB-2013-TEST"
    shown = book.json("case", "show", "GB-2013-TEST")
    expected = {
        "case": "GB-2013-TEST",
        "country": "GB",
        "openedOn": "2013-03-01",
        "region": "GB-SCT",
        "minor": True,
        "adultOn": "2016-05",
        "unaccompanied": True,
        "placed": True,
        "exploitation": ["exp.labour", "exp.begging"],
        "nationality": "VN",
    }
    assert {key: shown.get(key) for key in expected} == expected


def test_a_recorded_date_is_echoed_with_its_weekday(book):
    opened = book.ok("case", "open", "--country", "BE", "--on", "2013-03-01")
    assert "Friday" in opened.err and "2013-03-01" in opened.err
    granted = book.ok("stage", "grant", opened.out.strip(), "be.reflection", "--on", "2013-03-04")
    assert "Monday" in granted.err + granted.out and "2013-03-04" in granted.err + granted.out


def test_deadlines_of_five_countries(five):
    book, cases = five
    document = book.json("deadline", "list")
    assert (document["format"], document["today"]) == ("jalon.deadlines/1", "2013-06-15")
    found = {each["case"]: each for each in document["deadlines"]}
    assert len(found) == len(document["deadlines"]) == 5
    states = {"2013-06-14": "overdue", "2013-06-15": "due-today"}
    for country, stage, on, due, pack, status in FIRST_STAGES:
        deadline = found[cases[country]]
        assert deadline["deadline"] == f"{stage}/end"
        expected = {
            "case": cases[country],
            "country": country,
            "deadline": f"{stage}/end",
            "kind": "stage-end",
            "stage": stage,
            "trigger": on,
            "due": due,
            "daysLeft": int(due[-2:]) - 15,
            "state": states.get(due, "upcoming"),
            "observed": False,
            "rolledFrom": None,
            "pack": pack,
            "packStatus": status,
            "latest": None,
            "opens": None,
        }
        assert {key: deadline.get(key) for key in expected} == expected
        assert deadline["earliest"] < due and deadline["citations"] and isinstance(deadline["flags"], list)
        assert len(deadline["alerts"]) == 3 and all(each < deadline["earliest"] for each in deadline["alerts"])
    order = [(each["due"], each["case"], each["deadline"]) for each in document["deadlines"]]
    assert order == sorted(order)


def test_the_kit_is_computed_with_when_it_is_named(book):
    """The packs of the kit of 2013 are there to compare with: on the same days the law goes before them."""
    for country, stage, on, due in FIRST_STAGES_OF_THE_KIT:
        reference = book.open(country, "--on", on)
        book.ok("stage", "grant", reference, stage, "--on", on, "--pack", f"{country}/FIIT-2013")
        (deadline,) = book.deadlines("--case", reference)
        expected = {
            "deadline": f"{stage}/end",
            "trigger": on,
            "due": due,
            "pack": f"{country}/FIIT-2013",
            "packStatus": "kit",
        }
        assert {key: deadline[key] for key in expected} == expected


def test_deadline_list_is_narrowed(five):
    book, cases = five

    def listed(*arguments):
        return {each["country"] for each in book.deadlines(*arguments)}

    assert listed("--within", "1d") == {"IT", "FR", "BE"}
    assert listed("--within", "0d") == {"IT", "FR"}
    assert listed("--overdue") == {"IT"}
    assert listed("--country", "HU") == {"HU"}
    assert listed("--country", "UK") == {"GB"}
    assert listed("--case", cases["BE"]) == {"BE"}
    assert listed("--case", cases["BE"][:-1]) == {"BE"}
    assert listed("--within", "30d", "--country", "GB") == {"GB"}
    assert listed("--overdue", "--country", "GB") == set()


def test_the_table_says_states_in_words(five):
    book, cases = five
    table = book.ok("deadline", "list").out
    for reference in cases.values():
        assert reference in table
    for words in ("overdue", "today", "2013-06-14", "Reflection period"):
        assert words.lower() in table.lower(), words


def test_check_is_for_cron(five):
    book, _ = five
    assert book.run("deadline", "check").code == OVERDUE
    # Due today is not overdue.
    assert book.run("deadline", "check", "--today", "2013-06-14").code == DONE
    assert book.run("deadline", "check", env={"JALON_TODAY": "2013-06-15"}).code == OVERDUE


def test_explain_says_how_the_day_came_about(five):
    book, cases = five
    text = book.ok("deadline", "explain", cases["BE"]).out
    for words in ("2013-05-02", "2013-06-16", "45 days", "BE/2007", "Act of 15 December 1980"):
        assert words in text, words
    assert "FIIT" not in text
    document = book.json("deadline", "explain", cases["BE"], "be.reflection/end")
    assert document["format"].startswith("jalon.")
    # The steps are those of the date calculator: what is printed is what was computed.
    computed = book.json("rules", "date", "--country", "BE", "--stage", "be.reflection", "--on", "2013-05-02")
    explained = str(document)
    for step in computed["steps"]:
        assert step["text"] in explained, step
    assert book.ok("deadline", "explain", cases["BE"], "--format", "text").out == text
    book.refused(
        NOT_FOUND, "deadline", "explain", cases["BE"], "be.nothing/end", says=("be.nothing/end", "be.reflection/end")
    )


def test_a_printed_day_always_wins(book):
    reference = book.open("BE", "--on", "2013-05-02")
    granted = book.ok("stage", "grant", reference, "be.reflection", "--on", "2013-05-02", "--until", "2013-06-15")
    assert "2013-06-15" in granted.out + granted.err
    (deadline,) = book.deadlines()
    assert (deadline["due"], deadline["earliest"], deadline["observed"]) == ("2013-06-15", "2013-06-15", True)
    assert "observed" in deadline["flags"]


def test_a_grant_in_2026_is_computed_by_the_law_of_2026(book):
    """The example of the contract."""
    reference = book.open("BE", "--on", "2026-03-01")
    book.ok("stage", "grant", reference, "be.reflection", "--on", "2026-03-02", "--today", "2026-03-05")
    (deadline,) = book.deadlines("--today", "2026-11-21")
    assert (deadline["due"], deadline["daysLeft"], deadline["state"]) == ("2026-04-16", -219, "overdue")
    assert (deadline["earliest"], deadline["pack"], deadline["packStatus"]) == ("2026-04-15", "BE/2017", "verified")


# The day before the first pack of each country, the first stage, and a pack that may be named all the same.
BEFORE_THE_LAW = [
    ("BE", "2007-05-31", "be.reflection", "BE/FIIT-2013"),
    ("FR", "2007-09-14", "fr.reflection", "FR/2021"),
    ("IT", "2005-12-03", "it.firstAssistance", "IT/2025"),
    ("HU", "2007-06-30", "hu.reflection", "HU/FIIT-2013"),
    ("GB", "2009-03-31", "uk.reflection", "GB/2023"),
]


@pytest.mark.parametrize("country, on, stage, pack", BEFORE_THE_LAW, ids=[each[0] for each in BEFORE_THE_LAW])
def test_a_grant_before_the_first_pack_needs_a_pack_that_is_named(book, country, on, stage, pack):
    reference = book.open(country, "--on", on)
    grant = ("stage", "grant", reference, stage, "--on", on)
    book.refused(NOT_FOUND, *grant, says=(on, "--pack", pack))
    book.ok(*grant, "--pack", pack)
    (deadline,) = book.deadlines()
    assert (deadline["pack"], deadline["trigger"]) == (pack, on)
    assert "outsidePack" in deadline["flags"]


def test_a_grant_without_conditions_is_written_with_its_findings(book):
    reference = book.open("BE", "--on", "2013-05-02")
    granted = book.run("stage", "grant", reference, "be.reflection", "--on", "2013-05-02", "--json")
    assert granted.code == DONE, granted
    findings = granted.json()["findings"]
    assert [each["code"] for each in findings] == ["conditions-missing"]
    assert set(findings[0]["subjects"]) == {
        "identified-potential-victim",
        "no-residence-title",
        "centre-supported",
        "purpose-decide",
    }
    other = book.open("BE", "--on", "2013-05-02")
    spoken = book.ok("stage", "grant", other, "be.reflection", "--on", "2013-05-02")
    assert "centre-supported" in spoken.err
    # The kit asks for other conditions.
    kit = book.open("BE", "--on", "2013-05-02")
    granted = book.json("stage", "grant", kit, "be.reflection", "--on", "2013-05-02", "--pack", "BE/FIIT-2013")
    (finding,) = granted["findings"]
    assert set(finding["subjects"]) == {"identified-potential-victim", "contact-broken", "centre-agreed"}
    # They are seen again where the case is looked at.
    assert book.json("case", "show", reference)["findings"]
    assert book.json("timeline", "show", reference)["findings"]
    assert any(each["kind"] == "stage-granted" for each in book.entries(reference))


def test_conditions_and_what_may_come_next(five):
    book, cases = five
    reference = cases["BE"]

    def missing(stage):
        document = book.json("stage", "options", reference)
        (option,) = [each for each in document["options"] if each["stage"] == stage]
        return set(option["missing"])

    # One of them will do, and the identity.
    either = {"statement-made", "complaint-filed", "unaccompanied-minor"}
    assert missing("be.provisional") == either | {"identity-attempted"}
    book.ok("condition", "record", reference, "statement-made", "met", "--on", "2013-05-02")
    assert missing("be.provisional") == {"identity-attempted"}
    book.ok("condition", "record", reference, "identity-attempted", "met", "--on", "2013-05-02")
    assert missing("be.provisional") == set()
    book.ok("condition", "record", reference, "statement-made", "lapsed", "--on", "2013-06-01")
    assert missing("be.provisional") == either
    book.ok("condition", "record", reference, "complaint-filed", "met", "--on", "2013-06-10")
    assert missing("be.provisional") == set()
    granted = book.json("stage", "grant", reference, "be.provisional", "--on", "2013-06-12")
    assert granted["findings"] == []
    table = book.ok("stage", "options", reference).out
    assert "be.temporary" in table or "Residence permit of six months" in table


def test_the_stage_that_follows_meets_the_one_before(five):
    book, cases = five
    reference = cases["BE"]
    book.ok("stage", "grant", reference, "be.provisional", "--on", "2013-06-12")

    def due():
        return [(each["deadline"], each["due"], each["state"]) for each in book.deadlines("--case", reference)]

    # The prosecutor confirms before the document expires.
    assert due() == [
        ("be.prosecutorConfirmation/decision", "2013-09-12", "upcoming"),
        ("be.provisional/end", "2013-09-12", "upcoming"),
    ]
    # Renewals are counted from the anchor with the total.
    book.ok("stage", "extend", reference, "be.provisional", "--on", "2013-09-10")
    assert due() == [
        ("be.prosecutorConfirmation/decision", "2013-12-12", "upcoming"),
        ("be.provisional/end", "2013-12-12", "upcoming"),
    ]


def test_renewals_never_chain_on_a_clamped_day(book):
    reference = book.open("IT", "--on", "2013-08-31")
    book.ok("stage", "grant", reference, "it.reflection", "--on", "2013-08-31")
    assert [each["due"] for each in book.deadlines()] == ["2013-11-30"]
    book.ok("stage", "extend", reference, "it.reflection", "--on", "2013-11-28")
    assert [each["due"] for each in book.deadlines()] == ["2014-02-28"]
    reference = book.open("IT", "--on", "2013-11-30")
    book.ok("stage", "grant", reference, "it.reflection", "--on", "2013-11-30")
    book.ok("stage", "extend", reference, "it.reflection", "--on", "2013-12-20")
    assert [each["due"] for each in book.deadlines("--case", reference)] == ["2014-05-30"]
    # The name that the kit has for the stage is the same stage.
    assert [each["deadline"] for each in book.deadlines("--case", reference)] == ["it.firstAssistance/end"]


def test_refused_and_withdrawn_stages(five):
    book, cases = five

    def due():
        return [(each["deadline"], each["due"]) for each in book.deadlines("--case", cases["FR"])]

    # Each of them may be appealed against for two months.
    book.ok("stage", "refuse", cases["FR"], "fr.shortTerm", "--on", "2013-06-13")
    assert due() == [("fr.reflection/end", "2013-06-15"), ("fr.appeal/limit", "2013-08-13")]
    book.ok("stage", "withdraw", cases["FR"], "fr.reflection", "--reason", "contact-resumed", "--on", "2013-06-14")
    assert due() == [("fr.appeal/limit", "2013-08-13"), ("fr.appeal#2/limit", "2013-08-14")]
    kinds = [each["kind"] for each in book.entries(cases["FR"])]
    assert kinds == ["stage-granted", "stage-refused", "stage-withdrawn"]


def test_steps_are_guided_and_not_imposed(book):
    reference = book.open("BE", "--on", "2013-05-02", "--placed", "--minor")
    status = book.json("step", "status", reference)
    assert status["next"] == "team-discussion"
    book.ok(
        "step",
        "record",
        reference,
        "team-discussion",
        "--on",
        "2013-05-02",
        "--with",
        "educator",
        "--with",
        "psychologist",
        "--outcome",
        "continue",
    )
    out_of_order = book.ok("step", "record", reference, "joint-dialogue", "--on", "2013-05-03")
    assert "specialised-centre" in out_of_order.err or "specialised centre" in out_of_order.err.lower()
    book.ok("step", "skip", reference, "guardian", "--reason", "unreachable", "--on", "2013-05-04")
    assert book.json("step", "status", reference)["next"] == "specialised-centre"
    book.ok("step", "record", reference, "specialised-centre", "--on", "2013-05-05")
    assert book.json("step", "status", reference)["next"] == "signal"
    entry = book.entries(reference)[0]
    assert (entry["kind"], entry["step"], entry["with"], entry["outcome"]) == (
        "step-recorded",
        "team-discussion",
        ["educator", "psychologist"],
        "continue",
    )
    # Who does not live in an institution has no guardian to hear.
    other = book.open("BE", "--on", "2013-05-02")
    for step in ("team-discussion", "specialised-centre"):
        book.ok("step", "record", other, step, "--on", "2013-05-03")
    assert book.json("step", "status", other)["next"] == "joint-dialogue"


def test_a_case_closes_and_opens_again(five):
    book, cases = five
    reference = cases["IT"]
    book.ok("case", "close", reference, "--reason", "completed", "--on", "2013-06-15")
    assert reference not in [each["case"] for each in book.deadlines()]
    assert reference not in [each["case"] for each in book.json("case", "list")["cases"]]
    assert [each["case"] for each in book.json("case", "list", "--status", "closed")["cases"]] == [reference]
    assert len(book.json("case", "list", "--status", "all")["cases"]) == 5
    assert book.json("case", "show", reference)["status"] == "closed"
    assert book.run("deadline", "check").code == DONE
    book.refused(CONTRADICTS, "case", "close", reference, "--reason", "completed", says=(reference,))
    book.ok("case", "reopen", reference, "--on", "2013-06-15")
    assert reference in [each["case"] for each in book.deadlines()]
    assert book.json("case", "show", reference)["status"] == "open"
    book.refused(CONTRADICTS, "case", "reopen", reference, says=("open",))


def test_case_list(five):
    book, cases = five
    assert [each["case"] for each in book.json("case", "list")["cases"]] == sorted(cases.values())
    assert [each["case"] for each in book.json("case", "list", "--country", "UK")["cases"]] == [cases["GB"]]
    table = book.ok("case", "list").out
    assert all(each in table for each in cases.values())


def test_a_prefix_names_a_case(five):
    book, cases = five
    for length in (4, 8, 11):
        assert book.json("case", "show", cases["HU"][:length])["case"] == cases["HU"]
    assert book.json("case", "show", cases["HU"].lower())["case"] == cases["HU"]


def test_timeline(five):
    book, cases = five
    reference = cases["GB"]
    book.ok("condition", "record", reference, "reasonable-grounds", "met", "--on", "2013-05-03", "--author", "hd")
    document = book.json("timeline", "show", reference)
    assert (document["format"], document["case"]["case"]) == ("jalon.timeline/1", reference)
    kinds = [each["kind"] for each in document["entries"]]
    assert kinds[-2:] == ["stage-granted", "condition-recorded"]
    assert document["entries"][-1]["author"] == "hd"
    assert [each["deadline"] for each in document["deadlines"]] == ["uk.reflection/end"]
    text = book.ok("timeline", "show", reference).out
    assert "2013-05-03" in text and "Stage granted" in text and "Recovery period (reflection period)" in text


def test_bare_jalon_says_what_is_due(five):
    book, cases = five
    waiting = book.open("BE", "--on", "2013-06-10")
    book.ok("step", "record", waiting, "team-discussion", "--on", "2013-06-10")
    shown = book.ok().out
    overdue, today = shown.lower().index("overdue"), shown.lower().index("today")
    assert cases["IT"] in shown and cases["FR"] in shown and overdue < shown.index(cases["IT"])
    assert shown.index(cases["IT"]) < shown.index(cases["FR"]) < shown.index(cases["BE"])
    assert waiting in shown and shown.index(waiting) > shown.index(cases["HU"]), "the open steps come last"
    assert "specialised-centre" in shown or "specialised centre" in shown.lower()
    assert overdue != today


def test_bare_jalon_without_a_casebook_says_how_to_begin(jalon):
    result = jalon.run()
    assert result.code == NO_CASEBOOK, result
    assert "store init" in result.err and result.stdout == b""
    assert not jalon.store.parent.exists()


def test_demo(jalon):
    place = jalon.work / "demo.sqlite"
    shown = jalon.ok("demo", place, "--today", "2026-11-21")
    assert place.is_file()
    here = ("--store", place, "--today", "2026-11-21")
    cases = jalon.json("case", "list", "--status", "all", *here)["cases"]
    assert len(cases) >= 12
    assert {each["country"] for each in cases} == {"BE", "FR", "IT", "HU", "GB"}
    deadlines = jalon.deadlines(*here)
    states = [each["state"] for each in deadlines]
    assert {"overdue", "due-today", "upcoming"} <= set(states)
    assert states.count("overdue") >= 2
    soon = [each for each in deadlines if 0 < each["daysLeft"] <= 30]
    assert soon
    # What it shows is what is due in it.
    for each in [each for each in deadlines if each["daysLeft"] <= 30]:
        assert each["case"] in shown.out, each
    assert "overdue" in shown.out.lower() and "today" in shown.out.lower()
    jalon.ok("verify", *here)
    before = place.read_bytes()
    again = jalon.run("demo", place)
    assert again.code not in (DONE, OVERDUE) and again.stdout == b"", again
    assert str(place) in again.err
    assert place.read_bytes() == before


@pytest.mark.parametrize("today", ["2026-11-21", "2024-02-29", "2013-01-01", "2031-12-31"])
def test_demo_on_any_day(jalon, today):
    place = jalon.work / "demo.sqlite"
    jalon.ok("demo", place, "--today", today)
    states = {each["state"] for each in jalon.deadlines("--store", place, "--today", today)}
    assert {"overdue", "due-today", "upcoming"} <= states
    jalon.ok("verify", "--store", place)


def test_demo_is_made_where_the_store_is_named(jalon):
    place, other = jalon.work / "named.sqlite", jalon.work / "path.sqlite"
    shown = jalon.ok("demo", "--store", place)
    assert place.is_file() and str(place) in shown.err
    before = place.read_bytes()
    again = jalon.run("demo", "--store", place)
    assert again.code not in (DONE, OVERDUE) and str(place) in again.err
    # A path wins.
    jalon.ok("demo", other, "--store", place)
    assert other.is_file() and place.read_bytes() == before


def test_demo_without_a_path_leaves_the_casebook_alone(book):
    reference = book.open("BE")
    before = book.store.read_bytes()
    book.run("demo")
    assert book.store.read_bytes() == before
    assert [each["case"] for each in book.json("case", "list")["cases"]] == [reference]


def test_rules_are_shown(stateless):
    document = stateless.json("rules", "list")
    packs = {each["pack"]: each for each in document["packs"]}
    assert set(packs) == set(CARRIED)
    belgium = packs["BE/FIIT-2013"]
    assert (belgium["country"], belgium["from"], belgium["to"], belgium["status"]) == (
        "BE",
        "2013-01-01",
        "2013-12-31",
        "kit",
    )
    shown = stateless.ok("rules", "show", "BE/FIIT-2013").out
    for words in ("45 days", "be.reflection", "FIIT kit"):
        assert words in shown, words
    document = stateless.json("rules", "show", "GB/FIIT-2013")
    assert {"uk.reflection", "uk.residence"} <= {each["stage"] for each in document["stages"]}
    assert "BE/FIIT-2013" in stateless.ok("rules", "list").out
    stateless.refused(NOT_FOUND, "rules", "show", "BE/1830", says=("BE/1830", "BE/FIIT-2013"), unchanged=False)


def test_help_and_version(stateless):
    assert stateless.ok("--help").out.count("\n") > 10
    for words in ((), ("case",), ("case", "open"), ("stage", "grant"), ("deadline", "list"), ("rules", "count")):
        shown = stateless.ok(*words, "--help").out
        assert "USAGE" in shown.upper(), words
    assert re.search(r"\d+\.\d+", stateless.ok("--version").out)
    for words in (("cas", "list"), ("case", "opne"), ("frobnicate",)):
        assert stateless.run(*words).code == USAGE
