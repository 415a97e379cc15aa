package import CaseModel
internal import GRDB

/// The SQLite that this process runs.
package struct SQLiteFacts: Sendable, Hashable {
    /// Such as `3.40.1`.
    package let version: String
    /// How it was built: names, and `name=value`.
    package let options: Set<String>

    package init() throws(JalonError) {
        (version, options) = try translatingErrors("SQLite") {
            try DatabaseQueue().read { db in
                (
                    try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "",
                    Set(try String.fetchAll(db, sql: "PRAGMA compile_options"))
                )
            }
        }
    }

    /// Whether calls from several threads wait for one another.
    package var isThreadSafe: Bool { !options.contains("THREADSAFE=0") }

    /// Whether files are mapped into memory unless somebody says otherwise: what a stray pointer overwrites is then on
    /// the disk.
    package var mapsFiles: Bool {
        options.contains { $0.hasPrefix("DEFAULT_MMAP_SIZE=") && $0 != "DEFAULT_MMAP_SIZE=0" }
    }

    /// The defects that are known of this version, by name.
    package var defects: [KnownDefect] { KnownDefect.all.filter { $0.isIn(version) } }
}

/// A defect of SQLite that people who run a casebook should know of, with its source.
package struct KnownDefect: Sendable, Hashable {
    /// The name under which texts speak of it.
    package let name: String
    /// The first version that has it.
    package let since: String
    /// The first version without it.
    package let mendedIn: String
    /// Older versions into which the mending was carried.
    package let alsoMendedIn: [String]
    /// Where it is described.
    package let source: String

    /// None of them touches Jalon, and each text says why: one that did would be worked around or refused.
    package static let all = [
        KnownDefect(
            name: "aggregate", since: "3.0.0", mendedIn: "3.50.2", alsoMendedIn: [],
            source: "https://www.sqlite.org/cves.html (CVE-2025-6965)"),
        KnownDefect(
            name: "full-text", since: "3.9.0", mendedIn: "3.54.0", alsoMendedIn: [],
            source: "https://osv.dev/vulnerability/CVE-2026-119373 (with CVE-2026-11822 and CVE-2026-11824)"),
        KnownDefect(
            name: "wal-reset", since: "3.7.0", mendedIn: "3.51.3", alsoMendedIn: ["3.50.7"],
            source: "https://www.sqlite.org/wal.html#walresetbug"),
    ]

    /// Whether a version has the defect, by its number alone: a distribution may have mended it under the same number.
    package func isIn(_ version: String) -> Bool {
        let number = Self.parts(version)
        let isCarried = alsoMendedIn.map(Self.parts).contains {
            $0.prefix(2) == number.prefix(2) && !number.lexicographicallyPrecedes($0)
        }
        return !number.lexicographicallyPrecedes(Self.parts(since))
            && number.lexicographicallyPrecedes(Self.parts(mendedIn)) && !isCarried
    }

    private static func parts(_ version: String) -> ArraySlice<Int> {
        version.split(separator: ".").map { Int($0) ?? 0 }[...]
    }
}
