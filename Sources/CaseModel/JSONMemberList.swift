package import CivilCalendar

/// Keeps the members of an object as values.
package struct JSONMemberList: JSONMembers {
    /// The members so far.
    package private(set) var members: [JSONValue.Member] = []

    /// No members yet.
    package init() {}

    package mutating func add(_ key: StaticString, _ text: String?) { add(key, text.map { .string($0) } ?? .null) }

    package mutating func add(_ key: StaticString, _ flag: Bool) { add(key, .bool(flag)) }

    package mutating func add(_ key: StaticString, _ number: Int) { add(key, .int(number)) }

    package mutating func add(_ key: StaticString, _ texts: [String]) { add(key, .texts(texts)) }

    package mutating func add<Code: RawRepresentable<String>>(_ key: StaticString, codes: [Code]) {
        add(key, .texts(codes.map(\.rawValue)))
    }

    package mutating func add(_ key: StaticString, _ day: CivilDate?) { add(key, .text(day)) }

    package mutating func add(_ key: StaticString, _ days: [CivilDate]) { add(key, .array(days.map { .text($0) })) }

    package mutating func add(_ key: StaticString, _ id: EntryID) { add(key, .string(id.text)) }

    package mutating func add(_ key: StaticString, _ moment: Instant) { add(key, .text(moment)) }

    package mutating func add(_ member: JSONValue.Member) { members.append(member) }

    package mutating func add(_ facts: EntryFacts) { facts.visit(&self) }

    package mutating func add(_ facts: CaseFacts) { facts.visit(&self) }

    private mutating func add(_ key: StaticString, _ value: JSONValue) {
        members.append(.init(String(describing: key), value))
    }
}
