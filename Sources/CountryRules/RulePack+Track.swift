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

    /// The identifiers of all conditions of all stages, each once.
    public var conditionIdentifiers: [String] {
        var seen: Set<String> = []
        return stages.flatMap { ($0.conditions?.identifiers ?? []) + [$0.renewal.condition].compactMap { $0 } }
            .filter { seen.insert($0).inserted }
    }
}
