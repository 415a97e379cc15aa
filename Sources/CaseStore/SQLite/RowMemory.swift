/// Memory in which the values of one row lie while SQLite writes it.
///
/// Bound where they lie, SQLite need not make a copy of each by itself; its copies, and giving them back, were a fifteenth
/// of the time of appending (make bench ROW=append).
final class RowMemory {
    private let start = UnsafeMutableRawPointer.allocate(byteCount: RowMemory.size, alignment: 1)
    private var used = 0

    /// What a row of usual facts takes many times.
    private static let size = 16_384

    deinit { start.deallocate() }

    /// Makes room for the next row.
    func clear() { used = 0 }

    /// Keeps bytes until it is cleared.
    ///
    /// - Returns: Where they lie; `nil` when there is no room for them.
    func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard bytes.count <= Self.size - used else { return nil }
        let place = start + used
        if let from = bytes.baseAddress { place.copyMemory(from: from, byteCount: bytes.count) }
        used += bytes.count
        return UnsafeRawBufferPointer(start: place, count: bytes.count)
    }
}
