import HTTPTypes
import Jalon

/// Says whether there is something to serve, and nothing about it.
struct HealthDesk: Sendable {
    private let file: CasebookFile
    private let readers: ReadersFile

    init(_ file: CasebookFile, _ readers: ReadersFile) {
        self.file = file
        self.readers = readers
    }

    func answer() -> Answer {
        guard (try? file.casebook().chainEnd()) != nil, (try? readers.all()) != nil else { return .unavailable }
        return Answer(status: .ok, bytes: Array("ok\n".utf8))
    }
}
