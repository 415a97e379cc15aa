public import CaseModel
internal import CaseStore
internal import CountryRules

/// A ground for which the content of a case is kept.
public struct StandingHold: Sendable, Hashable {
    /// The case.
    public let reference: CaseReference
    /// The ground, since when, and who placed it.
    public let hold: CaseState.HoldState
}

extension Casebook {
    /// The grounds for which content is kept now, by case, then day.
    public func holds() throws(JalonError) -> [StandingHold] {
        var holds: [StandingHold] = []
        for reference in try store.casesWithHolds() {
            holds += try state(of: reference).standingHolds.map { StandingHold(reference: reference, hold: $0) }
        }
        return holds
    }
}
