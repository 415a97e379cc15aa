internal import ArgumentParser
internal import Jalon

/// A command that lists one thing about the people of a case.
protocol PeopleListing: JalonSubcommand {
    /// The name of the JSON document.
    static var document: String { get }
    /// The key of what is said of a case that has none.
    static var none: String { get }
    var which: CaseArgument { get }
    func members(_ people: CasePeople, _ today: CivilDate) -> [JSONValue.Member]
    func table(_ tables: PeopleTables) -> Table
}

extension PeopleListing {
    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let state = try casebook.state(of: which.found(in: casebook))
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    Self.document,
                    [.init("case", .string(state.header.reference.text))] + members(state.people, session.today)))
        }
        let table = table(try PeopleTables(state, session))
        guard !table.isEmpty else { return session.say(Self.none, ["case": .text(state.header.reference.text)]) }
        try session.print(table.lines(room: session.output.width))
    }
}

extension Recording {
    /// What a name may mean: its code, its entry, and whether it can still be answered or ended.
    typealias Item = (code: String, entry: EntryID, isOpen: Bool)

    /// The one entry that a name means: what is open under that name, or else the digits of an entry.
    ///
    /// - Parameters:
    ///   - name: A code such as a role or a domain, or digits of an entry; `nil` for the only one that is open.
    ///   - items: What there is to choose from.
    ///   - what: What is chosen, for the sentence.
    func item(_ name: String?, among items: [Item], _ what: String) throws -> EntryID {
        let named = items.filter { name == nil || $0.code == name }
        let meant = named.filter(\.isOpen)
        guard meant.count < 2 else {
            let digits = meant.map { $0.entry.ending }.joined(separator: ", ")
            throw JalonError(
                .notFound, "\(reference) has \(meant.count) of them (\(what)): name one by its digits, \(digits)")
        }
        if let one = meant.first { return one.entry }
        // The entry itself says when it was answered or ended.
        if named.count == 1, name != nil { return named[0].entry }
        guard named.isEmpty else {
            throw JalonError(.contradictsRules, "\(reference) has \(what), but none of them is open any more")
        }
        guard let name else { throw JalonError(.notFound, "\(reference) has no \(what)") }
        return try casebook.entry(named: name, in: reference).id
    }
}
