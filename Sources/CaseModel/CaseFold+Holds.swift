public import CivilCalendar

extension CaseState {
    /// A ground for which the content of a case is or was kept, whatever its retention says.
    public struct HoldState: Sendable, Hashable {
        /// The entry that placed it.
        public let entry: EntryID
        /// The ground.
        public let ground: HoldGround
        /// The day on which it was placed.
        public let from: CivilDate
        /// The day on which it was lifted; `nil` while it stands.
        public let liftedOn: CivilDate?
        /// Who placed it.
        public let author: String

        /// Whether it stands: nothing of the case is erased then.
        public var stands: Bool { liftedOn == nil }
    }

    /// For what the content of the case is kept now.
    public var standingHolds: [HoldState] { holds.filter(\.stands) }
}

extension CaseFold {
    /// For what the content is or was kept, by day.
    var holds: [CaseState.HoldState] {
        var holds: [CaseState.HoldState] = []
        for entry in ledger[.holds] {
            switch entry.facts {
            case .holdPlaced(let ground):
                holds.append(
                    .init(entry: entry.id, ground: ground, from: entry.on, liftedOn: nil, author: entry.author))
            case .holdLifted(let ground):
                guard let index = holds.firstIndex(where: { $0.ground == ground && $0.stands }) else { continue }
                let hold = holds[index]
                holds[index] = .init(
                    entry: hold.entry, ground: ground, from: hold.from, liftedOn: entry.on, author: hold.author)
            default: break
            }
        }
        return holds
    }

    /// For what the content is kept now.
    package var standingHolds: [CaseState.HoldState] { holds.filter(\.stands) }
}
