internal import CaseModel
internal import CountryRules

/// A case that a transaction has folded.
///
/// It is one object, so that an entry is added to the fold in its place: a copy of the fold for each entry was a fifth of
/// the time of appending (make bench ROW=append).
final class TouchedCase {
    let id: Int64
    private(set) var fold: CaseFold
    /// Whether entries were appended since what is derived was written.
    var isDirty: Bool
    /// Where it stands, once somebody has asked and no entry followed.
    private var known: CaseState?

    init(id: Int64, fold: CaseFold, isNew: Bool = false) {
        self.id = id
        self.fold = fold
        isDirty = isNew
    }

    /// Adds an entry that was written.
    func append(_ entry: TimelineEntry) {
        known = nil
        isDirty = true
        fold.append(entry)
    }

    /// Where it stands.
    func state(under rules: RuleBook) -> CaseState {
        if let known { return known }
        let state = fold.state(under: rules)
        known = state
        return state
    }

    /// What is derived of it: of the state that somebody asked for, where there is one.
    func derived(under rules: RuleBook) -> CaseOutline {
        known?.outline ?? fold.outline(under: rules, tellsFindings: false)
    }
}
