/// A number with its noun, as messages say it in English: `1 case`, `2 cases`.
func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
