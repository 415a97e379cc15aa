import Foundation
import Testing

@testable import CountryRules

@Suite("The rules in the binary are those of the folders")
struct EmbeddedFilesTests {
    @Test("Every pack of the folder is carried, byte for byte, and no other")
    func packs() throws {
        let embedded = EmbeddedRules.packFiles
        let folder = Folder.rules.appending(path: "Packs")
        #expect(embedded.map(\.name) == (try Folder.names(in: folder)))
        for file in embedded {
            #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
        }
    }

    @Test("Every language of the folder is carried, byte for byte, and no other")
    func texts() throws {
        let folder = Folder.rules.appending(path: "Text")
        #expect(try Folder.names(in: folder) == RuleLanguage.allCases.map { "\($0.rawValue).json" }.sorted())
        for language in RuleLanguage.allCases {
            let file = try #require(EmbeddedRules.textFile(of: language))
            #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
        }
    }

    @Test("Every file of the reference data is carried, byte for byte, and no other")
    func references() throws {
        let folder = Folder.rules.appending(path: "Reference")
        #expect(EmbeddedRules.referenceNames.map { "\($0).json5" } == (try Folder.names(in: folder)))
        for name in EmbeddedRules.referenceNames {
            let file = try #require(EmbeddedRules.referenceFile(named: name))
            #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
        }
        #expect(EmbeddedRules.referenceFile(named: "sourc") == nil)
    }

    @Test("A fingerprint changes with any pack")
    func fingerprint() throws {
        let bytes = try #require(EmbeddedRules.packFiles.first?.bytes)
        var sums: Set = [Checksum.of(bytes), Checksum.of(Array(bytes.dropLast())), Checksum.of(bytes + [0])]
        let places = [0, 3, 7, 8, bytes.count / 2, bytes.count - 9, bytes.count - 1]
        for place in places {
            var changed = bytes
            changed[place] ^= 1
            sums.insert(Checksum.of(changed))
        }
        #expect(sums.count == 3 + places.count)
        #expect(RuleBook.embeddedFingerprint.split(separator: "-").count == EmbeddedRules.packFiles.count)
        #expect(RuleBook.embeddedFingerprint.hasPrefix(Checksum.of(bytes)))
    }
}
