/// A value in a line of the interchange format.
enum LineValue: Codable, Equatable, CustomStringConvertible {
    case text(String)
    case flag(Bool)
    case list([String])
    case object([String: String])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let list = try? value.decode([String].self) {
            self = .list(list)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .flag(let flag): try value.encode(flag)
        case .list(let list): try value.encode(list)
        case .object(let object): try value.encode(object)
        }
    }

    var description: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): "\(flag)"
        case .list(let list): list.joined(separator: ",")
        case .object(let object): object.keys.sorted().joined(separator: ",")
        }
    }
}
