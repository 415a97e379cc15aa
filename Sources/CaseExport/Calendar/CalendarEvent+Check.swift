internal import CaseModel

extension CalendarEvent {
    /// Looks for what cannot stand in a calendar.
    ///
    /// The message names the event by its identifier, and repeats none of its texts.
    ///
    /// - Throws: `JalonError` (`invalidInput`) for the first thing found.
    func check() throws(JalonError) {
        guard !CalendarText.isBlank(summary) else { throw bad("has an empty summary: give one") }
        try check(summary, at: "summary", longest: Self.longestText)
        try check(description, at: "description", longest: Self.longestText)
        guard categories.count <= Self.mostCategories else {
            throw bad("has more than \(Self.mostCategories) categories: leave some out")
        }
        for category in categories { try check(category, at: "category", longest: Self.longestWord) }
        guard alarms.count <= Self.mostAlarms else {
            throw bad("has more than \(Self.mostAlarms) alarms: leave some out")
        }
        guard alarms.allSatisfy((0...Self.earliestAlarm).contains) else {
            throw bad("has an alarm that is not 0 to \(Self.earliestAlarm) days before its day")
        }
        guard (0...Int(Int32.max)).contains(sequence) else {
            throw bad("has a sequence that is not 0 to \(Int32.max)")
        }
    }

    private func check(_ text: String, at place: String, longest: Int) throws(JalonError) {
        guard text.utf8.count <= longest else {
            throw bad("has a \(place) longer than \(longest) bytes: shorten it")
        }
    }

    private func bad(_ what: String) -> JalonError {
        JalonError(.invalidInput, "the calendar event \(uid) \(what)")
    }
}
