"""Every command of the binary, as data: how it is run on the casebook of ground.py.

A line a command: `+` records something, `-` records nothing; what stands behind `<` is its standard input. `WORK` and
`KEYS` are folders of the home, `OUT` a file that is not there yet, and `{kind}` the entry of that kind that was
recorded last in BE-2026-BASE. A command that prints is run with `--output` too, by the faults that ask for it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property

from ground import PERSON
from rig import REPOSITORY, Home, Rig

LINES = """
- due
- demo WORK/demonstration/casebook.sqlite
+ store init --store WORK/new/deep/casebook.sqlite
+ store alerts 30,14,7
+ case open --country GB --ref GB-2026-NEW --on 2026-05-01 --nationality VN
- case list --status all
- case show BE-2026-BASE
+ case close FR-2026-TWO --reason voluntary-return
+ case reopen HU-2026-SHUT
+ case amend FR-2026-TWO --nationality NG
+ case assign FR-2026-TWO --owner hd --deputy jp
+ case identify FR-2026-TWO < IDENTITY
+ case reveal BE-2026-BASE --reason - < the person asked
+ case erase BE-2026-BASE --reason - < the person asked
+ step record BE-2026-BASE specialised-centre --on 2026-01-08 --note - < They answer on Tuesdays.
+ step skip BE-2026-BASE guardian --on 2026-01-08 --reason - < There is one already.
- step status BE-2026-BASE
- step guide
+ stage grant FR-2026-TWO fr.temporaryCard --on 2026-03-03
+ stage extend BE-2026-BASE --on 2026-05-18 --until 2026-09-01
+ stage refuse BE-2026-BASE be.permanent
+ stage withdraw BE-2026-BASE be.provisional --reason cooperation-stopped
- stage options BE-2026-BASE
+ condition record BE-2026-BASE contact-broken met
+ decision record BE-2026-BASE prosecutor-confirmation positive
+ decision request BE-2026-BASE prosecutor-confirmation
+ stay start FR-2026-TWO fr.stay.mainstream --on 2026-03-03
+ stay extend BE-2026-BASE --until 2026-09-01
+ stay end BE-2026-BASE
+ entry correct BE-2026-BASE {stage-granted} --on 2026-03-03
+ entry retract BE-2026-BASE {indicators-observed} --reason recorded-in-error
+ undo BE-2026-BASE
+ indicator record BE-2026-BASE ind.pay
+ secrecy assess BE-2026-BASE --offence yes --danger no --danger-to-others no --peril no
+ signal BE-2026-BASE --to police --note - < By telephone.
+ note add BE-2026-BASE < Another note, which is a little longer than those before it.
+ reminder add BE-2026-BASE --due +7d --title - < Think of it.
+ reminder done BE-2026-BASE
+ role assign BE-2026-BASE lawyer --name - < Maître Dubois
+ role end BE-2026-BASE guardian
- role list BE-2026-BASE
+ referral send BE-2026-BASE --to ngo --reason additional-services --note - < With the file.
+ referral receive BE-2026-BASE --from police --reason other
+ referral answer BE-2026-BASE accepted
- referral list BE-2026-BASE
+ consent give BE-2026-BASE --scope contact
+ consent withdraw BE-2026-BASE --scope referral
- consent list BE-2026-BASE
+ transfer send BE-2026-BASE --reason change-of-location --identify --bundle-key KEYS/bundle.key --output OUT
+ transfer receive WORK/other.bundle --bundle-key KEYS/bundle.key
+ support plan BE-2026-BASE language --objective - < A2 in autumn.
+ support end BE-2026-BASE legal --result achieved
- support show BE-2026-BASE
+ support show BE-2026-BASE --identify --reason - < it was asked for
- deadline list
+ deadline list --format ics
- deadline overview
- deadline explain BE-2026-BASE
- deadline check
+ deadline done BE-2026-BASE DEADLINE
- deadline sheet
- timeline show BE-2026-BASE
+ timeline show BE-2026-BASE --identify --reason - < it was asked for
+ timeline export BE-2026-BASE --format html
+ timeline export --all --format jsonl
+ timeline export --all --format fods --for ngo.liege
+ timeline export BE-2026-BASE --format svg --identify --minor --reason - < the court asked
- rules list
- rules show BE/2017
- rules date --country BE --stage be.reflection --on 2026-03-02
- rules diff BE/2007 BE/2017
- rules impact BE/2007 BE/2017
- rules validate PACK
- rules lint
- rules calendar --region BE --year 2026
- rules count --region BE --on 2026-03-02 --days 45
- dump
+ dump --identify --reason - < the disk is replaced
+ import WORK/again.jsonl
+ import - < IMPORT
- verify
+ vault init --store WORK/sealed/casebook.sqlite --key KEYS/second.key
- vault status
+ vault rekey --new-key KEYS/new.key
- reference contacts
+ htcds export
+ htcds export --identify --minor --reason - < the ministry asked
- htcds validate WORK/records.csv
- stats --year 2026
+ hold place BE-2026-BASE --ground proceedings
+ hold lift BE-2026-BASE
- hold list
- retention list
- doctor
- audit list
+ backup create OUT --passphrase @WORK/secret.txt
- backup verify WORK/kept.backup --passphrase @WORK/secret.txt
+ backup restore WORK/kept.backup --passphrase @WORK/secret.txt --store WORK/restored/casebook.sqlite
"""

# Commands of conventions that the binary may not know yet; `--full` asks for them all.
COMING = ("case erase", "hold", "retention", "doctor", "audit", "backup")


@dataclass(frozen=True)
class Command:
    """A command with its arguments."""

    line: str
    # What it is called: the words before the first argument.
    name: str
    words: tuple[str, ...]
    stdin: str
    records: bool

    @property
    def makes_file(self) -> bool:
        return "OUT" in self.words


# Where a file goes that a command writes; it is not there before.
OUT = "out.file"


class Commands:
    """The commands, and what they do on the prepared casebook when nothing goes wrong."""

    def __init__(self, rig: Rig, ground: Home):
        self.rig, self.ground = rig, ground
        self.known = ground.dump().decode()
        self.entries = {each["kind"]: each["entry"] for each in ground.entries() if each["case"] == "BE-2026-BASE"}
        due = json.loads(ground.ok("deadline", "list", "--case", "BE-2026-BASE", "--json").stdout)["deadlines"]
        # Whatever may be met by hand: a reminder has a command of its own.
        self.deadline = next(each["deadline"] for each in due if each["kind"] != "reminder")

    @cached_property
    def leaves(self) -> list[str]:
        """Every command of the recorded help that has no commands below it."""
        text = (REPOSITORY / "Tests" / "JalonCommandsTests" / "Help" / "jalon.txt").read_text()
        pages = re.split(r"^### jalon ?", text, flags=re.MULTILINE)[1:]
        return [page.partition("\n")[0].strip() for page in pages if "\nSUBCOMMANDS:" not in page]

    @cached_property
    def missing(self) -> list[str]:
        """The lines whose command the binary does not have."""
        known = {each.line for each in self.all}
        return [line for line in LINES.strip().splitlines() if line not in known]

    @cached_property
    def all(self) -> list[Command]:
        """The commands that the binary has."""
        found = []
        for line in LINES.strip().splitlines():
            mark, text = line.split(" ", 1)
            text, _, stdin = text.partition(" < ")
            words = tuple(text.split())
            names = [each for each in (*self.leaves, *self.coming(words)) if begins(words, each)]
            name = max(names, key=len, default="")
            if name and self.rig.has(name):
                found.append(Command(line, name, words, stdin, mark == "+"))
        return found

    @staticmethod
    def coming(words: tuple[str, ...]) -> list[str]:
        return [" ".join(words[:count]) for count in (1, 2) if any(begins(words, each) for each in COMING)]

    def arguments(self, command: Command, home: Home) -> tuple[list[str], str]:
        """The words of a command in a home, and its standard input."""
        words = []
        for word in command.words:
            word = word.replace("WORK", str(home.work)).replace("KEYS", str(home.folder / "keys"))
            word = word.replace("DEADLINE", self.deadline).replace("OUT", str(home.work / OUT))
            word = word.replace("PACK", str(REPOSITORY / "Sources/CountryRules/Packs/BE-2017.json5"))
            words.append(re.sub(r"\{([a-z-]+)\}", lambda match: self.entries[match[1]], word))
        stdin = {"IDENTITY": json.dumps(PERSON), "IMPORT": imported()}.get(command.stdin, command.stdin)
        return words, stdin

    def home(self, name: str) -> Home:
        return self.ground.copy(self.rig.folder / name)

    def run(self, command: Command, home: Home, *more: str, **options):
        words, stdin = self.arguments(command, home)
        return home.run(*words, *more, stdin=stdin, **options)

    def prepared(self, command: Command, home: Home) -> None:
        """Makes what has to be there before the command, and is no part of the prepared casebook."""
        if command.name == "backup verify" or command.name == "backup restore":
            home.ok("backup", "create", home.work / "kept.backup", "--passphrase", f"@{home.work}/secret.txt")
        if command.name == "case erase":
            home.ok("case", "close", "BE-2026-BASE", "--reason", "completed", "--on", "2026-05-19")
        if command.name == "hold lift":
            home.ok("hold", "place", "BE-2026-BASE", "--ground", "proceedings")
        if command.name == "vault init":
            home.ok("store", "init", "--store", home.work / "sealed" / "casebook.sqlite")


def begins(words: tuple[str, ...], name: str) -> bool:
    parts = tuple(name.split())
    return words[: len(parts)] == parts


def imported() -> str:
    """An import with a note, which is sealed."""
    case = {"case": "FR-2026-READ", "country": "FR", "openedOn": "2026-01-05"}
    entry = {"case": case["case"], "entry": "0198f3c2-0000-7000-8000-0000000fffff", "kind": "note-added"}
    entry |= {"on": "2026-01-06", "author": "hd", "text": "What was written down before."}
    return "".join(json.dumps(each) + "\n" for each in ({"format": "jalon.interchange/1"}, case, entry))
