/// How a situation of trafficking is signalled: what comes first, the rules around the steps, the interview, advice,
/// and the four steps.
public struct SignallingGuide: Sendable, Hashable {
    /// The country whose way it is.
    public let country: CountryCode
    /// The sections in the order in which they are read; danger comes first.
    public let sections: [Section]
    /// The steps in the order in which they are advised.
    public let steps: [Step]

    /// One subject of the guide.
    public struct Section: Sendable, Hashable, Identifiable {
        /// The section's identifier, such as `interview`.
        public let id: String
        /// What it says, in order.
        public let items: [Item]

        /// The key of its title.
        public var textKey: String { "guide.section.\(id)" }
    }

    /// One thing that the guide says.
    public struct Item: Sendable, Hashable, Identifiable {
        /// The item's identifier, such as `neverAlone`.
        public let id: String
        /// Where it was read.
        public let origin: ReferenceOrigin

        /// The key of its sentence.
        public var textKey: String { "guide.item.\(id)" }
    }

    /// A step of signalling.
    public struct Step: Sendable, Hashable, Identifiable {
        /// The step's identifier, such as `team-discussion`.
        public let id: String
        /// Who takes part, by role (text `role.…`).
        public let roles: [String]
        /// What to record.
        public let records: [String]
        /// What else to know.
        public let notes: [String]
        /// Where it was read; what to record is a design of this library.
        public let origin: ReferenceOrigin

        /// The key of its sentence.
        public var textKey: String { "guide.step.\(id)" }
        /// The keys of what to record.
        public var recordTexts: [String] { records.map { "guide.record.\($0)" } }
        /// The keys of what else to know.
        public var noteTexts: [String] { notes.map { "guide.note.\($0)" } }
    }

    /// The guide that Jalon carries, read when it is first asked for.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its data is tested.
    public static func carried() throws(RuleError) -> SignallingGuide { try read.get() }

    private static let read = Result { () throws(RuleError) in
        try ReferenceFile.read(SignallingGuide.self, named: "signalling", sources: ReferenceSources.carried())
    }

    /// The keys of all texts that the guide refers to, sorted.
    public var textKeys: [String] {
        var keys = Set(sections.flatMap { [$0.textKey] + $0.items.map(\.textKey) })
        for step in steps {
            keys.formUnion([step.textKey] + step.recordTexts + step.noteTexts + step.roles.map { "role.\($0)" })
        }
        return keys.sorted()
    }
}
