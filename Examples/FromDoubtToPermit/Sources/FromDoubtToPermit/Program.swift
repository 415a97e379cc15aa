import Foundation
import Jalon

/// From a doubt to the first permit, twice, then to another centre, and what is left without the key.
///
/// What it prints is coded. The one line in which something sealed is shown says so, and the timeline records it.
@main
struct Program {
    static func main() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let north = try Centre(named: "north", in: folder, seed: 1)
        let south = try Centre(named: "south", in: folder, seed: 2)

        heading("A minor who lives in an institution")
        let minor = try minorInInstitution(at: north)
        heading("An adult")
        try adult(at: north)
        heading("Another centre takes the minor's case over")
        try handOver(minor, to: south)
        heading("Without the key")
        try withoutKey(minor)
    }
}
