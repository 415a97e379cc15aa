internal import CaseModel
internal import CaseStore

extension Doctor {
    /// The vault, and where its key lies; the key is not read.
    func lookAtKey(of store: CasebookStore, _ diagnosis: inout Diagnosis) throws {
        guard let vault = try store.vaultStatus() else {
            return diagnosis.add(.key, .ok, "doctor.vault.none")
        }
        let values: [String: Diagnosis.Value] = [
            "generation": .number(vault.generation), "sealed": .number(vault.sealed),
        ]
        guard vault.kind == .keyFile else {
            return diagnosis.add(.key, .ok, "doctor.vault.passphrase", values)
        }
        diagnosis.add(.key, .ok, "doctor.vault.key-file", values)
        guard let keyFile else { return diagnosis.add(.key, .ok, "doctor.key.unnamed") }
        guard let key = FileFacts(of: keyFile), let casebook = FileFacts(of: store.path) else {
            return diagnosis.add(.key, .warning, "doctor.key.missing")
        }
        let mode: [String: Diagnosis.Value] = ["mode": .text(key.octal)]
        let before = diagnosis.checks.count
        if key.mode & 0o077 != 0 { diagnosis.add(.key, .problem, "doctor.key.others", mode) }
        if CasebookStore.isBeside(keyFile, store.path) {
            diagnosis.add(.key, .problem, "doctor.key.beside")
        } else if FileFacts.isBelow(keyFile, folderOf: store.path) {
            diagnosis.add(.key, .warning, "doctor.key.below")
        } else if key.device == casebook.device {
            diagnosis.add(.key, .note, "doctor.key.same-volume")
        }
        if diagnosis.checks.count == before { diagnosis.add(.key, .ok, "doctor.key.ok", mode) }
    }
}
