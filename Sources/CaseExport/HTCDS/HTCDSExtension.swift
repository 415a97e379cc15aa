/// A column of one's own beside those of the standard, which welcomes more fields; its name begins with `ext_`.
package struct HTCDSExtension: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The identifier that heads the column, such as `ext_CaseReference`.
    package let rawValue: String

    /// Reads an identifier.
    ///
    /// - Returns: `nil` unless it is `ext_` and then 1 to 60 ASCII letters, digits and underscores.
    package init?(rawValue: String) {
        let rest = rawValue.utf8.dropFirst(Self.prefix.utf8.count)
        guard rawValue.hasPrefix(Self.prefix), (1...60).contains(rest.count),
            rest.allSatisfy({
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
            })
        else { return nil }
        self.rawValue = rawValue
    }

    private init(known name: String) { rawValue = Self.prefix + name }

    static let prefix = "ext_"

    /// The reference of the case, which the standard has no field for; the first column where it is used.
    package static let caseReference = HTCDSExtension(known: "CaseReference")
    /// The day on which the case was opened.
    package static let openedOn = HTCDSExtension(known: "OpenedOn")
    /// The day on which the case was closed.
    package static let closedOn = HTCDSExtension(known: "ClosedOn")
    /// The country whose law applies, by ISO 3166-1 code.
    package static let country = HTCDSExtension(known: "Country")
    /// The residence-permit stage that runs, such as `be.reflection`.
    package static let stage = HTCDSExtension(known: "Stage")
    /// The day from which it runs.
    package static let stageSince = HTCDSExtension(known: "StageSince")
    /// The open deadline that is due first: its day and its name.
    package static let nextDeadline = HTCDSExtension(known: "NextDeadline")
    /// Where the case stands on the path of signalling.
    package static let signalling = HTCDSExtension(known: "Signalling")
    /// All domains of the support plan.
    package static let supportDomains = HTCDSExtension(known: "SupportDomains")
    /// A form of exploitation that the standard lacks, beside its value `Other`.
    ///
    /// `ForcedCriminality` is one: see issue 28 of the standard.
    package static let exploitationDetail = HTCDSExtension(known: "ExploitationDetail")
    /// A means of control that the standard's list lacks, beside its value `Other`.
    ///
    /// `RestrictsMovement` is one: the definitions in prose have it, the list has not.
    package static let methodOfControlDetail = HTCDSExtension(known: "MethodOfControlDetail")

    /// The text as people read it.
    package var description: String { rawValue }

    /// The order of columns: the case reference first, then by name.
    package static func < (left: HTCDSExtension, right: HTCDSExtension) -> Bool {
        guard left != right else { return false }
        return left == .caseReference || (right != .caseReference && left.rawValue < right.rawValue)
    }
}
