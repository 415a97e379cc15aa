internal import Foundation
internal import Jalon

/// The one way by which data leaves a command: every write is checked, and a file takes its place whole or not at all.
final class Output {
    private var buffer: [UInt8] = []
    private let descriptor: Int32
    /// The file that is being written, and the one whose place it takes; `nil` for standard output.
    private let file: (temporary: String, final: String, replaces: Bool)?
    private var isFinished = false

    private static let bufferSize = 256 * 1024

    /// Whether people read this on a terminal.
    let isTerminal: Bool

    /// How many characters fit on a line: the terminal's columns, and no limit elsewhere.
    var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return .max }
        return Int(size.ws_col)
    }

    private init(descriptor: Int32, file: (temporary: String, final: String, replaces: Bool)?) {
        self.descriptor = descriptor
        self.file = file
        isTerminal = file == nil && isatty(descriptor) == 1
    }

    /// Standard output.
    static var standard: Output { Output(descriptor: STDOUT_FILENO, file: nil) }

    /// A new file of mode 0600; it is there once `finish` has returned.
    ///
    /// - Throws: `JalonError` (`failed`) when something is there already and `force` is false, or it is a link.
    static func file(_ path: String, force: Bool) throws(JalonError) -> Output {
        var information = stat()
        if lstat(path, &information) == 0 {
            guard information.st_mode & S_IFMT != S_IFLNK else {
                throw JalonError(.failed, "\(path) is a link: name the file itself")
            }
            guard force else {
                throw JalonError(
                    .failed, "\(path) is there already; --force replaces it",
                    Wording("refusal.file-exists", ["path": .text(path)]))
            }
            guard information.st_mode & S_IFMT == S_IFREG else {
                throw JalonError(.failed, "\(path) is not a file: nothing was written")
            }
        }
        let name = URL(fileURLWithPath: path)
        let temporary = name.deletingLastPathComponent()
            .appendingPathComponent(".\(name.lastPathComponent).\(UInt32.random(in: 0 ... .max)).part").path
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JalonError(.failed, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        Interruption.guarding(temporary)
        return Output(descriptor: descriptor, file: (temporary, path, force))
    }

    /// Whether two paths lead to one file that is there.
    static func isSameFile(_ left: String, _ right: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(left, &one) == 0, stat(right, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    /// Writes text.
    func write(_ text: String) throws(JalonError) { try write(bytes: text.utf8) }

    /// Writes bytes.
    func write(bytes: some Sequence<UInt8>) throws(JalonError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Brings what was written so far to the disk, where it is a file.
    func sync() throws(JalonError) {
        try flush()
        guard let file, fsync(descriptor) != 0 else { return }
        throw discard(file, errno)
    }

    /// Ends the output: what was written is out, and a file is synced and in its place.
    func finish() throws(JalonError) {
        try flush()
        isFinished = true
        guard let file else { return }
        guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw discard(file, errno) }
        let placed = file.replaces ? rename(file.temporary, file.final) : link(file.temporary, file.final)
        guard placed == 0 else {
            let number = errno
            unlink(file.temporary)
            throw JalonError(
                .failed,
                number == EEXIST
                    ? "\(file.final) is there already; --force replaces it"
                    : "\(file.final) cannot be written: \(String(cString: strerror(number)))")
        }
        if !file.replaces { unlink(file.temporary) }
        Interruption.release()
        let number = syncFolder(of: file.final)
        guard number == 0 else {
            if !file.replaces { unlink(file.final) }
            throw JalonError(.failed, "\(file.final) cannot be written: \(String(cString: strerror(number)))")
        }
    }

    /// Writes the list of files of a file's folder to the disk, so that the file is there after a power cut.
    ///
    /// - Returns: 0, or the error number; a folder that cannot be synced, or only be written, is no error.
    private func syncFolder(of path: String) -> Int32 {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return errno == EACCES ? 0 : errno }
        defer { close(folder) }
        return fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno
    }

    /// Takes an unfinished file away.
    func abandon() {
        guard let file, !isFinished else { return }
        close(descriptor)
        unlink(file.temporary)
        Interruption.release()
        isFinished = true
    }

    private func flush() throws(JalonError) {
        var start = 0
        while start < buffer.count {
            let written = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if written < 0, errno == EINTR { continue }
                let number = errno
                if let file { throw discard(file, number) }
                throw JalonError(
                    .failed,
                    number == EPIPE
                        ? "standard output was closed before everything was written"
                        : "standard output cannot be written: \(String(cString: strerror(number)))")
            }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func discard(_ file: (temporary: String, final: String, replaces: Bool), _ number: Int32) -> JalonError {
        close(descriptor)
        unlink(file.temporary)
        isFinished = true
        return JalonError(.failed, "\(file.final) cannot be written: \(String(cString: strerror(number)))")
    }
}
