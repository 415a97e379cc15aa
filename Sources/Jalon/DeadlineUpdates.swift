public import CaseModel
internal import CaseStore
public import CivilCalendar

/// The deadlines of a casebook, at once and then whenever they change.
///
/// It is made by `Casebook/deadlineUpdates(_:within:today:every:clock:)`.
public struct DeadlineUpdates: AsyncSequence, Sendable {
    /// The list.
    public typealias Element = DeadlineList
    /// What reading a casebook throws.
    public typealias Failure = JalonError

    let casebook: Casebook
    let query: DeadlineQuery
    let days: Int?
    let today: @Sendable () -> CivilDate
    let interval: Duration
    let clock: any Clock<Duration>

    /// Begins anew with the list as it stands.
    public func makeAsyncIterator() -> Iterator { Iterator(updates: self) }

    /// The list on a day.
    fileprivate func list(on today: CivilDate) throws(JalonError) -> DeadlineList {
        var query = query
        if let days {
            let last = (try? today.adding(days: days)) ?? .latest
            query.until = Swift.min(query.until ?? last, last)
        }
        return try DeadlineList(today: today, deadlines: casebook.deadlines(query))
    }
}

extension DeadlineUpdates {
    /// Looks for changes only while somebody waits for one: whoever is slow is given the newest list, and none between.
    public struct Iterator: AsyncIteratorProtocol {
        private let updates: DeadlineUpdates
        private var last: (list: DeadlineList, version: StoreVersion)?
        private var hasEnded = false

        fileprivate init(updates: DeadlineUpdates) { self.updates = updates }

        /// The list as soon as it differs from the one given before; `nil` once the task is cancelled.
        ///
        /// - Throws: `JalonError`, and nothing comes after it: what `Casebook/deadlines(_:)` throws, and `failed` when
        ///   another casebook took the place of the one that is open. A casebook that is locked meanwhile is waited for.
        public mutating func next() async throws(JalonError) -> DeadlineList? {
            guard !hasEnded else { return nil }
            do {
                while true {
                    if let list = try await look() { return list }
                    try await updates.clock.sleep(for: updates.interval)
                }
            } catch {
                hasEnded = true
                // All else comes from the task's end.
                guard let error = error as? JalonError else { return nil }
                throw error
            }
        }

        /// The list, when it is not what was given before.
        private mutating func look() async throws -> DeadlineList? {
            let (updates, last) = (updates, last)
            let found: (list: DeadlineList, version: StoreVersion)?
            do {
                found = try await updates.casebook.perform { casebook in
                    // The version comes first: what is written between the two shows the next time.
                    let (today, version) = (updates.today(), try casebook.store.version())
                    guard today != last?.list.today || version != last?.version else { return nil }
                    return (try updates.list(on: today), version)
                }
            } catch {
                // Somebody writes for long; the first list is not waited for, so that this shows.
                guard last != nil, (error as? JalonError)?.code == .locked else { throw error }
                updates.casebook.log.waited("deadlines.observe")
                return nil
            }
            guard let found else { return nil }
            self.last = found
            return found.list == last?.list ? nil : found.list
        }
    }
}

extension Casebook {
    /// The deadlines at once, and then whenever they change: because something was recorded with this casebook or by
    /// another process, or because another day has come.
    ///
    /// ```swift
    /// for try await list in casebook.deadlineUpdates(within: 30, today: { centre.today }) {
    ///     show(list.deadlines, on: list.today)
    /// }
    /// ```
    ///
    /// A list that equals the one before is not given again. There is no buffer and no task behind it: it looks while
    /// somebody waits for the next list, on the casebook's own queue (see `perform(_:)`), and ends with the task that
    /// waits. Looking is cheap: SQLite says whether anything was written, and only then the list is read.
    ///
    /// - Parameters:
    ///   - query: Which deadlines.
    ///   - days: Only those due at most so many days after today, the overdue ones included, 0 or more; `nil` for all.
    ///   - today: The day it is. It is asked whenever it looks, on the casebook's queue.
    ///   - interval: How long it waits before it looks again.
    ///   - clock: What it waits by.
    public func deadlineUpdates(
        _ query: DeadlineQuery = DeadlineQuery(), within days: Int? = nil,
        today: @escaping @Sendable () -> CivilDate, every interval: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock()
    ) -> DeadlineUpdates {
        DeadlineUpdates(
            casebook: self, query: query, days: days, today: today, interval: interval, clock: clock)
    }
}
