"""Professional secrecy in Belgium: the whole decision table, before and after the new Criminal Code of 8 April 2026."""

from __future__ import annotations

from itertools import product

import pytest

from support import DONE, LANGUAGES, NOT_FOUND, USAGE, in_parallel

FACTS = ("vulnerable", "offence", "danger", "danger-to-others", "peril")

# The day, the law of it, and the articles that it has for informing the prosecutor and for helping.
LAST_DAY = ("2026-04-07", "BE/1867", "458bis", "422bis", "458")
FIRST_DAY = ("2026-04-08", "BE/2024", "353 § 1", "299", "352")

ROWS = [dict(zip(FACTS, row)) for row in product((False, True), repeat=5)]


def decided(vulnerable, offence, danger, danger_to_others, peril) -> tuple[str, str | None]:
    """The decision table, row by row: the answer, and the case of the right to inform that opens it."""
    match (vulnerable, offence, danger, danger_to_others, peril):
        case (_, _, _, _, True):
            return "must-act", None
        case (True, True, True, _, False):
            return "may", "first"
        case (True, True, False, True, False):
            return "may", "second"
        case _:
            return "secrecy-stands", None


def questions(row: dict[str, bool]) -> list[str]:
    return [word for fact, held in row.items() for word in (f"--{fact}", "yes" if held else "no")]


def named(row: dict[str, bool]) -> str:
    return "+".join(fact for fact, held in row.items() if held) or "nothing"


@pytest.fixture
def desk(book):
    book.environment["JALON_TODAY"] = "2026-05-04"
    return book


@pytest.fixture
def adult(desk):
    return desk.open("BE", "--on", "2026-03-02")


@pytest.mark.parametrize("day, law, inform, help_, breach", [LAST_DAY, FIRST_DAY], ids=["1867", "2024"])
def test_every_row_of_the_decision_table_under_both_codes(desk, adult, day, law, inform, help_, breach):
    """All 32 combinations: what the five answers decide is not told by any one of them alone."""
    assert len(ROWS) == 32
    ask = ("secrecy", "assess", adult, "--on", day)
    documents = in_parallel(lambda row: desk.json(*ask, *questions(row)), ROWS)
    grounds: dict[tuple, set[str]] = {}
    for row, document in zip(ROWS, documents, strict=True):
        answer, case = decided(*row.values())
        where = f"{named(row)}: {document}"
        assert document["format"] == "jalon.secrecy/1" and document["answer"] == answer, where
        assert (document["on"], document["law"], document["country"]) == (day, law, "BE"), where
        assert document["facts"] == [fact for fact, held in row.items() if held], where
        # The article that answers stands first; that of the other code is never named.
        first = document["articles"][0]
        assert (first["topic"], first["number"]) == {
            "must-act": ("duty-to-help", help_),
            "may": ("right-to-inform", inform),
            "secrecy-stands": ("breach", breach),
        }[answer], where
        every = {each["number"] for each in (*document["articles"], *document["beside"])}
        assert {inform, help_, breach} <= every, where
        others = FIRST_DAY if law == "BE/1867" else LAST_DAY
        assert not every & set(others[2:]), where
        assert document["cautions"] and document["next"] and document["text"], where
        grounds.setdefault((answer, case), set()).add(document["ground"])
    # The two cases of the right to inform are told apart, and from everything else.
    assert len(grounds[("may", "first")]) == len(grounds[("may", "second")]) == len(grounds[("must-act", None)]) == 1
    assert grounds[("may", "first")] != grounds[("may", "second")]
    counted = [decided(*row.values())[0] for row in ROWS]
    assert (counted.count("must-act"), counted.count("may"), counted.count("secrecy-stands")) == (16, 3, 13)

    # Question and answer are on record, each once.
    recorded = [each for each in desk.entries(adult) if each["kind"] == "secrecy-assessed"]
    assert len(recorded) == 32
    by_entry = {each["entry"]: each for each in recorded}
    for document in documents:
        entry = by_entry[document["entry"]]
        assert (entry["on"], entry["answer"], entry["law"]) == (day, document["answer"], law)
        assert entry["facts"] == document["facts"]
        assert entry["denied"] == [fact for fact in FACTS if fact not in document["facts"]]
    shown = desk.json("case", "show", adult)["secrecy"]
    assert len(shown) == 32 and {each["law"] for each in shown} == {law}
    desk.ok("verify")


def test_the_code_changes_overnight(desk, adult):
    """The day of the disclosure chooses the law, not the day on which it is asked."""
    row = ("--vulnerable", "yes", "--offence", "yes", "--danger", "yes", "--danger-to-others", "no", "--peril", "yes")
    pages = {day: desk.ok("secrecy", "assess", adult, "--on", day, *row).out for day in ("2026-04-07", "2026-04-08")}
    assert "422bis" in pages["2026-04-07"] and "458bis" in pages["2026-04-07"] and "299" not in pages["2026-04-07"]
    assert "299" in pages["2026-04-08"] and "353" in pages["2026-04-08"] and "422bis" not in pages["2026-04-08"]
    assert "1867" in pages["2026-04-07"] and "1867" not in pages["2026-04-08"]
    # The older law answers for an older day, whatever day it is now.
    late = desk.json("secrecy", "assess", adult, "--on", "2026-04-07", "--today", "2030-01-01", *row)
    assert late["law"] == "BE/1867"


def test_it_is_guidance_and_discloses_nothing(desk, adult):
    """The strongest answer of all sends nothing, and moves nothing."""
    before = desk.json("step", "status", adult)
    row = ("--vulnerable", "yes", "--offence", "yes", "--danger", "yes", "--danger-to-others", "yes", "--peril", "yes")
    page = desk.ok("secrecy", "assess", adult, "--on", "2026-05-04", *row).out
    assert "guidance" in page and "discloses nothing" in page and "help" in page
    assert desk.json("step", "status", adult) == before
    assert [each["kind"] for each in desk.entries(adult)] == ["secrecy-assessed"]
    assert desk.json("case", "show", adult)["signalling"] == "suspicion"
    # The law asks for help; that it asks for the prosecutor is the training's word, and it says so.
    assert "prosecutor" in page and "duty is to help" in page


def test_the_case_of_a_minor_says_so_itself(desk):
    minor = desk.open("BE", "--on", "2026-03-02", "--minor", "--adult-on", "2026-05")
    row = ("--offence", "yes", "--danger", "no", "--danger-to-others", "yes", "--peril", "no")
    # Of that case it is not asked; of an adult's it is.
    young = desk.json("secrecy", "assess", minor, "--on", "2026-04-10", *row)
    assert (young["answer"], young["facts"]) == ("may", ["vulnerable", "offence", "danger-to-others"])
    # Of age since, and nobody has said whether vulnerable.
    asked = desk.refused(
        USAGE, "secrecy", "assess", minor, "--on", "2026-07-01", "--today", "2026-07-01", *row, says=("--vulnerable",)
    )
    assert "--offence" not in asked.err
    said = desk.json(
        "secrecy", "assess", minor, "--on", "2026-07-01", "--today", "2026-07-01", "--vulnerable", "no", *row
    )
    assert said["answer"] == "secrecy-stands"


def test_a_question_is_left_open_only_where_it_does_not_matter(desk, adult):
    """Every question answered yes, no or not at all: 243 ways. Nothing is taken for answered.

    An answer is given where all that was left open could turn out either way; else what is asked for is named, and
    nothing is recorded. What was said to be so, said not to be so, and not said are told apart.
    """
    asked = [dict(zip(FACTS, row, strict=True)) for row in product((True, False, None), repeat=5)]
    ask = ("secrecy", "assess", adult, "--on", "2026-05-04", "--json")

    def run(row):
        return desk.run(*ask, *questions({fact: held for fact, held in row.items() if held is not None}))

    answered = 0
    for row, result in zip(asked, in_parallel(run, asked), strict=True):
        ways = product(*((False, True) if held is None else (held,) for held in row.values()))
        answers = {decided(*way)[0] for way in ways}
        opened = [fact for fact, held in row.items() if held is None]
        if result.code == USAGE:
            named_ones = [fact for fact in FACTS if f"--{fact}," in result.err + "," or f"--{fact};" in result.err]
            assert opened and named_ones and set(named_ones) <= set(opened), (row, result)
            assert "nothing" in result.err and result.stdout == b""
            continue
        assert result.code == DONE and answers == {result.json()["answer"]}, (row, result)
        answered += 1
    entries = desk.entries(adult)
    assert len(entries) == answered
    # Where the answer hangs on nothing else, nothing else is asked for.
    assert run({"peril": True}).code == DONE
    last = desk.last(adult, "secrecy-assessed")
    assert (last["facts"], last["denied"], last["answer"]) == (["peril"], [], "must-act")
    assert run({"offence": False, "peril": False}).code == DONE
    last = desk.last(adult, "secrecy-assessed")
    assert (last["facts"], last["denied"], last["answer"]) == ([], ["offence", "peril"], "secrecy-stands")
    assert answered >= 100 and all(row in asked for row in ROWS)


@pytest.mark.parametrize("question", FACTS)
def test_an_answer_is_yes_or_no(desk, adult, question):
    row = dict.fromkeys(FACTS, False)
    del row[question]
    for wrong in ("maybe", "1", ""):
        desk.refused(USAGE, "secrecy", "assess", adult, *questions(row), f"--{question}", wrong)


def test_no_question_answered_at_all(desk, adult):
    desk.refused(USAGE, "secrecy", "assess", adult, says=tuple(f"--{each}" for each in FACTS))
    desk.refused(USAGE, "secrecy", "assess", adult, "--vulnerable", "yes", says=("--offence", "--peril", "nothing"))


@pytest.mark.parametrize("country", ["FR", "IT", "HU", "GB"])
def test_the_law_of_another_country_is_not_guessed(desk, country):
    reference = desk.open(country, "--on", "2026-03-02")
    ask = ("secrecy", "assess", reference, *questions(dict.fromkeys(FACTS, True)))
    desk.refused(NOT_FOUND, *ask, says=(country,))
    desk.refused(NOT_FOUND, *ask, "--json", says=(country,))


def test_a_day_that_no_carried_code_covers(desk):
    reference = desk.open("BE", "--on", "1990-01-01")
    result = desk.run("secrecy", "assess", reference, "--on", "1990-06-01", *questions(dict.fromkeys(FACTS, True)))
    # The duty to help is older than the right to inform (in force on 27 March 2001).
    assert result.code in (0, NOT_FOUND), result
    if result.code == 0:
        assert "458bis" not in result.out.split("422bis")[0]


def test_the_answer_in_five_languages(desk, adult):
    ask = ("secrecy", "assess", adult, "--on", "2026-05-04", *questions(dict.fromkeys(FACTS, True)))
    pages = {language: desk.ok(*ask, "--lang", language).out for language in LANGUAGES}
    assert len(set(pages.values())) == len(LANGUAGES)
    assert all("299" in page and "353" in page for page in pages.values())
    documents = [desk.json(*ask, "--lang", language) for language in LANGUAGES]
    assert len({str({**each, "entry": None}) for each in documents}) == 1


def test_an_assessment_is_put_right_and_taken_back_like_any_other_entry(desk, adult):
    first = desk.json("secrecy", "assess", adult, "--on", "2026-05-04", *questions(dict.fromkeys(FACTS, False)))
    desk.ok("entry", "retract", adult, first["entry"], "--reason", "recorded-in-error")
    assert desk.json("case", "show", adult)["secrecy"] == []
    desk.json("secrecy", "assess", adult, "--on", "2026-05-04", *questions(dict.fromkeys(FACTS, True)))
    assert [each["answer"] for each in desk.json("case", "show", adult)["secrecy"]] == ["must-act"]
