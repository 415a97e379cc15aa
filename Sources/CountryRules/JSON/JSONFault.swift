/// Why a text is not read.
package struct JSONFault: Error, Hashable, CustomStringConvertible {
    /// What kind of reason it is.
    package enum Kind: Sendable {
        /// It asks more of its reader than it may.
        case excess
        /// It is not JSON.
        case syntax
    }

    /// What kind of reason it is.
    package let kind: Kind
    /// The line, from 1.
    package let line: Int
    /// What is wrong, as a clause without a subject; it never repeats what the text says.
    package let reason: String

    /// The line and the reason.
    package var description: String { "line \(line): \(reason)" }
}
