/// What was made of texts that stand in one row after another, such as the sources of a stage.
///
/// Five hundred deadlines have a dozen of them: making each anew took two thirds of the time of reading a list
/// (make bench ROW=deadlines).
struct RepeatedText<Value> {
    private var kept: [(text: [UInt8], value: Value)] = []
    private let make: (String) -> Value

    /// How many are kept; more are made anew each time.
    private static var most: Int { 32 }

    /// - Parameter make: What is made of a text.
    init(_ make: @escaping (String) -> Value) { self.make = make }

    /// What is made of a text in UTF-8.
    mutating func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
        // Looked at in their place: a loop over the elements would count references to each.
        for place in kept.indices where kept[place].text.count == bytes.count {
            let isSame = kept[place].text.withUnsafeBytes { $0.isSame(as: UnsafeRawBufferPointer(bytes)) }
            if isSame { return kept[place].value }
        }
        let value = make(String(decoding: bytes, as: UTF8.self))
        if kept.count < Self.most { kept.append((Array(bytes), value)) }
        return value
    }
}
