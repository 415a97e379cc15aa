import Jalon

/// The first program of the landing page.
func firstProgram(at path: String, print: (Any...) -> Void) throws {
    let casebook = try Casebook.create(at: path)
    let opened = try casebook.open(
        CaseFacts(
            country: .belgium, openedOn: CivilDate(iso8601: "2026-03-01")),
        author: "hd")
    try casebook.record(
        .stageGranted(.init(stage: "be.reflection")), in: opened.reference,
        on: CivilDate(iso8601: "2026-03-02"), author: "hd")

    for deadline in try casebook.deadlines() {
        print(deadline.due, deadline.caseReference, deadline.name)
    }
}
