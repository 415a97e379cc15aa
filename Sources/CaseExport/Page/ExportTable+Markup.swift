internal import CaseModel
internal import CivilCalendar

extension ExportTable.Cell {
    /// Writes the value as a page shows it.
    func write(in words: Words, to markup: inout Markup) {
        switch self {
        case .empty: break
        case .text(let text): markup.text(text)
        case .date(let day): markup.element("time", ["datetime": "\(day)"], words.short(day))
        case .month(let day): markup.element("time", ["datetime": day.monthText], day.monthText)
        case .instant(let instant): markup.element("time", ["datetime": Self.milliseconds(instant)], "\(instant)")
        case .integer(let number): markup.text("\(number)")
        case .boolean(let value): markup.text(words[value ? .yes : .no])
        }
    }

    /// HTML's times end at the millisecond.
    private static func milliseconds(_ instant: Instant) -> String {
        let text = "\(instant)"
        return text.utf8.count == 27 ? text.prefix(23) + "Z" : text
    }
}
