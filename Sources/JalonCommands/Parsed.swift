internal import ArgumentParser
internal import Foundation
internal import Jalon

/// Reads values that the parser itself would refuse without saying enough.
enum Parsed {
    static func date(_ text: String) throws -> DateArgument {
        guard let date = DateArgument(argument: text) else { throw ValidationError(DateArgument.refusal(of: text)) }
        return date
    }

    static func yesOrNo(_ text: String) throws -> Bool {
        switch text.lowercased().trimmingCharacters(in: .whitespaces) {
        case "yes", "y", "true", "oui", "o", "ja", "j", "sì", "si", "s", "igen", "i": true
        case "no", "n", "false", "non", "nee", "nem": false
        default: throw ValidationError("\"\(text.prefix(20))\" is neither yes nor no")
        }
    }

    static func window(_ text: String) throws -> WindowArgument {
        guard let window = WindowArgument(argument: text) else {
            throw ValidationError("\"\(text.prefix(40))\" is not a number of days; write 30d, or 4w for weeks")
        }
        return window
    }

    static func country(_ text: String) throws -> CountryCode {
        guard let code = CountryCode(rawValue: text) else {
            throw ValidationError(
                "\"\(text.prefix(40))\" is not a country: write its ISO 3166-1 code of two letters, such as BE, FR, IT, HU or GB"
            )
        }
        return code
    }

    static func term<Term: CodedTerm>(_ text: String, as what: String) throws(JalonError) -> Term {
        try Term.named(text, as: what)
    }

    /// A region whose public holidays are known.
    ///
    /// Home Office targets count the working days of England and Wales.
    static func region(_ text: String) throws -> HolidayCalendar.Region {
        switch text.uppercased() {
        case "GB", "UK", "GB-WLS": return .england
        case let code:
            guard let region = HolidayCalendar.Region(rawValue: code) else {
                let known = HolidayCalendar.Region.allCases.filter { $0 != .weekendsOnly }.map(\.rawValue)
                    .joined(separator: ", ")
                throw ValidationError(
                    "\"\(text.prefix(40))\" is not a region with public holidays; choose from \(known)")
            }
            return region
        }
    }

    /// A nation or region of a country by its ISO 3166-2 code; the country's own code means its own rules.
    static func nation(_ text: String, of country: CountryCode) throws(JalonError) -> String {
        let code = text.uppercased().hasPrefix("UK-") ? "GB-" + text.uppercased().dropFirst(3) : text.uppercased()
        guard code != country.rawValue else { return code }
        guard code.hasPrefix(country.rawValue + "-"), (4...6).contains(code.utf8.count) else {
            throw JalonError(.invalidInput, "\(text.prefix(20)) is not a region of \(country)")
        }
        return code
    }

    /// Values of an option that may be repeated, or given at once with commas between them.
    static func list(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map(String.init) }
    }

    /// One of a few words.
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Choice {
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\"\(text.prefix(40))\" is not one of \(known)")
        }
        return choice
    }
}
