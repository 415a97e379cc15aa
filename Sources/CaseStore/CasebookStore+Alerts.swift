package import CaseModel
internal import GRDB

extension CasebookStore {
    private static let alertSetting = "alerts"

    /// How many days before a deadline this casebook announces it, from the longest; `nil` for what the rules say.
    package func alerts() throws(JalonError) -> [Int]? {
        try read(Self.alerts)
    }

    static func alerts(in db: Database) throws -> [Int]? {
        try StoreSettings.value(alertSetting, in: db).map { $0.split(separator: " ").compactMap { Int($0) } }
    }

    /// Sets how many days before a deadline this casebook announces it, and records it; `nil` for what the rules say.
    package func setAlerts(_ days: [Int]?, author: String) throws(JalonError) {
        try inTransaction { db in
            if let days {
                try StoreSettings.set(Self.alertSetting, to: days.map { String($0) }.joined(separator: " "), in: db)
            } else {
                try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.alertSetting])
            }
            let facts = days.map { JSONValue.array($0.map { .int($0) }) } ?? .null
            try Events.append(
                CasebookEvent(.alertsChanged, [.init("days", facts)]), author: author, environment: self.environment,
                in: db)
        }
    }
}
