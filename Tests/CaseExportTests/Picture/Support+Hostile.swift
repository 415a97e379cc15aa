/// Texts that would do something if they were taken for more than texts.
enum HostileTexts {
    /// Scalars that are no characters, which a literal cannot have.
    static let noCharacters = String(
        String.UnicodeScalarView([0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF].compactMap { Unicode.Scalar(UInt32($0)) }))

    private static let seeds = [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</svg><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)", "' onmouseover='alert(1)", "<!--", "-->", "]]>", "<![CDATA[x]]>", "&lt;b&gt;",
        "&amp;amp;",
        "&#60;script&#62;", "&#x3c;", "&bogus;", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<style>*{display:none}</style>", "</style><script>", "url(javascript:alert(1))",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=x>", "<foreignObject>", "<use href=\"http://example.org/x#y\"/>",
        "=HYPERLINK(\"http://example.org\")",
        "\u{1B}[31mred\u{1B}[0m", "\u{0}", "\u{7}\u{8}\u{B}\u{C}\u{E}\u{1F}", "\u{7F}\u{80}\u{85}\u{9F}",
        "a\r\nb\rc\nd\te",
        "\u{202E}drow\u{202C}", "\u{2066}a\u{2067}b\u{2068}c\u{2069}", "\u{200F}rtl\u{200E}", "\u{2028}\u{2029}",
        "\u{FEFF}bom",
        noCharacters, "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
        "𒐫𒐫𒐫", "﷽﷽﷽", "👩‍👩‍👧‍👦🏳️‍🌈", "مرحبا بالعالم", "שלום", "漢字かな交じり文", "İıŒœÆæ", "", " ", "\u{A0}",
        "${jndi:ldap://x}", "{{7*7}}", "'; DROP TABLE entries; --", "../../etc/passwd", "%3Cscript%3E",
    ]

    /// More than two hundred: each alone, long, between words, and as one word without an end.
    static let all: [String] =
        seeds + seeds.map { String(repeating: $0, count: 40) } + seeds.map { "before \($0) after" }
        + seeds.map { $0 + String(repeating: "W", count: 500) + $0 }
}
