// The law alone, without any casebook: law-only COUNTRY STAGE DAY prints the stage's last day.
//
// It links CountryRules and the standard library with FoundationEssentials: no database, no ICU.

import CivilCalendar
import CountryRules

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let country = CountryCode(rawValue: arguments[1]) else {
    print("usage: law-only COUNTRY STAGE YYYY-MM-DD, such as: law-only BE be.reflection 2013-03-01")
    exit(64)
}

let day = try CivilDate(iso8601: arguments[3])
let deadline = try RuleBook.embedded(countries: [country]).deadline(of: arguments[2], in: country, on: day)
print(deadline.due)
