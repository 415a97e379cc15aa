import Jalon

/// An unaccompanied minor who lives in an institution: the guardian is heard, and the way to the permit is short.
func minorInInstitution(at centre: Centre) throws -> CaseFile {
    let file = try CaseFile(
        CaseFacts(
            country: .belgium, openedOn: date("2026-03-16"), isMinor: true, adultOn: "2027-09", isUnaccompanied: true,
            isPlaced: true),
        at: centre)
    try file.identify(as: Identity(["lastName": "PERSON-0001", "birthDate": "2009-09-09"]), on: "2026-03-16")

    try file.observe([.movement, .documents, .debt], on: "2026-03-16")
    try file.note("What was said, in words that nobody reads without the key.", on: "2026-03-16")
    try file.take(.teamDiscussion, with: [.educator, .psychologist], outcome: .continued, on: "2026-03-17")
    try file.take(.specialisedCentre, with: [.specialisedCentre], outcome: .adviceGiven, on: "2026-03-19")
    try file.take(.guardian, with: [.guardian, .lawyer], outcome: .agreement, on: "2026-03-26")
    try file.take(.jointDialogue, with: [.team, .guardian, .youngPerson], outcome: .signal, on: "2026-04-02")

    // The day of the disclosure chooses the law, and the Criminal Code changed on 8 April 2026: asked on the eve, and
    // again on the day of the signal.
    try file.askAboutSecrecy([.vulnerable, .offence, .dangerToOthers], on: "2026-04-07")
    try file.askAboutSecrecy([.vulnerable, .offence, .dangerToOthers], on: "2026-04-08")
    try file.signal(to: .prosecutor, on: "2026-04-08")

    try file.refer(to: .doctor, calledHere: "A practice whose name is sealed", on: "2026-04-09")
    try file.consent(to: [.dataProcessing, .referral, .transfer], by: .guardian, on: "2026-04-10")
    try file.refer(to: .doctor, calledHere: "A practice whose name is sealed", on: "2026-04-10")

    try file.sayOptions(on: "2026-04-10")
    try file.record(.conditionRecorded("identity-attempted", .met), on: "2026-04-13")
    try file.grant("be.provisional", on: "2026-04-15")
    try file.sayEntitlements(on: "2026-04-15")
    try file.plan(
        .language, by: .teacher, objective: "What it is to reach, in words.", from: "2026-04-16", until: "2026-08-31",
        followUp: "2026-06-01")

    try file.reveal("lastName", because: "The municipality asks whose document it is.", on: "2026-04-17")
    return file
}
