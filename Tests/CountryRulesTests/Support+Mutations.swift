import CivilCalendar
import CountryRules
import Foundation
import Testing

/// A JSON value, to change one scalar of a pack at a time.
indirect enum PackTree: Codable {
    case object([String: PackTree])
    case array([PackTree])
    case text(String)
    case number(Int)
    case flag(Bool)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([PackTree].self) {
            self = .array(list)
        } else {
            self = .object(try value.decode([String: PackTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .object(let members): try value.encode(members)
        case .array(let list): try value.encode(list)
        case .text(let text): try value.encode(text)
        case .number(let number): try value.encode(number)
        case .flag(let flag): try value.encode(flag)
        }
    }

    var members: [String: PackTree] { if case .object(let members) = self { members } else { [:] } }
    var elements: [PackTree] { if case .array(let list) = self { list } else { [] } }

    /// One scalar to change: where, what stands there, what may stand there instead, and the whole with that.
    struct Scalar {
        let place: String
        let old: String
        var number: Int?
        let others: [PackTree]
        var whole: (PackTree) -> PackTree = { $0 }
    }

    /// Every scalar with copies of the whole in which it alone is another.
    func scalars(at place: String = "", key: String = "") -> [Scalar] {
        switch self {
        case .object(let members):
            members.sorted { $0.key < $1.key }.flatMap { name, member in
                member.scalars(at: place.isEmpty ? name : "\(place).\(name)", key: name).map { scalar in
                    scalar.within { changed in
                        var copy = members
                        copy[name] = changed
                        return .object(copy)
                    }
                }
            }
        case .array(let list):
            list.indices.flatMap { index in
                list[index].scalars(at: "\(place)[\(index)]", key: key).map { scalar in
                    scalar.within { changed in
                        var copy = list
                        copy[index] = changed
                        return .array(copy)
                    }
                }
            }
        case .text(let text):
            [
                Scalar(place: place, old: text, others: Self.others(than: text, at: key).map { .text($0) })
            ]
        case .number(let number):
            [Scalar(place: place, old: "\(number)", number: number, others: [.number(number + 1)])]
        case .flag(let flag):
            [Scalar(place: place, old: "\(flag)", others: [.flag(!flag)])]
        }
    }

    /// Another text that may stand at a key: another word of its list, another day, else the text with a letter more.
    private static func others(than text: String, at key: String) -> [String] {
        if let words = words[key] { return words.filter { $0 != text } + [text + "x"] }
        if let day = try? CivilDate(iso8601: text), let next = try? day.adding(days: 1) { return [next.description] }
        return [text + "x"]
    }

    private static let words: [String: [String]] = [
        "counting": Counting.allCases.map(\.rawValue), "nature": ["validity", "procedural", "unmoved"],
        "bound": ["exact", "least", "most"], "status": RuleStatus.allCases.map(\.rawValue),
        "role": RulePack.Role.allCases.map(\.rawValue), "take": ["later", "earlier", "decision"],
        "kind": DeadlineKind.allCases.map(\.rawValue)
            + ["none", "renewable", "conditional", "specialised", "mainstream"],
        "basis": ["statutory", "practice", "average", "none"],
        "cell": ["duration", "renewal", "conditions", "rights"], "limit": ["at-once", "before-end"],
        "outcome": DecisionOutcome.allCases.map(\.rawValue), "stage": ["refused", "withdrawn"],
        "when": ["anyone", "unaccompanied-minor"], "length": ["same", "unstated"],
        "calendar": HolidayCalendar.Region.allCases.map(\.rawValue),
        "languages": RuleLanguage.allCases.map(\.rawValue),
    ]
}

extension PackTree.Scalar {
    fileprivate func within(_ outer: @escaping (PackTree) -> PackTree) -> Self {
        var scalar = self
        scalar.whole = { [whole] in outer(whole($0)) }
        return scalar
    }
}

extension PackSource {
    func tree() throws -> PackTree {
        try JSONDecoder.json5.decode(PackTree.self, from: Data(text.utf8))
    }
}

extension PackTree {
    /// The tree read as a pack; `nil` when the format refuses it.
    func pack() -> RulePack? {
        guard let bytes = try? JSONEncoder().encode(self) else { return nil }
        return try? RulePack.read(Array(bytes), name: "changed.json")
    }

    /// The pack cut into parts that are packs themselves.
    ///
    /// They are its frame, and each source, stage, period, stay and duty alone, and some of its texts: what is changed
    /// in a part is found as fast as the part is small.
    ///
    /// - Parameter sources: Of how many sources; they are all alike.
    func parts(sources: Int) -> [(name: String, tree: PackTree)] {
        let lists = ["stages", "periods", "stays", "duties"]
        var frame = members
        frame["citations"] = .object([:])
        frame["texts"] = nil
        for list in lists { frame[list] = list == "stages" ? .array([]) : nil }
        var parts = [("frame", PackTree.object(frame))]
        // Of the parts, only their own scalars are of interest.
        var bare = frame
        for (key, value) in frame where !["format", "id", "country", "from", "status", "calendar"].contains(key) {
            if case .array = value { bare[key] = .array([]) } else if key != "citations" { bare[key] = nil }
        }
        for (key, source) in (members["citations"]?.members ?? [:]).sorted(by: { $0.key < $1.key }).prefix(sources) {
            var part = bare
            part["citations"] = .object([key: source])
            parts.append(("citation \(key)", .object(part)))
        }
        for list in lists {
            for element in members[list]?.elements ?? [] {
                var part = bare
                part[list] = .array([element])
                parts.append((list, .object(part)))
            }
        }
        for (language, texts) in members["texts"]?.members ?? [:] {
            var part = bare
            let some = texts.members.sorted { $0.key < $1.key }.prefix(3)
            part["texts"] = .object([language: .object(Dictionary(uniqueKeysWithValues: some.map { ($0, $1) }))])
            parts.append(("texts \(language)", .object(part)))
        }
        return parts
    }
}
