package import CaseModel
internal import CivilCalendar
package import CountryRules

/// What figures are called in the language of their readers.
package struct StatisticsWords: Sendable {
    let texts: RuleTexts
    let figures: YearlyFigures

    /// The words for figures.
    package init(_ figures: YearlyFigures, texts: RuleTexts) {
        self.figures = figures
        self.texts = texts
    }

    /// A text of the family `stats`.
    package subscript(key: String) -> String { texts["stats." + key] }

    /// What all of it is called.
    package var title: String {
        texts.filled("stats.title", ["year": "\(figures.scope.year)", "country": country])
    }

    var country: String { figures.scope.country.map(texts.name(of:)) ?? self["allCountries"] }

    /// What a table is called.
    package func title(of table: YearlyFigures.Table) -> String { self["table.\(table.id.rawValue)"] }

    /// What a row is called.
    package func name(of row: YearlyFigures.Row, in table: YearlyFigures.Table) -> String {
        if row.id == "unknown" { return self["row.unknown"] }
        switch table.id {
        case .persons, .age, .permits: return self["row.\(row.id)"]
        case .countries: return CountryCode(rawValue: row.id).map(texts.name(of:)) ?? row.id
        case .sex: return texts.code("sex", row.id)
        case .nationality: return row.id == StatisticsFrame.other ? self["row.otherNationalities"] : row.id
        case .exploitation, .exploitationCodes:
            return Exploitation(rawValue: row.id).map(texts.exploitation) ?? texts["exploitationGroup.\(row.id)"]
        case .permitsGranted, .permitsRenewed:
            return row.id == StatisticsFrame.other ? self["row.otherStages"] : texts.name(ofClock: row.id)
        }
    }

    /// A figure as people read it: `22`, or `<11` for one that is below what is shown.
    package func shown(_ row: YearlyFigures.Row) -> String {
        row.isProtected && row.count == 0 ? "<\(row.most + 1)" : "\(row.count)"
    }

    /// The lines of a table: what is counted, the figure, and the highest number that it may be.
    package func lines(of table: YearlyFigures.Table) -> [(name: String, figure: String, most: String)] {
        var lines = table.rows.map {
            (name: name(of: $0, in: table), figure: shown($0), most: $0.isProtected ? "\($0.most)" : "")
        }
        if let rest = table.rest, rest > 0 { lines.append((self["rest"], "\(rest)", "")) }
        // A total of nothing but protected figures says nothing: it is no zero.
        if let total = table.total {
            lines.append((self["total"], figures.isProtected && total == 0 ? "–" : "\(total)", ""))
        }
        return lines
    }

    /// What is known of the figures at a glance.
    package var facts: [(heading: String, value: String)] {
        let scope = figures.scope
        return [
            (self["fact.year"], "\(scope.year)"), (self["fact.country"], country),
            (self["fact.through"], "\(scope.through)"),
            (self["fact.knownOn"], scope.knownOn?.description ?? self["knownNow"]),
            (self["fact.threshold"], figures.isProtected ? "\(figures.threshold)" : self["off"]),
        ]
    }

    /// What has to be said beside the figures.
    package func notes(_ end: ChainEnd) -> [String] {
        let scope = figures.scope
        let threshold = "\(figures.threshold)"
        let isProtected = figures.isProtected
        var notes = [
            isProtected
                ? texts.filled(
                    "stats.note.protected",
                    ["threshold": threshold, "last": "\(figures.threshold - 1)", "rest": self["rest"]])
                : self["note.unprotected"],
            texts.filled("stats.note.scope", ["from": "\(scope.from)", "through": "\(scope.through)"]),
            self["note.several"], self["note.returned"], self["note.permits"],
        ]
        if isProtected { notes.append(self["note.sums"]) }
        if scope.country == nil, isProtected { notes.append(self["note.all"]) }
        let words = Words(texts.language)
        let packs = figures.packs.map { "\($0.id) (\(words.status($0.status)))" }.joined(separator: ", ")
        if !packs.isEmpty { notes.append(texts.filled("stats.note.packs", ["packs": packs])) }
        notes.append(texts.filled("stats.note.head", ["head": end.head, "entry": "\(end.entries)"]))
        return notes
    }
}
