"""From a doubt to the first permit: the four steps, secrecy, consent, the signal, and an emergency at any time."""

from __future__ import annotations

import json

import pytest

from support import CONTRADICTS, LANGUAGES, NOT_FOUND, USAGE

STEPS = ("team-discussion", "specialised-centre", "guardian", "joint-dialogue")


@pytest.fixture
def desk(vaulted):
    """A case worker on 1 April 2026."""
    vaulted.environment["JALON_TODAY"] = "2026-04-01"
    return vaulted


def stands(book, reference: str) -> tuple[str, str | None]:
    """Where a case stands, and what is advised next; as `step status`, `case show` and `due` all say it."""
    document = book.json("step", "status", reference)
    state, advised = document["state"], document["next"]
    shown = book.json("case", "show", reference)
    assert (shown["signalling"], shown["nextStep"]) == (state, advised)
    waiting = {each["case"]: each["step"] for each in book.json()["openSteps"]}
    assert waiting.get(reference) == advised
    marked = [each["step"] for each in document["steps"] if each["state"] == "next"]
    assert marked == ([advised] if advised in STEPS else [])
    # An emergency is open from every state, also when the case is closed.
    assert document["emergency"] is True
    table = book.ok("step", "status", reference).out
    assert ("  next step: " in table) == (advised is not None)
    assert "112" in table
    return state, advised


def step(book, reference: str, name: str, on: str, *more: object, **options):
    return book.ok("step", "record", reference, name, "--on", on, *more, **options)


def status_of(book, reference: str) -> dict[str, str]:
    return {each["step"]: each["state"] for each in book.json("step", "status", reference)["steps"]}


def test_a_minor_placed_in_an_institution_from_a_doubt_to_the_first_permit(desk):
    minor = desk.open(
        "BE",
        *("--on", "2026-03-02", "--minor", "--adult-on", "2027-05", "--unaccompanied", "--placed"),
        *("--exploitation", "exp.sexual", "--nationality", "NG"),
    )
    assert stands(desk, minor) == ("suspicion", "team-discussion")

    # A doubt: signs, counted and not judged.
    desk.ok("indicator", "record", minor, "ind.fearSpeak", "ind.contacts", "--on", "2026-03-02")
    desk.ok("indicator", "record", minor, "ind.violence", "ind.contacts", "--on", "2026-03-04")
    assert {each["indicator"]: each["since"] for each in desk.json("case", "show", minor)["indicators"]} == {
        "ind.contacts": "2026-03-02",
        "ind.fearSpeak": "2026-03-02",
        "ind.violence": "2026-03-04",
    }
    shown = desk.ok("case", "show", minor).out
    assert "3 / 11" in shown and "magistrate" in shown
    assert stands(desk, minor) == ("suspicion", "team-discussion")

    # The four steps.
    note = desk.written("advice.txt", "The centre advises to wait for the guardian.\n")
    step(desk, minor, "team-discussion", "2026-03-03", "--with", "educator", "--with", "team", "--outcome", "continue")
    assert stands(desk, minor) == ("team-discussed", "specialised-centre")
    words = ("--with", "specialised-centre", "--with", "child-focus", "--outcome", "advice-given", "--note", f"@{note}")
    step(desk, minor, "specialised-centre", "2026-03-04", *words)
    assert stands(desk, minor) == ("centre-consulted", "guardian")
    words = ("--with", "guardian", "--with", "lawyer", "--outcome", "agreement")
    step(desk, minor, "guardian", "2026-03-05", *words)
    assert stands(desk, minor) == ("guardian-heard", "joint-dialogue")

    # What secrecy allows on that day; that the person is a minor is known.
    secrecy = desk.json(
        *("secrecy", "assess", minor, "--on", "2026-03-05", "--offence", "yes", "--danger", "no"),
        *("--danger-to-others", "yes", "--peril", "no"),
    )
    assert (secrecy["answer"], secrecy["facts"]) == ("may", ["vulnerable", "offence", "danger-to-others"])
    assert stands(desk, minor) == ("guardian-heard", "joint-dialogue"), "an answer is no step"

    words = ("--with", "young-person", "--with", "guardian", "--with", "specialised-centre", "--outcome", "signal")
    step(desk, minor, "joint-dialogue", "2026-03-06", *words)
    assert stands(desk, minor) == ("joint-dialogue", "signal")
    assert status_of(desk, minor) == dict.fromkeys(STEPS, "done")

    # The guardian consents to the referral, the centre accepts it, the prosecutor is told.
    refer = ("referral", "send", minor, "--to", "specialised-centre", "--reason", "additional-services")
    desk.refused(CONTRADICTS, *refer, "--on", "2026-03-06", says=("consent", "--basis"))
    desk.ok("consent", "give", minor, "--scope", "referral", "--by", "guardian", "--on", "2026-03-06")
    desk.ok(*refer, "--on", "2026-03-06")
    desk.ok("referral", "answer", minor, "accepted", "--on", "2026-03-09")
    desk.ok("signal", minor, "--to", "prosecutor", "--on", "2026-03-09")
    assert stands(desk, minor) == ("signalled", None)
    assert desk.json("step", "status", minor)["signals"] == [
        {"to": "prosecutor", "on": "2026-03-09", "emergency": None}
    ]

    # An unaccompanied minor may be given the provisional stay at once (Aliens Act, art. 61/2 § 2).
    desk.ok("condition", "record", minor, "identity-attempted", "met", "--on", "2026-03-10")
    granted = desk.json("stage", "grant", minor, "be.provisional", "--on", "2026-03-12", "--until", "2026-06-11")
    assert granted["findings"] == []
    due = {each["deadline"]: (each["due"], each["observed"]) for each in desk.deadlines("--case", minor)}
    assert due["be.provisional/end"] == ("2026-06-11", True)
    assert stands(desk, minor) == ("signalled", None)
    desk.ok("verify")

    # What was said in words is nowhere but in the vault.
    assert b"advises to wait" not in desk.dump()
    assert b"advises to wait" in desk.identified("timeline", "show", minor).stdout
    kinds = [each["kind"] for each in desk.entries(minor)]
    assert kinds == [
        *("indicators-observed", "indicators-observed", "step-recorded", "step-recorded", "step-recorded"),
        *("secrecy-assessed", "step-recorded", "consent-given", "referral-sent", "referral-answered", "signal-sent"),
        *("condition-recorded", "stage-granted", "identity-revealed"),
    ]


def test_an_adult_from_a_doubt_to_the_first_permit(desk):
    adult = desk.open("BE", "--on", "2026-02-02", "--exploitation", "exp.labour", "--nationality", "MA")
    desk.ok("indicator", "record", adult, "ind.pay", "ind.documents", "ind.housing", "--on", "2026-02-02")
    assert "3 / 11" in desk.ok("case", "show", adult).out
    assert stands(desk, adult) == ("suspicion", "team-discussion")
    assert status_of(desk, adult)["guardian"] == "not-needed"
    step(desk, adult, "team-discussion", "2026-02-03", "--with", "care-team")
    assert stands(desk, adult) == ("team-discussed", "specialised-centre")
    step(desk, adult, "specialised-centre", "2026-02-04", "--with", "specialised-centre", "--outcome", "advice-given")
    # Nobody has to be heard: the person does not live in an institution.
    assert stands(desk, adult) == ("centre-consulted", "joint-dialogue")
    step(desk, adult, "joint-dialogue", "2026-02-06", "--with", "person", "--outcome", "signal")
    assert stands(desk, adult) == ("joint-dialogue", "signal")

    # An adult who is not vulnerable: secrecy stands, and the person's own choice opens the way.
    secrecy = desk.json(
        *("secrecy", "assess", adult, "--on", "2026-02-06", "--vulnerable", "no", "--offence", "yes"),
        *("--danger", "yes", "--danger-to-others", "yes", "--peril", "no"),
    )
    assert secrecy["answer"] == "secrecy-stands"
    desk.ok("consent", "give", adult, "--scope", "disclosure", "--scope", "referral", "--on", "2026-02-06")
    refer = ("referral", "send", adult, "--to", "specialised-centre", "--reason", "additional-services")
    desk.ok(*refer, "--on", "2026-02-06")
    desk.ok("signal", adult, "--to", "labour-prosecutor", "--on", "2026-02-09")
    assert stands(desk, adult) == ("signalled", None)

    for condition in ("identified-potential-victim", "no-residence-title", "centre-supported", "purpose-decide"):
        desk.ok("condition", "record", adult, condition, "met", "--on", "2026-02-10")
    granted = desk.json("stage", "grant", adult, "be.reflection", "--on", "2026-03-02")
    assert granted["findings"] == []
    (deadline,) = desk.deadlines("--case", adult)
    assert (deadline["deadline"], deadline["trigger"], deadline["due"], deadline["pack"]) == (
        "be.reflection/end",
        "2026-03-02",
        "2026-04-16",
        "BE/2017",
    )
    assert "2026-04-16" in desk.ok().out
    explained = desk.ok("deadline", "explain", adult).out
    assert "45 days" in explained and "61/2" in explained
    desk.ok("verify")


def test_what_comes_next_is_said_where_the_day_begins(desk):
    """`jalon` alone names the step that is advised, in words, and `case list` too."""
    waiting = desk.open("BE", "--on", "2026-03-02")
    for name, words in (
        ("team-discussion", "Team discussion"),
        ("specialised-centre", "Specialised centre"),
        ("joint-dialogue", "Joint dialogue"),
        ("signal", "Signal"),
    ):
        (line,) = [each for each in desk.ok().lines if waiting in each]
        assert words.lower() in line.lower(), line
        assert desk.json("case", "list")["cases"][0]["nextStep"] == name
        if name != "signal":
            step(desk, waiting, name, "2026-03-03")
    desk.ok("signal", waiting, "--to", "prosecutor", "--on", "2026-03-04")
    assert waiting not in desk.ok().out
    assert desk.json("case", "list")["cases"][0]["nextStep"] is None


# How to come to each state, in a case of somebody who is placed: the commands, and the state.
WAYS = {
    "suspicion": [],
    "team-discussed": [("record", "team-discussion")],
    "centre-consulted": [("record", "team-discussion"), ("record", "specialised-centre")],
    "guardian-heard": [("record", each) for each in STEPS[:3]],
    "guardian-not-applicable": [
        *(("record", each) for each in STEPS[:2]),
        ("skip", "guardian", "--reason", "not-applicable"),
    ],
    "joint-dialogue": [("record", each) for each in STEPS],
    "monitored": [
        *(("record", each) for each in STEPS[:3]),
        ("record", "joint-dialogue", "--outcome", "monitor"),
    ],
}


def brought(book, state: str) -> str:
    reference = book.open("BE", "--on", "2026-03-02", "--minor", "--placed")
    for verb, name, *words in WAYS[state]:
        book.ok("step", verb, reference, name, *words, "--on", "2026-03-03")
    assert stands(book, reference)[0] == state
    return reference


@pytest.mark.parametrize("state", WAYS)
def test_an_emergency_is_open_from_every_state(desk, state):
    """It needs a reason, and no earlier step; what was left out is still advised."""
    reference = brought(desk, state)
    before = desk.json("step", "status", reference)
    desk.refused(USAGE, "signal", reference, "--to", "police", "--emergency", "hurry", says=("immediate-danger",))
    desk.ok("signal", reference, "--to", "police", "--on", "2026-03-04", "--emergency", "immediate-danger")
    taken = [each["step"] for each in before["steps"] if each["state"] in ("done", "skipped")]
    left = [each for each in STEPS if each not in taken]
    assert stands(desk, reference) == ("emergency", left[0] if left else None)
    (signal,) = desk.json("step", "status", reference)["signals"]
    assert signal == {"to": "police", "on": "2026-03-04", "emergency": "immediate-danger"}
    assert desk.json("case", "show", reference)["findings"] == []
    # A signal at the end of the path comes after it.
    for name in left:
        step(desk, reference, name, "2026-03-05")
    desk.ok("signal", reference, "--to", "prosecutor", "--on", "2026-03-06")
    assert stands(desk, reference) == ("signalled", None)
    assert len(desk.json("step", "status", reference)["signals"]) == 2


def test_an_emergency_after_the_signal_and_a_second_one(desk):
    reference = brought(desk, "joint-dialogue")
    desk.ok("signal", reference, "--to", "prosecutor", "--on", "2026-03-04")
    assert stands(desk, reference) == ("signalled", None)
    for reason in ("violence", "disappearance"):
        desk.ok("signal", reference, "--to", "police", "--on", "2026-03-05", "--emergency", reason)
        assert stands(desk, reference) == ("emergency", None)
    signals = desk.json("step", "status", reference)["signals"]
    assert [each["emergency"] for each in signals] == [None, "violence", "disappearance"]


def test_a_closed_case_is_closed_for_steps_and_signals(desk):
    reference = brought(desk, "team-discussed")
    desk.ok("case", "close", reference, "--reason", "withdrew", "--on", "2026-03-05")
    assert stands(desk, reference) == ("closed", None)
    for words in (
        ("step", "record", reference, "specialised-centre"),
        ("step", "skip", reference, "specialised-centre", "--reason", "declined"),
        ("signal", reference, "--to", "prosecutor"),
        ("indicator", "record", reference, "ind.debt"),
    ):
        desk.refused(CONTRADICTS, *words, "--on", "2026-03-06", says=("closed", "reopen"))
    desk.ok("case", "reopen", reference, "--on", "2026-03-06")
    assert stands(desk, reference) == ("team-discussed", "specialised-centre")


def test_an_emergency_is_open_when_the_case_is_closed(desk):
    """Danger does not wait for a case to be opened again."""
    reference = brought(desk, "team-discussed")
    desk.ok("case", "close", reference, "--reason", "lost-contact", "--on", "2026-03-05")
    desk.ok("signal", reference, "--to", "police", "--on", "2026-03-06", "--emergency", "disappearance")
    assert stands(desk, reference) == ("emergency", None)
    assert desk.json("case", "show", reference)["status"] == "closed"
    desk.ok("case", "reopen", reference, "--on", "2026-03-07")
    assert stands(desk, reference) == ("emergency", "specialised-centre")


def test_a_case_that_is_watched_is_talked_about_again(desk):
    reference = brought(desk, "monitored")
    assert stands(desk, reference) == ("monitored", None)
    step(desk, reference, "joint-dialogue", "2026-03-20", "--outcome", "signal")
    assert stands(desk, reference) == ("joint-dialogue", "signal")


def test_a_step_out_of_order_is_recorded_with_and_without_a_reason(desk):
    reference = desk.open("BE", "--on", "2026-03-02", "--minor", "--placed")
    bare = step(desk, reference, "specialised-centre", "2026-03-03")
    assert "team-discussion" in bare.err and "--reason" in bare.err
    assert stands(desk, reference) == ("centre-consulted", "team-discussion")
    coded = step(desk, reference, "joint-dialogue", "2026-03-04", "--reason", "person-wished")
    assert "person-wished" in coded.err
    other = desk.open("BE", "--on", "2026-03-02")
    words = "She asked for the centre before anybody else."
    spoken = step(desk, other, "specialised-centre", "2026-03-03", "--reason", "-", stdin=words)
    assert words not in spoken.err
    assert desk.last(other, "step-recorded")["reason"] == "other"
    assert words in desk.identified("timeline", "show", other).out
    # Each is a finding, with what was advised before.
    findings = desk.json("case", "show", reference)["findings"]
    assert [(each["code"], each["subjects"]) for each in findings] == [
        ("step-out-of-order", ["team-discussion"]),
        ("step-out-of-order", ["team-discussion", "guardian"]),
    ]
    steps = {each["step"]: each for each in desk.json("step", "status", reference)["steps"]}
    assert steps["joint-dialogue"]["reason"] == "person-wished" and steps["specialised-centre"]["reason"] is None
    # In order, there is nothing to say.
    straight = brought(desk, "joint-dialogue")
    assert desk.json("case", "show", straight)["findings"] == []


def test_a_guardian_who_is_left_out_of_a_placed_persons_path_shows(desk):
    reference = brought(desk, "centre-consulted")
    skipped = desk.ok("step", "skip", reference, "guardian", "--reason", "not-placed", "--on", "2026-03-04")
    assert "institution" in skipped.err
    (finding,) = desk.json("case", "show", reference)["findings"]
    assert (finding["code"], finding["subjects"]) == ("step-needed", ["guardian"])


def test_being_placed_later_asks_for_the_guardian(desk):
    reference = desk.open("BE", "--on", "2026-03-02", "--minor")
    for name in STEPS[:2]:
        step(desk, reference, name, "2026-03-03")
    assert stands(desk, reference) == ("centre-consulted", "joint-dialogue")
    desk.ok("case", "amend", reference, "--placed", "--on", "2026-03-10")
    assert stands(desk, reference) == ("centre-consulted", "guardian")
    desk.ok("case", "amend", reference, "--no-placed", "--on", "2026-03-20")
    assert stands(desk, reference) == ("centre-consulted", "joint-dialogue")


def test_words_that_are_no_codes_are_refused_and_not_repeated(desk):
    reference = desk.open("BE", "--on", "2026-03-02")
    secret = "Amina Verstappen told us"
    for words in (
        ("step", "record", reference, "team-discussion", "--reason", secret),
        ("step", "skip", reference, "team-discussion", "--reason", secret),
        ("signal", reference, "--to", "police", "--emergency", secret),
        ("step", "record", reference, "team-discussion", "--note", secret),
        ("signal", reference, "--to", "police", "--note", secret),
        ("indicator", "record", reference, "ind.debt", "--note", secret),
    ):
        refused = desk.refused(USAGE, *words, says=("@FILE",))
        assert secret not in refused.err and "Amina" not in refused.err
    desk.refused(USAGE, "step", "record", reference, "party", says=("team-discussion",))
    desk.refused(USAGE, "step", "record", reference, "team-discussion", "--with", "stranger", says=("educator",))
    desk.refused(USAGE, "indicator", "record", reference, "ind.luck", says=("ind.debt",))
    desk.refused(USAGE, "signal", reference, "--to", "neighbour", says=("prosecutor",))
    desk.refused(NOT_FOUND, "step", "status", "BE-1999-NONE", says=("BE-1999-NONE",))


def test_the_guide_says_112_first_and_the_five_points(stateless):
    document = stateless.json("step", "guide")
    assert document["format"] == "jalon.guide/1"
    first, *others = document["sections"]
    assert "112" in first["items"][0]["text"]
    by_id = {each["id"]: each for each in document["sections"]}
    (interview,) = [each for each in document["sections"] if "five" in each["title"].lower()]
    assert len(interview["items"]) == 5
    for number, word in enumerate(("reassuring", "authentic", "judge", "ask", "pace")):
        assert word in interview["items"][number]["text"].lower()
    said = json.dumps([each["items"] for each in others])
    for word in ("alone", "transparent", "primary needs", "short and medium", "promises", "key ring", "available"):
        assert word in said, word
    assert [each["step"] for each in document["steps"]] == list(STEPS)
    assert len(by_id) == len(document["sections"])
    assert all(item["source"] and item["status"] for each in document["sections"] for item in each["items"])


def test_the_guide_speaks_five_languages(stateless):
    pages = {language: stateless.ok("step", "guide", "--lang", language).out for language in LANGUAGES}
    assert len(set(pages.values())) == len(LANGUAGES)
    for language, page in pages.items():
        # The first advice of the page, under its first heading.
        assert "112" in page.splitlines()[1], (language, page)
        assert len(page.splitlines()) == len(pages["en"].splitlines()), language
    # The five points stand numbered under a heading of their own.
    five = [
        ("fr", "rassurant"),
        ("nl", "geruststellend"),
        ("it", "rassicur"),
        ("hu", "megnyugtat"),
        ("en", "reassuring"),
    ]
    for language, word in five:
        lines = pages[language].splitlines()
        start = next(number for number, line in enumerate(lines) if word in line.lower())
        assert [line.split(".")[0].strip() for line in lines[start : start + 5]] == ["1", "2", "3", "4", "5"], language
        assert lines[start + 5].strip() == "", language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_path_speaks_five_languages(desk, language):
    reference = brought(desk, "guardian-heard")
    english = desk.ok("step", "status", reference).out
    said = desk.ok("step", "status", reference, "--lang", language).out
    assert "112" in said and reference in said
    assert (said == english) == (language == "en")
    # What scripts read is the same in every language.
    document = desk.ok("step", "status", reference, "--lang", language, "--json").json()
    assert document == desk.json("step", "status", reference)


def test_the_eleven_indicators_in_five_languages(stateless):
    document = stateless.json("reference", "indicators")
    lists = {each["id"]: each for each in document["lists"]}
    (eleven,) = [each for each in lists.values() if len(each["indicators"]) == 11]
    assert eleven["country"] == "BE" and eleven["asOf"] and eleven["status"]
    assert any("magistrate" in each for each in eleven["notes"])
    names = {language: stateless.ok("reference", "indicators", "--lang", language).out for language in LANGUAGES}
    assert len(set(names.values())) == 5
    for page in names.values():
        assert all(each["id"] in page for each in eleven["indicators"])
    assert "Pas de liberté de mouvement" in names["fr"] and "Geen bewegingsvrijheid" in names["nl"]


def test_contacts_that_are_old_or_defective_are_not_shown_as_current(stateless):
    """What the lists of 2013 have wrong is shown on demand alone, and marked."""
    current = stateless.json("reference", "hotlines")["contacts"]
    assert current and all(each["current"] for each in current)
    belgian = stateless.json("reference", "contacts", "--country", "BE")["contacts"]
    dialled = {phone["dial"] for each in [*current, *belgian] for phone in each["phones"]}
    assert {"+3278055800", "112", "+3225116464"} <= {dial.replace(" ", "") for dial in dialled if dial}
    assert not any("5115868" in (dial or "").replace(" ", "") for dial in dialled)
    assert all(phone["defect"] is None for each in [*current, *belgian] for phone in each["phones"])
    old = stateless.json("reference", "hotlines", "--historical")["contacts"]
    assert {each["id"] for each in current} < {each["id"] for each in old}
    assert all(each["asOf"].startswith("2013") for each in old if not each["current"])
    assert any(phone["defect"] and phone["dial"] is None for each in old for phone in each["phones"])
    for name in ("contacts", "hotlines", "exploitation", "roles"):
        assert stateless.ok("reference", name).out.strip()


def test_types_of_exploitation_follow_the_code_of_the_day(stateless):
    def numbers(on):
        types = stateless.json("reference", "exploitation", "--today", on)["types"]
        return {
            each["id"]: (law["law"], law["number"]) for each in types for law in each["laws"] if law["law"][:2] == "be"
        }

    before, after = numbers("2026-04-07"), numbers("2026-04-08")
    assert (before["exp.labour"][1], after["exp.labour"][1]) == ("3°", "3°")
    assert before["exp.labour"][0] != after["exp.labour"][0]
    assert "exp.forcedMarriage" not in before and after["exp.forcedMarriage"][1] == "7°"
    assert "exp.illegalAdoption" not in before and after["exp.illegalAdoption"][1] == "6°"
