internal import Foundation

/// A file or a folder, without what is in it.
package struct FileFacts: Sendable, Hashable {
    /// The rights, such as 0o600.
    package let mode: Int
    /// Whether it belongs to whoever runs this.
    package let isOwn: Bool
    /// How many names it has.
    package let links: Int
    package let size: Int64
    /// Which volume it lies on.
    package let device: UInt64

    /// Looks at a path, behind any link; `nil` when nothing is there.
    package init?(of path: String) {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        mode = Int(information.st_mode & 0o7777)
        isOwn = information.st_uid == geteuid()
        links = Int(information.st_nlink)
        size = Int64(information.st_size)
        device = UInt64(truncatingIfNeeded: information.st_dev)
    }

    /// The rights as chmod takes them.
    package var octal: String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The folder of the file itself, behind any link.
    package static func folder(of path: String) -> String { POSIX.folder(of: POSIX.absolute(path)) }

    /// Whether one path lies in or below the folder of another.
    package static func isBelow(_ path: String, folderOf other: String) -> Bool {
        let folder = POSIX.absolute(folder(of: other))
        return POSIX.absolute(path).hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    /// How many bytes are free for this user where a path lies; `nil` when it cannot be said.
    package static func freeBytes(at path: String) -> Int64? {
        var information = statvfs()
        guard statvfs(path, &information) == 0 else { return nil }
        return Int64(clamping: UInt64(information.f_bavail) &* UInt64(information.f_frsize))
    }
}

/// What lies beside a casebook and belongs to it.
package struct LeftOvers: Sendable, Hashable {
    /// A journal: a writer is at work, or was stopped.
    package let hasJournal: Bool
    /// Whether another program has used a write-ahead log.
    package let hasWriteAheadLog: Bool
    /// Files of an interrupted write.
    package let temporary: Int
    /// Copies from before an upgrade or a restore.
    package let copies: Int
    /// Folders among the temporary files that a stopped `RestoredCopy` left: a plain copy may lie in them.
    package let unpacked: Int

    /// Looks beside a casebook.
    ///
    /// - Parameters:
    ///   - path: The casebook.
    ///   - temporary: Where temporary files are.
    package init(beside path: String, temporary folder: String) {
        let path = POSIX.absolute(path)
        let name = String(path.split(separator: "/").last ?? "")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: POSIX.folder(of: path))) ?? []
        hasJournal = names.contains(name + "-journal") && POSIX.size(of: path + "-journal") > 0
        hasWriteAheadLog = names.contains(name + "-wal") || names.contains(name + "-shm")
        temporary = names.count { $0.hasPrefix(".\(name).") }
        copies = names.count { $0.hasPrefix("\(name).schema-") || $0.hasPrefix("\(name).replaced-") }
        let others = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        unpacked = others.count { $0.hasPrefix(RestoredCopy.folderPrefix) }
    }
}
