package import CountryRules

/// How much an import may be, in one place.
package enum InterchangeLimits {
    /// The longest line, in bytes: the contract's 1 MiB, which holds every free text of an entry at its longest.
    package static let longestLine = 1 << 20
    /// The most lines: twice the ten million entries that a casebook is measured with.
    package static let mostLines = 20_000_000
    /// The most bytes, 4 GiB: what comes from a pipe is kept on the disk until its end, and a pipe need not have one.
    package static let mostBytes = 4 << 30
    /// What one line may ask of its reader.
    ///
    /// An identity goes 16 levels deep by its own limit, and is told so up to here.
    package static let line = JSONBounds(bytes: longestLine, depth: 128, values: 100_000)
}
