extension HTCDSFinding {
    /// What kind of finding it is.
    ///
    /// More codes may come; those of errors begin with E, those of warnings with W.
    public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The code, such as `E4`.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        private init(_ name: String) { rawValue = name }

        /// How serious a finding with the code is.
        public var severity: Severity { rawValue.hasPrefix("W") ? .warning : .error }

        /// The text as people read it.
        public var description: String { rawValue }

        /// A Core column is missing.
        public static let coreColumnMissing = Code("E1")
        /// A column is neither a field of the standard nor begins with `ext_`.
        public static let unknownColumn = Code("E2")
        /// A column stands twice.
        public static let columnTwice = Code("E3")
        /// A value is not in the standard's list.
        public static let unknownValue = Code("E4")
        /// A field that takes one value has several.
        public static let severalValues = Code("E5")
        /// A day is not one that exists, written YYYY-MM-DD.
        public static let notADate = Code("E6")
        /// A telephone number is not of E.164.
        public static let notAPhone = Code("E7")
        /// A code is not of ISO 3166-1 alpha-2 or ISO 639-2.
        public static let notAnISOCode = Code("E8")
        /// A checkbox is neither `TRUE` nor `FALSE`.
        public static let notACheckbox = Code("E9")
        /// A number is not one, or outside its range.
        public static let notANumber = Code("E10")
        /// A row has more or fewer cells than the header; its cells were not looked at.
        public static let raggedRow = Code("E11")

        /// A column has a known misspelling of its identifier, or another known deviation of published forms.
        public static let knownDeviation = Code("W1")
        /// A deprecated field is used.
        public static let deprecatedField = Code("W2")
        /// A label stands in place of the machine value.
        public static let labelInPlaceOfValue = Code("W3")
        /// Blanks stand before or after a value.
        public static let blanksAround = Code("W4")
        /// A value stands twice in a list.
        public static let valueTwice = Code("W5")
        /// Values are separated by something else than one semicolon.
        public static let otherDelimiter = Code("W6")
        /// The birth date lies ahead, or more than 120 years back.
        public static let unlikelyBirthdate = Code("W7")
        /// Something ended or went on before it began.
        public static let daysOutOfOrder = Code("W8")
        /// A form of sexual exploitation without sexual exploitation.
        public static let sexualExploitationMissing = Code("W9")
        /// An industry without labour exploitation.
        public static let labourExploitationMissing = Code("W10")
        /// A status of trafficking without the body that decided on it.
        public static let decidingBodyMissing = Code("W11")
        /// A closed case without a reason.
        public static let closureReasonMissing = Code("W12")
        /// A case closed by a referral without the organisation.
        public static let referredOrganisationMissing = Code("W13")
        /// Identifying columns are filled without consent.
        public static let consentMissing = Code("W14")
    }
}
