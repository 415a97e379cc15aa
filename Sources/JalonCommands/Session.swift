internal import Foundation
internal import Jalon

/// What one run of a command works with: its settings, its output, and the casebook once it is needed.
final class Session {
    let settings: Settings
    let output: Output

    init(_ global: GlobalOptions) throws(JalonError) {
        settings = try Settings(global, environment: ProcessInfo.processInfo.environment)
        guard !Output.isSameFile(settings.output, settings.store) else {
            throw JalonError(.failed, "--output names the casebook itself: name another file")
        }
        output = settings.output == "-" ? .standard : try .file(settings.output, force: global.force)
    }

    var today: CivilDate { settings.today }
    var words: Words { settings.words }
    var isJSON: Bool { settings.format == .json }

    /// The casebook that the settings name.
    func casebook() throws(JalonError) -> Casebook { try Casebook.open(at: settings.store) }

    /// The names of stages, conditions and rights in the language of the settings.
    func texts() throws(JalonError) -> RuleTexts {
        do {
            return try RuleTexts(settings.language)
        } catch {
            throw JalonError(error)
        }
    }

    /// How things stand out on this output.
    var style: Style { Style(isOn: output.isTerminal && settings.allowsColour) }

    /// Writes lines of text.
    func print(_ lines: [String]) throws(JalonError) {
        for line in lines { try output.write(line + "\n") }
    }

    /// Writes one line of text.
    func print(_ line: String = "") throws(JalonError) { try output.write(line + "\n") }

    /// Writes a JSON document.
    func print(_ document: JSONValue) throws(JalonError) { try output.write(document.line + "\n") }

    /// A message to the person; data never goes this way.
    func say(_ message: String) { StandardError.say(message) }
}
