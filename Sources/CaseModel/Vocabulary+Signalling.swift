public import CountryRules

extension SecrecyFact: CodedTerm {}
extension SecrecyAnswer: CodedTerm {}

/// A sign that is often met in trafficking.
///
/// Several together may mean trafficking; the qualification belongs to the specialised magistrate.
public enum Indicator: String, CodedTerm {
    /// No freedom of movement.
    case movement = "ind.movement"
    /// No or few social contacts.
    case contacts = "ind.contacts"
    /// Identity documents confiscated.
    case documents = "ind.documents"
    /// Fear of speaking about one’s situation.
    case fearSpeak = "ind.fearSpeak"
    /// Fear of the people around.
    case fearOthers = "ind.fearOthers"
    /// Mistrust of authorities.
    case mistrust = "ind.mistrust"
    /// Extremely bad working conditions.
    case work = "ind.work"
    /// Housing at the workplace.
    case housing = "ind.housing"
    /// No (or almost no) pay.
    case pay = "ind.pay"
    /// Obligation to repay a large debt.
    case debt = "ind.debt"
    /// Signs of physical or psychological violence.
    case violence = "ind.violence"
    /// Lives with a family but eats apart: identification sheet of Hungary as revised in 2021, like the next two.
    case eatsApart = "ind.hu.eatsApart"
    /// Receives social benefits that another person collects or takes at once.
    case benefitsTaken = "ind.hu.benefitsTaken"
    /// Depends on alcohol or drugs.
    case dependence = "ind.hu.dependence"
}

/// Why a signalling step was taken before one that is advised to come first.
public enum OrderReason: String, CodedTerm {
    /// Emergency.
    case emergency
    /// The person wished it so.
    case personWished = "person-wished"
    /// The centre was consulted first.
    case centreFirst = "centre-first"
    /// Those to be heard were not available.
    case unavailable
    /// Already known from elsewhere.
    case alreadyKnown = "already-known"
    /// Other reason.
    case other
}

/// Why police or prosecutor were called without waiting for a step.
public enum EmergencyReason: String, CodedTerm {
    /// Immediate danger.
    case immediateDanger = "immediate-danger"
    /// Violence.
    case violence
    /// Threat.
    case threat
    /// Disappearance.
    case disappearance
    /// Danger of self-harm.
    case selfHarm = "self-harm"
    /// Medical emergency.
    case medical
    /// Other reason.
    case other
}

/// Where a case stands on the path from a doubt to a signal.
public enum SignallingState: String, CodedTerm {
    /// There is a doubt, and no step was taken.
    case suspicion
    /// Discussed in the team.
    case teamDiscussed = "team-discussed"
    /// Specialised centre consulted.
    case centreConsulted = "centre-consulted"
    /// Guardian or lawyer heard.
    case guardianHeard = "guardian-heard"
    /// There is no guardian or lawyer to hear.
    case guardianNotApplicable = "guardian-not-applicable"
    /// Talked all together.
    case jointDialogue = "joint-dialogue"
    /// The signal was sent.
    case signalled
    /// It was decided to watch, and not to signal yet.
    case monitored
    /// Police or prosecutor were called because of a danger.
    case emergency
    /// The case is closed.
    case closed
}

/// What may come next on that path.
public enum SignallingMove: String, CodedTerm {
    /// Talking to colleagues in a team meeting.
    case teamDiscussion = "team-discussion"
    /// Consulting a specialised centre.
    case specialisedCentre = "specialised-centre"
    /// Hearing the guardian or the lawyer.
    case guardian
    /// Talking all together.
    case jointDialogue = "joint-dialogue"
    /// Sending the signal.
    case signal

    /// The step that it is; `nil` for the signal.
    public var step: SignallingStep? { SignallingStep(rawValue: rawValue) }

    /// Taking a step.
    init(_ step: SignallingStep) {
        self =
            switch step {
            case .teamDiscussion: .teamDiscussion
            case .specialisedCentre: .specialisedCentre
            case .guardian: .guardian
            case .jointDialogue: .jointDialogue
            }
    }
}
