import Jalon

/// What is due, for a caller that must not wait.
func dueWithoutWaiting(in casebook: Casebook, by day: CivilDate) async throws -> [Deadline] {
    let due = try await casebook.perform { try $0.deadlines(DeadlineQuery(until: day)) }
    return due
}

/// Shows the list again whenever it changes, until the task is cancelled.
func showDue(
    of casebook: Casebook, today: @escaping @Sendable () -> CivilDate, show: ([Deadline], CivilDate) -> Void
) async throws {
    for try await list in casebook.deadlineUpdates(within: 30, today: today) {
        show(list.deadlines, list.today)
    }
}
