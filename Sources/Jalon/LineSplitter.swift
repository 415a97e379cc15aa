internal import CaseModel

/// Cuts bytes into lines as they come, and refuses a line that is too long before it fills the memory.
struct LineSplitter {
    private var pending: [UInt8] = []
    private var number = 0

    /// Takes the next bytes; none means that the text has ended.
    mutating func feed(_ bytes: [UInt8], line: (ArraySlice<UInt8>, Int) throws -> Void) throws {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try emit(rest[..<end], to: line)
            rest = rest[(end + 1)...]
        }
        guard bytes.isEmpty else {
            pending.append(contentsOf: rest)
            return try checkLength(pending.count)
        }
        if !pending.isEmpty { try emit([], to: line) }
    }

    private mutating func emit(_ end: ArraySlice<UInt8>, to line: (ArraySlice<UInt8>, Int) throws -> Void) throws {
        try checkLength(pending.count + end.count)
        number += 1
        if pending.isEmpty {
            try line(end, number)
        } else {
            pending.append(contentsOf: end)
            let whole = pending
            pending.removeAll(keepingCapacity: true)
            try line(whole[...], number)
        }
    }

    private func checkLength(_ count: Int) throws(JalonError) {
        guard count <= InterchangeLimits.longestLine else {
            throw JalonError(.invalidInput, "line \(number + 1): is longer than 1 MiB; nothing was stored")
        }
    }
}
