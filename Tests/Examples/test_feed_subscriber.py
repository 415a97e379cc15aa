"""A calendar program that subscribes to the feed: vdirsyncer fetches it, and icalendar reads what it kept."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from feed import day, exports, token

VDIRSYNCER = [sys.executable, "-m", "vdirsyncer"]


@pytest.fixture
def subscriber(centre, start):
    secret = token(centre, "hd")
    return Subscriber(centre, start(), secret)


class Subscriber:
    def __init__(self, centre, server, secret):
        self.centre = centre
        self.kept = centre.folder / "calendar"
        self.kept.mkdir()
        self.settings = centre.folder / "vdirsyncer.ini"
        self.settings.write_text(f"""
[general]
status_path = "{centre.folder}/status"

[pair deadlines]
a = "feed"
b = "here"
collections = null
conflict_resolution = "a wins"

[storage feed]
type = "http"
url = "http://127.0.0.1:{server.port}/{secret}/deadlines.ics"

[storage here]
type = "filesystem"
path = "{self.kept}"
fileext = ".ics"
""")
        self.run("discover")

    def run(self, command):
        done = subprocess.run(
            [*VDIRSYNCER, "--config", self.settings, command],
            input="y\ny\n", capture_output=True, text=True, timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def events(self):
        """What the program keeps, by day."""
        found = []
        for path in self.kept.glob("*.ics"):
            found += Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return sorted(found, key=lambda event: event.decoded("DTSTART"))


def test_program_that_subscribes_has_the_day_its_alarms_and_no_name_of_a_stage(subscriber):
    subscriber.run("sync")
    (event,) = subscriber.events()
    # Forty-five days, the first of them the day after.
    assert event.decoded("DTSTART") == date.today() + timedelta(days=-10 + 45)
    assert event["SUMMARY"] == "BE-2026-0001: deadline"
    assert len(event.walk("VALARM")) == 3
    assert b"reflection" not in event.to_ical().lower()


def test_program_follows_what_is_recorded(subscriber):
    subscriber.run("sync")
    centre = subscriber.centre
    centre.jalon("reminder", "add", "BE-2026-0001", "--due", day(3), "--topic", "appointment")
    subscriber.run("sync")
    reminder, reflection = subscriber.events()
    assert reminder.decoded("DTSTART") == date.today() + timedelta(days=3)
    centre.jalon("stage", "withdraw", "BE-2026-0001", "reflection", "--reason", "contact-resumed")
    subscriber.run("sync")
    # This program names what it fetches by its content: the old day has to be gone, or it would stand there twice.
    after = [(event.decoded("DTSTART"), str(event["STATUS"])) for event in subscriber.events()]
    assert after.count((reminder.decoded("DTSTART"), "CONFIRMED")) == 1
    of_reflection = [status for day, status in after if day == reflection.decoded("DTSTART")]
    assert of_reflection == ["CANCELLED"]


def test_program_that_polls_takes_out_what_changed_and_nothing_else(subscriber):
    for _ in range(4):
        subscriber.run("sync")
    assert exports(subscriber.centre) == ["hd"]
