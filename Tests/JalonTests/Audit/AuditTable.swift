import Foundation
import Jalon
import Testing

/// What a public call does, as far as somebody has to answer for it.
enum Conduct: Sendable {
    /// It gives codes, days and figures that a casebook shows without a key, to whoever has opened it, or computes: no
    /// record is left of it.
    case reading
    /// It makes or opens the casebook itself; there is nothing before it that could hold a record.
    case opening
    /// It changes the casebook: a kind that the chain grows by, and the call.
    case mutating(String, @Sendable (AuditRig) throws -> Void)
    /// It shows what is sealed.
    case revealing(String, @Sendable (AuditRig) throws -> Void)
    /// It takes something out of the house.
    case exporting(String, @Sendable (AuditRig) throws -> Void)

    /// Whether something leaves, or is shown.
    var isOutgoing: Bool {
        switch self {
        case .reading, .opening, .mutating: false
        case .revealing, .exporting: true
        }
    }

    /// The kind that the chain has to grow by, and the call that makes it.
    var proof: (kind: String, call: @Sendable (AuditRig) throws -> Void)? {
        switch self {
        case .reading, .opening: nil
        case .mutating(let kind, let call), .revealing(let kind, let call), .exporting(let kind, let call): (kind, call)
        }
    }
}

/// Every public function of Jalon, and what it does.
///
/// A function that is not here fails the test.
let auditTable: [String: Conduct] = [
    "Casebook.alerts()": .reading,
    "Casebook.announcedDeadlines(_:on:)": .reading,
    "Casebook.audit(since:of:_:)": .reading,
    "Casebook.backupKind(at:)": .reading,
    "Casebook.carriedPolicy()": .reading,
    "Casebook.cases(_:country:worker:)": .reading,
    "Casebook.casesWithOpenSteps(of:)": .reading,
    "Casebook.casesWithoutDeadline(of:)": .reading,
    "Casebook.chainEnd()": .reading,
    "Casebook.checkApart(_:)": .reading,
    "Casebook.checkRules(for:)": .reading,
    "Casebook.deadlineHistory(of:)": .reading,
    "Casebook.deadlineSheet(on:)": .reading,
    "Casebook.deadlineUpdates(_:within:today:every:clock:)": .reading,
    "Casebook.deadlines(_:)": .reading,
    "DeadlineUpdates.makeAsyncIterator()": .reading,
    "DeadlineUpdates.next()": .reading,
    // What is done in it is done by the other calls.
    "Casebook.perform(_:)": .reading,
    "Casebook.entitlements(of:on:)": .reading,
    "Casebook.entry(named:in:)": .reading,
    "Casebook.erasedCount()": .reading,
    "Casebook.erasurePlan(_:on:)": .reading,
    "Casebook.events()": .reading,
    "Casebook.held(_:)": .reading,
    "Casebook.holds()": .reading,
    "Casebook.impact(at:of:insteadOf:rules:)": .reading,
    "Casebook.options(of:on:pack:)": .reading,
    "Casebook.overdueCount(on:of:)": .reading,
    "Casebook.overview(on:within:scope:)": .reading,
    "Casebook.reference(beginningWith:)": .reading,
    "Casebook.retention(on:within:policy:)": .reading,
    "Casebook.rules()": .reading,
    "Casebook.state(of:)": .reading,
    "Casebook.statistics(year:country:threshold:knownOn:today:progress:)": .reading,
    "Casebook.timeline(of:)": .reading,
    "Casebook.vaultStatus()": .reading,
    // It opens what is sealed to compare it, and shows nothing of it; a wrong key is recorded as by `unlock`.
    "Casebook.verify(at:rules:head:vault:author:upgraded:)": .reading,
    "Casebook.verify(head:opensSealed:author:)": .reading,
    // It compares what is in a backup, and shows nothing of it.
    "Casebook.verifyBackup(at:opening:rules:head:vault:environment:)": .reading,
    "Casebook.workers()": .reading,
    "Retention.daysLeft(on:)": .reading,
    "Retention.hasEnded(on:)": .reading,
    "Diagnosis.count(_:)": .reading,
    "Diagnosis.init(rawValue:)": .reading,
    "Doctor.diagnose()": .reading,
    "Doctor.init(casebook:rules:keyFile:timeZone:today:readsAll:environment:)": .reading,
    "TimelineExport.init(_:language:redaction:recipient:reason:includesMinors:)": .reading,

    "Casebook.create(at:rules:vault:environment:logger:)": .opening,
    "Casebook.open(at:rules:vault:environment:logger:)": .opening,

    "Casebook.open(_:reference:author:)": .mutating("case-opened") { try $0.casebook.open("BE-3") },
    "Casebook.record(_:texts:in:on:author:override:id:today:)": .mutating("step-recorded") {
        try $0.casebook.record(.stepRecorded(.init(.guardian)), in: "BE-2", on: "2026-03-03")
    },
    "Casebook.recordTogether(_:)": .mutating("case-opened") {
        _ = try $0.casebook.recordTogether {
            try $0.open(CaseFacts(country: .france, openedOn: date("2026-03-02")), author: "hd")
        }
    },
    "CasebookBatch.open(_:reference:recordedAt:author:)": .mutating("case-opened") {
        _ = try $0.casebook.recordTogether {
            try $0.open(
                CaseFacts(country: .belgium, openedOn: date("2026-03-02")), reference: named("BE-4"), author: "hd")
        }
    },
    "CasebookBatch.record(_:in:on:recordedAt:author:id:)": .mutating("step-recorded") {
        _ = try $0.casebook.recordTogether {
            try $0.record(.stepRecorded(.init(.guardian)), in: named("BE-2"), on: date("2026-03-03"), author: "hd")
        }
    },
    "Casebook.assessSecrecy(_:denied:texts:in:on:author:)": .mutating("secrecy-assessed") {
        _ = try $0.casebook.assessSecrecy([.offence], in: named("BE-1"), on: date("2026-05-04"), author: "hd")
    },
    "Casebook.plan(_:texts:followUp:in:on:author:)": .mutating("support-planned") {
        try $0.casebook.plan(.init(.legal), in: named("BE-1"), on: date("2026-03-02"), author: "hd")
    },
    "Casebook.undo(by:in:today:)": .mutating("entry-retracted") {
        try $0.casebook.undo(by: "hd", in: named("BE-2"), today: date("2026-03-05"))
    },
    "Casebook.importLines(author:isRehearsal:readsAhead:progress:from:)": .mutating("case-opened") {
        try $0.other.open("FR-9", .france)
        try $0.casebook.importing($0.other.dumped())
    },
    "Casebook.receive(_:sealedWith:leavingTexts:on:author:)": .mutating("referral-received") {
        try $0.other.open("FR-9", .france)
        try $0.casebook.takeOver($0.other.handOver("FR-9"))
    },
    "Casebook.setAlerts(_:author:)": .mutating("alerts-changed") {
        try $0.casebook.setAlerts([30, 7], author: "hd")
    },
    "Casebook.makeVault(for:author:)": .mutating("vault-made") {
        try $0.casebook.makeVault(for: .key(TestKey.first()), author: "hd")
    },
    "Casebook.changeKey(to:author:)": .mutating("key-changed") {
        try $0.casebook.changeKey(to: .key(TestKey.second()), author: "hd")
    },
    // A key that opens shows nothing yet; one that does not is recorded.
    "Casebook.unlock(author:)": .mutating("opening-failed") {
        let stranger = try Casebook.open(at: $0.casebook.path, vault: VaultAccess(.key(TestKey.second())))
        guard refusal({ try stranger.unlock(author: "zz") })?.code == .keyWrong else {
            throw JalonError(.failed, "the wrong key opened")
        }
    },

    "Casebook.erase(_:reason:basis:on:author:today:)": .mutating("content-erased") {
        try $0.casebook.record(.caseClosed(.completed), in: "BE-2", on: "2026-03-09")
        _ = try $0.casebook.erase(named("BE-2"), reason: "asked", on: date("2026-03-09"), author: "hd")
    },
    // What is restored holds the chain of the backup, and that it was restored.
    "Casebook.restoreBackup(at:to:replacing:opening:rules:head:vault:author:environment:)":
        .mutating("casebook-restored") { rig in
            let (backup, place) = (rig.folder.file("backup"), rig.folder.file("restored/casebook.sqlite"))
            try rig.casebook.writeBackup(at: backup, .plain, author: "hd")
            try Casebook.restoreBackup(at: backup, to: place, opening: .none, author: "hd")
            rig.casebook = try Casebook.open(at: place)
        },

    "Casebook.reveal(_:of:reason:on:author:)": .revealing("identity-revealed") {
        _ = try $0.casebook.reveal(of: "BE-1")
    },

    "Casebook.backUp(_:author:to:)": .exporting("backup-created") {
        _ = try $0.casebook.backUp(.plain, author: "hd") { (_) throws(JalonError) in }
    },
    "Casebook.writeBackup(at:_:replacing:author:)": .exporting("backup-created") {
        try $0.casebook.writeBackup(at: $0.folder.file("backup"), .plain, author: "hd")
    },
    "Casebook.dump(author:to:)": .exporting("casebook-dumped") { _ = try $0.casebook.dumped() },
    "Casebook.dumpIdentified(reason:on:author:to:)": .exporting("identity-revealed") {
        _ = try $0.casebook.identified()
    },
    "Casebook.exportCalendar(_:as:showsTitles:in:where:author:to:)": .exporting("calendar-exported") {
        let texts = try RuleTexts(.english)
        try $0.casebook.exportCalendar(in: texts, author: "hd") { (_) throws(JalonError) in }
    },
    "Casebook.exportHTCDS(of:as:identifiedFor:includesMinors:on:author:to:)": .exporting("timeline-exported") {
        _ = try $0.casebook.exportHTCDS(as: .csv, on: date("2026-06-01"), author: "hd") { (_) throws(JalonError) in }
    },
    "Casebook.exportTimeline(of:as:on:author:progress:to:)": .exporting("timeline-exported") {
        _ = try $0.casebook.exported("BE-1", .init(.csv))
    },
    "Casebook.transfer(_:as:texts:withTexts:sealedWith:on:author:)": .exporting("referral-sent") {
        _ = try $0.casebook.handOver("BE-1")
    },
    "Casebook.transfer(_:as:texts:withTexts:sealedWith:on:author:deliver:)": .exporting("referral-sent") {
        let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .changeOfLocation, basis: .vitalInterest)
        _ = try $0.casebook.transfer(
            named("BE-1"), as: referral, withTexts: false, sealedWith: shared(), on: date("2026-05-04"), author: "hd"
        ) { (_) throws(JalonError) in }
    },
]
