"""A running feed server, and what its tests ask of it."""

import http.client
import re
import signal
import subprocess
import time
from datetime import date, timedelta

from casebooks import program

PATIENCE = 20


def day(offset):
    return (date.today() + timedelta(days=offset)).isoformat()


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()
        self.tag = self.headers.get("etag")


class Server:
    """A running server, with its log."""

    def __init__(self, casebook, *arguments):
        self.readers = casebook.folder / "readers.json"
        command = [program("feed-server"), "serve", "--casebook", casebook.path, "--readers", self.readers]
        self.log = casebook.folder / f"log-{time.monotonic_ns()}"
        self.process = subprocess.Popen(
            [*command, "--port", "0", "--log-level", "trace", *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log.open("wb"),
        )
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(r"port=(\d+) .*listening", self.log.read_text())):
            assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.02)
        self.port = int(found[1])

    def ask(self, path, method="GET", host="127.0.0.1", **headers):
        connection = http.client.HTTPConnection(host, self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)


def token(centre, name, *arguments):
    command = [program("feed-server"), "token", "add", name, "--readers", centre.folder / "readers.json"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def exports(centre):
    return [event["author"] for event in centre.events("calendar-exported")]


def feed(secret):
    return f"/{secret}/deadlines.ics"
