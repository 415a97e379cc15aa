extension RulePack {
    /// The stages that may come after a stage: those that name it, and itself when it is renewed.
    public func stages(after id: String?) -> [Stage] {
        guard let id else { return stages.filter { $0.after.isEmpty && $0.kindOf == nil } }
        let family = stage(id)?.kindOf
        return stages.filter { stage in
            if stage.id == id { return stage.renewal.kind != .none }
            return stage.after.contains(id) || family.map(stage.after.contains) == true
        }
    }

    /// Whether a stage may come after another: it is the same one, a kind of the same one, or names it.
    ///
    /// Whether a stage is renewed at all is another question.
    public func mayFollow(_ id: String, after earlier: String) -> Bool {
        guard let next = stage(id) else { return false }
        let family = stage(earlier)?.kindOf ?? earlier
        return next.id == earlier || (next.kindOf ?? next.id) == family || next.after.contains(earlier)
            || next.after.contains(family)
    }

    /// The identifiers of all conditions of all stages, each once.
    public var conditionIdentifiers: [String] {
        var seen: Set<String> = []
        return stages.flatMap { ($0.conditions?.identifiers ?? []) + [$0.renewal.condition].compactMap { $0 } }
            .filter { seen.insert($0).inserted }
    }
}
