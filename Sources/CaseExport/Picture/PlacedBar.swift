internal import CivilCalendar

/// A bar at its place in the picture.
struct PlacedBar: Sendable {
    let state: TimelinePicture.Bar.State
    /// From the start of the first day to the end of the last that it lasted.
    let start: Int
    let end: Int
    /// Where the bar would have ended; `nil` when it did not end early.
    let plannedEnd: Int?
    /// Where further lengths begin, in their order.
    let segments: [Int]
    /// Whether no end is fixed.
    let isOpen: Bool
    /// The upper end of the bar itself.
    let top: Int
    let label: PlacedLabel
    let title: String
    /// The signs of the key that it makes use of.
    let symbols: [PictureSymbol]
}

/// A bar whose row is not known yet.
struct BarPlan {
    let bar: TimelinePicture.Bar
    let start: Int
    let end: Int
    let plannedEnd: Int?
    let segments: [Int]
    let isOpen: Bool
    let caption: PictureCaption

    init(_ bar: TimelinePicture.Bar, _ picture: TimelinePicture, _ scale: PictureScale, _ words: PictureWords) {
        self.bar = bar
        let start = scale.start(of: bar.from)
        // A bar that ends before it begins is drawn as its first day: the table says what was recorded.
        let early = bar.endedEarly.flatMap { end in bar.to.map { end < $0 } ?? true ? end : nil }
        let last = early ?? bar.to
        let reachesToday = scale.contains(picture.today) && picture.today > bar.from
        let open = reachesToday ? scale.middle(of: picture.today) : scale.right
        let end = max(last.map { scale.end(of: $0) } ?? open, start + Self.shortest)
        let planned = early == nil ? nil : bar.to.map { max(scale.end(of: $0), end + Self.shortest) }
        segments = Set(bar.extensions.filter { $0 > bar.from }.map { scale.start(of: $0) })
            .filter { $0 > start && $0 < planned ?? end }.sorted()
        (self.start, self.end, plannedEnd, isOpen) = (start, end, planned, last == nil)
        caption = Self.caption(bar, early, picture, words)
    }

    /// The signs of the key that the bar makes use of.
    var symbols: [PictureSymbol] {
        [.bar(bar.state)] + (segments.isEmpty ? [] : [.extended]) + (plannedEnd == nil ? [] : [.endedEarly])
    }

    private static func caption(
        _ bar: TimelinePicture.Bar, _ early: CivilDate?, _ picture: TimelinePicture, _ words: PictureWords
    ) -> PictureCaption {
        let from = picture.text(of: bar.from)
        let last = (early ?? bar.to).map(picture.text)
        let days = last.map { $0 == from ? from : "\(from) – \($0)" } ?? "\(from) →"
        var title = "\(days): \(bar.label) (\(words[bar.state]))"
        let extensions = Set(bar.extensions.filter { $0 > bar.from }.map(picture.text)).sorted()
        if !extensions.isEmpty { title += "; \(words.extended): \(extensions.joined(separator: ", "))" }
        if early != nil {
            title += "; \(words.endedEarly)"
            if let planned = bar.to { title += " (\(picture.text(of: planned)))" }
        }
        if !bar.note.isEmpty { title += ". \(bar.note)" }
        return PictureCaption(days: days, text: bar.label, word: "", title: title, daysLast: true)
    }

    /// What is too short to be seen is drawn that wide.
    private static let shortest = 4
}
