/// Marks of one kind that stand close together and share a sign.
struct MarkCluster {
    private(set) var marks: [MarkPlan]

    /// The marks each apart.
    static func single(_ marks: [MarkPlan]) -> [MarkCluster] { marks.map { MarkCluster(marks: [$0]) } }

    /// Marks of a kind joined as long as they are near the first of them.
    ///
    /// Kinds stay apart, so that a refusal is never hidden among steps.
    ///
    /// - Parameter marks: By their place.
    static func joined(_ marks: [MarkPlan]) -> [MarkCluster] {
        var clusters: [MarkCluster] = []
        for mark in marks {
            let near = clusters.lastIndex { $0.marks[0].symbol == mark.symbol && mark.x - $0.marks[0].x < reach }
            if let near {
                clusters[near].marks.append(mark)
            } else {
                clusters.append(MarkCluster(marks: [mark]))
            }
        }
        return clusters
    }

    /// How far the marks of a cluster may lie apart.
    private static let reach = 96
}
