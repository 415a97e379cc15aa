import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@Suite("Properties of what is written and read again, over random values")
struct RoundTripPropertyTests {
    /// Characters that are written with escapes, in several bytes, or as they are.
    private static let scalars: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0x10_FFFF]

    private static func text(_ generator: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let range = scalars[Int.random(in: 0..<scalars.count, using: &generator)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
        }
        return String(text)
    }

    /// A value of any shape; the keys of its objects are sorted, each once.
    private static func value(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .int(Int.random(in: Int.min...Int.max, using: &generator))
        case 3: return .string(text(&generator))
        case 4:
            let count = Int.random(in: 0...4, using: &generator)
            return .array((0..<count).map { _ in value(&generator, depth: depth - 1) })
        default:
            let keys = (0..<Int.random(in: 0...4, using: &generator)).map { _ in text(&generator) }
            return .object(Set(keys).sorted().map { .init($0, value(&generator, depth: depth - 1)) })
        }
    }

    @Test("JSON of any shape", arguments: UInt64(1)...4)
    func json(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let value = Self.value(&generator, depth: 5)
            let read = try JSONValue(parsing: Array(value.line.utf8))
            guard read == value, read.line == value.line else {
                Issue.record("\(value.line) became \(read.line)")
                break
            }
        }
    }

    @Test("Moments that end within a minute of the range, and any other")
    func moments() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            guard let moment = Instant(microseconds: .random(in: Int64.min...Int64.max, using: &generator)) else {
                continue
            }
            guard Instant(rfc3339: moment.description) == moment else {
                Issue.record("\(moment)")
                break
            }
        }
        #expect(Instant(rfc3339: "0001-01-01T00:00:00+00:01") == nil)
        #expect(Instant(rfc3339: "9999-12-31T23:59:59-00:01") == nil)
    }

    @Test("Every entry of random cases as a line of the interchange format", arguments: UInt64(0)..<24)
    func lines(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let timeline = try RandomCase(seed: seed, [.closing, .amending]).timeline
        for entry in timeline.entries where entry.facts.kind != .caseOpened {
            let fields = entry.facts.kind.texts.filter { _ in Bool.random(using: &generator) }
            let texts = SealedTexts(Dictionary(uniqueKeysWithValues: fields.map { ($0, Self.text(&generator)) }))
            let members: [JSONValue.Member] =
                [
                    .init("case", .string(entry.caseReference.text)), .init("entry", .string(entry.id.text)),
                    .init("kind", .string(entry.facts.kind.rawValue)), .init("on", .text(entry.on)),
                    .init("recordedAt", .text(entry.recordedAt)), .init("author", .string(entry.author)),
                ] + entry.facts.members + texts.members
            let line = JSONValue.object(members).line
            let read = try InterchangeFields.read(line.utf8)
            #expect(try read.facts(of: entry.facts.kind) == entry.facts, "\(line)")
            #expect(try read.sealedTexts() == texts && read.neededDay(.on) == entry.on, "\(line)")
        }
        #expect(timeline.entries.count > 3)
    }

    @Test("Days that people write as an offset are days of the calendar")
    func days() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<5_000 {
            let place = Int.random(in: 0...3_652_058, using: &generator)
            let day = try CivilDate.earliest.adding(days: place)
            guard try CivilDate(iso8601: day.description) == day, CivilDate.earliest.days(until: day) == place else {
                Issue.record("\(day)")
                break
            }
        }
    }
}
