/// The names of months in English, French and Dutch, and how people shorten them.
///
/// No name means one month in one of these languages and another one in the next, so that nobody has to say which
/// language a sheet is in.
enum MonthNames {
    private static let names: [[String]] = [
        ["january", "jan", "janvier", "janv", "januari"],
        ["february", "feb", "février", "fevrier", "févr", "fevr", "fév", "februari"],
        ["march", "mar", "mars", "maart", "mrt"],
        ["april", "apr", "avril", "avr"],
        ["may", "mai", "mei"],
        ["june", "jun", "juin", "juni"],
        ["july", "jul", "juillet", "juil", "juli"],
        ["august", "aug", "août", "aout", "augustus"],
        ["september", "sep", "sept", "septembre"],
        ["october", "oct", "octobre", "oktober", "okt"],
        ["november", "nov", "novembre"],
        ["december", "dec", "décembre", "decembre", "déc"],
    ]

    private static let months: [String: Int] = Dictionary(
        uniqueKeysWithValues: names.enumerated().flatMap { month, names in names.map { ($0, month + 1) } })

    /// The month, 1...12, that a name in small letters means, with or without the dot of a shortened one.
    static func month(_ name: String) -> Int? { months[name.hasSuffix(".") ? String(name.dropLast()) : name] }
}
