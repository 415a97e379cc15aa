internal import ArgumentParser
internal import Jalon

/// `jalon referral`.
struct ReferralCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "referral", abstract: "Referrals to other services and from them, and what became of them.",
        subcommands: [ReferralSend.self, ReferralReceive.self, ReferralAnswer.self, ReferralList.self])
}

/// What every referral says.
struct ReferralOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why: \(ReferralPurpose.allCases.map(\.rawValue).joined(separator: ", ")), or in words (- or @FILE).",
            valueName: "id|text"), completion: .codes(ReferralPurpose.self))
    var reason: String

    @Option(
        name: .long,
        help: ArgumentHelp("What the other service is called, which is sealed: - or @FILE.", valueName: "text"))
    var organisation: String?

    @Option(
        name: .long, help: ArgumentHelp("Who there is the contact, which is sealed: - or @FILE.", valueName: "text"))
    var name: String?

    @OptionGroup var note: NoteOption

    func read(_ session: Session) throws(JalonError) -> (purpose: ReferralPurpose, texts: [TextField: String]) {
        let reason = try ReasonText<ReferralPurpose>(reason, other: .other, session)
        let texts = try session.texts([(.organisation, organisation, "--organisation"), (.name, name, "--name")])
        let note = try note.texts(session)
        return (reason.code, reason.texts.merging(texts) { text, _ in text }.merging(note) { text, _ in text })
    }
}

/// What allows it without consent.
struct BasisOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What allows it without consent: \(LegalBasis.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "id"), completion: .codes(LegalBasis.self))
    var basis: String?

    func read() throws(JalonError) -> LegalBasis? {
        guard let basis else { return nil }
        return try Parsed.term(basis, as: "a legal basis")
    }
}

/// `jalon referral send`.
struct ReferralSend: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "send", abstract: "Record that the case was referred to another service.",
        discussion: "It needs a consent to it that holds on the day (jalon consent give), or a legal basis.")

    @OptionGroup var arguments: CaseArguments

    @Option(name: .long, help: ArgumentHelp("To whom, by role.", valueName: "role"), completion: .codes(Role.self))
    var to: String

    @OptionGroup var basis: BasisOption
    @OptionGroup var referral: ReferralOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let (purpose, texts) = try referral.read(session)
        let sent = EntryFacts.Referral(
            to: try Parsed.term(to, as: "a role"), purpose: purpose, basis: try basis.read())
        try Recording(arguments, session).record(.referralSent(sent), texts: texts)
    }
}

/// `jalon referral receive`.
struct ReferralReceive: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "receive", abstract: "Record that the case was referred to this centre.")

    @OptionGroup var arguments: CaseArguments

    @Option(name: .long, help: ArgumentHelp("From whom, by role.", valueName: "role"), completion: .codes(Role.self))
    var from: String

    @OptionGroup var referral: ReferralOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let (purpose, texts) = try referral.read(session)
        let received = EntryFacts.ReferralReceived(from: try Parsed.term(from, as: "a role"), purpose: purpose)
        try Recording(arguments, session).record(.referralReceived(received), texts: texts)
    }
}

/// `jalon referral answer`.
struct ReferralAnswer: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "answer", abstract: "Record what became of a referral: accepted, rejected, done or revoked.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("accepted, rejected, done or revoked.", valueName: "status"),
        completion: .codes(ReferralStatus.self))
    var status: String

    @Argument(
        help: ArgumentHelp(
            "The referral: the role, or the digits that referral list prints. (default: the only open one)",
            valueName: "entry"), completion: .nothing)
    var referral: String?

    @Option(name: .long, help: ArgumentHelp("Why, in words: - or @FILE.", valueName: "text"))
    var reason: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        // The entry first, as with other verbs, is understood as well.
        let isSwapped = ReferralStatus(rawValue: status) == nil && referral.flatMap(ReferralStatus.init) != nil
        let (named, answer) = isSwapped ? (status, referral ?? "") : (referral, status)
        let status: ReferralStatus = try Parsed.term(answer, as: "an answer to a referral")
        let recording = try Recording(arguments, session)
        let texts = try session.texts([(.reasonText, reason, "--reason")])
            .merging(try note.texts(session)) { text, _ in text }
        let items = try recording.casebook.state(of: recording.reference).people.referrals
            .map { ($0.role.rawValue, $0.entry, $0.status.next.contains(status)) }
        let item = try recording.item(named, among: items, "referrals that can become \(status.rawValue)")
        try recording.record(.referralAnswered(item, status), texts: texts)
    }
}

/// `jalon referral list`.
struct ReferralList: PeopleListing {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "The referrals of a case, and how they stand.")
    static let document = "referrals"
    static let none = "message.none.referrals"

    @OptionGroup var which: CaseArgument
    @OptionGroup var global: GlobalOptions

    func members(_ people: CasePeople, _ today: CivilDate) -> [JSONValue.Member] {
        [.init("referrals", PeopleDocument.referrals(people))]
    }
    func table(_ tables: PeopleTables) -> Table { tables.referrals }
}
