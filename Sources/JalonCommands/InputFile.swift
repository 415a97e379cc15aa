internal import Foundation
internal import Jalon

/// A file that is read as a whole: looked at before it is read, and never more of it than a limit allows.
struct InputFile {
    /// The largest rule pack: the largest that Jalon carries has 25 KiB.
    static let largestPack = 1 << 20
    /// The most packs of one's own in a folder: ten times as many as Jalon carries.
    static let mostPacks = 256
    /// The largest config file: eight settings, each of them a path or a word.
    static let largestConfig = 1 << 16

    let path: String
    /// The most bytes that are read.
    let largest: Int
    /// What it means that nothing is there.
    var missing = JalonError.Code.notFound

    /// The bytes of the file.
    ///
    /// - Throws: `JalonError`: `missing` when nothing is there; `invalidInput` for a folder, a device, a pipe, and for
    ///   a file that is too large; `failed` when the system does not let it be read.
    func bytes() throws(JalonError) -> [UInt8] {
        // Without O_NONBLOCK a pipe without a writer would be waited for.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw unreadable }
            throw JalonError(missing, "there is no file \(path)", Wording("refusal.no-file", ["path": .text(path)]))
        }
        defer { close(file) }
        var information = stat()
        guard fstat(file, &information) == 0 else { throw unreadable }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw JalonError(
                .invalidInput, "\(path) is a folder, a device or a pipe: name a file",
                Wording("limit.not-a-file", ["path": .text(path)]))
        }
        guard Int(information.st_size) <= largest else { throw tooLarge }
        return try read(file)
    }

    private func read(_ file: Int32) throws(JalonError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            // It may have grown since it was looked at.
            guard bytes.count <= largest else { throw tooLarge }
        }
    }

    private var tooLarge: JalonError {
        let size = largest >= 1 << 20 ? "\(largest >> 20) MiB" : "\(largest >> 10) KiB"
        return JalonError(
            .invalidInput, "\(path) is larger than \(size), the most that such a file has: is it the right one?",
            Wording("limit.file", ["path": .text(path), "size": .text(size)]))
    }

    private var unreadable: JalonError {
        JalonError(.failed, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
}
