internal import CivilCalendar

/// What the rules for one record find: those for each cell, and those that hold cells against each other.
struct HTCDSRecordCheck {
    private var values: [HTCDSField: [String]] = [:]
    private var filled: Set<HTCDSField> = []
    private var own: [String: String] = [:]
    private(set) var findings: [HTCDSFinding] = []

    private let row: Int?
    private let line: Int?

    /// A check of the record at a place of the file.
    init(row: Int?, line: Int? = nil) {
        self.row = row
        self.line = line
    }

    /// Looks at one cell.
    mutating func take(_ cell: HTCDSCellCheck.Cell, of column: HTCDSColumnName) {
        guard !cell.isEmpty else { return }
        switch column.meaning {
        case .unknown: break
        case .own(let name):
            if case .text(let text) = cell, own[name] == nil { own[name] = text }
        case .field(let field):
            let check = HTCDSCellCheck(cell, of: field)
            for problem in check.problems { add(problem.code, column.shown, problem.message) }
            // Of a column that stands twice the first counts.
            if filled.insert(field).inserted { values[field] = check.values }
        }
    }

    /// Holds the cells against each other.
    mutating func finish(today: CivilDate) {
        checkBirthdate(today: today)
        checkOrder()
        checkExploitation()
        checkCase()
        checkConsent()
    }

    private mutating func add(_ code: HTCDSFinding.Code, _ column: String, _ message: String) {
        guard !findings.contains(where: { $0.code == code && $0.column == column }) else { return }
        findings.append(HTCDSFinding(code, row: row, line: line, column: column, message))
    }

    private mutating func checkBirthdate(today: CivilDate) {
        guard let birth = days(.birthdate).first else { return }
        // Nobody is known to have lived longer than 122 years.
        let earliest = (try? today.adding(months: -120 * 12, rounding: .down)) ?? .earliest
        if birth > today {
            add(.unlikelyBirthdate, HTCDSField.birthdate.id, "lies in the future; correct the day")
        } else if birth < earliest {
            add(.unlikelyBirthdate, HTCDSField.birthdate.id, "lies more than 120 years back; correct the day")
        }
    }

    private mutating func checkOrder() {
        let incoming = days(.incomingReferralDate).first
        if let incoming, days(.outgoingReferralDate).contains(where: { $0 < incoming }) {
            add(
                .daysOutOfOrder, HTCDSField.outgoingReferralDate.id,
                "lies before \(HTCDSField.incomingReferralDate.id); correct one of the days")
        }
        // The standard has no day on which a case opened: the column of one's own, and else the referral to here.
        let opened = day(.openedOn)
        guard let opening = opened ?? incoming else { return }
        let name = opened == nil ? HTCDSField.incomingReferralDate.id : HTCDSExtension.openedOn.rawValue
        if let end = days(.planActualEnd).first, end < opening {
            add(.daysOutOfOrder, HTCDSField.planActualEnd.id, "lies before \(name); correct one of the days")
        }
        if let closed = day(.closedOn), closed < opening {
            add(.daysOutOfOrder, HTCDSExtension.closedOn.rawValue, "lies before \(name); correct one of the days")
        }
    }

    private mutating func checkExploitation() {
        let forms = Set(values[.typeOfExploitation] ?? [])
        if filled.contains(.typeOfSexExploitation), !forms.contains("SexualExploitation") {
            add(
                .sexualExploitationMissing, HTCDSField.typeOfSexExploitation.id,
                "is filled while \(HTCDSField.typeOfExploitation.id) has no SexualExploitation; correct one of them")
        }
        if filled.contains(.forcedLabourIndustry), forms.isDisjoint(with: ["ForcedLabour", "ChildLabour", "Servitude"])
        {
            add(
                .labourExploitationMissing, HTCDSField.forcedLabourIndustry.id,
                "is filled while \(HTCDSField.typeOfExploitation.id) has none of ForcedLabour, ChildLabour, Servitude; "
                    + "correct one of them")
        }
        if filled.contains(.traffickingStatus), !filled.contains(.traffickingStatusDecisionMakingOrg) {
            add(
                .decidingBodyMissing, HTCDSField.traffickingStatus.id,
                "is filled without \(HTCDSField.traffickingStatusDecisionMakingOrg.id); say which kind of body decided")
        }
    }

    private mutating func checkCase() {
        let status = values[.caseStatus]?.first
        if status == "Closed" || status == "ClosedReferred", !filled.contains(.reasonForCaseClosure) {
            add(
                .closureReasonMissing, HTCDSField.caseStatus.id,
                "says closed without \(HTCDSField.reasonForCaseClosure.id); say why")
        }
        if status == "ClosedReferred", !filled.contains(.referredOrganisation) {
            add(
                .referredOrganisationMissing, HTCDSField.caseStatus.id,
                "says referred without \(HTCDSField.referredOrganisation.id); say where to")
        }
    }

    private mutating func checkConsent() {
        let identifying = HTCDSField.all.filter { $0.isIdentifying && filled.contains($0) }
        guard values[.consent]?.first != "TRUE", let first = identifying.first else { return }
        let others = identifying.count > 1 ? " and \(identifying.count - 1) more" : ""
        add(
            .consentMissing, HTCDSField.consent.id,
            "is not TRUE while \(first.id)\(others) can identify the person; record the consent, or empty these columns"
        )
    }

    private func days(_ field: HTCDSField) -> [CivilDate] {
        (values[field] ?? []).compactMap { try? CivilDate(iso8601: $0) }
    }

    private func day(_ column: HTCDSExtension) -> CivilDate? {
        own[column.rawValue].flatMap { try? CivilDate(iso8601: $0.trimmingBlanks()) }
    }
}
