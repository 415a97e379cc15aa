internal import CaseModel
internal import CountryRules

/// Timelines as one picture: that of a case, or those of all under one another.
struct TimelinePictureWriter: TimelineWriter {
    private let profile: TimelineProfile
    /// The sheet of many pictures; `nil` for the picture of one case, which is a document of its own.
    private var sheet: PictureSheet?
    private var picture: TimelinePicture?

    init(_ profile: TimelineProfile, isAll: Bool) {
        self.profile = profile
        sheet = isAll ? PictureSheet(title: profile.texts["export.title.all"], language: profile.texts.language) : nil
    }

    var needsMeasuring: Bool { sheet != nil }

    mutating func measure(_ source: TimelineSource, code: String) {
        sheet?.measure(TimelineContent(source, code: code, profile).picture)
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sheet?.begin(footer: measured.lines, to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let picture = TimelineContent(source, code: code, profile).picture
        if sheet == nil { self.picture = picture } else { try sheet?.write(picture, to: sink) }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sheet?.end(to: sink)
        if let picture { try sink(picture.svgDocument(footer: trailer.lines)) }
    }
}
