package import CaseModel
internal import Crypto
internal import Foundation

extension VaultLock {
    /// The line that a casebook keeps.
    package var text: String {
        let members =
            [
                JSONValue.Member("format", .string(Self.format)), .init("kind", .string(kind.rawValue)),
                .init("generation", .int(generation)),
            ] + terms.members
        let checksum = SHA256.hash(data: Array(JSONValue.object(members).line.utf8)).prefix(8)
        return JSONValue.object(members + [.init("checksum", .string(Data(checksum).hexadecimal))]).line
    }

    /// Reads the line that a casebook keeps.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not byte for byte what `text` gives, or of a newer Jalon.
    package static func read(_ text: String) throws(JalonError) -> VaultLock {
        guard !KeyFields.isOfOtherVersion(text.utf8, than: format) else {
            throw JalonError(.damaged, "the vault of this casebook was locked by a newer Jalon: update Jalon")
        }
        // A changed bit shows in the checksum, since the line that is made again has the checksum of what was read.
        guard let fields = KeyFields.read(text.utf8), let terms = KeyTerms(fields),
            let generation = fields.generation, (1...Int(Int32.max)).contains(generation),
            case let lock = VaultLock(generation: generation, terms: terms), lock.text.utf8.elementsEqual(text.utf8)
        else {
            throw JalonError(
                .damaged, "the lock of this casebook's vault is damaged: restore the casebook from a backup")
        }
        return lock
    }
}
