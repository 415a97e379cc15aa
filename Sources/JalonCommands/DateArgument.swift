internal import Jalon

/// A day as people give it, such as `2026-04-16` or `+45d`; nothing else is guessed at.
enum DateArgument: Sendable {
    case date(CivilDate)
    case offset(Int)

    static let forms = "YYYY-MM-DD, today, yesterday, tomorrow, or a number of days such as +45d or -3d"

    init?(argument: String) {
        switch argument {
        case "today": self = .offset(0)
        case "yesterday": self = .offset(-1)
        case "tomorrow": self = .offset(1)
        default:
            if let date = try? CivilDate(iso8601: argument) {
                self = .date(date)
            } else if argument.hasSuffix("d"), let sign = argument.first, sign == "+" || sign == "-",
                argument.dropFirst().dropLast().allSatisfy(\.isASCIIDigit), let days = Int(argument.dropLast())
            {
                self = .offset(days)
            } else {
                return nil
            }
        }
    }

    /// The day, where days are counted from `today`.
    func date(today: CivilDate) throws(JalonError) -> CivilDate {
        switch self {
        case .date(let date): return date
        case .offset(let days):
            do {
                return try today.adding(days: days)
            } catch {
                throw JalonError(.invalidInput, "\(days) days from \(today): \(error)")
            }
        }
    }

    /// Why a text is not a day, and what would be accepted.
    static func refusal(of text: String) -> String {
        do {
            _ = try CivilDate(iso8601: text)
            return "\(text) is not accepted"
        } catch .malformed {
            return "\"\(text.prefix(40))\" is not an unambiguous day; write \(forms)"
        } catch {
            return "\(error)"
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// A number of days ahead: `30d`, or `4w` for weeks.
struct WindowArgument: Sendable {
    let days: Int

    init?(argument: String) {
        let digits = argument.dropLast()
        guard let unit = argument.last, !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), let count = Int(digits),
            count <= 100_000
        else { return nil }
        switch unit {
        case "d": days = count
        case "w": days = count * 7
        default: return nil
        }
    }
}
