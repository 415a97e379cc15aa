internal import CivilCalendar

/// A value that two packs do not share.
public struct PackDifference: Sendable, Hashable {
    /// Where it stands, such as `stages be.reflection duration length`.
    public let place: String
    /// What the first pack says; `nil` when it says nothing there.
    public let old: String?
    /// What the second pack says; `nil` when it says nothing there.
    public let new: String?
}

extension RulePack {
    /// Everything in which another pack differs from this one, by place: its days first, then the rules, then the
    /// sources.
    ///
    /// The packs are gone through member by member, whatever members there are, so that nothing is left out.
    public func differences(to other: RulePack) -> [PackDifference] {
        let (old, new) = (values, other.values)
        return Set(old.keys).union(new.keys)
            .sorted { (Self.rank(of: $0), $0) < (Self.rank(of: $1), $1) }
            .filter { old[$0] != new[$0] }
            .map { PackDifference(place: $0, old: old[$0], new: new[$0]) }
    }

    /// The rules come before the sources that they cite.
    private static func rank(of place: String) -> Int {
        let part = place.prefix { $0 != " " }
        return ["stages", "periods", "stays", "duties", "notes", "citations", "texts"].firstIndex { $0 == part } ?? -1
    }

    /// Every value of the pack by its place.
    var values: [String: String] {
        var values: [String: String] = [:]
        // What names the pack, or was noted while it was read, is no rule.
        let apart: Set = ["id", "country", "fingerprint", "origins", "wholeDays", "standsFor"]
        for (label, value) in Mirror(reflecting: contents).children where !apart.contains(label ?? "") {
            Self.collect(value, at: label ?? "", into: &values)
        }
        return values
    }

    private static func collect(_ value: Any, at place: String, into values: inout [String: String]) {
        if let text = text(of: value) {
            values[place] = text
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            if let wrapped = mirror.children.first?.value { collect(wrapped, at: place, into: &values) }
        case .collection, .set: collect(list: mirror.children.map(\.value), at: place, into: &values)
        case .dictionary:
            for (key, member) in mirror.children.map(\.value).compactMap(pair) {
                collect(member, at: "\(place) \(key)", into: &values)
            }
        case .enum:
            guard let payload = mirror.children.first else {
                values[place] = "\(value)"
                return
            }
            values[place] = payload.label
            collect(payload.value, at: "\(place) \(payload.label ?? "")", into: &values)
        default:
            for child in mirror.children { collect(child.value, at: "\(place) \(child.label ?? "")", into: &values) }
        }
    }

    private static func collect(list: [Any], at place: String, into values: inout [String: String]) {
        let texts = list.compactMap(text)
        if texts.count == list.count {
            if !texts.isEmpty { values[place] = texts.joined(separator: ", ") }
            return
        }
        var seen: [String: Int] = [:]
        var names: [String] = []
        for (index, element) in list.enumerated() {
            var name = (element as? any Identifiable<String>)?.id ?? "\(index + 1)"
            seen[name, default: 0] += 1
            // The same name may stand again, for other days.
            if let times = seen[name], times > 1 { name += "#\(times)" }
            names.append(name)
            collect(element, at: "\(place) \(name)", into: &values)
        }
        // The order is law too: of the track, and of the ways of delivery, whose first holds when nothing is known.
        values[place] = names.joined(separator: ", ")
    }

    private static func pair(_ child: Any) -> (String, Any)? {
        let members = Array(Mirror(reflecting: child).children)
        guard members.count == 2 else { return nil }
        return ("\(members[0].value)", members[1].value)
    }

    /// A value that is read as one; `nil` for one that has parts.
    private static func text(of value: Any) -> String? {
        switch value {
        case let tree as ConditionTree: tree.sentence
        case let word as any RawRepresentable<String>: word.rawValue
        case let number as Int: "\(number)"
        case let flag as Bool: flag ? "yes" : "no"
        case let text as String: text
        case let day as CivilDate: "\(day)"
        case let period as Period: "\(period)"
        default: nil
        }
    }
}
