package import CaseModel
package import CivilCalendar
package import CountryRules

// What stands before or behind a day or a name differs from language to language, and so does its place.
extension RuleTexts {
    /// From that day on.
    package func since(_ day: CivilDate) -> String { phrase("since", ["day": .day(day)]) }

    /// To that day, which is the last.
    package func until(_ day: CivilDate) -> String { phrase("until", ["day": .day(day)]) }

    /// Until a month, such as `2027-05`.
    package func until(month: String) -> String { phrase("until-month", ["month": .text(month)]) }

    /// When it is planned to end.
    package func plannedUntil(_ day: CivilDate) -> String { phrase("planned-until", ["day": .day(day)]) }

    /// The last day that is printed on the document.
    package func printed(_ day: CivilDate) -> String { phrase("printed", ["day": .day(day)]) }

    /// When it ended.
    package func ended(_ day: CivilDate) -> String { phrase("ended", ["day": .day(day)]) }

    /// Its last day, with the weekday.
    package func ends(_ day: CivilDate) -> String { phrase("ends", ["day": .weekday(day)]) }

    /// When a case was opened, with the weekday.
    package func opened(_ day: CivilDate) -> String { phrase("opened", ["day": .weekday(day)]) }

    /// When a case was closed, with the weekday.
    package func closed(_ day: CivilDate) -> String { phrase("closed", ["day": .weekday(day)]) }

    /// To whom it was sent.
    package func sent(to role: Role) -> String { phrase("sent-to", ["role": .text(self.role(role))]) }

    /// From whom it came.
    package func received(from role: Role) -> String { phrase("received-from", ["role": .text(self.role(role))]) }

    /// Who answers for a case, by code.
    package func owner(_ who: WorkerCode) -> String { phrase("owner", ["who": .text(who.text)]) }

    /// Who stands in, by code.
    package func deputy(_ who: WorkerCode) -> String { phrase("deputy", ["who": .text(who.text)]) }

    /// A nationality by its code.
    package func nationality(_ code: String) -> String { phrase("nationality", ["country": .text(code)]) }

    /// A label with what it is about: French has a space before the colon.
    package func labelled(_ label: String, _ text: String) -> String { label + colon + text }

    /// Texts with their labels, each on a line.
    ///
    /// They are put together in one text: each by itself was copied once more (make bench ROW=csv).
    func labelled(_ lines: [(label: String, text: String)]) -> String {
        var all = ""
        all.reserveCapacity(lines.reduce(0) { $0 + $1.label.utf8.count + $1.text.utf8.count + 4 })
        for (index, line) in lines.enumerated() {
            if index > 0 { all += "\n" }
            all += line.label
            all += colon
            all += line.text
        }
        return all
    }

    private var colon: String { language == .french ? " : " : ": " }

    private func phrase(_ name: String, _ values: [String: Wording.Value]) -> String {
        sentence(Wording("phrase.\(name)", values: values))
    }
}
