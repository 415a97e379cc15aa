import Jalon

extension Centre {
    /// What is due within some days, the overdue first.
    func due(within days: Int, on today: CivilDate) throws -> [String] {
        let query = DeadlineQuery(until: try today.adding(days: days))
        return try casebook.deadlines(query).map { deadline in
            let state = deadline.state(on: today).rawValue
            return "\(deadline.due)  \(deadline.name), \(state), plan on \(deadline.earliest)"
        }
    }
}
