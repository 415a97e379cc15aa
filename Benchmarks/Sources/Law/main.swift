// A program that imports the law alone, and has not asked it anything yet; with a day as argument it asks for one date.

import CivilCalendar
import CountryRules

if let text = CommandLine.arguments.dropFirst().first {
    let rules = try RuleBook.embedded(countries: [.belgium])
    print(try rules.deadline(of: "be.reflection", in: .belgium, on: CivilDate(iso8601: text)).due)
} else {
    print(CountryCode.belgium)
}
