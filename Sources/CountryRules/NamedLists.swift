/// Lists of values by name, found without a dictionary.
struct NamedLists<Value: Sendable>: Sendable {
    private let names: NameIndex
    /// The values of each name.
    private let ranges: [Range<Int>]
    /// All of them, one list after the other, so that one which does not hold is passed over without a second look-up.
    private let values: [Value]

    init(_ lists: [String: [Value]]) {
        var values: [Value] = []
        var ranges: [Range<Int>] = []
        for list in lists.values {
            ranges.append(values.count..<values.count + list.count)
            values += list
        }
        (self.values, self.ranges, names) = (values, ranges, NameIndex(Array(lists.keys)))
    }

    /// The first value of a name that holds.
    @inline(__always)
    func first(of name: String, where holds: (borrowing Value) -> Bool = { _ in true }) -> Value? {
        guard let found = names.place(of: name) else { return nil }
        return values.withUnsafeBufferPointer { values in
            for place in ranges[found] where holds(values[place]) { return values[place] }
            return nil
        }
    }
}
