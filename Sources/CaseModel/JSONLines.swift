package import CivilCalendar

/// Writes objects member by member, each on a line of its own.
package struct JSONLines: JSONMembers, ~Copyable {
    private var bytes: ByteBuffer
    private let isQuiet: Bool
    private var isFirst = true

    /// No lines yet.
    ///
    /// - Parameter isQuiet: What is escaped in texts, as `ByteBuffer` says.
    package init(isQuiet: Bool = false, capacity: Int = 4_096) {
        self.isQuiet = isQuiet
        bytes = ByteBuffer(capacity: capacity)
    }

    /// What was written.
    package var array: [UInt8] { bytes.array }

    /// What was written, as a text.
    package var text: String { bytes.text }

    /// Lets go of what was written, and keeps its room.
    package mutating func clear() { bytes.clear() }

    /// Begins an object.
    package mutating func begin() {
        bytes.put(UInt8(ascii: "{"))
        isFirst = true
    }

    /// Begins an object that says what it is.
    package mutating func begin(_ record: StaticString) {
        bytes.put("{\"record\":\"" as StaticString)
        bytes.put(record)
        bytes.put(UInt8(ascii: "\""))
        isFirst = false
    }

    /// Ends the object.
    package mutating func end() { bytes.put(UInt8(ascii: "}")) }

    /// Ends the object and its line.
    package mutating func endLine() { bytes.put("}\n" as StaticString) }

    package mutating func add(_ key: StaticString, _ text: String?) {
        name(key)
        if let text { put(text) } else { putNull() }
    }

    package mutating func add(_ key: StaticString, _ flag: Bool) {
        name(key)
        bytes.put(flag ? "true" : "false" as StaticString)
    }

    package mutating func add(_ key: StaticString, _ number: Int) {
        name(key)
        bytes.put(number)
    }

    package mutating func add(_ key: StaticString, _ texts: [String]) {
        list(key, texts.count) { line, index in line.put(texts[index]) }
    }

    package mutating func add<Code: RawRepresentable<String>>(_ key: StaticString, codes: [Code]) {
        list(key, codes.count) { line, index in line.put(codes[index].rawValue) }
    }

    package mutating func add(_ key: StaticString, _ day: CivilDate?) {
        name(key)
        if let day { put(day) } else { putNull() }
    }

    package mutating func add(_ key: StaticString, _ days: [CivilDate]) {
        list(key, days.count) { line, index in line.put(days[index]) }
    }

    package mutating func add(_ key: StaticString, _ id: EntryID) {
        name(key)
        quoted(upTo: EntryID.textLength) { id.write(into: $0) }
    }

    package mutating func add(_ key: StaticString, _ moment: Instant) {
        name(key)
        quoted(upTo: Instant.longestText) { moment.write(into: $0) }
    }

    package mutating func add(_ member: JSONValue.Member) {
        separate()
        bytes.put(json: member.key, isQuiet: isQuiet)
        bytes.put(UInt8(ascii: ":"))
        member.value.write(into: &bytes, isQuiet: isQuiet)
    }

    package mutating func add(_ facts: EntryFacts) { facts.visit(&self) }

    package mutating func add(_ facts: CaseFacts) { facts.visit(&self) }

    private mutating func separate() {
        if !isFirst { bytes.put(UInt8(ascii: ",")) }
        isFirst = false
    }

    /// Writes a key; no key of the program's source has anything to escape.
    private mutating func name(_ key: StaticString) {
        bytes.put(name: key, isFirst: isFirst)
        isFirst = false
    }

    private mutating func list(_ key: StaticString, _ count: Int, _ put: (inout JSONLines, Int) -> Void) {
        name(key)
        bytes.put(UInt8(ascii: "["))
        for index in 0..<count {
            if index > 0 { bytes.put(UInt8(ascii: ",")) }
            put(&self, index)
        }
        bytes.put(UInt8(ascii: "]"))
    }

    private mutating func put(_ text: String) { bytes.put(json: text, isQuiet: isQuiet) }

    private mutating func put(_ day: CivilDate) {
        quoted(upTo: CivilDate.textLength) { day.write(into: $0) }
    }

    @inline(__always)
    private mutating func quoted(upTo most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        bytes.put(upTo: most &+ 2) { text in
            text[0] = UInt8(ascii: "\"")
            let end = 1 &+ write(UnsafeMutableBufferPointer(rebasing: text[1...]))
            text[end] = UInt8(ascii: "\"")
            return end &+ 1
        }
    }

    private mutating func putNull() { bytes.put("null" as StaticString) }
}
