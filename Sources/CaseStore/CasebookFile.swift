internal import CaseModel
internal import CountryRules

/// The file of a casebook: looked at read-only before anything opens it, so that what is refused is untouched.
enum CasebookFile {
    /// `Jaln`, at byte 68 of the file.
    static let applicationID: UInt32 = 0x4A61_6C6E

    /// How the file of every SQLite database begins.
    static let magic = Array("SQLite format 3\0".utf8)

    /// Refuses a file that is not a casebook of a version that this library knows.
    ///
    /// - Throws: `JalonError`: `noCasebook` when nothing is there; `damaged`, each with its own sentence, for a
    ///   folder, an empty file, a file of something else, another program's database, a newer schema, and a
    ///   file that is shorter than it says.
    static func inspect(_ path: String) throws(JalonError) {
        switch POSIX.look(at: path, bytes: 100) {
        case .nothing:
            throw JalonError(
                .noCasebook, "there is no casebook at \(path); create one with: jalon store init --store \(path)",
                Wording("refusal.no-casebook", ["path": .text(path)]))
        case .folder:
            throw JalonError(.damaged, "\(path) is a folder; name the casebook file in it")
        case .other:
            throw JalonError(.damaged, "\(path) is neither a file nor a folder; name a casebook file")
        case .unreadable(let number):
            throw JalonError(.failed, "\(path) cannot be read: \(POSIX.message(number))")
        case .file(let size, let start):
            try inspect(path, size: size, start: start)
        }
    }

    private static func inspect(_ path: String, size: Int64, start: [UInt8]) throws(JalonError) {
        guard size > 0 else {
            throw JalonError(
                .damaged,
                "\(path) is empty, not a casebook; if a store init was interrupted, delete it and run it again")
        }
        guard start.count >= magic.count, Array(start.prefix(magic.count)) == magic else {
            throw JalonError(.damaged, "\(path) is not a casebook: it is a file of another kind and was left as it is")
        }
        guard start.count == 100 else {
            throw JalonError(.damaged, "\(path) is cut off within its first page: restore it from a backup")
        }
        // A journal beside the file means that a writer was stopped: its roll-back comes first, and only then
        // do the numbers in the file say how long it is.
        let journal = journal(of: path)
        let application = number(start, at: 68)
        guard application == applicationID || (application == 0 && journal == .ofNewFile) else {
            throw JalonError(
                .damaged, "\(path) is another program's database, not a casebook; it was left as it is")
        }
        let version = number(start, at: 60)
        guard version <= UInt32(Migration.all.count) else {
            throw JalonError(
                .damaged,
                "\(path) was written by a newer Jalon (schema \(version), this one knows \(Migration.all.count)): update Jalon"
            )
        }
        guard journal == .none else { return }
        let declared = start[16] == 0 && start[17] == 1 ? 65_536 : Int64(start[16]) << 8 | Int64(start[17])
        let expected = declared * Int64(number(start, at: 28))
        // Another process may have committed since the file was looked at: its size counts now that there is no
        // journal, for then all that the first page speaks of has been written.
        let size = POSIX.size(of: path)
        guard size >= expected else {
            throw JalonError(
                .damaged, "\(path) is cut off: it has \(size) of \(expected) bytes; restore it from a backup")
        }
    }

    private enum Journal { case none, ofNewFile, ofOldFile }

    /// What the roll-back journal beside a file says: whether the file was empty before it was written to.
    ///
    /// It was when a `store init` was stopped. The header of a journal that is merely kept is zeroed, and counts as none.
    private static func journal(of path: String) -> Journal {
        guard case .file(_, let start) = POSIX.look(at: path + "-journal", bytes: 28), start.count == 28,
            Array(start.prefix(8)) == [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        else { return .none }
        return number(start, at: 16) == 0 ? .ofNewFile : .ofOldFile
    }

    /// A big-endian number of four bytes.
    private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
