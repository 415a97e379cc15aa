import Jalon
import Testing

extension ExportFormat {
    /// The forms of a timeline.
    static let ofTimelines: [ExportFormat] = [.html, .svg, .csv, .json, .jsonl, .md, .mermaid, .fods, .ics]
    /// Those that can be made of months.
    static let ofMonths = ofTimelines.filter { $0 != .ics }
}

extension Casebook {
    /// Exports a timeline into one text.
    func exported(
        _ name: String?, _ export: TimelineExport, on day: String = "2013-06-20", by author: String = "hd"
    ) throws -> String {
        var bytes: [UInt8] = []
        _ = try exportTimeline(of: name.map { try named($0) }, as: export, on: date(day), author: author) {
            bytes += $0
        }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    /// A case with something of everything, all of it on days of its own, and days within what is recorded.
    func openRichCase(_ name: String, _ country: CountryCode = .belgium) throws {
        try open(name, country)
        try record(
            .stepRecorded(.init(.teamDiscussion, with: [.educator], outcome: .signal)), in: name, on: "2013-01-03")
        try record(.indicatorsObserved([.pay, .debt]), in: name, on: "2013-01-04")
        try record(.secrecyAssessed(.init([.peril], answer: .mustAct, law: "BE/1867")), in: name, on: "2013-01-05")
        try record(.signalSent(.init(to: .prosecutor)), in: name, on: "2013-01-06")
        let stage = country == .belgium ? "be.reflection" : "fr.reflection"
        try record(.stageGranted(.init(stage: stage)), in: name, on: "2013-01-09")
        let wrong = try record(
            .stayStarted(.init(stay: "be.stay.specialised", until: date("2013-03-13"))), in: name, on: "2013-01-12")
        try record(
            .roleAssigned(.init(.lawyer, who: WorkerCode("ab"), until: date("2013-05-29"))), in: name, on: "2013-01-13")
        try record(.consentGiven(.init([.referral], until: date("2013-12-27"))), in: name, on: "2013-01-14")
        let reminder = try record(
            .reminderAdded(.init(due: date("2013-07-23"), topic: .hearing)), in: name, on: "2013-01-15")
        try record(.supportPlanned(.init(.legal, until: date("2013-09-19"))), in: name, on: "2013-01-16")
        try record(.caseAssigned(.init(owner: WorkerCode("hd"), deputy: WorkerCode("ml"))), in: name, on: "2013-01-17")
        var change = CaseChange()
        change.isMinor = true
        change.adultOn = .some("2014-08")
        try record(.caseAmended(change), in: name, on: "2013-01-18")
        try record(
            .entryCorrected(
                wrong.entry.id, .stayStarted(.init(stay: "be.stay.specialised", until: date("2013-03-21")))), in: name,
            on: "2013-01-19")
        try record(.reminderDone(reminder.entry.id), in: name, on: "2013-02-22")
        try record(.stageWithdrawn(stage: stage, .other), in: name, on: "2013-02-24")
    }
}
