public import CaseModel
internal import GRDB

extension CasebookStore {
    private static let alertSetting = "alerts"

    /// How many days before a deadline this casebook announces it, from the longest; `nil` for what the rules say.
    public func alerts() throws(JalonError) -> [Int]? {
        try read { try StoreSettings.value(Self.alertSetting, in: $0) }
            .map { $0.split(separator: " ").compactMap { Int($0) } }
    }

    /// Sets how many days before a deadline this casebook announces it; `nil` for what the rules say.
    package func setAlerts(_ days: [Int]?) throws(JalonError) {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                guard let days else {
                    return try db.execute(
                        sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.alertSetting])
                }
                let text = days.map { String($0) }.joined(separator: " ")
                try StoreSettings.set(Self.alertSetting, to: text, in: db)
            }
        }
    }
}
