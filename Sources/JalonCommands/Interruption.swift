internal import Foundation

/// Takes unfinished files away when a command is interrupted: they may hold what was sealed.
enum Interruption {
    /// The paths of the files that are being written, in the form that a signal handler may read.
    ///
    /// A command writes them on one thread, and the handler only reads these: the file that `--output` names, and a
    /// backup or a casebook that is restored.
    private nonisolated(unsafe) static var output: UnsafeMutablePointer<CChar>?
    private nonisolated(unsafe) static var other: UnsafeMutablePointer<CChar>?

    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Watches over the file that `--output` names until `release`.
    static func guarding(_ file: String) {
        output = strdup(file)
        watch()
    }

    /// The file is in its place, or gone.
    static func release() {
        free(output)
        output = nil
        rest()
    }

    /// Watches over one more file while something is done.
    static func guarding<Result>(_ work: (_ watching: (String) -> Void) throws -> Result) rethrows -> Result {
        defer {
            free(other)
            other = nil
            rest()
        }
        return try work { file in
            other = strdup(file)
            watch()
        }
    }

    private static func watch() {
        for number in signals {
            signal(number) { number in
                // Calls that are safe within a handler, and then what the signal does by itself.
                if let path = Interruption.output { unlink(path) }
                if let path = Interruption.other { unlink(path) }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    private static func rest() {
        guard output == nil, other == nil else { return }
        for number in signals { signal(number, SIG_DFL) }
    }
}
