internal import Jalon

extension Wording.Value {
    /// So many cases.
    static func cases(_ number: Int) -> Self { .counted("message.count.cases", number) }

    /// So many entries.
    static func entries(_ number: Int) -> Self { .counted("message.count.entries", number) }
}
