/// What the codes of one vocabulary are called in a language, each looked up once.
struct CodeNames<Code: CaseIterable>: Sendable {
    /// In the order of the cases.
    private let names: [String]

    /// - Parameter name: Looks up what a code is called.
    init(_ name: (Code) -> String) {
        precondition(
            Code.allCases.enumerated().allSatisfy { Self.place(of: $1) == $0 }, "\(Code.self) is no plain enumeration")
        names = Code.allCases.map(name)
    }

    /// What a code is called.
    subscript(code: Code) -> String { names[Self.place(of: code)] }

    /// The place among all cases: an enumeration without values is at most one byte, in the order of its cases.
    private static func place(of code: Code) -> Int { withUnsafeBytes(of: code) { Int($0.first ?? 0) } }
}
