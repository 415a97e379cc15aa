/// Names of sheets that every spreadsheet takes: at most 31 characters, none of them forbidden, no name twice.
///
/// The bounds are those of Excel, the narrowest, which counts in units of UTF-16 and does not tell case apart.
struct SheetNames: Sendable {
    private static let longest = 31
    private var taken: Set<String> = []

    /// The name of the next sheet, made of a title.
    mutating func next(for title: String) -> String {
        let base = Self.cleaned(title)
        var name = Self.cut(base, to: Self.longest)
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = Self.cut(base, to: Self.longest - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func cleaned(_ title: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in ShownText.line(title).unicodeScalars {
            scalars.append("[]*?:/\\;'".unicodeScalars.contains(scalar) ? "-" : scalar)
        }
        let name = String(scalars)
        // Excel keeps the name History for itself.
        return name.isEmpty ? "Sheet" : name.lowercased() == "history" ? name + " -" : name
    }

    /// The beginning of a name, cut between what a reader takes for characters.
    private static func cut(_ name: String, to length: Int) -> String {
        guard name.utf16.count > length else { return name }
        var cut = ""
        var left = length - 1
        for character in name {
            left -= character.utf16.count
            if left < 0 { break }
            cut.append(character)
        }
        while cut.unicodeScalars.last == " " { cut.unicodeScalars.removeLast() }
        return cut + "…"
    }
}
