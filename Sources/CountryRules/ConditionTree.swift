/// The conditions of a stage with their logic: all of them, any of them, nested.
public indirect enum ConditionTree: Sendable, Hashable {
    /// One condition by its identifier, such as `contact-broken`.
    case condition(String)
    /// Every branch has to hold.
    case allOf([ConditionTree])
    /// One branch has to hold.
    case anyOf([ConditionTree])

    /// The identifiers of all conditions, in the order of the source, each once.
    public var identifiers: [String] {
        var seen: [String] = []
        collect(into: &seen)
        return seen
    }

    private func collect(into seen: inout [String]) {
        switch self {
        case .condition(let id): if !seen.contains(id) { seen.append(id) }
        case .allOf(let branches), .anyOf(let branches): branches.forEach { $0.collect(into: &seen) }
        }
    }

    /// Whether the tree holds when exactly these conditions are met.
    public func holds(_ met: Set<String>) -> Bool {
        switch self {
        case .condition(let id): met.contains(id)
        case .allOf(let branches): branches.allSatisfy { $0.holds(met) }
        case .anyOf(let branches): branches.contains { $0.holds(met) }
        }
    }

    /// What is still missing when exactly these conditions are met; `nil` when nothing is.
    ///
    /// Met conditions are left out. Of alternatives, all that could still make the tree hold are kept.
    public func missing(_ met: Set<String>) -> ConditionTree? {
        switch self {
        case .condition(let id):
            return met.contains(id) ? nil : self
        case .allOf(let branches):
            let open = branches.compactMap { $0.missing(met) }
            return open.isEmpty ? nil : open.count == 1 ? open[0] : .allOf(open)
        case .anyOf(let branches):
            var open: [ConditionTree] = []
            for branch in branches {
                guard let missing = branch.missing(met) else { return nil }
                open.append(missing)
            }
            return open.count == 1 ? open[0] : .anyOf(open)
        }
    }
}
