internal import CaseModel
internal import CountryRules

/// The records that an object of a JSON document holds: one when it is flat, and one for each victim when it has groups.
struct HTCDSCaseGroups {
    /// The members of each record; what concerns the case stands in every one.
    private(set) var records: [HTCDSDocumentCheck.Members]

    /// Reads the groups of ``HTCDSJSONWriter``; every other member is a field.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when a group is no list of objects.
    init(_ members: HTCDSDocumentCheck.Members, at place: String) throws(JalonError) {
        var shared: HTCDSDocumentCheck.Members = []
        var groups: [[HTCDSDocumentCheck.Members]] = []
        for member in members {
            let (key, value) = (member.key, member.value)
            if Self.whole.contains(key) {
                for object in try HTCDSDocumentCheck.objects(value, at: "\(place), \(key)") { shared += object }
            } else if Self.repeated.contains(key) {
                groups.append(try HTCDSDocumentCheck.objects(value, at: "\(place), \(key)"))
            } else {
                shared.append(member)
            }
        }
        let count = max(1, groups.map(\.count).max() ?? 1)
        records = (0..<count).map { index in
            groups.reduce(into: shared) { record, group in
                if index < group.count { record += group[index] }
            }
        }
    }

    private static let whole: Set<String> = ["case", "consent", "extensions"]
    private static let repeated: Set<String> = [
        "organisations", "persons", "victim", "perpetrator", "comments", "events", "supportPlans",
    ]
}
