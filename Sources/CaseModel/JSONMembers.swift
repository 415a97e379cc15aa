package import CivilCalendar

/// What takes the members of a JSON object one after the other: to write them, or to keep them as values.
///
/// So there is one list of the members, and who only writes them makes no values of them: an export of all cases spent a
/// fourth of its time on making and forgetting such values (make bench ROW=jsonl).
package protocol JSONMembers: ~Copyable {
    /// Takes a text, or null.
    mutating func add(_ key: StaticString, _ text: String?)
    /// Takes yes or no.
    mutating func add(_ key: StaticString, _ flag: Bool)
    /// Takes a whole number.
    mutating func add(_ key: StaticString, _ number: Int)
    /// Takes a list of texts.
    mutating func add(_ key: StaticString, _ texts: [String])
    /// Takes a list of codes.
    mutating func add<Code: RawRepresentable<String>>(_ key: StaticString, codes: [Code])
    /// Takes a day, or null.
    mutating func add(_ key: StaticString, _ day: CivilDate?)
    /// Takes a list of days.
    mutating func add(_ key: StaticString, _ days: [CivilDate])
    /// Takes the identifier of an entry.
    mutating func add(_ key: StaticString, _ id: EntryID)
    /// Takes a moment.
    mutating func add(_ key: StaticString, _ moment: Instant)
    /// Takes a member that is a value already.
    mutating func add(_ member: JSONValue.Member)
    /// Takes the members of what an entry says.
    mutating func add(_ facts: EntryFacts)
    /// Takes the members of what is known of a case.
    mutating func add(_ facts: CaseFacts)
}

extension JSONMembers where Self: ~Copyable {
    /// Takes a text where there is one.
    mutating func addGiven(_ key: StaticString, _ text: String?) {
        if let text { add(key, text) }
    }

    /// Takes what is so, and nothing else.
    mutating func addFlag(_ key: StaticString, _ flag: Bool) {
        if flag { add(key, true) }
    }
}
