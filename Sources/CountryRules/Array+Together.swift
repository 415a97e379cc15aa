extension [String] {
    /// The texts with a separator between them, as `joined(separator:)` gives them.
    ///
    /// For what every start of a program comes by: the one of the standard library, which knows no array, has the runtime
    /// look through all conformances of the program, a fiftieth of a short command (make bench ROW=start).
    package func together(_ separator: String) -> String {
        var text = first ?? ""
        for more in dropFirst() {
            text += separator
            text += more
        }
        return text
    }
}
