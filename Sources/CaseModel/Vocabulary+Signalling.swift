public import CountryRules

extension SecrecyFact: CodedTerm {}
extension SecrecyAnswer: CodedTerm {}

/// A sign that is often met in trafficking.
///
/// Several together may mean trafficking; the qualification belongs to the specialised magistrate.
public enum Indicator: String, CodedTerm {
    case movement = "ind.movement"
    case contacts = "ind.contacts"
    case documents = "ind.documents"
    case fearSpeak = "ind.fearSpeak"
    case fearOthers = "ind.fearOthers"
    case mistrust = "ind.mistrust"
    case work = "ind.work"
    case housing = "ind.housing"
    case pay = "ind.pay"
    case debt = "ind.debt"
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
    case emergency
    case personWished = "person-wished"
    case centreFirst = "centre-first"
    case unavailable
    case alreadyKnown = "already-known"
    case other
}

/// Why police or prosecutor were called without waiting for a step.
public enum EmergencyReason: String, CodedTerm {
    case immediateDanger = "immediate-danger"
    case violence
    case threat
    case disappearance
    case selfHarm = "self-harm"
    case medical
    case other
}

/// Where a case stands on the path from a doubt to a signal.
public enum SignallingState: String, CodedTerm {
    /// There is a doubt, and no step was taken.
    case suspicion
    case teamDiscussed = "team-discussed"
    case centreConsulted = "centre-consulted"
    case guardianHeard = "guardian-heard"
    /// There is no guardian or lawyer to hear.
    case guardianNotApplicable = "guardian-not-applicable"
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
    case teamDiscussion = "team-discussion"
    case specialisedCentre = "specialised-centre"
    case guardian
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
