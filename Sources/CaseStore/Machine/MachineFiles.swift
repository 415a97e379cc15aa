internal import Foundation

/// The files in which a machine tells about itself (`/proc`, `/sys`), and the same below another root for tests.
package struct MachineFiles: Sendable {
    private let root: String

    /// The files of this machine, or of one that lies below a folder.
    package init(root: String = "") { self.root = root }

    /// The text of a file; `nil` when it cannot be read.
    func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: root + path).map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The names in a folder, sorted; none when it cannot be read.
    func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root + path)) ?? []).sorted()
    }

    func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

    /// The numbers `major:minor` of a device file; `nil` when it is none.
    func device(_ path: String) -> String? {
        var information = stat()
        guard stat(root + path, &information) == 0, information.st_mode & S_IFMT == S_IFBLK else { return nil }
        let number = UInt64(truncatingIfNeeded: information.st_rdev)
        // As glibc's gnu_dev_major and gnu_dev_minor take it apart.
        return "\((number >> 8) & 0xFFF | (number >> 32) & ~0xFFF):\(number & 0xFF | (number >> 12) & ~0xFF)"
    }

    /// A path as `/proc` writes it: blanks and the like as three octal digits.
    static func unescaped(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.popFirst() {
            let digits = rest.prefix(3)
            if first == UInt8(ascii: "\\"), digits.count == 3,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(first)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
