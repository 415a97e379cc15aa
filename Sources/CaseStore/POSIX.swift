internal import CSQLiteShim
internal import Foundation

/// The few calls of the operating system that decide whether a casebook is made or touched at all.
enum POSIX {
    /// Makes an empty file that nobody else may read.
    ///
    /// - Returns: 0, or the error number; `EEXIST` when something is there, a link included. After a failure nothing is
    ///   there that was not before.
    static func createPrivateFile(_ path: String) -> Int32 {
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { return errno }
        defer { close(file) }
        let number = flush(file)
        if number != 0 { unlink(path) }
        return number
    }

    /// Makes a folder and those above it, each readable by its owner alone; what is made is there after a power cut too.
    ///
    /// - Returns: 0, or the error number.
    static func createPrivateFolder(_ path: String) -> Int32 {
        guard !path.isEmpty, access(path, F_OK) != 0 else { return 0 }
        let parent = folder(of: path)
        if parent != path {
            let outcome = createPrivateFolder(parent)
            guard outcome == 0 else { return outcome }
        }
        guard mkdir(path, 0o700) == 0 else { return errno == EEXIST ? 0 : errno }
        return syncFolder(parent)
    }

    /// The folder that a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Writes a folder's list of files to the disk, so that a new file is still there after a power cut.
    ///
    /// - Returns: 0, or the error number. A file system that syncs no folders, and a folder that may be written and not
    ///   read, are no errors: nothing more can be done there.
    static func syncFolder(_ path: String) -> Int32 {
        let folder = open(path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return errno == EACCES ? 0 : errno }
        defer { close(folder) }
        let number = flush(folder)
        return number == EINVAL || number == ENOTSUP ? 0 : number
    }

    /// Brings what was written to a file to the disk itself, so that it is there after a power cut.
    ///
    /// On Darwin `fsync` leaves it in the disk's own memory.
    ///
    /// - Returns: 0, or the error number.
    static func flush(_ file: Int32) -> Int32 {
        #if canImport(Darwin)
            if fcntl(file, F_FULLFSYNC) != -1 { return 0 }
        #endif
        return fsync(file) == 0 ? 0 : errno
    }

    /// Takes a file away; one that is not there is none the worse.
    static func remove(_ path: String) { unlink(path) }

    /// Gives a file its name, unless something has it.
    ///
    /// Not every disk knows second names for a file, and not every one knows this way of renaming.
    ///
    /// - Returns: 0, or the error number; `EEXIST` when something is there, a link included.
    static func renameToNew(_ path: String, _ new: String) -> Int32 {
        if link(path, new) == 0 { return unlink(path) == 0 ? 0 : errno }
        return hasNoLinks(errno) ? jalon_rename_new(path, new) : errno
    }

    /// Puts a file in the place of another one, which gets a new name: at no moment nothing is at that place.
    ///
    /// - Returns: 0, or the error number.
    static func replace(_ path: String, by new: String, keepingAs aside: String) -> Int32 {
        if link(path, aside) == 0 {
            guard rename(new, path) != 0 else { return 0 }
            let number = errno
            unlink(aside)
            return number
        }
        guard hasNoLinks(errno) else { return errno }
        let number = jalon_rename_exchange(new, path)
        return number == 0 ? renameToNew(new, aside) : number
    }

    private static func hasNoLinks(_ number: Int32) -> Bool {
        [EPERM, EOPNOTSUPP, ENOTSUP, EMLINK, ENOSYS].contains(number)
    }

    /// What is at a path, without following a link.
    enum Kind { case nothing, file, link, folder, other }

    /// Looks at a path without opening what is there.
    static func kind(of path: String) -> Kind {
        var information = stat()
        guard lstat(path, &information) == 0 else { return .nothing }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFLNK: return .link
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Whether two paths lead to one file that is there.
    static func isSameFile(_ left: String, _ right: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(left, &one) == 0, stat(right, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    /// What is at a path.
    enum Contents {
        case nothing
        case folder
        case other
        case file(size: Int64, start: [UInt8])
        case unreadable(Int32)
    }

    /// Looks at a path without changing anything: its kind, its size and its first bytes.
    ///
    /// It is read through SQLite: to open and close the file of a casebook past it would take every lock from this process
    /// that it has on the file, those of a transaction on another thread among them.
    static func look(at path: String, bytes: Int) -> Contents {
        var information = stat()
        guard stat(path, &information) == 0 else { return errno == ENOENT ? .nothing : .unreadable(errno) }
        switch information.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFREG: break
        default: return .other
        }
        var start = [UInt8](repeating: 0, count: bytes)
        let count = jalon_sqlite_file_start(path, &start, Int32(bytes))
        guard count >= 0 else { return .unreadable(-count) }
        return .file(size: Int64(information.st_size), start: Array(start.prefix(Int(count))))
    }

    /// How many bytes a file has now; 0 when it cannot be said.
    static func size(of path: String) -> Int64 {
        var information = stat()
        return stat(path, &information) == 0 ? Int64(information.st_size) : 0
    }

    /// The path of the file itself: absolute, so that nothing reads it as an address, and behind any link.
    static func absolute(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        guard !path.hasPrefix("/") else { return path }
        return FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Whether two files lie in one folder.
    static func isBeside(_ file: String, _ other: String) -> Bool {
        absolute(folder(of: absolute(file))) == absolute(folder(of: absolute(other)))
    }

    /// What an error number means, in the words of the C library.
    static func message(_ number: Int32) -> String { String(cString: strerror(number)) }

    static let alreadyThere = EEXIST
}
