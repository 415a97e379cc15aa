/// Rows that are to be written one after the other, with their values, in one piece of memory.
///
/// SQLite is given the values where they lie here: its own copies of each, and giving them back, were a fifteenth of the
/// time of appending (make bench ROW=append).
final class RowChunk {
    /// How many bytes of rows are worth handing to another thread: those of some hundred entries.
    private static let enough = 65_536

    /// What a value is, in front of it.
    private enum Tag: UInt8 { case nothing, number, text, blob }

    private var start: UnsafeMutableRawPointer
    private var room: Int
    private var used = 0

    init() {
        room = 4_096
        start = .allocate(byteCount: room, alignment: 1)
    }

    deinit { start.deallocate() }

    var isEmpty: Bool { used == 0 }

    /// Whether it is to be written before more is added.
    var isFull: Bool { used >= Self.enough }

    func clear() { used = 0 }

    /// Begins a row of the statement of that number; its values follow in their order.
    func begin(_ statement: Int) { put(statement) }

    func add(_ number: Int64) {
        put(Tag.number.rawValue)
        put(number)
    }

    func add(text: UnsafeRawBufferPointer) { add(text, as: .text) }

    func add(blob: UnsafeRawBufferPointer) { add(blob, as: .blob) }

    func addNothing() { put(Tag.nothing.rawValue) }

    /// Writes row by row, all of which are ended.
    ///
    /// - Parameters:
    ///   - statements: By number.
    ///   - check: Is called before each row, which is not written when it throws.
    func write(with statements: [BareStatement], _ check: () throws -> Void) throws {
        // What lies here is gone with the next rows.
        defer { for statement in statements { statement.clear() } }
        var place = 0
        while place < used {
            try check()
            let statement = statements[take(Int.self, &place)]
            for index in 0..<statement.parameters { bind(at: index + 1, of: statement, &place) }
            try statement.run()
        }
    }

    private func bind(at index: Int32, of statement: BareStatement, _ place: inout Int) {
        switch Tag(rawValue: take(UInt8.self, &place)) {
        case .number: statement.bind(take(Int64.self, &place), at: index)
        case .text: statement.bindInPlace(text: takeBytes(&place), at: index)
        case .blob: statement.bindInPlace(blob: takeBytes(&place), at: index)
        case .nothing: statement.bindNull(at: index)
        case nil: preconditionFailure("a row that was not given as its statement takes it")
        }
    }

    private func add(_ bytes: UnsafeRawBufferPointer, as tag: Tag) {
        put(tag.rawValue)
        put(bytes.count)
        makeRoom(for: bytes.count)
        if let from = bytes.baseAddress { (start + used).copyMemory(from: from, byteCount: bytes.count) }
        used += bytes.count
    }

    private func put<Value: BitwiseCopyable>(_ value: Value) {
        makeRoom(for: MemoryLayout<Value>.size)
        (start + used).storeBytes(of: value, as: Value.self)
        used += MemoryLayout<Value>.size
    }

    private func take<Value: BitwiseCopyable>(_ type: Value.Type, _ place: inout Int) -> Value {
        defer { place += MemoryLayout<Value>.size }
        return (start + place).loadUnaligned(as: type)
    }

    private func takeBytes(_ place: inout Int) -> UnsafeRawBufferPointer {
        let count = take(Int.self, &place)
        defer { place += count }
        return UnsafeRawBufferPointer(start: start + place, count: count)
    }

    /// Nothing points into the memory before all rows are there.
    private func makeRoom(for count: Int) {
        guard count > room - used else { return }
        let larger = max(room * 2, used + count)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
        moved.copyMemory(from: start, byteCount: used)
        start.deallocate()
        (start, room) = (moved, larger)
    }
}
