internal import CaseModel
internal import Foundation

/// Who records, as it is kept: one line, in the composed form of Unicode, so that a name is one name.
enum Author {
    static func checked(_ name: String) throws(JalonError) -> String {
        let composed = name.precomposedStringWithCanonicalMapping
        // Counted as SQLite counts them, which has the last word (migration 0001).
        guard (1...128).contains(composed.unicodeScalars.count),
            composed.unicodeScalars.allSatisfy({ !hidden.contains($0.properties.generalCategory) })
        else {
            throw JalonError(.invalidInput, "the author has to be 1 to 128 characters on one line (--author)")
        }
        return composed
    }

    private static let hidden: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator,
    ]
}
