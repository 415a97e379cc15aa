public import CaseModel
internal import CountryRules

extension VaultKey {
    /// Makes a new key and the file that keeps it, readable by its owner alone.
    ///
    /// Folders that are missing are made for the owner alone. File and folder are on the disk when this returns.
    /// The file is the only copy of the key: without it, what the vault holds cannot be read by anybody.
    ///
    /// - Throws: `JalonError` (`failed`) when something is at that path, a link included, which is left as it is, or
    ///   when the file cannot be written.
    public static func create(file path: String) throws(JalonError) -> VaultKey {
        let key = VaultKey.random()
        switch PrivateFile.make(path, holding: Array(key.text.utf8)) {
        case 0: return key
        case POSIX.alreadyThere:
            throw JalonError(.failed, "there is something at \(path) already; it was left as it is")
        case let number:
            throw JalonError(.failed, "the key file \(path) cannot be created: \(POSIX.message(number))")
        }
    }

    /// Reads a key from its file.
    ///
    /// - Throws: `JalonError`: `keyMissing` when nothing is there, when it is a folder, a link or a device, and when
    ///   others than its owner may read or change it; `keyWrong` when it is not a key file or has a slip in it;
    ///   `failed` when the system does not let it be read.
    public static func read(file path: String) throws(JalonError) -> VaultKey {
        switch PrivateFile.contents(of: path, limit: longestText) {
        case .nothing:
            throw JalonError(
                .keyMissing,
                "there is no key file at \(path): put the copy that was kept apart back there, or name another file",
                Wording("refusal.no-key-file", ["path": .text(path)]))
        case .link:
            throw JalonError(.keyMissing, "\(path) is a link: name the key file itself")
        case .notAFile:
            throw JalonError(.keyMissing, "\(path) is not a file: name the key file itself")
        case .readableByOthers:
            throw JalonError(
                .keyMissing, "the key file \(path) is open to other users of this machine: run chmod 600 \(path)")
        case .unreadable(let number):
            throw JalonError(.failed, "the key file \(path) cannot be read: \(POSIX.message(number))")
        case .file([]):
            throw JalonError(.keyWrong, "the key file \(path) is empty: put the copy that was kept apart back there")
        case .file(let bytes):
            return try VaultKey(text: bytes, from: path)
        }
    }
}
