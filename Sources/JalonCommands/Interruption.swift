internal import Foundation

/// Takes the unfinished file away when a command is interrupted: it may hold what was sealed.
enum Interruption {
    /// The path of the file that is being written, in the form that a signal handler may read; `nil` when there is none.
    ///
    /// A command writes one file, on one thread, and the handler only reads this.
    private nonisolated(unsafe) static var path: UnsafeMutablePointer<CChar>?

    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Watches over a file until `release`.
    static func guarding(_ file: String) {
        path = strdup(file)
        for number in signals {
            signal(number) { number in
                // Calls that are safe within a handler, and then what the signal does by itself.
                if let path = Interruption.path { unlink(path) }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// The file is in its place, or gone.
    static func release() {
        for number in signals { signal(number, SIG_DFL) }
        free(path)
        path = nil
    }
}
