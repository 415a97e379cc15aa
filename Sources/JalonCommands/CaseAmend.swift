internal import ArgumentParser
internal import Jalon

/// `jalon case amend`.
struct CaseAmend: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "amend",
        abstract: "Record what became known of a case, or changed, from a day on; what is not given stays.")

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long, help: ArgumentHelp("A nation, such as GB-SCT; \"none\" for the country's own.", valueName: "code"))
    var region: String?

    @Flag(inversion: .prefixedNo, help: "Whether the person is under eighteen.")
    var minor: Bool?

    @Option(
        name: .long,
        help: ArgumentHelp("The month in which a minor comes of age; \"none\" if unknown.", valueName: "YYYY-MM"))
    var adultOn: String?

    @Flag(inversion: .prefixedNo, help: "Whether a minor is without a legally responsible adult.")
    var unaccompanied: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether the person lives in an institution.")
    var placed: Bool?

    @Option(
        name: .long,
        help: ArgumentHelp("What the person was exploited for, all of it; may be repeated.", valueName: "id"),
        completion: .codes(Exploitation.self))
    var exploitation: [String] = []

    @Option(name: .long, help: ArgumentHelp("The nationality; \"none\" if unknown.", valueName: "country"))
    var nationality: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The person's sex: \(Sex.allCases.map(\.rawValue).joined(separator: ", ")); \"none\" if unknown.",
            valueName: "id"), completion: .codesOrNone(Sex.self))
    var sex: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        var change = CaseChange()
        if let region { change.region = .some(region == "none" ? nil : region.uppercased()) }
        change.isMinor = minor ?? (unaccompanied == true ? true : nil)
        if let adultOn { change.adultOn = .some(adultOn == "none" ? nil : adultOn) }
        change.isUnaccompanied = unaccompanied
        change.isPlaced = placed
        if !exploitation.isEmpty {
            change.exploitation = try Parsed.list(exploitation).map {
                try Parsed.term($0, as: "a type of exploitation")
            }
        }
        if let nationality {
            change.nationality = .some(nationality == "none" ? nil : try Parsed.country(nationality))
        }
        if let sex { change.sex = .some(sex == "none" ? nil : try Parsed.term(sex, as: "a sex")) }
        guard !change.isEmpty else {
            throw JalonError(.invalidInput, "nothing to amend: say what changed, such as --placed or --region GB-SCT")
        }
        try Recording(arguments, session).record(.caseAmended(change), texts: try note.texts(session))
    }
}

/// `jalon case assign`.
struct CaseAssign: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "assign", abstract: "Say who answers for a case from a day on: case owner and deputy.")

    @OptionGroup var arguments: CaseArguments

    @Option(name: .long, help: ArgumentHelp("The case owner, by code.", valueName: "code"))
    var owner: String

    @Option(name: .long, help: ArgumentHelp("Who stands in, by code. (default: who does so now)", valueName: "code"))
    var deputy: String?

    @Flag(name: .long, help: "Nobody stands in.")
    var noDeputy = false

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let owner = try WorkerCode(owner)
        let now = try recording.casebook.state(of: recording.reference).people.owner?.deputy
        let given = try deputy.map { (code) throws(JalonError) in try WorkerCode(code) }
        let deputy = given ?? (noDeputy || now == owner ? nil : now)
        let assigned = EntryFacts.CaseAssigned(owner: owner, deputy: deputy)
        try recording.record(.caseAssigned(assigned), texts: try note.texts(session))
    }
}
