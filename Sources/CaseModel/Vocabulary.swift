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
    /// Case worker.
    case caseWorker = "case-worker"
    /// Social worker.
    case socialWorker = "social-worker"
    /// Educator.
    case educator
    /// Psychologist.
    case psychologist
    /// Coordinator.
    case coordinator
    /// Director.
    case director
    /// Team.
    case team
    /// Teacher.
    case teacher
    /// Care team.
    case careTeam = "care-team"
    /// Centre.
    case centre
    /// Specialised centre.
    case specialisedCentre = "specialised-centre"
    /// Child Focus.
    case childFocus = "child-focus"
    /// Guardian.
    case guardian
    /// Lawyer.
    case lawyer
    /// Interpreter.
    case interpreter
    /// Intercultural mediator.
    case mediator
    /// Doctor.
    case doctor
    /// Nurse.
    case nurse
    /// Hospital.
    case hospital
    /// Police.
    case police
    /// Social inspection.
    case socialInspection = "social-inspection"
    /// Labour inspectorate.
    case labourInspection = "labour-inspection"
    /// Public prosecutor.
    case prosecutor
    /// Labour prosecutor.
    case labourProsecutor = "labour-prosecutor"
    /// Immigration Office.
    case immigrationOffice = "immigration-office"
    /// Competent authority.
    case competentAuthority = "competent-authority"
    /// First responder.
    case firstResponder = "first-responder"
    /// Youth services.
    case youthServices = "youth-services"
    /// Youth court judge.
    case youthJudge = "youth-judge"
    /// Municipality.
    case municipality
    /// Prefecture.
    case prefecture
    /// Questura (police headquarters).
    case questura
    /// Shelter.
    case shelter
    /// NGO.
    case ngo
    /// Young person.
    case youngPerson = "young-person"
    /// The person concerned.
    case person
    /// Parent.
    case parent
    /// Family.
    case family
    /// Other.
    case other
}

/// What came out of a signalling step.
public enum StepOutcome: String, CodedTerm {
    /// Advice given.
    case adviceGiven = "advice-given"
    /// Agreement.
    case agreement
    /// Disagreement.
    case disagreement
    /// Continue with the next step.
    case continued = "continue"
    /// Signal.
    case signal
    /// Not yet.
    case notYet = "not-yet"
    /// Keep an eye on the situation.
    case monitor
    /// Emergency.
    case emergency
    /// No answer.
    case noAnswer = "no-answer"
}

/// Why a signalling step was left out.
public enum SkipReason: String, CodedTerm {
    /// The person is not placed in an institution: there is no guardian or lawyer to hear.
    case notPlaced = "not-placed"
    /// Does not apply.
    case notApplicable = "not-applicable"
    /// Danger came first.
    case emergency
    /// Declined.
    case declined
    /// Could not be reached.
    case unreachable
    /// Done before.
    case doneBefore = "done-before"
    /// Other reason.
    case other
}

/// Why an authority withdrew a stage.
public enum WithdrawalReason: String, CodedTerm {
    /// Contact with the presumed perpetrators resumed.
    case contactResumed = "contact-resumed"
    /// Danger to public order.
    case publicOrder = "public-order"
    /// Danger to national security.
    case nationalSecurity = "national-security"
    /// Cooperation has stopped.
    case cooperationStopped = "cooperation-stopped"
    /// Procedure ended by the judicial authorities.
    case procedureEnded = "procedure-ended"
    /// Fraudulent complaint, statement or cooperation.
    case fraudulent
    /// Unfounded complaint, statement or cooperation.
    case unfounded
    /// Complaint or testimony false.
    case falseStatement = "false-statement"
    /// Programme interrupted.
    case programmeInterrupted = "programme-interrupted"
    /// Conduct incompatible with the programme’s aims.
    case conductIncompatible = "conduct-incompatible"
    /// Claim to be a victim made in bad faith.
    case badFaith = "bad-faith"
    /// Conditions no longer met.
    case conditionsLapsed = "conditions-lapsed"
    /// Excluded from protection.
    case disqualified
    /// Renounced by the person.
    case renounced
    /// Other reason.
    case other
}

/// Why an entry was retracted.
public enum RetractionReason: String, CodedTerm {
    /// Recorded in error.
    case recordedInError = "recorded-in-error"
    /// Recorded twice.
    case duplicate
    /// Belongs to another case.
    case wrongCase = "wrong-case"
    /// Did not happen.
    case didNotHappen = "did-not-happen"
    /// Taken back by who recorded it last.
    case undone
    /// Other reason.
    case other
}

/// Why a case was closed.
public enum ClosureReason: String, CodedTerm {
    /// Support completed.
    case completed
    /// Permanent residence obtained.
    case permanentStay = "permanent-stay"
    /// Voluntary return.
    case voluntaryReturn = "voluntary-return"
    /// Transferred to another service.
    case transferred
    /// Referred to another service.
    case referred
    /// The person ended the support.
    case withdrew
    /// Contact lost.
    case lostContact = "lost-contact"
    /// Not identified as a victim.
    case notIdentified = "not-identified"
    /// Permit refused.
    case permitRefused = "permit-refused"
    /// Permit withdrawn.
    case permitWithdrawn = "permit-withdrawn"
    /// Deceased.
    case deceased
    /// Opened in error.
    case openedInError = "opened-in-error"
    /// Other reason.
    case other
}

/// What a person was exploited for.
public enum Exploitation: String, CodedTerm {
    /// Sexual exploitation, exploitation of prostitution.
    case sexual = "exp.sexual"
    /// Labour exploitation.
    case labour = "exp.labour"
    /// Domestic servitude.
    case domestic = "exp.domestic"
    /// Forced begging.
    case begging = "exp.begging"
    /// Forced criminality.
    case criminality = "exp.criminality"
    /// Removal of organs or body material.
    case organs = "exp.organs"
    /// Illegal adoption.
    case illegalAdoption = "exp.illegalAdoption"
    /// Forced marriage.
    case forcedMarriage = "exp.forcedMarriage"
    /// Exploitation of surrogacy.
    case surrogacy = "exp.surrogacy"
    /// Smuggling of migrants in aggravated circumstances: no trafficking, but it opens the same track in Belgium.
    case aggravatedSmuggling = "exp.aggravatedSmuggling"
    /// Other.
    case other = "exp.other"
}

/// The person's sex as it is known or was told.
public enum Sex: String, CodedTerm {
    /// Female.
    case female
    /// Male.
    case male
    /// Neither.
    case other
}

/// Whether a condition of a stage holds.
public enum ConditionStatus: String, CodedTerm {
    /// The condition is met.
    case met
    /// The condition is no longer met.
    case lapsed
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
