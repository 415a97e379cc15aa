internal import CSQLiteShim
public import CaseModel
internal import CountryRules
internal import Foundation

/// A file of mode 0600 that takes its place whole and on the disk, or not at all.
///
/// It is written under another name in the same folder; what was not finished is taken away with the value.
///
/// ```swift
/// let file = try PrivateOutput("case.html", replacing: false)
/// try casebook.exportTimeline(of: reference, as: TimelineExport(.html), on: today, author: "hd") {
///     (bytes) throws(JalonError) in try file.write(bytes)
/// }
/// try file.finish()
/// ```
public final class PrivateOutput {
    /// Where the file is going to be.
    public let path: String
    /// Where it is until then.
    public let temporary: String
    private let replaces: Bool
    private let descriptor: Int32
    private var isOpen = true
    private var isReserved = false

    /// Makes the file under its other name.
    ///
    /// - Parameters:
    ///   - path: Where it is going to be. Its folder is there.
    ///   - replacing: Whether a file that is there gives way.
    /// - Throws: `JalonError` (`failed`) when something is there that does not give way: a link or a folder never does.
    public init(_ path: String, replacing: Bool) throws(JalonError) {
        switch POSIX.kind(of: path) {
        case .nothing: break
        case .file where replacing: break
        case .file: throw Self.isThere(path)
        case .link: throw JalonError(.failed, "\(path) is a link: name the file itself")
        case .folder: throw JalonError(.failed, "\(path) is a folder: name a file in it")
        case .other: throw JalonError(.failed, "\(path) is not a file: nothing was written")
        }
        self.path = path
        replaces = replacing
        let name = path.split(separator: "/").last ?? "file"
        temporary = "\(POSIX.folder(of: path))/.\(name).\(UInt32.random(in: 0 ... .max)).part"
        descriptor = open(temporary, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.unwritable(path, errno) }
    }

    deinit { abandon() }

    /// Sets room aside on the disk, as far as its file system can.
    ///
    /// - Throws: `JalonError` (`failed`) when there is not as much.
    func reserve(_ count: Int) throws(JalonError) {
        let number = jalon_reserve(descriptor, Int64(count))
        guard number != ENOSPC, number != EDQUOT, number != EFBIG else { throw Self.unwritable(path, number) }
        isReserved = number == 0
    }

    /// Appends bytes.
    ///
    /// - Throws: `JalonError` (`failed`), such as for a full disk.
    public func write(_ bytes: [UInt8]) throws(JalonError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.unwritable(path, count < 0 ? errno : EIO) }
            rest.removeFirst(count)
        }
    }

    /// Brings the bytes to the disk.
    ///
    /// - Throws: `JalonError` (`failed`).
    public func sync() throws(JalonError) {
        let number = POSIX.flush(descriptor)
        guard number == 0 else { throw Self.unwritable(path, number) }
    }

    /// Ends the file: it is on the disk and in its place.
    ///
    /// - Throws: `JalonError` (`failed`). Then nothing is in its place that was not there before, and nothing is left over.
    public func finish() throws(JalonError) { try finish(placing: nil) }

    /// Ends the file as the other call does.
    ///
    /// - Parameter place: Puts it there in another way, from its other name; gives 0 or an error number.
    func finish(placing place: ((_ temporary: String) throws -> Int32)?) throws(JalonError) {
        do {
            // What was set aside and not needed is given back.
            if isReserved { _ = ftruncate(descriptor, lseek(descriptor, 0, SEEK_CUR)) }
            try sync()
            isOpen = false
            guard close(descriptor) == 0 else { throw Self.unwritable(path, errno) }
            let number =
                if let place {
                    try place(temporary)
                } else if replaces {
                    rename(temporary, path) == 0 ? 0 : errno
                } else {
                    POSIX.renameToNew(temporary, path)
                }
            guard number == 0 else {
                throw number == EEXIST ? Self.isThere(path) : Self.unwritable(path, number)
            }
        } catch {
            abandon()
            unlink(temporary)
            throw error as? JalonError ?? JalonError(.failed, "\(path): \(error)")
        }
        let synced = POSIX.syncFolder(POSIX.folder(of: path))
        guard synced == 0 else {
            // It is whole, and may be gone after a power cut: what took the place of nothing is taken away again.
            if place == nil, !replaces { unlink(path) }
            throw Self.unwritable(path, synced)
        }
    }

    /// Takes an unfinished file away.
    public func abandon() {
        guard isOpen else { return }
        isOpen = false
        Foundation.close(descriptor)
        unlink(temporary)
    }

    private static func isThere(_ path: String) -> JalonError {
        JalonError(
            .failed, "\(path) is there already; --force replaces it",
            Wording("refusal.file-exists", ["path": .text(path)]))
    }

    static func unwritable(_ path: String, _ number: Int32) -> JalonError {
        JalonError(.failed, "\(path) cannot be written: \(POSIX.message(number))")
    }
}
