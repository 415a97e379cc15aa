import Foundation
import Jalon
import Testing

@Suite("The documentation shows code that is compiled")
struct ListingTests {
    @Test("Every Swift block of an article stands in a listing, piece by piece")
    func swiftBlocks() throws {
        var listings = try Catalogue.files(in: Catalogue.listings, ".swift")
        listings.merge(try Catalogue.files(in: Catalogue.resources, ".swift")) { $1 }
        var count = 0
        for page in try Catalogue.pages() {
            for piece in page.blocks("swift").flatMap(Catalogue.pieces) {
                count += 1
                #expect(
                    listings.values.contains { Catalogue.contains($0, piece) },
                    "\(page.name) shows what no listing has: \(piece.joined(separator: "\n"))")
            }
        }
        #expect(count >= 8)
    }

    @Test("Every file that the tutorial shows is a listing, but the manifest")
    func tutorialFiles() throws {
        let listings = try Catalogue.files(in: Catalogue.listings, ".swift")
        let resources = try Catalogue.files(in: Catalogue.resources, ".swift")
        var shown: Set<String> = []
        for page in try Catalogue.pages() {
            for match in page.text.matches(of: /@Code\(name: "[^"]*", file: "([^"]*\.swift)"\)/) {
                shown.insert(String(match.output.1))
            }
        }
        #expect(shown == Set(resources.keys), "what lies among the resources is shown, and the other way round")
        for name in shown where name != "Package-manifest.swift" {
            #expect(listings[name] == resources[name] && listings[name] != nil, "\(name) is compiled nowhere")
        }
        #expect(shown.count >= 6)
    }

    @Test("The manifest asks for the version that this is; Tests/Docs/run compiles it")
    func manifest() throws {
        let manifest = try #require(try Catalogue.files(in: Catalogue.resources, ".swift")["Package-manifest.swift"])
        #expect(manifest.contains("from: \"\(JalonVersion.text)\""))
    }

    @Test("The blocks of rule packs stand in a pack")
    func packBlocks() throws {
        var packs = try Catalogue.files(
            in: Catalogue.root.appending(path: "Sources/CountryRules/Packs"), ".json5")
        packs.merge(
            try Catalogue.files(in: Catalogue.root.appending(path: "Examples/SixthCountry/Packs"), ".json5")
        ) { $1 }
        let blocks = try Catalogue.pages().flatMap { page in page.blocks("json5").flatMap(Catalogue.pieces) }
        for piece in blocks {
            #expect(packs.values.contains { Catalogue.contains($0, piece) }, "no pack has: \(piece)")
        }
        #expect(blocks.count >= 2)
    }

    @Test("What is looked for is found where it stands alone")
    func looking() {
        let text = "a\n    if b {\n        c\n    }\nd"
        #expect(Catalogue.contains(text, ["if b {", "    c", "}"]))
        #expect(!Catalogue.contains(text, ["if b {", "c", "}"]) && !Catalogue.contains(text, ["if b {", "}"]))
        #expect(!Catalogue.contains(text, []) && !Catalogue.contains("a", ["a", "b"]))
        #expect(Catalogue.pieces("  a\n    b\n\n  c") == [["a", "  b"], ["c"]])
    }
}
