internal import Jalon

/// Tables and documents of the Human Trafficking Case Data Standard: whole, and in pieces of an odd length.
enum HTCDSTarget {
    static func run(_ bytes: [UInt8]) {
        let validator = HTCDSValidator(today: Desk.day)
        let whole = outcome { () throws(JalonError) in try validator.validate(bytes) }
        var rest = bytes[...]
        let pieces = outcome { () throws(JalonError) in
            try validator.validate { () throws(JalonError) in
                defer { rest = rest.dropFirst(7) }
                return Array(rest.prefix(7))
            }
        }
        promise(whole == pieces, "a file in pieces is told otherwise than the whole")
        _ = try? validator.validate(bytes, as: .csv)
        _ = try? validator.validate(bytes, as: .json)
    }

    private static func outcome(_ work: () throws(JalonError) -> HTCDSReport) -> Result<HTCDSReport, JalonError> {
        do { return .success(try work()) } catch { return .failure(error) }
    }
}
