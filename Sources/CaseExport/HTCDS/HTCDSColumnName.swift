/// The name that heads a column of a file, or a member of a JSON object, and what it stands for.
struct HTCDSColumnName {
    /// What a column stands for.
    enum Meaning {
        case field(HTCDSField)
        /// A column of one's own.
        case own(String)
        case unknown
    }

    let meaning: Meaning
    /// The name for findings: as it stands in the file, or its position when that is too long or unreadable.
    let shown: String
    /// Whether the name is written otherwise than the standard does.
    let isDeviation: Bool

    /// What a name stands for.
    ///
    /// - Parameter position: The number of the column from 1; `nil` for the member of an object.
    init(_ text: String, position: Int? = nil) {
        let name = text.trimmingBlanks()
        let isReadable = (1...64).contains(name.utf8.count) && name.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        shown = isReadable ? name : position.map { "column \($0)" } ?? "a member"
        if let field = HTCDSField(id: name) {
            (meaning, isDeviation) = (.field(field), name != text)
        } else if name.hasPrefix(HTCDSExtension.prefix) {
            (meaning, isDeviation) = (.own(name), name != text)
        } else if let field = Self.aliases[name.lowercased()] {
            (meaning, isDeviation) = (.field(field), true)
        } else {
            (meaning, isDeviation) = (.unknown, false)
        }
    }

    private init(_ field: HTCDSField, shown: String) {
        (meaning, self.shown, isDeviation) = (.field(field), shown, true)
    }

    /// The meanings of the names of a header, in their order.
    ///
    /// The published spreadsheets leave one cell of the header empty, that of the reason for a referral to others.
    static func header(_ texts: [String]) -> [HTCDSColumnName] {
        texts.indices.map { index in
            if texts[index].isEmpty, index > 0, index + 1 < texts.count,
                texts[index - 1] == HTCDSField.referredPrimaryCaseWorker.id,
                texts[index + 1] == HTCDSField.outgoingReferralDate.id
            {
                return HTCDSColumnName(.reasonForOutgoingReferral, shown: "column \(index + 1)")
            }
            return HTCDSColumnName(texts[index], position: index + 1)
        }
    }

    var field: HTCDSField? {
        guard case .field(let field) = meaning else { return nil }
        return field
    }

    /// What names the column, whatever its writing: two columns with the same are one too many.
    var identity: String? {
        switch meaning {
        case .field(let field): field.id
        case .own(let name): name
        case .unknown: nil
        }
    }

    /// The findings about the name itself.
    func findings(row: Int?, line: Int? = nil) -> [HTCDSFinding] {
        var findings: [HTCDSFinding] = []
        if isDeviation {
            findings.append(
                HTCDSFinding(
                    .knownDeviation, row: row, line: line, column: shown,
                    shown.hasPrefix("column ")
                        ? "has no name; write \(field?.id ?? "one")"
                        : "is written otherwise in the standard; write \(field?.id ?? "the name without blanks")"))
        }
        if case .unknown = meaning {
            findings.append(
                HTCDSFinding(
                    .unknownColumn, row: row, line: line, column: shown,
                    "is not a field of the standard; rename it to one, or let its name begin with ext_"))
        }
        if let field, field.isDeprecated {
            findings.append(
                HTCDSFinding(
                    .deprecatedField, row: row, line: line, column: shown,
                    field == .agreementToManagePersonalData
                        ? "is deprecated; use \(HTCDSField.consent.id)"
                        : "is deprecated since version 2.0; leave it out, and record vulnerabilities by assessment"))
        }
        return findings
    }

    /// Names that published forms are known to have, in small letters, and the standard's own in any case.
    private static let aliases: [String: HTCDSField] = {
        var fields = Dictionary(uniqueKeysWithValues: HTCDSField.all.map { ($0.id.lowercased(), $0) })
        // The spreadsheets of version 2.0, cell T1.
        fields["vic_traffickinstatusdecisionmakingorg"] = .traffickingStatusDecisionMakingOrg
        // The survey form (htcds_xlsform).
        fields["prs_first_name"] = .firstName
        fields["prs_second_name"] = .secondName
        fields["vic_methods_of_control"] = .methodsOfControl
        // The Salesforce package keeps the name from before version 1.0.
        fields["prs_nationality"] = .citizenship
        return fields
    }()
}
