/// Where keys, salts and nonces come from.
///
/// It is apart from `StoreEnvironment`, whose random bits an embedder may replace: with bits that repeat, sealed
/// content could be read. Only tests make another source than the system's.
package struct RandomBytes: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    /// A source that gives as many bytes as it is asked for.
    package init(_ make: @escaping @Sendable (Int) -> [UInt8]) { self.make = make }

    /// The system's cryptographic random numbers.
    package static let system = RandomBytes { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in generator.next() }
    }

    /// Random bytes, as many as asked for.
    func bytes(_ count: Int) -> [UInt8] { make(count) }
}
