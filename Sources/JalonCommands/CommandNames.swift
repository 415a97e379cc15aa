internal import ArgumentParser
internal import Jalon

/// Says which command was meant, where the parser would only say that a word is unexpected.
enum CommandNames {
    /// The command that the words name which stand where a noun and a verb belong, and the arguments behind them.
    ///
    /// - Returns: `nil` when they name none that does something itself.
    /// - Throws: `JalonError` (`invalidInput`) that names the nearest command and all there are.
    static func command(
        of arguments: [String]
    ) throws(JalonError) -> (command: any ParsableCommand.Type, arguments: [String])? {
        var command: any ParsableCommand.Type = JalonCommand.self
        var path = "jalon"
        for (place, word) in arguments.enumerated() {
            // One by one: `init(rawValue:)` makes a table of them all first.
            if place == 0, let noun = Noun.allCases.first(where: { $0.rawValue == word }) {
                command = noun.command
                path += " \(word)"
                continue
            }
            let commands = command.configuration.subcommands
            guard !commands.isEmpty else { return (command, Array(arguments[place...])) }
            guard !word.hasPrefix("-"), word != "help" else { return nil }
            guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
                let names = commands.compactMap { $0.configuration.commandName }
                let guess = nearest(to: word, in: names).map { ", did you mean \($0)?" } ?? ":"
                throw JalonError(
                    .invalidInput,
                    "\"\(word.prefix(40))\" is not a command of \(path)\(guess) there are \(names.joined(separator: ", "))"
                )
            }
            command = next
            path += " \(word)"
        }
        return command.configuration.subcommands.isEmpty ? (command, []) : nil
    }

    /// The name that fewest changes of letters away, when they are few.
    static func nearest(to word: String, in names: [String]) -> String? {
        let ranked = names.map { (name: $0, distance: distance(word, $0)) }.sorted { $0.distance < $1.distance }
        guard let best = ranked.first, best.distance <= max(best.name.count > 3 ? 2 : 1, best.name.count / 3) else {
            return nil
        }
        return best.name
    }

    /// How many letters have to be put in, taken out or changed (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var previous = row[0]
            row[0] = index + 1
            for column in right.indices {
                let changed = previous + (letter == right[column] ? 0 : 1)
                previous = row[column + 1]
                row[column + 1] = min(changed, previous + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
