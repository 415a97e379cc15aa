import Jalon

/// A first day, from an empty folder to an explained deadline.
func firstDay(casebookAt path: String, keyAt keyFile: String) throws -> [String] {
    _ = try VaultKey.create(file: keyFile)
    let centre = try Centre(creatingAt: path, vault: VaultAccess(.keyFile(keyFile)))
    try centre.casebook.makeVault(for: .keyFile(keyFile), author: centre.worker)

    let reference = try centre.openCase(on: "2026-03-01")
    let today = try CivilDate(iso8601: "2026-03-20")
    var lines = try centre.grant("be.reflection", in: reference, on: "2026-03-02")
    lines += try centre.due(within: 30, on: today)
    lines += try centre.why("be.reflection/end", in: reference)

    try centre.identify(reference, as: ["lastName": "PERSON-0001"], on: today)
    let identity = try centre.reveal(reference, because: "an appointment with the lawyer", on: today)
    lines.append("identity: \(identity?.keys.joined(separator: ", ") ?? "none")")
    return lines
}
