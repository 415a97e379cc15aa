"""The people of a case: roles, owners, consents, referrals, reminders, support; and what is undone and put right."""

from __future__ import annotations

import json
import re

import pytest

from support import CONTRADICTS, DONE, LANGUAGES, NOT_FOUND, OVERDUE, USAGE


@pytest.fixture
def desk(vaulted):
    vaulted.environment["JALON_TODAY"] = "2026-05-20"
    return vaulted


@pytest.fixture
def case(desk):
    return desk.open("BE", "--on", "2026-03-02")


def rows(table: str, *words: str) -> list[str]:
    return [line for line in table.splitlines() if all(word in line for word in words)]


# Roles.


def test_roles_with_from_and_until_and_ended_ones_stay_visible(desk, case):
    assign = ("role", "assign", case)
    desk.ok(*assign, "guardian", "--who", "g.1", "--on", "2026-03-02")
    desk.ok(*assign, "lawyer", "--on", "2026-03-03", "--until", "2026-04-30", "--name", "-", stdin="Maître Dubois")
    desk.ok(*assign, "interpreter", "--on", "2026-03-04")
    desk.ok(*assign, "interpreter", "--who", "i.2", "--on", "2026-03-05")
    desk.ok("role", "end", case, "guardian", "--on", "2026-05-01")
    desk.ok(*assign, "guardian", "--who", "g.2", "--on", "2026-05-02")
    document = desk.json("role", "list", case)
    assert document["format"] == "jalon.people/1"
    people = [(each["role"], each["who"], each["from"], each["until"], each["held"]) for each in document["people"]]
    assert sorted(people, key=str) == [
        ("guardian", "g.1", "2026-03-02", "2026-05-01", False),
        ("guardian", "g.2", "2026-05-02", None, True),
        ("interpreter", "i.2", "2026-03-05", None, True),
        ("interpreter", None, "2026-03-04", None, True),
        ("lawyer", None, "2026-03-03", "2026-04-30", False),
    ]
    assert document["people"] == desk.json("case", "show", case)["people"]
    for table in (desk.ok("role", "list", case).out, desk.ok("case", "show", case).out):
        assert rows(table, "Guardian", "g.1", "2026-05-01") and rows(table, "Guardian", "g.2")
        assert len(rows(table, "Interpreter")) >= 2 and rows(table, "Lawyer", "2026-04-30")
        assert "Dubois" not in table
    assert "Maître Dubois" in desk.identified("timeline", "show", case).out
    # On another day others hold them.
    before = desk.json("role", "list", case, "--today", "2026-04-01")["people"]
    assert {(each["role"], each["who"]) for each in before if each["held"]} >= {("guardian", "g.1"), ("lawyer", None)}
    assert ("guardian", "g.2") not in {(each["role"], each["who"]) for each in before if each["held"]}


def test_which_of_two_is_said_by_digits(desk, case):
    for who in ("i.1", "i.2"):
        desk.ok("role", "assign", case, "interpreter", "--who", who, "--on", "2026-03-02")
    told = desk.refused(NOT_FOUND, "role", "end", case, "interpreter", "--on", "2026-04-01")
    digits = {each["who"]: each["entry"][-8:] for each in desk.json("role", "list", case)["people"]}
    assert all(each in told.err for each in digits.values())
    desk.ok("role", "end", case, digits["i.2"], "--on", "2026-04-01")
    held = {each["who"]: each["held"] for each in desk.json("role", "list", case)["people"]}
    assert held == {"i.1": True, "i.2": False}
    desk.refused(CONTRADICTS, "role", "end", case, digits["i.2"], "--on", "2026-05-01", says=("2026-04-01",))
    desk.refused(CONTRADICTS, "role", "end", case, digits["i.1"], "--on", "2026-03-01", says=("2026-03-02",))


@pytest.mark.parametrize(
    "role",
    ["case-worker", "guardian", "lawyer", "police", "prosecutor", "labour-prosecutor", "immigration-office"]
    + ["specialised-centre", "doctor", "interpreter"],
)
def test_every_role_of_the_brief(desk, case, role):
    desk.ok("role", "assign", case, role, "--on", "2026-03-02")
    assert [each["role"] for each in desk.json("role", "list", case)["people"]] == [role]
    pages = {desk.ok("role", "list", case, "--lang", language).out for language in LANGUAGES}
    assert len(pages) >= 4, "in words of five languages"


def test_a_role_is_held_from_its_first_day(desk, case):
    desk.refused(USAGE, "role", "assign", case, "lawyer", "--on", "2026-04-02", "--until", "2026-04-01")
    desk.refused(USAGE, "role", "assign", case, "lawyer", "--who", "Maître Dubois", says=("vault",))
    desk.refused(USAGE, "role", "assign", case, "friend", says=("guardian",))
    desk.refused(NOT_FOUND, "role", "end", case, "guardian", "--on", "2026-04-01")
    assert desk.json("role", "list", case)["people"] == []
    assert "nobody" in desk.ok("role", "list", case).err


# Who answers for a case.


def test_a_case_is_assigned_and_assigned_again(desk, case):
    desk.ok("case", "assign", case, "--owner", "hd", "--deputy", "jp", "--on", "2026-03-02")
    desk.ok("case", "assign", case, "--owner", "jp", "--on", "2026-05-01")
    document = desk.json("role", "list", case)
    assert (document["owner"], document["deputy"]) == ("jp", None)
    assert document["owners"] == [
        {"owner": "hd", "deputy": "jp", "from": "2026-03-02", "until": "2026-04-30"},
        {"owner": "jp", "deputy": None, "from": "2026-05-01", "until": None},
    ]
    assert desk.json("case", "list")["cases"][0]["owner"] == "jp"
    shown = desk.json("case", "show", case)
    assert (shown["owner"], shown["deputy"], shown["owners"]) == ("jp", None, document["owners"])
    table = desk.ok("role", "list", case).out
    assert rows(table, "hd", "2026-04-30", "jp") and rows(table, "jp", "2026-05-01")
    # Undone, the one before answers again.
    desk.ok("undo", case)
    assert desk.json("case", "list")["cases"][0]["owner"] == "hd"
    desk.refused(USAGE, "case", "assign", case, "--owner", "Hélène Dupont", says=("vault",))
    desk.refused(USAGE, "case", "assign", case, says=("--owner",))
    desk.ok("verify")


# Consents and referrals.


def consents(desk, case, *more) -> dict[str, bool]:
    return {each["scope"]: each["holds"] for each in desk.json("consent", "list", case, *more)["consents"]}


def test_a_consent_has_a_scope_a_day_and_an_end(desk, case):
    desk.ok("consent", "give", case, "--scope", "referral", "--scope", "contact", "--on", "2026-03-02")
    desk.ok(
        "consent",
        "give",
        case,
        "--scope",
        "research",
        "--by",
        "guardian",
        "--until",
        "2026-04-01",
        "--on",
        "2026-03-02",
    )
    assert consents(desk, case) == {"referral": True, "contact": True, "research": False}
    assert consents(desk, case, "--today", "2026-04-01")["research"]
    desk.ok("consent", "withdraw", case, "--scope", "contact", "--on", "2026-05-04")
    (contact,) = [each for each in desk.json("consent", "list", case)["consents"] if each["scope"] == "contact"]
    assert (contact["from"], contact["withdrawnOn"], contact["holds"]) == ("2026-03-02", "2026-05-04", False)
    assert consents(desk, case, "--today", "2026-05-03")["contact"], "until that day it held"
    table = desk.ok("consent", "list", case).out
    assert rows(table, "2026-05-04") and rows(table, "2026-04-01")
    desk.refused(CONTRADICTS, "consent", "withdraw", case, "--scope", "contact", "--on", "2026-05-05")
    desk.refused(CONTRADICTS, "consent", "withdraw", case, "--scope", "transfer", says=("transfer",))
    desk.refused(CONTRADICTS, "consent", "withdraw", case, "--scope", "referral", "--on", "2026-03-01")
    desk.refused(USAGE, "consent", "give", case, "--scope", "everything", says=("data-processing",))
    desk.refused(USAGE, "consent", "give", case, "--scope", "contact", "--by", "friend")
    desk.refused(USAGE, "consent", "give", case, "--scope", "contact", "--on", "2026-05-02", "--until", "2026-05-01")
    desk.refused(USAGE, "consent", "give", case)


@pytest.mark.parametrize(
    "on, allowed",
    [("2026-03-09", False), ("2026-03-10", True), ("2026-04-30", True), ("2026-05-01", False), ("2026-05-20", False)],
)
def test_a_referral_rests_on_a_consent_that_holds_on_its_day(desk, case, on, allowed):
    desk.ok("consent", "give", case, "--scope", "referral", "--on", "2026-03-10")
    desk.ok("consent", "withdraw", case, "--scope", "referral", "--on", "2026-05-01")
    send = ("referral", "send", case, "--to", "doctor", "--reason", "additional-services", "--on", on)
    if allowed:
        desk.ok(*send)
        return
    desk.refused(CONTRADICTS, *send, says=("consent", "--scope referral", "--basis"))
    # A consent to something else is none.
    desk.ok("consent", "give", case, "--scope", "transfer", "--scope", "disclosure", "--on", "2026-03-02")
    desk.refused(CONTRADICTS, *send)
    desk.ok(*send, "--basis", "vital-interest")
    (referral,) = desk.json("referral", "list", case)["referrals"]
    assert (referral["basis"], referral["on"], referral["status"]) == ("vital-interest", on, "sent")


def test_a_referral_goes_from_sent_to_its_end(desk, case):
    """Sent, accepted, done; or rejected, or revoked; each only once."""
    reached = {}
    for name, answers in (
        ("sent", ()),
        ("accepted", ("accepted",)),
        ("rejected", ("rejected",)),
        ("done", ("accepted", "done")),
        ("revoked", ("revoked",)),
        ("revoked after all", ("accepted", "revoked")),
    ):
        send = ("referral", "send", case, "--to", "ngo", "--reason", "other", "--basis", "court-order")
        desk.ok(*send, "--on", "2026-03-10")
        reached[name] = desk.last(case, "referral-sent")["entry"]
        for number, answer in enumerate(answers):
            desk.ok("referral", "answer", case, answer, reached[name][-8:], "--on", f"2026-03-1{number + 1}")
    status = {each["entry"]: each for each in desk.json("referral", "list", case)["referrals"]}
    assert {name: status[entry]["status"] for name, entry in reached.items()} == {
        name: name.split()[0] for name in reached
    }
    assert status[reached["done"]]["acceptedOn"] == "2026-03-11"
    assert status[reached["done"]]["answeredOn"] == "2026-03-12"
    may = {"sent": {"accepted", "rejected", "revoked"}, "accepted": {"done", "revoked"}}
    for name, entry in reached.items():
        for answer in ("accepted", "rejected", "done", "revoked"):
            if answer not in may.get(name, set()):
                desk.refused(CONTRADICTS, "referral", "answer", case, answer, entry, "--on", "2026-04-01")
    # Which one is meant has to be said where the answer fits several; an answer before the question is none.
    desk.ok(
        "referral", "send", case, "--to", "ngo", "--reason", "other", "--basis", "court-order", "--on", "2026-03-10"
    )
    told = desk.run("referral", "answer", case, "accepted")
    assert told.code in (NOT_FOUND, USAGE) and told.stdout == b"", told
    assert reached["sent"][-8:] in told.err
    desk.refused(CONTRADICTS, "referral", "answer", case, "accepted", reached["sent"], "--on", "2026-03-09")
    desk.refused(USAGE, "referral", "answer", case, "lost", reached["sent"], says=("accepted",))
    table = desk.ok("referral", "list", case).out
    assert all(entry[-8:] in table for entry in reached.values())


def test_a_referral_that_came_in(desk, case):
    desk.ok(
        *("referral", "receive", case, "--from", "police", "--on", "2026-03-03", "--reason", "-"),
        stdin="brought by the night patrol",
    )
    desk.ok("referral", "answer", case, "accepted", "--on", "2026-03-04")
    (referral,) = desk.json("referral", "list", case)["referrals"]
    assert (referral["outgoing"], referral["role"], referral["purpose"], referral["status"]) == (
        False,
        "police",
        "other",
        "accepted",
    )
    assert "night patrol" not in desk.ok("referral", "list", case).out
    assert "night patrol" in desk.identified("timeline", "show", case).out


# Reminders.


def test_reminders_stand_among_the_deadlines(desk, case):
    desk.ok("reminder", "add", case, "--due", "2026-05-19", "--topic", "medical", "--on", "2026-05-04")
    desk.ok("reminder", "add", case, "--due", "today", "--topic", "hearing", "--on", "2026-05-04")
    desk.ok("reminder", "add", case, "--due", "+10d", "--title", "-", "--on", "2026-05-04", stdin="Call the school")
    due = desk.deadlines()
    assert [(each["kind"], each["stage"], each["due"], each["state"]) for each in due] == [
        ("reminder", "reminder.medical", "2026-05-19", "overdue"),
        ("reminder", "reminder.hearing", "2026-05-20", "due-today"),
        ("reminder", "reminder.other", "2026-05-30", "upcoming"),
    ]
    assert all(each["pack"] is None and each["citations"] == [] for each in due)
    shown = desk.ok().out
    assert rows(shown, "Medical", "2026-05-19") and rows(shown, "2026-05-30") and "school" not in shown
    assert [each["deadline"] for each in desk.json()["deadlines"]] == [each["deadline"] for each in due]
    assert desk.run("deadline", "check").code == OVERDUE
    table = desk.ok("deadline", "list", "--overdue").out
    assert rows(table, "Medical") and not rows(table, "2026-05-20 ", "earing")
    explained = desk.ok("deadline", "explain", case, due[0]["deadline"]).out
    assert "2026-05-19" in explained and "reminder" in explained.lower()

    # Done, by what the list prints or by its digits; the others stay.
    desk.ok("reminder", "done", case, due[0]["deadline"])
    assert desk.run("deadline", "check").code == DONE
    desk.ok("reminder", "done", case, due[1]["deadline"].removeprefix("reminder/"))
    assert [each["due"] for each in desk.deadlines()] == ["2026-05-30"]
    done = {each["due"]: each["state"] for each in desk.deadlines("--all")}
    assert done == {"2026-05-19": "met", "2026-05-20": "met", "2026-05-30": "upcoming"}
    reminders = {each["due"]: each["doneOn"] for each in desk.json("case", "show", case)["reminders"]}
    assert reminders == {"2026-05-19": "2026-05-20", "2026-05-20": "2026-05-20", "2026-05-30": None}
    desk.refused(CONTRADICTS, "reminder", "done", case, due[0]["deadline"])
    # What is done by mistake is undone.
    desk.ok("undo", case)
    assert len(desk.deadlines()) == 2
    desk.ok("case", "close", case, "--reason", "completed")
    assert desk.deadlines() == [] and desk.run("deadline", "check").code == DONE


def test_a_reminder_says_what_about(desk, case):
    desk.refused(USAGE, "reminder", "add", case, "--due", "+3d", says=("--title",))
    desk.refused(USAGE, "reminder", "add", case, "--due", "+3d", "--topic", "party", says=("medical",))
    desk.refused(USAGE, "reminder", "add", case, "--topic", "medical")
    desk.refused(USAGE, "reminder", "add", case, "--due", "03/04/2027", "--topic", "medical", says=("YYYY-MM-DD",))
    desk.refused(NOT_FOUND, "reminder", "done", case, "reminder/00000000")
    desk.ok("reminder", "add", case, "--due", "+3d", "--topic", "medical", env=desk.without_key)
    # What is no reminder is not done.
    desk.ok("stage", "grant", case, "be.reflection", "--on", "2026-05-04")
    grant = desk.last(case, "stage-granted")["entry"]
    assert desk.run("reminder", "done", case, grant).code in (CONTRADICTS, NOT_FOUND, USAGE)


# Support.

DOMAINS = ("accommodation", "legal", "psychosocial", "language", "work")


def test_the_support_plan_in_five_domains(desk, case):
    objective = desk.written("objective.txt", "A room of her own")
    for number, domain in enumerate(DOMAINS):
        desk.ok(
            *("support", "plan", case, domain, "--on", f"2026-04-0{number + 1}", "--until", "2026-09-01"),
            *("--with", "specialised-centre", "--with", "doctor", "--objective", f"@{objective}", "--service", "-"),
            stdin="an association of the town",
        )
    desk.ok("support", "end", case, "language", "--result", "achieved", "--on", "2026-05-11")
    document = desk.json("support", "show", case)
    assert document["format"] == "jalon.support/1"
    plan = {each["domain"]: each for each in document["plan"]}
    assert tuple(plan) == DOMAINS and document["plan"] == desk.json("case", "show", case)["support"]
    assert (plan["language"]["endedOn"], plan["language"]["result"]) == ("2026-05-11", "achieved")
    assert (plan["legal"]["from"], plan["legal"]["plannedUntil"], plan["legal"]["endedOn"]) == (
        "2026-04-02",
        "2026-09-01",
        None,
    )
    assert plan["work"]["with"] == ["specialised-centre", "doctor"]
    table = desk.ok("support", "show", case).out
    assert rows(table, "2026-05-11") and "own" not in table and "association" not in table
    opened = desk.identified("support", "show", case).out
    assert opened.count("A room of her own") == 5 and "an association of the town" in opened
    identified = desk.identified("support", "show", case, "--json").json()["plan"]
    assert all(each["objective"] == "A room of her own" for each in identified)
    desk.refused(
        CONTRADICTS, "support", "end", case, plan["language"]["entry"], "--result", "dropped", says=("2026-05-11",)
    )
    desk.refused(CONTRADICTS, "support", "end", case, "language", "--result", "dropped")
    other = desk.open("FR", "--on", "2026-03-02")
    desk.refused(NOT_FOUND, "support", "end", other, "language", "--result", "dropped")
    desk.refused(USAGE, "support", "end", case, "work", "--result", "great", says=("partly-achieved",))
    desk.refused(USAGE, "support", "plan", case, "sports", says=("psychosocial",))
    desk.refused(USAGE, "support", "plan", case, "work", "--on", "2026-05-02", "--until", "2026-05-01")
    desk.refused(CONTRADICTS, "support", "end", case, "work", "--result", "dropped", "--on", "2026-04-01")


def test_a_follow_up_is_a_reminder(desk, case):
    desk.ok("support", "plan", case, "legal", "--follow-up", "2026-05-27", "--on", "2026-05-04")
    (deadline,) = desk.deadlines()
    assert (deadline["stage"], deadline["due"]) == ("reminder.follow-up", "2026-05-27")
    shown = desk.json("support", "show", case)
    (reminder,) = shown["reminders"]
    assert reminder["plan"] == shown["plan"][0]["entry"] and deadline["deadline"] == reminder["deadline"]
    assert rows(desk.ok("support", "show", case).out, "2026-05-27")
    part = shown["plan"][0]["entry"][-8:]
    desk.ok("reminder", "add", case, "--due", "2026-06-03", "--topic", "document", "--plan", part)
    assert [each["plan"] for each in desk.json("support", "show", case)["reminders"]] == [shown["plan"][0]["entry"]] * 2
    # All or nothing: what cannot be planned leaves no reminder.
    desk.refused(USAGE, "support", "plan", case, "work", "--follow-up", "30/02", says=("YYYY-MM-DD",))
    desk.refused(NOT_FOUND, "reminder", "add", case, "--due", "+3d", "--topic", "work", "--plan", "00000000")


# The first stage of each country, and rights that its law gives in it.
STAGES = [
    ("BE", "be.reflection", {"no-removal"}),
    ("FR", "fr.reflection", {"no-removal"}),
    ("IT", "it.firstAssistance", set()),
    ("HU", "hu.reflection", {"no-removal"}),
    ("GB", "uk.reflection", {"no-removal"}),
]


@pytest.mark.parametrize("country, stage, rights", STAGES, ids=[each[0] for each in STAGES])
def test_what_the_present_stage_entitles_to_comes_from_the_pack(desk, country, stage, rights):
    case = desk.open(country, "--on", "2026-05-04")
    before = desk.json("support", "show", case)
    assert (before["stage"], before["entitlements"]) == (None, [])
    desk.ok("stage", "grant", case, stage, "--on", "2026-05-05")
    document = desk.json("support", "show", case)
    assert document["stage"] == stage and document["pack"].startswith(country) and document["packStatus"]
    given = {each["right"]: each["text"] for each in document["entitlements"]}
    assert rights <= set(given)
    # As the pack itself lists them.
    pack = desk.json("rules", "show", document["pack"])
    (own,) = [each for each in pack["stages"] if each["stage"] == stage]
    assert set(given) == {each["right"] for each in own["rights"]}
    table = desk.ok("support", "show", case).out
    assert all(text in table for text in given.values()) and document["pack"] in table
    spoken = {desk.ok("support", "show", case, "--lang", language).out for language in LANGUAGES}
    assert len(spoken) == 5


# Undone.


def test_undo_takes_back_what_one_recorded_last_and_again(desk, case):
    for number, condition in enumerate(("statement-made", "complaint-filed", "identity-attempted")):
        desk.ok("condition", "record", case, condition, "met", "--on", f"2026-04-0{number + 1}", "--author", "hd")
    desk.ok("condition", "record", case, "centre-supported", "met", "--on", "2026-04-05", "--author", "jp")

    def met():
        return {each["condition"] for each in desk.json("case", "show", case)["conditions"]}

    undone = desk.ok("undo", "--author", "hd")
    assert case in undone.err and "condition-recorded" in undone.err
    assert met() == {"statement-made", "complaint-filed", "centre-supported"}
    desk.ok("undo", case, "--author", "hd")
    assert met() == {"statement-made", "centre-supported"}
    desk.ok("undo", "--author", "hd", "--json")
    assert met() == {"centre-supported"}, "what another recorded is not touched"
    # Nothing is deleted: the entries are there, and what took them back.
    kinds = [each["kind"] for each in desk.entries(case)]
    assert kinds == ["condition-recorded"] * 4 + ["entry-retracted"] * 3
    desk.refused(NOT_FOUND, "undo", "--author", "hd", says=("hd",))
    desk.refused(NOT_FOUND, "undo", "--author", "nobody")
    told = desk.refused(CONTRADICTS, "undo", case, says=("case close",), env={"JALON_AUTHOR": None})
    assert case in told.err
    desk.ok("verify")


def test_undo_in_one_case_leaves_the_other_alone(desk, case):
    other = desk.open("FR", "--on", "2026-03-02")
    desk.ok("indicator", "record", case, "ind.debt")
    desk.ok("indicator", "record", other, "ind.debt")
    desk.ok("undo", case)
    assert desk.json("case", "show", case)["indicators"] == []
    assert desk.json("case", "show", other)["indicators"] != []
    desk.ok("indicator", "record", case, "ind.pay")
    desk.ok("undo", other)
    assert desk.json("case", "show", other)["indicators"] == []
    assert [each["indicator"] for each in desk.json("case", "show", case)["indicators"]] == ["ind.pay"]


def test_what_others_built_upon_is_not_undone_unseen(desk, case):
    """An extension needs its grant: that it has none any more is a finding, and nothing is computed from it."""
    desk.ok("stage", "grant", case, "be.provisional", "--on", "2026-03-03", "--author", "hd")
    desk.ok("stage", "extend", case, "--on", "2026-05-04", "--until", "2026-08-31", "--author", "jp")
    undone = desk.ok("undo", "--author", "hd", "--json").json()
    extension = desk.last(case, "stage-extended")["entry"]
    shown = desk.json("case", "show", case)
    assert shown["stages"] == [] and desk.deadlines() == []
    assert extension in [each["entry"] for each in shown["findings"]]
    assert undone["kind"] == "entry-retracted"
    desk.ok("undo", "--author", "jp")
    assert extension not in [each["entry"] for each in desk.json("case", "show", case)["findings"]]


# Put right.


def test_any_coded_field_is_put_right(desk, case):
    desk.ok("reminder", "add", case, "--due", "2026-05-27", "--topic", "medical")
    entry = desk.last(case, "reminder-added")["entry"]
    desk.ok("entry", "correct", case, entry, "--set", "due=2026-06-03", "--set", "topic=hearing")
    assert [(each["due"], each["stage"]) for each in desk.deadlines()] == [("2026-06-03", "reminder.hearing")]
    desk.ok("role", "assign", case, "lawyer", "--who", "l.1", "--until", "2026-05-01", "--on", "2026-03-03")
    entry = desk.last(case, "role-assigned")["entry"]
    desk.ok("entry", "correct", case, entry[-8:], "--set", "who=l.2", "--set", "until=")
    (person,) = desk.json("role", "list", case)["people"]
    assert (person["who"], person["until"], person["held"]) == ("l.2", None, True)
    desk.ok("indicator", "record", case, "ind.debt", "--on", "2026-03-03")
    entry = desk.last(case, "indicators-observed")["entry"]
    desk.ok("entry", "correct", case, entry, "--on", "2026-03-04")
    assert desk.json("case", "show", case)["indicators"][0]["since"] == "2026-03-04"
    desk.ok("signal", case, "--to", "police", "--on", "2026-03-05")
    desk.ok("entry", "correct", case, desk.last(case, "signal-sent")["entry"], "--set", "to=prosecutor")
    assert desk.json("step", "status", case)["signals"][0]["to"] == "prosecutor"
    # In the timeline both are there, the first marked.
    table = desk.ok("timeline", "show", case).out
    assert rows(table, entry[-8:], "corrected") and len(rows(table, "corrected")) >= 4
    for wrong, code in (
        ("due=tomorrowish", USAGE),
        ("due=", USAGE),
        ("colour=red", USAGE),
        ("due", USAGE),
        ("=2026-01-01", USAGE),
        ("topic=party", USAGE),
        ("title=Call the school", USAGE),
    ):
        entry = desk.last(case, "reminder-added")["entry"]
        desk.refused(code, "entry", "correct", case, entry, "--set", wrong)
    desk.refused(USAGE, "entry", "correct", case, entry)
    desk.ok("verify")


def test_a_sealed_text_is_put_right(desk, case):
    desk.ok("note", "add", case, stdin="Speaks Yoruba.")
    entry = desk.last(case, "note-added")["entry"]
    desk.ok("entry", "correct", case, entry, "--text", "-", stdin="Speaks Edo.")
    shown = desk.ok("case", "reveal", case, "--texts", "--reason", "-", stdin="why").out
    assert "Speaks Edo." in shown and "Yoruba" not in shown, "what holds is shown"
    everything = desk.identified("dump").out
    assert "Speaks Edo." in everything and "Yoruba" in everything, "nothing is deleted"
    desk.ok("reminder", "add", case, "--due", "+3d", "--title", "-", stdin="Call the school")
    entry = desk.last(case, "reminder-added")["entry"]
    desk.ok("entry", "correct", case, entry, "--text", "-", "--set", "due=2026-06-01", stdin="Call the doctor")
    shown = desk.ok("case", "reveal", case, "--texts", "--reason", "-", stdin="why").out
    assert "Call the doctor" in shown and "Call the school" not in shown
    # A coded correction keeps the text, and needs no key.
    desk.ok("entry", "correct", case, entry, "--set", "due=2026-06-02", env=desk.without_key)
    shown = desk.ok("case", "reveal", case, "--texts", "--reason", "-", stdin="why").out
    assert "Call the doctor" in shown
    desk.ok("indicator", "record", case, "ind.debt")
    indicators = desk.last(case, "indicators-observed")["entry"]
    desk.refused(USAGE, "entry", "correct", case, indicators, "--text", "-", stdin="x", says=("--note",))
    desk.ok("verify")


# What is known of a case changes.


def rule(desk, pack: str, stage: str, on: str) -> str:
    return desk.json("rules", "date", "--country", "GB", "--stage", stage, "--on", on, "--pack", pack)["due"]


@pytest.mark.parametrize(
    "since, pack", [("2025-03-15", "GB-SCT/2018"), ("2025-03-31", "GB-SCT/2018"), ("2025-04-01", "GB/2023")]
)
def test_a_region_moves_the_law_from_that_day(desk, since, pack):
    """The recovery period is that of the nation in which the person was on the day of the decision."""
    case = desk.open("GB", "--on", "2025-03-01")
    desk.ok("decision", "record", case, "reasonable-grounds", "positive", "--on", "2025-03-31")
    (before,) = desk.deadlines("--case", case, "--all")[:1]
    assert before["pack"] == "GB/2023"
    desk.ok("case", "amend", case, "--region", "GB-SCT", "--on", since)
    due = [each for each in desk.deadlines("--case", case, "--all") if each["deadline"] == "uk.reflection/end"]
    assert [(each["pack"], each["due"]) for each in due] == [(pack, rule(desk, pack, "uk.reflection", "2025-03-31"))]
    assert rule(desk, "GB/2023", "uk.reflection", "2025-03-31") != rule(
        desk, "GB-SCT/2018", "uk.reflection", "2025-03-31"
    )
    assert desk.json("case", "show", case)["region"] == "GB-SCT"
    # The opening is not edited: the change is an entry, and is taken back as one.
    assert desk.last(case, "case-amended")["region"] == "GB-SCT"
    (line,) = [json.loads(each) for each in desk.dump().splitlines() if b"openedOn" in each]
    assert line["region"] is None
    desk.ok("undo", case)
    (after,) = [each for each in desk.deadlines("--case", case, "--all") if each["deadline"] == "uk.reflection/end"]
    assert after == before
    desk.ok("verify")


def test_a_minor_and_the_month_of_coming_of_age(desk, case):
    desk.ok("case", "amend", case, "--minor", "--adult-on", "2026-07", "--unaccompanied", "--on", "2026-04-01")
    shown = desk.json("case", "show", case)
    assert (shown["minor"], shown["adultOn"], shown["unaccompanied"]) == (True, "2026-07", True)
    assert "minor" in desk.ok("case", "show", case).out and desk.json("case", "list")["cases"][0]["minor"]
    # A condition that only a minor meets is met from that day on.
    options = {each["stage"]: each for each in desk.json("stage", "options", case)["options"]}
    assert "unaccompanied-minor" not in options["be.provisional"]["missing"]
    granted = desk.json("stage", "grant", case, "be.provisional", "--on", "2026-03-20")
    missing = {word for each in granted["findings"] for word in each["subjects"]}
    assert "unaccompanied-minor" in missing, "nobody knew it on that day"
    desk.ok("undo", case)
    granted = desk.json("stage", "grant", case, "be.provisional", "--on", "2026-04-20")
    assert "unaccompanied-minor" not in {word for each in granted["findings"] for word in each["subjects"]}
    # Of age after all: what goes with being a minor goes along.
    desk.ok("case", "amend", case, "--no-minor", "--on", "2026-05-04")
    shown = desk.json("case", "show", case)
    assert (shown["minor"], shown.get("adultOn"), shown["unaccompanied"]) == (False, None, False)


def test_other_things_become_known(desk, case):
    words = ("--exploitation", "exp.labour", "--exploitation", "exp.domestic", "--nationality", "PH", "--placed")
    desk.ok("case", "amend", case, *words, "--on", "2026-04-01", "--note", "-", stdin="told by the centre")
    shown = desk.json("case", "show", case)
    assert (shown["exploitation"], shown["nationality"], shown["placed"]) == (
        ["exp.labour", "exp.domestic"],
        "PH",
        True,
    )
    desk.ok("case", "amend", case, "--nationality", "none", "--exploitation", "exp.labour", "--on", "2026-04-02")
    shown = desk.json("case", "show", case)
    assert (shown["exploitation"], shown["nationality"], shown["placed"]) == (["exp.labour"], None, True)
    timeline = desk.ok("timeline", "show", case).out
    assert len(re.findall("Case amended", timeline)) == 2 and "told by" not in timeline
    for words, code in (
        ((), USAGE),
        (("--region", "Bruxelles"), USAGE),
        (("--adult-on", "2026-13"), USAGE),
        (("--nationality", "XYZ"), USAGE),
        (("--exploitation", "exp.party"), USAGE),
        (("--placed", "--on", "2026-03-01"), CONTRADICTS),
    ):
        desk.refused(code, "case", "amend", case, *words)
