/// What a validator says about a file.
public struct HTCDSReport: Sendable, Hashable {
    /// How many findings a report keeps; the others are counted.
    public static let mostFindings = 10_000

    /// The findings, in the order of the file.
    public private(set) var findings: [HTCDSFinding] = []
    /// The errors, those that were not kept among them.
    public private(set) var errors = 0
    /// The warnings, those that were not kept among them.
    public private(set) var warnings = 0
    /// The records that were read: rows of a table below its header, or cases of a JSON document.
    public internal(set) var records = 0

    init() {}

    /// The findings that were counted and not kept.
    public var omitted: Int { errors + warnings - findings.count }

    /// Whether the file follows the standard: it has no error.
    public var isValid: Bool { errors == 0 }

    mutating func add(_ finding: HTCDSFinding) {
        switch finding.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        }
        if findings.count < Self.mostFindings { findings.append(finding) }
    }
}
