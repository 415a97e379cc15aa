"""Single flipped bits and truncations of the casebook's file.

Each is refused, or reported by `verify`, or changes nothing: the dump with everything sealed, the deadlines, the
settings and the codes for recipients are what they were. No command crashes or hangs on it.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from rig import DONE, Home, Row, blanked



def told(home: Home, known: str) -> tuple:
    """Everything that somebody can learn from a casebook, or the refusals."""
    found = []
    for words in (("dump",), ("deadline", "list", "--json"), ("store", "alerts"), ("vault", "status")):
        result = home.run(*words)
        found.append((result.code, result.stdout))
    # Last, for they are recorded.
    for words in (
        ("timeline", "export", "--all", "--format", "json", "--for", "ngo.liege"),
        ("dump", "--identify", "--reason", "-"),
    ):
        result = home.run(*words, stdin="to compare")
        lines = [each for each in result.out.splitlines() if "to compare" not in each and "exported" not in each]
        found.append((result.code, blanked("\n".join(lines), known) if words[0] == "dump" else codes(result.out)))
    return tuple(found)


def codes(text: str) -> list[str]:
    """The codes of the cases in an export for a recipient."""
    try:
        return sorted(set(every_case(json.loads(text))))
    except ValueError:
        return [text]


def every_case(value) -> list[str]:
    if isinstance(value, dict):
        own = [value["case"]] if isinstance(value.get("case"), str) else []
        return own + [case for each in value.values() for case in every_case(each)]
    return [case for each in value for case in every_case(each)] if isinstance(value, list) else []


def run(bench) -> Row:
    row = Row()
    base = bench.ground.copy(bench.rig.folder / "flips/base")
    base.ok("store", "alerts", "30,14,7")
    data, known = base.bytes(), base.dump().decode()
    expected = told(base.copy(bench.rig.folder / "flips/expected"), known)
    if any(code != DONE for code, _ in expected):
        raise RuntimeError(f"the rig cannot work: {expected}")
    flips, cuts = bench.rig.number(2_000, 80), bench.rig.number(500, 20)
    came = {"refused": 0, "reported": 0, "identical": 0}

    def damaged(number: int) -> str | None:
        chance = bench.rig.chance(f"flips {number}")
        home = Home(bench.rig, bench.rig.fresh(f"flips/{number}"))
        home.environment["JALON_KEY"] = str(base.key)
        home.store.parent.mkdir(mode=0o700)
        if number < flips:
            bit = chance.randrange(len(data) * 8)
            changed = bytearray(data)
            changed[bit // 8] ^= 1 << bit % 8
            what = f"bit {bit % 8} of byte {bit // 8:,}"
        else:
            # At the end of a page as often as anywhere.
            size = chance.randrange(len(data)) if chance.random() < 0.6 else chance.randrange(len(data) // 4096) * 4096
            changed, what = data[:size], f"cut to {size:,} bytes"
        home.store.write_bytes(changed)
        home.store.chmod(0o600)
        verified = home.run("verify", "--json")
        problem = None
        if verified.crashed or verified.code == 0 and verified.stdout == b"":
            problem = f"crashed: {verified}"
        elif verified.code != DONE:
            came["reported" if b"problems" in verified.stdout else "refused"] += 1
            # What verify names may be read by nobody as if it were whole, and must not crash anybody.
            for words in (("dump",), ("deadline", "list", "--json"), ("case", "list", "--json")):
                result = home.run(*words)
                if result.crashed:
                    problem = f"crashed: {result}"
        else:
            found = told(home, known)
            if found == expected:
                came["identical"] += 1
            else:
                places = [place for place, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]]
                refusals = [found[place][0] for place in places]
                if all(code not in (DONE,) for code in refusals) and all(code > 0 for code in refusals):
                    came["refused"] += 1
                else:
                    problem = f"silently another: {places}, {str(found[places[0]])[:200]}; settings {settings(home)}"
        bench.rig.fresh(f"flips/{number}").rmdir()
        bench.rig.say(f"flipped bits: {number:,} of {flips + cuts:,}")
        return problem and f"{what}: {problem}"

    row.wrong = [each for each in bench.rig.each(damaged, range(flips + cuts)) if each]
    row.done = f"{flips:,} flipped bits, {cuts} truncations of {len(data):,} bytes"
    row.figure = ", ".join(f"{number:,} {what}" for what, number in came.items())
    row.figure += f"; {len(row.wrong)} silent changes or crashes"
    return row


def settings(home: Home) -> list:
    """The names of the settings, for the report."""
    try:
        with closing(sqlite3.connect(home.store)) as database:
            return [row[0] for row in database.execute("SELECT name FROM setting ORDER BY name")]
    except sqlite3.Error as error:
        return [str(error)]
