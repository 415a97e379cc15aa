/// Colour as an extra: what it says is always in words too.
struct Style {
    let isOn: Bool

    func overdue(_ text: String) -> String { wrap(text, "1;31") }
    func dueToday(_ text: String) -> String { wrap(text, "1;33") }
    func soon(_ text: String) -> String { wrap(text, "33") }
    func heading(_ text: String) -> String { wrap(text, "1") }
    func faint(_ text: String) -> String { wrap(text, "2") }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
