import CaseModel
import CivilCalendar
import CountryRules
import Testing

extension CaseState {
    /// The deadlines in one line each: `be.reflection/end 2013-04-15 open`.
    var deadlineLines: [String] { deadlines.map { "\($0.name) \($0.due) \($0.status.rawValue)" } }

    /// The lines of the deadlines whose names begin with a text.
    func lines(_ prefix: String) -> [String] { deadlineLines.filter { $0.hasPrefix(prefix) } }

    /// The deadline of that name.
    func deadline(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Deadline {
        try #require(deadlines.first { $0.name == name }, "\(deadlineLines)", sourceLocation: sourceLocation)
    }

    /// The codes of the findings about an entry.
    func codes(_ entry: EntryID) -> [String] { findings.filter { $0.entry == entry }.map(\.code.rawValue) }

    /// The packs that the explanation of a deadline names: that of the event, and those of its extensions.
    func packs(_ name: String) -> [String] {
        (explanations[name]?.steps ?? []).compactMap {
            switch $0.kind {
            case .pack(let id, from: _, to: _, status: _, forced: _): id
            case .extended(by: _, let pack): pack
            default: nil
            }
        }
    }

    /// The members in which two states differ, whatever members there are; what was amended is looked at apart.
    func differences(from other: CaseState) -> [String] {
        zip(members, other.members).compactMap { mine, theirs in
            guard let label = mine.label, label != "amended" else { return nil }
            guard let left = mine.value as? AnyHashable, let right = theirs.value as? AnyHashable else {
                return "\(mine.value)" == "\(theirs.value)" ? nil : label
            }
            return left == right ? nil : label
        }
    }

    /// The members, with those of the outline in its place.
    private var members: [Mirror.Child] {
        Mirror(reflecting: self).children.flatMap { member in
            member.label == "outline" ? Array(Mirror(reflecting: member.value).children) : [member]
        }
    }
}
