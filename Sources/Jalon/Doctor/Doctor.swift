internal import CaseModel
public import CaseStore
public import CivilCalendar
public import CountryRules
internal import Foundation

/// Looks a machine and a casebook over: what could lose entries, let somebody in, or make a day wrong.
///
/// ```swift
/// let diagnosis = Doctor(casebook: "/srv/centre/casebook.sqlite", today: today).diagnose()
/// for check in diagnosis.checks where check.level >= .warning { print(texts.sentence(check.wording)) }
/// ```
///
/// Nothing is written: a casebook of an older schema stays as it is. What a stopped writer left half-written is taken back,
/// as by every reading.
public struct Doctor: Sendable {
    /// Where the casebook is; `nil` to look at the machine and the rules alone.
    public var casebook: String?
    /// The rules to compute with; `nil` for those that Jalon carries.
    public var rules: RuleBook?
    /// Where the key file of the vault is, when it is known.
    public var keyFile: String?
    /// The time zone of the centre, such as `Europe/Brussels`; `nil` when none is set.
    public var timeZone: String?
    /// The day that everything is computed for.
    public var today: CivilDate
    /// Whether the whole casebook is read, as `Casebook/verify` does.
    public var readsAll: Bool
    /// The clock.
    public var environment: StoreEnvironment
    /// The machine's files.
    package var machine = MachineFiles()
    /// Where temporary files are.
    package var temporary = FileManager.default.temporaryDirectory.path

    /// Prepares to look.
    public init(
        casebook: String? = nil, rules: RuleBook? = nil, keyFile: String? = nil, timeZone: String? = nil,
        today: CivilDate, readsAll: Bool = true, environment: StoreEnvironment = .live
    ) {
        self.casebook = casebook
        self.rules = rules
        self.keyFile = keyFile
        self.timeZone = timeZone
        self.today = today
        self.readsAll = readsAll
        self.environment = environment
    }

    /// Looks, and says what was found; what cannot be looked at is a finding too.
    public func diagnose() -> Diagnosis {
        var diagnosis = Diagnosis()
        lookAtMachine(&diagnosis)
        if let casebook {
            // What lies beside the file is looked at before opening it takes a journal away.
            let beside = LeftOvers(beside: casebook, temporary: temporary)
            let header = lookAtHeader(of: casebook, &diagnosis)
            lookAtFile(casebook, beside, &diagnosis)
            // An older schema would be upgraded by opening it, which is not a doctor's business.
            if let header, header.schema == header.newestSchema { lookInto(casebook, &diagnosis) }
        }
        lookAtRules(&diagnosis)
        diagnosis.sort()
        return diagnosis
    }
}

extension Diagnosis {
    /// Puts the groups in their order, each as it was looked at.
    fileprivate mutating func sort() {
        checks = Group.allCases.flatMap { group in checks.filter { $0.group == group } }
    }

    /// Keeps why the casebook was not opened.
    mutating func refuse(_ error: JalonError) {
        refusal = error
        if error.code == .damaged { isDamaged = true }
        if error.code == .noCasebook {
            add(.file, .note, "doctor.casebook.none")
        } else {
            add(.file, .problem, "doctor.casebook.refused", ["code": .text(error.code.rawValue)])
        }
    }
}
