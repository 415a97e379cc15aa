internal import Jalon

/// Fictional cases around a day: some overdue, some due on it, some soon.
struct Demonstration {
    let casebook: Casebook
    let today: CivilDate

    private static let author = "demo"

    /// A stage that a fictional case was granted, told from its end: so many days from today.
    private struct Granted {
        let stage: String
        let endsIn: Int
        var isPrinted = false
        var met: [String] = []
    }

    func fill() throws {
        try belgium()
        try france()
        try italy()
        try hungary()
        try unitedKingdom()
        try assign()
    }

    /// Three case workers, one who stands in, and cases that nobody answers for yet.
    private func assign() throws {
        let owners = ["BE-DEMO": "demo", "FR-DEMO": "demo2", "IT-DEMO": "demo3", "HU-DEMO": "demo2"]
        for summary in try casebook.cases(.open) where summary.owner == nil {
            guard let owner = owners[String(summary.reference.text.prefix(7))] else { continue }
            let deputy = summary.country == .france ? try WorkerCode("demo") : nil
            try casebook.record(
                .caseAssigned(.init(owner: try WorkerCode(owner), deputy: deputy)), in: summary.reference,
                on: max(summary.openedOn, today.adding(days: -5)), author: Self.author)
        }
    }

    private func belgium() throws {
        let reflection = ["identified-potential-victim", "no-residence-title", "centre-supported"]
        try open(
            "BE-DEMO-01", .init(stage: "be.reflection", endsIn: -3, met: reflection), exploitation: .labour,
            nationality: "MA")
        try open(
            "BE-DEMO-02", .init(stage: "be.reflection", endsIn: 0, met: reflection), exploitation: .sexual,
            nationality: "NG")
        try open(
            "BE-DEMO-03", .init(stage: "be.reflection", endsIn: -50, met: reflection),
            .init(stage: "be.provisional", endsIn: 6, met: ["statement-made"]), exploitation: .domestic,
            nationality: "PH")
        try open(
            "BE-DEMO-04", .init(stage: "be.temporary", endsIn: 54, isPrinted: true, met: ["contact-broken"]),
            exploitation: .labour, nationality: "BR")
        try supported("BE-DEMO-04")
        let minor = try open("BE-DEMO-05", exploitation: .sexual, nationality: "GN", isMinor: true)
        try record(.indicatorsObserved([.movement, .documents, .fearSpeak]), minor, -5)
        try record(.caseAssigned(.init(owner: WorkerCode("demo"), deputy: WorkerCode("demo2"))), minor, -5)
        try record(.roleAssigned(.init(.guardian)), minor, -5)
        try record(
            .stepRecorded(.init(.teamDiscussion, with: [.educator, .psychologist], outcome: .continued)), minor, -4)
        try record(
            .stepRecorded(.init(.specialisedCentre, with: [.specialisedCentre], outcome: .adviceGiven)), minor, -2)
        try record(.stayStarted(.init(stay: "be.stay.minors")), minor, -2)
        try record(.supportPlanned(.init(.psychosocial, with: [.psychologist])), minor, -2)
        let closed = try open(
            "BE-DEMO-06", .init(stage: "be.reflection", endsIn: -20, met: reflection), exploitation: .criminality,
            nationality: "VN")
        try record(.caseClosed(.voluntaryReturn), closed, -21)
        let refused = try open("BE-DEMO-07", exploitation: .labour, nationality: "EG")
        try record(.stageRefused(stage: "be.temporary", delivery: "receipt"), refused, -4)
    }

    private func france() throws {
        try open(
            "FR-DEMO-01", .init(stage: "fr.reflection", endsIn: 2, met: ["consented"]), exploitation: .sexual,
            nationality: "RO")
        try open(
            "FR-DEMO-02", .init(stage: "fr.temporaryCard", endsIn: 78, isPrinted: true, met: ["complaint-filed"]),
            exploitation: .domestic, nationality: "CI")
        try open("FR-DEMO-03", .init(stage: "fr.residentCard", endsIn: 900), exploitation: .labour, nationality: "LK")
    }

    private func italy() throws {
        try open("IT-DEMO-01", .init(stage: "it.firstAssistance", endsIn: 12), exploitation: .sexual, nationality: "NG")
        try open("IT-DEMO-02", .init(stage: "it.art18", endsIn: -10), exploitation: .labour, nationality: "BD")
        try open(
            "IT-DEMO-03", .init(stage: "it.conversion.work", endsIn: 150, isPrinted: true), exploitation: .begging,
            nationality: "BA")
    }

    private func hungary() throws {
        try open("HU-DEMO-01", .init(stage: "hu.reflection", endsIn: -1), exploitation: .labour, nationality: "UA")
        try open(
            "HU-DEMO-02", .init(stage: "hu.humanitarian", endsIn: 27, met: ["cooperates"]), exploitation: .sexual,
            nationality: "MD")
    }

    private func unitedKingdom() throws {
        let referred = try open("GB-DEMO-01", exploitation: .labour, nationality: "AL")
        try record(.decisionRequested("reasonable-grounds"), referred, -4)
        let recovering = try open(
            "GB-DEMO-02", exploitation: .criminality, nationality: "VN", region: "GB-SCT", openedDaysAgo: 90)
        try record(.decisionRequested("reasonable-grounds"), recovering, -88)
        try record(.decisionRecorded(.init("reasonable-grounds", .positive)), recovering, -84)
        let decided = try open("GB-DEMO-03", exploitation: .domestic, nationality: "ET", openedDaysAgo: 300)
        try record(.decisionRecorded(.init("reasonable-grounds", .positive)), decided, -290)
        try record(.decisionRecorded(.init("conclusive-grounds", .positive)), decided, -20)
        try record(.stageGranted(.init(stage: "uk.residence", until: today.adding(days: 700))), decided, -10)
    }

    /// Consent, a referral that was accepted, and a part of the support plan.
    private func supported(_ code: String) throws {
        let reference = try casebook.reference(beginningWith: code)
        try record(.consentGiven(.init([.dataProcessing, .referral])), reference, -9)
        try record(.supportPlanned(.init(.legal, with: [.lawyer], until: today.adding(days: 60))), reference, -9)
        let sent = EntryFacts.referralSent(.init(to: .doctor, purpose: .additionalServices))
        let referral = try casebook.record(sent, in: reference, on: today.adding(days: -8), author: Self.author)
        try record(.referralAnswered(referral.entry.id, .accepted), reference, -6)
    }

    @discardableResult
    private func open(
        _ code: String, _ grants: Granted..., exploitation: Exploitation, nationality: String, region: String? = nil,
        isMinor: Bool = false, openedDaysAgo: Int = 5
    ) throws -> CaseReference {
        guard let country = CountryCode(rawValue: String(code.prefix(2))) else {
            throw JalonError(.failed, "\(code) names no country")
        }
        let days = try grants.map { (grant: $0, day: try self.day(of: $0, in: country)) }
        let opened = try days.map(\.day).min() ?? today.adding(days: -openedDaysAgo)
        let reference = try casebook.open(
            CaseFacts(
                country: country, openedOn: opened, region: region, isMinor: isMinor,
                isUnaccompanied: isMinor, isPlaced: isMinor, exploitation: [exploitation],
                nationality: CountryCode(rawValue: nationality)),
            reference: CaseReference(code), author: Self.author
        ).reference
        for (grant, day) in days {
            for condition in grant.met {
                try casebook.record(.conditionRecorded(condition, .met), in: reference, on: day, author: Self.author)
            }
            let until = grant.isPrinted ? try today.adding(days: grant.endsIn) : nil
            try casebook.record(
                .stageGranted(.init(stage: grant.stage, until: until, pack: try pack(country, day))), in: reference,
                on: day,
                author: Self.author)
        }
        return reference
    }

    private func record(_ facts: EntryFacts, _ reference: CaseReference, _ days: Int) throws {
        try casebook.record(facts, in: reference, on: today.adding(days: days), author: Self.author)
    }

    /// The latest day on which the stage can have been granted to end by the day wanted.
    private func day(of grant: Granted, in country: CountryCode) throws -> CivilDate {
        let end = try today.adding(days: grant.endsIn)
        let rules = try casebook.rules()
        let pack = try (try? rules.pack(of: country, on: end)) ?? rules.packs(of: country)[0]
        guard let stage = pack.stage(grant.stage) else { throw JalonError(.failed, "\(grant.stage) cannot be shown") }
        // A stage without a length of its own has a printed day: any day before it will do.
        guard let period = stage.duration.computed else { return try end.adding(days: -365) }
        let months = period.unit == .years ? period.count * 12 : period.count
        var day =
            switch period.unit {
            case .months, .years: try end.adding(months: -months, rounding: .down)
            default: try end.adding(days: -period.count)
            }
        // Where the end of a month is in the way, the day before it may be the one that ends in time.
        while try pack.deadline(of: grant.stage, on: day).due > end { day = try day.adding(days: -1) }
        return day
    }

    /// The oldest pack is named by hand for days that none covers.
    private func pack(_ country: CountryCode, _ day: CivilDate) throws -> String? {
        let rules = try casebook.rules()
        return (try? rules.pack(of: country, on: day)) == nil ? try rules.packs(of: country).first?.id : nil
    }
}
