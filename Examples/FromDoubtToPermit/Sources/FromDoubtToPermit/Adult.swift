import Jalon

/// An adult: nobody is heard for the person, secrecy stands, and it is the person's own choice that lifts it.
func adult(at centre: Centre) throws {
    let file = try CaseFile(
        CaseFacts(country: .belgium, openedOn: date("2026-03-23"), exploitation: [.labour]), at: centre)
    try file.observe([.work, .pay, .housing, .fearOthers], on: "2026-03-23")
    try file.take(.teamDiscussion, with: [.socialWorker, .team], outcome: .continued, on: "2026-03-24")
    try file.take(.specialisedCentre, with: [.specialisedCentre], outcome: .adviceGiven, on: "2026-03-26")
    try file.take(.jointDialogue, with: [.team, .specialisedCentre, .person], outcome: .signal, on: "2026-04-07")

    try file.askAboutSecrecy([.offence], on: "2026-04-07")
    try file.askAboutSecrecy([.offence], on: "2026-04-08")
    try file.consent(to: [.disclosure, .referral], on: "2026-04-09")
    try file.signal(to: .labourProsecutor, on: "2026-04-10")
    try file.refer(to: .lawyer, calledHere: "A chamber whose name is sealed", on: "2026-04-10")

    for condition in ["identified-potential-victim", "no-residence-title", "centre-supported"] {
        try file.record(.conditionRecorded(condition, .met), on: "2026-04-13")
    }
    try file.sayOptions(on: "2026-04-13")
    try file.record(.conditionRecorded("purpose-decide", .met), on: "2026-04-14")
    try file.grant("be.reflection", on: "2026-04-15")
    try file.sayEntitlements(on: "2026-04-15")
    try file.plan(
        .accommodation, by: .shelter, objective: "What it is to reach, in words.", from: "2026-04-15",
        until: "2026-07-15", followUp: "2026-05-15")
}
