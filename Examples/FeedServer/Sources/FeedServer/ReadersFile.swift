import Foundation
import Synchronization

/// The file of the readers: JSON, of mode 0600, read again when it changed.
///
/// A reader who is taken out has no access from the next request on.
final class ReadersFile: Sendable {
    private let path: String
    private let last = Mutex<(state: State, readers: [Reader])?>(nil)

    /// Why nobody is let in.
    enum Problem: String, Error, CustomStringConvertible {
        case missing, unreadable, open, unsound

        var description: String {
            switch self {
            case .missing: "there is no file of readers: make one with feed-server token add"
            case .unreadable: "the file of the readers cannot be read"
            case .open: "the file of the readers is not yours alone: chmod 600"
            case .unsound: "the file of the readers is not as feed-server token writes it"
            }
        }
    }

    /// What the file looks like.
    private struct Content: Codable {
        static let format = "feed-server-readers/1"
        var format = Content.format
        var readers: [Reader] = []
    }

    /// What changes with the file.
    private struct State: Equatable {
        let number: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
        /// Whether it is a file that nobody else may read.
        let isPrivate: Bool

        init(_ descriptor: Int32) throws(Problem) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .unreadable }
            number = UInt64(status.st_ino)
            size = Int64(status.st_size)
            #if canImport(Darwin)
                let changed = status.st_ctimespec
            #else
                let changed = status.st_ctim
            #endif
            seconds = changed.tv_sec
            nanoseconds = changed.tv_nsec
            isPrivate =
                status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o077 == 0 && status.st_uid == geteuid()
        }
    }

    init(_ path: String) { self.path = path }

    /// The reader with a token; `nil` for a token that nobody has.
    ///
    /// - Throws: `Problem`.
    func reader(with token: String?) throws -> Reader? {
        ReaderToken.reader(with: token ?? "", among: try all())
    }

    /// All readers.
    ///
    /// - Throws: `Problem`.
    func all() throws -> [Reader] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENOENT ? Problem.missing : Problem.unreadable }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let state = try State(descriptor)
        guard state.isPrivate else { throw Problem.open }
        return try last.withLock { last in
            if let last, last.state == state { return last.readers }
            guard let data = try? handle.readToEnd() ?? Data() else { throw Problem.unreadable }
            guard let content = try? JSONDecoder().decode(Content.self, from: data), content.format == Content.format,
                content.readers.allSatisfy(\.isSound), Self.hasKnownFields(data),
                Set(content.readers.map(\.name)).count == content.readers.count
            else { throw Problem.unsound }
            last = (state, content.readers)
            return content.readers
        }
    }

    /// Whether there is no field that nobody reads: one that is misspelt would narrow nothing.
    private static func hasKnownFields(_ data: Data) -> Bool {
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        let known = Set(Reader.CodingKeys.allCases.map(\.rawValue))
        return (object?["readers"] as? [[String: Any]])?.allSatisfy { known.isSuperset(of: $0.keys) } ?? false
    }

    /// Puts other readers in their place: written beside it, and moved there whole.
    ///
    /// - Throws: `Problem` when it cannot be written.
    func replace(_ readers: [Reader]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(Content(readers: readers)) + Data("\n".utf8)
        let beside = "\(path).\(UUID().uuidString)"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem.unreadable }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: data)
            try handle.synchronize()
            guard rename(beside, path) == 0 else { throw Problem.unreadable }
        } catch {
            unlink(beside)
            throw error
        }
    }
}
