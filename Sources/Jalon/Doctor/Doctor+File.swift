internal import CaseModel
internal import CaseStore

extension Doctor {
    /// Below so many bytes free, recording may soon fail.
    private static let scarce: Int64 = 100 << 20

    /// The header of the file; `nil` when it is not a casebook that this library knows.
    func lookAtHeader(of path: String, _ diagnosis: inout Diagnosis) -> CasebookHeader? {
        do {
            let header = try CasebookHeader(of: path)
            let values: [String: Diagnosis.Value] = [
                "schema": .number(header.schema), "newest": .number(header.newestSchema),
            ]
            if header.schema == header.newestSchema {
                diagnosis.add(.file, .ok, "doctor.schema.ok", values)
            } else {
                diagnosis.add(.file, .note, "doctor.schema.older", values)
            }
            return header
        } catch {
            diagnosis.refuse(error)
            return nil
        }
    }

    /// The rights on the file and its folder, the volume that they lie on, and what lies beside it.
    func lookAtFile(_ path: String, _ beside: LeftOvers, _ diagnosis: inout Diagnosis) {
        guard let file = FileFacts(of: path), let folder = FileFacts(of: FileFacts.folder(of: path)) else { return }
        let isOpen = file.mode & 0o077 != 0
        diagnosis.add(
            .file, isOpen ? .problem : .ok, isOpen ? "doctor.file-mode.others" : "doctor.file-mode.ok",
            ["mode": .text(file.octal)])
        lookAtFolder(folder, &diagnosis)
        if file.isOwn, folder.isOwn {
            diagnosis.add(.file, .ok, "doctor.owner.ok")
        } else {
            diagnosis.add(.file, .warning, "doctor.owner.other")
        }
        if file.links > 1 {
            diagnosis.add(.file, .warning, "doctor.links.several", ["count": .number(file.links)])
        }
        lookAtVolume(Volume(of: path, files: machine), &diagnosis)
        if let free = FileFacts.freeBytes(at: path) {
            let isScarce = free < max(Self.scarce, 2 * file.size)
            diagnosis.add(
                .file, isScarce ? .warning : .ok, isScarce ? "doctor.space.low" : "doctor.space.ok",
                ["free": .number(Int(free >> 20))])
        }
        lookBeside(beside, &diagnosis)
    }

    private func lookAtFolder(_ folder: FileFacts, _ diagnosis: inout Diagnosis) {
        let mode: [String: Diagnosis.Value] = ["mode": .text(folder.octal)]
        if folder.mode & 0o022 != 0 {
            diagnosis.add(.file, .problem, "doctor.folder-mode.writable", mode)
        } else if folder.mode & 0o077 != 0 {
            diagnosis.add(.file, .warning, "doctor.folder-mode.others", mode)
        } else {
            diagnosis.add(.file, .ok, "doctor.folder-mode.ok", mode)
        }
    }

    private func lookAtVolume(_ volume: Volume, _ diagnosis: inout Diagnosis) {
        let type: [String: Diagnosis.Value] = volume.type.map { ["type": .text($0)] } ?? [:]
        switch volume.kind {
        case .local: diagnosis.add(.file, .ok, "doctor.volume.local", type)
        case .network: diagnosis.add(.file, .problem, "doctor.volume.network", type)
        case .memory: diagnosis.add(.file, .warning, "doctor.volume.memory", type)
        case .passed: diagnosis.add(.file, .warning, "doctor.volume.passed", type)
        case .unknown: diagnosis.add(.file, .note, "doctor.volume.unknown")
        }
        // What lies in memory, or on another machine's disk, is not on a disk of this one.
        switch volume.encryption {
        case _ where volume.kind == .memory: break
        case .encrypted: diagnosis.add(.file, .ok, "doctor.encryption.ok")
        case .unencrypted: diagnosis.add(.file, .warning, "doctor.encryption.none")
        case .unknown: diagnosis.add(.file, .note, "doctor.encryption.unknown")
        }
    }

    private func lookBeside(_ beside: LeftOvers, _ diagnosis: inout Diagnosis) {
        let before = diagnosis.checks.count
        if beside.hasWriteAheadLog { diagnosis.add(.file, .warning, "doctor.beside.log") }
        if beside.hasJournal { diagnosis.add(.file, .note, "doctor.beside.journal") }
        if beside.temporary > 0 {
            diagnosis.add(.file, .note, "doctor.beside.temporary", ["n": .number(beside.temporary)])
        }
        if beside.copies > 0 { diagnosis.add(.file, .note, "doctor.beside.copies", ["n": .number(beside.copies)]) }
        if beside.unpacked > 0 {
            diagnosis.add(.file, .warning, "doctor.beside.unpacked", ["n": .number(beside.unpacked)])
        }
        if diagnosis.checks.count == before { diagnosis.add(.file, .ok, "doctor.beside.nothing") }
    }
}
