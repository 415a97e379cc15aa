internal import CivilCalendar

/// The entries of a case that hold, by what they are about.
///
/// Entries count by the day on which they happened; entries of one day, in the order of recording.
struct CaseLedger: Sendable {
    /// What entries are about.
    enum Subject: Int, Sendable, CaseIterable {
        /// Grants, extensions, refusals and withdrawals.
        case track
        /// Signalling steps, and the signals that were sent.
        case steps
        /// Conditions.
        case conditions
        /// Decisions of authorities that were asked for or taken.
        case decisions
        /// Stays.
        case stays
        /// Deadlines that were settled.
        case settled
        /// Closures and reopenings, in the order of recording.
        case closures
        /// Indicators.
        case indicators
        /// What was assessed about professional secrecy.
        case secrecy
        /// Referrals and their answers.
        case referrals
        /// Consents.
        case consents
        /// Reminders.
        case reminders
        /// Persons by role.
        case people
        /// Who answers for the case.
        case owners
        /// Changes of what is known of the case.
        case changes
        /// The support plan.
        case support
        /// For what the content is kept, and no longer.
        case holds
    }

    /// By subject, in the order of the list above.
    private var entries = Self.none
    private static let none = [[TimelineEntry]](repeating: [], count: Subject.allCases.count)

    /// The entries about a subject.
    subscript(subject: Subject) -> [TimelineEntry] { entries[subject.rawValue] }

    var track: [TimelineEntry] { self[.track] }
    var conditions: [TimelineEntry] { self[.conditions] }
    var decisions: [TimelineEntry] { self[.decisions] }
    var stays: [TimelineEntry] { self[.stays] }
    var settled: [TimelineEntry] { self[.settled] }
    var closures: [TimelineEntry] { self[.closures] }

    /// Puts an entry in its place.
    mutating func insert(_ entry: TimelineEntry) {
        guard !entry.facts.isErased, let subject = entry.facts.kind.subject else { return }
        let place = subject == .closures ? self[subject].endIndex : place(of: entry, among: self[subject])
        if place == entries[subject.rawValue].endIndex {
            entries[subject.rawValue].append(entry)
        } else {
            entries[subject.rawValue].insert(entry, at: place)
        }
    }

    private func place(of entry: TimelineEntry, among entries: [TimelineEntry]) -> Int {
        entries.lastIndex { ($0.on, $0.sequence) <= (entry.on, entry.sequence) }.map { $0 + 1 } ?? 0
    }
}

extension EntryFacts.Kind {
    /// What an entry of this kind is about; `nil` where the state of the case does not depend on it.
    var subject: CaseLedger.Subject? {
        switch self {
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn: .track
        case .stepRecorded, .stepSkipped, .signalSent: .steps
        case .conditionRecorded: .conditions
        case .decisionRequested, .decisionRecorded: .decisions
        case .stayStarted, .stayExtended, .stayEnded: .stays
        case .deadlineMet: .settled
        case .caseClosed, .caseReopened: .closures
        case .indicatorsObserved: .indicators
        case .secrecyAssessed: .secrecy
        case .referralSent, .referralReceived, .referralAnswered: .referrals
        case .consentGiven, .consentWithdrawn: .consents
        case .reminderAdded, .reminderDone: .reminders
        case .roleAssigned, .roleEnded: .people
        case .caseAssigned: .owners
        case .caseAmended: .changes
        case .supportPlanned, .supportEnded: .support
        case .holdPlaced, .holdLifted: .holds
        case .caseOpened, .entryCorrected, .entryRetracted, .noteAdded, .identityRecorded, .identityRevealed,
            .timelineExported, .contentErased:
            nil
        }
    }
}
