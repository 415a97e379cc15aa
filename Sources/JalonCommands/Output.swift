internal import Foundation
internal import Jalon

/// The one way by which data leaves a command: every write is checked, and a file takes its place whole or not at all.
final class Output {
    private var buffer: [UInt8] = []
    /// The file that is being written; `nil` for standard output.
    private let file: PrivateOutput?

    private static let bufferSize = 256 * 1024

    /// Whether people read this on a terminal.
    let isTerminal: Bool

    /// How many characters fit on a line: the terminal's columns, and no limit elsewhere.
    var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return .max }
        return Int(size.ws_col)
    }

    private init(_ file: PrivateOutput?) {
        self.file = file
        isTerminal = file == nil && isatty(STDOUT_FILENO) == 1
    }

    /// Standard output.
    static var standard: Output { Output(nil) }

    /// A new file of mode 0600; it is there once `finish` has returned.
    ///
    /// - Throws: `JalonError` (`failed`) when something is there already and `force` is false, or it is a link.
    static func file(_ path: String, force: Bool) throws(JalonError) -> Output {
        let file = try PrivateOutput(path, replacing: force)
        Interruption.guarding(file.temporary)
        return Output(file)
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
        try file?.sync()
    }

    /// Ends the output: what was written is out, and a file is synced and in its place.
    func finish() throws(JalonError) {
        try flush()
        guard let file else { return }
        defer { Interruption.release() }
        try file.finish()
    }

    /// Takes an unfinished file away.
    func abandon() {
        guard let file else { return }
        file.abandon()
        Interruption.release()
    }

    private func flush() throws(JalonError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        guard let file else { return try writeStandard() }
        do {
            try file.write(buffer)
        } catch {
            abandon()
            throw error
        }
    }

    private func writeStandard() throws(JalonError) {
        var start = 0
        while start < buffer.count {
            let written = buffer[start...].withUnsafeBytes {
                Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            guard written > 0 else {
                if written < 0, errno == EINTR { continue }
                let number = errno
                throw JalonError(
                    .failed,
                    number == EPIPE
                        ? "standard output was closed before everything was written"
                        : "standard output cannot be written: \(String(cString: strerror(number)))")
            }
            start += written
        }
    }
}
