/// Whose cases a list shows.
public enum WorkerFilter: Sendable, Hashable {
    /// The cases of which somebody is the owner or the deputy.
    case of(WorkerCode)
    /// The cases that nobody answers for.
    case nobody
}
