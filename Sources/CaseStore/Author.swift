internal import CaseModel
internal import Foundation

/// Who records, as it is kept: one line, in the composed form of Unicode, so that a name is one name.
enum Author {
    static func checked(_ name: String) throws(JalonError) -> String {
        let composed = name.precomposedStringWithCanonicalMapping
        guard (1...128).contains(composed.count),
            composed.unicodeScalars.allSatisfy({
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            })
        else {
            throw JalonError(.invalidInput, "the author has to be 1 to 128 characters on one line (--author)")
        }
        return composed
    }
}
