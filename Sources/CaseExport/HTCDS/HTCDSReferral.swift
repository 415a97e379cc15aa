package import CaseModel
package import CivilCalendar

/// One referral of the person to others; what is not known is left out.
package struct HTCDSReferral: Sendable, Hashable {
    /// The organisation that the person is referred to.
    package var organisation: String?
    /// The case worker there.
    package var caseWorker: String?
    /// Why, a value of the field `cas_ReasonForOutgoingReferral`.
    package var reason: String?
    /// The day on which the referral was made.
    package var date: CivilDate?
    /// More about it.
    package var details: String?

    /// Makes a referral.
    package init(
        organisation: String? = nil, caseWorker: String? = nil, reason: String? = nil, date: CivilDate? = nil,
        details: String? = nil
    ) {
        self.organisation = organisation
        self.caseWorker = caseWorker
        self.reason = reason
        self.date = date
        self.details = details
    }

    /// What the referral says for a field of referrals to others.
    func value(of field: HTCDSField) -> String? {
        switch field {
        case .referredOrganisation: organisation
        case .referredPrimaryCaseWorker: caseWorker
        case .reasonForOutgoingReferral: reason
        case .outgoingReferralDate: date?.description
        case .outgoingReferralDetails: details
        default: nil
        }
    }
}

extension HTCDSField {
    /// The fields of referrals to others.
    static let referralFields: [HTCDSField] = all.filter { $0.cardinality == .referral }
}

extension HTCDSRecord {
    /// Adds a referral to others after those that are there.
    ///
    /// In a table the values of several referrals share a cell, with semicolons between them; a semicolon within a
    /// text becomes a comma there.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when a value does not fit its field.
    package mutating func add(_ referral: HTCDSReferral) throws(JalonError) {
        for field in HTCDSField.referralFields {
            if let value = referral.value(of: field), !value.isEmpty { _ = try field.checked(value) }
        }
        referrals.append(referral)
    }
}

extension HTCDSReferral: CustomReflectable {
    /// Shows nothing: what may name somebody does not leave by a dump.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
