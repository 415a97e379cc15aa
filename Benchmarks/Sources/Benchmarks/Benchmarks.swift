import Jalon

/// `benchmarks ROW …`: does the work of one row and prints the seconds that it took, as the yardsticks in C do.
@main
enum Benchmarks {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        func next(_ what: String) throws -> String {
            guard let argument = arguments.popFirst() else { throw BenchmarkFailure("\(what) is missing") }
            return argument
        }
        func number(_ what: String) throws -> Int {
            guard let number = Int(try next(what)), number > 0 else { throw BenchmarkFailure("\(what) is a number") }
            return number
        }
        switch try next("the row") {
        case "append":
            let path = try next("the casebook")
            try append(to: path, cases: number("the number of cases"), together: number("the cases of a transaction"))
        case "durable": try durable(next("the casebook"), rounds: number("the number of rounds"))
        case "deadlines": try deadlines(next("the casebook"), rounds: number("the number of rounds"))
        case "export":
            let path = try next("the casebook")
            guard let format = ExportFormat(rawValue: try next("the form")) else {
                throw BenchmarkFailure("there is no such form")
            }
            try export(path, format, to: next("the file"))
        case "verify": try verify(next("the casebook"))
        case "dates": try dates(number("the number of dates"), rounds: number("the number of rounds"))
        case let row: throw BenchmarkFailure("there is no row \(row)")
        }
    }

    /// Makes a casebook of so many cases, so many of them in a transaction.
    static func append(to path: String, cases: Int, together: Int) throws {
        let workload = Workload(cases: cases)
        let start = Stopwatch()
        let casebook = try Casebook.create(at: path)
        for first in stride(from: 0, to: cases, by: together) {
            try casebook.recordTogether { batch in
                for number in first..<min(first + together, cases) { try workload.append(number, to: batch) }
            }
        }
        print(start, "entries", cases * Workload.entriesOfACase)
    }

    /// Records one entry after another, each in a transaction of its own.
    static func durable(_ path: String, rounds: Int) throws {
        let casebook = try Casebook.open(at: path)
        let references = try casebook.cases().prefix(rounds).map(\.reference)
        _ = try casebook.rules()
        let whole = Stopwatch()
        var times: [Double] = []
        for round in 0..<rounds {
            let start = Stopwatch()
            try casebook.record(
                .referralSent(.init(to: .doctor, purpose: .additionalServices)),
                in: references[round % references.count], on: Workload.today, author: Workload.author)
            times.append(start.seconds)
        }
        print(times, whole, "rounds", rounds)
    }

    /// Asks for what is due within thirty days.
    static func deadlines(_ path: String, rounds: Int) throws {
        let casebook = try Casebook.open(at: path)
        let query = DeadlineQuery(until: try Workload.today.adding(days: 30))
        let whole = Stopwatch()
        var times: [Double] = []
        var rows = 0
        for _ in 0..<rounds {
            let start = Stopwatch()
            rows = try casebook.deadlines(query).count
            times.append(start.seconds)
        }
        print(times, whole, "rows", rows)
    }

    /// Exports every timeline.
    static func export(_ path: String, _ format: ExportFormat, to file: String) throws {
        let casebook = try Casebook.open(at: path)
        let output = try FileOutput(file)
        let start = Stopwatch()
        let report = try casebook.exportTimeline(
            of: nil, as: TimelineExport(format), on: Workload.today, author: Workload.author
        ) { (bytes) throws(JalonError) in try output.write(bytes) }
        try output.finish()
        print(start, "bytes", report.bytes)
    }

    /// Looks through the whole casebook.
    static func verify(_ path: String) throws {
        let start = Stopwatch()
        let verification = try Casebook.verify(at: path)
        guard verification.problems.isEmpty else { throw BenchmarkFailure(verification.problems[0].message) }
        print(start, "entries", Int(verification.entries))
    }

    /// Computes the last day of a stage for one day after another, each with its steps.
    static func dates(_ count: Int, rounds: Int) throws {
        let rules = try RuleBook.embedded()
        let first = Workload.day("2017-06-01")
        let whole = Stopwatch()
        var times: [Double] = []
        var check = 0
        for _ in 0..<rounds {
            let start = Stopwatch()
            for number in 0..<count {
                let deadline = try rules.deadline(
                    of: "be.provisional", in: .belgium, on: first.adding(days: number % 3_000))
                check &+= Int(deadline.due.dayNumber) &+ deadline.steps.count
            }
            times.append(start.seconds)
        }
        print(times, whole, "check", check)
    }

    private static func print(_ watch: Stopwatch, _ what: String, _ count: Int) {
        Swift.print("seconds \(watch.seconds) processor \(watch.processor) \(what) \(count)")
    }

    /// The median of the rounds, and the processor's share of one.
    private static func print(_ times: [Double], _ whole: Stopwatch, _ what: String, _ count: Int) {
        let processor = whole.processor / Double(times.count)
        Swift.print("seconds \(times.sorted()[times.count / 2]) processor \(processor) \(what) \(count)")
    }
}
