public import CaseModel
public import CivilCalendar

/// What was done to deadlines on a day of recording: the sheet on which a second person checks them.
public struct DeadlineSheet: Sendable, Hashable {
    /// A deadline and what one entry did to it.
    public struct Line: Sendable, Hashable {
        /// The case.
        public let caseReference: CaseReference
        /// What tells the deadline from the others of the case.
        public let id: DeadlineID
        /// What was done to it.
        public let change: DeadlineChange

        /// How it is after the change, or was before it was taken away.
        public var version: DeadlineVersion? { change.after ?? change.before }
    }

    /// The day of recording, in UTC.
    public let day: CivilDate
    /// The lines by case; those of a case in the order of recording, then by day.
    public private(set) var lines: [Line] = []

    /// A sheet without lines.
    ///
    /// - Parameter day: The day of recording, in UTC.
    public init(on day: CivilDate) { self.day = day }

    /// Takes over what was done to the deadlines of a case on the day; cases come by reference.
    public mutating func add(_ history: DeadlineHistory) {
        let found = history.records.flatMap { record in
            record.changes.filter { $0.recordedAt.dateInUTC == day }
                .map { Line(caseReference: history.header.reference, id: record.id, change: $0) }
        }
        lines += found.sorted { $0.order < $1.order }
    }
}

extension DeadlineSheet.Line {
    fileprivate var order: (Int64, CivilDate, DeadlineID) {
        (change.sequence, version?.deadline.due ?? .latest, id)
    }
}
