internal import Foundation

/// The variables of the environment, each read when it is asked for: of a hundred, a command asks for a dozen.
struct Variables {
    /// A variable that is set to something.
    func filled(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
