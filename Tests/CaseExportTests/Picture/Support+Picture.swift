import CivilCalendar
import CountryRules
import SeededNumbers

@testable import CaseExport

func day(_ number: Int) -> CivilDate { CivilDate(dayNumber: number) ?? .latest }

extension TimelinePicture {
    /// 2026-11-21.
    static let anyDay = 20_778

    /// A picture with one milestone and whatever a test adds.
    static func small(_ label: String = "Team discussion", language: RuleLanguage = .english) -> TimelinePicture {
        TimelinePicture(
            title: "A case", description: "What happened", language: language, today: day(anyDay),
            lanes: [Lane(name: "Events", milestones: [Milestone(day: day(anyDay), label: label, shape: .step)])],
            deadlines: [])
    }

    /// A picture of about `count` things over `span` days.
    static func random(seed: UInt64, count: Int, span: Int) -> TimelinePicture {
        var numbers = SeededGenerator(seed: seed)
        let start = anyDay - Int.random(in: 0...span, using: &numbers)
        let precision: Precision = seed % 4 == 3 ? .month : .day
        let languages: [RuleLanguage] = [.english, .french, .dutch, .italian, .hungarian]
        var picture = TimelinePicture(
            title: "Case", description: "Random", language: languages[Int(seed % 5)],
            today: day(anyDay + Int.random(in: -100...100, using: &numbers)), precision: precision,
            lanes: (0..<4).map { Lane(name: "Lane \($0)") }, deadlines: [])
        for _ in 0..<count {
            let on = start + Int.random(in: 0...span, using: &numbers)
            let label = text(&numbers)
            let lane = Int.random(in: 0..<4, using: &numbers)
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: picture.lanes[lane].bars.append(bar(label, on, span, &numbers))
            case 1:
                let state = Mark.State.allCases.randomElement(using: &numbers) ?? .met
                picture.deadlines.append(Mark(day: day(on), label: label, state: state))
            default:
                let shape = Milestone.Shape.allCases.randomElement(using: &numbers) ?? .other
                picture.lanes[lane].milestones.append(Milestone(day: day(on), label: label, shape: shape))
            }
        }
        return picture
    }

    private static func bar(_ label: String, _ on: Int, _ span: Int, _ numbers: inout SeededGenerator) -> Bar {
        let length = Int.random(in: -2...max(span / 4, 3), using: &numbers)
        let isOpen = Int.random(in: 0..<4, using: &numbers) == 0
        let isCut = Int.random(in: 0..<4, using: &numbers) == 0
        return Bar(
            label: label, from: day(on), to: isOpen ? nil : day(on + length),
            state: Bar.State.allCases.randomElement(using: &numbers) ?? .ended,
            extensions: (0..<3).map { _ in day(on + Int.random(in: -5...(span + 5), using: &numbers)) },
            endedEarly: isCut ? day(on + length / 2) : nil, note: "A note")
    }

    private static func text(_ numbers: inout SeededGenerator) -> String {
        let words = [
            "Team", "réunion", "WWWWWW", "Hatáskör", "i", "Ünnep", "Слово", "漢字", "ب", "e\u{301}\u{302}\u{303}", "1",
        ]
        return (0...Int.random(in: 0...14, using: &numbers))
            .map { _ in words.randomElement(using: &numbers) ?? "" }.joined(separator: " ")
    }
}
