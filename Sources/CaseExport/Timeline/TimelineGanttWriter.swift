internal import CaseModel
internal import CountryRules

/// Timelines as one chart of Mermaid.
struct TimelineGanttWriter: TimelineWriter {
    private let profile: TimelineProfile
    private let isAll: Bool
    private var isFirst = true

    init(_ profile: TimelineProfile, isAll: Bool) {
        self.profile = profile
        self.isAll = isAll
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {}

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let content = TimelineContent(source, code: code, profile)
        let chart = MermaidGantt(
            content.picture, title: isAll ? profile.texts["export.title.all"] : content.picture.title,
            prefix: isAll ? "\(code) · " : "")
        if isFirst { try chart.begin(to: sink) }
        isFirst = false
        try chart.writeSections(to: sink)
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        // A comment of Mermaid is a line of its own; nothing in it may begin a directive.
        let lines = trailer.lines.map { "%% \(MermaidLabel.harmless($0))\n" }.joined()
        try sink(Array(((isFirst ? "gantt\n" : "") + lines).utf8))
    }
}
