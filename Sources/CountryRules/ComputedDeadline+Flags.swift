extension ComputedDeadline {
    /// Some of the flags: a word of bits, where a set of its own would be an allocation for every date.
    struct Flags: OptionSet, Sendable, Hashable {
        let rawValue: UInt16

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ flag: Flag) {
            rawValue =
                switch flag {
                case .clamped: 1 << 0
                case .rolled: 1 << 1
                case .observed: 1 << 2
                case .ambiguous: 1 << 3
                case .minimum: 1 << 4
                case .maximum: 1 << 5
                case .average: 1 << 6
                case .document: 1 << 7
                case .outsidePack: 1 << 8
                case .calendarProvisional: 1 << 9
                }
        }

        static var clamped: Self { Self(.clamped) }
        static var rolled: Self { Self(.rolled) }
        static var observed: Self { Self(.observed) }
        static var ambiguous: Self { Self(.ambiguous) }
        static var minimum: Self { Self(.minimum) }
        static var maximum: Self { Self(.maximum) }
        static var average: Self { Self(.average) }
        static var document: Self { Self(.document) }
        static var outsidePack: Self { Self(.outsidePack) }
        static var calendarProvisional: Self { Self(.calendarProvisional) }
    }
}
