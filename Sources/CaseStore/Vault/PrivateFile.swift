internal import Foundation

/// A small file that only its owner may read: made whole or not at all, and never read through a link.
enum PrivateFile {
    /// Makes a file with its bytes and writes both to the disk, with the folders that were missing.
    ///
    /// - Returns: 0, or the error number; `EEXIST` when something is there, a link included. After a failure
    ///   nothing is there that was not before, but for folders.
    static func make(_ path: String, holding bytes: [UInt8]) -> Int32 {
        let folder = POSIX.folder(of: path)
        let outcome = POSIX.createPrivateFolder(folder)
        guard outcome == 0 else { return outcome }
        let file = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { return errno }
        var failure = fill(file, with: bytes)
        close(file)
        if failure == 0 { failure = POSIX.syncFolder(folder) }
        if failure != 0 { unlink(path) }
        return failure
    }

    private static func fill(_ file: Int32, with bytes: [UInt8]) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            rest.removeFirst(count)
        }
        return POSIX.flush(file)
    }

    /// What is at a path.
    enum Contents: Equatable {
        case nothing
        case link
        case notAFile
        case readableByOthers
        case unreadable(Int32)
        case file([UInt8])
    }

    /// The first bytes of a file, as many as a limit allows and one more, so that a longer file shows.
    static func contents(of path: String, limit: Int) -> Contents {
        // Without O_NONBLOCK a named pipe would be waited for.
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: return .nothing
            case ELOOP: return .link
            case ENXIO: return .notAFile
            default: return .unreadable(errno)
            }
        }
        defer { close(file) }
        // What is open is what is looked at: the path may name another file by now.
        var information = stat()
        guard fstat(file, &information) == 0 else { return .unreadable(errno) }
        guard information.st_mode & S_IFMT == S_IFREG else { return .notAFile }
        guard information.st_mode & 0o077 == 0 else { return .readableByOthers }
        return read(file, limit: limit)
    }

    private static func read(_ file: Int32, limit: Int) -> Contents {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: limit + 1)
        while bytes.count <= limit {
            let count = Foundation.read(file, &buffer, limit + 1 - bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .unreadable(errno) }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        return .file(bytes)
    }
}
