/// A rule pack's file as it was read: its name for messages, and its bytes.
public struct PackFile: Sendable, Hashable {
    /// The file's name.
    public let name: String
    /// The UTF-8 of the file.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension RuleBook {
    /// This book with packs of one's own, each held against the conformance check first.
    ///
    /// - Throws: `RuleError` (`unreadablePack`) with the file, the place and the reason of the first thing that is
    ///   wrong.
    public func adding(files: [PackFile]) throws(RuleError) -> RuleBook {
        let review = try reviewing(files)
        guard let problem = review.problems.first(where: { $0.severity == .error }) else { return review.book }
        let more = review.problems.count { $0.severity == .error } - 1
        throw RuleError(
            .unreadablePack,
            "\(problem)" + (more > 0 ? "; and \(more) more: jalon rules validate shows them" : ""))
    }

    /// What the conformance check says of packs of one's own, and this book with them.
    ///
    /// A pack of the same name takes the place of the one that is here, so that a pack that is in force can be
    /// given its last day beside the one that follows it.
    ///
    /// A file that cannot be read as a pack at all is a problem too, of a pack without a name.
    ///
    /// - Throws: `RuleError` (`unreadablePack`) when Jalon's own texts cannot be read, which a released one never does.
    public func reviewing(
        _ files: [PackFile]
    ) throws(RuleError) -> (packs: [RulePack], problems: [PackCheck.Problem], book: RuleBook) {
        var packs: [RulePack] = []
        var names: [String] = []
        var problems: [PackCheck.Problem] = []
        for file in files {
            do throws(RuleError) {
                let pack = try RulePack.read(file.bytes, name: file.name)
                guard !packs.contains(where: { $0.id == pack.id }) else {
                    throw RuleError(
                        .unreadablePack, "\(file.name), id: a pack \"\(pack.id)\" stands in another file already")
                }
                packs.append(pack)
                names.append(file.name)
            } catch {
                problems.append(
                    PackCheck.Problem(severity: .error, pack: "", place: "", reason: error.message).inFile(file.name))
            }
        }
        var texts: [RuleTexts] = []
        for language in RuleLanguage.allCases { texts.append(try RuleTexts(language)) }
        let check = PackCheck(texts: texts)
        let book = adding(packs)
        for (pack, name) in zip(packs, names) { problems += check.problems(in: pack).map { $0.inFile(name) } }
        for country in Set(packs.map(\.country)).sorted() {
            let all = (try? book.packs(of: country)) ?? []
            // The packs that are here follow one another; what does not fit any more is due to a file.
            let files = zip(packs, names).filter { $0.0.country == country }
            problems += check.problems(betweenPacksOfOneCountry: all).map { problem in
                (files.first { $0.0.id == problem.pack } ?? files.first).map { problem.inFile($0.1) } ?? problem
            }
        }
        return (packs, problems, book)
    }
}
