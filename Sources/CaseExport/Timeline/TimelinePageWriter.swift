internal import CaseModel
internal import CountryRules

/// Timelines as one page of HTML.
struct TimelinePageWriter: TimelineWriter {
    private let profile: TimelineProfile
    private let isAll: Bool
    private var page: ExportPage?

    init(_ profile: TimelineProfile, isAll: Bool) {
        self.profile = profile
        self.isAll = isAll
        // The page of one case has its code in the title, and begins with it.
        page = isAll ? Self.page(profile, title: profile.texts["export.title.all"]) : nil
    }

    private static func page(_ profile: TimelineProfile, title: String) -> ExportPage {
        ExportPage(language: profile.texts.language, title: title, facts: [])
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try page?.begin(to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        if page == nil {
            page = Self.page(profile, title: "\(profile.texts["export.title"]) \(code)")
            try page?.begin(to: sink)
        }
        let content = TimelineContent(source, code: code, profile)
        try page?.write(TimelineSection(profile: profile).section(of: content), to: sink)
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try page?.end(footer: trailer.lines, to: sink)
    }
}
