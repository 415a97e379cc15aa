internal import Foundation
internal import Jalon

/// What one run of a command works with: its settings, its output, and the casebook once it is needed.
final class Session {
    let settings: Settings
    let output: Output
    /// Where free text and secrets are read from.
    let text: TextSource
    /// The texts of the language, once they were asked for.
    private var loadedTexts: RuleTexts?

    init(_ global: GlobalOptions) throws(JalonError) {
        settings = try Settings(global, environment: Variables())
        text = TextSource(settings.language)
        guard !Output.isSameFile(settings.output, settings.store) else {
            throw JalonError(.failed, "--output names the casebook itself: name another file")
        }
        do {
            output = settings.output == "-" ? .standard : try .file(settings.output, force: global.force)
        } catch {
            throw Self.said(error, in: try? RuleTexts(settings.language))
        }
    }

    var today: CivilDate { settings.today }
    var words: Words { settings.words }
    var isJSON: Bool { settings.format == .json }

    /// The casebook that the settings name.
    func casebook() throws(JalonError) -> Casebook {
        let casebook = try Casebook.open(at: settings.store, rules: ownRules(), vault: vault)
        casebook.leaveOpen()
        if let upgrade = casebook.upgrade { sayUpgraded(upgrade) }
        return casebook
    }

    /// Says that the casebook was of an older schema, and where it is kept as it was.
    func sayUpgraded(_ upgrade: UpgradeReport) {
        guard let copy = upgrade.copy else { return }
        say(
            "backup.upgraded",
            ["from": .number(upgrade.from), "to": .number(upgrade.to), "copy": .text(copy)])
    }

    /// How the secret of the vault was named.
    var vault: VaultAccess {
        VaultOptions(keyFile: settings.keyFile, passphrase: settings.passphrase).access(text)
    }

    /// The rules, when there are packs of one's own among them; `nil` for those that Jalon carries.
    func ownRules() throws(JalonError) -> RuleBook? { settings.packs == nil ? nil : try rules() }

    /// The rules: those that Jalon carries, and the packs of one's own.
    func rules() throws(JalonError) -> RuleBook {
        do {
            let carried = try RuleBook.embedded()
            guard let folder = settings.packs else { return carried }
            return try carried.adding(files: PackFolder.files(in: folder))
        } catch let error as RuleError {
            throw JalonError(error)
        } catch let error as JalonError {
            throw error
        } catch {
            throw JalonError(.failed, "the rules cannot be read: \(error)")
        }
    }

    /// The rules of one country alone, which are read faster; all of them where a pack of another is named, so that
    /// the refusal can say so.
    func rules(of country: CountryCode, pack: String?) throws(JalonError) -> RuleBook {
        guard settings.packs == nil, pack?.hasPrefix(country.rawValue) ?? true,
            let own = try? RuleBook.embedded(countries: [country]), !own.countries.isEmpty
        else { return try rules() }
        return own
    }

    /// The names of stages, conditions and rights in the language of the settings.
    func texts() throws(JalonError) -> RuleTexts {
        if let loadedTexts { return loadedTexts }
        do {
            var texts = try RuleTexts(settings.language)
            if settings.packs != nil { texts = texts.adding(try rules().packs) }
            loadedTexts = texts
            return texts
        } catch let error as RuleError {
            throw JalonError(error)
        } catch let error as JalonError {
            throw error
        } catch {
            throw JalonError(.failed, "the texts cannot be read: \(error)")
        }
    }

    /// The same in English, for documents that scripts read.
    func englishTexts() throws -> RuleTexts {
        let english = try RuleTexts(.english)
        return settings.packs == nil ? english : english.adding(try rules().packs)
    }

    /// A label of a page of rules.
    func pageText(_ key: String) -> String { (try? texts()[key]) ?? key }

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

    /// A day with its weekday, as messages say it.
    func spoken(_ day: CivilDate) -> String { words.long(day) }

    /// A message to the person; data never goes this way.
    func say(_ message: String) { StandardError.say(message) }

    /// A message to the person, in their language.
    func say(_ key: String, _ values: [String: Wording.Value]) { say(sentence(key, values)) }

    /// A message to the person, in their language.
    func say(_ wording: Wording) { say(sentence(wording)) }

    /// What is said to the person, in their language.
    func sentence(_ key: String, _ values: [String: Wording.Value] = [:]) -> String {
        sentence(Wording(key, values: values))
    }

    /// What is said to the person, in their language.
    func sentence(_ wording: Wording) -> String { (try? texts())?.sentence(wording) ?? wording.key }

    /// Says what was recorded.
    func sayRecorded(_ entry: TimelineEntry, in reference: CaseReference, on day: CivilDate) {
        say(
            "message.recorded",
            ["kind": .kindInside(entry.facts.kind), "case": .text(reference.text), "day": .weekday(day)])
    }

    /// An error in the language of the person, where there is a text for it.
    func said(_ error: any Error) -> any Error {
        let error = (error as? RuleError).map { JalonError($0) } ?? error
        guard let refusal = error as? JalonError, settings.language != .english else { return error }
        return Self.said(refusal, in: try? texts())
    }

    private static func said(_ error: JalonError, in texts: RuleTexts?) -> JalonError {
        guard let texts, texts.language != .english, let wording = error.wording else { return error }
        return JalonError(error.code, texts.sentence(wording))
    }

    /// So many of something, such as `2 records`.
    func counted(_ what: String, _ number: Int) -> String {
        sentence("message.count.\(what)", ["n": .number(number)])
    }

    /// A finding as a line of its own.
    func sentence(of finding: Finding) -> String {
        let said = (try? texts())?.sentence(of: finding) ?? finding.message
        return sentence("message.finding", ["finding": .text(said)])
    }
}
