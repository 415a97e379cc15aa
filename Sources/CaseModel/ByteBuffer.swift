/// Bytes that are put together piece by piece.
///
/// An array looks for each piece whether somebody else holds it, which for the dozens of small pieces of a line is most
/// of the work; of this one nobody else can.
package struct ByteBuffer: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var used = 0

    /// No bytes yet, with room for so many.
    package init(capacity: Int = 4_096) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// How many bytes there are.
    @inlinable package var count: Int { used }

    /// What was put at the end since there were so many bytes.
    package func bytes(since count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start + count, count: used - count))
    }

    /// What was put together.
    package var array: [UInt8] { Array(UnsafeBufferPointer(start: start, count: used)) }

    /// What was put together, as the text that it is in UTF-8.
    package var text: String { String(decoding: UnsafeBufferPointer(start: start, count: used), as: UTF8.self) }

    /// Makes it empty, and keeps its room.
    package mutating func clear() { used = 0 }

    /// Puts a byte at the end.
    @inlinable package mutating func put(_ byte: UInt8) {
        if used == capacity { grow(by: 1) }
        start[used] = byte
        used &+= 1
    }

    /// Puts bytes at the end.
    @inlinable package mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let from = bytes.baseAddress else { return }
        put(from, bytes.count)
    }

    /// Puts a text of the program's source at the end.
    @inlinable package mutating func put(_ text: StaticString) { put(text.utf8Start, text.utf8CodeUnitCount) }

    /// Puts a text at the end.
    @inlinable package mutating func put(_ text: String) {
        text.withBytes { put($0) }
    }

    /// Puts bytes at the end, between quotation marks.
    mutating func put(quoted bytes: UnsafeBufferPointer<UInt8>) {
        put(upTo: bytes.count &+ 2) { $0.quote(bytes, at: 0) }
    }

    /// Puts a whole number at the end, in decimal digits.
    package mutating func put(_ number: Int) {
        put(upTo: 20) { digits in
            var rest = number.magnitude
            var first = digits.count
            repeat {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                first -= 1
                digits[first] = UInt8(ascii: "-")
            }
            for place in first..<digits.count { digits[place - first] = digits[place] }
            return digits.count - first
        }
    }

    /// Puts at the end what is written in its place.
    ///
    /// - Parameters:
    ///   - most: How many bytes are written at most.
    ///   - write: Writes them at the beginning of what it is given, and says how many they are.
    @inlinable package mutating func put(
        upTo most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) {
        if capacity &- used < most { grow(by: most) }
        used &+= write(UnsafeMutableBufferPointer(start: start + used, count: most))
    }

    /// Puts the name of a member of a JSON object at the end, behind a comma unless it is the first, and a colon behind it.
    ///
    /// - Parameters:
    ///   - name: Has nothing to escape.
    ///   - isFirst: Whether no member stands before it.
    mutating func put(name: StaticString, isFirst: Bool) {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        put(upTo: name.count &+ 4) { text in
            var length = 0
            if !isFirst {
                text[0] = UInt8(ascii: ",")
                length = 1
            }
            length = text.quote(name, at: length)
            text[length] = UInt8(ascii: ":")
            return length &+ 1
        }
    }

    @inlinable mutating func put(_ from: UnsafePointer<UInt8>, _ count: Int) {
        if capacity &- used < count { grow(by: count) }
        (start + used).update(from: from, count: count)
        used &+= count
    }

    @usableFromInline mutating func grow(by count: Int) {
        let room = max(2 * capacity, used + count)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        moved.update(from: start, count: used)
        start.deallocate()
        (start, capacity) = (moved, room)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes bytes between quotation marks at a place, in a buffer that has room for them.
    ///
    /// - Returns: The place behind them.
    fileprivate func quote(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        self[place] = UInt8(ascii: "\"")
        let end = place &+ bytes.count &+ 1
        if let from = bytes.baseAddress, let to = baseAddress {
            UnsafeMutableRawPointer(to + (place &+ 1)).copyMemory(from: from, byteCount: bytes.count)
        }
        self[end] = UInt8(ascii: "\"")
        return end &+ 1
    }
}
