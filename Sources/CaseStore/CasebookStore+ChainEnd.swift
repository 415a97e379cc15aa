package import CaseModel
internal import Foundation
internal import GRDB

extension CasebookStore {
    /// The end of the chain as it is now; nothing is verified.
    package func chainEnd() throws(JalonError) -> ChainEnd {
        let end = try read { try ChainHead.last(in: $0) }
        return ChainEnd(entries: end.sequence, head: end.hash.hexadecimal)
    }
}
