internal import CLibFuzzer
internal import Foundation

/// `Fuzz TARGET [libFuzzer's arguments]`: hands one reader of Jalon whatever libFuzzer thinks of.
///
/// `Fuzz` alone lists the targets; `Fuzz seeds FOLDER` writes the inputs that only Jalon itself can make.
/// A refusal is an answer. Everything else that ends the process is a finding, and so is a promise that does not hold.
@main
enum Fuzz {
    /// The target that was asked for.
    private static let target = CommandLine.arguments.dropFirst().first.flatMap { Target(rawValue: $0) }

    static func main() throws {
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "seeds" {
            return try Seeds.write(into: CommandLine.arguments[2])
        }
        guard let target else {
            print(Target.allCases.map(\.rawValue).joined(separator: "\n"))
            exit(CommandLine.arguments.count > 1 ? 64 : 0)
        }
        try target.prepare()
        // libFuzzer does not know the target's name.
        let arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var count = Int32(arguments.count)
        let code = words.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &start) { bytes, count in Fuzz.run(bytes, count) }
        }
        exit(code)
    }

    /// One execution; 0 keeps an input that reaches something new.
    private static func run(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}

/// Stops where a promise does not hold, so that libFuzzer keeps the input.
func promise(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { fatalError(sentence()) }
}
