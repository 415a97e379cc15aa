/// Somebody who takes part in a case, by role and never by name.
public struct ReferenceRole: Sendable, Hashable, Identifiable {
    /// The role's code, such as `specialised-centre`.
    public let id: String
    /// What the role does in Belgium, where a source says so.
    public let tasks: [Task]

    /// The key of its name.
    public var textKey: String { "role.\(id)" }

    /// What a role does.
    public struct Task: Sendable, Hashable, Identifiable {
        /// The task's identifier within its role, such as `inform`.
        public let id: String
        /// Where it was read.
        public let origin: ReferenceOrigin
    }

    /// The key of a task's sentence.
    public func textKey(of task: Task) -> String { "roleTask.\(id).\(task.id)" }
}

extension ReferenceRole: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, tasks }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        tasks = try values.list([Task].self, forKey: .tasks)
    }
}

extension ReferenceRole.Task: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, asOf, status, source }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        origin = try decoder.origin(values, asOf: .asOf, status: .status, source: .source)
    }
}
