internal import CaseModel
internal import CountryRules
internal import Foundation

/// A file that is read at any place, and never changed.
final class BackupFile {
    let path: String
    let count: Int
    private let descriptor: Int32

    /// - Throws: `JalonError`: `notFound` when nothing is there; `damaged` when it is no file; `failed` when it cannot be
    ///   read.
    init(_ path: String) throws(JalonError) {
        // Without O_NONBLOCK a named pipe would be waited for.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? JalonError(.notFound, "there is no file \(path)", Wording("backup.no-file", ["path": .text(path)]))
                : JalonError(.failed, "\(path) cannot be read: \(POSIX.message(errno))")
        }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw JalonError(.damaged, "\(path) is not a file: name the backup itself")
        }
        self.path = path
        self.descriptor = descriptor
        count = Int(information.st_size)
    }

    deinit { close(descriptor) }

    /// The bytes from a place on, as many as asked for.
    ///
    /// - Throws: `JalonError`: `damaged` when the file ends before; `failed` for a disk that does not give them.
    func read(_ offset: Int, _ count: Int) throws(JalonError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw JalonError(.failed, "\(path) cannot be read: \(POSIX.message(errno))") }
            guard got > 0 else { throw JalonError(.damaged, "\(path) was cut while it was read: try again") }
            filled += got
        }
        return bytes
    }
}
