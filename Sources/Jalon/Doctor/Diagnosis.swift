public import CaseModel
public import CivilCalendar
public import CountryRules

/// What a `Doctor` found: codes, numbers and days, never a name, a case reference or a path.
public struct Diagnosis: Sendable, Hashable {
    /// What was looked at, in the order in which people read it.
    public internal(set) var checks: [Check] = []
    /// Why the casebook was not opened; `nil` when it was, or when none was asked for.
    public internal(set) var refusal: JalonError?
    /// Whether the casebook is not as it was recorded.
    public internal(set) var isDamaged = false

    /// The gravest level of all checks.
    public var level: Level { checks.map(\.level).max() ?? .ok }

    /// How many checks have a level.
    public func count(_ level: Level) -> Int { checks.count { $0.level == level } }

    /// How grave something is.
    public enum Level: String, Sendable, Comparable, CaseIterable {
        /// As it should be.
        case ok
        /// Worth knowing; nothing has to be done.
        case note
        /// Something should be done.
        case warning
        /// Something has to be done before the casebook can be relied on.
        case problem

        /// By gravity.
        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What a check is about.
    ///
    /// More codes may come.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The code's name, such as `file-mode`.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Where a check belongs.
    public enum Group: String, Sendable, CaseIterable {
        /// The machine: its SQLite, swap and clock.
        case machine
        /// The file of the casebook, its folder and its volume.
        case file
        /// The vault and its key.
        case key
        /// What the casebook holds.
        case content
        /// The rules, and how old they are.
        case rules
    }

    /// A value of a check.
    public enum Value: Sendable, Hashable {
        /// A code, a version or a right.
        case text(String)
        /// A number.
        case number(Int)
        /// A day.
        case day(CivilDate)
    }

    /// One thing that was looked at.
    public struct Check: Sendable, Hashable {
        /// Where it belongs.
        public let group: Group
        /// What it is about.
        public let code: Code
        /// What was found, such as `ok` or `unencrypted`: with the code it tells what the sentence says.
        public let finding: String
        /// How grave that is.
        public let level: Level
        /// The values of the sentence, by name.
        public let values: [String: Value]

        /// The sentence, with what to do next where something should be done.
        public var wording: Wording {
            var said = values.mapValues(\.said)
            for name in ["cases", "entries"] {
                if case .number(let number)? = values[name] { said[name] = .counted("message.count.\(name)", number) }
            }
            if case .text(let status)? = values["status"] { said["status"] = .wording(Wording("status.\(status)")) }
            return Wording("doctor.\(code.rawValue).\(finding)", values: said)
        }
    }
}

extension Diagnosis.Value {
    /// The value as a sentence says it.
    var said: Wording.Value {
        switch self {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .day(let day): .day(day)
        }
    }
}

extension Diagnosis {
    /// Adds a check.
    ///
    /// - Parameter key: The key of its sentence: `doctor.`, the code, and what was found.
    mutating func add(_ group: Group, _ level: Level, _ key: String, _ values: [String: Value] = [:]) {
        let parts = key.split(separator: ".", maxSplits: 2).map(String.init)
        checks.append(
            Check(group: group, code: Code(rawValue: parts[1]), finding: parts[2], level: level, values: values))
    }
}
