import ArgumentParser
import Foundation
import Jalon
import Testing

@testable import JalonCommands

@Suite struct TextSourceTests {
    private let canary = "Zoé-Canary"

    /// A file of the test, removed after it.
    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func session() throws -> Session {
        try Session(GlobalOptions.parse(["--store", "/nowhere/casebook.sqlite"]))
    }

    @Test(arguments: ["Zoé-Canary", "", " -", "--", "@", "Zoé-Canary@x"])
    func aLiteralIsRefusedAndNotRepeated(_ literal: String) throws {
        let error = #expect(throws: JalonError.self) { try TextSource().text(literal, for: "--note") }
        #expect(error?.code == .invalidInput)
        #expect(
            error?.message
                == "--note: free text does not travel in arguments, which process lists and shell histories keep; "
                + "write - for standard input or @FILE for a file")
    }

    @Test func aTextComesFromAFileWithoutTheEndsOfLinesAroundIt() throws {
        try withFile(Array("\n\(canary)\n two\r\n\n".utf8)) { path in
            let text = try TextSource().text("@" + path, for: "--note")
            let optional = try TextSource().optional("@" + path, for: "--note")
            #expect(text == "\(canary)\n two" && optional == text)
        }
        // Composed, as everything that is kept.
        try withFile(Array("Zoe\u{301}".utf8)) { path in
            let text = try TextSource().text("@" + path, for: "--note")
            #expect(Array(text.utf8) == Array("Zo\u{E9}".utf8))
        }
        #expect(try TextSource().optional(nil, for: "--note") == nil)
    }

    @Test func anEmptyFileOneThatIsNotUTF8AndATooLongOneAreRefusedWithoutTheirText() throws {
        for (bytes, message) in [
            ([], "--note: the text is empty"), (Array("\n\r\n".utf8), "--note: the text is empty"),
            (Array("Canary".utf8) + [0xFF], "--note: the text is not UTF-8"),
            (Array(repeating: 0x43, count: 1 << 21), "--note: more than 1 MiB of text: shorten it"),
            (Array("Canary".utf8) + [0], "--note: a NUL byte stands in it: this is not a text"),
        ] as [([UInt8], String)] {
            try withFile(bytes) { path in
                let error = #expect(throws: JalonError.self) { try TextSource().text("@" + path, for: "--note") }
                #expect(error?.code == .invalidInput && error?.message == message)
            }
        }
    }

    @Test func aFileThatIsNotThereIsSaid() {
        let error = #expect(throws: JalonError.self) { try TextSource().text("@/nowhere/at/all", for: "--note") }
        #expect(error?.code == .failed && error?.message.hasPrefix("--note: /nowhere/at/all cannot be read: ") == true)
    }

    @Test func aReasonIsACodeOrATextAndALiteralIsNotRepeated() throws {
        let session = try session()
        for code in SkipReason.allCases {
            let reason = try ReasonText<SkipReason>(code.rawValue, other: .other, session)
            #expect(reason.code == code && reason.texts == [:])
        }
        try withFile(Array(canary.utf8)) { path in
            let reason = try ReasonText<SkipReason>("@" + path, other: .other, session)
            #expect(reason.code == .other && reason.texts == [.reasonText: canary])
        }
        for literal in [canary, "", "Other", "other "] {
            let error = #expect(throws: JalonError.self) {
                _ = try ReasonText<EmergencyReason>(literal, other: .other, session, option: "--emergency")
            }
            #expect(error?.code == .invalidInput && error?.message.contains("Canary") == false)
            #expect(error?.message.hasPrefix("--emergency: that is not one of the codes immediate-danger, ") == true)
            #expect(error?.message.hasSuffix("write - for standard input or @FILE for a file") == true)
        }
    }

    @Test func severalTextsAreReadAndTheFirstLiteralStopsThem() throws {
        let session = try session()
        try withFile(Array("one".utf8)) { path in
            let texts = try session.texts([(.note, "@" + path, "--note"), (.document, nil, "--document")])
            #expect(texts == [.note: "one"])
            let error = #expect(throws: JalonError.self) {
                try session.texts([(.note, "@" + path, "--note"), (.document, canary, "--document")])
            }
            #expect(error?.message.hasPrefix("--document: ") == true && error?.message.contains("Canary") == false)
        }
    }
}
