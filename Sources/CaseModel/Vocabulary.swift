public import CountryRules

/// A code of the casebook: people choose from a list, and nothing that could be a name is typed.
public protocol CodedTerm: RawRepresentable<String>, CaseIterable, Sendable, Hashable {}

/// The signalling steps, in the order in which they are advised.
public enum SignallingStep: String, CodedTerm {
    /// Talking to colleagues in a team meeting.
    case teamDiscussion = "team-discussion"
    /// Consulting a specialised centre.
    case specialisedCentre = "specialised-centre"
    /// Hearing the guardian or the lawyer of a person who is placed in an institution.
    case guardian
    /// Talking all together.
    case jointDialogue = "joint-dialogue"
}

/// Who takes part, by role and never by name.
public enum Role: String, CodedTerm {
    case caseWorker = "case-worker"
    case socialWorker = "social-worker"
    case educator, psychologist, coordinator, director, team, teacher
    case careTeam = "care-team"
    case centre
    case specialisedCentre = "specialised-centre"
    case childFocus = "child-focus"
    case guardian, lawyer, interpreter, mediator
    case doctor, nurse, hospital
    case police
    case socialInspection = "social-inspection"
    case labourInspection = "labour-inspection"
    case prosecutor
    case labourProsecutor = "labour-prosecutor"
    case immigrationOffice = "immigration-office"
    case competentAuthority = "competent-authority"
    case firstResponder = "first-responder"
    case youthServices = "youth-services"
    case youthJudge = "youth-judge"
    case municipality, prefecture, questura, shelter, ngo
    case youngPerson = "young-person"
    case person, parent, family, other
}

/// What came out of a signalling step.
public enum StepOutcome: String, CodedTerm {
    case adviceGiven = "advice-given"
    case agreement, disagreement
    case continued = "continue"
    case signal
    case notYet = "not-yet"
    case monitor, emergency
    case noAnswer = "no-answer"
}

/// Why a signalling step was left out.
public enum SkipReason: String, CodedTerm {
    /// The person is not placed in an institution: there is no guardian or lawyer to hear.
    case notPlaced = "not-placed"
    case notApplicable = "not-applicable"
    /// Danger came first.
    case emergency
    case declined, unreachable
    case doneBefore = "done-before"
    case other
}

/// Why an authority withdrew a stage.
public enum WithdrawalReason: String, CodedTerm {
    case contactResumed = "contact-resumed"
    case publicOrder = "public-order"
    case nationalSecurity = "national-security"
    case cooperationStopped = "cooperation-stopped"
    case procedureEnded = "procedure-ended"
    case fraudulent, unfounded
    case falseStatement = "false-statement"
    case programmeInterrupted = "programme-interrupted"
    case conductIncompatible = "conduct-incompatible"
    case badFaith = "bad-faith"
    case conditionsLapsed = "conditions-lapsed"
    case disqualified
    case renounced
    case other
}

/// Why an entry was retracted.
public enum RetractionReason: String, CodedTerm {
    case recordedInError = "recorded-in-error"
    case duplicate
    case wrongCase = "wrong-case"
    case didNotHappen = "did-not-happen"
    /// Taken back by who recorded it last.
    case undone
    case other
}

/// Why a case was closed.
public enum ClosureReason: String, CodedTerm {
    case completed
    case permanentStay = "permanent-stay"
    case voluntaryReturn = "voluntary-return"
    case transferred, referred
    case withdrew
    case lostContact = "lost-contact"
    case notIdentified = "not-identified"
    case permitRefused = "permit-refused"
    case permitWithdrawn = "permit-withdrawn"
    case deceased
    case openedInError = "opened-in-error"
    case other
}

/// What a person was exploited for.
public enum Exploitation: String, CodedTerm {
    case sexual = "exp.sexual"
    case labour = "exp.labour"
    case domestic = "exp.domestic"
    case begging = "exp.begging"
    case criminality = "exp.criminality"
    case organs = "exp.organs"
    case illegalAdoption = "exp.illegalAdoption"
    case forcedMarriage = "exp.forcedMarriage"
    case surrogacy = "exp.surrogacy"
    /// Smuggling of migrants in aggravated circumstances: no trafficking, but it opens the same track in Belgium.
    case aggravatedSmuggling = "exp.aggravatedSmuggling"
    case other = "exp.other"
}

/// The person's sex as it is known or was told.
public enum Sex: String, CodedTerm {
    case female, male, other
}

/// Whether a condition of a stage holds.
public enum ConditionStatus: String, CodedTerm {
    case met, lapsed
}

extension DecisionOutcome: CodedTerm {}

extension CodedTerm {
    /// The term of that code.
    ///
    /// - Throws: `JalonError` (`invalidInput`) that names the codes there are.
    public static func named(_ code: String, as what: String) throws(JalonError) -> Self {
        guard let term = Self(rawValue: code) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw JalonError(
                .invalidInput, "\(code.quotedCode) is not \(what); choose from \(known)",
                Wording(
                    "refusal.code",
                    [
                        "code": .quoted(code), "known": .text(known),
                        "what": .code(
                            what, key: "refusal.what.\(what.map { $0 == " " ? "-" : $0 }.map(String.init).joined())"),
                    ]))
        }
        return term
    }
}

extension Array where Element: CodedTerm {
    /// The list without what stands in it twice.
    package var eachOnce: [Element] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
