"""An independent check of a calendar file: its bytes, and what other programs read in it.

It shares no code with Jalon. `check` looks at the bytes (RFC 5545 section 3.1), reads the file by itself, and then has
the packages icalendar, ics and vobject from PyPI and the program khal read it, each where it is installed: they must
find the same days under the same names. Run it by itself:

    ics_check.py FILE
"""

from __future__ import annotations

import datetime
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = ["icalendar", "ics", "vobject"]
DAY = datetime.timedelta(days=1)


class Unreadable(Exception):
    """The file is no calendar at all."""


@dataclass
class Event:
    """What stands in an event or a task."""

    kind: str
    uid: str
    day: datetime.date
    end: datetime.date | None = None
    summary: str = ""
    description: str = ""
    categories: list[str] = field(default_factory=list)
    status: str = ""
    sequence: int = 0
    classification: str = ""
    transparency: str = ""
    alarms: list[datetime.timedelta] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """The names of its properties, in their order."""


def programs() -> list[str]:
    """The readers that are installed here."""
    found = [name for name in PACKAGES if importlib.util.find_spec(name)]
    return found + (["khal"] if khal() else [])


def khal() -> str | None:
    """The program, on the path or beside this Python."""
    return shutil.which("khal") or shutil.which("khal", path=str(Path(sys.executable).parent))


# The bytes.


def lines(content: bytes, problems: list[str]) -> list[str]:
    """The lines, put together again; what is wrong with their bytes is added to the problems."""
    if not content.endswith(b"\r\n"):
        problems.append("the last line does not end in CRLF")
    physical = content.split(b"\r\n")
    if physical and not physical[-1]:
        physical.pop()
    whole: list[bytes] = []
    for number, line in enumerate(physical, 1):
        if b"\r" in line or b"\n" in line:
            problems.append(f"line {number}: a CR or LF that is no CRLF")
        if not line:
            problems.append(f"line {number}: is empty")
        if len(line) > 75:
            problems.append(f"line {number}: {len(line)} bytes")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            problems.append(f"line {number}: is no UTF-8 by itself, so a character is split")
            text = line.decode("utf-8", "replace")
        for character in sorted(set(text)):
            if misleading(character):
                problems.append(f"line {number}: has U+{ord(character):04X}")
        if line[:1] in (b" ", b"\t"):
            if whole:
                whole[-1] += line[1:]
            else:
                problems.append(f"line {number}: continues no line")
        else:
            whole.append(line)
    return [line.decode("utf-8", "replace") for line in whole]


def misleading(character: str) -> bool:
    """Whether a character ends lines for some programs, commands a terminal or turns the direction of writing."""
    code = ord(character)
    control = code < 0x20 and character != "\t" or 0x7F <= code <= 0x9F
    return control or code in range(0x2028, 0x202F) or code in range(0x2066, 0x2070)


# This module's own reader.


def unescaped(value: str) -> list[str]:
    """The texts of a value, which commas separate."""
    texts = [""]
    position = 0
    while position < len(value):
        character = value[position]
        if character == "\\":
            position += 1
            meant = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}.get(value[position : position + 1])
            if meant is None:
                raise Unreadable(f"an escape that the standard does not have: {value!r}")
            texts[-1] += meant
        elif character == ",":
            texts.append("")
        elif character == ";":
            raise Unreadable(f"a semicolon that is not escaped: {value!r}")
        else:
            texts[-1] += character
        position += 1
    return texts


def duration(value: str) -> datetime.timedelta:
    match = re.fullmatch(r"([+-]?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", value)
    if not match:
        raise Unreadable(f"no duration: {value}")
    days, hours, minutes, seconds = (int(each or 0) for each in match.groups()[1:])
    length = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length


def date(value: str) -> datetime.date:
    if not re.fullmatch(r"\d{8}", value):
        raise Unreadable(f"no day: {value}")
    return datetime.date(int(value[:4]), int(value[4:6]), int(value[6:]))


def events(path: str | Path) -> list[Event]:
    """The events and tasks of a file, in their order."""
    return read(lines(Path(path).read_bytes(), []))


def read(content: list[str]) -> list[Event]:
    found: list[Event] = []
    open_: list[str] = []
    for line in content:
        match = re.match(r'([A-Z0-9-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)\Z', line, re.DOTALL)
        if not match:
            raise Unreadable(f"no property: {line!r}")
        name, parameters, value = match.groups()
        if name == "BEGIN":
            open_.append(value)
            if value in ("VEVENT", "VTODO"):
                found.append(Event(value, "", datetime.date.min))
        elif name == "END":
            if not open_ or open_.pop() != value:
                raise Unreadable(f"an end without its beginning: {value}")
        elif not open_:
            raise Unreadable(f"a property outside of the calendar: {name}")
        elif open_[-1] in ("VEVENT", "VTODO"):
            found[-1].names.append(name)
            take(found[-1], name, parameters, value)
        elif open_[-1] == "VALARM" and name == "TRIGGER":
            found[-1].alarms.append(duration(value))
    if open_ or not content or content[0] != "BEGIN:VCALENDAR" or content.count("BEGIN:VCALENDAR") != 1:
        raise Unreadable("is not one whole calendar")
    return found


def take(event: Event, name: str, parameters: str, value: str) -> None:
    if name in ("DTSTART", "DUE", "DTEND"):
        if parameters != ";VALUE=DATE":
            raise Unreadable(f"{name} is no day")
        if name == "DTEND":
            event.end = date(value)
        else:
            event.day = date(value)
    elif name == "CATEGORIES":
        event.categories += unescaped(value)
    elif name in ("UID", "SUMMARY", "DESCRIPTION"):
        setattr(event, name.lower(), "".join(unescaped(value)))
    elif name == "SEQUENCE":
        event.sequence = int(value)
    elif name in ("STATUS", "CLASS", "TRANSP"):
        setattr(event, {"STATUS": "status", "CLASS": "classification", "TRANSP": "transparency"}[name], value)


# What other programs read: (kind, uid, day, summary, description, when the alarms ring).

Found = tuple[str, str, datetime.date, str, str, tuple[datetime.timedelta, ...]]


def with_icalendar(content: bytes) -> list[Found]:
    import icalendar

    calendar = icalendar.Calendar.from_ical(content)
    broken = [(each.name, each.errors) for each in calendar.walk() if each.errors]
    if broken:
        raise Unreadable(f"icalendar could not read {broken}")
    return [
        (
            each.name,
            str(each["UID"]),
            each.decoded("DTSTART" if each.name == "VEVENT" else "DUE"),
            str(each["SUMMARY"]),
            str(each.get("DESCRIPTION", "")),
            tuple(sorted(part["TRIGGER"].dt for part in each.subcomponents if part.name == "VALARM")),
        )
        for each in calendar.walk()
        if each.name in ("VEVENT", "VTODO")
    ]


def with_ics(content: bytes) -> list[Found]:
    import ics

    calendar = ics.Calendar(content.decode("utf-8"))
    found: list[Found] = []
    for each in calendar.events:
        if not each.all_day:
            raise Unreadable(f"ics does not take {each.uid} for a whole day")
    for kind, each, day in [
        *(("VEVENT", each, each.begin) for each in calendar.events),
        *(("VTODO", each, each.due) for each in calendar.todos),
    ]:
        alarms = tuple(sorted(alarm.trigger for alarm in each.alarms))
        found.append((kind, each.uid, day.date(), each.name, each.description or "", alarms))
    return found


def with_vobject(content: bytes) -> list[Found]:
    import vobject

    found: list[Found] = []
    for calendar in vobject.readComponents(content.decode("utf-8")):
        for each in calendar.components():
            if each.name not in ("VEVENT", "VTODO"):
                continue
            description = each.description.value if hasattr(each, "description") else ""
            day = (each.dtstart if each.name == "VEVENT" else each.due).value
            alarms = tuple(sorted(alarm.trigger.value for alarm in each.contents.get("valarm", [])))
            found.append((each.name, each.uid.value, day, each.summary.value, description, alarms))
    return found


def unescaped_by_ics(text: str) -> str:
    """A text as ics 0.7 gives it back: it undoes escapes kind after kind and not from the left, so that a backslash
    before an n comes out as a line end."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    for letter, meant in [(";", ";"), (",", ","), ("n", "\n"), ("N", "\n"), ("r", "\r"), ("R", "\r"), ("\\", "\\")]:
        escaped = escaped.replace("\\" + letter, meant)
    return escaped


READERS = {"icalendar": with_icalendar, "ics": with_ics, "vobject": with_vobject}


def with_khal(path: Path) -> list[str]:
    """The lines that khal prints of the events: day and summary."""
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home, "config")
        Path(home, "calendar").mkdir()
        settings.write_text(
            f"[calendars]\n[[one]]\npath = {home}/calendar\n[sqlite]\npath = {home}/khal.db\n"
            "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            "longdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\nlocal_timezone = Europe/Brussels\n"
            "default_timezone = Europe/Brussels\n",
            encoding="utf-8",
        )
        environment = os.environ | {"HOME": home, "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home}
        run = subprocess.run(
            [khal() or "khal", "-c", str(settings), "--no-color", "printics", "--format", "@{start}@{title}@{uid}",
             str(path)],
            env=environment, capture_output=True, check=False,
        )
        printed = run.stdout.decode("utf-8", "replace")
        if run.returncode != 0:
            raise Unreadable(f"khal ends with {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-400:]}")
        return re.findall(r"(?m)^@(\d{4}-\d\d-\d\d)@", printed)


# The whole.


def check(path: str | Path) -> list[str]:
    """What is wrong with a file, each as a sentence; nothing when it is right."""
    path = Path(path)
    content = path.read_bytes()
    problems: list[str] = []
    try:
        expected = read(lines(content, problems))
    except Unreadable as error:
        return problems + [str(error)]
    problems += shape(expected)
    wanted = sorted(
        (each.kind, each.uid, each.day, each.summary, each.description, tuple(sorted(each.alarms)))
        for each in expected
    )
    for name in programs():
        try:
            if name == "khal":
                days = sorted(each.day.isoformat() for each in expected if each.kind == "VEVENT")
                if days and sorted(with_khal(path)) != days:
                    problems.append("khal shows other days")
                continue
            found = sorted(READERS[name](content))
        except Exception as error:  # whatever a program throws is what it has to say
            problems.append(f"{name} does not read it: {type(error).__name__}: {error}"[:400])
            continue
        readable = wanted
        if name == "ics":
            readable = sorted((*w[:3], unescaped_by_ics(w[3]), unescaped_by_ics(w[4]), w[5]) for w in wanted)
        if len(found) != len(wanted):
            problems.append(f"{name} reads {len(found)} of {len(wanted)}")
        problems += [
            f"{name} reads {got!r} for {want!r}"[:600]
            for got, want in zip(found, readable, strict=False)
            if got != want
        ]
    return problems


def shape(found: list[Event]) -> list[str]:
    """What is wrong with the events as Jalon promises them."""
    problems: list[str] = []
    uids = [each.uid for each in found]
    for each in found:
        if not each.uid or uids.count(each.uid) > 1:
            problems.append(f"{each.uid}: the UID is empty or there twice")
        if each.classification != "CONFIDENTIAL":
            problems.append(f"{each.uid}: is not confidential")
        if each.kind == "VEVENT" and each.transparency != "TRANSPARENT":
            problems.append(f"{each.uid}: makes somebody busy")
        if each.kind == "VEVENT" and each.day < datetime.date.max and each.end != each.day + DAY:
            problems.append(f"{each.uid}: does not last a day")
        if each.status in ("CANCELLED", "COMPLETED") and each.alarms:
            problems.append(f"{each.uid}: rings although it is {each.status}")
        if any(each_.seconds != 9 * 3600 for each_ in each.alarms):
            problems.append(f"{each.uid}: rings at another time than nine")
        strange = {"ATTENDEE", "ORGANIZER", "ATTACH", "URL", "LOCATION", "GEO", "CONTACT"} & set(each.names)
        if strange:
            problems.append(f"{each.uid}: has {sorted(strange)}")
    return problems


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("read by:", ", ".join(["this program", *programs()]), file=sys.stderr)
    result = check(sys.argv[1])
    print("\n".join(result))
    sys.exit(1 if result else 0)
