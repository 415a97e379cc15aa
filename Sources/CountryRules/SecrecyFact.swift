/// What is known when professional secrecy is weighed; what is not named is taken as not being so.
public enum SecrecyFact: String, CaseIterable, Sendable {
    /// The person is a minor, or vulnerable as the law understands it.
    case vulnerable
    /// An offence that the law lists is known to have been committed against that person; trafficking is one.
    case offence
    /// Grave and imminent danger to that person, which the holder of the secret cannot avert alone or with help.
    case danger
    /// Signs of a serious and real danger that other minors or vulnerable persons become victims.
    case dangerToOthers = "danger-to-others"
    /// A person, whoever it is, is exposed to grave peril.
    case peril
}

/// What professional secrecy allows or asks for.
public enum SecrecyAnswer: String, CaseIterable, Sendable {
    /// The holder of the secret may inform the public prosecutor.
    case mayInform = "may"
    /// Help has to be given or procured now; what that needs to be told is covered.
    case mustAct = "must-act"
    /// Nothing lifts the secrecy.
    case secrecyStands = "secrecy-stands"
}

/// What an article on professional secrecy is about (text `secrecy.topic.…`).
public enum SecrecyTopic: String, CaseIterable, Sendable {
    /// The breach of secrecy, which is punished.
    case breach
    /// The right to inform the public prosecutor.
    case rightToInform = "right-to-inform"
    /// Secrets shared in a case consultation.
    case caseConsultation = "case-consultation"
    /// What holds for lawyers.
    case lawyers
    /// The duty to help a person in grave peril.
    case dutyToHelp = "duty-to-help"
    /// The duty of officials to report offences to the public prosecutor.
    case officialsDuty = "officials-duty"
    /// The offence of trafficking.
    case trafficking
}

extension RuleError.Code {
    /// There is no law of professional secrecy on file for the country, or none for the day.
    public static let noSecrecyLaw = RuleError.Code(rawValue: "no-secrecy-law")
}
