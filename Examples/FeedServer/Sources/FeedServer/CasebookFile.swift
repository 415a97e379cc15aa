import Foundation
import Jalon
import Synchronization

/// A casebook that other processes write to, and put another file in the place of.
///
/// What they write is seen at the next reading, for nothing is kept of it here. A file that was put in its place, as by
/// `jalon backup restore`, is opened anew: the old one is still open, and would be read for ever.
final class CasebookFile: Sendable {
    private let path: String
    private let opened = Mutex<(identity: Identity, casebook: Casebook)?>(nil)

    /// What tells a file from another one at the same path.
    private struct Identity: Equatable {
        let device: Int?
        let number: Int?

        init(_ path: String) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            device = attributes?[.systemNumber] as? Int
            number = attributes?[.systemFileNumber] as? Int
        }
    }

    init(_ path: String) { self.path = path }

    /// The casebook that is at the path now.
    ///
    /// - Throws: `JalonError`.
    func casebook() throws(JalonError) -> Casebook {
        do {
            return try opened.withLock { opened in
                let identity = Identity(path)
                if let opened, opened.identity == identity { return opened.casebook }
                let casebook = try Casebook.open(at: path)
                opened = (identity, casebook)
                return casebook
            }
        } catch let error as JalonError {
            throw error
        } catch {
            throw JalonError(.failed, "\(error)")
        }
    }
}
