public import CaseModel
internal import CaseStore
public import CivilCalendar
public import CountryRules

/// A closed case whose retention ends one day, under the policy.
public struct Retention: Sendable, Hashable {
    /// The case.
    public let reference: CaseReference
    /// The day on which it was closed.
    public let closedOn: CivilDate
    /// Why it was closed.
    public let reason: ClosureReason
    /// The row of the policy.
    public let row: RetentionPolicy.Row
    /// The first day on which its content is no longer kept.
    public let endsOn: CivilDate
    /// For what its content is kept all the same.
    public let holds: [CaseState.HoldState]

    /// Its country.
    public var country: CountryCode { row.country }

    /// How many days are left; 0 and less when it has ended.
    public func daysLeft(on today: CivilDate) -> Int { today.days(until: endsOn) }

    /// Whether it has ended.
    public func hasEnded(on today: CivilDate) -> Bool { endsOn <= today }
}

extension Casebook {
    /// The closed cases whose retention has ended or ends soon, by that day, then case.
    ///
    /// Open cases and cases that were erased are never among them.
    ///
    /// - Parameters:
    ///   - today: The day it is.
    ///   - days: How many days ahead; `nil` for every closed case.
    ///   - policy: For how long content is kept; `nil` for the policy that Jalon carries.
    /// - Throws: `JalonError` (`invalidInput`) for a negative number of days.
    public func retention(
        on today: CivilDate, within days: Int?, policy: RetentionPolicy? = nil
    ) throws(JalonError) -> [Retention] {
        if let days, days < 0 { throw JalonError(.invalidInput, "a list looks ahead by 0 days or more") }
        let rows = if let policy { policy } else { try Self.carriedPolicy() }
        var found: [Retention] = []
        for reference in try store.closedCases() {
            let state = try state(of: reference)
            guard let closedOn = state.closedOn, let reason = state.closureReason, state.erasedOn == nil,
                let row = rows.row(of: state.header.country, reason.rawValue),
                let endsOn = try? row.end(closedOn: closedOn)
            else { continue }
            let retention = Retention(
                reference: reference, closedOn: closedOn, reason: reason, row: row, endsOn: endsOn,
                holds: state.standingHolds)
            if let days, retention.daysLeft(on: today) > days { continue }
            found.append(retention)
        }
        return found.sorted { ($0.endsOn, $0.reference) < ($1.endsOn, $1.reference) }
    }

    /// For how long Jalon's own policy keeps the content of closed cases.
    public static func carriedPolicy() throws(JalonError) -> RetentionPolicy {
        do {
            return try RetentionPolicy.carried()
        } catch {
            throw JalonError(error)
        }
    }
}
